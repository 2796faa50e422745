"""Controls that a draft has lost, made again round the hidden bookmarks that stood beside them.

LibreOffice 7.4 drops every tag, lets controls end too early or too late, and parts a bookmark that goes over several
paragraphs or cells into pieces of one name; Word's "Remove Content Control" leaves the bookmark alone. A bookmark is
taken from its first start to the last end of its name before another region begins: a copy further down is no part of
it, and loses the name. Saved twice, a bookmark in pieces has lost all but the last: its part begins where the plain
control begins that LibreOffice left under its alias, or else with the words that the part was stamped with.
What a person added after the last paragraph of an author's region is known by not being in the frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree
from msgspec import Struct, field

from paperwork.model.revision import WHOLE
from paperwork.model.tags import FACT, owner_of

from .. import archive, controls
from ..furniture import is_furniture
from ..markup import W, below, elements, serialised, value, w, words
from . import joining, torn
from .walking import Element

# Where LibreOffice or Word leave the frame of a control that does nothing but hold its content.
_PLAIN = frozenset({*map(w, ("id", "alias", "docPartObj", "placeholder", "showingPlcHdr", "rPr", "lock"))})
_HOMES = frozenset(map(w, ("body", "tc", "sdtContent", "customXml", "hdr", "ftr", "txbxContent")))
_LINES = frozenset(map(w, ("p", "hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdtContent", "fldSimple")))
# How many controls of one tag may be gone between two that are there.
_GAP = 20


class Recovered(Struct, frozen=True):
    """A draft's parts with its controls back: the tags of those, and the tags that nothing in the draft bears now.

    What is `lost` was deleted by a person, or by a program with the bookmark.
    """

    parts: Mapping[str, bytes]
    found: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def recovered(parts: Mapping[str, bytes], tags: Iterable[str], stamped: Mapping[str, str] = {}) -> Recovered:
    """The parts with every control of some tags that can be made again; the same bytes where there is none.

    `stamped` has the normal form of each part, and of the frame, as they were last written: by it is known what a
    program tore off the beginning of a part. What an author's part is followed by, and the frame and the other parts do
    not have, a person put at its end.
    """
    main = archive.main_part(parts)
    due = [tag for tag in tags if tag != WHOLE and not is_furniture(tag)]
    names = frozenset(map(controls.bookmark_name, filter(_is_region, due)))
    work = _Recovery(archive.root(parts, main), names, stamped)
    found, lost = [], []
    for tag in due:
        if work.recover(tag):
            found.append(tag)
        elif tag not in work.standing:
            lost.append(tag)
    made = {**parts, main: serialised(work.root)} if found else dict(parts)
    return Recovered(made, tuple(found), tuple(lost))


class _Span(Struct, frozen=True):
    """A bookmark: its first start and the end that closes it, and all other marks of its name."""

    start: Element
    end: Element
    others: tuple[Element, ...]


class _Recovery(Struct, dict=True):
    root: Element
    regions: frozenset[str]
    stamped: Mapping[str, str]
    standing: set[str] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.standing = {tag for _, tag in controls.ours(self.root)}
        ids = (value(control, "sdtPr/id") for control in elements(self.root, "sdt"))
        self.taken = {int(id) for id in ids if id.isdecimal()}
        self._spans = _spans(self.root, self.regions)
        self._frame = frozenset(map(torn.plain, self.stamped.get(WHOLE, "").split("\n")))
        # What LibreOffice left of regions' controls: plain ones without a tag, under their aliases.
        self._remains: dict[str, list[Element]] = {}
        for control in filter(_is_remains, elements(self.root, "sdt")):
            self._remains.setdefault(value(control, "sdtPr/alias"), []).append(control)

    def recover(self, tag: str) -> bool:
        """Makes the controls of a tag again; whether any was made."""
        is_fact = not _is_region(tag)
        if tag in self.standing and not is_fact:
            return False
        made = False
        for name in self._names(tag):
            span = self._spans[name]
            if not _stands(span, tag):
                made |= self._fact(tag, name, span) if is_fact else self._region(tag, name, span)
        return made

    def _names(self, tag: str) -> list[str]:
        """The hidden bookmarks of a tag that the draft has."""
        found: list[str] = []
        number = missed = 0
        while missed < _GAP and self._spans:
            number += 1
            name = controls.bookmark_name(tag, number)
            missed = 0 if name in self._spans else missed + 1
            found += [name] if not missed else []
        return found

    def _region(self, tag: str, name: str, span: _Span) -> bool:
        remains = self._remains.pop(tag.removeprefix(controls.PREFIX), ())
        edges = [*self._beginning(name, span, remains), span.start, span.end]
        for one in remains:
            _unwrap(one)
        home = _home(edges, _HOMES)
        if home is None or not _said_in(blocks := _children(home, edges)):
            return False
        blocks = self._with_torn_off(tag, name, blocks)
        if any(self._frame) and owner_of(tag) == "author":
            blocks += self._added_after(tag, blocks[-1])
        control = self._control(controls.block_control(tag, ""))
        blocks[0].addprevious(control)
        content = control[-1]
        content.extend(blocks)
        paragraphs = [one for one in elements(content, "p") if next(one.iterancestors(w("txbxContent")), None) is None]
        if paragraphs:
            start, end = _renewed(span, name)
            paragraphs[0].insert(int(paragraphs[0].find(w("pPr")) is not None), start)
            paragraphs[-1].append(end)
        return True

    def _beginning(self, name: str, span: _Span, remains: Iterable[Element]) -> list[Element]:
        """The first block of the plain control that begins before a bookmark, with nothing of another part between."""
        found: list[Element] = []
        for control in remains:
            content = control.find(w("sdtContent"))
            if content is not None and len(content) and self._leads_to(content[0], span.start, name):
                found = [content[0]]
        return found

    def _leads_to(self, block: Element, start: Element, name: str) -> bool:
        for one in (inner for top in (block, *_following(block)) for inner in top.iter(w("bookmarkStart"))):
            if one is start:
                return True
            if one.get(w("name")) in self.regions - {name}:
                return False
        return False

    def _with_torn_off(self, tag: str, name: str, blocks: list[Element]) -> list[Element]:
        """Some blocks of a part with those before them that were the part's when it was stamped."""
        others = self.regions - {name}

        def is_others(block: Element) -> bool:
            marks = (mark.get(w("name")) for mark in elements(block, "bookmarkStart"))
            if block.tag not in (w("p"), w("tbl")) or below(block, "pPr/sectPr") is not None:
                return True
            return any(mark in others for mark in marks) or (block.tag == w("p") and words(block) in self._frame)

        text = self.stamped.get(tag, "")
        table = torn.whole_table(text, blocks[0], is_others)
        blocks = blocks if table is None else [table]
        return [*torn.before(text, blocks, is_others), *blocks]

    def _added_after(self, tag: str, last: Element) -> Iterator[Element]:
        """The paragraphs right after a block that have words and stand neither in the frame nor in another part."""
        texts = (text for known, text in self.stamped.items() if known != tag and _is_region(known))
        others = {torn.plain(line) for text in texts for line in text.split("\n")}
        for block in last.itersiblings():
            marks = (mark.get(w("name"), "") for mark in elements(block, "bookmarkStart"))
            if block.tag != w("p") or any(mark in self.regions for mark in marks):
                return
            if not (said := words(block)).strip() or said in others or below(block, "pPr/sectPr") is not None:
                return
            yield block

    def _fact(self, tag: str, name: str, span: _Span) -> bool:
        for mark in (span.start, span.end):
            for frame in [one for one in mark.iterancestors(w("sdt")) if _is_remains(one) and _is_in_line(one)]:
                _unwrap(frame)
        home = _home([span.start, span.end], _LINES)
        if home is None or not _is_in_line(span.start):
            return False
        pieces = [one for one in _children(home, [span.start, span.end]) if one not in (span.start, span.end)]
        if not _said_in(pieces):
            return False
        start, end = _renewed(span, name)
        control = self._control(controls.inline_control(tag, ""))
        pieces[0].addprevious(start)
        start.addnext(control)
        control[-1].extend(one for one in pieces if one.tag != w("r") or not joining.is_empty(one))
        for one in pieces:
            if one.getparent() is home:
                joining.remove(one)
        control.addnext(end)
        return True

    def _control(self, markup: str) -> Element:
        control = etree.fromstring(f'<w:x xmlns:w="{W}">{markup}</w:x>')[0]
        tag = value(control, "sdtPr/tag")
        controls.set_id(control, controls.free_id(tag, self.taken))
        self.standing.add(tag)
        return control


