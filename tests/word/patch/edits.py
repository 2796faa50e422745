"""Drafts of all kinds of blocks and edits to them, each made twice: as tracked changes by the program, and plainly.

An edit names things by their number in the draft as it was, so that both copies of it are edited alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from paperwork.word.markup import elements, w
from paperwork.word.patch import walking
from paperwork.word.patch.tracking import Tracker

from ..reader.specimens import control, p, r, tbl, tr
from .drafts import Element, made

WORDS = st.sampled_from(["Visits", "rose", "fell to", "84%", "x & y".replace("&", "&amp;"), "1,240", "a  b"])
LEVELS = st.sampled_from(["", '<w:outlineLvl w:val="1"/>', '<w:keepNext/><w:outlineLvl w:val="2"/>'])
ANN = 'w:author="Ann" w:date="2023-05-01T00:00:00Z"'

PIECES = st.one_of(
    WORDS.map(r),
    WORDS.map(lambda words: r(words, "<w:b/>")),
    WORDS.map(lambda words: f'<w:ins w:id="5" {ANN}>{r(words)}</w:ins>'),
    WORDS.map(lambda words: f'<w:del w:id="6" {ANN}>{r(words).replace("w:t", "w:delText")}</w:del>'),
    WORDS.map(lambda words: f'<w:hyperlink w:anchor="top">{r(words)}</w:hyperlink>'),
    WORDS.map(lambda words: control("paperwork:fact/a/actual", r(words))),
)
PARAGRAPHS = st.builds(
    lambda pieces, level: p("".join(pieces), level), st.lists(PIECES, min_size=1, max_size=3), LEVELS
)
CELLS = st.lists(PARAGRAPHS, min_size=1, max_size=3).map(lambda inside: f"<w:tc><w:tcPr/>{''.join(inside)}</w:tc>")
ROWS = st.tuples(CELLS, CELLS).map(lambda cells: tr(*cells))
TABLES = st.lists(ROWS, min_size=1, max_size=3).map(lambda rows: tbl(*rows))
REGIONS = st.lists(st.one_of(PARAGRAPHS, TABLES), min_size=1, max_size=3).map(
    lambda blocks: control("paperwork:section/a", "".join(blocks))
)
BODIES = st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, TABLES, REGIONS), min_size=1, max_size=4).map(
    lambda blocks: p("Start") + "".join(blocks) + p("End")
)


@dataclass(frozen=True)
class Edit:
    """What is done to the paragraph, row or region of some number: words, or itself, go; new ones come after it."""

    kind: str
    at: int
    drop: frozenset[int]
    added: str
    whole: bool
    after: str
    level: str | None


EDITS = st.lists(
    st.builds(
        Edit,
        st.sampled_from(["p", "p", "p", "tr", "sdt"]),
        st.integers(0, 9),
        st.frozensets(st.integers(0, 2), max_size=2),
        st.one_of(st.just(""), PIECES.filter(lambda piece: "Ann" not in piece)),
        st.booleans(),
        st.one_of(st.just(""), st.sampled_from(["new"])),
        st.one_of(st.none(), LEVELS),
    ),
    min_size=2,
    max_size=8,
).map(lambda edits: list({(edit.kind, edit.at): edit for edit in edits}.values()))
NEW = {
    "p": p(r("A new one"), '<w:outlineLvl w:val="3"/>'),
    "tr": tr("new", "row"),
    "sdt": control("paperwork:section/new", p("New text") + tbl(tr("in", "it")) + p("and after")),
}


def targets(root: Element, edits: list[Edit]) -> list[tuple[Edit, Element]]:
    """What each edit is about; not what stands inside something that goes whole."""
    found = {kind: list(_of(root, kind)) for kind in ("p", "tr", "sdt")}
    chosen = [(edit, found[edit.kind][edit.at]) for edit in edits if edit.at < len(found[edit.kind])]
    # What somebody deleted already stays theirs, which has tests of its own.
    chosen = [(edit, one) for edit, one in chosen if not edit.whole or next(elements(one, "del"), None) is None]
    going = {element for edit, element in chosen if edit.whole}
    return [(edit, one) for edit, one in chosen if not going & set(one.iterancestors())]


def _of(root: Element, kind: str) -> list[Element]:
    """Paragraphs but for the first and the last, rows, regions."""
    if kind == "p":
        return list(elements(root, "p"))[1:-1]
    blocks = list(elements(root, kind))
    return [one for one in blocks if kind != "sdt" or one.getparent().tag == w("body")]


def track(root: Element, edits: list[Edit], tracker: Tracker) -> None:
    """Makes the edits as tracked changes."""
    chosen = targets(root, edits)
    for edit, element in chosen:
        _track_one(edit, element, tracker)


def _track_one(edit: Edit, element: Element, tracker: Tracker) -> None:
    if edit.after:
        new = made(NEW[edit.kind])
        element.addnext(new)
        (tracker.insert_row if edit.kind == "tr" else tracker.insert_block)(new)
    if edit.whole:
        (tracker.delete_row if edit.kind == "tr" else tracker.delete_block)(element)
    elif edit.kind == "p":
        pieces = walking_pieces(element)
        dropped = [one for at, one in enumerate(pieces) if at in edit.drop]
        for one in tracker.inserted([made(edit.added)]) if edit.added else []:
            element.append(one)
        tracker.delete_runs(dropped)
        if edit.level is not None:
            tracker.restyle(element, made(f"<w:pPr>{edit.level}</w:pPr>"))


def walking_pieces(paragraph: Element) -> list[Element]:
    return [one for one in paragraph if one.tag != w("pPr")]


def do(root: Element, edits: list[Edit]) -> None:
    """Makes the edits plainly."""
    going = []
    for edit, element in targets(root, edits):
        if edit.after:
            element.addnext(made(NEW[edit.kind]))
        if edit.whole:
            going.append(element)
        elif edit.kind == "p":
            _edit(edit, element)
    for element in going:
        _take_out(element, going)


def _edit(edit: Edit, paragraph: Element) -> None:
    for at, piece in enumerate(walking_pieces(paragraph)):
        if at in edit.drop:
            paragraph.remove(piece)
    if edit.added:
        paragraph.append(made(edit.added))
    if edit.level is not None:
        for old in paragraph.findall(w("pPr")):
            paragraph.remove(old)
        paragraph.insert(0, made(f"<w:pPr>{edit.level}</w:pPr>"))


def _take_out(element: Element, going: list[Element]) -> None:
    """A row with its table if it was the last; a paragraph that must stay, since its home needs one, is emptied."""
    home = element.getparent()
    before, after = walking.previous_block(element), walking.next_block(element)
    if element.tag == w("p") and after is None and (before is None or (before.tag != w("p") and home.tag == w("tc"))):
        for piece in walking_pieces(element):
            element.remove(piece)
        return
    home.remove(element)
    if element.tag == w("tr") and home.find(w("tr")) is None:
        holder = home.getparent()
        holder.remove(home)
        if not len([one for one in holder if one.tag in walking.BLOCKS]):
            holder.append(made("<w:p/>"))
