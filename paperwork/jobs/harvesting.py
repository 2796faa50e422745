"""What an edited draft says in each place where its paper's author writes, ready to be compared with the inputs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from paperwork.inputs.homes import Home
from paperwork.inputs.known import Known
from paperwork.jobs.belonging import Living
from paperwork.model.blocks import Block, Heading, ListItem, Opaque, Paragraph, Region, Span, within
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Draft
from paperwork.model.revision import WHOLE
from paperwork.model.tags import FACT, fact_name, owner_of
from paperwork.paper import tags
from paperwork.revise.gaps import is_sign
from paperwork.revise.naming import story_of
from paperwork.revise.remarks import CLASH
from paperwork.revise.spacing import is_one_of
from paperwork.revise.tokens import tokens
from paperwork.word import archive
from paperwork.word.furniture import is_furniture
from paperwork.word.normal import normal_form, raised, regions, struck, told
from paperwork.word.patch.recovering import recovered
from paperwork.word.patch.settling import settled
from paperwork.word.patch.torn import are_alike, pieces
from paperwork.word.reader import read

_LONGEST = 100

Blocks = tuple[Block, ...]


def tag_of(home: Home) -> str:
    """The tag under which a place of the inputs stands in a draft."""
    return tags.measure(home.id, home.part) if home.part else tags.section(home.id)


def cut(said: str) -> str:
    """Words as findings quote them."""
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


def with_controls(given: Living) -> Draft:
    """A draft with the controls that it has lost, as far as they can be made again."""
    return _recovered(given)[0]


def _recovered(given: Living) -> tuple[Draft, frozenset[str]]:
    """A draft with its controls, and the tags of those that were made again."""
    stamped = {tag: one.text for tag, one in given.stamp.regions.items()}
    try:
        found = recovered(archive.members(given.data, given.file.name), stamped, stamped)
    except PaperworkError:
        # Of a damaged file reading says which it is, and not its part alone.
        _ = given.draft
        raise
    draft = read(archive.packed(found.parts, tight=False), given.file.name) if found.found else given.draft
    return draft, frozenset(found.found)


def _clashing(given: Living) -> Mapping[str, str]:
    """The texts in which a refresh put other words beside a person's that nobody has settled, without those words."""
    if not any(CLASH in comment for comment in given.draft.comments):
        return {}
    rejected = settled(archive.members(given.data, given.file.name), accept=False)
    before, now = regions(read(archive.packed(rejected, tight=False), given.file.name)), regions(given.draft)
    return {tag: before[tag].text for tag, one in now.items() if tag in before and before[tag] != one}


