"""Pages painted: what is drawn on each sheet, written as the operators of a PDF and marked with its elements.

In: pages. Out: the bytes of a PDF without its structure tree, and the marks from which the tree is written.
"""

from __future__ import annotations

from io import BytesIO

from msgspec import Struct
from msgspec.structs import replace
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from paperwork.model.blocks import Picture

from .colours import fill_operator, number, stroke_operator
from .faces import face
from .fonts import Fonts
from .images import draw_picture
from .links import Linker
from .marks import Marks
from .ops import Art, Fill, Op, Sheet, Stroke, Target, Turned, Words
from .pages import Page
from .text import TextWriter

DASHES = {"dashed": "[3 2] 0 d ", "dotted": "[1 1] 0 d "}


class Painted(Struct, frozen=True):
    """The PDF without its structure tree, the marks to write the tree from, and the pictures that can't be read."""

    data: bytes
    marks: Marks
    unread: tuple[tuple[int, Picture], ...]


def paint(pages: list[Page], fonts: Fonts) -> Painted:
    """Paint the pages into a PDF; `fonts` are those of the words in drawings."""
    out, marks = BytesIO(), Marks()
    unread: list[tuple[int, Picture]] = []
    rl_config.useA85 = 0
    canvas = Canvas(out, invariant=1, pageCompression=1, initialFontName=_first_font(pages), pdfVersion=(1, 7))
    places = frozenset(target.name for page in pages for target in page.sheet.targets)
    linker = Linker(canvas, marks, places)
    for page in pages:
        marks.start_page()
        canvas.setPageSize((page.sheet.width, page.sheet.height))
        painter = _Painter(linker, page.sheet, fonts)
        painter.paint()
        unread.extend((len(marks.pages), picture) for picture in painter.unread)
        canvas.showPage()
    canvas.save()
    return Painted(out.getvalue(), marks, tuple(unread))


def _first_font(pages: list[Page]) -> str:
    """The font that each page starts with: that of the first words, so that no other is loaded for it."""
    words = (op for page in pages for op in page.sheet.ops if isinstance(op, Words))
    first = next(words, None)
    return first.ink.face.name if first else face().name


class _Painter:
    """Paints one sheet."""

    def __init__(self, linker: Linker, sheet: Sheet, fonts: Fonts) -> None:
        self.canvas, self.sheet, self.linker, self.fonts = linker.canvas, sheet, linker, fonts
        self.text = TextWriter(linker, sheet.height)
        self.rules: list[str] = []
        self.unread: list[Picture] = []

    def paint(self) -> None:
        """Paint all that is on it."""
        for op in self.sheet.ops:
            self._op(op)
        self.text.end()
        self._end_rules()

    def _op(self, op: Op) -> None:
        match op:
            case Words():
                self._end_rules()
                self.text.write(op)
            case Target():
                self._target(op)
            case Art():
                self.text.end()
                self._end_rules()
                self._art(op)
            case Turned():
                self.text.end()
                self._end_rules()
                self._turned(op)
            case Fill() | Stroke():
                self.text.end()
                self.rules.append(self._fill(op) if isinstance(op, Fill) else self._stroke(op))

    def _end_rules(self) -> None:
        if self.rules:
            self.canvas.addLiteral("\n".join(["/Artifact BMC", *self.rules, "EMC"]))
        self.rules = []

    def _art(self, op: Art) -> None:
        low = self.sheet.height - op.y - op.height
        box = (op.x, low, op.x + op.width, low + op.height)
        if op.elem is not None and op.elem.role == "Figure":
            op.elem.box = box
        self.canvas.addLiteral(self.linker.marks.open(op.elem))
        if not draw_picture(self.canvas, op, self.sheet.height, self.fonts):
            self.unread.append(op.picture)
        self.canvas.addLiteral("EMC")
        if op.href:
            self.linker.add(op.href, op.elem, box, op.picture.alt)

    def _turned(self, op: Turned) -> None:
        """Paint what runs up or down: its own sheet, turned about the corner where its text starts."""
        x, y = number(op.x), number(self.sheet.height - op.y)
        sine = 1 if op.up else -1
        self.canvas.addLiteral(f"q 0 {sine} {-sine} 0 {x} {y} cm")
        plain = replace(self.linker, turned=True)
        _Painter(plain, Sheet(op.sheet.width, 0.0, ops=op.sheet.ops), self.fonts).paint()
        self.canvas.addLiteral("Q")

    def _fill(self, op: Fill) -> str:
        low = self.sheet.height - op.y - op.height
        box = f"{number(op.x)} {number(low)} {number(op.width)} {number(op.height)}"
        return f"{fill_operator(op.colour)} {box} re f"

    def _stroke(self, op: Stroke) -> str:
        height, line = self.sheet.height, op.line
        ends = f"{number(op.x1)} {number(height - op.y1)} m {number(op.x2)} {number(height - op.y2)} l S"
        dash = DASHES.get(line.pattern, "")
        return f"q {stroke_operator(line.colour)} {number(line.width)} w 2 J {dash}{ends} Q"

    def _target(self, op: Target) -> None:
        if op.name.startswith("block-"):
            return
        self.canvas.bookmarkHorizontal(op.name, 0, self.sheet.height - op.y)
        if op.outline:
            self.linker.outline(op.title, op.name, op.outline)
