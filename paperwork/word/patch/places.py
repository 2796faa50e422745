"""Where each token of a text stands in a Word file's own markup: the walk through a body, a region or a cell.

In: the element that holds the text, and the text's tokens, as the reader gave them. Out: a place for each token, so
that a plan's steps can be carried out on the markup. The reader knows far more of Word than this walk; what it reads
otherwise than this walk sees (fields, equations, hidden words) is a paragraph that is only kept or dropped whole, and
what stands nowhere in the walk (a contents list, a text box) has no place at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree
from msgspec import Struct, field

from paperwork.model import tags
from paperwork.model.pairing import paired
from paperwork.model.revision import Token, Tokens, paragraphs

from .. import controls
from ..markup import below, elements, value, w
from ..normal import WORKED_OUT
from ..reader.inline import typed
from .walking import is_hidden, is_marked

Element = etree._Element

FACT, PICTURE, NOTE, FIELD = "\ue000", "\ue001", "\ue002", "\ue003"
_STANDS = {"fact": FACT, "picture": PICTURE, "note": NOTE, "field": FIELD}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
_UNSEEN = dict.fromkeys(map(ord, "\f\v\u00ad"))
_THROUGH = frozenset(map(w, ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdtContent", "dir", "bdo")))
_PAST = frozenset(map(w, ("pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "proofErr", "bookmarkStart")))
# What the reader reads in ways of its own.
_CLOSED = frozenset(map(w, ("sym", "object", "pict", "ruby")))
_FIELD = w("fldSimple")
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"


class Atom(Struct):
    """One character of a paragraph, or what stands for one: the run that holds it, and where in the run.

    `run` is the `w:r`, or the control of a fact; `node` the run's child, `at` the place in its text. Both change when a
    run is split.
    """

    character: str
    run: Element
    node: Element
    at: int = 0


class Line(Struct):
    """A paragraph of the walk: its element, those before it whose marks are deleted, and its characters.

    `open` says whether its characters are those that the reader gave, so that it can be changed inside. `fields` has
    what each field that was begun and not ended asks for.
    """

    element: Element
    before: list[Element] = field(default_factory=list)
    atoms: list[Atom] = field(default_factory=list)
    open: bool = True
    fields: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its characters, joined."""
        return "".join(atom.character for atom in self.atoms)


class Place(Struct):
    """Where a token stands: the block of the walk, and of a token inside a paragraph its characters' bounds."""

    block: Line | Element | None
    start: int = 0
    stop: int = 0


def places(holder: Element, tokens: Tokens) -> list[Place]:
    """The place of each token of a text under the element that holds it; a block of None where it has none."""
    walked = list(blocks(holder))
    groups = list(paragraphs(tokens))
    known = paired([_face(block) for block in walked], [_said(tokens[start:stop]) for start, stop in groups])
    found: list[Place] = []
    for (start, stop), which in zip(groups, known, strict=True):
        found += _within(walked[which] if which >= 0 else None, tokens[start:stop])
    return found


def _face(block: Line | Element) -> tuple[str, str]:
    if isinstance(block, Line):
        return "line", block.text
    return ("table", "") if block.tag == w("tbl") else ("region", value(block, "sdtPr/tag"))


def _said(tokens: Sequence[Token]) -> tuple[str, str]:
    last = tokens[-1]
    if last.kind in ("region", "table"):
        return last.kind, last.text
    return "line" if last.kind != "opaque" else "opaque", "".join(map(character_of, tokens))


def character_of(token: Token) -> str:
    """What stands for a token among the characters of its paragraph."""
    if token.kind in ("end", "opaque"):
        return ""
    return _STANDS.get(token.kind, token.text)


def _within(block: Line | Element | None, tokens: Sequence[Token]) -> Iterator[Place]:
    if isinstance(block, Line):
        if (tokens[-1].kind == "opaque") or block.text != "".join(map(character_of, tokens)):
            block.open = False
    elif block is not None and tokens[-1].kind not in ("region", "table"):
        block = None
    at = 0
    for token in tokens:
        count = len(character_of(token))
        yield Place(block, at, at + count)
        at += count


def blocks(holder: Element) -> Iterator[Line | Element]:
    """The blocks under an element in reading order: paragraphs as lines, tables and regions as their elements."""
    before: list[Element] = []
    for element in _opened(holder):
        if element.tag == w("p") and (is_marked(element, "del") or is_marked(element, "moveFrom")):
            before.append(element)
        elif element.tag == w("p"):
            yield _line(element, before)
            before = []
        else:
            yield element


def _opened(holder: Element) -> Iterator[Element]:
    for child in holder:
        if child.tag in (w("p"), w("tbl")):
            yield child
        elif child.tag == w("sdt"):
            yield from _control(child)
        elif child.tag in _THROUGH:
            yield from _opened(child)


