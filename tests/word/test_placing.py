"""What a paper has stands in its draft: nothing is lost or doubled, and an exempt paper says so on every page."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Container
from pathlib import Path

import pytest

from paperwork.model.findings import Finding, PaperworkError
from paperwork.model.paper import Paper, Slots
from paperwork.word.normal import regions
from paperwork.word.reader import read
from paperwork.word.writer import left_out, write

from .papers import SCRUTINY, bare, line, paper, region, says, slots, with_body
from .written import W, Written, words

MARK = "Not for publication: paragraph 1"
EVERY_SLOT = (
    "section.body", "question.answer", "priority.summary", "priority.charts", "page.targets", "page.months",
    "page.charts",
)  # fmt: skip


def body() -> str:
    """The body of the shipped template."""
    with zipfile.ZipFile(SCRUTINY) as given:
        text = given.read("word/document.xml").decode()
    return text[text.index("<w:body>") + 8 : text.rindex("<w:sectPr>")]


def without(placeholder: str) -> str:
    return body().replace(placeholder, "")


def exempt(given: Slots | None = None) -> Slots:
    reason = region("paper/exempt_reason", says("Paragraph 1: about any individual."))
    return {**(given or slots()), "exempt": True, "exempt_reason": reason, "status_header": MARK}


def refused(template: Path, given: Slots | None = None) -> tuple[Finding, ...]:
    with pytest.raises(PaperworkError) as raised:
        write(paper(template, given), "0.1.0")
    return raised.value.findings


@pytest.mark.parametrize("slot", ["section.body", "question.answer"])
def test_a_template_without_a_place_for_an_authors_words_is_refused(tmp_path: Path, slot: str) -> None:
    (found,) = refused(with_body(tmp_path, without(f"{{{{p {slot} }}}}")))
    assert (found.key, found.severity) == (slot, "error")
    assert found.place.file.endswith("own.docx")
    assert f"{{{{p {slot} }}}}" in found.hint


def test_words_that_a_condition_hides_in_some_sections_are_not_lost_silently(tmp_path: Path) -> None:
    hidden = body().replace("{{p section.body }}", "{{p section.body if section.numbered }}")
    (found,) = refused(with_body(tmp_path, hidden))
    assert "'section/aims' would be lost" in found.message


def test_all_that_is_lost_is_named_together(tmp_path: Path) -> None:
    found = refused(with_body(tmp_path, line("{{ meeting }}")))
    assert [one.key for one in found] == ["section.body", "question.answer"]
    assert "'section/aims' and 2 more" in found[0].message


def tags_in(given: Paper) -> Container[str]:
    """The tags of the regions in a paper's draft."""
    return regions(read(write(given, "0.1.0"), "draft.docx"))


@pytest.mark.parametrize("slot", ["page.months", "page.targets", "page.charts", "priority.summary", "priority.charts"])
def test_tables_and_pictures_that_a_template_leaves_out_are_a_warning(tmp_path: Path, slot: str) -> None:
    given = paper(with_body(tmp_path, without(f"{{{{p {slot} }}}}")))
    (found,) = left_out(given, tags_in(given))
    assert (found.key, found.severity) == (slot, "warning")
    assert found.place.file.endswith("own.docx")


def test_the_shipped_template_leaves_nothing_out() -> None:
    assert left_out(paper(), tags_in(paper())) == ()


def test_a_template_may_do_without_a_contents_list(tmp_path: Path) -> None:
    given = paper(with_body(tmp_path, without("{{p contents }}")))
    assert left_out(given, tags_in(given)) == ()


@pytest.mark.parametrize("slot", EVERY_SLOT)
def test_a_part_in_two_places_is_refused(tmp_path: Path, slot: str) -> None:
    placeholder = f"{{{{p {slot} }}}}"
    twice = body().replace(placeholder, f"{placeholder}</w:t></w:r></w:p>{line(placeholder)}<w:p><w:r><w:t>")
    (found,) = refused(with_body(tmp_path, twice))
    assert found.key == slot
    assert "more than one place" in found.message


