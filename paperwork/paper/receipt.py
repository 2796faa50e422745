"""The receipt of a paper, as a table for an appendix: every input, what it gives, the beginning of its SHA-256.

Where a paper hides small numbers, that of data is one of what may be printed of them: disclosure gives it so.
No day of building stands in it, only that of the meeting: the same inputs give the same table on any day.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperwork import __version__
from paperwork.model.blocks import Region, Row, Span, Table
from paperwork.model.supplied import Inputs, Source

from . import tags
from .material import Material
from .tables.cells import cell, head_row
from .tables.widths import columns
from .words import listed

_DIGITS = (0, 4, 8)
_NAMES = {"paper.yaml": "receipt_paper", "front-sheet.md": "receipt_front_sheet", "commentary.md": "receipt_commentary"}


def receipt(material: Material, date_words: str) -> Region:
    """One table, an input a row, by path; `date_words` is the day of the meeting."""
    heads = (material.word(f"receipt_{head}") for head in ("input", "gives", "hash"))
    rows = (head_row(heads), *(_row(source, material) for source in material.inputs.sources))
    table = Table(
        rows=rows,
        caption=(Span(material.word("receipt_caption")),),
        columns=columns(rows, (), names=False),
        note=(Span(_note(material, date_words)),),
        summary=f"{len(rows) - 1} files, a row each, with what each gives and the beginning of its SHA-256.",
    )
    return Region(tags.whole("receipt"), "data", (table,))


def _note(material: Material, date_words: str) -> str:
    said = material.word("receipt_note", version=__version__, date=date_words)
    return f"{said} {material.word('receipt_note_hides')}" if material.inputs.hides else said


def _row(source: Source, material: Material) -> Row:
    own = f"{material.inputs.folder.parent.relative_to(material.inputs.workspace).as_posix()}/"
    gives = ", ".join(_gives(source.path, material)) or material.word("receipt_other")
    return Row((cell(source.path.removeprefix(own), "label"), cell(gives), cell(_short(source.sha256))))


def _short(sha256: str) -> str:
    """What people can compare: the first twelve digits in groups of four that stay on a line."""
    return "\u00a0".join(sha256[at : at + 4] for at in _DIGITS)


def _gives(path: str, material: Material) -> Iterator[str]:
    """What a file gives to the paper, in words; a workbook may give several things."""
    inputs = material.inputs
    folder, _, name = path.rpartition("/")
    if inputs.workspace / folder == inputs.folder and name in _NAMES:
        yield material.word(_NAMES[name])
    if folder == "boilerplate":
        yield material.word("receipt_boilerplate")
    if inputs.workspace / path == inputs.template.word_file:
        yield material.word("receipt_template")
    if path == f"templates/{inputs.template.name}.yaml":
        yield material.word("receipt_rules")
    if inputs.workspace / path == inputs.folder.parent / "council.yaml":
        yield material.word("receipt_council")
    yield from _data(path, inputs, material)


def _data(path: str, inputs: Inputs, material: Material) -> Iterator[str]:
    if any(measure.place.file == path for measure in inputs.book.measures):
        yield material.word("receipt_book")
    if measures := {one.measure for one in inputs.observations if one.place.file == path}:
        word = "receipt_value" if len(measures) == 1 else "receipt_values"
        yield material.word(word, number=str(len(measures)))
    if tables := [table.caption for table in inputs.tables.values() if table.place.file == path]:
        yield material.word("receipt_table" if len(tables) == 1 else "receipt_tables", captions=listed(tables))
    for appendix in inputs.brief.appendices:
        if appendix.file == inputs.workspace / path:
            yield material.word("receipt_appendix", title=appendix.title)
