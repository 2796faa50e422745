"""Compound words written in two ways: joined and apart, with and without their hyphen, also before one noun.

A check takes a `Reading`. A word and the same with a hyphen (ongoing, on-going) are certain, and so is one apart that
is a noun in both (our work force, the workforce) or begins with a preposition (the in year rate, the in-year rate).
What grammar may explain is not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from paperwork.model.blocks import text_of
from paperwork.model.findings import Finding

from ..dates.days import in_letter
from ..reading import Reading
from ..reading.sentences import is_prose
from ..spots import few
from .terms import PARTICLES, SMALL, Term, texts, two_ways

_WORD = re.compile(r"(?<![\w@./’'-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\w@/’'-]|\.\w)")
_PAIR = re.compile(r"(?<![\w@./’'-])([a-z]{3,}) (?=([a-z]{3,})(?![\w@’'-]))")
_COMPOUND = re.compile(r"(?<![\w@./’'-])([a-z]+(?:-[a-z]+){1,2}) ((?!and\b|or\b)[a-z][a-z-]{2,}[a-z])(?![\w@’'-])")
# A name in one word, with a capital inside or none, and two words with capitals.
_JOINED = re.compile(r"(?<![\w@./’'-])[A-Z][a-z]{2,}(?:[A-Z][a-z]+)?(?![\w@/’'-]|\.\w)")
_NAME_PAIR = re.compile(r"(?<![\w@./’'-])([A-Z][a-z]+)[ -](?=([A-Z][a-z]+)(?![\w@’'-]))")
_THREE = re.compile(
    r"(?<![\w@./’'-])(?!(?:The|Our|A|An|This|Each|In|At|For|Of) )(?P<first>[A-Z][a-z]+)(?P<sign>[ -])"
    r"(?P<second>[A-Z][a-z]+) (?P<third>[A-Z][a-z]+)(?![\w@’'-]|\.\w)"
)
_LEAST_LETTERS, _LEAST_NAME = 4, 7
# Their second half may be what somebody does: the team work.
_DONE = frozenset({"work", "works", "need", "needs", "plan", "plans", "help", "lead", "run", "meet", "look", "report"})
_PREPOSITIONS = ("in", "on", "off", "out", "up", "end", "under", "over")
# What stands before a noun, and what may follow one that nothing else is said of.
_OWNER = re.compile(
    r"\b(?:the|our|a|an|this|that|their|its|your|of|in|for|on|with|and|by|new|whole|social)(?: [a-z]+)?$"
)
_ALONE = re.compile(r" ?(?:$|[.,;:)]|(?:and|or|to|of|in|is|are|was|were|has|have|had|will|with|for|on|by|from|at)\b)")
# Before these "in" belongs to another word: invest in house building.
_TAKES_IN = re.compile(r"(?:invest\w*|liv\w+|work\w*|plac\w+|involved|engag\w+|gap|interest\w*|expert\w*)$")


class _Stands(Struct, frozen=True):
    """A form of a word at one place: the spot, and the line with where it begins and ends in it."""

    at: int
    line: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """It as it is written."""
        return self.line[self.start : self.end]

    @property
    def is_name(self) -> bool:
        """Whether it has a capital that its place in the line does not give it: it may be part of a name."""
        first = self.start == 0 or self.line[: self.start].rstrip()[-1:] in tuple(".:•-–!?%)")
        after = self.line[self.end :].split()
        return self.text[0].isupper() and (not first or bool(after and after[0][0].isupper()))

    @property
    def is_noun(self) -> bool:
        """Whether it is a noun of its own: something owns it, and it tells of no other."""
        before = self.line[: self.start].rstrip().lower()
        return bool(_OWNER.search(before)) and bool(_ALONE.match(self.line[self.end :].lower()))


_Places = Mapping[str, Sequence[_Stands]]


def words_two_ways(reading: Reading) -> Iterator[Finding]:
    """One word written joined and apart, or with and without its hyphen: workforce and work force, e-mail and email."""
    words, pairs = _words(reading)
    for written, places in words.items():
        joined = words.get(written.replace("-", "")) if "-" in written else None
        if joined and len(written) > _LEAST_LETTERS + 1 and _both_words(places, joined):
            sure = not written.startswith("re-") and not any(_quoted(reading, one) for one in (places, joined))
            yield _unlike(reading, places, joined, certain=sure)
    for apart, places in pairs.items():
        joined = words.get(apart.replace(" ", ""))
        if joined and not set(apart.split()) & PARTICLES and _both_words(places, joined):
            sure = apart.split()[1] not in _DONE and all(_as_noun(reading, one) for one in (places, joined))
            yield _unlike(reading, places, joined, certain=sure)


def _words(reading: Reading) -> tuple[_Places, _Places]:
    """The words of a file, and those that stand beside each other, each with all of their places."""
    words: dict[str, list[_Stands]] = defaultdict(list)
    pairs: dict[str, list[_Stands]] = defaultdict(list)
    for at, line in _lines(reading):
        for found in _WORD.finditer(line):
            words[found[0].lower()].append(_Stands(at, line, *found.span()))
        for pair in _PAIR.finditer(line.lower()):
            pairs[f"{pair[1]} {pair[2]}"].append(_Stands(at, line, pair.start(), pair.end(2)))
    return words, pairs


def _lines(reading: Reading) -> Iterator[tuple[int, str]]:
    return ((at, spot.words) for at, spot in texts(reading) if "\t" not in text_of(spot.spans))


def _both_words(one: Sequence[_Stands], other: Sequence[_Stands]) -> bool:
    """Whether both forms stand as words, and not in names alone, which are spelt as their owners wish."""
    return all(any(not place.is_name for place in places) for places in (one, other))


def _quoted(reading: Reading, places: Sequence[_Stands]) -> bool:
    """Whether it stands as a word only in a letter that somebody else wrote."""
    return all(one.is_name or in_letter(reading, one.at) for one in places)


def _as_noun(reading: Reading, places: Sequence[_Stands]) -> bool:
    return not _quoted(reading, [one for one in places if one.is_noun])


def _unlike(reading: Reading, one: Sequence[_Stands], other: Sequence[_Stands], *, certain: bool) -> Finding:
    often, rare = (one, other) if len(one) >= len(other) else (other, one)
    return two_ways(reading, _term(often), _term(rare), certain=certain)


def _term(places: Sequence[_Stands]) -> Term:
    """A form as it is written where it first stands as a word, and how often it stands."""
    first = next((one for one in places if not one.is_name), places[0])
    return Term(first.text, len(places), first.at)


def before_one_noun(reading: Reading) -> Iterator[Finding]:
    """A compound with its hyphen and without it before one and the same noun: in-year rate and in year rate."""
    yield from few(_before_one_noun(reading), reading.name)


def _before_one_noun(reading: Reading) -> Iterator[Finding]:
    # What a table or a title calls a measure is as short as it may be.
    lines = [(at, line, line.lower()) for at, line in _lines(reading) if is_prose(reading.written[at])]
    joined: dict[tuple[str, str], list[_Stands]] = defaultdict(list)
    for at, line, said in lines:
        for found in _COMPOUND.finditer(said):
            joined[found[1], found[2].removesuffix("s")].append(_Stands(at, line, found.start(), found.end(2)))
    told: set[str] = set()
    for (compound, noun), places in joined.items():
        apart = list(_apart(lines, compound.replace("-", " "), noun))
        if apart and compound not in told and noun not in SMALL and _both_words(places, apart):
            told.add(compound)
            often, rare = (places, apart) if len(places) >= len(apart) else (apart, places)
            sure = compound.split("-")[0] in _PREPOSITIONS and any(_is_one_thing(one) for one in apart)
            yield two_ways(reading, _term(often), _term(rare), certain=sure)


def _apart(lines: Sequence[tuple[int, str, str]], words: str, noun: str) -> Iterator[_Stands]:
    phrase = f"{words} {noun}"
    for at, line, said in lines:
        if phrase in said:
            for found in re.finditer(rf"(?<![\w’'-]){re.escape(phrase)}s?(?![\w’'-])", said):
                yield _Stands(at, line, *found.span())


def _is_one_thing(place: _Stands) -> bool:
    """Whether the preposition can't belong to what stands before it."""
    return not _TAKES_IN.search(place.line[: place.start].rstrip().lower())


