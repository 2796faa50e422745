"""Metafiles from a line or two of records: `emf(pen(1, "#c00000"), select(1), box(0, 0, 36, 18))`.

A unit of an EMF is a point, and its frame is 72 by 36 points; a WMF's window is 720 by 360 over the same.
"""

from __future__ import annotations

import io
import struct

from PIL import Image

SIZE = (72, 36)


def colour(said: str) -> int:
    """A colour as metafiles write it."""
    return int.from_bytes(bytes.fromhex(said[1:]), "little")


def record(kind: int, form: str, *values: float, tail: bytes = b"") -> bytes:
    """A record of EMF."""
    body = struct.pack(f"<{form}", *values) + tail
    body += b"\0" * (-len(body) % 4)
    return struct.pack("<II", kind, 8 + len(body)) + body


def emf(*records: bytes, end: bool = True) -> bytes:
    """An EMF of those records on a device of 72 dots an inch."""
    frame = (0, 0, SIZE[0] * 2540 // 72, SIZE[1] * 2540 // 72)
    head = struct.pack("<II4i4i", 1, 88, 0, 0, *SIZE, *frame) + b" EMF" + b"\0" * 28
    head += struct.pack("<4i", 720, 720, 254, 254)
    return head + b"".join(records) + (record(14, "III", 0, 0, 20) if end else b"")


def pen(number: int, said: str, width: int = 2, style: int = 0) -> bytes:
    return record(38, "IIiiI", number, style, width, 0, colour(said))


def brush(number: int, said: str, kind: int = 0) -> bytes:
    return record(39, "IIII", number, kind, colour(said), 0)


def font(number: int, height: int = -10, name: str = "Arial", turn: int = 0, weight: int = 400) -> bytes:
    named = name.encode("utf-16-le").ljust(64, b"\0")
    return record(82, "I5i8B", number, height, 0, turn, turn, weight, *(0,) * 8, tail=named)


def select(number: int) -> bytes:
    return record(37, "I", number)


def box(left: int, top: int, right: int, bottom: int) -> bytes:
    return record(43, "4i", left, top, right, bottom)


def points(kind: int, *given: tuple[int, int], short: bool = True) -> bytes:
    """A polygon, a line or curves."""
    flat = [value for one in given for value in one]
    return record(kind, f"4iI{len(flat)}{'h' if short else 'i'}", 0, 0, 0, 0, len(given), *flat)


def text(said: str, x: int, y: int, steps: tuple[int, ...] = (), options: int = 0) -> bytes:
    """Words at a place."""
    data = said.encode("utf-16-le")
    data += b"\0" * (-len(data) % 4)
    at = 76 + len(data) if steps else 0
    about = (0, 0, 0, 0, 1, 1.0, 1.0, x, y, len(said), 76, options, 0, 0, 0, 0, at)
    return record(84, "4iIffiiIII4iI", *about, tail=data + struct.pack(f"<{len(steps)}i", *steps))


def dib(said: str = "#c00000", size: tuple[int, int] = (3, 2), mode: str = "RGB") -> bytes:
    """A bitmap without the head that a file of it has."""
    out = io.BytesIO()
    Image.new("RGB", size, said).convert(mode).save(out, "BMP")
    return out.getvalue()[14:]


def bitmap(data: bytes, place: tuple[int, int, int, int], mixing: int = 0x00CC0020) -> bytes:
    """A bitmap in a box: left, top, width and height."""
    wide, high = struct.unpack_from("<ii", data, 4)
    bits = (wide * data[14] + 31) // 32 * 4 * high
    parts = (108, len(data) - bits, 108 + len(data) - bits, bits, wide, high)
    return record(77, "4i4iIii24xII6I", 0, 0, 0, 0, *place, mixing, 0, 0, 0, 0, *parts, tail=data)


def older(kind: int, form: str = "", *values: int, tail: bytes = b"") -> bytes:
    """A record of WMF."""
    body = struct.pack(f"<{form}", *values) + tail
    body += b"\0" * (len(body) % 2)
    return struct.pack("<IH", (6 + len(body)) // 2, kind) + body


def wmf(*records: bytes, window: bool = True) -> bytes:
    """A WMF of those records."""
    set_up = older(0x020B, "hh", 0, 0) + older(0x020C, "hh", SIZE[1] * 10, SIZE[0] * 10) if window else b""
    return struct.pack("<HHHIHIH", 1, 9, 0x300, 0, 0, 0, 0) + set_up + b"".join(records) + struct.pack("<IH", 3, 0)


def older_font(height: int, name: str = "Arial", charset: int = 0) -> bytes:
    return older(0x02FB, "5h8B", height, 0, 0, 0, 400, 0, 0, 0, charset, 0, 0, 0, 0, tail=name.encode() + b"\0")


def older_text(said: bytes, x: int, y: int) -> bytes:
    return older(0x0521, "H", len(said), tail=said + b"\0" * (len(said) % 2) + struct.pack("<hh", y, x))


def plus(*records: bytes, dual: bool = False) -> bytes:
    """A comment of EMF that says in EMF+ what is drawn; `dual` if plain records say the same."""
    data = b"EMF+" + plus_record(0x4001, int(dual), "4I", 0xDBC01002, 0, 96, 96) + b"".join(records)
    return record(70, "I", len(data), tail=data)


def plus_record(kind: int, flags: int, form: str = "", *values: float, tail: bytes = b"") -> bytes:
    body = struct.pack(f"<{form}", *values) + tail
    body += b"\0" * (-len(body) % 4)
    return struct.pack("<HHII", kind, flags, 12 + len(body), len(body)) + body


def plus_font(number: int, size: float, name: str = "Arial") -> bytes:
    about = struct.pack("<IfiIII", 0xDBC01002, size, 2, 0, 0, len(name))
    return plus_record(0x4008, 0x600 | number, tail=about + name.encode("utf-16-le"))


def plus_pen(number: int, argb: int, width: float) -> bytes:
    inside = struct.pack("<IIIIfIII", 0xDBC01002, 0, 0, 2, width, 0xDBC01002, 0, argb)
    return plus_record(0x4008, 0x200 | number, tail=inside)
