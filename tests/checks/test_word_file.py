"""What goes along with a Word file unseen: each is found in a file that has it, and nothing in one that has not."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from docx import Document

from paperwork.checks.draft import carried
from paperwork.model.findings import Finding
from paperwork.word.reader import read

from ..word.reader.specimens import Parts, docx, field, p, r

_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">{}</cp:coreProperties>'
)
_APP = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{}</Properties>'
_CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{}</Properties>'
)


def found(*body: str, parts: Parts | None = None, others: Mapping[str, str] | None = None) -> list[Finding]:
    made = parts or Parts()
    made.others |= {name: text.encode() for name, text in (others or {}).items()}
    return list(carried(read(docx(*body or (p(r("Words")),), parts=made), "paper.docx"), "paper.docx"))


def with_author(name: str, printed: str = "Words") -> list[Finding]:
    return found(p(r(printed)), others={"docProps/core.xml": _CORE.format(f"<dc:creator>{name}</dc:creator>")})


def with_relation(kind: str, target: str) -> list[Finding]:
    """What is found in a file that leads out to something; a target outside has a colon."""
    return found(parts=Parts(relations={"o": (kind, target)}))


@pytest.mark.parametrize("name", ["Jane Smith", "Smith, Jane (Quality team)", "jsmith", "Jane Smith and Raj Patel"])
def test_an_author_whom_no_page_names_is_found(name: str) -> None:
    first, *_ = with_author(name)
    assert (first.check, first.severity, first.place.file) == ("personal-data", "warning", "paper.docx")
    assert "as its author" in first.message


@pytest.mark.parametrize("name", [
    "python-docx", "Microsoft Office User", "paperwork 0.1.0", "User", "Wexcombe Borough Council",
    "Director of Children's Services", "Performance and quality team",
])  # fmt: skip
def test_programs_councils_and_posts_are_nobody(name: str) -> None:
    assert with_author(name) == []


@pytest.mark.parametrize("name", ["Jane Smith", "Smith, Jane (Quality team)", "Jane Smith, Head of Quality"])
def test_who_is_named_on_a_page_is_no_secret(name: str) -> None:
    assert with_author(name, "Contact officer: Jane Smith") == []


def test_one_name_in_several_properties_is_told_once() -> None:
    core = "<dc:creator>Jane Smith</dc:creator><cp:lastModifiedBy>Jane Smith</cp:lastModifiedBy>"
    app = "<Manager>Pat Jones</Manager>"
    others = {"docProps/core.xml": _CORE.format(core), "docProps/app.xml": _APP.format(app)}
    assert [(one.quote, one.message.partition(",")[0]) for one in found(others=others)] == [
        ("Jane Smith", "The file names 'Jane Smith' as its author and as who last saved it"),
        ("Pat Jones", "The file names 'Pat Jones' as its manager"),
    ]


def test_who_commented_and_who_changed_is_found() -> None:
    change = '<w:ins w:id="1" w:author="Sam Reader"><w:r><w:t>new</w:t></w:r></w:ins>'
    comment = '<w:comment w:id="0" w:author="Alex Chief"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>'
    assert {one.quote for one in found(p(change), parts=Parts(comments=comment))} == {"Sam Reader", "Alex Chief"}


def test_who_shares_a_file_of_a_document_library_is_found() -> None:
    shared = "<p><SharedWithUsers><UserInfo><DisplayName>Kim Clerk</DisplayName></UserInfo></SharedWithUsers></p>"
    assert [one.quote for one in found(others={"customXml/item1.xml": shared})] == ["Kim Clerk"]


def test_properties_and_variables_of_its_own_are_a_guess_and_named() -> None:
    custom = _CUSTOM.format('<property name="CaseWorker"><vt:lpwstr>A</vt:lpwstr></property>')
    parts = Parts(settings='<w:docVars><w:docVar w:name="Child" w:val="x"/></w:docVars>')
    told = found(parts=parts, others={"docProps/custom.xml": custom})
    assert [(one.check, one.quote, one.certain) for one in told] == [
        ("hidden-data", "CaseWorker", False),
        ("hidden-data", "Child", False),
    ]


def test_our_own_properties_say_nothing_of_anybody() -> None:
    custom = _CUSTOM.format('<property name="Committee"><vt:lpwstr>A</vt:lpwstr></property>')
    assert found(others={"docProps/custom.xml": custom}) == []


@pytest.mark.parametrize(("kind", "name", "said"), [
    ("package", "embeddings/Book1.xlsx", "a workbook"),
    ("oleObject", "embeddings/oleObject1.bin", "another file"),
    ("package", "embeddings/Letter.docx", "a document"),
    ("control", "activeX/activeX1.xml", "a control"),
])  # fmt: skip
def test_a_file_inside_the_file_is_found(kind: str, name: str, said: str) -> None:
    (finding,) = found(parts=Parts(relations={"e": (kind, name)}, others={f"word/{name}": b"x"}))
    assert finding.check == "embedded-file"
    assert said in finding.message


def test_pictures_and_styles_are_no_files_inside_the_file() -> None:
    assert found(parts=Parts(relations={"e": ("image", "media/a.png")}, others={"word/media/a.png": b"x"})) == []


@pytest.mark.parametrize("kind", ["oleObject", "subDocument", "frame", "externalLinkPath"])
def test_what_leads_out_of_the_file_is_found(kind: str) -> None:
    assert [one.check for one in with_relation(kind, "file:///S:/data/cases.xlsx")] == ["linked-file"]


def test_a_template_by_its_path_is_found_and_one_by_its_name_is_not() -> None:
    assert [one.check for one in with_relation("attachedTemplate", "file:///C:/Users/js/B.dotx")] == [
        "attached-template"
    ]
    assert with_relation("attachedTemplate", "file:Normal.dotm") == []


def test_links_on_words_are_no_ways_out() -> None:
    assert with_relation("hyperlink", "https://example.org") == []


@pytest.mark.parametrize("instruction", ["LINK Excel.Sheet.12 S:\\cases.xlsx", "INCLUDETEXT S:\\a.docx", "DDEAUTO x"])
def test_a_field_that_fetches_from_another_file_is_found(instruction: str) -> None:
    assert [one.check for one in found(p(field(instruction, "12")))] == ["linked-file"]


def test_a_field_that_repeats_the_file_itself_is_let_be() -> None:
    assert found(p(field("PAGE", "1") + field("REF a \\h", "x"))) == []


def test_a_file_by_another_program_is_read_for_what_it_carries() -> None:
    document, data = Document(), io.BytesIO()
    document.core_properties.author, document.core_properties.last_modified_by = "Jane Smith", "Raj Patel"
    document.save(data)
    told = carried(read(data.getvalue(), "paper.docx"), "paper.docx")
    assert [one.quote for one in told if one.check == "personal-data"] == ["Jane Smith", "Raj Patel"]