def _spans(root: Element, regions: frozenset[str]) -> dict[str, _Span]:
    """The hidden bookmarks of a document by name, each from its first start to its last end before a copy."""
    marks = list(elements(root, "bookmarkStart", "bookmarkEnd"))
    names = {one.get(w("id")): one.get(w("name"), "") for one in marks if one.tag == w("bookmarkStart")}
    found: dict[str, list[int]] = {}
    for at, mark in enumerate(marks):
        name = names.get(mark.get(w("id")), "")
        if name.startswith(controls.HIDDEN):
            found.setdefault(name, []).append(at)
    begins = [at for at, mark in enumerate(marks) if mark.get(w("name")) in regions]
    spans = ((name, _span(marks, places, begins)) for name, places in found.items())
    return {name: span for name, span in spans if span is not None}


def _span(marks: list[Element], places: list[int], begins: list[int]) -> _Span | None:
    starts = [at for at in places if marks[at].tag == w("bookmarkStart")]
    ends = [at for at in places if marks[at].tag == w("bookmarkEnd") and at > starts[0]]
    if not ends:
        return None
    limit = next((at for at in begins if at > ends[0] and at not in places), len(marks))
    end = max(at for at in ends if at < limit)
    return _Span(marks[starts[0]], marks[end], tuple(marks[at] for at in places if at not in (starts[0], end)))