class Drafted:
    """A draft and its stamp, by the places of its paper. `findings` gathers what stays in the draft alone.

    `base` has what the stamp says, by tag, and `regions` the blocks that stand under each tag, a run a place. `values`
    has what each fact showed when the draft was stamped, by its tag, `earlier` what had been written under each tag
    before that. `frames` has what stands outside all parts, in the body and in each header and footer: as stamped, and
    as it is now. `clashing` are the texts in which words of a refresh wait to be settled, by tag, without those words.
    """

    def __init__(self, given: Living, known: Known) -> None:
        stamp = given.stamp
        self.draft, self._made_again = _recovered(given)
        draft = self.draft
        self.findings: list[Finding] = []
        self.sources = stamp.sources
        self.values: Mapping[str, str] = {tag: one.text for tag, one in stamp.regions.items() if tag.startswith(FACT)}
        self.base = {tag: one.text for tag, one in stamp.regions.items()}
        self.earlier = {tag: one.earlier for tag, one in stamp.regions.items()}
        self._standing = {tag: one.text for tag, one in regions(draft).items()}
        self.frames = {tag: (_frame_before(tag, text, self.base), text) for tag, text in _frames(self._standing)}
        self.name, self._known, self.clashing = given.file.name, known, _clashing(given)
        self._look_for_hidden(draft.findings)
        self.regions: dict[str, list[Blocks]] = {}
        for block in within(draft.blocks):
            if isinstance(block, Region):
                self.regions.setdefault(block.tag, []).append(block.blocks)

    @property
    def reframed(self) -> bool:
        """Whether anything outside the parts that an author writes has changed."""
        return any(base != now for base, now in self.frames.values())

    @property
    def unsettled(self) -> frozenset[str]:
        """The lines outside of all parts in which words of a refresh stand that nobody has settled."""
        frames = ((now, self.clashing[tag]) for tag, (_, now) in self.frames.items() if tag in self.clashing)
        return frozenset(line for now, without in frames for line in {*now.split("\n")} - {*without.split("\n")})

    def find(self, home: Home, check: str, message: str, hint: str, quote: str = "") -> None:
        """Notes something about one place, as a warning."""
        place = Place(self.name, heading=home.title)
        self.findings.append(
            Finding(check, place, message, hint, "warning", quote=quote, key=f"{tag_of(home)} {quote}".strip())
        )

    def said(self, home: Home) -> tuple[str, str] | None:
        """What one place said when it was stamped, and says now, in normal form; None where it is not there, once."""
        tag = tag_of(home)
        base = self.base.get(tag, normal_form(home.said))
        standing = self.regions.get(tag)
        if not standing:
            if tag in self.base and home.said:
                self._gone(home)
            return None
        blocks = _joined(standing, base)
        if blocks is None:
            message = "This part stands in the draft more than once, and the copies differ: nothing of it was taken."
            self.find(home, "part-twice", message, "Delete all but one in Word, and harvest again.")
            return None
        if tag in self.clashing:
            message = "Words from the inputs stand here beside yours, and wait to be settled: nothing of it was taken."
            self.find(home, "unsettled", message, "Accept or reject the changes in Word, and harvest again.")
            return None
        own = tuple(_own(blocks))
        if tag in self._made_again and self._is_torn(tag, base, normal_form(own)):
            message = "This part came back from another program without its beginning: nothing was taken from it."
            hint = f"Type what is new in {home.file}, or put the part's words together again in a draft built anew."
            self.find(home, "part-torn", message, hint)
            return None
        self._look_for_figures(home, own)
        self._look_for_struck(home, own)
        self._look_for_raised(home, own)
        return base, normal_form(tuple(self._plain(home, block) for block in own))

    def _is_torn(self, tag: str, base: str, now: str) -> bool:
        """Whether lines that a part has lost stand elsewhere in the draft, where they did not when it was stamped."""
        lost = Counter(pieces(base)) - Counter(pieces(now))
        if not lost:
            return False
        was, stand = (_elsewhere(tag, texts) for texts in (self.base, self._standing))
        come = stand - was
        return any(are_alike(one, come) for one in lost)

    def _gone(self, home: Home) -> None:
        message = f"This part is not in the draft any more, so {home.file} keeps its words."
        hint = (
            f"If it was deleted on purpose, delete it in {home.file}; if not, its frame was lost: copy its words there."
        )
        self.find(home, "part-gone", message, hint)

    def _look_for_struck(self, home: Home, blocks: Blocks) -> None:
        """Finds words that are struck through: no text file tells them from others."""
        for said in struck(blocks):
            message = f"'{cut(said)}' is struck through in the draft; {home.file} has it as words like any other."
            self.find(home, "struck-through", message, "Delete these words in Word, and harvest again.", said)

    def _look_for_raised(self, home: Home, blocks: Blocks) -> None:
        """Finds superscripts and subscripts: no text file tells them from other words."""
        for said in raised(blocks):
            message = f"'{cut(said)}' is superscript or subscript in the draft; {home.file} has it on the line."
            hint = "Type a sign of its own (², ₂) or write it out, and harvest again."
            self.find(home, "superscript", message, hint, said)

    def _look_for_hidden(self, found: Sequence[Finding]) -> None:
        """Finds hidden text, which stays in the draft alone."""
        for said in dict.fromkeys(finding.quote for finding in found if finding.check == "hidden-text"):
            message = f"Hidden text stands in the draft, and stays there alone: '{cut(said)}'"
            hint = "Show it in Word and harvest again, or delete it."
            self.findings.append(Finding("hidden-left", Place(self.name), message, hint, "warning", quote=said))

    def _look_for_figures(self, home: Home, blocks: Blocks) -> None:
        """Finds figures with something typed over them."""
        for tag, text in told(blocks).inside:
            value = self.values.get(tag) if tag.startswith(FACT) else None
            if value is None or is_one_of(text, value) or is_sign(text):
                continue
            if is_one_of(text, self.earlier[tag]):
                self._kept(home, text, value)
            elif self._is_known(fact_name(tag)):
                form, was = f"{{{{ {fact_name(tag)} }}}}", value.replace("\n", "' or '")
                message = (
                    f"'{cut(text)}' is typed over a figure, {form}, which was '{was}'. {home.file} keeps the figure."
                )
                hint = (
                    "Mend the number in the data. To say it in your own words, delete the figure whole, and write them."
                )
                self.find(home, "fact-typed-over", message, hint, text)

    def _kept(self, home: Home, text: str, value: str) -> None:
        """Tells of a figure that stands as the program wrote it earlier: the newer one was rejected."""
        said = value.replace("\n", "' or '")
        message = f"'{cut(text)}' is kept as an earlier version had it; '{said}' was written there since."
        hint = "If the newer figure is to stand there, type it over this one: it goes on changing with the data then."
        self.find(home, "figure-kept", message, hint, text)

    def _is_known(self, fact: str) -> bool:
        measure, _, name = fact.partition(".")
        return self._known.check_fact(measure, name) is None

    def _plain(self, home: Home, block: Block) -> Block:
        """A block with as words what in a draft is more, and what inputs cannot name; a box as one that is left out."""
        if isinstance(block, Opaque):
            return replace(block, text=" ".join(block.text.split()), blocks=())
        if not isinstance(block, Paragraph | Heading | ListItem):
            return block
        return replace(block, spans=tuple(self._span(home, span) for span in block.spans))

    def _span(self, home: Home, span: Span) -> Span:
        if span.fact and not self._is_known(span.fact):
            message = f"The book has no figure {span.fact}: its words, '{cut(span.text)}', are taken as they stand."
            self.find(home, "fact-unknown", message, "Look whether it came with text from another paper.", span.text)
            return replace(span, fact="")
        if span.field:
            message = (
                f"'{cut(span.text)}' is worked out by Word ({span.field.split(' ', 1)[0]}); it is taken as it stands."
            )
            self.find(home, "left-in-draft", message, "Look whether the words still hold in the next draft.", span.text)
        return replace(span, field="")


