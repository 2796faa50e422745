"""PDF/A-2a: a PDF to be kept for ever, which is accessible as well."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms

from paperwork.model.blocks import Picture
from paperwork.model.paper import Properties
from paperwork.pdf import rendered
from paperwork.pdf.archive import srgb

from .appended import changed, drawn, saying, tagged_letter, with_all
from .drafts import draft, heading, paragraph, picture, table
from .test_audit import good
from .verapdf import failed_rules

FULL = Properties(
    title="A", author="B", council="C & D", committee="E", date="F", status="G", keywords="h", subject="i"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0L9 9" stroke="#12436d"/></svg>'


def raster(mode: str, kind: str) -> Picture:
    stream = io.BytesIO()
    Image.new(mode, (20, 12), 7).save(stream, kind)
    return Picture(stream.getvalue(), "Words", 100.0, 60.0, kind=kind.lower())


def pictures() -> list[Picture]:
    kinds = [("RGB", "PNG"), ("RGBA", "PNG"), ("P", "PNG"), ("L", "PNG"), ("LA", "PNG"), ("1", "PNG"), ("RGB", "JPEG")]
    return [raster(*kind) for kind in [*kinds, ("L", "JPEG"), ("CMYK", "JPEG"), ("P", "GIF"), ("RGB", "TIFF")]]


@pytest.mark.needs_java
@pytest.mark.parametrize("profile", ["PDFA-2A", "PDFUA-1"])
def test_the_validator_finds_nothing(profile: str, tmp_path: Path) -> None:
    blocks = [*good().blocks, *pictures(), picture(svg=SVG), heading("Last"), table([["a", "b"], ["c", "d"]])]
    made = draft(*blocks, properties=FULL, notes=dict(good().notes))
    file = tmp_path / "kept.pdf"
    file.write_bytes(rendered(made, archive=True).data)
    assert failed_rules(file, profile) == {}


def test_it_says_so_and_carries_its_colours() -> None:
    with pikepdf.open(io.BytesIO(rendered(draft(paragraph("a")), archive=True).data)) as pdf:
        assert b"<pdfaid:part>2</pdfaid:part>" in pdf.Root.Metadata.read_bytes()
        assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes() == srgb()


def test_without_being_asked_for_nothing_of_it_is_said() -> None:
    with pikepdf.open(io.BytesIO(rendered(draft(paragraph("a"))).data)) as pdf:
        assert b"pdfaid:part" not in pdf.Root.Metadata.read_bytes()
        assert "/OutputIntents" not in pdf.Root


def kept_letter() -> bytes:
    return rendered(good(), archive=True).data


def for_a_press(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.N = 4


def of_level_b(pdf: pikepdf.Pdf) -> None:
    said = pdf.Root.Metadata.read_bytes()
    asked = said.replace(b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<")
    assert asked != said
    pdf.Root.Metadata.write(asked)


def told(data: bytes, *, archive: bool = True) -> list[str]:
    findings = rendered(with_all(data), archive=archive).findings
    return [finding.message for finding in findings if finding.check == "archive-appendix"]


def test_an_appendix_that_is_kept_for_ever_too_leaves_the_whole_what_it_is() -> None:
    assert told(kept_letter()) == []


@pytest.mark.needs_java
@pytest.mark.parametrize("profile", ["PDFA-2A", "PDFUA-1"])
def test_the_validator_finds_nothing_with_such_an_appendix_in_it(profile: str, tmp_path: Path) -> None:
    file = tmp_path / "kept.pdf"
    file.write_bytes(rendered(with_all(kept_letter()), archive=True).data)
    assert failed_rules(file, profile) == {}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(lambda: drawn(saying("Words")), "does not say that it is PDF/A", id="nothing-said"),
        pytest.param(tagged_letter, "does not say that it is PDF/A", id="tagged-only"),
        pytest.param(lambda: changed(kept_letter(), of_level_b), "is PDF/A-2b, which asks less", id="level-b"),
        pytest.param(lambda: changed(kept_letter(), for_a_press), "the colours of a press", id="press"),
    ],
)
def test_an_appendix_that_may_break_it_is_told_by_its_name_and_only_where_it_is_asked_for(
    data: Callable[[], bytes], why: str
) -> None:
    (message,) = told(data())
    assert why in message
    assert "(visit.pdf)" in message
    assert told(data(), archive=False) == []


def test_the_colour_profile_is_that_of_srgb() -> None:
    ours, theirs = ImageCms.ImageCmsProfile(io.BytesIO(srgb())), ImageCms.createProfile("sRGB")
    change = ImageCms.buildTransform(ours, theirs, "RGB", "RGB")
    for colour in [(212, 53, 28), (18, 67, 109), (200, 200, 200)]:
        changed = ImageCms.applyTransform(Image.new("RGB", (1, 1), colour), change)
        assert changed is not None
        after = changed.getpixel((0, 0))
        assert isinstance(after, tuple)
        assert max(abs(one - other) for one, other in zip(colour, after, strict=True)) <= 1
