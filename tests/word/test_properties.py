"""What the file says of itself: the paper's own properties, fixed times, and nothing of a template's people."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import etree

from paperwork.word.writer import write

from .papers import SCRUTINY, paper
from .written import W, Written, value

DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"


def core(data: bytes) -> dict[str, str]:
    return {str(etree.QName(one).localname): one.text or "" for one in Written(data).root("docProps/core.xml")}


def custom(data: bytes) -> dict[str, str]:
    return {one.get("name", ""): one[0].text or "" for one in Written(data).root("docProps/custom.xml")}


def test_core_properties_are_the_papers() -> None:
    said = core(write(paper(subject="Improvement", keywords="plans, visits"), "0.1.0"))
    assert said["title"] == "Services – Scrutiny"
    assert said["subject"] == "Improvement"
    assert said["creator"] == said["lastModifiedBy"] == "Ann Other"
    assert said["keywords"] == "plans, visits"
    assert said["category"] == "Scrutiny Panel"
    assert said["language"] == "en-GB"


def test_times_are_the_papers_own_date() -> None:
    said = core(write(paper(), "0.1.0"))
    assert said["created"] == said["modified"] == "2026-03-09T00:00:00Z"


def test_committee_date_status_and_council_are_custom_properties() -> None:
    assert custom(write(paper(), "0.1.0")) == {
        "Committee": "Scrutiny Panel",
        "Date": "9 March 2026",
        "Status": "Open",
        "Council": "Wexcombe Council",
    }


def test_the_language_is_set_in_the_styles() -> None:
    written = Written(write(paper(language="cy-GB"), "0.1.0"))
    assert value(written.root("word/styles.xml"), "docDefaults/rPrDefault/rPr/lang") == "cy-GB"


def test_nothing_of_the_templates_people_or_life_is_left(tmp_path: Path) -> None:
    template = _lived_in(tmp_path)
    written = Written(write(paper(template), "0.1.0"))
    everything = b"".join(data for name, data in written.parts.items() if not name.startswith("word/media"))
    for trace in (b"Nora Template", b"C:\\Users", b"Home Computer", b"00AB12CD", b"thumbnail"):
        assert trace not in everything
    settings = written.root("word/settings.xml")
    assert [one for name in ("updateFields", "attachedTemplate", "rsids") for one in settings.iter(W + name)] == []


def test_word_is_told_to_leave_charts_as_they_are_when_it_saves(tmp_path: Path) -> None:
    settings = Written(write(paper(_lived_in(tmp_path)), "0.1.0")).root("word/settings.xml")
    names = [one.tag.rpartition("}")[2] for one in settings]
    assert names.count("doNotAutoCompressPictures") == 1
    assert names.index("doNotAutoCompressPictures") < names.index("decimalSymbol")


def _lived_in(folder: Path) -> Path:
    """The shipped template as Word would have left it on someone's computer."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(SCRUTINY) as given, zipfile.ZipFile(buffer, "w") as made:
        for name in given.namelist():
            made.writestr(name, _lived(name, given.read(name)))
        made.writestr("docProps/thumbnail.jpeg", b"thumbnail")
        made.writestr(
            "word/_rels/settings.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
            'Target="file:///C:\\Users\\nora\\T.dotm" TargetMode="External"/></Relationships>',
        )
    path = folder / "own.docx"
    path.write_bytes(buffer.getvalue())
    return path


def _lived(name: str, data: bytes) -> bytes:
    kinds = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
    added = {
        "[Content_Types].xml": ("<Override", '<Default Extension="jpeg" ContentType="image/jpeg"/><Override'),
        "_rels/.rels": (
            "</Relationships>",
            f'<Relationship Id="rId9" Type="{kinds}/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>',
        ),
        "docProps/core.xml": ("</cp:", "<cp:lastModifiedBy>Nora Template</cp:lastModifiedBy></cp:"),
        "docProps/app.xml": ("</Properties>", "<Company>Home Computer</Company></Properties>"),
        "word/document.xml": ("<w:p>", '<w:p w:rsidR="00AB12CD">'),
        "word/settings.xml": (
            '<w:defaultTabStop w:val="720"/>',
            '<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
            'r:id="rId1"/><w:defaultTabStop w:val="720"/><w:updateFields w:val="true"/>'
            '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids>',
        ),
    }
    old, new = added.get(name, ("", ""))
    return data.decode().replace(old, new, 1).encode() if old else data
