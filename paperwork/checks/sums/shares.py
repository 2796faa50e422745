"""Shares of a whole in a sentence worked out again: "85% (121/128)", "98% of 67 children".

Only what the words themselves say is used: it is wrong whatever the data are. A share may be rounded half up; one that
was cut off is only possibly wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from paperwork.model.findings import Finding

from ..reading import Mention, Reading, Sentence
from .arithmetic import HUNDRED, around, rounded, roundings, value_of

_BASE = re.compile(r"\b(?:sample|based on|responded|respondents|were asked|surveyed)\b", re.IGNORECASE)
_COUNTED = re.compile(r" (?:children|young people|responses|respondents|cases|families|audits|people|carers|staff)\b")
BESIDE = re.compile(
    r"\s*(?:[(,=:–-]\s*|\(?(?:or|i\.e\.|that is|which is|equal to|equates to)\s*)*\s*\(?"
    # What the whole is of may stand between: "412 of the 468 children with a plan (91%)".
    r"|(?: of)?(?: (?!(?:and|but|while)\b)[A-Za-z'’-]+){1,8} \(|(?: [A-Za-z'’-]+){0,4}, (?:or|which is) "
)
_OF_THE = re.compile(r"of (?:the|these|those|our|all) (?:total of )?", re.IGNORECASE)
_NOUN = re.compile(r" (?!(?:are|were|is|was|have|had|has|did|do|will|would)\b)[a-z]")


def fractions(reading: Reading) -> Iterator[Finding]:
    """A percentage that is not the fraction beside it: "85% (121/128)"."""
    for sentence in reading.sentences:
        for one, other in pairwise(sentence.mentions):
            if {one.kind, other.kind} != {"percent", "fraction"} or not _beside(sentence, one, other):
                continue
            percent, fraction = (one, other) if one.kind == "percent" else (other, one)
            yield from _of_fraction(reading, sentence.spot, percent, fraction, sentence.text[one.start : other.end + 1])


def _of_fraction(reading: Reading, spot: int, percent: Mention, fraction: Mention, quote: str) -> Iterator[Finding]:
    whole = fraction.other or Decimal(0)
    right = rounded(value_of(fraction) / whole * HUNDRED, percent.decimals) if whole else value_of(percent)
    if percent.about or value_of(percent) == right:
        return
    message = f"{fraction.text} is {right}%, and {percent.text} is printed beside it."
    certain = value_of(percent) not in roundings(value_of(fraction) / whole * HUNDRED, percent.decimals)
    hint = "One of the three numbers is wrong: look at the data." if certain else "It was cut off; round it half up."
    yield reading.find("fraction-wrong", spot, message, hint, quote, certain=certain)


def _beside(sentence: Sentence, one: Mention, other: Mention) -> bool:
    """Whether nothing but a bracket, a comma or a small word parts two mentions."""
    return BESIDE.fullmatch(sentence.text[one.end : other.start]) is not None


def _whole(sentence: Sentence) -> Mention | None:
    """The number that a sentence begins with a whole of: "Of the 7 children", and not "Of these 7 are"."""
    found = _OF_THE.match(sentence.text)
    if found is None:
        return None
    first = next((one for one in sentence.mentions if one.start == found.end()), None)
    is_whole = first is not None and first.kind == "number" and first.value and not first.word
    return first if is_whole and first and _NOUN.match(sentence.text[first.end :]) else None


def impossible(reading: Reading) -> Iterator[Finding]:
    """A percentage that no whole number out of the base stated with it can give: 98% of 67 children."""
    for sentence, after in pairwise((*reading.sentences, None)):
        assert sentence is not None
        own = _bases(sentence)
        # The sample may be told of in the sentence after.
        said = own or (_bases(after) if after is not None and after.spot == sentence.spot else [])
        percents = [one for one in sentence.mentions if one.kind == "percent" and not one.points]
        if own and _whole(sentence) != own[0]:
            percents = [one for one in percents if one.start < own[0].start][-1:]
        if len(said) == 1 and len(percents) == 1:
            yield from _of_base(reading, sentence, percents[0], said[0])


def _of_base(reading: Reading, sentence: Sentence, percent: Mention, base: Mention) -> Iterator[Finding]:
    share, places = value_of(percent), percent.decimals
    if percent.about or not 0 < value_of(base) <= HUNDRED or possible(share, places, value_of(base)):
        return
    near = nearest(value_of(percent), value_of(base), percent.decimals)
    message = f"{percent.text} of {base.text} can't be: {near}."
    hint = "Give the number as well, or the base that is meant."
    yield reading.find("percentage-impossible", sentence.spot, message, hint, around(sentence, percent))


def _bases(sentence: Sentence) -> list[Mention]:
    whole = _whole(sentence)
    # "Of the 19 audits 49% were good": a share beside a number of its own is not of all of them.
    counted = any(one.kind == "number" and not one.word and one != whole for one in sentence.mentions)
    return [one for one in sentence.mentions if is_base(sentence, one) or (one == whole and not counted)]


def is_base(sentence: Sentence, mention: Mention) -> bool:
    """Whether a number is said to be what percentages are of: "a sample of 67 children", "n = 67"."""
    before, after = sentence.text[: mention.start], sentence.text[mention.end :]
    if mention.kind != "number" or mention.word or mention.about:
        return False
    if re.search(r"\bn ?= ?$", before):
        return True
    return bool(_COUNTED.match(after) and _BASE.search(before[-50:] + after[:40]))


def possible(percent: Decimal, places: int, base: Decimal) -> bool:
    """Whether some whole number out of a base is a percentage, rounded half up."""
    middle = int(percent * base / HUNDRED)
    tried = range(max(0, middle - 2), middle + 3)
    return any(percent == rounded(Decimal(one) / base * HUNDRED, places) for one in tried)


def nearest(percent: Decimal, base: Decimal, places: int) -> str:
    """The two whole numbers about a percentage, with what they give: `65 is 97% and 66 is 99%`."""
    low = int(percent * base / HUNDRED)
    said = [f"{one} is {rounded(Decimal(one) / base * HUNDRED, places)}%" for one in (low, low + 1) if one <= base]
    return " and ".join(said)


_FIRST = re.compile(r"[^.;]{0,60}: ?")
_NEXT = re.compile(r"[^.;:]{0,60}(?:,| and| or|, and) ")


def lists(reading: Reading) -> Iterator[Finding]:
    """A fraction that those listed behind it do not make: "19 of 40 were: 9 of 20 in May and 8 of 20 in June"."""
    for sentence in reading.sentences:
        found = [one for one in sentence.mentions if one.kind == "fraction" and one.other]
        for at, total in enumerate(found):
            listed = _listed(sentence, found[at:])
            if len(listed) > 1:
                yield from _of_list(reading, sentence, total, listed)


def _listed(sentence: Sentence, found: Sequence[Mention]) -> list[Mention]:
    """The fractions after a colon behind the first, one after another."""
    gaps = [sentence.text[one.end : other.start] for one, other in pairwise(found)]
    if not gaps or not _FIRST.fullmatch(gaps[0]):
        return []
    many = next((at for at, gap in enumerate(gaps[1:], 1) if not _NEXT.fullmatch(gap)), len(gaps))
    return list(found[1 : many + 1])


def _of_list(reading: Reading, sentence: Sentence, total: Mention, listed: Sequence[Mention]) -> Iterator[Finding]:
    part = sum((value_of(one) for one in listed), Decimal(0))
    whole = sum((one.other or Decimal(0) for one in listed), Decimal(0))
    # Where neither adds up, the first is of other things than the rest.
    if (part == value_of(total)) == (whole == total.other):
        return
    message = f"The fractions listed add up to {part:,f} of {whole:,f}, and {total.text} is said of them all."
    quote = sentence.text[total.start : listed[-1].end]
    yield reading.find("parts-sum", sentence.spot, message, "Look up the whole and its parts.", quote)


CHECKS = (fractions, impossible, lists)