def _is_region(tag: str) -> bool:
    return not tag.startswith(FACT)


def _is_remains(control: Element) -> bool:
    properties = control.find(w("sdtPr"))
    return properties is None or {one.tag for one in properties} <= _PLAIN


def _is_in_line(element: Element) -> bool:
    return next(element.iterancestors(w("p")), None) is not None


def _stands(span: _Span, tag: str) -> bool:
    """Whether a control of a tag stands round a bookmark, or inside it; for a fact one of any fact."""
    alike = tag if _is_region(tag) else FACT
    if any(_is_of(control, alike) for control in span.start.iterancestors(w("sdt"))):
        return True
    for one in _marks_from(span.start):
        if one is span.end:
            return False
        if one.tag == w("sdt") and _is_of(one, alike):
            return True
    return False


def _is_of(control: Element, alike: str) -> bool:
    said = value(control, "sdtPr/tag")
    return said.startswith(FACT) if alike == FACT else said == alike


def _marks_from(start: Element) -> Iterator[Element]:
    """The controls, and the marks of bookmarks, that follow one of these, in the file's order."""
    for element in _following(start):
        yield from element.iter(w("sdt"), w("bookmarkStart"), w("bookmarkEnd"))


def _following(block: Element) -> Iterator[Element]:
    """The elements that follow a block in the file, further out each time that an element ends."""
    at: Element | None = block
    while at is not None:
        yield from at.itersiblings()
        at = at.getparent()


def _unwrap(control: Element) -> None:
    content = control.find(w("sdtContent"))
    joining.remove(control, [] if content is None else list(content))


def _home(elements_: list[Element], kinds: frozenset[str]) -> Element | None:
    """The nearest element of some kinds that holds them all."""
    shared = [up for up in elements_[0].iterancestors() if all(up in one.iterancestors() for one in elements_[1:])]
    return next((up for up in shared if up.tag in kinds), None)


def _children(home: Element, edges: list[Element]) -> list[Element]:
    """The children of an element from the first that holds one of the edges to the last."""
    tops = [
        one if one.getparent() is home else next(up for up in one.iterancestors() if up.getparent() is home)
        for one in edges
    ]
    places = [home.index(one) for one in tops]
    return list(home)[min(places) : max(places) + 1]


def _said_in(pieces: list[Element]) -> bool:
    """Whether there is anything to hold: words, pictures or paragraphs."""
    return any(one.tag in (w("p"), w("tbl"), w("sdt")) or joining.says(one) or _has_words(one) for one in pieces)


def _has_words(piece: Element) -> bool:
    return next(elements(piece, "t", "drawing"), None) is not None


def _renewed(span: _Span, name: str) -> tuple[Element, Element]:
    """The bookmark's two marks, with no other of its name left."""
    id = span.start.get(w("id"), "0")
    for mark in (span.start, span.end, *span.others):
        joining.remove(mark)
    return etree.Element(w("bookmarkStart"), {w("id"): id, w("name"): name}), etree.Element(
        w("bookmarkEnd"), {w("id"): id}
    )
