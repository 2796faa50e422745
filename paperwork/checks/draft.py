"""Checks of a Word file as it stands: what must not leave the building in its PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from paperwork.model.blocks import Block, Cell, Heading, Paragraph, Region, Table, block_text, text_of
from paperwork.model.findings import Finding, Place
from paperwork.model.paper import Draft
from paperwork.model.revision import TO_SETTLE

from . import versions, word_file
from .accessibility import capitals, colour, contents, grids, legibility, listening
from .spots import few, spots

CHECKS = (*listening.CHECKS, *grids.CHECKS, *legibility.CHECKS, *colour.CHECKS, *capitals.CHECKS)
LEAKS = ("tracked-change", "comment")
# `[x]:` begins the key of a table that marks with it what is not given.
_NO_VALUE = "[x]"
# What is brought in whole is not the paper's own words.
_APPENDIX = "paperwork:appendix/"
# Titles that programs give, and names of files.
_NO_TITLE = re.compile(
    r"(?:(?:microsoft )?word( -|$)|word document|document\s*\d*$|untitled|title$|template|draft$|report$|paper$"
    r"|powerpoint presentation|slide \d|\S+\.(?:docx?|dotx?|pdf|odt|rtf)$)",
    re.IGNORECASE,
)
_WRITE = "Write them in, or say in the inputs why there are none."
_GAP = re.compile(rf"\[(?:To be written|Guidance|{TO_SETTLE}): [^\]]+\]|\[x\](?!:)")


def blocking(draft: Draft, name: str, *, accept: bool = False, strict: bool = False) -> tuple[Finding, ...]:
    """What stops a PDF: unsettled tracked changes and comments (unless `accept`), and gaps in a draft of ours.

    Where it is to be `strict`, all that keeps some people from reading it stops it as well.
    """
    leaks = () if accept else tuple(finding for finding in draft.findings if finding.check in LEAKS)
    barriers = (replace(finding, severity="error") for finding in accessible(draft, name)) if strict else ()
    return (*leaks, *(gaps(draft, name) if draft.stamp else ()), *barriers)


def accessible(draft: Draft, name: str) -> tuple[Finding, ...]:
    """What in a Word file keeps some people from reading its PDF: warnings, the first few of each kind."""
    seen = spots(draft)
    found = (finding for check in CHECKS for finding in few(check(seen), name))
    return (*few(_of_itself(draft), name), *found)


def carried(draft: Draft, name: str) -> tuple[Finding, ...]:
    """What goes along with a Word file unseen, and is not in its PDF: warnings, the first few of each kind."""
    return tuple(finding for check in word_file.CHECKS for finding in few(check(draft), name))


def names_pages(draft: Draft) -> bool:
    """Whether a draft has a contents list that names pages."""
    return bool(contents.lines(draft))


def stale_pages(draft: Draft, name: str, labels: Mapping[str, str]) -> tuple[Finding, ...]:
    """What its contents list says of pages and is not so, by the label of the page on which each bookmark falls."""
    return tuple(few(contents.stale_pages(draft, labels), name))


def _of_itself(draft: Draft) -> Iterator[Finding]:
    """What the file does not say of itself."""
    if not draft.properties.title.strip():
        hint = "In Word: File, Info, Title."
        message = "The file has no title; its first heading stands in for it."
        yield Finding("title-missing", Place(), message, hint, "warning")
    elif _NO_TITLE.match(draft.properties.title.strip()):
        hint = "In Word: File, Info, Title: what the paper is about, for which meeting, and when."
        message = f"The file's title says nothing: '{draft.properties.title.strip()[:60]}'."
        yield Finding("title-missing", Place(), message, hint, "warning", key="poor")
    if draft.properties.language_assumed:
        hint = "In Word: select all, Review, Language, Set Proofing Language."
        message = f"The file does not say its language; {draft.properties.language} is taken."
        yield Finding("language-missing", Place(), message, hint, "warning")


def gaps(draft: Draft, name: str) -> tuple[Finding, ...]:
    """Every place of a draft that still says it is to be written, and every cell that says it has no number."""
    return tuple(_gap(name, heading, text) for heading, text in _gap_texts(draft.blocks, ""))


def _gap(name: str, heading: str, text: str) -> Finding:
    message, hint = f"{text} stands where words or a number should be.", _WRITE
    if TO_SETTLE in text:
        message, hint = f"Two versions of a text stand here: {text}", versions.HINT
    return Finding("gap", Place(name, heading=heading), message, hint, quote=text)


def _gap_texts(blocks: tuple[Block, ...], heading: str) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Heading):
            heading = text_of(block.spans)
        elif isinstance(block, Region) and block.tag.startswith(_APPENDIX):
            continue
        elif isinstance(block, Region):
            yield from _gap_texts(block.blocks, heading)
        elif isinstance(block, Table):
            yield from ((heading, text) for cell in _cells(block) for text in _cell_gaps(cell))
        else:
            yield from ((heading, text) for text in _GAP.findall(block_text(block)))


def _cell_gaps(cell: Cell) -> list[str]:
    """The gaps of a cell; where `[x]` does not look like one, its table's key says what it means."""
    marked = any(isinstance(block, Paragraph) and block.role == "gap" for block in cell.blocks)
    return [text for text in _GAP.findall(cell.text) if marked or text != _NO_VALUE]


def _cells(table: Table) -> Iterator[Cell]:
    return (cell for row in table.rows for cell in row.cells)
