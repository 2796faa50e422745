"""Words that fill beds beside a column that hides who lives in them: "all of our homes are full".

A home's beds are printed and its children hidden; who reads that it is full has the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.model.findings import Finding
from paperwork.model.measures import Missing

from ..reading import Reading
from .lines import hidden_lines
from .said import everywhere

CHECK = "occupancy-said"
_HINT = "Write it without words that fill or empty beds; or accept it, with the reason why nobody is told of by them."
# What has room for so many.
ROOM = re.compile(
    r"\b(?:beds?|places|capacity|bed spaces?|rooms|registered for|gwelyau|gwelâu|lleoedd)\b", re.IGNORECASE
)
_HOMES = re.compile(
    r"\b(?:homes?|beds?|bed spaces?|houses?|units?|gwely|gwelyau|gwelâu|ngwely|cartrefi?|nghartrefi?|gartrefi?)\b",
    re.IGNORECASE,
)
_FULL = re.compile(
    r"\b(?:is|are|was|were|be|been|being|stays?|stood|runs?|running) (?:\w+ly |all |now |still |half[- ]|both )?"
    r"(?:full|empty|vacant|taken|occupied|unoccupied|filled)\b(?![- ]time|ly)|"
    r"\b(?:empty|vacant|spare|unfilled|unoccupied|free|unused) (?:beds?|places?|rooms?|spaces?)\b|"
    r"\b(?:beds?|places?|spaces?) (?:free|empty|vacant|but one)\b|"
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
            title = reading.titles[one.spot] if one.spot < len(reading.titles) else ""
            message = f"'{found[0]}' tells how many children live there, beside a table that hides it."
            quote = one.part(found.start(), found.end(), 50, 20)
            yield reading.find(CHECK, one.spot, message, _HINT, quote, certain=False, key=f"{title}/{found[0]}")


def _hides_beds(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a table has a column of beds or places, and hides a number beside it."""
    hides = any(Missing.HIDDEN.value in cell for row in rows for cell in row[1:])
    return hides and any(ROOM.search(head) for head in heads[1:])


CHECKS = (beds,)