def names_apart(reading: Reading) -> Iterator[Finding]:
    """A name joined, with a capital inside or without, and the same in two words: HealthyYou and Healthy You.

    Certain where the capital inside shows that it is one name, and both stand in sentences.
    """
    lines = list(_lines(reading))
    joined: dict[str, list[_Stands]] = defaultdict(list)
    for at, line in lines:
        for found in _JOINED.finditer(line):
            joined[found[0].lower()].append(_Stands(at, line, *found.span()))
    apart: dict[str, list[_Stands]] = defaultdict(list)
    for at, line in lines if joined else ():
        for pair in _NAME_PAIR.finditer(line):
            apart[f"{pair[1]}{pair[2]}".lower()].append(_Stands(at, line, pair.start(), pair.end(2)))
    for name in sorted(set(joined) & set(apart)):
        one, other = joined[name], apart[name]
        inner = [_breaks(place.text) for place in one]
        split = [len(place.text.split(" ")[0].split("-")[0]) for place in other]
        if len(name) >= _LEAST_NAME and not name.startswith(("mc", "mac")):
            told = all(is_prose(reading.written[places[0].at]) for places in (one, other))
            yield _unlike(reading, one, other, certain=told and any(at in split for at in inner))


def _breaks(word: str) -> int:
    """Where a word has its capital inside; 0 where it has none."""
    inside = re.search("(?<=[a-z])[A-Z]", word)
    return inside.start() if inside else 0


def names_hyphened(reading: Reading) -> Iterator[Finding]:
    """The first two words of one name with a hyphen and without: Multi-Agency Safeguarding Hub, Multi Agency ..."""
    forms: dict[tuple[str, str, str], dict[str, list[_Stands]]] = defaultdict(lambda: defaultdict(list))
    for at, line in _lines(reading):
        for found in _THREE.finditer(line):
            words = tuple(found[name].lower() for name in ("first", "second", "third"))
            forms[words[0], words[1], words[2]][found["sign"]].append(_Stands(at, line, *found.span()))
    for signs in forms.values():
        if len(signs) == 2:
            yield _unlike(
                reading, *signs.values(), certain=not any(_quoted_all(reading, one) for one in signs.values())
            )


def _quoted_all(reading: Reading, places: Sequence[_Stands]) -> bool:
    """Whether all of them stand in a letter that somebody else wrote."""
    return all(in_letter(reading, one.at) for one in places)


CHECKS = (words_two_ways, before_one_noun, names_apart, names_hyphened)
