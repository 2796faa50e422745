"""A draft whose months move on while people write into its tables: words stay under their heads, in the Word file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from paperwork.jobs.refreshing import New, Refreshed, refreshed
from paperwork.model.blocks import Block, Column, Row, Table
from paperwork.word import archive
from paperwork.word.normal import regions
from paperwork.word.patch.settling import settled
from paperwork.word.reader import read
from paperwork.word.writer import write
from tests.word import papers

from . import living
from .living import Element, W

MONTHS = ("Apr-25", "May-25", "June-25", "July-25", "Aug-25")
LABELS = ("Referrals", "Visits in time", "All")
TAG = "paperwork:measure/visits/months"
Place = tuple[str, str]


def value(label: str, head: str, revised: bool = False) -> str:
    return str(100 * (LABELS.index(label) + 1) + MONTHS.index(head) + 1000 * revised)


def months(shift: int, revised: bool) -> Block:
    heads = MONTHS[shift : shift + 3]
    # Only the middle row is ever revised.
    rows = [
        (label, *(value(label, head, revised and label == LABELS[1]) for head in heads)) for label in LABELS
    ]  # fmt: skip
    cells = [tuple(map(papers.cell, row)) for row in (("Measure", *heads), *rows)]
    return Table(rows=tuple(map(Row, cells)), columns=(Column(3), *(Column(1, "right") for _ in heads)))


@cache
def built(shift: int, revised: bool) -> bytes:
    page = {**papers.page(), "months": papers.region("measure/visits/months", months(shift, revised))}
    full = {**papers.slots(), "appendices": ()}
    priority = {**full["priorities"][0], "pages": (page,)}  # type: ignore[dict-item,index,call-overload]
    return write(papers.paper(given={**full, "priorities": (priority,)}), "0.1.0")


@cache
def texts(shift: int, revised: bool) -> Mapping[str, str]:
    return living.texts_of(built(shift, revised))


def renewed(draft: bytes, shift: int, revised: bool = False) -> Refreshed:
    return refreshed(draft, "draft.docx", texts(0, False), New(built(shift, revised), texts(shift, revised)), living.AT)


def rows_of(body: Element) -> list[Element]:
    return next(living.control(body, "measure/visits/months").iter(f"{W}tbl")).findall(f"{W}tr")


def cell_of(body: Element, place: Place) -> Element:
    row = rows_of(body)[LABELS.index(place[0]) + 1]
    return row.findall(f"{W}tc")[MONTHS.index(place[1]) + 1]


def write_into(cell: Element, words: str) -> None:
    """Words typed at the end of a cell, on a line of their own where they say so."""
    if words.startswith("\n"):
        cell.append(living.paragraph(words[1:]))
    else:
        cell.findall(f"{W}p")[-1].append(living.run(f" {words}"))


def sort(body: Element, order: tuple[int, ...]) -> None:
    _, *rows = rows_of(body)
    table = rows[0].getparent()
    assert table is not None
    for at in order:
        table.append(rows[at])


def said(data: bytes) -> dict[Place, str]:
    heads, *rows = [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for line in regions(read(data, "draft.docx"))[TAG].text.split("\n")
        if line.startswith("|")
    ]
    return {(row[0][2:], head[2:]): cell for row in rows for head, cell in zip(heads[1:], row[1:], strict=True)}


def accepted(result: Refreshed) -> bytes:
    assert result.parts is not None
    return archive.packed(settled(result.parts, accept=True), tight=False)


def rejected(result: Refreshed) -> bytes:
    assert result.parts is not None
    return archive.packed(settled(result.parts, accept=False), tight=False)


def comments(result: Refreshed) -> tuple[str, ...]:
    assert result.parts is not None
    return read(archive.packed(result.parts, tight=False), "draft.docx").comments


_PLACES = st.tuples(st.sampled_from(LABELS), st.sampled_from(MONTHS[:3]))
_WORDS = st.sampled_from(("late", "\nprovisional", "late | [sic]"))


@given(
    st.dictionaries(_PLACES, _WORDS, max_size=4),
    st.integers(0, 2),
    st.booleans(),
    st.permutations((0, 1, 2)).map(tuple),
)
@settings(deadline=None, max_examples=12)
def test_words_typed_into_months_stay_under_them_whatever_the_order_of_rows(
    typed: dict[Place, str], shift: int, revised: bool, order: tuple[int, ...]
) -> None:
    def edit(body: Element) -> None:
        for at, place in enumerate(sorted(typed)):
            write_into(cell_of(body, place), f"{typed[place]} of{at}")
        sort(body, order)

    draft = living.edited(edit, built(0, False))
    result = renewed(draft, shift, revised)
    if not (shift or revised):
        assert result.parts is None
        return
    assert not result.findings
    now, told = said(accepted(result)), " ".join(comments(result))
    assert list(dict.fromkeys(label for label, _ in now)) == [LABELS[at] for at in order]
    assert {head for _, head in now} == set(MONTHS[shift : shift + 3])
    for at, (label, head) in enumerate(sorted(typed)):
        assert [place for place, words in now.items() if f"of{at}" in words] == [(label, head)] * ((label, head) in now)
        assert (label, head) in now or f"{head}, {label}: '{value(label, head)}" in told
    for (label, head), words in now.items():
        new = value(label, head, revised and label == LABELS[1])
        assert words == f"p {new}" if (label, head) not in typed else new in words
    assert said(rejected(result)) == said(draft)


def test_what_moves_with_its_month_keeps_its_form() -> None:
    def edit(body: Element) -> None:
        cell_of(body, ("All", "June-25")).findall(f"{W}p")[-1].append(living.run(" as told", bold=True))

    result = renewed(living.edited(edit, built(0, False)), 2)
    assert said(accepted(result))["All", "June-25"] == "p 302 ⟦b⟧as told⟦/b⟧"


def test_a_refresh_of_a_refreshed_draft_moves_the_words_on() -> None:
    draft = living.edited(lambda body: write_into(cell_of(body, ("All", "June-25")), "late"), built(0, False))
    first = renewed(draft, 1)
    newest = New(built(2, False), texts(2, False))
    draft = archive.packed(first.parts or {}, tight=False)
    second = refreshed(draft, "draft.docx", texts(1, False), newest, living.AT)
    now = said(accepted(second))
    assert now["All", "June-25"] == "p 302 late"
    assert now["All", "Aug-25"] == "p 304"


def test_a_person_may_have_put_columns_in_another_order() -> None:
    def edit(body: Element) -> None:
        for row in rows_of(body):
            cells = row.findall(f"{W}tc")
            cells[1].addprevious(cells[3])
        write_into(rows_of(body)[2].findall(f"{W}tc")[1], "late")

    result = renewed(living.edited(edit, built(0, False)), 0, revised=True)
    now = said(accepted(result))
    assert [head for label, head in now if label == "All"] == ["June-25", "Apr-25", "May-25"]
    assert "late" in now["Visits in time", "June-25"]
    assert now["Visits in time", "Apr-25"] == f"p {value('Visits in time', 'Apr-25', True)}"


def tracked(kind: str, place: Place, words: str) -> Callable[[Element], None]:
    """A change of a colleague's in a cell that waits to be settled: some words more, or what it says taken out."""

    def edit(body: Element) -> None:
        paragraph = cell_of(body, place).findall(f"{W}p")[-1]
        mark = {f"{W}id": "77", f"{W}author": "Sian", f"{W}date": "2026-01-01T00:00:00Z"}
        made = etree.SubElement(paragraph, f"{W}{kind}", mark)
        if kind == "ins":
            made.append(living.run(words))
            return
        for run in paragraph.findall(f"{W}r"):
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
            made.append(run)

    return edit