def _elsewhere(tag: str, texts: Mapping[str, str]) -> Counter[str]:
    """The lines of all texts of a draft but one, each with how often it stands there."""
    return Counter(line for known, text in texts.items() if known != tag for line in pieces(text))


def _frames(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What stands outside of all parts, by tag."""
    yield from ((tag, text) for tag, text in texts.items() if tag == WHOLE or is_furniture(tag))


def _frame_before(tag: str, text: str, base: Mapping[str, str]) -> str:
    """What a frame said when the draft was stamped; of a header or footer that is counted otherwise now, the likest."""
    alike = [one for known, one in base.items() if story_of(known) and story_of(known) == story_of(tag)]
    if tag in base or not alike or text in alike:
        return base.get(tag, text)
    return max(alike, key=lambda one: _alike(text, one))


def _own(blocks: Blocks) -> Iterator[Block]:
    """The blocks of a part without other parts of an author that came into it, which go with the heading over them."""
    for at, block in enumerate(blocks):
        below = blocks[at + 1] if isinstance(block, Heading) and at + 1 < len(blocks) else block
        if not (isinstance(below, Region) and owner_of(below.tag) == "author"):
            yield block


def _joined(standing: list[Blocks], base: str) -> Blocks | None:
    """The one text of a part that stands in pieces: cut by a section's end, or copied; None where copies differ."""
    whole = tuple(block for piece in standing for block in piece)
    texts = [normal_form(piece) for piece in standing]
    edited = [at for at, text in enumerate(texts) if text != base]
    if len(texts) == 1 or normal_form(whole) == base:
        return whole
    if len(edited) < len(texts):
        return standing[edited[0]] if len({texts[at] for at in edited}) == 1 else None if edited else standing[0]
    if len(set(texts)) == 1:
        return standing[0]
    closest = max(_alike(text, base) for text in texts)
    return whole if _alike(normal_form(whole), base) >= closest else None


def _alike(text: str, base: str) -> float:
    return SequenceMatcher(None, tokens(text), tokens(base), autojunk=False).ratio()
