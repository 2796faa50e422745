"""A whole Word file read: bytes in, a `Draft` out, by way of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from paperwork.model.blocks import Block
from paperwork.model.look import PageSetup
from paperwork.model.paper import Draft, DraftSection, Properties, Stamp

from .. import carried as carrying
from .. import stamp as stamps
from ..annotations import is_annotation
from ..known import Known
from ..package import Package, open_package, refusal
from .about import read_properties
from .baggage import baggage
from .body import Read, SectionEnd, blocks_of, stream
from .changes import words
from .fields import whole_fields
from .gathering import gathered
from .marking import Marking, wanted
from .numbering import Counter, Numbering
from .properties import colour_of
from .sections import Furnisher, body_sections, page_setup, text_width
from .story import NOTE_FORMATS, NoteNumbers, Reading, Story
from .styles import Styles
from .theme import read_theme
from .values import Element, attr, child, is_on, local, points, val, w, whole

_WORD_2013 = 15


def read(data: bytes, name: str, known: Known | None = None) -> Draft:
    """What a Word file says, with all looks resolved and tracked changes taken as accepted.

    Regions that are `known` are told instead: their blocks are not read.
    Raises PaperworkError with exit status 2 for what is no readable .docx, .docm or template of either.
    """
    package = open_package(data, name, macros=True)
    root = package.xml(package.main)
    bodies = [] if root is None else root.findall(w("body"))
    if not bodies:
        raise refusal(name, "holds no document.", check="damaged-file")
    for more in bodies[1:]:
        bodies[0].extend(list(more))
    document = _Document(package, bodies[0])
    if known is not None:
        document.reading.known = known.of
    return document.read()


class _Document:
    def __init__(self, package: Package, body: Element) -> None:
        self.package, self.body, self.part = package, body, package.main
        self.settings = self._side_part("settings")
        theme = self.theme = read_theme(self._side_part("theme"), self.settings)
        self.first_page = self._page(next(iter(body_sections(body)), body))
        numbering = Numbering(self._side_part("numbering"), theme)
        self.reading = Reading(
            package,
            theme,
            numbering,
            Styles(self._side_part("styles"), theme, numbering),
            NoteNumbers(self.settings),
            *_comment_texts(self._side_part("comments")),
            hangs_tables=_compatibility(self.settings) < _WORD_2013,
            marking=Marking(wanted(body)),
            read=read,
            properties=lambda: self._properties,
        )

    def read(self) -> Draft:
        sections, notes = tuple(self._sections()), self._notes()
        stamp = self._stamp()
        carried = carrying.found(self._own_parts.values())
        for title in carrying.lost((block for section in sections for block in section.blocks), carried):
            message = f"The pages of '{title}' stand here as pictures alone: the file does not carry their PDF."
            hint = "Build the draft anew, or put the PDF itself beside the paper."
            self.reading.find("appendix-carried", message, hint)
        self._note_the_rest()
        return Draft(
            sections=sections,
            properties=self._properties,
            notes=notes,
            comments=tuple(text for text in self.reading.comments.values() if text),
            stamp=stamp,
            carried=carried,
            baggage=baggage(self.package, self.body, self.settings, self._own_parts.values()),
            findings=gathered(self.reading.findings),
            even_and_odd=is_on(child(self.settings, "evenAndOddHeaders")),
            tab_every=points(val(child(self.settings, "defaultTabStop")), default=36.0) or 36.0,
            background=self._background(),
            marked=self.reading.marking.marked,
            endnotes_by_section=val(child(child(self.settings, "endnotePr"), "pos")) == "sectEnd",
        )

    def _note_the_rest(self) -> None:
        self.reading.heading, self.reading.paragraph = "", 0
        for id, said in self.reading.comments.items():
            if id not in self.reading.placed_comments:
                message = "The file holds a comment that stands nowhere in its text."
                self.reading.find("comment", message, "Delete all comments in Word.", "error", said)
        if self.package.related(self.part, "vbaProject"):
            message = "The file holds macros. They were not run, and the PDF has none of them."
            self.reading.find("macros", message, "Look whether all that they fill in is in the file as it was saved.")
        for place in self.reading.changes.left:
            what = "a changed page set-up" if local(place) == "sectPrChange" else "a change between paragraphs"
            self.reading.find_change(what, words(place))
        for part in dict.fromkeys(self.package.mended):
            message = f"A part of the file is damaged, and was read as far as it goes: {part}."
            hint = "Look whether all its words are in the PDF. Open the file in Word and save it again."
            self.reading.find("damaged-part", message, hint)
        for part in dict.fromkeys(self.package.damaged):
            message = f"A part of the file is damaged, and was left out: {part}."
            self.reading.find("damaged-part", message, "Open the file in Word, let Word mend it, and save it again.")

    def _stamp(self) -> Stamp | None:
        return stamps.found(self._own_parts)

    @cached_property
    def _properties(self) -> Properties:
        return read_properties(self.package, self.reading.styles.language)

    @cached_property
    def _own_parts(self) -> dict[str, bytes]:
        parts = [part for part in self.package.parts if part.lower().startswith("customxml/item")]
        return {part: self.package.sound_data(part) for part in parts}

    def _side_part(self, kind: str) -> Element | None:
        return self.package.sound_xml(self.package.related(self.part, kind))

    def _story(self, part: str, root: Element, width: float, note: str = "") -> Story:
        self.reading.changes.add(root)
        return Story(self.reading, part, width, Counter(self.reading.numbering), whole_fields(root), note)

    def _sections(self) -> Iterator[DraftSection]:
        ends = body_sections(self.body)
        pages = [self._page(end) for end in ends] or [self.first_page]
        furnisher = Furnisher(self.package, self.part, self._furniture)
        story = self._story(self.part, self.body, text_width(pages[0]))
        story.page = pages[0]
        blocks: list[Block] = []
        at = 0
        self._begin(ends, at, story)
        for read in self._stream(story):
            if not isinstance(read, SectionEnd):
                blocks.append(read)
                continue
            headers, footers = furnisher.of(read.properties, story.width)
            yield DraftSection(self._page(read.properties), tuple(blocks), headers, footers)
            blocks, at = [], at + 1
            self._begin(ends, at, story)
            story.page = pages[min(at, len(pages) - 1)]
            story.width = text_width(story.page)

    def _page(self, section: Element) -> PageSetup:
        return page_setup(section, self.settings, self.theme)

    def _background(self) -> str:
        """The colour of all pages, where the file says that it is to be seen."""
        said = child(self.body.getparent(), "background")
        if said is None or not is_on(child(self.settings, "displayBackgroundShape")):
            return ""
        return colour_of(said, self.theme, "color")

    def _begin(self, ends: list[Element], at: int, story: Story) -> None:
        story.begins = True
        if at < len(ends):
            self.reading.notes.begin(ends[at])

    def _stream(self, story: Story) -> Iterator[Read]:
        yield from stream(story, self.body)
        last = child(self.body, "sectPr")
        yield SectionEnd(self.body if last is None else last)

    def _furniture(self, part: str, width: float) -> tuple[Block, ...]:
        root = self.package.sound_xml(part)
        if root is None:
            return ()
        heading, paragraph = self.reading.heading, self.reading.paragraph
        self.reading.heading = "header or footer"
        story = self._story(part, root, width)
        story.furniture, story.page = True, self.first_page
        blocks = blocks_of(story, root)
        self.reading.heading, self.reading.paragraph = heading, paragraph
        return blocks

    def _notes(self) -> dict[str, tuple[Block, ...]]:
        found: dict[str, tuple[Block, ...]] = {}
        width = text_width(self.first_page)
        elements = {key: at for kind in NOTE_FORMATS for key, at in self._referred_to(kind).items()}
        # Reading a note may find marks of others in it.
        while waiting := [key for key in self.reading.notes.marks if key in elements and key not in found]:
            for key in waiting:
                part = self.package.related(self.part, f"{key.partition('-')[0]}s")
                found[key] = blocks_of(self._story(part, elements[key], width, key), elements[key])
        return found

    def _referred_to(self, kind: str) -> dict[str, Element]:
        """The notes of a kind by their marks. A mark that leads nowhere takes the next by number that none leads to."""
        root = self._side_part(f"{kind}s")
        notes = {f"{kind}-{attr(at, 'id')}": at for at in (() if root is None else root)}
        marks = [key for key in self.reading.notes.marks if key.startswith(f"{kind}-")]
        spare = [at for key, at in notes.items() if key not in marks and attr(at, "type") in ("", "normal")]
        spare.sort(key=lambda at: whole(attr(at, "id")))
        lost = [key for key in marks if key not in notes]
        if lost:
            message = f"{len(lost)} {kind} marks lead to nothing; {kind}s that no mark leads to stand there, in order."
            self.reading.find("note-missing", message, f"Look whether each {kind} stands under its own mark.")
        return notes | dict(zip(lost, spare, strict=False))


def _comment_texts(root: Element | None) -> tuple[dict[str, str], frozenset[str]]:
    """The texts of comments by their ids; and the ids of those that say what a check found, which do not count."""
    every = [] if root is None else list(root.iterchildren(w("comment")))
    texts = {}
    for comment in (one for one in every if not is_annotation(one)):
        paragraphs = ("".join(said.text or "" for said in at.iter(w("t"))) for at in comment.iter(w("p")))
        texts[attr(comment, "id")] = "\n".join(paragraphs)
    return texts, frozenset(attr(one, "id") for one in every if is_annotation(one))


def _compatibility(settings: Element | None) -> int:
    """The version of Word that a file is laid out for: 15 is Word 2013 and all later ones."""
    for said in () if settings is None else settings.iter(w("compatSetting")):
        if attr(said, "name") == "compatibilityMode":
            return whole(val(said), 12)
    return 12
