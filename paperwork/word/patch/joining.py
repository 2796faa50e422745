"""What is left when text goes, put right: paragraphs joined, rows and controls taken out, nothing of others' lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from typing import cast

from lxml import etree

from .. import controls
from ..markup import W, elements, w
from . import walking
from .walking import Element

_PAIRS = ("bookmark", "commentRange", "perm")
RANGE_ENDS = tuple(w(f"{kind}{end}") for kind in _PAIRS for end in ("Start", "End"))

_NO_CONTENT = frozenset({*RANGE_ENDS, *map(w, ("pPr", "rPr", "sdtPr", "sdtEndPr", "proofErr", "fldData"))})
_SHELLS = walking.RUN_HOMES | walking.ADDED | walking.REMOVED
_END_IN_PARAGRAPHS = frozenset(map(w, ("tc", "hdr", "ftr", "footnote", "endnote", "txbxContent")))
_AFTER_MERGE = (
    *("tcBorders", "shd", "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark", "headers"),
    *("cellIns", "cellDel", "cellMerge", "tcPrChange"),
)
_SEEN = ("t", "tab", "sym", "drawing", "pict", "object", "footnoteReference", "endnoteReference", "fldChar")
_NEXT, _LAST = (
    etree.XPath(f"({axis}::w:p[not(ancestor::w:txbxContent)])[{at}]", namespaces={"w": W})
    for axis, at in (("following", "1"), ("preceding", "last()"))
)


def remove(element: Element, kept: Iterable[Element] = ()) -> None:
    """Takes an element out; what is kept of it takes its place, in that order."""
    for one in kept:
        element.addprevious(one)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Element) -> None:
    """Puts what an element holds in its place."""
    remove(element, list(element))


def name_as_text(run: Element) -> None:
    """Names deleted text as text, unless somebody else's deletion still holds it."""
    for said in list(elements(run, "delText", "delInstrText")):
        if next(said.iterancestors(*walking.REMOVED), None) is None:
            said.tag = w("t" if said.tag == w("delText") else "instrText")


def says(element: Element) -> bool:
    """Whether words, pictures or notes stand in an element that no change deletes."""
    shown = elements(element, *_SEEN)
    return any(next(one.iterancestors(*walking.REMOVED), None) is None for one in shown)


def is_empty(element: Element) -> bool:
    """Whether nothing stands in an element but empty runs and the ends of ranges."""
    content = [one for one in element if one.tag not in _NO_CONTENT]
    return all(one.tag in (w("p"), w("r"), *_SHELLS) and is_empty(one) for one in content)


def drop_shells(emptied: Iterable[Element]) -> None:
    """Takes out links, controls and others' changes inside paragraphs from which all went that stood in them."""
    for one in emptied:
        at: Element | None = one
        while (
            at is not None and at.tag in _SHELLS and is_empty(at) and next(at.iterancestors(w("p")), None) is not None
        ):
            parent = at.getparent()
            if at.tag != w("sdtContent"):
                _drop_shell(at)
            at = parent


def _drop_shell(shell: Element) -> None:
    """Takes a shell out with the hidden bookmark that was round it; other ends of ranges stay."""
    before, after = shell.getprevious(), shell.getnext()
    remove(shell, list(shell.iter(*RANGE_ENDS)))
    if before is None or after is None or before.tag != w("bookmarkStart") or after.tag != w("bookmarkEnd"):
        return
    if before.get(w("name"), "").startswith(controls.HIDDEN) and before.get(w("id")) == after.get(w("id")):
        remove(before)
        remove(after)


def drop_row(row: Element) -> None:
    """Takes a table's row out unless somebody's words stand in it; the table too, where it was the last."""
    table = next(row.iterancestors(w("tbl")), None)
    if says(row):
        return
    _drop(row)
    if table is not None and next(walking.rows(table), None) is None:
        _drop_block(table)


def drop_cell(cell: Element) -> None:
    """Takes a cell out unless somebody's words stand in it; the row too, where it was the last."""
    row = next(cell.iterancestors(w("tr")), None)
    if says(cell):
        return
    _drop(cell)
    if row is not None and next(elements(row, "tc"), None) is None:
        drop_row(row)


def merge(properties: Element, how: str | None) -> None:
    """Says of a cell that it begins a merged one (`rest`), goes on with it (`cont`), or neither."""
    for said in properties.findall(w("vMerge")):
        properties.remove(said)
    if how in ("rest", "cont"):
        made = etree.Element(w("vMerge"), {w("val"): "restart" if how == "rest" else "continue"})
        walking.put_before(properties, made, *map(w, _AFTER_MERGE))


