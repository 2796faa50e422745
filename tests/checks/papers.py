"""Small papers written out in lines, read as a proof-reader reads them.

`# Heading`, `## Heading below it`, `**a line in bold**`, `- item of a list`, `a | b | c` for a row of a table (its
first has the heads), `^ words of the header`, and else a paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from paperwork.checks.reading import Knowledge, Reading, reading_of
from paperwork.model.blocks import Block, Cell, Heading, ListItem, Paragraph, Row, Span, Table
from paperwork.model.findings import Finding
from paperwork.model.look import PageSetup, RowLook
from paperwork.model.paper import Draft, DraftSection, Properties


def read(text: str, knowledge: Knowledge | None = None) -> Reading:
    """A small paper, read."""
    lines = [line.strip() for line in text.strip().splitlines()]
    blocks = tuple(_blocks([line for line in lines if not line.startswith("^ ")]))
    header = tuple(_line(line[2:]) for line in lines if line.startswith("^ "))
    section = DraftSection(PageSetup(), blocks, {"default": header})
    return reading_of(Draft((section,), Properties()), "paper.docx", knowledge)


def found(
    check: Callable[[Reading], Iterator[Finding]], text: str, knowledge: Knowledge | None = None
) -> list[Finding]:
    """What a check finds in a small paper."""
    return list(check(read(text, knowledge)))


def quotes(check: Callable[[Reading], Iterator[Finding]], text: str) -> list[str]:
    """The words at fault in a small paper, by a check."""
    return [finding.quote for finding in found(check, text)]


def _blocks(lines: list[str]) -> Iterator[Block]:
    for is_row, run in groupby((line for line in lines if line), key=lambda line: " | " in line):
        if is_row:
            yield _table([line.split(" | ") for line in run])
        else:
            yield from (_line(line) for line in run)


def _line(line: str) -> Block:
    bold = line.startswith("**")
    spans = (Span(line.lstrip("#- ").strip("*" if bold else " "), bold=bold),)
    if line.startswith("#"):
        return Heading(len(line) - len(line.lstrip("#")), spans)
    return ListItem(spans) if line.startswith("- ") else Paragraph(spans)


def _table(rows: list[list[str]]) -> Table:
    made = [
        Row(tuple(Cell((Paragraph((Span(cell.strip()),)),)) for cell in row), look=RowLook(header=not at))
        for at, row in enumerate(rows)
    ]
    return Table(tuple(made))
