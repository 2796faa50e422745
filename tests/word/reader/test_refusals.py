"""What is no readable Word file is refused in one clear line, and cannot do harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.findings import PaperworkError
from paperwork.word import package
from paperwork.word.reader import read

from .specimens import Parts, docx, inline, p, pic, png, r, zipped


def refused(data: bytes) -> str:
    with pytest.raises(PaperworkError) as caught:
        read(data, "paper.docx")
    assert caught.value.exit_status == 2
    (finding,) = caught.value.findings
    assert "\n" not in str(finding)
    assert str(finding).startswith("paper.docx: ")
    assert finding.hint
    return str(finding)


def other_zip(**names: bytes) -> bytes:
    return zipped({name.replace("__", "/").replace("_dot_", "."): data for name, data in names.items()})


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\0" * 4000, "is empty"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (OLE + "WordDocument".encode("utf-16-le"), "old kind (.doc)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (OLE, "Office file of an old kind"),
        (b"{\\rtf1 hello}", "rich text"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"Dear all", "not a Word file"),
        (docx(p("x"))[:300], "cut short"),
        (other_zip(mimetype=b"application/vnd.oasis.opendocument.text"), "OpenDocument text (.odt)"),
        (other_zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument file"),
        (other_zip(xl__workbook_dot_xml=b"<a/>"), "Excel workbook"),
        (other_zip(ppt__presentation_dot_xml=b"<a/>"), "PowerPoint"),
        (other_zip(a_dot_txt=b"hello"), "a zip file"),
        (docx("<w:p>"), "is damaged"),
    ],
)  # fmt: skip
def test_each_kind_of_file_is_named(data: bytes, said: str) -> None:
    assert said in refused(data)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (TEMPLATE, "x.dotx"),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "x.docm"),
        ("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "x.dotm"),
    ],
)
def test_a_template_and_a_file_that_may_hold_macros_read_as_a_document(kind: str, name: str) -> None:
    found = read(docx(p("x"), parts=Parts(main_type=kind)), name)
    assert found.blocks
    assert not found.findings


def test_macros_are_said_to_be_left_behind() -> None:
    parts = Parts(others={"word/vbaProject.bin": OLE}, relations={"v": ("vbaProject", "vbaProject.bin")})
    (finding,) = read(docx(p("x"), parts=parts), "x.docm").findings
    assert finding.check == "macros"


def with_main(main: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped(members | {"word/document.xml": main})


def test_a_document_without_a_body_is_refused() -> None:
    assert "holds no document" in refused(with_main(b"<document/>"))


def test_entities_and_declarations_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    assert "document type" in refused(with_main(bomb))


def test_a_billion_laughs_are_refused() -> None:
    names = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    refused(with_main(f'<!DOCTYPE a [<!ENTITY a0 "ha">{names}]><a>&a9;</a>'.encode()))


def test_xml_that_nests_too_deep_is_refused() -> None:
    refused(docx("<w:sdt>" * 300 + "</w:sdt>" * 300))


def test_xml_nested_as_deep_as_is_allowed_is_read() -> None:
    deep = "<w:smartTag>" * 240
    found = read(docx(p(f"{deep}<w:r><w:t>x</w:t></w:r>{deep.replace('<', '</')}")), "x.docx").blocks
    assert found[0].spans[0].text == "x"


def test_tables_nested_as_deep_as_is_allowed_are_read() -> None:
    inner = p("x")
    for _ in range(80):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert read(docx(inner), "x.docx").blocks


def test_too_many_parts_are_refused() -> None:
    assert "2,001" in refused(zipped({f"{n}": b"" for n in range(2001)}))


def test_a_zip_bomb_is_refused() -> None:
    bomb = Parts(others={"word/media/a.bmp": b"\0" * 30_000_000})
    assert "zip bomb" in refused(docx(p("x"), parts=bomb))


def test_a_file_that_unpacks_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 1000)
    assert "MB" in refused(docx(p("x" * 2000)))


def test_a_locked_zip_is_refused() -> None:
    data = bytearray(docx(p("x")))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "locked" in refused(bytes(data))


def test_a_torn_side_part_is_left_out_and_named() -> None:
    found = read(docx(p("x"), parts=Parts(styles="<w:style>")), "paper.docx")
    assert found.blocks[0].spans[0].text == "x"
    (finding,) = found.findings
    assert (finding.check, finding.severity) == ("damaged-part", "warning")
    assert "word/styles.xml" in finding.message


def test_an_unsafe_side_part_refuses_the_file() -> None:
    parts = Parts(others={"word/footnotes.xml": b"<!DOCTYPE a><a/>"}, relations={"f": ("footnotes", "footnotes.xml")})
    assert "document type" in refused(docx(p("x"), parts=parts))


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_file_torn_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(docx(p("hello"), parts=Parts(others={"word/media/a.png": png()})))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    torn = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    try:
        read(torn, "x.docx")
    except PaperworkError as error:
        assert error.exit_status == 2  # noqa: PT017 - reading it is as good


def members_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def in_utf_16(data: bytes) -> bytes:
    return '<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16") + data.decode().encode("utf-16-le")


def as_strict(data: bytes) -> bytes:
    main = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return data.replace(main, b"http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
    )


@pytest.mark.parametrize(
    "changed",
    [
        in_utf_16,
        as_strict,
        lambda data: in_utf_16(as_strict(data)),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: b"\n " + data,
        lambda data: data + b"\0\0 torn",
    ],
)
def test_every_way_to_write_xml_down_is_read(changed: Callable[[bytes], bytes]) -> None:
    every = {name: changed(data) for name, data in members_of(docx(p("hello"))).items()}
    assert read(zipped(every), "x.docx").blocks[0].spans[0].text == "hello"


@pytest.mark.parametrize(("torn", "said"), [(b"he\x01llo", "hello"), (b"he&#x1;llo", "hello"), (b"<q:z/>", "")])
def test_signs_that_xml_forbids_are_left_out_and_told(torn: bytes, said: str) -> None:
    main = members_of(docx(p("Z")))["word/document.xml"].replace(b"Z", torn)
    found = read(with_main(main), "paper.docx")
    assert "".join(span.text for span in found.blocks[0].spans) == said
    (finding,) = found.findings
    assert (finding.check, finding.severity) == ("damaged-part", "warning")
    assert "word/document.xml" in finding.message


def test_half_a_document_is_no_document() -> None:
    main = members_of(docx(p("hello"), p("world")))["word/document.xml"]
    assert "is damaged" in refused(with_main(main[: main.index(b"world")]))


@pytest.mark.parametrize("types", [None, b"", b"<Types", b"<Types/>"])
def test_a_torn_list_of_content_types_is_no_hindrance(types: bytes | None) -> None:
    members = members_of(docx(p("hello")))
    members["[Content_Types].xml"] = types or b""
    if types is None:
        del members["[Content_Types].xml"]
    assert read(zipped(members), "x.docx").blocks[0].spans[0].text == "hello"


def test_what_nests_too_deep_for_the_parser_itself_is_told_as_that() -> None:
    assert "256 deep" in refused(docx("<w:sdt>" * 3000 + "</w:sdt>" * 3000))


def test_of_two_parts_of_one_name_one_is_read() -> None:
    buffer = io.BytesIO(docx(p("hello")))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", members_of(docx(p("again")))["word/document.xml"])
    (block,) = read(buffer.getvalue(), "x.docx").blocks
    assert block.spans[0].text in ("hello", "again")


def test_a_name_that_leads_out_of_the_file_leads_nowhere() -> None:
    parts = Parts(relations={"p": ("image", "../../../../../etc/passwd"), "h": ("image", "file:///etc/passwd")})
    found = read(docx(p(inline(pic("p")) + inline(pic("h")) + r("x")), parts=parts), "x.docx")
    pictures = [span.picture for span in found.blocks[0].spans if span.picture]
    assert not any(picture.raster or picture.svg for picture in pictures)


def test_what_a_file_is_is_said_in_a_sentence() -> None:
    with pytest.raises(PaperworkError) as caught:
        read(b"", "empty.docx")
    assert caught.value.findings[0].message == "The file is empty."