def test_an_exempt_paper_without_the_reason_on_its_front_sheet_is_refused(tmp_path: Path) -> None:
    (found,) = refused(with_body(tmp_path, without("{{p exempt_reason }}")), exempt())
    assert (found.check, found.severity) == ("exempt-marking", "error")
    assert "{{p exempt_reason }}" in found.hint


def header(text: str) -> str:
    return f'<w:hdr xmlns:w="{W[1:-1]}">{line(text)}</w:hdr>'


def test_an_exempt_paper_without_the_mark_in_its_header_is_refused(tmp_path: Path) -> None:
    template = with_body(tmp_path, body(), {"word/header1.xml": header("{{ short_title }}")})
    (found,) = refused(template, exempt())
    assert (found.check, found.key) == ("exempt-marking", "default-1")
    assert "{{ status_header }}" in found.hint


def test_an_open_paper_needs_no_mark(tmp_path: Path) -> None:
    template = with_body(tmp_path, body(), {"word/header1.xml": header("{{ short_title }}")})
    assert write(paper(template), "0.1.0")


def test_a_mark_may_be_set_over_several_lines(tmp_path: Path) -> None:
    lines = "Not for publication:\nparagraph 1"
    written = Written(write(paper(given={**exempt(), "status_header": lines}), "0.1.0"))
    assert words(written.root("word/header1.xml")) == "Not for publication:paragraph 1"


def with_page_setup(folder: Path, change: dict[str, tuple[str, str]]) -> Path:
    """The shipped template with a text, where it stands last, replaced in each of some parts."""
    path = folder / "own.docx"
    with zipfile.ZipFile(SCRUTINY) as given, zipfile.ZipFile(path, "w") as made:
        for name in given.namelist():
            text, new = change.get(name, ("", ""))
            data = given.read(name)
            assert text.encode() in data
            made.writestr(name, new.encode().join(data.rsplit(text.encode(), 1)) if text else data)
    return path


def test_a_first_page_without_the_mark_is_refused(tmp_path: Path) -> None:
    template = with_page_setup(tmp_path, {"word/document.xml": ("</w:sectPr>", "<w:titlePg/></w:sectPr>")})
    (found,) = refused(template, exempt())
    assert "first page of section 1" in found.message
    assert "Different First Page" in found.hint


def test_a_first_page_that_is_turned_off_needs_no_mark(tmp_path: Path) -> None:
    template = with_page_setup(tmp_path, {"word/document.xml": ("</w:sectPr>", '<w:titlePg w:val="0"/></w:sectPr>')})
    assert write(paper(template, exempt()), "0.1.0")


def test_even_pages_without_the_mark_are_refused(tmp_path: Path) -> None:
    template = with_page_setup(
        tmp_path, {"word/settings.xml": ("</w:settings>", "<w:evenAndOddHeaders/></w:settings>")}
    )
    (found,) = refused(template, exempt())
    assert "even pages of section 1" in found.message


def test_a_later_section_takes_the_marked_header_of_the_one_before(tmp_path: Path) -> None:
    with zipfile.ZipFile(SCRUTINY) as given:
        text = given.read("word/document.xml").decode()
    last = text[text.rindex("<w:sectPr>") : text.rindex("</w:body>")]
    bare_last = re.sub("<w:headerReference[^>]*>", "", last)
    moved = text.replace(last, bare_last).replace("<w:body>", f"<w:body><w:p><w:pPr>{last}</w:pPr></w:p>")
    template = with_page_setup(tmp_path, {"word/document.xml": (text, moved)})
    assert write(paper(template, exempt()), "0.1.0")


def test_a_paper_that_nobody_has_written_in_loses_nothing(tmp_path: Path) -> None:
    given = paper(with_body(tmp_path, line("{{ meeting }}")), bare())
    assert {one.severity for one in left_out(given, tags_in(given))} == {"warning"}


