"""Pictures put on a page: vector ones drawn, others stored once as images."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from .ops import Art


def draw_picture(canvas: Canvas, art: Art, height: float) -> None:
    """Draw a picture; one that can't be read leaves an empty frame."""
    low = height - art.y - art.height
    try:
        reader = ImageReader(Image.open(BytesIO(art.picture.raster)))
        canvas.drawImage(reader, art.x, low, art.width, art.height, mask="auto")
    except (UnidentifiedImageError, OSError, ValueError):
        canvas.rect(art.x, low, art.width, art.height)
