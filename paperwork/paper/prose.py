"""An author's prose with its live facts filled in, and the gaps that stand where nothing is written."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from paperwork.model.blocks import Block, Cell, Heading, ListItem, Paragraph, ParagraphRole, Region, Row, Span, Table
from paperwork.model.findings import Finding, Place
from paperwork.model.measures import Fact, Missing, Results
from paperwork.model.supplied import Prose

from .material import Material

NO_VALUE = "[x]"


def paragraph(text: str, role: ParagraphRole = "body") -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph((Span(text),), role)


def notes(lines: tuple[str, ...]) -> tuple[Paragraph, ...]:
    """A note a line: statements of what a published paper showed as a picture whose numbers are lost."""
    return tuple(paragraph(line, "note") for line in lines)


def gap(what: str, guidance: str = "") -> tuple[Paragraph, ...]:
    """A visible place to write in: `[To be written: Risks and opportunities]`, and a line under it the guidance.

    One paragraph, so that it has one number where paragraphs are numbered, and goes when it is typed over.
    """
    lines = [to_be_written(what)]
    lines += [f"[Guidance: {_unbracketed(guidance)}]"] if guidance else []
    return (paragraph("\n".join(lines), "gap"),)


def to_be_written(what: str) -> str:
    """What stands in the place of something that is not written yet; the checks of a draft know it by its words."""
    return f"[To be written: {_unbracketed(what)}]"


def _unbracketed(words: str) -> str:
    return words.replace("[", "(").replace("]", ")")


def said(prose: Prose, results: Results) -> Prose:
    """The prose with every live fact shown with its unit; `[x]` where the fact has no value."""
    return tuple(_filled(block, results) for block in prose)


def numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with their plain paragraphs numbered; lists and headings stay as they are."""
    return tuple(
        replace(block, role="numbered") if isinstance(block, Paragraph) and block.role == "body" else block
        for block in blocks
    )


def facts_without_value(material: Material) -> tuple[Finding, ...]:
    """A warning for each live fact that prose names and that has nothing to show, or may not be shown."""
    return tuple(
        _unshown(material.results.fact(span.fact), place)
        for prose, place in material.prose
        for span in _spans(prose)
        if span.fact and not material.results.fact(span.fact).known
    )


def shown(fact: Fact) -> str:
    """A fact as a sentence shows it."""
    return fact.with_unit if fact.known or fact.value is Missing.HIDDEN else NO_VALUE


def _filled(block: Block, results: Results) -> Block:
    match block:
        case Paragraph() | Heading() | ListItem():
            return replace(block, spans=tuple(_filled_span(span, results) for span in block.spans))
        case Table():
            return replace(block, rows=tuple(Row(_filled_cells(row, results), row.look) for row in block.rows))
        case Region():
            return replace(block, blocks=said(block.blocks, results))
    return block


def _filled_cells(row: Row, results: Results) -> tuple[Cell, ...]:
    return tuple(replace(cell, blocks=said(cell.blocks, results)) for cell in row.cells)


def _filled_span(span: Span, results: Results) -> Span:
    return replace(span, text=shown(results.fact(span.fact))) if span.fact else span


def _spans(blocks: tuple[Block, ...]) -> Iterator[Span]:
    for block in blocks:
        match block:
            case Paragraph() | Heading() | ListItem():
                yield from block.spans
            case Table():
                yield from (span for row in block.rows for cell in row.cells for span in _spans(cell.blocks))
            case Region():
                yield from _spans(block.blocks)


def _unshown(fact: Fact, place: Place) -> Finding:
    return _hidden(fact.name, place) if fact.value is Missing.HIDDEN else _no_value(fact.name, place)


def _hidden(name: str, place: Place) -> Finding:
    return Finding(
        "hidden-in-prose",
        place,
        f"The text shows {{{{ {name} }}}}, which may not be shown: it is too small a number, or would tell one.",
        f"{Missing.HIDDEN.value} stands there. Write the sentence without it, and without words that give it away.",
        severity="warning",
        quote=f"{{{{ {name} }}}}",
        key=f"{place.heading or place}/{name}",
    )


def _no_value(name: str, place: Place) -> Finding:
    return Finding(
        "fact-without-value",
        place,
        f"The text shows {{{{ {name} }}}}, which has no value.",
        "Give its data, or write the sentence without it.",
        severity="warning",
        quote=f"{{{{ {name} }}}}",
        key=f"{place.heading or place}/{name}",
    )
