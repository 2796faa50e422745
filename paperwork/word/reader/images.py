"""Pictures' bytes: a relationship's id in, bytes and their true kind out, within the limit on pixels.

The kind is told from the bytes, not from the name. Pictures that are only linked to are not fetched. Metafiles are
drawn; one that holds but a bitmap is that bitmap.
"""

from __future__ import annotations

import struct

from .metafiles import Sketch, drawn, only_bitmap, unpacked
from .story import Story

MOST_PIXELS = 100_000_000
_METAFILES = ("emf", "wmf")
_ASK = "Paste it again as a PNG or SVG picture."


def image(story: Story, embedded: str, linked: str, vector: bool = False) -> tuple[bytes, str]:
    """The bytes and kind of a picture (`png`, `jpeg`, `svg`, `emf`...); none, with a finding, where it is not inside.

    `vector` says that a vector form stands beside it, so that its own kind does not matter.
    """
    relations = story.reading.package.relations(story.part)
    relation = relations.get(embedded) or relations.get(linked)
    if relation is None or relation.external:
        story.reading.find("linked-picture", "A picture is not inside the file, only linked to.", "Insert it in Word.")
        return b"", ""
    data = unpacked(story.reading.package.sound_data(relation.target))
    kind = kind_of(data)
    if kind in ("emf", "wmf") and (bitmap := only_bitmap(data, kind)):
        data, kind = bitmap, kind_of(bitmap)
    if _too_large(story, data, kind):
        return b"", kind
    if not kind and not vector:
        _not_drawn(story, kind)
    return data, kind


def _not_drawn(story: Story, kind: str) -> None:
    said = kind.upper() or "unknown"
    story.reading.find("picture-format", f"A picture is of the {said} kind, which cannot be drawn.", _ASK)


def sketched(story: Story, data: bytes, kind: str, size: tuple[float, float]) -> Sketch:
    """What a metafile draws in a picture of that size, with findings on what is not drawn; nothing of other kinds."""
    if kind not in _METAFILES or not data:
        return Sketch()
    sketch = drawn(data, kind, size)
    if not sketch.parts:
        _not_drawn(story, kind)
    elif lacks := _lacking(sketch):
        said = f"A picture of the {kind.upper()} kind is not shown whole: {lacks}."
        story.reading.find("picture-part", said, f"Look at it in the PDF. {_ASK}")
    return sketch


def _lacking(sketch: Sketch) -> str:
    """What a drawing lacks, in words; empty where it is whole."""
    lacks = [f"{one} are left out" for one in sketch.undrawn]
    lacks += ["its end is missing, or parts of it are damaged"] if sketch.torn else []
    lacks += ["it has more lines, words or bitmaps than can be drawn"] if sketch.full else []
    return "; ".join(lacks)


def kind_of(data: bytes) -> str:
    """What kind of picture some bytes are, or empty."""
    for kind, start in (("png", b"\x89PNG"), ("jpeg", b"\xff\xd8\xff"), ("gif", b"GIF8"), ("bmp", b"BM")):
        if data.startswith(start):
            return kind
    if data.startswith((b"II*\0", b"MM\0*")):
        return "tiff"
    if data.startswith(b"\xd7\xcd\xc6\x9a") or data.startswith((b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")):
        return "wmf"
    if data[40:44] == b" EMF":
        return "emf"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return "svg" if b"<svg" in data[:4096] else ""


def pixels(data: bytes, kind: str) -> tuple[int, int]:
    """A raster picture's width and height in pixels by its own head; zeros where it does not say."""
    try:
        if kind == "png":
            return struct.unpack(">II", data[16:24])
        if kind == "gif":
            return struct.unpack("<HH", data[6:10])
        if kind == "bmp":
            wide, high = struct.unpack("<ii", data[18:26])
            return abs(wide), abs(high)
    except struct.error:
        return 0, 0
    return _jpeg_pixels(data) if kind == "jpeg" else _tiff_pixels(data) if kind == "tiff" else (0, 0)


def _jpeg_pixels(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            high, wide = struct.unpack(">HH", data[at + 5 : at + 9])
            return wide, high
        at += 1 if mark == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0, 0


def _tiff_pixels(data: bytes) -> tuple[int, int]:
    order = "<" if data[:2] == b"II" else ">"
    found = {256: 0, 257: 0}
    try:
        start = struct.unpack(f"{order}I", data[4:8])[0]
        for entry in range(struct.unpack(f"{order}H", data[start : start + 2])[0]):
            at = start + 2 + 12 * entry
            tag, kind = struct.unpack(f"{order}HH", data[at : at + 4])
            if tag in found:
                short = kind == 3
                said = data[at + 8 : at + (10 if short else 12)]
                found[tag] = struct.unpack(f"{order}{'H' if short else 'I'}", said)[0]
    except struct.error:
        return 0, 0
    return found[256], found[257]


def _too_large(story: Story, data: bytes, kind: str) -> bool:
    wide, high = pixels(data, kind)
    if wide * high <= MOST_PIXELS:
        return False
    message = f"A picture of {wide:,} by {high:,} pixels stands here; none above 100 megapixels is shown."
    story.reading.find("picture-size", message, "Make the picture smaller.")
    return True
