"""All that a Word file says in words, wherever it says it: a small number is as open in a caption as in a sentence.

In: a `Reading`. Out: `Sentence`s, also of headings, notes, cells, headers and footers, and of alternative texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.checks.spots import Texted

from ..reading import Reading, Sentence, sentences
from ..reading.numbers import mentions
from .lines import alts


def title_of(reading: Reading, one: Sentence) -> str:
    """The heading that a sentence stands under; empty in headers and footers."""
    return reading.titles[one.spot] if one.spot < len(reading.titles) else ""


def everywhere(reading: Reading) -> Iterator[Sentence]:
    """All that a file says in words, in sentences: prose, headings, notes, cells, headers, alternative texts.

    An alternative text that stands as it was written is left out, and of a draft that is only foreseen all of a chart.
    """
    own, foreseen = _written(reading), reading.draft.stamp is None and reading.knowledge is not None
    for at, spot in enumerate(reading.written):
        page = reading.pages[at] if at < len(reading.pages) else -1
        if isinstance(spot.block, Texted) and not spot.in_contents:
            yield from sentences.of(spot, at, page)
    for at, alt in alts(reading):
        if alt not in own and not (foreseen and reading.spots[at].worked_out):
            yield Sentence(alt, at, reading.pages[at], mentions(alt))
    yield from _rows(reading)


def _rows(reading: Reading) -> Iterator[Sentence]:
    """The rows of tables that somebody put into a draft of ours, each as a line: its label, then what it says."""
    grids = reading.grids if reading.draft.stamp else ()
    for grid in (one for one in grids if not reading.spots[one.spot].worked_out):
        lines = [(row[0], row[1:]) for row in grid.rows]
        lines += [(head, tuple(row[at] for row in grid.rows)) for at, head in enumerate(grid.heads) if at]
        for label, cells in lines:
            text = f"{label}: {', '.join(cells)}"
            yield Sentence(text, grid.spot, reading.pages[grid.spot], mentions(text))


def _written(reading: Reading) -> str:
    """All that was written by the program, in one."""
    stamp = reading.draft.stamp
    return "\n".join(one.text for one in stamp.regions.values()) if stamp else ""
