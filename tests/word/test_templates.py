"""What a template may say, and what its author is told where it says something else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.blocks import Paragraph, Span
from paperwork.model.findings import Finding, PaperworkError
from paperwork.word.writer import sandbox, write

from .papers import SCRUTINY, TEMPLATES, bare, line, paper, picture, says, section, slots, with_body
from .sdk import errors
from .validity import faults
from .written import W, Written, words


def refused(template: Path, given_slots: object = None) -> tuple[Finding, ...]:
    with pytest.raises(PaperworkError) as raised:
        write(paper(template, given_slots), "0.1.0")  # type: ignore[arg-type]
    return raised.value.findings


def test_unknown_placeholders_are_named_together_each_with_the_nearest_slot(tmp_path: Path) -> None:
    body = (
        line("{{ meting }}")
        + line("{%p for section in sections %}")
        + line("{{ section.headin }}")
        + line("{%p endfor %}")
        + line("{{ weather }}")
    )
    found = refused(with_body(tmp_path, body))
    assert [(one.key, one.hint) for one in found] == [
        ("meting", "Did you mean 'meeting'?"),
        ("headin", "Did you mean 'heading'?"),
        ("weather", "docs/templates.md lists what a template may name."),
    ]
    assert all(one.place.file.endswith("own.docx") for one in found)


def test_unknown_placeholders_in_headers_and_footers_are_found_too(tmp_path: Path) -> None:
    footer = f'<w:ftr xmlns:w="{W[1:-1]}">{line("{{ shrt_title }}")}</w:ftr>'
    found = refused(with_body(tmp_path, line("{{ meeting }}"), {"word/footer1.xml": footer}))
    assert [one.key for one in found] == ["shrt_title"]


def test_a_condition_on_an_unknown_name_is_a_finding_not_a_no(tmp_path: Path) -> None:
    body = line("{%p if exemt %}") + line("Secret") + line("{%p endif %}")
    assert [one.key for one in refused(with_body(tmp_path, body))] == ["exemt"]


@pytest.mark.parametrize(
    "said",
    [
        "{{ meeting|upper }}",
        "{{ meeting.upper() }}",
        "{{ 'a' * 1000000000 }}",
        "{{ meeting ~ meeting }}",
        "{{ 1 + 1 }}",
        "{{ 2 ** 99999999 }}",
        "{{ -1 }}",
        "{{ range(9) }}",
        "{% set x = 1 %}",
        "{% macro m() %}{% endmacro %}",
        "{% include 'other' %}",
        "{% import 'os' as os %}",
        "{{ lipsum() }}",
        "{{ meeting if meeting is defined else '' }}",
        "{% if meeting > 1 %}{% endif %}",
        "{{ meeting[0:9] }}",
    ],
)
def test_anything_but_slots_loops_and_conditions_is_refused(tmp_path: Path, said: str) -> None:
    (found,) = refused(with_body(tmp_path, line(said)))
    assert found.check == "template-syntax"


@pytest.mark.parametrize(
    "name",
    [
        "meeting.__class__",
        "meeting.upper",
        "sections.__class__",
        "sections.index",
        "meeting._text",
        "loop",
        "self._TemplateReference__context",
    ],
)
def test_nothing_of_pythons_own_can_be_reached(tmp_path: Path, name: str) -> None:
    found = refused(with_body(tmp_path, line(f"{{{{ {name} }}}}")))
    assert {one.check for one in found} <= {"template-placeholder", "template-syntax"}


def test_a_loop_over_something_that_is_no_loop_is_named(tmp_path: Path) -> None:
    body = line("{%p for letter in meeting %}") + line("x") + line("{%p endfor %}")
    (found,) = refused(with_body(tmp_path, body))
    assert "no loop" in found.message
    assert [one.key for one in refused(with_body(tmp_path, line("{{ meting }}") + body))][1:] == ["meting"]


def test_a_loop_in_the_place_of_text_is_named(tmp_path: Path) -> None:
    (found,) = refused(with_body(tmp_path, line("{{ sections }}")))
    assert "loop" in found.message


@pytest.mark.parametrize(
    "said", ["{{ meeting", "{{ }}", "{%p for x sections %}", "{%p if %}", "{%p endfor %}", "{{ a b }}"]
)
def test_a_placeholder_that_cannot_be_read_is_a_finding(tmp_path: Path, said: str) -> None:
    (found,) = refused(with_body(tmp_path, line(said) + line("and after it")))
    assert found.check == "template-syntax"


def test_a_loop_that_does_not_close_is_a_finding(tmp_path: Path) -> None:
    (found,) = refused(with_body(tmp_path, line("{%p for section in sections %}") + line("{{ section.heading }}")))
    assert found.check == "template-syntax"


def test_a_condition_that_opens_in_a_cell_and_closes_outside_is_a_finding(tmp_path: Path) -> None:
    table = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>'
    body = table.format(line("{% if exempt %}a")) + line("b{% endif %}")
    (found,) = refused(with_body(tmp_path, body))
    assert found.check == "template-syntax"


def test_a_region_inside_a_line_of_text_is_a_finding(tmp_path: Path) -> None:
    body = line("{%p for section in sections %}") + line("Body: {{ section.body }}") + line("{%p endfor %}")
    found = refused(with_body(tmp_path, body))
    assert "inside a line of text" in found[0].message
    assert "{{p" in found[0].hint


@pytest.mark.parametrize("letter", ["p", "r"])
def test_text_in_the_place_of_a_region_is_a_finding(tmp_path: Path, letter: str) -> None:
    (found,) = refused(with_body(tmp_path, line(f"{{{{{letter} meeting }}}}")), bare())
    assert f"{{{{{letter} … }}}}" in found.hint
    assert "Children's Scrutiny Panel" in found.message


@pytest.mark.parametrize("letter", ["p", "r"])
def test_text_in_a_header_that_word_would_not_show_is_a_finding(tmp_path: Path, letter: str) -> None:
    header = f'<w:hdr xmlns:w="{W[1:-1]}">{line(f"{{{{{letter} meeting }}}}")}</w:hdr>'
    (found,) = refused(with_body(tmp_path, line("{{ meeting }}"), {"word/header1.xml": header}), bare())
    assert "Children's Scrutiny Panel" in found.message


def test_a_region_in_a_footer_is_a_finding(tmp_path: Path) -> None:
    loop = line("{%p for s in sections %}") + line("{{p s.body }}") + line("{%p endfor %}")
    footer = f'<w:ftr xmlns:w="{W[1:-1]}">{loop}</w:ftr>'
    found = refused(with_body(tmp_path, line("{{ meeting }}"), {"word/footer1.xml": footer}))
    assert "in a header, a footer or a note" in found[0].message


def test_styles_that_the_template_lacks_are_named_together_with_their_use(tmp_path: Path) -> None:
    with zipfile.ZipFile(SCRUTINY) as given_file:
        styles = given_file.read("word/styles.xml").decode()
    fewer = styles.replace('w:val="Table text"', 'w:val="Other"').replace('w:val="Note"', 'w:val="Another"')
    path = with_body(tmp_path, _body(), {"word/styles.xml": fewer})
    assert {one.key for one in refused(path)} == {"Table text", "Note"}


def _body() -> str:
    """The body of the shipped template."""
    with zipfile.ZipFile(SCRUTINY) as given_file:
        text = given_file.read("word/document.xml").decode()
    return text[text.index("<w:body>") + 8 : text.rindex("<w:sectPr>")]


@pytest.mark.parametrize(
    "remark",
    [
        '<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t>new</w:t></w:r></w:ins>',
        '<w:commentRangeStart w:id="1"/>',
    ],
)
def test_a_template_with_remarks_in_it_is_refused(tmp_path: Path, remark: str) -> None:
    (found,) = refused(with_body(tmp_path, f"<w:p>{remark}</w:p>"))
    assert "tracked changes or comments" in found.message


def test_a_template_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    (found,) = refused(tmp_path / "gone.docx")
    assert "could not be read" in found.message


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 torn", b"%PDF-1.7", b"not a file of Word's"])
def test_a_template_that_is_no_word_file_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "own.docx").write_bytes(data)
    refused(tmp_path / "own.docx")


def test_a_file_of_words_own_template_kind_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with zipfile.ZipFile(SCRUTINY) as given_file:
        types = given_file.read("[Content_Types].xml").decode()
    dotx = types.replace("document.main+xml", "template.main+xml")
    (found,) = refused(with_body(tmp_path, line("{{ meeting }}"), {"[Content_Types].xml": dotx}))
    assert "save it as a Word document (.docx)" in found.hint


def test_a_template_that_knows_no_prefix_for_pictures_and_links_gets_them_all_the_same(tmp_path: Path) -> None:
    with zipfile.ZipFile(SCRUTINY) as given_file:
        root = f'<w:document xmlns:w="{W[1:-1]}"><w:body>'
        page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
        body = line("{%p for section in sections %}") + line("{{p section.body }}") + line("{%p endfor %}")
        given_parts = {name: given_file.read(name) for name in given_file.namelist()}
    given_parts["word/document.xml"] = f"{root}{body}{page}</w:body></w:document>".encode()
    path = tmp_path / "own.docx"
    with zipfile.ZipFile(path, "w") as made:
        for name, data in given_parts.items():
            made.writestr(name, data)
    linked = Paragraph((Span("plan", href="https://example.org"),))
    data = write(paper(path, bare(sections=(section("aims", "Aims", linked, picture()),))), "0.1.0")
    assert faults(data) == []


def test_a_template_with_macros_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(SCRUTINY) as given_file:
        types = given_file.read("[Content_Types].xml").decode()
    macro = types.replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    (found,) = refused(with_body(tmp_path, line("{{ meeting }}"), {"[Content_Types].xml": macro}))
    assert "macros" in found.message


def test_a_template_that_declares_a_document_type_is_refused(tmp_path: Path) -> None:
    footer = f'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:ftr xmlns:w="{W[1:-1]}"><w:p/></w:ftr>'
    found = refused(with_body(tmp_path, line("{{ meeting }}"), {"word/footer1.xml": footer}))
    assert found[0].place.file.endswith("own.docx")
    assert "document type" in found[0].message


def test_a_template_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    buffer = io.BytesIO(SCRUTINY.read_bytes())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/media/big.bin", bytes(60_000_000))
    path.write_bytes(buffer.getvalue())
    (found,) = refused(path)
    assert "zip bomb" in found.message


def test_a_template_that_gives_too_much_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_OUTPUT", 20_000)
    loops = "".join(line(f"{{%p for x{n} in sections %}}") for n in range(6))
    body = loops + line("{{ meeting }}") + line("{%p endfor %}") * 6
    (found,) = refused(with_body(tmp_path, body))
    assert "bytes" in found.message


def test_placeholders_that_word_has_split_into_runs_are_read_as_one(tmp_path: Path) -> None:
    split = (
        '<w:p><w:r><w:t>{{ mee</w:t></w:r><w:proofErr w:type="spellStart"/>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>ting }}</w:t></w:r></w:p>"
    )
    written = Written(write(paper(with_body(tmp_path, split), bare()), "0.1.0"))
    assert words(written.body) == "Children's Scrutiny Panel"


def test_curly_quotation_marks_are_read_as_straight_ones(tmp_path: Path) -> None:
    body = line("{%p if status == “Open” %}") + line("Open to all") + line("{%p endif %}")
    assert words(Written(write(paper(with_body(tmp_path, body), bare()), "0.1.0")).body) == "Open to all"


def test_a_loop_may_make_the_rows_of_a_templates_own_table(tmp_path: Path) -> None:
    def row(text: str) -> str:
        return f'<w:tr><w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>{line(text)}</w:tc></w:tr>'

    rows = row("{%tr for section in sections %}") + row("{{ section.heading }}") + row("{%tr endfor %}")
    body = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>{rows}</w:tbl>' + line("After")
    written = Written(write(paper(with_body(tmp_path, body), bare()), "0.1.0"))
    assert [words(one) for one in written.body.iter(f"{W}tr")] == [
        "Contribution to our aims",
        "Background",
        "Contact officer",
    ]
    assert faults(written.data) == []


def test_ids_that_a_loop_copies_are_made_unique(tmp_path: Path) -> None:
    own = (
        '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>'
        '<w:p><w:bookmarkStart w:id="3" w:name="here"/><w:r><w:t>{{ section.heading }}</w:t></w:r>'
        '<w:bookmarkEnd w:id="3"/></w:p>'
        "</w:sdtContent></w:sdt>"
    )
    body = line("{%p for section in sections %}") + own + line("{%p endfor %}")
    data = write(paper(with_body(tmp_path, body), bare()), "0.1.0")
    assert faults(data) == []
    assert words(Written(data).body) == "Contribution to our aimsBackgroundContact officer"


def test_a_condition_that_leaves_nothing_in_a_cell_or_control_leaves_a_paragraph(tmp_path: Path) -> None:
    hidden = line("{%p if exempt %}") + line("x") + line("{%p endif %}")
    body = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
        '<w:tr><w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>'
        f"</w:tcPr>{hidden}</w:tc></w:tr></w:tbl><w:sdt><w:sdtPr/><w:sdtContent>{hidden}</w:sdtContent></w:sdt>"
        + line("After")
    )
    assert faults(write(paper(with_body(tmp_path, body), bare()), "0.1.0")) == []


def test_a_slot_that_is_left_out_prints_nothing(tmp_path: Path) -> None:
    body = line("{{p exempt_reason }}") + line("[{{ exempt }}]")
    assert words(Written(write(paper(with_body(tmp_path, body), bare()), "0.1.0")).body) == "[]"


SAID = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=60)


@settings(max_examples=25, deadline=None)
@given(SAID, SAID)
def test_any_text_stands_in_the_file_as_it_was_given(text: str, prose: str) -> None:
    given_slots = slots(meeting=text, sections=(section("aims", "Aims", says(prose)),))
    data = write(paper(given=given_slots), "0.1.0")
    written = Written(data)
    assert faults(data) == []
    assert ("Heading1", text) in written.lines
    assert words(written.control("paperwork:section/aims")) == prose


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.docx")), ids=lambda path: path.stem)
def test_a_shipped_template_is_as_its_dump_says(template: Path, golden) -> None:  # type: ignore[no-untyped-def]
    golden(f"{template.stem}.txt", dump(template))


@pytest.mark.needs_node
@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.docx")), ids=lambda path: path.stem)
def test_a_shipped_template_is_a_valid_word_file(template: Path, tmp_path: Path) -> None:
    assert errors(template.read_bytes(), tmp_path) == []
    assert faults(template.read_bytes()) == []


def dump(template: Path) -> str:
    """A template as text: its styles, and each paragraph of each story with the name of its style."""
    from .dumps import story, styles

    with zipfile.ZipFile(template) as archive:
        roots = {name: archive.read(name) for name in archive.namelist() if name.endswith(".xml")}
    names = sorted(name for name in roots if name.startswith(("word/document", "word/header", "word/footer")))
    return "\n".join([*styles(roots["word/styles.xml"]), *(row for name in names for row in story(name, roots))]) + "\n"


def test_all_that_cannot_be_read_is_told_at_once_with_what_is_unknown(tmp_path: Path) -> None:
    body = line("{{ date ") + line("{{ meting }}") + line("{{ subject|upper }}") + line("{{ 1 + 1 }}")
    footer = f'<w:ftr xmlns:w="{W[1:-1]}">{line("{{ status }")}</w:ftr>'
    found = refused(with_body(tmp_path, body, {"word/footer1.xml": footer}))
    assert [one.check for one in found] == ["template-syntax"] * 4 + ["template-placeholder"]
    for said, one in zip(("'{{ date'", "'{{ status }'", "|upper", "a sum", "'meting'"), found, strict=True):
        assert said in one.message


@pytest.mark.parametrize("said", ["{ meeting }", "{meeting}", "{ { meeting } }", "{{ meeting }", "{p section.body }"])
def test_a_brace_that_is_missing_is_a_finding_though_a_sound_placeholder_follows(tmp_path: Path, said: str) -> None:
    loop = line("{%p for s in sections %}") + line("{{p s.body }}") + line("{%p endfor %}")
    found = refused(with_body(tmp_path, line(said) + loop))
    assert "brace" in found[0].message
    assert said.split("}")[0] in found[0].message


def test_each_loop_and_condition_without_its_end_is_told(tmp_path: Path) -> None:
    body = line("{%p for section in sections %}") + line("{%p if exempt %}") + line("x")
    messages = [one.message for one in refused(with_body(tmp_path, body))]
    assert messages == [
        "'{% if exempt %}' of the template has no '{% endif %}'.",
        "'{% for section in sections %}' of the template has no '{% endfor %}'.",
    ]
