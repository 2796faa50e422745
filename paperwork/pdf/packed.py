"""PNG pictures taken into a PDF as they are packed: a PDF unpacks rows of samples just as a PNG does.

In: the bytes of a PNG. Out: its packed samples, for greys or red, green and blue of eight bits, neither see-through nor
interlaced, if they unpack to just as many rows as the picture has, and nothing is hidden behind them. Of all others
the samples have to be packed anew.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from msgspec import Struct

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3}
# What is unpacked at a time: at the most a thousand times as much.
_PIECE = 1 << 14
_MOST_FILTER = 4
_HEAD = 13


class Packed(Struct, frozen=True):
    """Samples of eight bits, packed; `channels` is 1 for greys, 3 for red, green and blue."""

    width: int
    height: int
    channels: int
    stream: bytes

    @property
    def space(self) -> str:
        """The PDF's name for what a sample says."""
        return "DeviceGray" if self.channels == 1 else "DeviceRGB"


def packed(data: bytes, most: int) -> Packed | None:
    """The samples of a PNG of at most so many pixels as they are packed; None where they have to be packed anew."""
    parts = list(_parts(data))
    if not parts or parts[0][0] != b"IHDR" or len(parts[0][1]) != _HEAD or any(name == b"tRNS" for name, _ in parts):
        return None
    width, height, bits, colour, *others = struct.unpack(">IIBBBBB", parts[0][1])
    if (bits, *others) != (8, 0, 0, 0) or colour not in _CHANNELS or not 0 < width * height <= most:
        return None
    found = Packed(width, height, _CHANNELS[colour], b"".join(part for name, part in parts if name == b"IDAT"))
    return found if _is_whole(found) else None


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG by their names."""
    at = len(_SIGNATURE) if data.startswith(_SIGNATURE) else len(data)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


def _is_whole(found: Packed) -> bool:
    """Whether the samples unpack to the rows of the picture, each led by a filter that there is, and to no more."""
    row, unpacker, count = found.width * found.channels + 1, zlib.decompressobj(), 0
    try:
        for at in range(0, len(found.stream), _PIECE):
            piece = unpacker.decompress(found.stream[at : at + _PIECE])
            if max(piece[-count % row :: row], default=0) > _MOST_FILTER or count > row * found.height:
                return False
            count += len(piece)
    except zlib.error:
        return False
    return count == row * found.height and unpacker.eof and not unpacker.unused_data
