"""Pictures that stand by themselves: between paragraphs, or floating at a place of the page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paperwork.model.blocks import Picture
from paperwork.model.look import PictureLook

from .flow import Laid, NoteHeight
from .ops import Art, Sheet
from .tags import Elem


@dataclass(frozen=True)
class LaidPicture:
    """A picture in the column, as wide as the column at the most."""

    picture: Picture
    width: float
    elem: Elem | None = None
    before: float = 0.0
    after: float = 0.0
    style: str = ""
    keep_next: bool = False
    break_before: bool = False
    notes: tuple[str, ...] = ()

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
        return replace(self, picture=fitted(self.picture, self.width, room)), None

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Draw it left, right or in the middle of the column."""
        picture, look = self.picture, self.picture.look or PictureLook()
        slack = self.width - picture.width
        x += {"center": slack / 2, "right": slack}.get(look.align, 0.0)
        sheet.add(Art(x, y, picture.width, picture.height, picture, self.elem))


@dataclass(frozen=True)
class LaidFloat:
    """A picture at a place of its own, which takes no room in the text."""

    picture: Picture
    width: float
    elem: Elem | None = None
    before: float = 0.0
    after: float = 0.0
    style: str = ""
    keep_next: bool = True
    break_before: bool = False
    height: float = 0.0
    least: float = 0.0
    notes: tuple[str, ...] = ()

    def split(self, room: float, note_height: NoteHeight, force: bool) -> tuple[Laid | None, Laid | None]:  # noqa: ARG002
        """It is whole."""
        return self, None

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Draw it where its look says: from the page, the margins, or the text it is anchored in."""
        look = self.picture.look or PictureLook()
        left, right = self._across(look, x, sheet)
        slack = right - left - self.picture.width
        left += {"center": slack / 2, "right": slack}.get(look.align, look.left)
        top = {"page": 0.0, "margin": sheet.top, "topMargin": 0.0}.get(look.from_y, y) + look.top
        art = Art(left, top, self.picture.width, self.picture.height, self.picture, self.elem)
        if look.behind:
            sheet.ops.insert(0, art)
        else:
            sheet.add(art)

    def _across(self, look: PictureLook, x: float, sheet: Sheet) -> tuple[float, float]:
        if look.from_x == "page":
            return 0.0, sheet.width
        if look.from_x == "margin":
            return sheet.left, sheet.width - sheet.right
        return x, x + self.width


def fitted(picture: Picture, width: float, height: float) -> Picture:
    """The picture, made smaller in proportion where it is wider or taller than that."""
    scale = min(1.0, width / (picture.width or 1.0), height / (picture.height or 1.0))
    if scale >= 1.0:
        return picture
    return replace(picture, width=picture.width * scale, height=picture.height * scale)
