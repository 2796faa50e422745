"""Metafiles that hold one bitmap and nothing drawn: the bitmap taken out of them, as sharp as it is.

In: a metafile's bytes. Out: the bitmap's bytes, or nothing where the metafile draws.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from .bitmaps import bmp, dib_of

_MOST_UNPACKED = 100_000_000
_EMF_BITMAPS = {76: 84, 77: 84, 80: 48, 81: 48, 114: 84}
_EMF_COMMENT = 70
# Records that draw lines, areas or words: polylines and polygons, figures, arcs, paths, texts.
_EMF_DRAWS = frozenset(
    {*range(2, 9), 15, *range(41, 48), *range(53, 57), 62, 63, 64, 83, 84, *range(85, 93), 96, 97, 108}
)
_WMF_BITMAPS = {0x0F43: 28, 0x0B41: 26, 0x0940: 22, 0x0D33: 24}
_WMF_DRAWS = frozenset(
    {
        0x0213,
        0x0324,
        0x0325,
        0x0415,
        0x0416,
        0x0418,
        0x041B,
        0x0521,
        0x0538,
        0x061C,
        0x061D,
        0x0817,
        0x081A,
        0x0830,
        0x0A32,
    }
)
_PLUS_DRAWS = frozenset({*range(0x400A, 0x401A), 0x401C, 0x4036})
_PLACEABLE = b"\xd7\xcd\xc6\x9a"
_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8")


def unpacked(data: bytes) -> bytes:
    """The bytes of a metafile that was packed with gzip (EMZ, WMZ); any others as they are."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        return zlib.decompressobj(31).decompress(data, _MOST_UNPACKED)
    except zlib.error:
        return data


def only_bitmap(data: bytes, kind: str) -> bytes:
    """The one bitmap that a metafile shows; empty where it shows more, or nothing that can be taken out."""
    try:
        found = list(_emf(data) if kind == "emf" else _wmf(data))
    except struct.error:
        return b""
    return found[0] if found and all(one == found[0] for one in found) else b""


def _emf(data: bytes) -> Iterator[bytes]:
    """The bitmaps of an EMF file, and an empty one for anything else that it draws."""
    at, plus = 0, b""
    plain: list[bytes] = []
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<II", data, at)
        if size < 8:
            break
        record = data[at : at + size]
        if kind in _EMF_BITMAPS:
            plain.append(_of_record(record, _EMF_BITMAPS[kind]))
        elif kind == _EMF_COMMENT and record[12:16] == b"EMF+":
            plus += record[16:]
        elif kind in _EMF_DRAWS:
            plain.append(b"")
        at += size
    inside = b"" if _draws(plus) else _packed(plus)
    # Plain records beside EMF+ show the same again, for programs that know no other.
    yield from [inside] if inside and b"" not in plain else plain


def _draws(plus: bytes) -> bool:
    """Whether records of EMF+ draw anything but pictures."""
    at = 0
    while at + 12 <= len(plus):
        kind, _, size = struct.unpack_from("<HHI", plus, at)
        if kind in _PLUS_DRAWS:
            return True
        at += max(size, 12)
    return False


def _packed(plus: bytes) -> bytes:
    """The PNG or JPEG inside the records of EMF+."""
    starts = sorted(at for start in _STARTS if (at := plus.find(start)) >= 0)
    return plus[starts[0] :] if starts else b""


def _of_record(record: bytes, offsets: int) -> bytes:
    head_at, head_size, bits_at, bits_size = struct.unpack_from("<IIII", record, offsets)
    return bmp(record[head_at : head_at + head_size], record[bits_at : bits_at + bits_size]) if bits_size else b""


def _wmf(data: bytes) -> Iterator[bytes]:
    """The bitmaps of a WMF file, and an empty one for anything else that it draws."""
    at = 22 if data.startswith(_PLACEABLE) else 0
    at += 2 * struct.unpack_from("<H", data, at + 2)[0]
    while at + 6 <= len(data):
        size, kind = struct.unpack_from("<IH", data, at)
        if size < 3:
            return
        if kind in _WMF_BITMAPS:
            dib = dib_of(data[at + _WMF_BITMAPS[kind] : at + 2 * size])
            yield dib.file if dib else b""
        elif kind in _WMF_DRAWS:
            yield b""
        at += 2 * size
