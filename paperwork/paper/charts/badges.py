"""Verdicts above the plot of an SPC chart: each a small icon with its words beside it, side by side or stacked."""

from __future__ import annotations

from collections.abc import Sequence

from paperwork.model.blocks import ChartBadge

from .axes import ROW
from .geometry import Box
from .letters import width_of, wrapped
from .pen import Pen
from .style import QUIET
from .verdicts import draw_icon

_RADIUS, _WORDS_FROM, _GAP, _AFTER = 9.0, 24.0, 26.0, 5.0


def badges_height(badges: Sequence[ChartBadge], width: float) -> float:
    """The height in points that the badges take in that width."""
    return sum(max(_height(badge, width) for badge in row) + _AFTER for row in _rows(badges, width))


def draw_badges(pen: Pen, box: Box, badges: Sequence[ChartBadge]) -> Box:
    """Draws the badges along the top of the box; gives the box below them."""
    top = box.top
    for row in _rows(badges, box.width):
        left = box.left
        for badge in row:
            draw_icon(pen, badge.icon, (left + _RADIUS, top - ROW), _RADIUS)
            words = Box(left + _WORDS_FROM, box.bottom, box.right, top)
            pen.lines(words, (badge.head,), colour=QUIET)
            pen.lines(words.inset(top=ROW), _words(badge, box.width), bold=True)
            left += _natural(badge) + _GAP
        top -= max(_height(badge, box.width) for badge in row) + _AFTER
    return box.inset(top=box.top - top)


def _rows(badges: Sequence[ChartBadge], width: float) -> list[Sequence[ChartBadge]]:
    """All on one row where they fit it, else each on its own."""
    fit = sum(map(_natural, badges)) + _GAP * (len(badges) - 1) <= width
    return [badges] if badges and fit else [[badge] for badge in badges]


def _natural(badge: ChartBadge) -> float:
    return _WORDS_FROM + max(width_of(badge.words, bold=True), width_of(badge.head))


def _height(badge: ChartBadge, width: float) -> float:
    return ROW * (1 + len(_words(badge, width)))


def _words(badge: ChartBadge, width: float) -> tuple[str, ...]:
    return wrapped(badge.words, width - _WORDS_FROM, bold=True)
