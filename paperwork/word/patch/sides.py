"""What the steps of a plan are carried out on: a text of the draft and its counterpart, and what changes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from paperwork.model.revision import Tokens

from .pictures import Pictures
from .places import Element, Line, Place, places
from .splitting import UnfollowedError
from .tracking import Tracker


class Side(Struct, frozen=True):
    """A text in its file: the element that holds it, its tokens, and where each stands.

    The first `own` of the tokens of a new text are the draft's: words that move from one of its places to another.
    """

    holder: Element
    tokens: Tokens
    places: Sequence[Place]
    own: int = 0

    @classmethod
    def of(cls, holder: Element, tokens: Tokens) -> Side:
        """A text with the places of its tokens."""
        return cls(holder, tokens, places(holder, tokens))

    def after(self, own: Side) -> Side:
        """This text with words of the draft before it."""
        return Side(self.holder, own.tokens + self.tokens, (*own.places, *self.places), len(own.tokens))

    def line(self, at: int) -> Line:
        """The paragraph in which a token stands; UnfollowedError where it stands in none that can be changed."""
        block = self.places[at].block
        if not isinstance(block, Line):
            raise UnfollowedError
        return block


class Tools(Struct, frozen=True):
    """What a text of a draft is changed with.

    `borrow` copies what stands in the new build for the draft's part, `repeat` what stands in the draft itself.
    """

    tracker: Tracker
    borrow: Callable[[Element], Element]
    pictures: Pictures
    repeat: Callable[[Element], Element]


class Note(Struct, frozen=True):
    """A comment to be made, from one element to another of the same paragraph; or one to be said again, by its id."""

    text: str
    first: Element
    last: Element
    again: str = ""