def filled(**lines: str) -> Slots:
    """The slots of a paper that nobody has written in but its form `detail`: a text for a line, ticked for a box."""
    given = tuple(
        {
            "label": label,
            "value": "" if told in "☒☐" else told,
            "box": told in "☒☐",
            "ticked": told == "☒",
            "mark": told if told in "☒☐" else "",
        }
        for label, told in lines.items()
    )
    return bare(forms={"detail": given})


HEAD = line("{{ meeting }}")
FORM = (line("{%p for one in forms.detail %}"), line("{%p endfor %}"))


def test_a_template_without_a_place_for_a_form_that_the_paper_fills_in_is_refused(tmp_path: Path) -> None:
    (found,) = refused(with_body(tmp_path, HEAD), filled(Action="Approve", Information="☒"))
    assert (found.key, found.severity) == ("forms.detail", "error")
    assert "under 'forms.detail': 'Action' and 1 more would be lost." in found.message
    assert "{%p for line in forms.detail %}" in found.hint


@pytest.mark.parametrize(
    "loop",
    ["{{ one.label }}{{ one.mark }}", "{% if one.ticked %}{{ one.value }}{% endif %}", "{{ one.mark }}"],
)
def test_a_line_is_lost_where_its_value_is_not_printed(tmp_path: Path, loop: str) -> None:
    template = with_body(tmp_path, HEAD + FORM[0] + line(loop) + FORM[1])
    (found,) = refused(template, filled(Action="Approve"))
    assert "'Action' would be lost." in found.message


@pytest.mark.parametrize("loop", ["{{ one.mark }}", "{% if one.ticked %}{{ one.label }}{% endif %}"])
def test_what_is_ticked_may_be_a_box_or_its_label(tmp_path: Path, loop: str) -> None:
    template = with_body(tmp_path, HEAD + FORM[0] + line(loop) + FORM[1])
    assert write(paper(template, filled(Information="☒", Decision="☐")), "0.1.0")


def test_a_form_that_the_paper_does_not_fill_in_needs_no_place(tmp_path: Path) -> None:
    assert write(paper(with_body(tmp_path, HEAD), filled()), "0.1.0")


def test_authors_without_a_place_are_refused(tmp_path: Path) -> None:
    given = bare(authors=({"name": "Head of Quality"},))
    (found,) = refused(with_body(tmp_path, HEAD), given)
    assert (found.key, found.severity) == ("authors", "error")
    cover = line("{%p for one in authors %}") + line("{{ one.name }}") + line("{%p endfor %}")
    assert write(paper(with_body(tmp_path, HEAD + cover), given), "0.1.0")


def in_a_part() -> Slots:
    body = region("section/narrative", says("What the measures tell."), owner="author")
    section = {"heading": "Narrative", "number": "", "numbered": False, "body": body, "signature": False}
    return bare(parts={"story": (section,)})  # type: ignore[arg-type]


def test_a_part_without_a_place_is_told_with_the_loop_that_it_needs(tmp_path: Path) -> None:
    (found,) = refused(with_body(tmp_path, HEAD), in_a_part())
    assert found.key == "parts.story.body"
    typed = re.findall(r"\{%.*?%\}|\{\{.*?\}\}", found.hint)
    assert typed == ["{%p for section in parts.story %}", "{{p section.body }}", "{%p endfor %}"]
    own = with_body(tmp_path, HEAD + "".join(map(line, typed)))
    assert write(paper(own, in_a_part()), "0.1.0")


def test_a_part_in_two_places_is_told_by_its_loop(tmp_path: Path) -> None:
    loop = line("{%p for one in parts.story %}") + line("{{p one.body }}") + line("{%p endfor %}")
    (found,) = refused(with_body(tmp_path, HEAD + loop * 2), in_a_part())
    assert "Keep one loop over parts.story" in found.hint
