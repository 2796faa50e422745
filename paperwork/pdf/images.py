"""Pictures put on a page: vector ones drawn where they can be, others stored once as images, cropped and turned."""

from __future__ import annotations

import math

from msgspec.structs import replace
from reportlab.pdfgen.canvas import Canvas

from paperwork.model.blocks import DrawnPart, Picture
from paperwork.model.look import PictureLook

from .bare import Crop, cut
from .charts import chart_drawing
from .colours import number
from .fonts import Fonts
from .lettering import lines_written, meets
from .ops import Art
from .outlines import marks_of
from .rasters import place_raster
from .svg import Drawing, read_svg
from .vector import draw, placed, see_through

Box = tuple[float, float, float, float]


def draw_picture(canvas: Canvas, art: Art, height: float, fonts: Fonts) -> bool:
    """Draw a picture on a page of that height; one that can't be read leaves an empty frame, and False is said."""
    box = (art.x, height - art.y - art.height, art.width, art.height)
    look = art.picture.look or PictureLook()
    if not any(look.crop) and not look.rotation:
        return _draw(canvas, art.picture, box, fonts)
    picture = art.picture
    canvas.saveState()
    if look.rotation:
        canvas.addLiteral(_turn(look.rotation, box))
    if any(look.crop):
        canvas.addLiteral(" ".join(number(part) for part in box) + " re W n")
        picture, crop = _cut(picture, look.crop)
        box = _uncropped(box, crop)
    drawn = _draw(canvas, picture, box, fonts)
    canvas.restoreState()
    return drawn


def _draw_parts(canvas: Canvas, picture: Picture, box: Box, fonts: Fonts) -> bool:
    """Draw the parts of a drawing in order."""
    window = (0.0, 0.0, max(picture.extent[0], 0.01), max(picture.extent[1], 0.01))
    drawn = True
    for part in picture.parts:
        if part.clip:
            canvas.saveState()
            see_through(canvas, part.clip, placed(window, box))
        drawn = _draw_part(canvas, part, window, box, fonts) and drawn
        if part.clip:
            canvas.restoreState()
    return drawn


def _draw_part(canvas: Canvas, part: DrawnPart, window: Box, box: Box, fonts: Fonts) -> bool:
    """Draw a part: its outlines, over them its picture, and its lettering over all."""
    marks, drawn, matrix = tuple(marks_of(part)), True, placed(window, box)
    if marks:
        draw(canvas, Drawing(window, marks), box)
    if part.picture:
        x, y = matrix[4] + part.x * matrix[0], matrix[5] + part.y * matrix[3]
        inner = Art(x, -y, part.width * matrix[0], -part.height * matrix[3], part.picture, None)
        drawn = draw_picture(canvas, inner, 0.0, fonts)
    lines_written(part.lettering, matrix, canvas, fonts)
    return drawn


def _cut(picture: Picture, crop: Crop) -> tuple[Picture, Crop]:
    """A picture without what its crop hides, which would be in the file all the same: pixels, and words of drawings."""
    if picture.svg or picture.plot is not None:
        return picture, crop
    if picture.parts:
        return replace(picture, parts=tuple(_cut_part(part, picture.extent, crop) for part in picture.parts)), crop
    raster, left = cut(picture.raster, crop)
    return replace(picture, raster=raster), left


def _cut_part(part: DrawnPart, extent: tuple[float, float], crop: Crop) -> DrawnPart:
    """A part of a drawing without the words that a crop hides."""
    window = crop[0] * extent[0], crop[1] * extent[1], (1 - crop[2]) * extent[0], (1 - crop[3]) * extent[1]
    return replace(part, lettering=tuple(words for words in part.lettering if meets(words, window)))


def _turn(degrees: float, box: Box) -> str:
    """The matrix that turns clockwise about the middle of the box."""
    cos, sin = math.cos(math.radians(degrees)), -math.sin(math.radians(degrees))
    x, y = box[0] + box[2] / 2, box[1] + box[3] / 2
    parts = (cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y)
    return " ".join(f"{part:.5f}" for part in parts) + " cm"


def _uncropped(box: Box, crop: Box) -> Box:
    """Where the whole picture would lie for its cropped part to fill the box."""
    left, top, right, bottom = crop
    width = box[2] / max(0.01, 1 - left - right)
    height = box[3] / max(0.01, 1 - top - bottom)
    return box[0] - left * width, box[1] - bottom * height, width, height


def _draw(canvas: Canvas, picture: Picture, box: Box, fonts: Fonts) -> bool:
    if picture.plot is not None:
        draw(canvas, chart_drawing(picture.plot, box[2], box[3]), box)
        return True
    if picture.parts:
        return _draw_parts(canvas, picture, box, fonts)
    drawing = read_svg(picture.svg) if picture.svg else None
    if drawing is not None:
        draw(canvas, drawing, box)
        return True
    if picture.raster and place_raster(canvas, picture.raster, box):
        return True
    canvas.rect(*box)
    return False
