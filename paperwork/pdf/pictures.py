"""Pictures that stand by themselves between paragraphs, and what floats: pictures and text boxes at places of the page.

What text should run beside stands in the column, above its paragraph, but in the body of the text (`beside`).
"""

from __future__ import annotations

from msgspec.structs import replace

from paperwork.model.blocks import Picture
from paperwork.model.look import PictureLook

from .drawn import LaidDrawing
from .flow import Filled, Laid, NoteHeight, Roomless, Whole
from .ops import Art, Sheet
from .places import left_of, on_page, top_of
from .tags import Elem

# What a text box keeps free inside its edges, unless it says otherwise: a tenth and a twentieth of an inch.
INSET_X, INSET_Y = 7.2, 3.6


class LaidPicture(Whole, frozen=True):
    """A picture in the column, as wide as the column at the most."""

    picture: Picture
    width: float
    elem: Elem | None = None

    @property
    def look_of_it(self) -> PictureLook:
        """How it stands on its page."""
        return self.picture.look or PictureLook()

    @property
    def wide(self) -> float:
        """The picture's width."""
        return self.picture.width

    @property
    def height(self) -> float:
        """The picture's height."""
        return self.picture.height

    @property
    def least(self) -> float:
        """A picture is whole."""
        return self.height

    def split(self, room: float, note_height: NoteHeight, force: bool) -> tuple[Laid | None, Laid | None]:  # noqa: ARG002
        """A picture is never parted; one taller than a page is made to fit it."""
        if not force:
            return None, self
        return replace(self, picture=fitted(self.picture, self.width, max(room, 12.0))), None

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Draw it: one that text keeps clear of stands as far to the right as its look says."""
        picture, look = self.picture, self.picture.look or PictureLook()
        slack = self.width - picture.width
        if look.floating:
            x = left_of(look, picture.width, x, self.width, sheet)
        else:
            x += {"center": slack / 2, "right": slack}.get(look.align, 0.0)
        sheet.add(Art(x, y, picture.width, picture.height, picture, self.elem))


class LaidFloat(Roomless, frozen=True, kw_only=True):
    """A picture or a text box at a place of its own, which takes no room in the text."""

    content: LaidPicture | LaidDrawing | Filled
    size: tuple[float, float]
    look: PictureLook
    width: float
    keep_next: bool = True
    inset: tuple[float, float] = (INSET_X, INSET_Y)

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Draw it where its look says: from the page, the margins, or the text it is anchored in."""
        own = replace(sheet, ops=[])
        left = left_of(self.look, self.size[0], x, self.width, sheet)
        top = top_of(self.look, self.size[1], y, sheet)
        if not isinstance(self.content, LaidPicture):
            left, top = on_page(left, self.size[0], sheet.width), on_page(top, self.size[1], sheet.height)
        if isinstance(self.content, Filled):
            left, top = left + self.inset[0], top + self.inset[1]
        self.content.place(left, top, own)
        if self.look.behind:
            sheet.ops[:0] = own.ops
        else:
            sheet.add(*own.ops)


def fitted(picture: Picture, width: float, height: float) -> Picture:
    """The picture, made smaller in proportion where it is wider or taller than that."""
    scale = min(1.0, width / (picture.width or 1.0), height / (picture.height or 1.0))
    if scale >= 1.0:
        return picture
    return replace(picture, width=picture.width * scale, height=picture.height * scale)
