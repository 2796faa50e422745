"""Appendices that are PDFs, brought whole into the PDF of a paper: pages, tags, links, bookmarks; what stays out."""

from __future__ import annotations

import io
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from paperwork.model.blocks import Paragraph, Picture, Region, Span
from paperwork.model.look import PageSetup, PictureLook
from paperwork.model.paper import Draft, DraftSection
from paperwork.pdf import rendered
from tests.word import office
from tests.word.letters import letter

from . import tagged
from .appended import A4, TITLE, acting, changed, drawn, paper, saying, sheet, tagged_letter, with_all
from .drafts import paragraph, span
from .verapdf import failed_rules


def checks(draft: Draft) -> list[str]:
    return [finding.check for finding in rendered(draft).findings]


def texts(data: bytes, folder: Path) -> list[str]:
    """The words of each page, as poppler reads them."""
    (folder / "file.pdf").write_bytes(data)
    done = subprocess.run(["pdftotext", str(folder / "file.pdf"), "-"], capture_output=True, text=True, check=True)
    return [" ".join(page.split()) for page in done.stdout.split("\f")[:-1]]


def titles(items: list[pikepdf.OutlineItem], level: int = 1) -> list[tuple[int, str]]:
    return [at for item in items for at in [(level, item.title), *titles(item.children, level + 1)]]


def outline(data: bytes) -> list[tuple[int, str]]:
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as found:
        return titles(list(found.root))


def brought(tree: tagged.Tagged) -> list[tagged.Node]:
    """The sections that hold appendices: those inside one of the paper's own."""
    own = tree.root.find("Sect")
    return [kid for section in own for kid in section.kids if isinstance(kid, tagged.Node) and kid.role == "Sect"]


def test_its_pages_say_the_same_words_as_in_its_own_file(tmp_path: Path) -> None:
    made = rendered(with_all(tagged_letter())).data
    assert texts(made, tmp_path)[1:3] == texts(tagged_letter(), tmp_path)


def test_its_tags_stand_in_a_section_after_the_heading_with_no_level_skipped() -> None:
    made = tagged.read(rendered(with_all(tagged_letter())).data)
    # Marks in the file's own drawing still call its headings what they were: what counts is what the tree says.
    assert [fault for fault in made.faults if " says H" not in fault] == []
    own = tagged.read(tagged_letter())
    (section,) = brought(made)
    assert squeezed(section.words) == squeezed(own.root.words)
    assert len(section.find("TH")) == len(own.root.find("TH"))
    assert [node.words.strip() for node in section.find("H3")] == [node.words.strip() for node in own.root.find("H1")]
    assert len(section.find("H4")) == len(own.root.find("H2"))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_nothing_is_found_fault_with_in_a_sound_one() -> None:
    assert checks(with_all(tagged_letter())) == []


