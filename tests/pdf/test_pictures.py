"""Pictures of every common kind are shown, each stored once, and a JPEG as it is."""

from __future__ import annotations

import io
import struct
import zlib

import pikepdf
import pytest
from PIL import Image

from paperwork.model.blocks import Block, Paragraph, Picture, Span
from paperwork.pdf import rendered

from .drafts import draft


def saved(mode: str, kind: str, colour: object = None, size: tuple[int, int] = (8, 6), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, colour or 0).save(out, kind, **more)  # type: ignore[arg-type]
    return out.getvalue()


def noise(mode: str) -> bytes:
    """A PNG whose rows are packed with all kinds of filters."""
    out = io.BytesIO()
    samples = bytes(at * at % 251 for at in range(80 * 60 * len(mode)))
    Image.frombytes(mode, (80, 60), samples).save(out, "PNG")
    return out.getvalue()


def number(value: int) -> bytes:
    return value.to_bytes(4, "big")


def png(samples: bytes) -> bytes:
    """A PNG of greys, eight pixels by six, with some packed samples."""
    parts = [(b"IHDR", struct.pack(">IIBBBBB", 8, 6, 8, 0, 0, 0, 0)), (b"IDAT", samples), (b"IEND", b"")]
    made = [number(len(part)) + name + part + number(zlib.crc32(name + part)) for name, part in parts]
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def shown(data: bytes, alt: str = "A square") -> Block:
    return Paragraph((Span("", picture=Picture(data, alt, 80.0, 60.0)),))


def images(*data: bytes) -> tuple[list[pikepdf.Object], list[str]]:
    """The images in the PDF of some pictures, masks left out, and what was found."""
    made = rendered(draft(*(shown(one) for one in data)))
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        masks = {one.SMask.objgen for one in found if "/SMask" in one}
        kept = [(dict(one.items()), one.read_raw_bytes(), one.objgen) for one in found]
    return [(entries, raw) for entries, raw, number in kept if number not in masks], [at.check for at in made.findings]


@pytest.mark.parametrize(
    "data",
    [
        saved("RGB", "PNG", "#aa0000"),
        saved("RGBA", "PNG", (170, 0, 0, 128)),
        saved("P", "PNG"),
        saved("LA", "PNG", (100, 50)),
        saved("I;16", "PNG", 40000),
        saved("1", "PNG", 1),
        saved("P", "GIF"),
        saved("RGB", "BMP", "#aa0000"),
        saved("RGB", "TIFF", "#aa0000"),
        saved("CMYK", "TIFF", (0, 255, 255, 60)),
        saved("CMYK", "JPEG", (0, 255, 255, 60)),
        saved("L", "JPEG", 90),
        saved("RGB", "JPEG", "#aa0000", progressive=True),
        saved("RGB", "WEBP", "#aa0000"),
    ],
)
def test_a_picture_of_any_common_kind_is_shown(data: bytes) -> None:
    found, findings = images(data)
    assert len(found) == 1
    assert findings == []


def test_sixteen_bits_of_grey_keep_their_brightness() -> None:
    ((_, raw),), _ = images(saved("I;16", "PNG", 40000))
    assert set(zlib.decompress(raw)) == {40000 // 256}


def test_a_jpeg_is_stored_as_it_is() -> None:
    data = saved("RGB", "JPEG", "#aa0000", progressive=True)
    ((entries, raw),), _ = images(data)
    assert "DCTDecode" in repr(entries["/Filter"])
    assert raw == data


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_png_is_stored_as_it_is_packed_and_shows_the_same(mode: str) -> None:
    data = noise(mode)
    ((_, raw),), findings = images(data)
    assert raw in data
    assert findings == []
    made = rendered(draft(shown(data)))
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        found = next(one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image")
        assert found.read_bytes() == Image.open(io.BytesIO(data)).tobytes()


@pytest.mark.parametrize("hidden", ["behind the samples", "a row too many", "a filter that there is not"])
def test_a_png_that_hides_something_is_packed_anew(hidden: str) -> None:
    rows = bytes([9 if hidden.startswith("a filter") else 0, *range(8)]) * (7 if hidden.startswith("a row") else 6)
    secret = b"secret" if hidden.startswith("behind") else b""
    data = png(zlib.compress(rows) + secret)
    found, _ = images(data)
    assert not any(raw in data or b"secret" in raw for _, raw in found)


def test_a_picture_of_more_pixels_than_can_be_of_use_is_made_smaller() -> None:
    ((entries, _),), findings = images(saved("RGBA", "PNG", (1, 2, 3, 4), size=(9000, 3000)))
    assert (int(entries["/Width"]), int(entries["/Height"])) == (4500, 1500)
    assert findings == []


def test_a_see_through_picture_has_a_mask() -> None:
    ((entries, _),), _ = images(saved("RGBA", "PNG", (170, 0, 0, 128)))
    assert "/SMask" in entries


def test_a_picture_that_is_used_often_is_stored_once() -> None:
    assert len(images(*[saved("RGB", "PNG", "#aa0000")] * 5)[0]) == 1
    assert len(images(*[saved("RGBA", "PNG", (1, 2, 3, 4))] * 5, saved("RGB", "JPEG"), saved("RGB", "JPEG"))[0]) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        saved("RGB", "PNG")[:45],
        saved("RGB", "JPEG")[:-200],
        saved("RGB", "GIF")[:14],
        b"\xff\xd8\xff\xe0",
    ],
)
def test_a_broken_picture_leaves_a_frame_and_a_finding(data: bytes) -> None:
    assert images(data) == ([], ["pdf-picture"])


def test_what_moves_is_shown_by_its_first_frame() -> None:
    out = io.BytesIO()
    first, second = Image.new("RGB", (8, 6), "#ff0000"), Image.new("RGB", (8, 6), "#0000ff")
    first.save(out, "GIF", save_all=True, append_images=[second])
    ((_, raw),), _ = images(out.getvalue())
    assert set(zip(*[iter(zlib.decompress(raw))] * 3, strict=True)) == {(255, 0, 0)}
