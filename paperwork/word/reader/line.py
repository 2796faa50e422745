"""The words of one paragraph as they are gathered: pieces in, spans out, neighbours that are alike joined."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.blocks import Picture, Span

from .fields import SETTLED, Field
from .styles import RunLook
from .values import Element


class At(Struct, frozen=True):
    """What surrounds a piece of text: its link, its live fact, the note it refers to, and whether it is an equation.

    `control` is that of the fact: one that follows another of its name is a fact of its own.
    """

    href: str = ""
    fact: str = ""
    note: str = ""
    equation: bool = False
    control: Element | None = None


PLAIN = At()


class _Piece(Struct):
    texts: list[str]
    dress: RunLook
    at: At
    field: Field | None
    picture: Picture | None = None

    def span(self, text: str, field: Field | None) -> Span:
        return Span(
            text=text,
            bold=self.dress.bold,
            italic=self.dress.italic,
            href=self.at.href,
            fact=self.at.fact,
            field=field.said if field else "",
            note=self.at.note,
            picture=self.picture,
            look=self.dress.look,
            equation=self.at.equation,
        )

    def ends(self, other: At) -> Span | None:
        """What parts a fact from the same one after it; None where nothing has to."""
        same = self.at.fact and self.at.fact == other.fact
        return replace(self.span("", None), fact="", note="") if same and self.at.control is not other.control else None

    def joins(self, dress: RunLook, at: At, field: Field | None) -> bool:
        if self.picture is not None or self.field is not field or self.at != at:
            return False
        return self.dress == dress or (field is not None and field.keyword in SETTLED)


class Line(Struct):
    """A paragraph's spans, the bookmarks that begin in it, and the sides of its tabs that are tied to the margins."""

    anchors: list[str] = field(default_factory=list)
    margin_tabs: list[str] = field(default_factory=list)
    gap: bool | None = None
    _pieces: list[_Piece] = field(default_factory=list)

    def say(self, text: str, dress: RunLook, at: At, field: Field | None) -> None:
        """Add text; text alike to what stands before it joins it."""
        if self._pieces and self._pieces[-1].joins(dress, at, field):
            self._pieces[-1].texts.append(text)
        else:
            self._pieces.append(_Piece([text], dress, at, field))

    def show(self, picture: Picture, dress: RunLook, at: At) -> None:
        """Add a picture in its place."""
        self._pieces.append(_Piece([], dress, at, None, picture))

    def join(self, other: Line) -> None:
        """Add the words of the paragraph that follows, where the mark between the two was deleted."""
        self.anchors += other.anchors
        self.margin_tabs += other.margin_tabs
        self.gap = None if self.gap is None and other.gap is None else bool(self.gap) and bool(other.gap)
        self._pieces += other._pieces

    @property
    def empty(self) -> bool:
        """Whether it holds nothing at all."""
        return not self._pieces

    @property
    def broken(self) -> bool:
        """Whether a page ends in it."""
        return any("\f" in text for piece in self._pieces for text in piece.texts)

    def spans(self) -> tuple[Span, ...]:
        """What was gathered. LibreOffice puts a whole entry of a contents list into the field of its page number."""
        return tuple(self._spans())

    def _spans(self) -> Iterator[Span]:
        before: _Piece | None = None
        for piece in self._pieces:
            text, field = "".join(piece.texts), piece.field
            if before is not None and (parting := before.ends(piece.at)):
                yield parting
            before = piece
            if field is not None and field.keyword == "PAGEREF" and "\t" in text:
                entry, tab, text = text.rpartition("\t")
                yield piece.span(entry + tab, field.outer)
            yield piece.span(text, field)
