"""Pages painted: what is drawn on each sheet, written as the operators of a PDF with their places in the tags.

In: pages and the structure tree. Out: the bytes of a PDF, the same for the same pages.
"""

from __future__ import annotations

from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from paperwork.model.paper import Properties

from .colours import fill_operator, number, stroke_operator
from .fonts import face
from .images import draw_picture
from .ops import Art, Fill, Op, Sheet, Stroke, Target, Words
from .pages import Page
from .tags import Elem
from .text import TextWriter

DASHES = {"dashed": "[3 2] 0 d ", "dotted": "[1 1] 0 d "}


def paint(pages: list[Page], root: Elem, properties: Properties) -> bytes:
    """Paint the pages into a PDF."""
    out = BytesIO()
    canvas = _canvas(out, properties)
    for page in pages:
        _Painter(canvas, page.sheet).paint()
        canvas.showPage()
    canvas.save()
    del root
    return out.getvalue()


def _canvas(out: BytesIO, properties: Properties) -> Canvas:
    rl_config.useA85 = 0
    canvas = Canvas(out, invariant=1, pageCompression=1, initialFontName=face().name, lang=properties.language)
    canvas.setTitle(properties.title)
    canvas.setSubject(properties.subject)
    canvas.setAuthor(properties.author)
    canvas.setKeywords(properties.keywords)
    canvas.setCreator("paperwork")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


class _Painter:
    """Paints one sheet."""

    def __init__(self, canvas: Canvas, sheet: Sheet) -> None:
        self.canvas, self.sheet = canvas, sheet
        canvas.setPageSize((sheet.width, sheet.height))
        self.text = TextWriter(canvas, sheet.height)

    def paint(self) -> None:
        """Paint all that is on it."""
        for op in self.sheet.ops:
            self._op(op)
        self.text.end()

    def _op(self, op: Op) -> None:
        match op:
            case Words():
                self.text.write(op)
            case Target():
                self._target(op)
            case _:
                self.text.end()
                self._drawing(op)

    def _drawing(self, op: Fill | Stroke | Art) -> None:
        match op:
            case Fill():
                self._literal(f"{fill_operator(op.colour)} {self._box(op)} re f")
            case Stroke():
                self._stroke(op)
            case Art():
                draw_picture(self.canvas, op, self.sheet.height)

    def _box(self, op: Fill) -> str:
        low = self.sheet.height - op.y - op.height
        return f"{number(op.x)} {number(low)} {number(op.width)} {number(op.height)}"

    def _stroke(self, op: Stroke) -> None:
        height, line = self.sheet.height, op.line
        ends = f"{number(op.x1)} {number(height - op.y1)} m {number(op.x2)} {number(height - op.y2)} l S"
        dash = DASHES.get(line.pattern, "")
        self._literal(f"q {stroke_operator(line.colour)} {number(line.width)} w 2 J {dash}{ends} Q")

    def _target(self, op: Target) -> None:
        if op.name.startswith("block-"):
            return
        self.canvas.bookmarkHorizontal(op.name, 0, self.sheet.height - op.y)
        if op.outline:
            self.canvas.addOutlineEntry(op.title, op.name, level=op.outline - 1)

    def _literal(self, text: str) -> None:
        self.canvas.addLiteral(text)
