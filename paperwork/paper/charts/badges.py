"""Verdicts above the plot of an SPC chart, each a small icon with its words beside it, in one row."""

from __future__ import annotations

from collections.abc import Sequence

from paperwork.model.blocks import ChartBadge

from .axes import ROW
from .geometry import Box
from .letters import width_of, wrapped
from .pen import Pen
from .style import QUIET
from .verdicts import draw_icon

_RADIUS, _WORDS_FROM, _GAP, _LEAST_GAP, _AFTER = 9.0, 20.0, 26.0, 3.0, 5.0


def badges_height(badges: Sequence[ChartBadge], width: float) -> float:
    """The height in points that the badges take in that width."""
    rows = [1 + len(_words(badge, room)) for badge, room in zip(badges, _rooms(badges, width), strict=True)]
    return max(rows) * ROW + _AFTER if rows else 0.0


def draw_badges(pen: Pen, box: Box, badges: Sequence[ChartBadge]) -> Box:
    """Draws the badges along the top of the box; gives the box below them."""
    left = box.left
    for badge, room in zip(badges, _rooms(badges, box.width), strict=True):
        draw_icon(pen, badge.icon, (left + _RADIUS, box.top - ROW), _RADIUS)
        words = Box(left + _WORDS_FROM, box.bottom, box.right, box.top)
        pen.lines(words, (badge.head,), colour=QUIET)
        pen.lines(words.inset(top=ROW), _words(badge, room), bold=True)
        left += room
    return box.inset(top=badges_height(badges, box.width))


def _rooms(badges: Sequence[ChartBadge], width: float) -> list[float]:
    """How much of the width each takes: what it needs, or an equal share where that is too much."""
    needed = [_natural(badge) + _GAP for badge in badges]
    return needed if sum(needed) - _GAP <= width else [(width + _LEAST_GAP) / len(badges)] * len(badges)


def _natural(badge: ChartBadge) -> float:
    return _WORDS_FROM + max(width_of(badge.words, bold=True), width_of(badge.head))


def _words(badge: ChartBadge, room: float) -> tuple[str, ...]:
    return wrapped(badge.words, room - _WORDS_FROM - _LEAST_GAP, bold=True)
