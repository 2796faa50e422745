"""Where drawings stand and how large they are: DrawingML frames and VML styles in, points and looks out."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from paperwork.model.look import Align, PageSetup, PictureLook

from .values import MC, PIC, WP, A, Element, emu, local, points, said_on

_WRAPS: dict[str, Literal["none", "square", "top_bottom"]] = {
    "wrapSquare": "square", "wrapTight": "square", "wrapThrough": "square", "wrapTopAndBottom": "top_bottom",
}  # fmt: skip
_ACROSS: dict[str, Align] = {"right": "right", "outside": "right", "center": "center"}
_SIDES: dict[str, Literal["left", "right", "largest"]] = {"left": "left", "right": "right", "largest": "largest"}
_DOWN: dict[str, Literal["", "top", "center", "bottom"]] = {"top": "top", "center": "center", "bottom": "bottom"}


def extent(frame: Element, page: PageSetup | None = None) -> tuple[float, float]:
    """The width and height of a `wp:inline` or `wp:anchor`, some being shares of its page."""
    said = frame.find(f"{{{WP}}}extent")
    width, height = (0.0, 0.0) if said is None else (emu(said.get("cx")), emu(said.get("cy")))
    if page is None:
        return width, height
    across = {"page": page.width, "margin": page.width - page.left - page.right}
    down = {"page": page.height, "margin": page.height - abs(page.top) - abs(page.bottom)}
    across |= {"leftMargin": page.left, "rightMargin": page.right}
    down |= {"topMargin": abs(page.top), "bottomMargin": abs(page.bottom)}
    return _share(frame, "sizeRelH", across) or width, _share(frame, "sizeRelV", down) or height


def _share(frame: Element, name: str, wholes: dict[str, float]) -> float:
    """The share of the page that a size is said to be; 0 where it is said in points alone."""
    for part in frame:
        if local(part) == name and len(part):
            share = points(part[0].text or "", 100_000.0)
            return max(share, 0.0) * wholes.get(part.get("relativeFrom", ""), 0.0)
    return 0.0


def scaled(frame: Element, part: Element) -> tuple[float, float]:
    """The size of a part of a group: its own, times the group's size over its inner size."""
    said = part.find(f".//{{{A}}}xfrm/{{{A}}}ext")
    inner = next(frame.iter(f"{{{A}}}chExt"), None)
    width, height = (0.0, 0.0) if said is None else (emu(said.get("cx")), emu(said.get("cy")))
    if inner is None:
        return width, height
    outer = extent(frame)
    across, down = emu(inner.get("cx")) or 1.0, emu(inner.get("cy")) or 1.0
    return width * outer[0] / across, height * outer[1] / down


def look(frame: Element, decorative: bool, *, in_cell: bool = False) -> PictureLook:
    """Where a frame stands: in its line, or floating; in a cell, if its layout is that cell's, within it."""
    if local(frame) == "inline":
        return PictureLook(decorative=decorative)
    across, from_x, left = _position(frame, "positionH", "column")
    down, from_y, top = _position(frame, "positionV", "paragraph")
    wrap, side = next(
        ((_WRAPS[local(part)], part.get("wrapText", "")) for part in frame if local(part) in _WRAPS), ("none", "")
    )
    distances = [emu(frame.get(name)) for name in ("distT", "distR", "distB", "distL")]
    made = PictureLook(
        floating=True,
        align=_ACROSS.get(across, "left"),
        align_y=_DOWN.get(down, ""),
        left=left,
        top=top,
        from_x=from_x,
        from_y=from_y,
        wrap=wrap,
        behind=said_on(frame.get("behindDoc", "")),
        distances=(distances[0], distances[1], distances[2], distances[3]),
        decorative=decorative,
        side=_SIDES.get(side, "both"),
    )
    return _within_cell(made) if in_cell and said_on(frame.get("layoutInCell", "1")) else made


def _within_cell(look: PictureLook) -> PictureLook:
    """A look in a cell: the page and its margins are then those of the cell."""
    return replace(look, from_x="column", from_y="paragraph", align_y="")


def _position(frame: Element, name: str, usual: str) -> tuple[str, str, float]:
    """The alignment said, what it is measured from, and the offset in points."""
    said = _said_place(frame, f"{{{WP}}}{name}")
    if said is None:
        return "", usual, 0.0
    align, offset = said.find(f"{{{WP}}}align"), said.find(f"{{{WP}}}posOffset")
    measured = said.get("relativeFrom", usual)
    return (align.text or "") if align is not None else "", measured, 0.0 if offset is None else emu(offset.text)


def _said_place(frame: Element, tag: str) -> Element | None:
    """A frame's place; of one that is a share of the page, the other form, which says it in points."""
    found = frame.find(tag)
    if found is not None:
        return found
    forms = [at for part in frame.iterchildren(f"{{{MC}}}AlternateContent") for at in part.iter(tag)]
    return forms[-1] if forms else None


def picture_look(picture: Element, frame: PictureLook) -> PictureLook:
    """A picture's own crop and turn over its frame's look."""
    crop = picture.find(f"{{{PIC}}}blipFill/{{{A}}}srcRect")
    turn = picture.find(f"{{{PIC}}}spPr/{{{A}}}xfrm")
    if crop is not None:
        left, top, right, bottom = (points(crop.get(side, ""), 100_000.0) for side in "ltrb")
        frame = replace(frame, crop=(left, top, right, bottom))
    if turn is not None and turn.get("rot"):
        frame = replace(frame, rotation=points(turn.get("rot", ""), 60_000.0))
    return frame


def vml_style(shape: Element) -> dict[str, str]:
    """The declarations of a VML shape's `style`."""
    pairs = (part.partition(":") for part in shape.get("style", "").split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def vml_look(style: dict[str, str], *, in_cell: bool = False) -> PictureLook:
    """Where a VML shape stands."""
    if style.get("position") != "absolute":
        return PictureLook()
    made = PictureLook(
        floating=True,
        align=_ACROSS.get(style.get("mso-position-horizontal", ""), "left"),
        align_y=_DOWN.get(style.get("mso-position-vertical", ""), ""),
        left=points(style.get("margin-left", ""), 1.0),
        top=points(style.get("margin-top", ""), 1.0),
        from_x=style.get("mso-position-horizontal-relative", "column"),
        from_y=style.get("mso-position-vertical-relative", "paragraph"),
        behind=style.get("z-index", "").startswith("-"),
    )
    return _within_cell(made) if in_cell else made


def vml_turn(shape: Element) -> float:
    """How far a VML shape is turned, in degrees clockwise."""
    said = vml_style(shape).get("rotation", "")
    return points(said[:-2], 65536.0) if said.endswith("fd") else points(said, 1.0)


def vml_crop(data: Element) -> tuple[float, float, float, float]:
    """What a VML picture has cut off, as shares of left, top, right and bottom."""
    said = [data.get(f"crop{side}", "") for side in ("left", "top", "right", "bottom")]
    left, top, right, bottom = (
        points(share[:-1], 65536.0) if share.endswith("f") else points(share, 1.0) for share in said
    )
    return left, top, right, bottom
