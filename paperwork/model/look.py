"""How a block of a Word file looks, with every style, theme and direct format resolved. Lengths are in points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Align = Literal["left", "right", "center", "justify"]


Underline = Literal["single", "double", "thick", "dotted", "dashed", "wave", "words"]


class SpanLook(Struct, frozen=True):
    """A run's font and dress. `colour`, `shading` are `#rrggbb`, or empty for automatic and none.

    `underlined` is the kind of its underline, in a colour of its own if `underline_colour` says one; `stretched` how
    wide its letters are (1 is as the font has them); `box` the line around it.
    """

    font: str = "Arial"
    size: float = 12.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    colour: str = ""
    shading: str = ""
    vertical: Literal["", "super", "sub"] = ""
    caps: Literal["", "all", "small"] = ""
    spacing: float = 0.0
    raised: float = 0.0
    language: str = ""
    hidden: bool = False
    kerned: bool = False
    underlined: Underline = "single"
    underline_colour: str = ""
    double_strike: bool = False
    stretched: float = 1.0
    box: Line | None = None


class Line(Struct, frozen=True):
    """A border: its width in points, its colour, and its pattern."""

    width: float = 0.5
    colour: str = "#000000"
    pattern: Literal["single", "double", "dashed", "dotted"] = "single"
    space: float = 0.0


class Label(Struct, frozen=True):
    """What Word prints before a numbered or bulleted paragraph, and what follows it."""

    text: str
    look: SpanLook
    follow: Literal["tab", "space", ""] = "tab"
    align: Literal["left", "right", "center"] = "left"


class Tab(Struct, frozen=True):
    """A tab stop: its place from the text's left edge, how text stands at it, and what fills the way there."""

    at: float
    align: Literal["left", "right", "center", "decimal"] = "left"
    leader: str = ""


class ParagraphLook(Struct, frozen=True):
    """A paragraph's place and dress. `line` is a multiple of the font's own line (rule `auto`) or points.

    `dropped` is over how many lines its first span reaches down, as a dropped capital; `uncounted` lines have no
    line numbers. Neighbours in the same `frame` stand in it together, above or beside the paragraph after them.
    """

    style: str = "Normal"
    align: Align = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    line_rule: Literal["auto", "exact", "least"] = "auto"
    contextual: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    widow_control: bool = True
    outline: int = 0
    label: Label | None = None
    tabs: tuple[Tab, ...] = ()
    borders: Mapping[str, Line] | None = None
    shading: str = ""
    rtl: bool = False
    mark: SpanLook = SpanLook()
    dropped: int = 0
    uncounted: bool = False
    frame: FrameLook | None = None


class FrameLook(Struct, frozen=True):
    """A text frame: where it stands, and its size. Without a width it is as wide as its longest line; heights are the
    least, unless they are `exact`.
    """

    place: PictureLook
    width: float = 0.0
    height: float = 0.0
    exact: bool = False


class TableLook(Struct, frozen=True):
    """A table's grid: column widths in points, its indent, and how it stands between the margins.

    The first column of a `mirrored` one stands on the right, as in tables of right-to-left text. A `fixed` one keeps
    its columns, though words may not fit them. `spacing` is kept free on each side of each cell; an indent
    `from_page` is measured from the edge of the page. `floating` says at which height a table stands that text runs
    beside, and how far text keeps away.
    """

    columns: tuple[float, ...] = ()
    align: Literal["left", "right", "center"] = "left"
    indent: float = 0.0
    style: str = ""
    mirrored: bool = False
    fixed: bool = False
    spacing: float = 0.0
    from_page: bool = False
    floating: PictureLook | None = None


class RowLook(Struct, frozen=True):
    """A row's height, and whether it repeats as a header or may split over pages."""

    height: float = 0.0
    height_rule: Literal["auto", "exact", "least"] = "auto"
    header: bool = False
    may_split: bool = True
    before: int = 0


class CellLook(Struct, frozen=True):
    """A cell's dress, with the table's own already resolved into it. Margins: top, right, bottom, left.

    `turned` text runs up or down its cell. Borders may have the diagonals `tl2br` and `tr2bl` as well.
    """

    margins: tuple[float, float, float, float] = (0.0, 5.4, 0.0, 5.4)
    borders: Mapping[str, Line] | None = None
    shading: str = ""
    vertical: Literal["top", "center", "bottom"] = "top"
    turned: Literal["", "up", "down"] = ""


class PictureLook(Struct, frozen=True):
    """Where a picture stands: in line, or floating from `left` and `top` of what it is measured from.

    `align_y` says where it stands between the bounds of `from_y`, if it does not stand at `top`. `crop` is what is
    cut off, as shares of left, top, right and bottom; `rotation` is in degrees, clockwise. `distances` keep text
    away: top, right, bottom, left; `side` is where beside a `square` one text may stand.
    """

    floating: bool = False
    align: Align = "left"
    left: float = 0.0
    top: float = 0.0
    from_x: str = "column"
    from_y: str = "paragraph"
    wrap: Literal["none", "square", "top_bottom"] = "none"
    behind: bool = False
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    rotation: float = 0.0
    align_y: Literal["", "top", "center", "bottom"] = ""
    distances: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    decorative: bool = False
    side: Literal["both", "left", "right", "largest"] = "both"


class LineNumbers(Struct, frozen=True):
    """Numbers in the margin beside a section's lines: which are printed, how far from the text, where they restart."""

    every: int = 1
    first: int = 1
    distance: float = 18.0
    restart: Literal["page", "section", ""] = "page"


class PageSetup(Struct, frozen=True):
    """A section's page. `start` is how it begins; `first_number` restarts its page numbers (None goes on).

    `gaps` are the spaces after each column where they differ; `rule` draws a line between columns. `borders` frame
    the page, measured from its text or from its edges. A `mirrored` page's left margin is the inner one, on the right
    of even pages. `notes_by_page` is the number format of footnotes that are numbered anew on each page.
    """

    width: float = 595.3
    height: float = 841.9
    top: float = 72.0
    right: float = 72.0
    bottom: float = 72.0
    left: float = 72.0
    header: float = 35.4
    footer: float = 35.4
    columns: tuple[float, ...] = ()
    column_space: float = 36.0
    start: Literal["next_page", "continuous", "odd_page", "even_page"] = "next_page"
    first_number: int | None = None
    number_format: str = "decimal"
    different_first: bool = False
    vertical: Literal["top", "center", "bottom", "both"] = "top"
    gaps: tuple[float, ...] = ()
    rule: bool = False
    borders: Mapping[str, Line] | None = None
    borders_from: Literal["text", "page"] = "text"
    borders_on: Literal["all", "first", "not_first"] = "all"
    line_numbers: LineNumbers | None = None
    mirrored: bool = False
    notes_by_page: str = ""
