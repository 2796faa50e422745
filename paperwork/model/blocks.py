"""One vocabulary of blocks for Markdown, Word, PDF and the checks.

A block says what is there. Its `look`, where it has one, says how it looks: the reader of Word files gives looks,
composing a paper does not. Fingerprints see blocks and emphasis only.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from .look import CellLook, Line, ParagraphLook, PictureLook, RowLook, SpanLook, TableLook
from .plots import Plot

Owner = Literal["data", "author"]
ParagraphRole = Literal["body", "numbered", "caption", "note", "gap"]
LineRole = Literal["target", "comparator", "limit", "mean"]
CellRole = Literal["", "green", "amber", "red", "total", "gap", "label"]


class Span(Struct, frozen=True):
    """A run of text with one emphasis. In `text`, \\n is a line break, \\t a tab, \\f a page break.

    `fact` is the dotted name of the live fact it shows, `include` the boilerplate file it came from, `href` the
    link it carries (`#name` inside the document), `field` the instruction of a Word field (`PAGE`, `PAGEREF x`),
    `note` the key of the footnote it refers to (in the note itself its own), `picture` a picture that stands in its
    place. In a draft that was read, `bold` and `italic` say where words stand out from their paragraph's style, `\\v`
    is a column break, and an `equation` is one as text.
    """

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    fact: str = ""
    include: str = ""
    field: str = ""
    note: str = ""
    picture: Picture | None = None
    look: SpanLook | None = None
    equation: bool = False


def text_of(spans: tuple[Span, ...]) -> str:
    """The words of some spans, joined."""
    return "".join(span.text for span in spans)


class Paragraph(Struct, frozen=True, tag=True):
    """A paragraph of prose; `role` says which of the template's styles it takes. `anchors` name its bookmarks."""

    spans: tuple[Span, ...]
    role: ParagraphRole = "body"
    anchors: tuple[str, ...] = ()
    look: ParagraphLook | None = None


class Heading(Struct, frozen=True, tag=True):
    """A heading; level 1 is the document's own title level."""

    level: int
    spans: tuple[Span, ...]
    anchors: tuple[str, ...] = ()
    look: ParagraphLook | None = None


class ListItem(Struct, frozen=True, tag=True):
    """One item of a list; `level` counts from 0. `label` is what the reader saw Word print before it."""

    spans: tuple[Span, ...]
    level: int = 0
    ordered: bool = False
    anchors: tuple[str, ...] = ()
    look: ParagraphLook | None = None


class Cell(Struct, frozen=True):
    """A table cell. `role` gives a RAG word its colour, or marks a total or a visible gap."""

    blocks: tuple[Block, ...]
    role: CellRole = ""
    across: int = 1
    down: int = 1
    look: CellLook | None = None

    @property
    def text(self) -> str:
        """Its words, a line a block."""
        return "\n".join(block_text(block) for block in self.blocks)


class Row(Struct, frozen=True):
    """A table row; a cell that spans rows stands in its first row only, and is left out of those below."""

    cells: tuple[Cell, ...]
    look: RowLook | None = None


class Column(Struct, frozen=True):
    """A column of a composed table: its share of the width, and which way its cells run."""

    share: float = 1.0
    align: Literal["left", "right", "center"] = "left"


class Table(Struct, frozen=True, tag=True):
    """A table: `header_rows` repeat on each page, `header_columns` name their rows. The caption stands above.

    A `small` one is set smaller than others, so that its many columns stand on the line. One that is not `whole` is
    higher than its page, and goes on over the next.
    """

    rows: tuple[Row, ...]
    caption: tuple[Span, ...] = ()
    header_rows: int = 1
    header_columns: int = 1
    columns: tuple[Column, ...] = ()
    note: tuple[Span, ...] = ()
    summary: str = ""
    small: bool = False
    whole: bool = True
    look: TableLook | None = None


