"""Bitmaps put on the easel: what their records ask for, with masks, stencils and see-through pixels."""

from __future__ import annotations

from msgspec import Struct

from paperwork.model.blocks import Picture
from paperwork.model.look import PictureLook

from .bitmaps import Dib, cut_out, stencilled
from .clips import Corners
from .player import Held, Player

# Ways of mixing (raster operations), as the published formats number them.
_BRUSH, _DARK, _LIGHT, _NONE = 0x00F00021, 0x00000042, 0x00FF0062, 0x00AA0029
_TURNS = frozenset({0x00550009, 0x005A0049})
_AND, _OR, _XOR = 0x008800C6, 0x00EE0086, 0x00660046
_STENCILS = {0x00B8074A: True, 0x00E20746: False}


class Shown(Struct, frozen=True):
    """A bitmap to be shown: in which box (x, y, width, height), which part of it, and how it is mixed."""

    box: Corners
    part: Corners
    dib: Dib | None
    mixing: int


def show(player: Player, shown: Shown) -> None:
    """Show a bitmap, or fill its box where there is none."""
    box = player.box(*shown.box)
    if shown.mixing == _NONE or shown.mixing in _TURNS:
        return
    if shown.dib is None:
        _fill(player, box, shown.mixing)
        return
    dib = _upright(player, shown)
    crop = _crop(dib, shown.part)
    held, player.mask = player.mask, None
    if shown.mixing == _AND and dib.depth == 1:
        _let_go(player, held)
        player.mask = Held(box, dib, crop)
    elif shown.mixing in (_OR, _XOR) and held and held.box == box:
        place(player, cut_out(dib, held.dib) if player.may_look(dib) else dib.file, box, crop)
    else:
        _let_go(player, held)
        place(player, _file(player, dib, shown.mixing), box, crop)


def _file(player: Player, dib: Dib, mixing: int) -> bytes:
    if mixing in _STENCILS and dib.depth == 1 and player.state.brush.colour and player.may_look(dib):
        return stencilled(dib, player.state.brush.colour, _STENCILS[mixing])
    return dib.file


def _let_go(player: Player, held: Held | None) -> None:
    """A mask that nothing was seen through darkens what lies under it."""
    if held:
        dark = stencilled(held.dib, "#000000", True) if player.may_look(held.dib) else b""
        place(player, dark or held.dib.file, held.box, held.crop)


def finish(player: Player) -> None:
    """Show what is still held back, and end the drawing."""
    held, player.mask = player.mask, None
    _let_go(player, held)
    player.easel.flush()


def _fill(player: Player, box: Corners, mixing: int) -> None:
    colour = {_DARK: "#000000", _LIGHT: "#ffffff", _BRUSH: player.state.brush.colour}.get(mixing, "")
    if colour:
        player.fill_box(box, colour)


def place(player: Player, file: bytes, box: Corners, crop: Corners) -> None:
    """Put a picture's file into a box in points; `crop` is what is not shown of it."""
    look = PictureLook(crop=crop, decorative=True) if any(crop) else None
    kind = "bmp" if file.startswith(b"BM") else "jpeg" if file.startswith(b"\xff\xd8") else "png"
    picture = Picture(file, "", box[2] - box[0], box[3] - box[1], kind=kind, look=look)
    player.easel.picture(file, box, player.state.clip, picture)


def _upright(player: Player, shown: Shown) -> Dib:
    """The bitmap turned over, where its box is."""
    assert shown.dib is not None
    high = shown.box[3] * player.state.matrix[3]
    return shown.dib.turned_over if high < 0 < shown.part[3] or shown.part[3] < 0 < high else shown.dib


def _crop(dib: Dib, part: Corners) -> Corners:
    """The shares of a bitmap that are cut off: left, top, right, bottom."""
    wide, high = dib.size
    x, y, width, height = part
    if not (wide and high and width and height) or x < 0 or y < 0:
        return 0.0, 0.0, 0.0, 0.0
    cut = (x / wide, y / high, 1 - (x + abs(width)) / wide, 1 - (y + abs(height)) / high)
    return cut if min(cut) >= 0 and max(cut) < 1 else (0.0, 0.0, 0.0, 0.0)
