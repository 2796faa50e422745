"""What is told by colour alone, so that who can't tell the colours, or prints in grey, is not told (WCAG 2.2, 1.4.1).

In: the spots of a Word file. Out: warnings. A colour counts as one that tells something where it is red, amber or green
and changes from row to row; a table dressed in one colour is none.
"""

from __future__ import annotations

import colorsys
import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from paperwork.model.blocks import Cell, Heading, ListItem, Paragraph, Picture, Table, within
from paperwork.model.findings import Finding

from ..spots import WHITE, Spot
from .grids import called, heads, of, placed
from .legibility import contrast

Spots = tuple[Spot, ...]
_NAMES = "red|amber|green|yellow|orange|blue|purple|pink|gr[ae]y|gold|turquoise"
_DRESSED = r"(?:(?:the|an?|bold|light|dark|pale|bright|solid|dotted|dashed)\s+)*"
_SHOWN = re.compile(
    r"\b(?:shown|marked|highlighted|printed|displayed|colou?red|shaded|indicated|flagged|identified|denoted|represented"
    rf"|depicted|underlined|circled|outlined|written|appear(?:s|ing)?)\s+(?:up\s+|out\s+)?in\s+{_DRESSED}({_NAMES})\b"
    rf"|\b(?:figures|numbers|text|words|cells|rows|items|values|those|ones|lines|bars)\s+in\s+{_DRESSED}({_NAMES})\b"
    rf"|\b(?:the|each)\s+(?:(?:solid|dotted|dashed|light|dark|pale)\s+)?({_NAMES})\s+"
    r"(?:lines?|bars?|columns?|areas?|cells?|figures?|numbers?|dots?|shading|segments?|slices?|squares?|font|text)\b",
    re.IGNORECASE,
)
# What says in words how something stands.
_SAID = re.compile(
    r"\b(?:red|amber|green|yellow|blue|track|target|risk|met|achieved|missed|above|below|within|outside|good|poor|better"
    r"|worse|improv\w+|declin\w+|worsen\w*|deteriorat\w+|complete\w*|delayed|overdue|late|ahead|behind|high|low|rising"
    r"|falling|up|down|yes|no|not)\b|^\s*[RAGBY]\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_APART = 3.0


def cells_of_colour(spots: Spots) -> Iterator[Finding]:
    """Cells in which nothing but their colour says how something stands: a fill alone, or a fill behind a number."""
    for spot, table in of(spots):
        telling = list(_telling(table))
        if telling:
            name, quote = called(spot, table)
            first = telling[0]
            what = f"'{first.words[:30]}'" if first.words else "an empty cell"
            count = f"in {len(telling)} cells" if len(telling) > 1 else "in a cell"
            message = f"{name} tells something by colour alone {count}: {what} of '{first.row[:40]}' is {first.tint}."
            hint = "Print the word as well: Red, Amber or Green, or what the colour means."
            certain = not first.words or len({cell.tint for cell in telling}) > 1
            yield spot.find("colour-alone", message, hint, quote, certain=certain)


class _Tinted(Struct, frozen=True):
    """A cell in a colour that may mean something."""

    row: str
    words: str
    tint: str


def _telling(table: Table) -> Iterator[_Tinted]:
    headed = heads(table)
    body = [line for row, line in zip(table.rows, placed(table), strict=True) if row not in headed][not headed :]
    fills: dict[int, Counter[str]] = {}
    empty: dict[int, bool] = {}
    for at, cell in (one for line in body for one in line):
        fills.setdefault(at, Counter())[_colour(cell)] += 1
        empty[at] = empty.get(at, True) and not cell.text.strip()
    for line in body:
        cells = [cell for _, cell in line]
        if len({_colour(cell) for cell in cells}) < 2 or _SAID.search(_text(cells)):
            continue
        for at, cell in line:
            words = " ".join(cell.text.split())
            if tint(_colour(cell)) and not _LETTERS.search(words) and (len(fills[at]) > 1 or empty[at]) and _bare(cell):
                yield _Tinted(_text(cells[:1]), words, tint(_colour(cell)))


def _text(cells: list[Cell]) -> str:
    return "\n".join(" ".join(cell.text.split()) for cell in cells)


def _bare(cell: Cell) -> bool:
    """Whether no picture stands in a cell: one says what it shows, or is told of for itself."""
    return not any(isinstance(block, Picture) or _pictured(block) for block in within(cell.blocks))


def _pictured(block: object) -> bool:
    return isinstance(block, Paragraph | Heading | ListItem) and any(span.picture for span in block.spans)


def _colour(cell: Cell) -> str:
    """The colour that a cell is filled with; else that of its words, where they have one."""
    fill = cell.look.shading if cell.look else ""
    if fill and fill.lower() != WHITE:
        return fill
    looks = (span.look for block in cell.blocks for span in getattr(block, "spans", ()) if span.text.strip())
    return next((look.colour for look in looks if look is not None and tint(look.colour)), "")


def tint(colour: str) -> str:
    """Whether a colour (`#rrggbb`) is taken for red, amber or green; empty where for none of them."""
    if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        return ""
    hue, light, strong = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    if strong < 0.35 or not 0.12 < light < 0.94:
        return ""
    turn = hue * 360
    return "red" if turn >= 340 or turn < 16 else "amber" if turn < 66 else "green" if 75 <= turn < 172 else ""


def words_of_colour(spots: Spots) -> Iterator[Finding]:
    """Sentences that send the reader to a colour: "those below target are shown in red"."""
    for spot in spots:
        found = None if spot.worked_out else _SHOWN.search(spot.words)
        if found:
            message = f"The text sends readers to a colour: '{found.group()[:60]}'. Some can't see it."
            hint = "Say it in words as well: name what is meant, or how it is marked besides its colour."
            yield spot.find("colour-words", message, hint, found.group(), certain=False)


def pale_series(spots: Spots) -> Iterator[Finding]:
    """Series of charts too near in colour to what is behind them: under 3 to 1 (WCAG 2.2, 1.4.11)."""
    for spot in spots:
        plots = [picture.plot for picture in _pictures(spot) if picture.plot is not None]
        for plot in plots:
            behind = plot.plot_fill or plot.fill or spot.behind
            for series in (series for group in plot.groups for series in group.series):
                colour = (series.line.colour if series.line and not series.fill else series.fill) or series.symbol_fill
                if _is_colour(colour) and _is_colour(behind) and contrast(colour, behind) < _APART:
                    message = f"'{series.name[:40]}' is hard to see in a chart: {colour} on {behind}."
                    hint = "At least 3 to 1 is asked for. Choose a darker or a lighter colour."
                    yield spot.find("chart-contrast", message, hint, series.name, certain=False)


def _pictures(spot: Spot) -> list[Picture]:
    own = [spot.block] if isinstance(spot.block, Picture) else []
    return own + [span.picture for span in spot.spans if span.picture is not None]


def _is_colour(said: str) -> bool:
    return re.fullmatch("#[0-9a-fA-F]{6}", said) is not None


CHECKS = (cells_of_colour, words_of_colour, pale_series)