class Picture(Struct, frozen=True, tag=True):
    """A picture: vector where `svg` is given, with `raster` (PNG, JPEG...) as its fallback. Sizes in points.

    `kind` is that of the raster; one that was read may be vector alone, or have no bytes where it is only linked to.
    `plot` is a chart that its file holds as data, `parts` what was drawn in an office program: both have no bytes.
    Parts are measured in a drawing of the size `extent`, which may be shown larger or smaller.
    """

    raster: bytes
    alt: str
    width: float
    height: float
    svg: bytes = b""
    kind: str = "png"
    caption: tuple[Span, ...] = ()
    look: PictureLook | None = None
    plot: Plot | None = None
    parts: tuple[DrawnPart, ...] = ()
    extent: tuple[float, float] = (0.0, 0.0)


class Outline(Struct, frozen=True):
    """A drawn line or area: path data as SVG writes it (M, L, C and Z), in points from its drawing's top left corner.

    `fill` is `#rrggbb`, or empty for none. What an `even` one goes round twice is not filled; the ends and corners of
    a `rounded` one's line are round.
    """

    path: str
    fill: str = ""
    line: Line | None = None
    opacity: float = 1.0
    even: bool = False
    rounded: bool = False


class WordArt(Struct, frozen=True):
    """Words stretched over a box as if they were a picture, turned clockwise about its middle: a watermark, mostly."""

    text: str
    colour: str = "#c0c0c0"
    opacity: float = 1.0
    degrees: float = 0.0
    bold: bool = False


class Lettering(Struct, frozen=True):
    """A line of words written from a point of a drawing, in points from its corner, and turned clockwise about it.

    The point is at the words' start, middle or end (`align`), on their baseline, at their top or at their foot
    (`vertical`). `steps` is how far it is from each character to the next; empty, the font says, its letters
    `stretched` so many times as wide. The size is that of the type, or of a whole line of it (`cell`). Colours are
    `#rrggbb`; `shading` is empty for none.
    """

    text: str
    x: float
    y: float
    size: float
    font: str = "Arial"
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    colour: str = "#000000"
    shading: str = ""
    degrees: float = 0.0
    align: Literal["start", "middle", "end"] = "start"
    vertical: Literal["baseline", "top", "bottom"] = "baseline"
    cell: bool = False
    steps: tuple[float, ...] = ()
    stretched: float = 1.0


class DrawnPart(Struct, frozen=True):
    """A part of a drawing: outlines, and over them a picture or words, in a box measured from the drawing's corner.

    Words keep `insets` from the box's edges (top, right, bottom, left), stand at its top, middle or foot (`vertical`),
    and may be `turned` a quarter. `lettering` lies over all else; the part is seen through all paths of `clip`.
    What the first part of a `chain` has no room for goes on in the next; `link` counts them from 0. A
    drawing of one part that `fits` is as high as its words.
    """

    x: float
    y: float
    width: float
    height: float
    outlines: tuple[Outline, ...] = ()
    picture: Picture | None = None
    blocks: tuple[Block, ...] = ()
    insets: tuple[float, float, float, float] = (3.6, 7.2, 3.6, 7.2)
    vertical: Literal["top", "center", "bottom"] = "top"
    turned: Literal["", "up", "down"] = ""
    art: WordArt | None = None
    lettering: tuple[Lettering, ...] = ()
    clip: tuple[str, ...] = ()
    chain: str = ""
    link: int = 0
    fits: bool = False


class ChartPoint(Struct, frozen=True):
    """One value of a chart: its label on the axis, its height (None is a gap), the only text it may show."""

    label: str
    value: Decimal | None
    text: str


class ChartSeries(Struct, frozen=True):
    """A named run of points. `role` picks its colour: `main`, `second`, `context`, or a RAG or direction word."""

    name: str
    points: tuple[ChartPoint, ...]
    role: str = "main"


class ChartLine(Struct, frozen=True):
    """A level drawn across a chart: a target, a comparator, a limit; `text` is its direct label."""

    text: str
    value: Decimal
    role: LineRole = "target"


