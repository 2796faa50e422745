"""One word in two spellings: in -er and -or, in -ise and -ize, and a name with and without its inner capital.

A check takes a `Reading`. A name, and a word behind one and the same word in both spellings, are certain; else the two
may be of two people's hands, or quoted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from paperwork.model.findings import Finding

from .reading import Reading
from .terms import SMALL, Term, counted, texts, two_ways

# A web address and a word in capitals spell no name.
_WHOLE = r"(?<![\w@./-])(?:{})(?![\w@/-]|\.\w)"
_NAME = re.compile(_WHOLE.format(r"[A-Z][a-z]+(?:[A-Z][a-z]+)*"))
_ENDS = re.compile(_WHOLE.format(r"[a-z]{3,}(?:[eo]rs?|i[sz](?:es?|ed|ing|ations?|ers?))"))
_BEFORE = re.compile(r"([a-z]{3,}) $")
_LEAST = 6


def names_two_ways(reading: Reading) -> Iterator[Finding]:
    """A name with a capital inside and the same without: HomeChoice and Homechoice."""
    names = counted((found[0], at) for at, spot in texts(reading) for found in _NAME.finditer(spot.words))
    for name, term in names.items():
        plain = names.get(name.capitalize())
        # Two families may spell theirs in two ways.
        if plain and name != plain.text and len(name) >= _LEAST and not name.startswith(("Mc", "Mac")):
            often, rare = (plain, term) if plain.count >= term.count else (term, plain)
            yield two_ways(reading, often, rare)


def endings_two_ways(reading: Reading) -> Iterator[Finding]:
    """A word in -er and in -or, or in -ise and in -ize: adviser and advisor, organise and organize."""
    words = counted((_one(found[0]), at) for at, spot in texts(reading) for found in _ENDS.finditer(spot.words))
    before = _words_before(reading)
    forms: dict[str, list[Term]] = {}
    for word, term in words.items():
        forms.setdefault(_one_form(word), []).append(term)
    for terms in forms.values():
        if len(terms) == 2 and len(terms[0].text) >= _LEAST:
            often, rare = sorted(terms, key=lambda one: (-one.count, one.first))
            shared = sorted(before.get(often.text, frozenset()) & before.get(rare.text, frozenset()))
            here = reading.spots[rare.first].words
            said = next((f"{one} " for one in shared if f"{one} {rare.text}" in here), "")
            often, rare = (replace(one, text=said + one.text) for one in (often, rare))
            yield two_ways(reading, often, rare, certain=bool(shared))


def _one(word: str) -> str:
    """One adviser of many."""
    return re.sub(r"(?<=[eo]r)s$", "", word)


def _one_form(word: str) -> str:
    """A word as it is in either spelling."""
    return re.sub(r"iz(?=(?:es?|ed|ing|ations?|ers?)$)", "is", re.sub("or$", "er", word))


def _words_before(reading: Reading) -> Mapping[str, frozenset[str]]:
    """For each such word what stands before it, but for small words."""
    found: Counter[tuple[str, str]] = Counter()
    for _, spot in texts(reading):
        for word in _ENDS.finditer(spot.words):
            if before := _BEFORE.search(spot.words[: word.start()]):
                found[_one(word[0]), before[1]] += 1
    words = {word for word, _ in found}
    return {word: frozenset(one for other, one in found if other == word) - SMALL for word in words}


CHECKS = (names_two_ways, endings_two_ways)