@pytest.mark.parametrize("kinds", [("ins",), ("del",), ("del", "ins")], ids=["in", "out", "for another"])
@pytest.mark.parametrize("shift", [1, 2])
def test_a_table_in_which_a_colleagues_change_waits_stays_when_its_months_move_on(
    kinds: tuple[str, ...], shift: int
) -> None:
    def edit(body: Element) -> None:
        for kind in kinds:
            tracked(kind, ("Referrals", "May-25"), "353")(body)

    draft = living.edited(edit, built(0, False))
    result = renewed(draft, shift, revised=True)
    assert result.parts is not None
    assert said(accepted(result)) == said(rejected(result)) == said(draft)
    (told,) = comments(result)
    assert f"{MONTHS[shift + 2]}: {value('Visits in time', MONTHS[shift + 2], True)}" in told
    body, was = (
        etree.fromstring(archive.members(data, "draft.docx")[living.MAIN])[0] for data in (accepted(result), draft)
    )
    changes = [
        [
            (one.tag, "".join(one.itertext()))
            for one in cell_of(side, ("Referrals", "May-25")).iter(f"{W}ins", f"{W}del")
        ]
        for side in (body, was)
    ]
    assert changes[0] == changes[1] != []


def test_a_colleagues_change_stays_in_its_cell_where_only_figures_are_revised() -> None:
    draft = living.edited(tracked("ins", ("Visits in time", "May-25"), " so far"), built(0, False))
    now = said(accepted(renewed(draft, 0, revised=True)))
    assert now["Visits in time", "Apr-25"] == f"p {value('Visits in time', 'Apr-25', True)}"
    assert "so far" in now["Visits in time", "May-25"]


def test_rows_that_nobody_edited_in_any_order_have_their_new_figures() -> None:
    result = renewed(living.edited(lambda body: sort(body, (2, 1, 0)), built(0, False)), 0, revised=True)
    now = said(accepted(result))
    assert now["Visits in time", "May-25"] == f"p {value('Visits in time', 'May-25', True)}"
    assert list(dict.fromkeys(label for label, _ in now)) == list(reversed(LABELS))


def test_a_live_figure_that_a_person_copied_into_a_cell_moves_with_its_month() -> None:
    def edit(body: Element) -> None:
        figure = living.copied(living.control(body, "fact/visits/actual"))
        cell_of(body, ("All", "May-25")).findall(f"{W}p")[-1].append(figure)

    draft = living.edited(edit, built(0, False))
    new = New(built(1, False), {**texts(1, False), "paperwork:fact/visits/actual": "91%"})
    result = refreshed(draft, "draft.docx", texts(0, False), new, living.AT)
    assert "⟦paperwork:fact/visits/actual⟧" in said(accepted(result))["All", "May-25"]
    assert said(accepted(result))["All", "July-25"] == "p 303"
    assert said(rejected(result)) == said(draft)
