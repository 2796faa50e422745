"""Where in the structure tree the element of a block stands: lists are made of items side by side, so are contents and
quotations.

In: blocks one after another. Out: for each the element that its own element goes into.
"""

from __future__ import annotations

from msgspec import Struct, field

from paperwork.model.blocks import Block, ListItem, Paragraph

from .tags import Elem

QUOTES = frozenset({"quote", "intense quote"})


class _OpenList(Struct, frozen=True):
    """A list that the next item may join: its level and its element."""

    level: int
    elem: Elem

    def takes(self, item: ListItem) -> bool:
        """Whether the item is one of its own, or belongs into a list inside it."""
        return self.level < item.level or (self.level == item.level and self.elem.ordered == item.ordered)


class Homes(Struct):
    """The element that the next block's own goes into. Deeper items make a list inside the item before them."""

    parent: Elem | None
    lists: list[_OpenList] = field(default_factory=list)
    contents: Elem | None = None
    quote: Elem | None = None

    def home(self, block: Block) -> Elem | None:
        """The element in which a block's own element stands; none where nothing is tagged."""
        if self.parent is None:
            return None
        if not is_contents(block):
            self.contents = None
        if not is_quote(block):
            self.quote = None
        if isinstance(block, ListItem):
            return self._list(block, self.parent)
        self.lists.clear()
        if is_contents(block):
            self.contents = self.contents or self.parent.child("TOC")
        if is_quote(block):
            self.quote = self.quote or self.parent.child("BlockQuote")
        return self.contents or self.quote or self.parent

    def _list(self, item: ListItem, parent: Elem) -> Elem:
        while self.lists and not self.lists[-1].takes(item):
            self.lists.pop()
        if not self.lists or self.lists[-1].level < item.level:
            made = (self._body() if self.lists else parent).child("L")
            made.ordered = item.ordered
            self.lists.append(_OpenList(item.level, made))
        return self.lists[-1].elem

    def _body(self) -> Elem:
        """The body of the last item: where a deeper list stands."""
        *_, item = self.lists[-1].elem.kids
        assert isinstance(item, Elem)
        return next(kid for kid in item.kids if isinstance(kid, Elem) and kid.role == "LBody")


def is_contents(block: Block) -> bool:
    """Whether it is an entry of a contents list: Word styles them TOC 1, TOC 2 and so on, in a field of that name."""
    if not isinstance(block, Paragraph):
        return False
    is_styled = block.look is not None and block.look.style.lower().startswith("toc ")
    return is_styled or any(span.field.upper().startswith("TOC ") for span in block.spans)


def is_quote(block: Block) -> bool:
    """Whether it is a paragraph of a quotation: in Word's styles Quote and Intense Quote."""
    return isinstance(block, Paragraph) and block.look is not None and block.look.style.lower() in QUOTES
