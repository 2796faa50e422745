"""The headings of a file whose author had none: short lines in bold, as people type them, read as headings.

In: the spots of a file. Out: the same, with such lines made headings, and what follows them under these. A file that
has headings by style keeps what it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from paperwork.checks.spots import Spot
from paperwork.model.blocks import Heading, Paragraph, Span

from .sentences import repeated

_LONGEST, _LEAST, _OWN = 14, 3, 2
# The line above a table or a picture, a line that gives a figure, one that leads into a paragraph.
_NONE = re.compile(
    r"(?:table|figure|chart|graph|map|source|note|key)\b ?[\d.:]|(?:targets?|tolerance|good)\b|"
    r".*(?:[.;,:]|\d%)$|[\W\d]*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:appendix|annex|part|section)\b|\d{1,2}[.)]?\s+\D|[A-Z][.)] ", re.IGNORECASE)


def with_headings(seen: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """The spots of a file, its bold lines made headings where it has hardly any by style."""
    own = [spot for spot in seen if isinstance(spot.block, Heading) and spot.words]
    lines = {at: _rank(spot) for at, spot in enumerate(seen) if _stands_out(spot)}
    if len(own) > _OWN or len(lines) < _LEAST:
        return seen
    asked = repeated([spot.words for at, spot in enumerate(seen) if at in lines])
    below = {at: (_plain(seen[at]) in asked, *rank) for at, rank in lines.items()}
    ranks = sorted(set(below.values()))
    return tuple(_under({at: ranks.index(rank) + 2 for at, rank in below.items()}, seen))


def _under(levels: dict[int, int], seen: Sequence[Spot]) -> Iterator[Spot]:
    heading = ""
    for at, spot in enumerate(seen):
        if at in levels:
            spot = replace(spot, block=Heading(levels[at], spot.spans))
        if isinstance(spot.block, Heading) and spot.words:
            heading = spot.words
        yield replace(spot, heading=heading)


def _plain(spot: Spot) -> str:
    return spot.words.lower().strip(" ?:")


def _rank(spot: Spot) -> tuple[float, bool, bool]:
    """What ranks a line among the others: its size, whether it is in capitals, whether it is numbered."""
    size = max((span.look.size for span in spot.spans if span.look and span.text.strip()), default=0.0)
    return -size, not spot.words.isupper(), not _NUMBERED.match(spot.words)


def _stands_out(spot: Spot) -> bool:
    """Whether a paragraph is short, in bold throughout, and no caption, figure or sentence."""
    return (
        isinstance(spot.block, Paragraph)
        and not (spot.in_table or spot.in_note or spot.in_contents)
        and 0 < len(spot.words.split()) <= _LONGEST
        and all(_is_bold(span) for span in spot.spans if span.text.strip())
        and not _NONE.match(spot.words)
    )


def _is_bold(span: Span) -> bool:
    return span.bold or (span.look is not None and span.look.bold)
