"""Words of metafiles: bytes of old Windows alphabets and signs of symbol fonts as text, put where they stand.

In: text, and the state that says how it is set. Out: lettering on the easel.
"""

from __future__ import annotations

import math

from paperwork.model.blocks import Lettering

from ..symbols import is_symbol_font, real
from .clips import bounds_of
from .player import Player

_ALPHABETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 255: "cp437",
}  # fmt: skip
_SYMBOLS = 2
# What the letters of equation programs' own font are.
_EQUATIONS = {0x4B: "…", 0x4C: "⋯", 0x4D: "⋮", 0x4F: "⋱", 0x68: "ℏ", 0x6C: "ℓ"}
_UPDATES, _RIGHT, _MIDDLE, _FOOT, _BASE = 1, 2, 6, 8, 24
# The mean width of letters in shares of the type size, by kinds of fonts, and how much of a line's height type takes.
_MEAN, _OF_LINE = {"times": 0.40, "courier": 0.60, "cambria": 0.45}, 0.87
_USUAL_MEAN, _USUAL_SIZE, _SMALLEST, _LARGEST, _FURTHEST = 0.44, 12.0, 0.5, 2000.0, 20_000.0


def decoded(data: bytes, charset: int) -> str:
    """Bytes of text as characters."""
    return data.decode("latin-1" if charset == _SYMBOLS else _ALPHABETS.get(charset, "cp1252"), "replace")


def write(player: Player, text: str, at: tuple[float, float] | None, steps: tuple[float, ...] = ()) -> None:
    """Write text at a place in the metafile's own units, or where the pen is if the state says so."""
    state, font = player.state, player.state.font
    updates = bool(state.align & _UPDATES) or at is None
    place = state.at if updates or at is None else at
    steps = steps if len(steps) == len(text) else ()
    text, steps = _seen(_real(text, font.name, font.charset), steps)
    if text and player.path is None:
        words = _lettering(player, text, place, steps)
        player.easel.letter(words, state.clip, max(sum(words.steps), words.size * len(text)) + words.size)
    if updates:
        _advance(player, text, steps)


def _lettering(player: Player, text: str, place: tuple[float, float], steps: tuple[float, ...]) -> Lettering:
    state, font = player.state, player.state.font
    x, y = player.point(*place)
    across, size = _sizes(player)
    size = min(size, _LARGEST) if size > _SMALLEST else _SMALLEST
    along = tuple(abs(step) * across for step in steps)
    turned = math.degrees(math.atan2(state.world[1], state.world[0]))
    return Lettering(
        text,
        x,
        y,
        size,
        font="Times New Roman" if is_symbol_font(font.name) else font.name.lstrip("@"),
        bold=font.bold,
        italic=font.italic,
        underline=font.underline,
        strike=font.strike,
        colour=state.colour,
        shading=state.back if state.opaque else "",
        degrees=turned - font.degrees,
        align={_RIGHT: "end", _MIDDLE: "middle"}.get(state.align & _MIDDLE, "start"),  # type: ignore[arg-type]
        vertical={_BASE: "baseline", _FOOT: "bottom"}.get(state.align & _BASE, "top"),  # type: ignore[arg-type]
        cell=font.height > 0,
        steps=along if all(step < _FURTHEST for step in along) else (),
        stretched=_stretched(player, across, size),
    )


def _sizes(player: Player) -> tuple[float, float]:
    """How many points a unit has along the line, and the size of the type."""
    a, b, c, d, _, _ = player.state.matrix
    font = player.state.font
    cos, sin = math.cos(math.radians(font.degrees)), -math.sin(math.radians(font.degrees))
    across = math.hypot(a * cos + c * sin, b * cos + d * sin)
    down = math.hypot(a * -sin + c * cos, b * -sin + d * cos)
    return across, abs(font.height) * down or _USUAL_SIZE


def _stretched(player: Player, across: float, size: float) -> float:
    """How wide letters are set where their font says how wide they are on the whole."""
    font = player.state.font
    if not font.width:
        return 1.0
    first = font.name.lower().partition(" ")[0]
    mean = _MEAN.get(first, _USUAL_MEAN) * size * (_OF_LINE if font.height > 0 else 1.0)
    return min(max(abs(font.width) * across / mean, 0.3), 3.0)


def _advance(player: Player, text: str, steps: tuple[float, ...]) -> None:
    """Leave the pen at the end of the text; how long it is must be guessed where the record does not say."""
    font = player.state.font
    far = sum(steps) or len(text) * (abs(font.width) or abs(font.height) * 0.5)
    turn = math.radians(font.degrees)
    x, y = player.state.at
    player.state.at = (x + far * math.cos(turn), y - far * math.sin(turn))


def _real(text: str, font: str, charset: int) -> str:
    if is_symbol_font(font):
        return real(text, font)
    if font.lower() == "mt extra":
        return "".join(_EQUATIONS.get(ord(one) & 0xFF, one) for one in text)
    if charset == _SYMBOLS:
        return "".join(chr(ord(one) - 0xF000) if 0xF020 <= ord(one) <= 0xF0FF else one for one in text)
    return text


def _seen(text: str, steps: tuple[float, ...]) -> tuple[str, tuple[float, ...]]:
    """Text without what is no character; a step of what is gone is taken all the same."""
    if all(one >= " " and not "\ud800" <= one <= "\udfff" and one != "\x7f" for one in text):
        return text, steps
    kept = [at for at, one in enumerate(text) if one >= " " and not "\ud800" <= one <= "\udfff" and one != "\x7f"]
    return "".join(text[at] for at in kept), tuple(steps[at] for at in kept) if steps else ()


def shade(player: Player, box: tuple[float, float, float, float]) -> None:
    """Fill the box behind words, in the metafile's own units, with the colour that lies behind text."""
    left, top, right, bottom = box
    if left != right and top != bottom:
        player.fill_box(bounds_of([player.point(left, top), player.point(right, bottom)]), player.state.back)
