"""What an appendix in Word must not bring into a paper is refused, all at once and with what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from paperwork.model.findings import PaperworkError
from paperwork.model.paper import Stamp
from paperwork.word.stamp import stamped

from .letters import crest, letter, with_part
from .test_appendices import NAME, written
from .validity import faults
from .written import Written, words


def inserted(document: Any) -> None:
    run = f'<w:ins {nsdecls("w")} w:id="1" w:author="A"><w:r><w:t>New</w:t></w:r></w:ins>'
    document.paragraphs[0]._p.append(parse_xml(run))


def reformatted(document: Any) -> None:
    change = f'<w:rPr {nsdecls("w")}><w:b/><w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange></w:rPr>'
    document.paragraphs[0].runs[0]._r.insert(0, parse_xml(change))


def commented(document: Any) -> None:
    document.add_comment(document.paragraphs[0].runs, "Is this right?", author="A")


def related(document: Any, kind: str, target: str = "file:///etc/passwd", external: bool = True) -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    id: str = document.part.relate_to(target, f"{space}/{kind}", is_external=external)
    return id


def embedded(document: Any) -> None:
    id = related(document, "oleObject")
    markup = (
        f'<w:r {nsdecls("w", "r")} xmlns:o="urn:schemas-microsoft-com:office:office"><w:object><o:OLEObject '
        f'Type="Embed" ProgID="Excel.Sheet.12" r:id="{id}"/></w:object></w:r>'
    )
    document.paragraphs[0]._p.append(parse_xml(markup))


def imported(document: Any) -> None:
    markup = f'<w:altChunk {nsdecls("w", "r")} r:id="{related(document, "aFChunk")}"/>'
    document.paragraphs[0]._p.addnext(parse_xml(markup))


def fetched(document: Any) -> None:
    """A picture that Word would fetch from elsewhere on opening the file."""
    document.add_picture(crest())
    id = related(document, "image", "http://example.org/seen.png")
    for blip in document.element.body.iter(qn("a:blip")):
        blip.set(qn("r:link"), id)


def leading_astray(document: Any) -> None:
    id = related(document, "hyperlink")
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{id}"><w:r><w:t>Open me</w:t></w:r></w:hyperlink>'
    document.paragraphs[0]._p.append(parse_xml(link))


def torn(document: Any) -> None:
    document.element.body.iter(qn("a:blip")).__next__().set(qn("r:embed"), "rId4711")


def endnoted(document: Any) -> None:
    document.paragraphs[0].runs[0]._r.append(parse_xml(f'<w:endnoteReference {nsdecls("w")} w:id="1"/>'))


def hidden(document: Any) -> None:
    document.add_paragraph().add_run("The child's name").font.hidden = True


def hidden_by_style(document: Any) -> None:
    style = document.styles.add_style("Notes to self", WD_STYLE_TYPE.PARAGRAPH)
    style.font.hidden = True
    document.add_paragraph("The child's name", style="Notes to self")


def hidden_in_a_header(document: Any) -> None:
    document.sections[0].header.paragraphs[0].add_run("The child's name").font.hidden = True


def emptied(document: Any) -> None:
    body = document.element.body
    for one in list(body)[:-1]:
        body.remove(one)


def emptied_to_the_last(document: Any) -> None:
    for one in list(document.element.body):
        document.element.body.remove(one)


def blank(document: Any) -> None:
    emptied(document)
    document.add_paragraph()


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (inserted, "appendix-changes"),
        (reformatted, "appendix-changes"),
        (commented, "appendix-comments"),
        (embedded, "appendix-object"),
        (imported, "appendix-object"),
        (fetched, "appendix-linked"),
        (leading_astray, "appendix-link"),
        (torn, "appendix-damaged"),
        (endnoted, "appendix-endnotes"),
        (hidden, "appendix-hidden"),
        (hidden_by_style, "appendix-hidden"),
        (hidden_in_a_header, "appendix-hidden"),
        (emptied, "appendix-empty"),
        (emptied_to_the_last, "appendix-empty"),
        (blank, "appendix-empty"),
    ],
    ids=lambda one: one if isinstance(one, str) else one.__name__,
)
def test_what_must_not_come_in_is_refused(change: Callable[[Any], None], check: str, tmp_path: Path) -> None:
    with pytest.raises(PaperworkError) as refused:
        written(tmp_path, letter(change))
    assert {one.check for one in refused.value.findings} == {check}
    assert all(one.place.file == NAME and one.hint for one in refused.value.findings)


def test_a_hidden_mark_of_a_paragraph_hides_no_words(tmp_path: Path) -> None:
    def marked(document: Any) -> None:
        mark = parse_xml(f"<w:rPr {nsdecls('w')}><w:vanish/></w:rPr>")
        document.add_paragraph("Words that all can see").paragraph_format.element.get_or_add_pPr().append(mark)

    assert "Words that all can see" in words(Written(written(tmp_path, letter(marked))).root())


def test_a_draft_of_the_paper_itself_is_no_appendix_of_it(tmp_path: Path) -> None:
    own, other = (
        stamped(letter(), Stamp("0.1.0", path, "2026-03-09", "", {}, ()))
        for path in ("inputs/wexcombe/scrutiny-2026-03", "inputs/wexcombe/scrutiny-2026-02")
    )
    with pytest.raises(PaperworkError) as refused:
        written(tmp_path, own)
    assert [one.check for one in refused.value.findings] == ["appendix-own"]
    assert written(tmp_path, other)


def test_all_that_is_wrong_in_all_appendices_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(PaperworkError) as refused:
        written(tmp_path, letter(inserted), letter(), letter(endnoted))
    assert [one.check for one in refused.value.findings] == ["appendix-changes", "appendix-endnotes"]


@pytest.mark.parametrize(
    "data",
    [
        b"no Word file",
        with_part(letter(), "word/header9.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "text/xml", "header"),
        letter()[:9_000],
    ],
    ids=["not a zip", "entities", "cut short"],
)
def test_what_is_no_sound_word_file_is_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(PaperworkError):
        written(tmp_path, data)


def outcome(folder: Path, data: bytes) -> list[str]:
    """The checks that refuse a file, or what is wrong with the Word file that it gives."""
    try:
        return faults(written(folder, data))
    except PaperworkError as refused:
        return [one.check for one in refused.findings]


@pytest.mark.parametrize("value", ["many", "-3", "99999999999999999999", ""])
def test_values_that_mean_nothing_are_refused_or_passed_over(value: str, tmp_path: Path) -> None:
    def strange(document: Any) -> None:
        document.styles["Heading 1"].element.pPr.find(qn("w:outlineLvl")).set(qn("w:val"), value)
        for one in document.styles["List Number"].element.iter(qn("w:numId")):
            one.set(qn("w:val"), value)

    assert outcome(tmp_path, letter(strange)) in (["appendix-damaged"], [])


def test_nothing_that_a_file_keeps_outside_its_text_comes_with_it(tmp_path: Path) -> None:
    def kept(document: Any) -> None:
        id = related(document, "attachedTemplate", "http://example.org/evil.dotm")
        settings = document.settings.element
        settings.insert(0, parse_xml(f'<w:attachedTemplate {nsdecls("w", "r")} r:id="{id}"/>'))
        document.core_properties.author = "Somebody Else"

    made = Written(written(tmp_path, letter(kept)))
    everything = b"".join(made.parts.values())
    assert b"evil.dotm" not in everything
    assert b"Somebody Else" not in everything


def test_an_old_drawing_fetches_nothing_and_leads_nowhere(tmp_path: Path) -> None:
    def drawn(document: Any) -> None:
        run = document.add_paragraph().add_run()._r
        shape = '<v:rect style="width:9pt;height:9pt" href="javascript:x()"><v:fill src="http://example.org/b.png"/></v:rect>'
        space = 'xmlns:v="urn:schemas-microsoft-com:vml"'
        run.append(parse_xml(f"<w:pict {nsdecls('w')} {space}>{shape}</w:pict>"))

    document = Written(written(tmp_path, letter(drawn))).parts["word/document.xml"]
    assert b"v:rect" in document
    assert b"b.png" not in document
    assert b"javascript" not in document