class ChartBadge(Struct, frozen=True):
    """A verdict beside a small icon: `icon` names it to its drawer, `head` what is judged, `words` how."""

    icon: str
    head: str
    words: str


class Chart(Struct, frozen=True, tag=True):
    """A chart as data, until it is drawn. `kind` names a drawer in `paper/charts`; width and height in points.

    Each series has a point for each place on the axis, in the same order; a series without a name is not labelled.
    A doughnut's segments are the points of its one series, or a series each of one point, where roles colour them;
    `total` is what its middle says ("18 measures"). Fractions and gauges have a second series, of targets. A timeline's
    values are days, numbered as `date.toordinal` does: the first series has the first day of each milestone, with the
    text of its dates, the second its last day. `within` are values that the scale must hold as well, so that charts
    beside each other can be compared. `badges` stand above the plot and `note` under it, in the kinds that have them.
    """

    kind: str
    title: str
    series: tuple[ChartSeries, ...]
    alt: str
    unit: str = ""
    lines: tuple[ChartLine, ...] = ()
    caption: tuple[Span, ...] = ()
    width: float = 470.0
    height: float = 200.0
    total: str = ""
    within: tuple[Decimal, ...] = ()
    badges: tuple[ChartBadge, ...] = ()
    note: str = ""


class Opaque(Struct, frozen=True, tag=True):
    """Something we do not know, kept with its text so that no word is lost. `why` says what it is.

    A text box has its blocks as well, its size in points, and its place. A drawing with words has `parts`, which hold
    the same blocks at their places; `alt` says what it shows. One that is `anchored` floats where the paragraph before
    it begins.
    """

    text: str
    why: str
    blocks: tuple[Block, ...] = ()
    width: float = 0.0
    height: float = 0.0
    look: PictureLook | None = None
    parts: tuple[DrawnPart, ...] = ()
    alt: str = ""
    anchored: bool = False


class Appendix(Struct, frozen=True, tag=True):
    """A file that a paper brings in whole, with its own pages: its bytes, and the name by which findings call it."""

    data: bytes
    kind: Literal["docx", "pdf"]
    title: str
    name: str


class Told(Struct, frozen=True):
    """What a region says: its blocks in normal form with the tags inside it, and without; and each such tag's text."""

    lines: tuple[str, ...]
    plain: tuple[str, ...]
    inside: tuple[tuple[str, str], ...] = ()


class Region(Struct, frozen=True, tag=True):
    """Blocks under one stable tag. `data` owns what is worked out, `author` owns prose.

    One that is known to stand as it stood when it was last read may be `told` instead of read; it has no blocks then.
    """

    tag: str
    owner: Owner
    blocks: tuple[Block, ...]
    told: Told | None = None


Block = Paragraph | Heading | ListItem | Table | Picture | Chart | Opaque | Appendix | Region


def block_text(block: Block) -> str:
    """The words of a block, cells parted by tabs and rows by line breaks; a picture gives its alt text."""
    match block:
        case Paragraph() | Heading() | ListItem():
            return text_of(block.spans)
        case Table():
            return "\n".join("\t".join(cell.text for cell in row.cells) for row in block.rows)
        case Picture() | Chart():
            return block.alt
        case Opaque():
            return block.text
        case Appendix():
            return block.title
        case Region():
            return "\n".join(block_text(inner) for inner in block.blocks)


def flattened(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks with every region opened, in reading order; cells stay inside their tables."""
    for block in blocks:
        if isinstance(block, Region):
            yield from flattened(block.blocks)
        else:
            yield block


def within(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, also those inside regions, cells and text boxes; each before what it holds."""
    for block in blocks:
        yield block
        if isinstance(block, Region | Opaque):
            yield from within(block.blocks)
        elif isinstance(block, Table):
            yield from (inner for row in block.rows for cell in row.cells for inner in within(cell.blocks))
