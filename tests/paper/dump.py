"""A paper as readable text, for golden comparison: slots by name, regions with their owner, blocks a line each."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import asdict

from paperwork.model.blocks import Block, Chart, Heading, ListItem, Paragraph, Region, Span, Table
from paperwork.model.paper import Paper, Slots


def dump(paper: Paper) -> str:
    lines = [f"paper {paper.id} in {paper.path}, at {paper.at}", *_properties(paper), *_tree(paper.slots, "")]
    lines += [f"finding: {finding}" for finding in paper.findings]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _properties(paper: Paper) -> Iterator[str]:
    yield from (f"property {name}: {value}" for name, value in asdict(paper.properties).items())


def _tree(slots: Slots, indent: str) -> Iterator[str]:
    for name, slot in slots.items():
        if isinstance(slot, Region):
            yield f"{indent}{name}:"
            yield from _block(slot, f"{indent}  ")
        elif isinstance(slot, tuple):
            for number, tree in enumerate(slot, 1):
                yield f"{indent}{name} {number}:"
                yield from _tree(tree, f"{indent}  ")
        else:
            yield f"{indent}{name}: {slot}"


def _block(block: Block, indent: str) -> Iterator[str]:
    match block:
        case Region():
            yield f"{indent}[{block.tag}, {block.owner}]"
            for inner in block.blocks:
                yield from _block(inner, f"{indent}  ")
        case Paragraph():
            yield f"{indent}{block.role}: {_spans(block.spans)}"
        case Heading() | ListItem():
            yield f"{indent}{type(block).__name__.lower()} {block.level}: {_spans(block.spans)}"
        case Table():
            yield from _table(block, indent)
        case Chart():
            yield from _chart(block, indent)
        case _:
            yield f"{indent}{block}"


def _spans(spans: tuple[Span, ...]) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    text = f"**{span.text}**" if span.bold else span.text
    return f"{text}⟨{span.fact}⟩" if span.fact else text


def _table(table: Table, indent: str) -> Iterator[str]:
    yield f"{indent}table: {_spans(table.caption)}"
    for row in table.rows:
        cells = (f"{cell.text} <{cell.role}>" if cell.role not in ("", "label") else cell.text for cell in row.cells)
        yield f"{indent}  | {' | '.join(cells)} |"
    widths = ", ".join(f"{column.share:g} {column.align}" for column in table.columns)
    yield f"{indent}  columns: {widths}"
    yield f"{indent}  note: {_spans(table.note)}"


def _chart(chart: Chart, indent: str) -> Iterator[str]:
    yield f"{indent}chart {chart.kind}, {chart.width:g} by {chart.height:g}: {chart.title} {chart.unit}".rstrip()
    for series in chart.series:
        points = ", ".join(f"{point.label} {point.text or 'gap'}" for point in series.points)
        yield f"{indent}  {series.name or 'series'} ({series.role}): {points}"
    for line in chart.lines:
        yield f"{indent}  {line.role}: {line.text} at {line.value}"
    if chart.total:
        yield f"{indent}  total: {chart.total}"
    yield f"{indent}  alt: {chart.alt}"
