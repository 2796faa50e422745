"""CSV files as Excel and other programs write them: commas, semicolons or tabs, with a byte mark or without."""

from __future__ import annotations

import csv
import io

from .grid import BLANK, Cell, Grid

_DELIMITERS = ",;\t"


def read_text(text: str, file: str) -> Grid:
    """The grid of a CSV file's text. The delimiter is what `sep=` names, else what the lines have most of.

    Raises csv.Error where a quotation mark is left open, or letters follow one that closes.
    """
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return _grid(rest, first[4], file, 1)
    return _grid(text, _delimiter(text), file, 0)


def _grid(text: str, delimiter: str, file: str, skipped: int) -> Grid:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[Cell, ...]] = []
    lines: list[int] = []
    begins = 1
    for row in reader:
        rows.append(tuple(Cell(" ".join(cell.split())) for cell in row))
        lines.append(begins + skipped)
        begins = reader.line_num + 1
    width = max((len(row) for row in rows), default=0)
    return Grid(file, "", tuple(row + (BLANK,) * (width - len(row)) for row in rows), tuple(lines))


def _delimiter(text: str) -> str:
    """The candidate that stands most often outside quotes."""
    outside = "".join(text.split('"')[::2])
    return max(_DELIMITERS, key=lambda candidate: (outside.count(candidate), candidate == ","))
