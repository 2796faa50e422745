"""What is left of a whole: "the other 17 of the 49" where 46 and 29 stand before it, "46 of 48; the other three"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from ..reading.amounts import Amount, amounts
from ..reading.sentences import is_heading
from .parts import OUT_OF, lists_of

_HINT = "Look up the whole and its parts."


def rest(reading: Reading) -> Iterator[Finding]:
    """ "The other 17 of the 49", where 46 and 29 stand before it; "46 of 48; the other three"."""
    last: list[Amount] = []
    for spot, paragraph in reading.by_spot.items():
        said = [[one for one in amounts(sentence.text) if one.is_count] for sentence in paragraph]
        # What is left of a whole may be told in the paragraph after it, under the same heading.
        before = list(last) if spot and not is_heading(reading.spots[spot - 1]) else []
        for sentence, counts in zip(paragraph, said, strict=True):
            yield from _of_rest(reading, sentence, counts, before)
            before += counts
        last = [one for counts in said for one in counts]


_REST = re.compile(r"\b(?:other|remaining) $", re.IGNORECASE)


def _of_rest(reading: Reading, sentence: Sentence, counts: list[Amount], before: list[Amount]) -> Iterator[Finding]:
    for at, one in enumerate(counts):
        if not _REST.search(sentence.text[: one.start]) or _NOT_A_REST.match(sentence.text[one.end :]):
            continue
        known = [*before, *counts[:at]]
        after = counts[at + 1 : at + 2]
        named = after[0] if after and OUT_OF.fullmatch(sentence.text[one.end : after[0].start]) else None
        pair = named or _stated_whole(sentence, counts[:at], one)
        values = [each.value for each in known if each is not pair]
        if pair is None or not values or _leaves(pair.value, values, one.value):
            continue
        message = _rest_message(pair, values, one)
        quote = sentence.text[max(0, one.start - 60) : (named or one).end + 20]
        yield reading.find("parts-sum", sentence.spot, message, _HINT, quote)


_NOT_A_REST = re.compile(r"(?: (?:days|weeks|months|years|hours)\b|%| (?:local )?authorit)", re.IGNORECASE)


def _stated_whole(sentence: Sentence, counts: Sequence[Amount], rest: Amount) -> Amount | None:
    """The whole that a sentence says itself, before what remains of it; none where its parts are added up anyhow."""
    lists = list(lists_of(sentence))
    if any(part.start == rest.start for listed in lists for part in listed.parts):
        return None
    starts = {listed.whole.start for listed in lists}
    return next((one for one in counts if one.start in starts), None)


def _leaves(whole: Decimal, parts: Sequence[Decimal], rest: Decimal) -> bool:
    """Whether some of the parts taken from the whole leave the rest."""
    few = parts[-6:]
    return any(whole - sum(some) == rest for size in range(1, len(few) + 1) for some in combinations(few, size))


def _rest_message(whole: Amount, parts: Sequence[Decimal], rest: Amount) -> str:
    left = whole.value - parts[-1]
    others = [one for one in parts if one - rest.value in parts]
    if others:
        both = f"{rest.text} and {others[0] - rest.value} are {others[0]} together"
        return f"{both}, and {whole.text} is said to be the whole."
    return f"{parts[-1]} of {whole.text} leave {left}, and {rest.text} are said to remain."


CHECKS = (rest,)
