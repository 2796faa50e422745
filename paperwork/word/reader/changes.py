"""Tracked changes of all kinds: which paragraphs, rows and tables of a part hold one that is not settled.

In: the root of a part. Out: those places, each taken when it is read and told of, so that what is left over at the end
was told of by nobody. What a drawing's older form (`mc:Fallback`) repeats does not count.
"""

from __future__ import annotations

from msgspec import Struct, field

from .values import MC, Element, w

_KINDS = tuple(
    w(name)
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange"),
        *("sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "tblGridChange"),
        *("numberingChange", "customXmlInsRangeStart", "customXmlDelRangeStart"),
        *("customXmlMoveFromRangeStart", "customXmlMoveToRangeStart"),
    )
)
_PLACES = (w("p"), w("tr"), w("tbl"))
_FALLBACK = f"{{{MC}}}Fallback"


class Changes(Struct):
    """The places of changes that were not told of yet, in the order of their parts."""

    _places: dict[Element, None] = field(default_factory=dict)

    def add(self, root: Element) -> None:
        """Look for the changes of a part that is going to be read."""
        for change in root.iter(*_KINDS):
            if next(change.iterancestors(_FALLBACK), None) is None:
                self._places[next(change.iterancestors(*_PLACES), change)] = None

    def take(self, place: Element) -> bool:
        """Whether a change stands there that was not told of yet; from now on it was."""
        return self._places.pop(place, self) is None

    def pass_over(self, element: Element) -> None:
        """What stands in an element was told of, or need not be."""
        for place in element.iter(*_PLACES, *_KINDS) if self._places else ():
            self._places.pop(place, None)

    @property
    def left(self) -> tuple[Element, ...]:
        """The places that nobody told of."""
        return tuple(self._places)


def words(element: Element) -> str:
    """The words of an element, deleted ones as well."""
    return "".join(part.text or "" for part in element.iter(w("t"), w("delText")))
