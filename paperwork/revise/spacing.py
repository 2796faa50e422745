"""Spaces and empty paragraphs of a person's own, which no text file holds: set aside while a draft is merged.

A harvest takes a person's words without them, and a new build says these words without them. So they are no difference
between the two; in the draft they stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.revision import Add, Drop, Keep, Remark, Renew, Token, Tokens, Within, paragraphs

from .result import Merged, Texts
from .three_way import Changed


def trimmed(said: Sequence[Token]) -> list[int]:
    """Which tokens of a paragraph are left without the spaces at its ends, and around its line breaks."""
    kept: list[int] = []
    for at, token in enumerate(said):
        if token.text == "\n":
            while kept and is_space(said[kept[-1]]) and said[kept[-1]].text != "\n":
                kept.pop()
        after_break = not kept or (said[kept[-1]].text == "\n" and token.text != "\n")
        if not (is_space(token) and after_break):
            kept.append(at)
    while kept and is_space(said[kept[-1]]):
        kept.pop()
    return kept


def is_space(token: Token) -> bool:
    """Whether a token is nothing but spaces, a tab or a line break."""
    return token.kind == "text" and token.text.isspace()


def spaced_alike(value: str) -> str:
    """A value with every space the same: Word makes some of them no-break spaces, which nobody typed."""
    return " ".join(value.split())


def is_one_of(value: str, values: str) -> bool:
    """Whether a value is one of some, a line each, whatever spaces are in it."""
    return spaced_alike(value) in map(spaced_alike, values.split("\n"))


def blanks(said: Tokens) -> Iterator[int]:
    """The tokens that no text file holds: spaces at the ends of paragraphs, and paragraphs without words."""
    for start, stop in paragraphs(said):
        ends = said[stop - 1].kind == "end"
        last = stop - 1 if ends else stop
        kept = {start + at for at in trimmed(said[start:last])}
        yield from (at for at in range(start, last) if at not in kept)
        if ends and not kept:
            yield last


def own_blanks(said: Tokens, changed: Iterable[Changed]) -> tuple[int, ...]:
    """Those blanks of a text that stand in what was changed; a paragraph stays, also where none of them has words."""
    # Where words were deleted, the empty paragraph that is left of them is blank as well.
    reaches = (one.other if one.other[0] < one.other[1] else (one.other[0], one.other[0] + 1) for one in changed)
    touched = {at for reach in reaches for at in range(*reach)}
    found = tuple(at for at in blanks(said) if at in touched)
    return found if len(found) < len(said) else found[:-1]


def without(said: Tokens, aside: Sequence[int]) -> Tokens:
    """A text without what is set aside."""
    blank = set(aside)
    return tuple(token for at, token in enumerate(said) if at not in blank)


class Aside(Struct, frozen=True):
    """What is set aside of a draft and of a new text, by the places of its tokens, while the rest is merged."""

    draft: tuple[int, ...]
    new: tuple[int, ...]

    def bare(self, texts: Texts) -> Texts:
        """The texts without it."""
        return replace(texts, draft=without(texts.draft, self.draft), new=without(texts.new, self.new))


def put_back(found: Merged, texts: Texts, aside: Aside) -> Merged:
    """A merge of bare texts as one of the whole ones: a draft's blanks stay, but in what goes; new ones come along."""
    walk = _Walk(found, texts, aside)
    for step in found.steps:
        match step:
            case Keep(count=count):
                walk.keep(count)
            case Drop(count=count):
                walk.drop(count)
            case Add():
                walk.put_in(step)
            case Remark():
                walk.result.add(step)
            case Renew() | Within():
                walk.go_into(step)
    walk.pass_blanks()
    return walk.result


class _Walk:
    """Goes through a whole draft by the steps of its merge without blanks."""

    def __init__(self, found: Merged, texts: Texts, aside: Aside) -> None:
        self.result = Merged(took=found.took, kept=True, clashed=found.clashed, superseded=found.superseded)
        self._at, self._after, self._texts, self._aside = 0, iter(found.after), texts, frozenset(aside.draft)
        blank = set(aside.new)
        self._new = [at for at in range(len(texts.new)) if at not in blank]

    def pass_blanks(self) -> None:
        """Keeps the blanks that stand here."""
        while self._at in self._aside:
            self._keep_one()

    def keep(self, count: int) -> None:
        """Keeps some tokens, and the blanks before and among them."""
        for _ in range(count):
            self.pass_blanks()
            self._keep_one()
            next(self._after)

    def drop(self, count: int) -> None:
        """Drops some tokens with the blanks among them; empty paragraphs before them stay."""
        while any(self._texts.draft[at].kind == "end" for at in self._run()):
            self._keep_one()
        start = self._at
        for _ in range(count):
            self._at += len(list(self._run())) + 1
        self.result.add(Drop(self._at - start))

    def put_in(self, step: Add) -> None:
        """Adds some tokens of the new text, with the blanks before and among them."""
        start = self._new[step.start - 1] + 1 if step.start else 0
        added = replace(step, start=start, stop=self._new[step.stop - 1] + 1)
        self.result.add(added)
        said = [next(self._after) for _ in range(bool(step.lead) + step.stop - step.start + bool(step.tail))]
        whole = self._texts.new[added.start : added.stop]
        self.result.after += [*said[: bool(step.lead)], *whole, *said[len(said) - bool(step.tail) :]]

    def go_into(self, step: Renew | Within) -> None:
        """A token that is changed inside."""
        self.pass_blanks()
        self.result.add(replace(step, new=self._new[step.new]))
        self.result.after.append(next(self._after))
        self._at += 1

    def _keep_one(self) -> None:
        self.result.add(Keep(1))
        self.result.after.append(self._texts.draft[self._at])
        self._at += 1

    def _run(self) -> Iterator[int]:
        """The blanks that stand here, one after the other."""
        at = self._at
        while at in self._aside:
            yield at
            at += 1
