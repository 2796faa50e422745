"""Pictures put on a page: vector ones drawn where they can be, others stored once as images."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from .ops import Art
from .svg import read_svg
from .vector import draw

MOST_PIXELS = 100_000_000


def draw_picture(canvas: Canvas, art: Art, height: float) -> None:
    """Draw a picture on a page of that height; one that can't be read leaves an empty frame."""
    box = (art.x, height - art.y - art.height, art.width, art.height)
    drawing = read_svg(art.picture.svg) if art.picture.svg else None
    if drawing is not None:
        draw(canvas, drawing, box)
    elif not _draw_raster(canvas, art.picture.raster, box):
        canvas.rect(*box)


def _draw_raster(canvas: Canvas, data: bytes, box: tuple[float, float, float, float]) -> bool:
    try:
        image = Image.open(BytesIO(data))
        if image.width * image.height > MOST_PIXELS:
            return False
        canvas.drawImage(ImageReader(image), *box, mask="auto")
    except (UnidentifiedImageError, OSError, ValueError):
        return False
    return True
