"""What a template's placeholders may name: text, flags, loops and trees of slots, and nothing of Python's own.

In: a paper's slots. Out: values that print as markup and can be asked for; a wrong use of one is a `PaperworkError`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from paperwork.model.findings import Finding, PaperworkError, Place

from ..markup import escaped

_HINT = (
    "A template may name slots ({{ meeting }}), loop over them ({%p for … %}) and ask for them ({%p if … %}) "
    "with and, or, not, == and !=; docs/templates.md says how."
)


def refusal(*messages: str) -> PaperworkError:
    """The error for something that a template may not do; whoever holds the template adds its name."""
    return PaperworkError(
        [Finding("template-syntax", Place(), message, _HINT, key=message[:80]) for message in messages]
    )


class Single:
    """Something that is no loop."""

    __slots__ = ()

    def __iter__(self) -> Iterator[object]:
        raise refusal("A loop of the template walks over something that is no loop.")


class Tree:
    """Slots under their names; a name that is not there is unknown, never something of Python's own."""

    __slots__ = ("_slots",)

    def __init__(self, slots: Mapping[str, object]) -> None:
        self._slots = slots

    def __getitem__(self, name: str) -> object:
        return self._slots[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._slots)

    def __html__(self) -> str:
        raise refusal("A placeholder of the template names a group of slots, not one of them.")


class Loop:
    """Trees one after the other."""

    __slots__ = ("_trees",)

    def __init__(self, trees: tuple[Tree, ...]) -> None:
        self._trees = trees

    def __iter__(self) -> Iterator[Tree]:
        return iter(self._trees)

    def __len__(self) -> int:
        return len(self._trees)

    def __html__(self) -> str:
        raise refusal("A placeholder of the template names a loop: walk it with {%p for … in … %}.")


class Flag:
    """True or false to a condition; nothing at all in print, and a loop of nothing where it is false."""

    __slots__ = ("_on",)

    def __iter__(self) -> Iterator[object]:
        return iter(())

    def __init__(self, on: bool) -> None:
        self._on = on

    def __bool__(self) -> bool:
        return self._on

    def __html__(self) -> str:
        return ""


class Words(Single):
    """Text: printed escaped with its line breaks kept, compared as text, false where empty.

    `printed` says whether a placeholder has printed it.
    """

    __slots__ = ("_markup", "_text", "printed")

    def __init__(self, text: str) -> None:
        self.printed = False
        self._text = text
        lines = escaped(text.replace("\t", " ")).split("\n")
        self._markup = '</w:t><w:br/><w:t xml:space="preserve">'.join(lines)

    def __str__(self) -> str:
        return self._text

    def __bool__(self) -> bool:
        return self._text != ""

    def __eq__(self, other: object) -> bool:
        return self._text == (other._text if isinstance(other, Words) else other)

    def __hash__(self) -> int:
        return hash(self._text)

    def __html__(self) -> str:
        self.printed = True
        return self._markup
