"""Bitmaps as metafiles hold them (a head, colours, samples), made into the files that a PDF shows; records as bytes.

In: a device-independent bitmap. Out: a BMP, or the PNG or JPEG that was packed in its samples. See-through ones, and
those that a mask of one bit cuts out, become BMPs with a mask.
"""

from __future__ import annotations

import struct
from functools import cache
from itertools import product

from msgspec import Struct

_RAW, _MASKED, _JPEG, _PNG = 0, 3, 4, 5
_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
# No more samples than this are looked at one by one.
MOST_LOOKED_AT = 1_000_000
_EMPTY = b"\0" * 4


class Dib(Struct, frozen=True):
    """A bitmap: its head with its colours, and its samples."""

    head: bytes
    bits: bytes

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        if len(self.head) < 16 or self.head[0] == 12:
            return struct.unpack_from("<HH", self.head + b"\0" * 16, 4)
        wide, high = struct.unpack_from("<ii", self.head, 4)
        return abs(wide), abs(high)

    @property
    def depth(self) -> int:
        """How many bits a pixel has."""
        at = 10 if self.head[:1] == b"\x0c" else 14
        return int.from_bytes(self.head[at : at + 2], "little")

    @property
    def packing(self) -> int:
        """How its samples are packed; 0 is not at all."""
        return 0 if self.head[:1] == b"\x0c" else int.from_bytes(self.head[16:20], "little")

    @property
    def file(self) -> bytes:
        """The picture as a file."""
        if self.packing in (_JPEG, _PNG) and self.bits.startswith(_STARTS):
            return self.bits
        return bmp(self.head, self.bits)

    @property
    def turned_over(self) -> Dib:
        """The same bitmap upside down."""
        if len(self.head) < 16 or self.head[0] == 12:
            return self
        (high,) = struct.unpack_from("<i", self.head, 8)
        return Dib(self.head[:8] + struct.pack("<i", max(-high, -(2**31 - 1))) + self.head[12:], self.bits)

    def colours(self) -> list[bytes]:
        """Its pixels from the top left on (blue, green, red, a fourth); none where they are packed, or too many."""
        return [pixel for line in self.rows() for pixel in self._pixels(line, self.size[0])]

    def rows(self) -> list[bytes]:
        """Its rows of samples from the top down; none where they are packed, or too many."""
        wide, high = self.size
        row = (wide * self.depth + 31) // 32 * 4
        if self.packing not in (_RAW, _MASKED) or not 0 < wide * high <= MOST_LOOKED_AT or row * high > len(self.bits):
            return []
        rows = [self.bits[at : at + row] for at in range(0, row * high, row)]
        is_upright = len(self.head) >= 16 and self.head[0] != 12 and struct.unpack_from("<i", self.head, 8)[0] < 0
        return rows if is_upright else rows[::-1]

    def _pixels(self, line: bytes, wide: int) -> list[bytes]:
        if self.depth == 32:
            return [line[at : at + 4] for at in range(0, 4 * wide, 4)]
        if self.depth == 24:
            return [line[at : at + 3] + b"\0" for at in range(0, 3 * wide, 3)]
        if self.depth == 16:
            green = 6 if self.packing == _MASKED and self.head[44:46] == b"\xe0\x07" else 5
            return [_widened(two, green) for (two,) in struct.iter_unpack("<H", line[: 2 * wide])]
        table = self._table()
        per = 8 // self.depth if self.depth in (1, 4, 8) else 0
        if not per:
            return [_EMPTY] * wide
        shifts = range(8 - self.depth, -1, -self.depth)
        mask = 2**self.depth - 1
        return [table[(byte >> shift) & mask] for byte, shift in product(line, shifts)][:wide]

    def _table(self) -> list[bytes]:
        step = 3 if self.head[:1] == b"\x0c" else 4
        start = int.from_bytes(self.head[:4], "little")
        found = [self.head[at : at + 3] + b"\0" for at in range(start, len(self.head) - 2, step)]
        return found + [_EMPTY] * (2**self.depth - len(found))


def _widened(pixel: int, green: int) -> bytes:
    """A pixel of 15 or 16 bits as blue, green, red and a fourth of eight each."""
    parts = (pixel & 31) << 3, ((pixel >> 5) & (2**green - 1)) << (8 - green), (pixel >> (5 + green) & 31) << 3
    return bytes(parts) + b"\0"


