"""A paper becomes a Word file: whole, valid, the same every time, and as the paper says."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.model.blocks import Chart, Heading, Opaque, Paragraph, Picture, Region, Span, Table
from paperwork.model.findings import PaperworkError
from paperwork.model.paper import Slots
from paperwork.word.writer import write

from .office import converted
from .papers import SCRUTINY, bare, items, line, paper, picture, png, region, says, section, slots, summary, with_body
from .sdk import errors
from .validity import faults
from .written import W, Written, style, value, words

WORDY = (
    says('Plain, with <marks> & "quotes", {_{ and {% raw %} }}.'),
    Paragraph((Span("Bold", bold=True), Span(" and "), Span("italic", italic=True), Span("\nbroken\tand tabbed"))),
    Paragraph((Span("See "), Span("the plan", href="https://example.org/?a=1&b=2"), Span("."))),
    Heading(4, (Span("A heading inside"),)),
    *items("one", "two"),
    *items("first", "second", ordered=True),
    says("Between."),
    *items("again first", ordered=True),
    Opaque("Something odd", "a shape"),
)


def full() -> bytes:
    """A paper with one of everything, as bytes."""
    everything = section("aims", "Aims", *WORDY)
    numbered = section("risks", "Risks", says("One.", "numbered"), *items("a", "b"), numbered=True)
    given = slots(sections=(everything, numbered), exempt=True, status_header="Not for publication: paragraph 1")
    reason = region("paper/exempt_reason", says("Paragraph 1: about any individual."), summary(), picture())
    return write(paper(given={**given, "exempt_reason": reason}), "0.1.0")


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert full() == full()


def test_a_paper_with_one_of_everything_has_no_fault_that_the_validator_would_miss() -> None:
    assert faults(full()) == []


@pytest.mark.needs_node
def test_a_paper_with_one_of_everything_is_valid(tmp_path: Path) -> None:
    assert errors(full(), tmp_path) == []


@pytest.mark.needs_soffice
def test_libreoffice_opens_it_and_prints_every_heading(tmp_path: Path) -> None:
    (tmp_path / "paper.docx").write_bytes(full())
    converted(tmp_path / "paper.docx", "txt:Text (encoded):UTF8", tmp_path / "out")
    text = (tmp_path / "out" / "paper.txt").read_text(encoding="utf-8")
    for heading in ("Aims", "Risks", "Priority A – Planning", "Visits in time", "What's working well?"):
        assert heading in text


def test_no_word_of_the_paper_is_lost() -> None:
    said = words(Written(full()).body)
    for text in (
        '<marks> & "quotes", {_{ and {% raw %} }}.',
        "broken",
        "and tabbed",
        "Something odd",
        "Services & <improvement>",
    ):
        assert text in said


def test_sections_are_numbered_by_word_not_by_typed_numbers() -> None:
    written = Written(write(paper(), "0.1.0"))
    shown = {text: style(written, id) for id, text in written.lines}
    assert shown["Background"] == "Numbered heading"
    assert shown["First."] == "Numbered paragraph"
    assert shown["Contribution to our aims"] == "Section heading"


def test_there_is_one_heading_of_the_first_level_and_no_level_is_skipped() -> None:
    written = Written(write(paper(), "0.1.0"))
    levels = {
        one.get(f"{W}styleId"): int(value(one, "pPr/outlineLvl")) + 1
        for one in written.root("word/styles.xml").iter(f"{W}style")
        if value(one, "pPr/outlineLvl")
    }
    inherited = {"SectionHeading": 2, "NumberedHeading": 2, "ReportTitle": 2}
    outline = [level for id, _ in written.lines if (level := {**levels, **inherited}.get(id))]
    assert outline.count(1) == 1
    assert all(after - before <= 1 for before, after in zip([0, *outline], outline, strict=False))


def test_each_numbered_list_begins_at_one_and_bullets_share_theirs() -> None:
    written = Written(full())
    numbers = {
        words(one): value(one, "pPr/numPr/numId") for one in written.body.iter(f"{W}p") if value(one, "pPr/numPr/numId")
    }
    assert numbers["first"] == numbers["second"] != numbers["again first"]
    restarted = {
        number.get(f"{W}numId"): value(number, "lvlOverride/startOverride")
        for number in written.root("word/numbering.xml").iter(f"{W}num")
    }
    assert restarted[numbers["first"]] == restarted[numbers["again first"]] == "1"
    assert "one" not in numbers


def test_bullets_under_numbered_paragraphs_stand_further_in() -> None:
    written = Written(full())
    assert {style(written, id) for id, text in written.lines if text in ("a", "b")} == {"Numbered bullet"}
    assert {style(written, id) for id, text in written.lines if text in ("one", "two")} == {"List Bullet"}


def test_a_new_page_begins_where_the_paper_asks_for_one() -> None:
    written = Written(write(paper(), "0.1.0"))
    titles = [one for one in written.body.iter(f"{W}p") if value(one, "pPr/pStyle") == "Heading3"]
    breaks = {words(one): one.find(f"{W}pPr/{W}pageBreakBefore") is not None for one in titles}
    assert breaks["Visits in time"]
    assert not breaks["Plans"]


def test_a_signature_keeps_with_the_text_before_it() -> None:
    written = Written(write(paper(), "0.1.0"))
    paragraphs = list(written.body.iter(f"{W}p"))
    at = next(index for index, one in enumerate(paragraphs) if value(one, "pPr/pStyle") == "Signature")
    assert paragraphs[at - 1].find(f"{W}pPr/{W}keepNext") is not None


def test_an_exempt_paper_says_so_in_its_header_and_an_open_one_has_an_empty_one() -> None:
    exempt, open_one = Written(full()), Written(write(paper(), "0.1.0"))
    assert words(exempt.root("word/header1.xml")) == "Not for publication: paragraph 1"
    assert words(open_one.root("word/header1.xml")) == ""


def test_the_footer_counts_pages_by_fields() -> None:
    footer = Written(write(paper(), "0.1.0")).root("word/footer1.xml")
    asked = [(one.text or "").strip() for one in footer.iter(f"{W}instrText")]
    assert asked == ["PAGE", "NUMPAGES"]
    assert words(footer).startswith("Improvement, 9 March 2026")


def test_a_link_leads_where_the_text_says() -> None:
    written = Written(full())
    link = next(one for one in written.body.iter(f"{W}hyperlink") if words(one) == "the plan")
    relation = link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    relations = written.root("word/_rels/document.xml.rels")
    found = next(one for one in relations if one.get("Id") == relation)
    assert (found.get("Target"), found.get("TargetMode")) == ("https://example.org/?a=1&b=2", "External")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "\\\\server\\share", "https://a b"])
def test_a_link_that_leads_nowhere_safe_is_refused(address: str) -> None:
    given = slots(sections=(section("aims", "Aims", Paragraph((Span("x", href=address),))),))
    with pytest.raises(PaperworkError, match="no web or mail address") as raised:
        write(paper(given=given), "0.1.0")
    assert raised.value.findings[0].place.heading == "paperwork:section/aims"


def test_control_characters_are_refused_all_at_once_and_by_name() -> None:
    sections = (section("aims", "Aims\x00", says("bell \x07")), section("risks", "Risks", says("null \x00")))
    with pytest.raises(PaperworkError) as raised:
        write(paper(given=slots(sections=sections)), "0.1.0")
    assert [str(finding.place) for finding in raised.value.findings] == [
        "inputs/wexcombe/scrutiny-2026-03, under 'heading'"
    ]
    fine = (section("aims", "Aims", says("bell \x07")), section("risks", "Risks", says("null \x00")))
    with pytest.raises(PaperworkError) as raised:
        write(paper(given=slots(sections=fine)), "0.1.0")
    assert [finding.place.heading for finding in raised.value.findings] == [
        "paperwork:section/aims",
        "paperwork:section/risks",
    ]
    assert {finding.place.file for finding in raised.value.findings} == {"inputs/wexcombe/scrutiny-2026-03"}


def test_a_control_character_in_the_files_properties_names_the_paper() -> None:
    with pytest.raises(PaperworkError) as raised:
        write(paper(title="Ser\x00vices"), "0.1.0")
    assert raised.value.findings[0].place.file == "inputs/wexcombe/scrutiny-2026-03"


def test_pictures_without_captions_share_a_line_where_they_fit() -> None:
    content = Written(write(paper(), "0.1.0")).control("paperwork:priority/a/charts")
    assert [len(list(one.iter(f"{W}drawing"))) for one in content.iter(f"{W}p")] == [2]


def test_a_narrow_cover_before_them_takes_no_width_from_pictures(tmp_path: Path) -> None:
    cover = (
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="1247" w:bottom="1000" '
        'w:left="4309" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr></w:pPr></w:p>'
    )
    loop = "{%p for priority in priorities %}", "{{p priority.charts }}", "{%p endfor %}"
    body = line("{{ meeting }}") + cover + "".join(map(line, loop))
    priority: Slots = {**slots()["priorities"][0], "pages": ()}  # type: ignore[dict-item, index]
    given = bare(priorities=(priority,))
    content = Written(write(paper(with_body(tmp_path, body), given), "0.1.0")).control("paperwork:priority/a/charts")
    assert [len(list(one.iter(f"{W}drawing"))) for one in content.iter(f"{W}p")] == [2]


def test_a_picture_has_its_alternative_text_its_vector_and_its_fallback() -> None:
    written = Written(write(paper(), "0.1.0"))
    content = written.control("paperwork:measure/visits/charts")
    drawing = next(content.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"))
    assert drawing.get("descr") == "A line that falls"
    assert b'<rect width="40"' in next(data for name, data in written.parts.items() if name.endswith("vector1.svg"))
    assert png() in written.parts.values()


def test_a_picture_that_is_used_often_is_stored_once() -> None:
    written = Written(write(paper(), "0.1.0"))
    assert sum(data == png() for data in written.parts.values()) == 1
    assert sum(name.endswith(".svg") for name in written.parts) == 2  # the crest, and the one of the charts


def test_a_picture_that_is_too_wide_is_fitted_between_the_margins() -> None:
    charts = region("priority/a/charts", picture(width=940))
    priority = {**slots()["priorities"][0], "charts": charts}  # type: ignore[index]
    content = Written(write(paper(given=slots(priorities=(priority,))), "0.1.0")).control("paperwork:priority/a/charts")
    extent = next(content.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"))
    wide, high = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
    assert wide == (11906 - 2 * 1247) * 635
    assert abs(wide - 2 * high) < 10


def test_a_caption_stands_before_its_picture_and_keeps_with_it() -> None:
    with_caption = Picture(png(), "alt", 200, 100, caption=(Span("Visits by month"),))
    given = slots(sections=(section("aims", "Aims", with_caption),))
    written = Written(write(paper(given=given), "0.1.0"))
    first, second = list(written.control("paperwork:section/aims").iter(f"{W}p"))
    assert (words(first), style(written, value(first, "pPr/pStyle"))) == ("Visits by month", "caption")
    assert first.find(f"{W}pPr/{W}keepNext") is not None
    assert next(second.iter(f"{W}drawing"), None) is not None


def test_a_chart_that_nobody_drew_is_named() -> None:
    chart = Chart("line", "Visits", (), "alt")
    with pytest.raises(PaperworkError, match="has not been drawn"):
        write(paper(given=slots(sections=(section("aims", "Aims", chart),))), "0.1.0")


def test_landscape_pages_in_a_loop_keep_the_footer_and_widen_their_tables(tmp_path: Path) -> None:
    turned = (
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" '
        'w:header="500" w:footer="500" w:gutter="0"/>'
        "</w:sectPr></w:pPr></w:p>"
    )
    upright = turned.replace('w:w="16838" w:h="11906" w:orient="landscape"', 'w:w="11906" w:h="16838"')
    body = (
        line("{{ meeting }}") + upright + line("{%p for priority in priorities %}") + line("{{p priority.summary }}")
        + turned + line("{%p endfor %}") + line("The end")
    )  # fmt: skip
    data = write(paper(with_body(tmp_path, body), bare()), "0.1.0")
    assert faults(data) == []
    written = Written(data)
    assert sum(int(one.get(f"{W}w", "0")) for one in written.body.iter(f"{W}gridCol")) == 14838
    # No section after the first names a footer of its own, so each takes the one before it.
    assert len(list(written.body.iter(f"{W}footerReference"))) == 1


def test_a_table_between_the_borders_of_a_templates_own_table_fits_its_cell(tmp_path: Path) -> None:
    body = (
        line("{%p for priority in priorities %}")
        + '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid>'
        + '<w:tr><w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/></w:tcPr>'
        + line("{{p priority.summary }}")
        + "</w:tc></w:tr></w:tbl>"
        + line("{%p endfor %}")
    )
    data = write(paper(with_body(tmp_path, body), bare()), "0.1.0")
    assert faults(data) == []
    inner = list(Written(data).control("paperwork:priority/a/summary").iter(f"{W}gridCol"))
    assert sum(int(one.get(f"{W}w", "0")) for one in inner) == 5000 - 216


def test_the_shipped_template_is_what_these_tests_use() -> None:
    assert SCRUTINY.is_file()
    assert isinstance(summary(), Table)
    assert isinstance(region("x/y"), Region)
