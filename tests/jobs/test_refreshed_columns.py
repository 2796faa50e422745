"""An edited table that gains or loses a column: the merged one stands after the old, which goes; no word is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from paperwork.jobs.refreshing import New, Refreshed, refreshed
from paperwork.model.blocks import Block, Column, Row, Table
from paperwork.word import archive
from paperwork.word.patch.settling import settled
from paperwork.word.reader import read
from paperwork.word.writer import write
from tests.word import papers, sdk
from tests.word.patch.drafts import all_said
from tests.word.patch.test_engines import by_rdocx

from . import held, living
from .living import MAIN, Element, W
from .random_marks import Desk, comment_put_on, note_put_in, person, texts
from .random_things import picture_copied
from .test_refreshed_months import (
    LABELS,
    MONTHS,
    Place,
    accepted,
    cell_of,
    comments,
    rejected,
    rows_of,
    said,
    sort,
    value,
    write_into,
)

FIRST = MONTHS[:3]


def months(heads: tuple[str, ...], revised: bool, labels: tuple[str, ...]) -> Block:
    rows = [(label, *(value(label, head, revised and label == LABELS[1]) for head in heads)) for label in labels]
    cells = [tuple(map(papers.cell, row)) for row in (("Measure", *heads), *rows)]
    return Table(rows=tuple(map(Row, cells)), columns=(Column(3), *(Column(1, "right") for _ in heads)))


@cache
def built(heads: tuple[str, ...], revised: bool = False, labels: tuple[str, ...] = LABELS) -> bytes:
    page = {**papers.page(), "months": papers.region("measure/visits/months", months(heads, revised, labels))}
    full = {**papers.slots(), "appendices": ()}
    priority = {**full["priorities"][0], "pages": (page,)}  # type: ignore[dict-item,index,call-overload]
    return write(papers.paper(given={**full, "priorities": (priority,)}), "0.1.0")


@cache
def month(heads: tuple[str, ...], revised: bool = False, labels: tuple[str, ...] = LABELS) -> New:
    data = built(heads, revised, labels)
    return New(data, living.texts_of(data))


def renewed(draft: bytes, new: New, was: New | None = None) -> Refreshed:
    """A draft refreshed, with all that must hold of it, and once more: the same again is nothing to do."""
    done = held.check(draft, (was or month(FIRST)).texts, new)
    again = refreshed(archive.packed(dict(done.parts or {}), tight=False), held.NAME, new.texts, new, living.AT)
    assert again.parts is None
    return done


def edited(edit: Callable[[Element], object]) -> bytes:
    return living.edited(edit, built(FIRST))


def tables_of(result: Refreshed) -> list[Element]:
    assert result.parts is not None
    body = etree.fromstring(result.parts[MAIN])[0]
    return list(living.control(body, "measure/visits/months").iter(f"{W}tbl"))


def test_a_typed_word_stays_under_its_head_when_a_month_comes_in() -> None:
    draft = edited(lambda body: write_into(cell_of(body, ("All", "May-25")), "Ownlate"))
    result = renewed(draft, month(MONTHS[:4]))
    now = said(accepted(result))
    assert now["All", "May-25"] == "p 301 Ownlate"
    assert now["All", "July-25"] == "p 303"
    assert said(rejected(result)) == said(draft)
    assert len(tables_of(result)) == 2
    assert not comments(result)


def test_rows_that_a_person_moved_and_added_keep_their_places_when_a_month_goes() -> None:
    def edit(body: Element) -> None:
        sort(body, (2, 0, 1))
        own = living.copied(rows_of(body)[2])
        for at, text in enumerate(own.iter(f"{W}t")):
            text.text = ("Ownrow", "Ownapril", "Ownmay", "Ownjune")[at]
        rows_of(body)[2].addprevious(own)

    draft = edited(edit)
    result = renewed(draft, month(MONTHS[1:3], True))
    now = said(accepted(result))
    assert list(dict.fromkeys(label for label, _ in now)) == ["All", "Ownrow", "Referrals", "Visits in time"]
    assert now["Visits in time", "May-25"] == f"p {value('Visits in time', 'May-25', True)}"
    assert now["Ownrow", "May-25"] == "p Ownmay"
    assert any(told.startswith("Apr-25, Ownrow: 'Ownapril' was written here") for told in comments(result))


def test_a_column_of_a_persons_own_stays_beside_its_neighbour() -> None:
    def edit(body: Element) -> None:
        for at, row in enumerate(rows_of(body)):
            made = living.copied(row.findall(f"{W}tc")[2])
            for text in made.iter(f"{W}t"):
                text.text = f"Own{at}"
            row.findall(f"{W}tc")[2].addnext(made)

    draft = edited(edit)
    result = renewed(draft, month(MONTHS[1:4]))
    now = said(accepted(result))
    assert [head for label, head in now if label == "All"] == ["May-25", "Own0", "June-25", "July-25"]
    assert now["All", "Own0"] == "p Own3"
    assert now["All", "July-25"] == "p 303"


@pytest.mark.parametrize("window", [FIRST, MONTHS[1:4]], ids=["the same months", "a month on"])
def test_a_column_put_in_for_one_that_was_taken_out_elsewhere_stays_where_it_was_put(window: tuple[str, ...]) -> None:
    def edit(body: Element) -> None:
        for at, row in enumerate(rows_of(body)):
            taken, *_, last = row.findall(f"{W}tc")[2:]
            made = living.copied(last)
            for text in made.iter(f"{W}t"):
                text.text = f"Own{at}"
            last.addnext(made)
            row.remove(taken)

    now = said(accepted(renewed(edited(edit), month(window, True))))
    heads = [head for label, head in now if label == "All"]
    assert heads == [
        *(head for head in window if head in ("Apr-25", "June-25")),
        "Own0",
        *window[3 - FIRST.index(window[0]) :],
    ]
    assert now["All", "Own0"] == "p Own3"
    assert now["Visits in time", "June-25"] == f"p {value('Visits in time', 'June-25', True)}"


def test_a_month_that_a_person_took_out_stays_out_and_one_typed_in_early_is_the_same_month() -> None:
    def edit(body: Element) -> None:
        for at, row in enumerate(rows_of(body)):
            first, *_, last = row.findall(f"{W}tc")[1:]
            made = living.copied(last)
            for text in made.iter(f"{W}t"):
                text.text = ("July-25", "103", "Own estimate", "303")[at]
            last.addnext(made)
            row.remove(first)

    result = renewed(edited(edit), month(MONTHS[:4]))
    now = said(accepted(result))
    assert [head for label, head in now if label == "All"] == ["May-25", "June-25", "July-25"]
    assert "Own estimate" in now["Visits in time", "July-25"]
    assert value("Visits in time", "July-25") in now["Visits in time", "July-25"]


def put(kind: str, place: Place, word: str) -> Callable[[Desk], None]:
    """Words typed into a cell, and on them a note, a comment, a live figure or a picture."""

    def edit(desk: Desk) -> None:
        cell = cell_of(desk.body, place)
        write_into(cell, word)
        found = [one for one in texts(desk.body) if kind != "comment" or one.getparent().getparent().tag == f"{W}p"]  # type: ignore[union-attr]
        at = found.index(next(one for one in cell.iter(f"{W}t") if word in (one.text or "")))
        if kind == "figure":
            figure = living.copied(living.control(desk.body, "fact/visits/actual"))
            cell.findall(f"{W}p")[-1].extend([living.run(" at "), figure])
        elif kind in MARKS:
            MARKS[kind](desk, at, 3, f"{word}{kind}")
        elif kind == "picture":
            picture_copied(desk, 0, at, f"{word}{kind}")

    return edit


MARKS = {"note": note_put_in, "comment": comment_put_on}
KINDS = ("words", "figure", "picture", *MARKS)


def drafted(*edits: Callable[[Desk], None]) -> bytes:
    parts = archive.members(built(FIRST), held.NAME)
    root = archive.root(parts, MAIN)
    desk = Desk(parts, root[0])
    for edit in edits:
        edit(desk)
    return archive.packed({**desk.parts, MAIN: etree.tostring(root)}, tight=False)


WINDOWS = st.integers(0, 2).flatmap(lambda start: st.integers(start + 1, 5).map(lambda stop: MONTHS[start:stop]))
PUT = st.tuples(st.sampled_from(KINDS), st.sampled_from(LABELS), st.sampled_from(FIRST))


@given(st.lists(PUT, max_size=4, unique_by=lambda one: one[1:]), WINDOWS, st.booleans(), st.permutations((0, 1, 2)))
@settings(deadline=None, max_examples=12, phases=[Phase.generate])
def test_whatever_is_put_into_cells_stays_under_its_head_whichever_months_come_and_go(
    things: list[tuple[str, str, str]], window: tuple[str, ...], revised: bool, order: list[int]
) -> None:
    edits = [put(kind, (label, head), f"Own{at}w") for at, (kind, label, head) in enumerate(things)]
    draft = drafted(*edits, lambda desk: sort(desk.body, tuple(order)))
    if window == FIRST and not revised:
        return
    result = renewed(draft, month(window, revised))
    assert not result.findings
    now, told = said(accepted(result)), " ".join(comments(result))
    kept = {head for kind, _, head in things if kind not in ("words", "comment")} - set(window)
    assert list(dict.fromkeys(label for label, _ in now)) == [LABELS[at] for at in order]
    assert {head for _, head in now} == {*window, *kept}
    for at, (kind, label, head) in enumerate(things):
        assert f"Own{at}w" in (now[label, head] if head in {*window, *kept} else told).replace(SIGNS["note"], "")
        assert kind not in SIGNS or SIGNS[kind] in now[label, head]
    for (label, head), words in now.items():
        new = value(label, head, revised and label == LABELS[1] and head in window)
        assert new in words if any((label, head) == thing[1:] for thing in things) else words == f"p {new}"


SIGNS = {"note": "\u27e6note\u27e7", "figure": "\u27e6paperwork:fact/visits/actual\u27e7", "picture": "\u27e6img:"}


@pytest.mark.parametrize("window", [MONTHS[:4], MONTHS[1:4]], ids=["a column more", "other columns"])
def test_a_live_figure_in_a_cell_has_its_new_value(window: tuple[str, ...]) -> None:
    draft = drafted(put("figure", ("All", "May-25"), "Own"))
    new = month(window)
    result = renewed(draft, New(new.data, {**new.texts, "paperwork:fact/visits/actual": "91%"}))
    body = etree.fromstring(archive.members(accepted(result), held.NAME)[MAIN])[0]
    at = MONTHS[:4].index("May-25") + 1 - MONTHS.index(window[0])
    cell = rows_of(body)[3].findall(f"{W}tc")[at]
    assert "".join(text.text or "" for text in cell.iter(f"{W}t")) == "301 Own at 91%"
    # LibreOffice, asked to reject both, leaves what stands in an insertion that is deleted.
    assert result.parts is not None
    assert not etree.fromstring(result.parts[MAIN]).xpath("//w:ins//w:del", namespaces={"w": W[1:-1]})


def test_a_comment_on_a_cell_stands_once_whether_the_changes_are_accepted_or_rejected() -> None:
    draft = drafted(put("comment", ("All", "May-25"), "Own"))
    result = renewed(draft, month(MONTHS[:4]))
    for data in (accepted(result), rejected(result)):
        body = etree.fromstring(archive.members(data, held.NAME)[MAIN])[0]
        assert next(cell_of(body, ("All", "May-25")).iter(f"{W}commentReference"), None) is not None
        assert len(list(body.iter(f"{W}commentReference"))) == 1


def test_a_table_in_which_a_persons_changes_wait_stays_and_a_comment_tells_each_new_figure() -> None:
    def edit(body: Element) -> None:
        made = etree.SubElement(cell_of(body, ("All", "May-25")).findall(f"{W}p")[-1], f"{W}ins", person(body))
        made.append(living.run(" Own"))

    draft = edited(edit)
    result = renewed(draft, month(MONTHS[1:3], True))
    assert said(accepted(result)) == said(draft)
    (told,) = comments(result)
    assert f"Visits in time, May-25: {value('Visits in time', 'May-25', True)} (was 201)" in told


def test_the_next_refresh_settles_the_old_table_and_carries_the_words_on() -> None:
    first = renewed(drafted(put("comment", ("All", "June-25"), "Own")), month(MONTHS[:4]))
    second = renewed(archive.packed(dict(first.parts or {}), tight=False), month(MONTHS[2:5]), month(MONTHS[:4]))
    now = said(accepted(second))
    assert now["All", "June-25"] == "p 302 Own"
    assert {head for _, head in now} == set(MONTHS[2:5])
    assert len(tables_of(second)) == 2


def test_a_part_whose_table_was_made_anew_is_found_again_when_its_frame_is_lost() -> None:
    first = renewed(edited(lambda body: write_into(cell_of(body, ("All", "June-25")), "Own")), month(MONTHS[:4]))

    def unwrap(body: Element) -> None:
        control = living.control(body, "measure/visits/months")
        for block in list(control[-1]):
            control.addprevious(block)
        control.getparent().remove(control)  # type: ignore[union-attr]

    draft = living.edited(unwrap, archive.packed(dict(first.parts or {}), tight=False))
    second = renewed(draft, month(MONTHS[2:5]), month(MONTHS[:4]))
    assert not second.findings
    assert said(accepted(second))["All", "June-25"] == "p 302 Own"
    assert said(accepted(second))["All", "Aug-25"] == "p 304"


def test_a_number_typed_over_stands_beside_the_newest_in_every_table_that_is_made_anew() -> None:
    def type_over(body: Element) -> None:
        text = next(cell_of(body, ("Visits in time", "June-25")).iter(f"{W}t"))
        text.text = "Own32"

    first = renewed(edited(type_over), month(MONTHS[:4], True))
    assert said(accepted(first))["Visits in time", "June-25"] == "p Own32 1202"
    assert len(comments(first)) == 1
    same = renewed(
        archive.packed(dict(first.parts or {}), tight=False), month(MONTHS[1:4], True), month(MONTHS[:4], True)
    )
    assert said(accepted(same))["Visits in time", "June-25"] == "p Own32 1202"
    assert [one.count("Own32") for one in comments_left(same)] == [1]
    newest = renewed(archive.packed(dict(same.parts or {}), tight=False), month(MONTHS[2:5]), month(MONTHS[1:4], True))
    assert said(accepted(newest))["Visits in time", "June-25"] == "p Own32 202"
    assert ["'202'" in one for one in comments_left(newest)] == [True]


def comments_left(result: Refreshed) -> tuple[str, ...]:
    """The comments of a draft once all changes are accepted."""
    return read(accepted(result), held.NAME).comments


@pytest.mark.needs_node
def test_the_validator_of_the_open_xml_sdk_finds_nothing_in_it(tmp_path: Path) -> None:
    places = [(label, head) for label in LABELS for head in FIRST]
    draft = drafted(
        *(put(kind, place, f"Own{at}w") for at, (kind, place) in enumerate(zip(KINDS, places, strict=False)))
    )
    done = renewed(draft, month(MONTHS[1:5], True))
    for data in (archive.packed(dict(done.parts or {})), accepted(done), rejected(done)):
        assert sdk.errors(data, tmp_path) == sdk.errors(draft, tmp_path) == []


def test_another_engine_accepts_the_merged_table() -> None:
    # It takes no last paragraph of a part out, and so does not reject the one between the two tables.
    done = renewed(drafted(put("words", ("All", "May-25"), "Own")), month(MONTHS[1:5], True))
    assert done.parts is not None
    assert all_said(by_rdocx(dict(done.parts), accept=True)) == all_said(settled(done.parts, accept=True))
