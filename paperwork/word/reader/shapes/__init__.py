"""What was drawn in Word: shapes, groups, canvases and diagrams, as outlines with pictures and words at their places.

Preset shapes that are not known are drawn as their rectangle. Not read: effects, shapes in three dimensions, words
that follow a path, and text that is warped.
"""

from .drawing import drawn_parts
from .vml import vml_parts

__all__ = ["drawn_parts", "vml_parts"]
