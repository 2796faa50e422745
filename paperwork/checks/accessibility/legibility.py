"""Whether words can be seen: their colour against what is behind them, and the size of type.

A check takes the spots of a Word file and yields warnings. Contrast is that of WCAG 2.2, 1.4.3: 4.5 to 1, and 3 to 1
for large type. Words that nobody can see are in the PDF all the same, and are told of one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.model.blocks import Opaque, Paragraph, Picture, Span
from paperwork.model.findings import Finding
from paperwork.model.look import SpanLook

from ..spots import Spot

Spots = tuple[Spot, ...]
_COLOUR = re.compile(r"^#[0-9a-fA-F]{6}$")
_SMALLEST, _SMALLEST_IN_TABLES, _UNSEEN = 12.0, 9.0, 4.0
_LARGE, _LARGE_BOLD = 18.0, 14.0
_ENOUGH, _ENOUGH_WHEN_LARGE, _NONE = 4.5, 3.0, 1.1


def contrast(one: str, other: str) -> float:
    """How far two colours (`#rrggbb`) stand apart, from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def colours(spots: Spots) -> Iterator[Finding]:
    """Words too near in colour to what is behind them; near a picture that floats, that may be the picture."""
    pictured = {spot.heading for spot in spots if _floats(spot)}
    for spot in spots:
        for span, look in _worn(spot):
            behind = _behind(spot, look)
            if not _COLOUR.match(look.colour) or not _COLOUR.match(behind):
                continue
            apart, certain = contrast(look.colour, behind), spot.heading not in pictured or spot.in_table
            if apart < _NONE:
                on_picture = "" if certain else ", unless they stand on a picture"
                why = f"in the colour of what is behind them ({look.colour}){on_picture}"
                yield _unseen(spot, span, why, certain=certain)
            elif apart < _enough(look):
                message = (
                    f"'{_said(span)}' is hard to see: {look.colour} on {behind} has a contrast of {apart:.1f} to 1."
                )
                hint = f"At least {_enough(look):g} to 1 is asked for. Choose a darker or a lighter colour."
                yield spot.find("contrast", message, hint, _said(span), certain=certain)


def _floats(spot: Spot) -> bool:
    """Whether a picture or a drawing stands there that text may stand on: one that keeps no text away."""
    drawn = [spot.block, *(span.picture for span in spot.spans)]
    looks = (one.look for one in drawn if isinstance(one, Picture | Opaque))
    return any(look is not None and look.floating and look.wrap == "none" for look in looks)


def _behind(spot: Spot, look: SpanLook) -> str:
    paragraph = getattr(spot.block, "look", None)
    return look.shading or (paragraph.shading if paragraph else "") or spot.behind


def _enough(look: SpanLook) -> float:
    is_large = look.size >= _LARGE or (look.bold and look.size >= _LARGE_BOLD)
    return _ENOUGH_WHEN_LARGE if is_large else _ENOUGH


def _unseen(spot: Spot, span: Span, why: str, *, certain: bool = True) -> Finding:
    message = f"Words are {why}, so that nobody sees them: '{_said(span)}'. They are in the PDF and can be copied."
    return spot.find("unseen-text", message, "Delete them in Word, or show them.", _said(span), certain=certain)


def _said(span: Span) -> str:
    return " ".join(span.text.split())[:60]


def _worn(spot: Spot) -> Iterator[tuple[Span, SpanLook]]:
    for span in spot.spans:
        if span.look is not None and span.text.strip() and not span.look.hidden:
            yield span, span.look


def unseen_type(spots: Spots) -> Iterator[Finding]:
    """Words in type so small that nobody can read it."""
    for spot in spots:
        for span, look in _worn(spot):
            if look.size < _UNSEEN:
                yield _unseen(spot, span, f"set in type of {look.size:g} points")


def small_type(spots: Spots) -> Iterator[Finding]:
    """Text under 12 points, and under 9 in tables: told once, with where it begins."""
    small = [(spot, look) for spot in spots if not spot.in_note for _, look in _worn(spot) if _is_small(spot, look)]
    if small:
        spot, _ = small[0]
        sizes = sorted({look.size for _, look in small})
        said = ", ".join(f"{size:g}" for size in sizes[:4])
        count = len({id(spot) for spot, _ in small})
        message = (
            f"Type of {said} points is used in {count} place{'s' if count > 1 else ''}, first in '{spot.words[:60]}'."
        )
        hint = "Guidance for public bodies asks for 12 points or more in text, and 9 or more in tables."
        yield spot.find("small-type", message, hint, spot.words)


def _is_small(spot: Spot, look: SpanLook) -> bool:
    is_body = spot.block.role not in ("note", "caption") if isinstance(spot.block, Paragraph) else True
    least = _SMALLEST_IN_TABLES if spot.in_table else _SMALLEST
    return is_body and not spot.in_contents and not look.vertical and _UNSEEN <= look.size < least


CHECKS = (colours, unseen_type, small_type)
