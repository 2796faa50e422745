"""Papers with a PDF's pages as pictures in them, and PDFs of many makes to be brought in."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from hashlib import sha256

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from paperwork.model.blocks import Paragraph, Picture, Region, Span
from paperwork.model.look import PageSetup, ParagraphLook, SpanLook
from paperwork.model.paper import Carried, Draft, DraftSection, Properties
from paperwork.pdf import rendered
from paperwork.word.reader import read
from tests.word.letters import letter

from .drafts import heading, paragraph

TITLE, NAME = "The visit", "visit.pdf"
A4 = (595.3, 841.9)
Canvases = Callable[[Canvas], None]


def picture_of(number: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (20, 20 + number), "#aa0000").save(stream, "PNG")
    return stream.getvalue()


def sheet(number: int, count: int, words: str, size: tuple[float, float], *more: Span) -> DraftSection:
    """A section as a draft has it for a page of a PDF."""
    width, height = size
    alt = f"{TITLE}, page {number + 1} of {count}. {words}"
    tiny = SpanLook(size=1.0)
    shown = Picture(picture_of(number), alt, width * 0.99, height - 6.0)
    block = Paragraph((Span("", picture=shown, look=tiny), *more), look=ParagraphLook(mark=tiny))
    page = PageSetup(width, height, 2.0, 0.0, 2.0, 0.0, 0.0, 0.0)
    return DraftSection(page, (Region("paperwork:appendix/visit", "data", (block,)),))


def paper(data: bytes, *sheets: DraftSection, last: DraftSection | None = None) -> Draft:
    """A paper whose second heading is the appendix's, with its sheets after it, and a last section."""
    first = DraftSection(PageSetup(), (heading("A paper"), paragraph("Words."), heading(TITLE, 2)))
    after = last or DraftSection(PageSetup(), (heading("Last words", 2), paragraph("The end.")))
    pictures = tuple(sha256(picture_of(number)).hexdigest() for number in range(8))
    carried = Carried("paperwork:appendix/visit", TITLE, NAME, data, pictures)
    return Draft((first, *sheets, after), Properties(title="A paper"), carried=(carried,))


def with_all(data: bytes, words: str = "Words of the page") -> Draft:
    """A paper with every page of a PDF, as large as it is."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        sizes = [tuple(float(edge) for edge in page.mediabox[2:]) for page in pdf.pages]
    count = len(sizes)
    return paper(data, *(sheet(at, count, words, (size[0], size[1])) for at, size in enumerate(sizes)))


@cache
def tagged_letter() -> bytes:
    """Two pages, tagged by the program itself."""
    return rendered(read(letter(), "letter.docx")).data


def drawn(*pages: Canvases, size: tuple[float, float] = A4) -> bytes:
    """A PDF without tags; its standard font is not inside it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def saying(words: str) -> Canvases:
    return lambda canvas: canvas.drawString(72, 700, words)


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A PDF with something changed in it."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def acting(pdf: pikepdf.Pdf) -> None:
    """Gives a PDF a script, an attached file, an author and a remark."""
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('SECRET')"))
    pdf.Root.OpenAction = pdf.make_indirect(script)
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), script])))
    pdf.attachments["SECRET.txt"] = b"SECRET"
    pdf.docinfo["/Author"] = "SECRET author"
    with pdf.open_metadata() as packet:
        packet["dc:creator"] = ["SECRET author"]
    page = pdf.pages[0].obj
    page.PieceInfo = Dictionary(Editor=Dictionary(Private=String("SECRET")))
    page.AA = Dictionary(O=script)
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 20, 20]), Contents=String("SECRET remark"))
    launch = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]),
        A=Dictionary(S=Name.Launch, F=String("SECRET.exe")),
    )  # fmt: skip
    held = list(page.get("/Annots", ()))
    page.Annots = Array([*held, pdf.make_indirect(note), pdf.make_indirect(launch)])
