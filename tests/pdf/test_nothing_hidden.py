"""Nothing that can't be seen on the pages of a Word file is in its PDF: secrets are planted wherever one can stand."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from paperwork.jobs.pdf import pdf
from paperwork.model.blocks import Paragraph, Picture, Span
from paperwork.model.findings import PaperworkError
from paperwork.model.look import PictureLook
from paperwork.pdf import render

from ..word.reader.specimens import Parts, docx, inline, p, pic, png, r
from .drafts import draft, heading, paragraph
from .tagged import read

SECRET = "Zanzibar"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/x"/>
<Override PartName="/word/document.xml" ContentType=
"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
RELATION = f'<Relationship Id="{{}}" Type="{OFFICE}/relationships/{{}}" Target="{{}}"/>'
HIDDEN_STYLE = f"""<w:styles {W}><w:style w:type="character" w:styleId="H"><w:name w:val="H"/>
<w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/>
<w:rPr><w:vanish/></w:rPr></w:style></w:styles>"""
BODY = f"""<w:document {W}><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Seen</w:t></w:r></w:p>
<w:p><w:r><w:t>Shown </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}1</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:rStyle w:val="H"/></w:rPr><w:t>{SECRET}2</w:t></w:r><w:r><w:t>words.</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr><w:r><w:t>{SECRET}3</w:t></w:r></w:p>
<w:p><w:del w:id="1" w:author="{SECRET}4"><w:r><w:delText>{SECRET}5</w:delText></w:r></w:del>
<w:ins w:id="2" w:author="{SECRET}6"><w:r><w:t>Taken.</w:t></w:r></w:ins></w:p>
<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>Said.</w:t></w:r><w:commentRangeEnd w:id="7"/>
<w:r><w:commentReference w:id="7"/></w:r></w:p>
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF 1 = 1 "{SECRET}8" </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Result.</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
<w:p><w:bookmarkStart w:id="9" w:name="{SECRET}9"/><w:r><w:t>Marked.</w:t></w:r><w:bookmarkEnd w:id="9"/></w:p>
</w:body></w:document>"""
COMMENTS = f"""<w:comments {W}><w:comment w:id="7" w:author="{SECRET}a" w:initials="{SECRET}b"><w:p><w:r>
<w:t>{SECRET}c</w:t></w:r></w:p></w:comment></w:comments>"""
CORE = f"""<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The title</dc:title><dc:creator>{SECRET}d</dc:creator>
<cp:lastModifiedBy>{SECRET}e</cp:lastModifiedBy></cp:coreProperties>"""
APP = f"""<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">
<Manager>{SECRET}f</Manager><Company>{SECRET}g</Company><Template>{SECRET}h</Template></Properties>"""
CUSTOM = f"""<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property name="Owner">
<vt:lpwstr>{SECRET}i</vt:lpwstr></property></Properties>"""


def word_file(folder: Path) -> Path:
    """A Word file with a secret in every place that its pages do not show."""
    inner = [("r1", "styles", "styles.xml"), ("r2", "comments", "comments.xml"), ("r3", "oleObject", "embedded.bin")]
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS.format(RELATION.format("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": BODY,
        "word/_rels/document.xml.rels": RELATIONS.format("".join(RELATION.format(*part) for part in inner)),
        "word/styles.xml": HIDDEN_STYLE,
        "word/comments.xml": COMMENTS,
        "word/embedded.bin": f"{SECRET}j",
        "docProps/core.xml": CORE,
        "docProps/app.xml": APP,
        "docProps/custom.xml": CUSTOM,
    }
    file = folder / "secrets.docx"
    with zipfile.ZipFile(file, "w") as package:
        for name, said in parts.items():
            package.writestr(name, said)
    return file


def everything_in(data: bytes) -> bytes:
    """All that a PDF holds: its bytes, its objects, and every stream as it is and decoded."""
    found = [data]
    with pikepdf.open(io.BytesIO(data)) as opened:
        for made in opened.objects:
            found.append(repr(made).encode())
            if isinstance(made, pikepdf.Stream):
                found.append(made.read_raw_bytes())
                found.append(b"" if _is_jpeg(made) else made.read_bytes())
    return b"\n".join(found)


def _is_jpeg(stream: pikepdf.Stream) -> bool:
    return "DCTDecode" in repr(stream.get("/Filter"))


def holds(data: bytes, secret: str) -> bool:
    every = everything_in(data)
    found = read(data)
    words = found.root.words + "".join(found.artifacts)
    return secret in words or any(secret.encode(kind) in every for kind in ("latin-1", "utf-16-be", "utf-16-le"))


def test_no_secret_of_a_word_file_is_in_its_pdf(tmp_path: Path) -> None:
    outcome = pdf(word_file(tmp_path), accept=True)
    data = outcome.written[0].read_bytes()
    assert "".join(read(data).root.words.split()) == "SeenShownwords.Taken.Said.Result.Marked."
    assert not holds(data, SECRET)
    assert {finding.check for finding in outcome.findings} >= {"hidden-text"}


HIDDEN_RUN = "<w:rPr><w:vanish/></w:rPr>"
UNSEEN = {
    "a note whose own mark is hidden": p(
        r("Seen") + f'<w:r>{HIDDEN_RUN}<w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    ),
    "a hidden reading over words": p(
        r("Seen")
        + f"<w:r>{HIDDEN_RUN}<w:ruby><w:rt>{r(SECRET)}</w:rt><w:rubyBase>{r(SECRET)}</w:rubyBase></w:ruby></w:r>"
    ),
    "hidden words of an equation": p(
        f"<m:oMath><m:r><m:t>Seen</m:t></m:r><m:r>{HIDDEN_RUN}<m:t>{SECRET}</m:t></m:r></m:oMath>"
    ),
    "a picture hidden in the selection pane": p(
        r("Seen") + inline(pic("x"), SECRET).replace("<wp:docPr", '<wp:docPr hidden="1"')
    ),
    "a text box hidden in the selection pane": p(
        r("Seen")
        + inline(f"<wps:wsp><w:txbxContent>{p(SECRET)}</w:txbxContent></wps:wsp>").replace(
            "<wp:docPr", '<wp:docPr hidden="1"'
        )
    ),
    "a shape hidden in its group": p(
        r("Seen")
        + inline(
            f"<wpg:wgp xmlns:wpg='g'><wps:wsp><w:txbxContent>{p('Seen')}</w:txbxContent></wps:wsp><wps:wsp>"
            f"<wps:cNvPr hidden='1'/><w:txbxContent>{p(SECRET)}</w:txbxContent></wps:wsp></wpg:wgp>"
        )
    ),
    "an old shape that is hidden": p(
        r("Seen")
        + f"<w:r><w:pict><v:shape style='visibility:hidden'><v:textbox><w:txbxContent>{p(SECRET)}</w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    ),
}


@pytest.mark.parametrize("body", UNSEEN.values(), ids=UNSEEN)
def test_what_somebody_has_hidden_is_left_out_and_named(body: str, tmp_path: Path) -> None:
    note = f'<w:footnote w:id="2">{p(SECRET)}</w:footnote>'
    parts = Parts(footnotes=note, others={"word/x.png": png()}, relations={"x": ("image", "x.png")})
    file = tmp_path / "hidden.docx"
    file.write_bytes(docx(body, parts=parts))
    outcome = pdf(file)
    data = outcome.written[0].read_bytes()
    assert "Seen" in read(data).root.words
    assert not holds(data, SECRET)
    assert [finding.check for finding in outcome.findings].count("hidden-text") == 1


def test_the_search_would_find_them() -> None:
    assert holds(render(draft(heading("A"), paragraph(f"It is {SECRET}."))), SECRET)


def test_what_is_not_settled_stops_it(tmp_path: Path) -> None:
    with pytest.raises(PaperworkError) as stopped:
        pdf(word_file(tmp_path))
    assert {finding.check for finding in stopped.value.findings} == {"tracked-change", "comment"}
    assert not (tmp_path / "secrets.pdf").exists()


def telling_jpeg() -> bytes:
    """A JPEG that says where it was taken, with a thumbnail, a comment, and something behind its end."""
    image, exif, stream = Image.new("RGB", (40, 30), "#12436d"), Image.Exif(), io.BytesIO()
    exif[0x010E] = f"{SECRET}1"
    exif[0x013B] = f"{SECRET}2"
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}3</x:xmpmeta>".encode()
    image.save(stream, "JPEG", exif=exif, comment=f"{SECRET}4".encode(), xmp=xmp)
    return stream.getvalue() + f"{SECRET}5".encode()


def test_a_jpeg_keeps_its_pixels_and_tells_nothing() -> None:
    shown = Picture(telling_jpeg(), "Words", 100.0, 60.0, kind="jpeg")
    data = render(draft(heading("A"), shown))
    assert not holds(data, SECRET)
    with pikepdf.open(io.BytesIO(data)) as opened:
        (image,) = opened.pages[0].get_images().values()
        kept = pikepdf.PdfImage(image).as_pil_image()
    assert kept.tobytes() == Image.open(io.BytesIO(telling_jpeg())).tobytes()


def test_a_png_tells_nothing() -> None:
    stream, said = io.BytesIO(), PngImagePlugin.PngInfo()
    said.add_text("Author", SECRET)
    Image.new("RGB", (20, 12), "#aa0000").save(stream, "PNG", pnginfo=said)
    assert not holds(render(draft(heading("A"), Picture(stream.getvalue(), "Words", 100.0, 60.0))), SECRET)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_was_cut_off_a_picture_is_not_in_the_file(kind: str) -> None:
    stream, image = io.BytesIO(), Image.new("RGB", (80, 40), "#ffffff")
    image.paste("#d4351c", (40, 0, 80, 40))
    image.save(stream, kind)
    look = PictureLook(crop=(0.0, 0.0, 0.5, 0.0))
    shown = Picture(stream.getvalue(), "Words", 40.0, 40.0, kind=kind.lower(), look=look)
    with pikepdf.open(io.BytesIO(render(draft(heading("A"), shown)))) as opened:
        (stored,) = opened.pages[0].get_images().values()
        kept = pikepdf.PdfImage(stored).as_pil_image().convert("RGB")
    assert kept.size == (40, 40)
    assert kept.getpixel((20, 20)) == (255, 255, 255)


def test_a_picture_that_is_not_cut_is_stored_as_it_is() -> None:
    stream = io.BytesIO()
    Image.new("RGB", (80, 40), "#ffffff").save(stream, "PNG")
    shown = Picture(stream.getvalue(), "Words", 40.0, 40.0, look=PictureLook(crop=(-0.1, 0.0, 0.0, 0.001)))
    with pikepdf.open(io.BytesIO(render(draft(heading("A"), shown)))) as opened:
        (stored,) = opened.pages[0].get_images().values()
        assert (int(stored.Width), int(stored.Height)) == (80, 40)


@pytest.mark.parametrize(
    "address",
    [f"file:///C:/{SECRET}/plan.docx", f"\\\\server\\{SECRET}", f"JavaScript:alert('{SECRET}')", f"#{SECRET}"],
)
def test_a_link_that_readers_cannot_follow_is_words_alone(address: str) -> None:
    data = render(draft(heading("A"), Paragraph((Span("The plan", href=address),)), paragraph("x", "place")))
    assert not holds(data, SECRET)
    assert read(data).root.outline == "Document(H1 P P)"
    assert "The plan" in read(data).root.words