@pytest.mark.needs_java
def test_one_that_is_pdf_ua_leaves_the_paper_pdf_ua(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(rendered(with_all(tagged_letter())).data)
    assert failed_rules(file) == {}


@pytest.mark.needs_soffice
@pytest.mark.needs_java
@pytest.mark.parametrize("option", ["UseTaggedPDF", "PDFUACompliance"])
def test_one_that_libreoffice_tagged_is_mended_where_the_paper_can(option: str, tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(letter())
    asked = f'pdf:writer_pdf_Export:{{"{option}":{{"type":"boolean","value":"true"}}}}'
    office.converted(tmp_path / "letter.docx", asked, tmp_path / "out")
    data = (tmp_path / "out" / "letter.pdf").read_bytes()
    made = rendered(with_all(data))
    assert made.findings == ()
    (tmp_path / "paper.pdf").write_bytes(made.data)
    assert failed_rules(tmp_path / "paper.pdf") == {}
    assert texts(made.data, tmp_path)[1:3] == texts(data, tmp_path)


def test_its_bookmarks_stand_under_that_of_its_heading() -> None:
    made = outline(rendered(with_all(tagged_letter())).data)
    own = outline(tagged_letter())
    assert made[:2] == [(1, "A paper"), (2, TITLE)]
    assert made[2:-1] == [(level + 2, title) for level, title in own]
    assert made[-1] == (2, "Last words")


def test_its_links_lead_on_to_the_web_and_to_its_own_pages() -> None:
    with pikepdf.open(io.BytesIO(rendered(with_all(tagged_letter())).data)) as pdf:
        links = list(pdf.pages[1].obj.Annots)
        addresses = [str(link.A.URI) for link in links if "/A" in link]
        places = [link.Dest[0].objgen for link in links if "/Dest" in link]
        assert addresses == ["https://example.org/inspection"]
        assert places
        assert set(places) <= {page.obj.objgen for page in pdf.pages[1:3]}


def test_one_without_tags_is_one_paragraph_a_page_and_said_so() -> None:
    made = rendered(with_all(drawn(saying("First"), saying("Second"))))
    assert [finding.check for finding in made.findings] == ["appendix-untagged", "appendix-fonts"]
    assert "visit.pdf" in made.findings[0].message
    tree = tagged.read(made.data)
    (section,) = brought(tree)
    assert section.outline == "Sect(P P)"
    assert [node.said["ActualText"] for node in section.find("P")] == ["Words of the page"] * 2


def test_a_page_without_words_is_a_picture_that_says_so() -> None:
    words = "No words can be read on this page: it is a picture of one."
    made = tagged.read(rendered(with_all(drawn(lambda canvas: canvas.rect(9, 9, 90, 90)), words)).data)
    (figure,) = made.root.find("Figure")
    assert figure.said["Alt"] == f"{TITLE}, page 1 of 1. {words}"


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_page_stays_turned(rotation: int) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = rotation

    size = A4 if rotation == 180 else (A4[1], A4[0])
    made = rendered(paper(changed(drawn(saying("Turned")), turn), sheet(0, 1, "Turned", size)))
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        page = pdf.pages[1].obj
        assert (page.Rotate, [round(float(edge)) for edge in page.MediaBox]) == (rotation, [0, 0, 595, 842])


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_beside_a_header_a_page_stands_whole_in_the_place_of_its_picture(rotation: int, tmp_path: Path) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = rotation

    source = changed(drawn(lambda canvas: canvas.drawString(10, 10, "corner"), size=(300, 500)), turn)
    size = (300.0, 500.0) if rotation % 180 == 0 else (500.0, 300.0)
    marked = sheet(0, 1, "corner", size)
    setup = replace(marked.page, top=36.0, header=10.0)
    small = replace(marked, page=setup, headers={"default": (paragraph("NOT FOR PUBLICATION"),)})
    made = rendered(paper(source, small)).data
    assert "NOT FOR PUBLICATION" in texts(made, tmp_path)[1]
    (x, y), (wide, high) = where(made, "corner", tmp_path)
    corner = {0: (0, 1), 90: (0, 0), 180: (1, 0), 270: (1, 1)}[rotation]
    assert (round(x / wide), round(y / high)) == corner
    assert 0 <= x <= wide
    assert 0 <= y <= high


def where(data: bytes, word: str, folder: Path) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a word of the second page stands, from its top left corner, and the size of the page."""
    (folder / "file.pdf").write_bytes(data)
    command = ["pdftotext", "-f", "2", "-l", "2", "-bbox", str(folder / "file.pdf"), "-"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    page = next(line for line in lines if "<page" in line).split('"')
    found = next(line for line in lines if f">{word}<" in line).split('"')
    return (float(found[1]), float(found[3])), (float(page[1]), float(page[3]))


def test_pages_follow_what_stands_in_the_draft(tmp_path: Path) -> None:
    source = drawn(saying("First"), saying("Second"), saying("Third"))
    made = rendered(paper(source, sheet(2, 3, "Third", A4), sheet(0, 3, "First", A4)))
    assert [text.replace("Words.", "").strip() for text in texts(made.data, tmp_path)][1:3] == ["Third", "First"]
    assert len(brought(tagged.read(made.data))) == 2


def test_of_tags_only_those_of_the_pages_that_stand_are_brought() -> None:
    made = tagged.read(rendered(paper(tagged_letter(), sheet(1, 2, "Second", A4))).data)
    assert made.faults == []
    (section,) = brought(made)
    assert "Yours sincerely" in section.words
    assert not section.find("Table")


def one_page(change: Callable[[Picture], Picture], *more: Span) -> Draft:
    made = sheet(0, 1, "covered", A4)
    (region,) = made.blocks
    assert isinstance(region, Region)
    (block,) = region.blocks
    assert isinstance(block, Paragraph)
    shown = block.spans[0]
    assert shown.picture is not None
    spans = (replace(shown, picture=change(shown.picture)), *more)
    blocks = (replace(region, blocks=(replace(block, spans=spans),)),)
    return paper(drawn(saying("covered")), replace(made, blocks=blocks))


@pytest.mark.parametrize(
    "draft",
    [
        one_page(lambda picture: replace(picture, look=PictureLook(crop=(0.0, 0.5, 0.0, 0.0)))),
        one_page(lambda picture: replace(picture, raster=picture.raster + b"\0")),
        one_page(lambda picture: replace(picture, height=600.0), span("Words beside it")),
    ],
    ids=["cropped", "changed", "with words on its page"],
)
def test_a_picture_that_shows_less_than_the_page_stays(draft: Draft, tmp_path: Path) -> None:
    made = rendered(draft)
    assert [finding.check for finding in made.findings] == ["appendix-picture"]
    assert "covered" not in " ".join(texts(made.data, tmp_path))


def test_nothing_that_acts_and_nobodys_name_is_passed_on() -> None:
    made = rendered(with_all(changed(tagged_letter(), acting)))
    (finding,) = made.findings
    assert finding.check == "appendix-dropped"
    for what in ("script", "attached file", "remark", "link"):
        assert what in finding.message
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        plain = io.BytesIO()
        pdf.save(plain, stream_decode_level=pikepdf.StreamDecodeLevel.all, qdf=True)
    assert b"SECRET" not in plain.getvalue()
    assert b"JavaScript" not in plain.getvalue()


def test_form_fields_are_drawn_as_they_stand_and_their_words_can_be_heard(tmp_path: Path) -> None:
    def form(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "A form")
        canvas.acroForm.textfield(name="who", tooltip="Filled in by", value="The clerk", x=72, y=600, width=200)

    made = rendered(with_all(drawn(form), "A form"))
    assert "appendix-form" in [finding.check for finding in made.findings]
    assert "The clerk" in texts(made.data, tmp_path)[1]
    (section,) = brought(tagged.read(made.data))
    assert section.find("P")[0].said["ActualText"] == "A form Filled in by: The clerk"
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert "/AcroForm" not in pdf.Root


def hidden(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String("Hidden")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def locked() -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(tagged_letter())) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="owner", user=""))
    return buffer.getvalue()


def bomb(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Contents = pdf.make_stream(b" " * 60_000_000)


def torn_inside(pdf: pikepdf.Pdf) -> None:
    data = zlib.compress("\n".join(f"{at * at} {at} 9 9 re f" for at in range(900)).encode())
    page = pdf.pages[1].obj
    page.Contents = pdf.make_stream(b"")
    page.Contents.write(data[:400] + b"\xff" * 900 + data[1300:], filter=Name.FlateDecode)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (changed(tagged_letter(), torn_inside), "damaged"),
        (changed(tagged_letter(), bomb), "too large"),
        (b"%PDF-1.7 and nothing more", "damaged"),
        (b"", "damaged"),
        (locked(), "locked"),
        (changed(tagged_letter(), hidden), "layers"),
        (drawn(*[saying("x")] * 201), "too many"),
    ],
    ids=["torn inside", "a bomb", "torn", "empty", "locked", "with hidden layers", "with too many pages"],
)
def test_of_one_that_cannot_be_brought_in_the_pictures_stay(data: bytes, said: str) -> None:
    made = rendered(paper(data, sheet(0, 1, "First", A4)))
    (finding,) = made.findings
    assert finding.check == "appendix-pdf"
    assert said in finding.message
    (figure,) = tagged.read(made.data).root.find("Figure")
    assert figure.said["Alt"].startswith(f"{TITLE}, page 1 of 1")


def circle(pdf: pikepdf.Pdf) -> None:
    top = pdf.Root.StructTreeRoot.K[0]
    top.K.append(top)


def nonsense(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K = Array([Name.Nothing, 7, Dictionary(S=7), Dictionary(Type=Name.MCR, MCID=-3)])
    pdf.Root.Outlines = Dictionary(First=pdf.Root)
    pdf.pages[0].obj.Annots = Array([5, Dictionary(Subtype=Name.Link, Rect=Array([1]))])


@pytest.mark.parametrize("change", [circle, nonsense])
def test_tags_that_are_no_tree_are_as_none(change: Callable[[pikepdf.Pdf], None]) -> None:
    made = rendered(with_all(changed(tagged_letter(), change)))
    assert "appendix-untagged" in [finding.check for finding in made.findings]
    assert len(brought(tagged.read(made.data))[0].find("P")) == 2


def test_pictures_without_words_and_drawing_outside_the_tags_are_told_with_their_pages() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        for one in pdf.objects:
            if isinstance(one, Dictionary) and one.get("/S") == Name.Figure:
                del one["/Alt"]
        pdf.pages[1].contents_add(b"0 0 9 9 re f")

    found = rendered(with_all(changed(tagged_letter(), spoil))).findings
    assert [(one.check, one.message.rpartition("page ")[2][:1]) for one in found] == [
        ("appendix-alt", "1"),
        ("appendix-unmarked", "2"),
    ]


def test_a_pictures_remarks_are_taken_off() -> None:
    def photograph(pdf: pikepdf.Pdf) -> None:

        stream = io.BytesIO()
        Image.new("RGB", (8, 8)).save(stream, "JPEG", comment=b"SECRET", exif=b"Exif\0\0SECRET")
        image = pikepdf.Stream(pdf, stream.getvalue(), {"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 8})
        image.Height, image.ColorSpace, image.BitsPerComponent, image.Filter = 8, Name.DeviceRGB, 8, Name.DCTDecode
        pdf.pages[0].resources.XObject = Dictionary(Im=image)
        pdf.pages[0].contents_add(b"/Artifact BMC /Im Do EMC")

    made = rendered(with_all(changed(tagged_letter(), photograph))).data
    with pikepdf.open(io.BytesIO(made)) as pdf:
        raw = pdf.pages[1].resources.XObject.Im.read_raw_bytes()
    assert raw.startswith(b"\xff\xd8")
    assert b"SECRET" not in raw


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert rendered(with_all(tagged_letter())).data == rendered(with_all(tagged_letter())).data


def test_the_numbers_of_the_papers_pages_count_those_of_the_appendix(tmp_path: Path) -> None:
    field = Span("9", field="NUMPAGES", look=span("").look)
    last = DraftSection(PageSetup(), (Paragraph((span("Pages: "), field)),))
    made = rendered(paper(tagged_letter(), sheet(0, 2, "One", A4), sheet(1, 2, "Two", A4), last=last)).data
    assert texts(made, tmp_path)[-1] == "Pages: 4"
