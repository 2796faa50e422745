"""Raster pictures made bare: without what they tell of people and places, and without what was cut off in Word.

In: the bytes of a picture. Out: its bytes with the same pixels. Only JPEGs need it, since all other pictures are
written as samples. Gone are Exif and XMP (cameras, places, thumbnails), Photoshop's records, comments, profiles,
further pictures in the same file, and whatever follows its end.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from io import BytesIO

from PIL import Image

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_JFIF, _ADOBE, _APPS, _COMMENT = 0xE0, 0xEE, range(0xE0, 0xF0), 0xFE
_RESTARTS = frozenset({0x00, *range(0xD0, 0xD8)})
_PLAIN_JFIF = 16
MOST_PIXELS = 100_000_000
_LEAST_CUT = 0.002
_QUALITY = 95
Crop = tuple[float, float, float, float]


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG with its tables and its pixels alone; as it is where its parts can't be told."""
    kept = [b"\xff\xd8"]
    for mark, part in _parts(data):
        if mark == _JFIF and part[4:9] == b"JFIF\0":
            kept.append(b"\xff\xe0\x00\x10" + part[4:_PLAIN_JFIF] + b"\0\0")
        elif mark == _ADOBE or (mark not in _APPS and mark != _COMMENT):
            kept.append(part)
    return b"".join(kept) if kept[-1] == b"\xff\xd9" else data


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG with their marks, up to its end; a scan with all that follows its head."""
    at = 2
    while at + 1 < len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        if mark == _END:
            yield mark, b"\xff\xd9"
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if mark == _SCAN:
            end = _scan_end(data, end)
        yield mark, data[at:end]
        at = end


def _scan_end(data: bytes, at: int) -> int:
    while at >= 0:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] not in _RESTARTS and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2
    return len(data)


def cut(data: bytes, crop: Crop) -> tuple[bytes, Crop]:
    """A picture without the pixels that Word cut off (shares of left, top, right and bottom), and what is left to cut.

    A JPEG is written anew at high quality, every other picture without loss. What cannot be read is given back.
    """
    if all(share < _LEAST_CUT for share in crop):
        return data, crop
    try:
        image = Image.open(BytesIO(data))
        box = _pixels(image.size, crop)
        if box[0] >= box[2] or box[1] >= box[3] or image.width * image.height > MOST_PIXELS:
            return data, crop
        out = BytesIO()
        piece = image.crop(box)
        if image.format == "JPEG" and image.mode in ("L", "RGB"):
            piece.save(out, "JPEG", quality=_QUALITY, subsampling=0)
        else:
            (piece if piece.mode in ("1", "L", "LA", "P", "RGB", "RGBA") else piece.convert("RGBA")).save(out, "PNG")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return data, crop
    return out.getvalue(), _left(image.size, box, crop)


def _pixels(size: tuple[int, int], crop: Crop) -> tuple[int, int, int, int]:
    """The box of whole pixels that holds all that is seen."""
    wide, high = size
    left, top, right, bottom = (max(share, 0.0) for share in crop)
    return (
        math.floor(left * wide),
        math.floor(top * high),
        math.ceil(wide - right * wide),
        math.ceil(high - bottom * high),
    )


def _left(size: tuple[int, int], box: tuple[int, int, int, int], crop: Crop) -> Crop:
    """What is still to be cut off the piece, as shares of it: parts of a pixel, or less than nothing."""
    wide, high = box[2] - box[0], box[3] - box[1]
    left, top, right, bottom = crop
    return (
        (left * size[0] - box[0]) / wide,
        (top * size[1] - box[1]) / high,
        (right * size[0] - (size[0] - box[2])) / wide,
        (bottom * size[1] - (size[1] - box[3])) / high,
    )
