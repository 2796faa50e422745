"""Words that fill beds beside a column that hides who lives in them: "all of our homes are full".

A home's beds are printed and its children hidden; who reads that it is full has the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.model.findings import Finding
from paperwork.model.measures import Missing

from ..reading import Reading
from .everywhere import everywhere, title_of
from .lines import hidden_lines

CHECK = "occupancy-said"
_HINT = "Write it without words that fill or empty beds; or accept it, with the reason why nobody is told of by them."
# What has room for so many.
_ROOM = re.compile(
    r"\b(?:beds?|places|capacity|bed spaces?|rooms|registered for|gwelyau|gwelâu|lleoedd)\b", re.IGNORECASE
)
_HOMES = re.compile(
    r"\b(?:occupancy|homes?|beds?|bed spaces?|houses?|units?|gwely|gwelyau|gwelâu|ngwely|"
    r"cartrefi?|nghartrefi?|gartrefi?)\b",
    re.IGNORECASE,
)
_FULL = re.compile(
    r"\b(?:is|are|was|were|be|been|being|stays?|stood|runs?|running) (?:\w+ly |all |now |still |half[- ]|both |not )?"
    r"(?:full|empty|vacant|taken|occupied|unoccupied|filled|used|in use)\b(?![- ]time|ly| of\b| by the)|"
    r"\b(?:empty|vacant|spare|unfilled|unoccupied|free|unused) (?:beds?|places?|rooms?|spaces?)\b|"
    r"\b(?:beds?|places?|spaces?|rooms?) (?:free|empty|vacant|but one|left|remaining|available)\b|"
    r"\b(?:an?|one|two|three|no|any) (?:spaces?|room)\b|\bas many [^.;]{1,40} as [^.;]{1,20}\b(?:beds|places)\b|"
    r"\bvacanc(?:y|ies)\b|\bat (?:full |half )?capacity\b|\boccupancy\b|\b(?:all|both) (?:the )?others (?:are )?full\b|"
    r"(?:\byn|['’]n) (?:hollol )?llawn\b|\b(?:gwag|wag)\b",
    re.IGNORECASE,
)


def beds(reading: Reading) -> Iterator[Finding]:
    """Each sentence that says of homes or beds that they are full or empty, where a table with beds hides children."""
    if not any(_hides_beds(grid.heads, grid.rows) for grid in reading.grids):
        return
    names = [line for line in hidden_lines(reading) if line.is_told]
    for one in everywhere(reading):
        found = _FULL.search(one.text)
        about = _HOMES.search(one.text) or any(line.meant(one.text, "") for line in names)
        if found and about:
            message = f"'{found[0]}' tells how many children live there, beside a table that hides it."
            quote = one.part(found.start(), found.end(), 50, 20)
            yield reading.find(
                CHECK, one.spot, message, _HINT, quote, certain=False, key=f"{title_of(reading, one)}/{found[0]}"
            )


def _hides_beds(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a table has a column of beds or places, and hides a number beside it."""
    hides = any(Missing.HIDDEN.value in cell for row in rows for cell in row[1:])
    return hides and any(_ROOM.search(head) for head in heads[1:])


CHECKS = (beds,)
