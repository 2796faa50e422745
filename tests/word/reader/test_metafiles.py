"""A metafile that holds but a bitmap shows it; one that draws is left to a finding."""

from __future__ import annotations

import gzip
import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from paperwork.word.reader.metafiles import only_bitmap, unpacked

from .specimens import Parts, draft, inline, p, pic


def bitmap() -> bytes:
    """A device-independent bitmap, without the head that a file of it has."""
    out = io.BytesIO()
    Image.new("RGB", (3, 2), "#c00000").save(out, "BMP")
    return out.getvalue()[14:]


def emf(*records: bytes) -> bytes:
    head = struct.pack("<II", 1, 88) + b"\0" * 32 + b" EMF" + b"\0" * 44
    return head + b"".join(records) + struct.pack("<IIIII", 14, 20, 0, 0, 20)


def stretched(dib: bytes) -> bytes:
    """The record that shows a bitmap: its head, then its samples."""
    body = b"\0" * 40 + struct.pack("<IIII", 80, 40, 120, len(dib) - 40) + b"\0" * 16 + dib
    return struct.pack("<II", 81, 8 + len(body)) + body


def drawn() -> bytes:
    return struct.pack("<II", 43, 24) + b"\0" * 16


def wmf(*records: bytes) -> bytes:
    return struct.pack("<HHHIHIH", 1, 9, 0x300, 0, 0, 0, 0) + b"".join(records) + struct.pack("<IH", 3, 0)


def stretched_wmf(dib: bytes) -> bytes:
    body = b"\0" * 22 + dib
    return struct.pack("<IH", (6 + len(body)) // 2, 0x0F43) + body


def of(data: bytes) -> list[tuple[str, bytes]]:
    """The kind and the bytes of the picture that a file with this one shows."""
    parts = Parts(others={"word/media/a.emf": data}, relations={"a": ("image", "media/a.emf")})
    found = draft(p(inline(pic("a"))), parts=parts)
    return [(span.picture.kind, span.picture.raster) for span in found.blocks[0].spans]


SHOWING = emf(stretched(bitmap()))


@pytest.mark.parametrize(
    "data",
    [SHOWING, gzip.compress(SHOWING, mtime=0), wmf(stretched_wmf(bitmap()))],
    ids=["enhanced", "packed", "older"],
)
def test_the_bitmap_in_a_metafile_is_shown(data: bytes) -> None:
    ((kind, raster),) = of(data)
    assert kind == "bmp"
    image = Image.open(io.BytesIO(raster))
    assert (image.size, image.getpixel((0, 0))) == ((3, 2), (192, 0, 0))


def test_a_picture_inside_emf_plus_is_taken_as_it_is() -> None:
    inside = b"EMF+" + b"\x08\x40\0\0" + b"\x89PNG\r\n\x1a\nrest"
    record = struct.pack("<III", 70, 12 + len(inside), len(inside)) + inside
    assert only_bitmap(emf(record), "emf").startswith(b"\x89PNG")


def test_a_metafile_that_draws_lines_gives_no_bitmap() -> None:
    assert only_bitmap(emf(stretched(bitmap()), drawn()), "emf") == b""
    assert only_bitmap(emf(drawn()), "emf") == b""


@given(st.binary(max_size=200), st.sampled_from(["emf", "wmf"]))
def test_no_bytes_stop_the_reader(data: bytes, kind: str) -> None:
    assert isinstance(only_bitmap(emf(data) if kind == "emf" else wmf(data), kind), bytes)
    assert isinstance(unpacked(b"\x1f\x8b" + data), bytes)