def join(paragraphs: Sequence[Element], controls: Sequence[Element], emptied: Container[Element]) -> None:
    """Lets paragraphs whose marks go run on into the next, and takes out controls that go with their text.

    `emptied` are the paragraphs from which text went: where nothing is left in one, its bookmarks go too.
    """
    waiting = [one for one in paragraphs if not _joined(one, emptied)]
    for control in reversed(controls):
        _drop_control(control)
    for one in waiting:
        if not _joined(one, emptied) and is_empty(one) and _can_go(one):
            _drop_block(one)


def _joined(paragraph: Element, emptied: Container[Element]) -> bool:
    """Puts what a paragraph holds before what the next one holds; False where no paragraph is next."""
    after = walking.next_block(paragraph)
    if after is None or after.tag != w("p"):
        return False
    if paragraph in emptied and is_empty(paragraph):
        _drop_bookmarks(paragraph)
    at = int(after.find(w("pPr")) is not None)
    after[at:at] = [one for one in paragraph if one.tag != w("pPr")]
    remove(paragraph)
    return True


def _drop_bookmarks(paragraph: Element) -> None:
    """The bookmarks that stand in a paragraph whole, but for the hidden ones of controls, which tell of more."""
    marks = list(elements(paragraph, "bookmarkStart", "bookmarkEnd"))
    hidden = {one.get(w("id")) for one in marks if one.get(w("name"), "").startswith(controls.HIDDEN)}
    halves = _halves(paragraph)
    for mark in marks:
        if mark not in halves and mark.get(w("id")) not in hidden:
            remove(mark)


def _can_go(paragraph: Element) -> bool:
    """Whether what holds a paragraph, the last one or one before a table, can be without it."""
    before, after, home = walking.previous_block(paragraph), walking.next_block(paragraph), paragraph.getparent()
    if after is not None or home is None:
        return after is not None
    return before is not None and (before.tag != w("tbl") or home.tag == w("sdtContent"))


def _drop_control(control: Element) -> None:
    """Takes a control out; what somebody else wrote into it stays."""
    content = control.find(w("sdtContent"))
    if is_empty(control) or content is None:
        _drop_block(control)
    else:
        remove(control, list(content))


def _drop_block(block: Element) -> None:
    home = block.getparent()
    _drop(block)
    if home is not None:
        _mend(home)


def _drop(element: Element) -> None:
    """Takes an element out, and the control that held nothing else; the ends of ranges that others need move on."""
    marks, after = _wanted_elsewhere(element), cast(list[Element], _NEXT(element))
    before = [] if after else cast(list[Element], _LAST(element))
    for home in after or before:
        at = int(home.find(w("pPr")) is not None) if after else len(home)
        home[at:at] = marks
    parent = element.getparent()
    remove(element)
    control = None if parent is None or parent.tag != w("sdtContent") or len(parent) else parent.getparent()
    if control is not None and next(control.iterancestors(w("tbl")), None) is not None:
        _drop(control)


def _wanted_elsewhere(element: Element) -> list[Element]:
    """What of an element somebody needs: comments' marks, and the ends of ranges that do not stand in it whole."""
    comments = [run for one in elements(element, "commentReference") if (run := one.getparent()) is not None]
    wanted = {*comments, *elements(element, "commentRangeStart", "commentRangeEnd"), *_halves(element)}
    return [one for one in element.iter() if one in wanted]


def _halves(element: Element) -> set[Element]:
    """The ends of ranges in an element whose other ends stand elsewhere."""
    ends = [
        (one, etree.QName(one).localname.removesuffix("Start").removesuffix("End")) for one in element.iter(*RANGE_ENDS)
    ]
    counts = Counter((kind, one.get(w("id"))) for one, kind in ends)
    return {one for one, kind in ends if counts[kind, one.get(w("id"))] == 1}


def _mend(home: Element) -> None:
    """Gives a cell, a control or the like the paragraph that it cannot be without."""
    blocks = [one for one in home if one.tag in walking.BLOCKS]
    bare = home.tag in _END_IN_PARAGRAPHS and (not blocks or blocks[-1].tag == w("tbl"))
    if bare or (not blocks and home.tag in (w("body"), w("sdtContent"))):
        walking.put_before(home, etree.Element(w("p")), w("sectPr"))