def _control(control: Element) -> Iterator[Element]:
    tag, content = value(control, "sdtPr/tag"), control.find(w("sdtContent"))
    if tag.startswith(controls.PREFIX) and not tag.startswith(tags.FACT):
        yield control
    elif content is not None:
        yield from _opened(content)


def line_of(paragraph: Element) -> Line:
    """A paragraph as a line of its own."""
    return _line(paragraph, [])


def _line(element: Element, before: list[Element]) -> Line:
    line = Line(element, before)
    for paragraph in (*before, element):
        _walk(paragraph, line)
    return line


def _walk(holder: Element, line: Line) -> None:
    for child in holder:
        tag = child.tag
        if tag == w("r"):
            _run(child, line)
        elif tag == w("sdt"):
            _inline_control(child, line)
        elif tag in _THROUGH:
            _walk(child, line)
        elif tag == _FIELD:
            _field(line, child, child, child.get(w("instr"), ""))
        elif tag == _MATHS:
            line.open = False


def _field(line: Line, run: Element, node: Element, asked: str) -> None:
    """A field stands for one character, where its result is worked out anew; in others the result is what is read."""
    if line.fields or asked.split()[:1] == [] or asked.split()[0].upper() not in WORKED_OUT:
        line.open = False
    line.atoms.append(Atom(FIELD, run, node))


def _inline_control(control: Element, line: Line) -> None:
    if value(control, "sdtPr/tag").startswith(tags.FACT):
        if is_seen(control):
            line.atoms.append(Atom(FACT, control, control))
    elif (content := control.find(w("sdtContent"))) is not None:
        _walk(content, line)


def is_seen(control: Element) -> bool:
    """Whether a fact's control still shows something once all that is deleted is gone, and nothing hidden counts."""
    return any(text.text and not any(map(_is_gone, text.iterancestors())) for text in elements(control, "t"))


def _is_gone(above: Element) -> bool:
    return above.tag in (w("del"), w("moveFrom")) or (above.tag == w("r") and is_hidden(above))


def is_fact(control: Element) -> bool:
    """Whether a fact's control is one of its own: what somebody put into another one is words typed over that."""
    return not any(value(one, "sdtPr/tag").startswith(tags.FACT) for one in control.iterancestors(w("sdt")))


def _run(run: Element, line: Line) -> None:
    if is_hidden(run):
        return
    for node in run:
        name = etree.QName(node).localname
        if name in ("fldChar", "instrText"):
            _mark_of_field(line, run, node)
        elif line.fields:
            continue
        elif node.tag == w("t"):
            _text(run, node, line)
        elif node.tag == w("br"):
            line.atoms += [Atom("\n", run, node)] if node.get(w("type"), "textWrapping") == "textWrapping" else []
        elif name in ("drawing", "AlternateContent"):
            line.atoms.append(Atom(PICTURE, run, node))
        elif name in ("footnoteReference", "endnoteReference"):
            line.atoms.append(Atom(NOTE, run, node))
        elif node.tag in _CLOSED:
            line.open = False
        elif name in _CHARACTERS:
            line.atoms.append(Atom(_CHARACTERS[name], run, node))


def _text(run: Element, node: Element, line: Line) -> None:
    """The characters of a text, without spaces round it that the file does not mean."""
    said = typed(node)
    start = (node.text or "").replace("\n", " ").find(said)
    line.atoms += [Atom(sign, run, node, at) for at, sign in enumerate(said, start) if ord(sign) not in _UNSEEN]


def _mark_of_field(line: Line, run: Element, node: Element) -> None:
    kind = node.get(w("fldCharType"), "asks")
    if kind == "begin":
        line.fields.append("")
    elif kind == "asks" and line.fields:
        line.fields[-1] += node.text or ""
    elif kind == "end" and line.fields:
        _field(line, run, node, line.fields.pop())


def rows(table: Element) -> Iterator[Element]:
    """The rows of a table that are read: those that no tracked change deletes."""
    for child in table:
        if child.tag == w("tr"):
            if below(child, "trPr/del") is None:
                yield child
        elif child.tag in _THROUGH:
            yield from rows(child)
        elif child.tag == w("sdt") and (content := child.find(w("sdtContent"))) is not None:
            yield from rows(content)


def cells(row: Element) -> Iterator[Element]:
    """The cells of a row that are read: not those into which one from a row above reaches."""
    for child in row:
        if child.tag == w("tc"):
            merge = below(child, "tcPr/vMerge")
            if merge is None or merge.get(w("val")) == "restart":
                yield child
        elif child.tag in _THROUGH:
            yield from cells(child)
        elif child.tag == w("sdt") and (content := child.find(w("sdtContent"))) is not None:
            yield from cells(content)
