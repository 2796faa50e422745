"""What people did to a draft, times what a later month gives: no word of theirs is lost, all that is new arrives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from lxml import etree

from paperwork.jobs.refreshing import New, refreshed
from paperwork.model.blocks import block_text, within
from paperwork.word import archive
from paperwork.word.patch.settling import settled
from paperwork.word.reader import read

from .edits import CHART, EDITS, MONTHS, WORRY, overtype_a_fact
from .living import AT, LATER, Element, W, base, control, copied, drafted, edited, later, renewed, texts_of
from .random_months import answer_gone, charts_more, month

FACT = "paperwork:fact/visits/actual"


def accepted(parts: dict[str, bytes]) -> bytes:
    return archive.packed(settled(parts, accept=True), tight=False)


def own_words(data: bytes) -> set[str]:
    said = "\n".join(block_text(block) for block in within(read(data, "draft.docx").blocks))
    return set(re.findall(r"\bOwn\w*", said))


@pytest.mark.parametrize("month", LATER)
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_no_word_of_a_person_is_lost(edit: Callable[[Element], None], month: str) -> None:
    draft = edited(edit)
    done = renewed(draft, month)
    if done.parts is not None:
        assert own_words(accepted(dict(done.parts))) >= own_words(draft)


@pytest.mark.parametrize("month", LATER)
def test_a_draft_that_nobody_edited_becomes_the_new_build(month: str) -> None:
    done = renewed(drafted(), month)
    assert done.parts is not None
    assert texts_of(accepted(dict(done.parts))) == texts_of(later(month))
    assert not done.findings


def test_the_colour_of_a_rating_goes_with_its_word_and_comes_back_when_that_is_rejected() -> None:
    done = renewed(drafted(), "ratings")
    assert done.parts is not None
    assert fill_beside(accepted(dict(done.parts)), "Rate of plans") == "D4351C"
    rejected = archive.packed(settled(done.parts, accept=False), tight=False)
    assert fill_beside(rejected, "Rate of plans") == fill_beside(drafted(), "Rate of plans") == "F47738"


def fill_beside(data: bytes, label: str) -> str:
    """The colour of the last cell of the row that begins with a label."""
    root = archive.root(archive.members(data, "draft.docx"), "word/document.xml")
    row = next(one for one in control(root[0], MONTHS).iter(f"{W}tr") if "".join(words(one)).startswith(label))
    return list(row.iter(f"{W}shd"))[-1].get(f"{W}fill", "")


def words(element: Element) -> Iterator[str]:
    return (text.text or "" for text in element.iter(f"{W}t"))


@pytest.mark.parametrize(
    ("wide", "high", "due"),
    [
        (460 * 12700, 230 * 12700, (5842000, 3505200)),
        (2000000, 1000000, (2000000, 1200000)),
        (10000, 90000, (10000, 90000)),
    ],
    ids=["as it was built", "made smaller", "stretched"],
)
def test_a_chart_of_other_proportions_keeps_the_authors_width_and_a_stretched_one_both(
    wide: int, high: int, due: tuple[int, int]
) -> None:
    def resize(body: Element) -> None:
        for size in control(body, CHART).iter():
            if size.get("cx"):
                size.set("cx", str(wide))
                size.set("cy", str(high))

    done = renewed(edited(resize), "charts")
    assert done.parts is not None
    root = archive.root(archive.members(accepted(dict(done.parts)), "draft.docx"), "word/document.xml")
    sizes = [
        (int(one.get("cx", "")), int(one.get("cy", ""))) for one in control(root[0], CHART).iter() if one.get("cx")
    ]
    assert set(sizes) == {due}


def test_a_second_month_comes_into_a_draft_on_which_the_first_has_left_comments() -> None:
    clashed = renewed(edited(overtype_a_fact), "figures")
    assert clashed.parts is not None
    draft = archive.packed(dict(clashed.parts), tight=False)
    assert read(draft, "draft.docx").comments
    new = later("words")
    done = refreshed(draft, "draft.docx", texts_of(later("figures")), New(new, texts_of(new)), AT)
    assert done.parts is not None
    assert set(read(draft, "draft.docx").comments) <= set(read(accepted(dict(done.parts)), "draft.docx").comments)


def test_spaces_that_a_file_does_not_mean_come_to_no_meaning_where_its_text_is_parted() -> None:
    def untold(body: Element) -> None:
        first = next(one for one in control(body, WORRY).iter(f"{W}t") if one.text == "Some families wait.")
        first.text = "\n   Some families wait.  "
        first.attrib.clear()

    done = renewed(edited(untold), "words")
    assert done.parts is not None
    assert not done.findings
    assert "p Fewer families wait." in texts_of(accepted(dict(done.parts)))[f"paperwork:{WORRY}"]


def test_a_chart_that_comes_after_one_drawn_anew_stands_after_it() -> None:
    new = month(charts_more)
    done = refreshed(later("charts"), "draft.docx", texts_of(later("charts")), new, AT)
    assert done.parts is not None
    assert texts_of(accepted(dict(done.parts)))[f"paperwork:{CHART}"] == new.texts[f"paperwork:{CHART}"]


def test_beside_a_value_that_a_person_typed_only_the_newest_stands() -> None:
    first = renewed(edited(overtype_a_fact), "figures")
    assert first.parts is not None
    second = refreshed(
        archive.packed(first.parts), "draft.docx", base() | {FACT: "91%"}, New(later("all"), texts_of(later("all"))), AT
    )
    assert second.parts is not None
    assert texts_of(accepted(dict(second.parts)))[FACT] == "Own240 77%"
    assert texts_of(archive.packed(settled(second.parts, accept=False)))[FACT] == "Own240 91%"


def test_a_paragraph_whose_shape_a_person_has_changed_with_tracking_on_stays_and_a_comment_tells_the_new_text() -> None:
    def centre(body: Element) -> None:
        last = list(control(body, WORRY).iter(f"{W}pPr"))[-1]
        was = etree.Element(f"{W}pPr")
        was.extend(copied(one) for one in last)
        etree.SubElement(last, f"{W}jc", {f"{W}val": "center"})
        etree.SubElement(last, f"{W}pPrChange", {f"{W}id": "9001", f"{W}author": "A Person"}).append(was)

    done = refreshed(edited(centre), "draft.docx", base(), month(answer_gone), AT)
    assert done.parts is not None
    assert [finding.id.partition(":")[0] for finding in done.findings] == ["refresh-unfollowed"]
    after = read(accepted(dict(done.parts)), "draft.docx")
    assert "Nothing." in "".join(after.comments)
    assert texts_of(accepted(dict(done.parts)))[f"paperwork:{WORRY}"] == base()[f"paperwork:{WORRY}"]


def test_a_live_figure_copied_right_beside_itself_is_renewed_as_well() -> None:
    def put_beside(body: Element) -> None:
        one = live_figure(body)
        one.addnext(copied(one))

    assert "It stood at 91%91%, up." in words_after_the_figures(put_beside)


def test_a_live_figure_put_into_another_is_words_typed_over_it() -> None:
    def put_inside(body: Element) -> None:
        one = live_figure(body)
        next(one.iter(f"{W}r")).addnext(copied(one))

    assert "It stood at 84%84% 91%, up." in words_after_the_figures(put_inside)


def test_a_live_figure_of_which_only_hidden_words_are_left_takes_no_other_ones_place() -> None:
    def hidden(body: Element) -> None:
        one = live_figure(body)
        one.addnext(copied(one))
        next(one.iter(f"{W}r")).insert(0, etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}"><w:vanish/></w:rPr>'))

    assert "It stood at 91%, up." in words_after_the_figures(hidden)


def live_figure(body: Element) -> Element:
    tags = (one for one in body.iter(f"{W}tag") if one.get(f"{W}val") == FACT)
    return next(one for tag in tags for one in tag.iterancestors(f"{W}sdt"))


def words_after_the_figures(edit: Callable[[Element], None]) -> list[str]:
    """What each paragraph of the draft says once the month's figures are accepted."""
    done = renewed(edited(edit), "figures")
    assert done.parts is not None
    return [block_text(block) for block in within(read(accepted(dict(done.parts)), "draft.docx").blocks)]
