"""Two PDFs of one Word file compared as pictures: the share of ink that stands in another place."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat

# Letters become grey bands, softened by some four points, so that the shapes of letters hardly count.
DOTS, SOFT = 40, 2.0


def apart(ours: Path, theirs: Path) -> float:
    """The share of the ink of both that only one of them has there, from 0 (alike) to 1 (none in the same place)."""
    differing = ink = 0.0
    for one, other in zip(_pages(ours), _pages(theirs), strict=True):
        a, b = _of_one_size(one, other)
        differing += _ink(ImageChops.difference(a, b))
        ink += _ink(a) + _ink(b)
    return differing / ink if ink else 0.0


def _pages(pdf: Path) -> Iterator[Image.Image]:
    """The pages as grey pictures, ink light on a black ground."""
    made = subprocess.run(["pdftoppm", "-r", str(DOTS), "-gray", pdf], capture_output=True, timeout=300, check=False)
    left = made.stdout
    while left:
        # Portable grey maps, one after another: "P5", width and height, 255, and a byte for each dot.
        _, size, _, dots = left.split(b"\n", 3)
        width, height = map(int, size.split())
        page = Image.frombytes("L", (width, height), dots[: width * height])
        yield ImageChops.invert(page).filter(ImageFilter.GaussianBlur(SOFT))
        left = dots[width * height :]


def _of_one_size(*pages: Image.Image) -> list[Image.Image]:
    size = max(page.width for page in pages), max(page.height for page in pages)
    return [page.crop((0, 0, *size)) for page in pages]


def _ink(page: Image.Image) -> float:
    return ImageStat.Stat(page).sum[0]