def bmp(head: bytes, bits: bytes) -> bytes:
    """A bitmap file of a head and samples."""
    return b"BM" + struct.pack("<IHHI", 14 + len(head) + len(bits), 0, 0, 14 + len(head)) + head + bits


def dib_of(data: bytes) -> Dib | None:
    """A bitmap whose samples follow its head; None where it has neither."""
    if len(data) < 12:
        return None
    size = int.from_bytes(data[:4], "little")
    if size == 12:
        bits = int.from_bytes(data[10:12], "little")
        start = 12 + (3 * 2**bits if bits <= 8 else 0)
    elif size >= 40 and len(data) >= 40:
        start = _start(data, size)
    else:
        return None
    return Dib(data[:start], data[start:])


def _start(data: bytes, size: int) -> int:
    (bits,) = struct.unpack_from("<H", data, 14)
    packing, used = struct.unpack_from("<I12xI", data, 16)
    masks = 12 if size == 40 and packing == _MASKED else 0
    colours = min(used or 2**bits, 256) * 4 if bits <= 8 else 0
    return size + masks + colours


def rgba(dib: Dib) -> bytes:
    """The file of a bitmap of 32 bits whose pixels say how opaque they are, or of one too large as it is."""
    rows = dib.rows()
    return _masked(dib.size, b"".join(rows)) if rows else dib.file


def blended(dib: Dib, opacity: int, see_through: bool) -> bytes:
    """The file of a bitmap whose pixels say how opaque they are, their colours already mixed with black."""
    rows = dib.rows() if dib.depth == 32 else []
    if not rows or (opacity == 255 and not see_through):
        return dib.file
    pixels = bytearray(b"".join(rows))
    if see_through:
        _unmix(pixels)
    else:
        pixels[3::4] = b"\xff" * (len(pixels) // 4)
    pixels[3::4] = pixels[3::4].translate(bytes(part * opacity // 255 for part in range(256)))
    return _masked(dib.size, bytes(pixels))


def _unmix(pixels: bytearray) -> None:
    """Give pixels that are neither clear nor opaque the colours that they had before they were mixed with black."""
    for at, alpha in enumerate(pixels[3::4]):
        if 0 < alpha < 255:
            own = _unmixed(alpha)
            pixels[4 * at : 4 * at + 3] = pixels[4 * at : 4 * at + 3].translate(own)


@cache
def _unmixed(alpha: int) -> bytes:
    """What each value of a colour was before it was mixed."""
    return bytes(min(255, part * 255 // alpha) for part in range(256))


def cut_out(dib: Dib, mask: Dib) -> bytes:
    """The file of a bitmap seen where a mask of its size is black; as it is where they do not match.

    A mask may go on below the bitmap.
    """
    seen, holes = dib.colours(), mask.colours()
    if dib.size[0] != mask.size[0] or not seen or len(holes) < len(seen):
        return dib.file
    pairs = zip(seen, holes, strict=False)
    return _masked(dib.size, b"".join(one[:3] + (b"\0" if any(hole[:3]) else b"\xff") for one, hole in pairs))


def stencilled(dib: Dib, colour: str, on_dark: bool) -> bytes:
    """The file of one colour where a bitmap of two is dark, or where it is light; nothing where it can't be told."""
    ink = bytes.fromhex(colour[1:])[::-1]
    found = dib.colours()
    pixels = b"".join(ink + (b"\xff" if any(one[:3]) != on_dark else b"\0") for one in found)
    return _masked(dib.size, pixels) if found else b""


def keyed(dib: Dib, colour: str) -> bytes:
    """The file of a bitmap of which one colour is not seen."""
    hidden, found = bytes.fromhex(colour[1:])[::-1], dib.colours()
    pixels = b"".join(one[:3] + (b"\0" if one[:3] == hidden else b"\xff") for one in found)
    return _masked(dib.size, pixels) if found else dib.file


def _masked(size: tuple[int, int], pixels: bytes) -> bytes:
    """A BMP from the top down whose pixels are blue, green, red and opaqueness."""
    head = struct.pack("<IiiHHIIiiII", 108, size[0], -size[1], 1, 32, _MASKED, len(pixels), 2835, 2835, 0, 0)
    masks = struct.pack("<IIII", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    return bmp(head + masks + b"BGRs" + b"\0" * 48, pixels)
