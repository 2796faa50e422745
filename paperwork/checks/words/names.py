"""Names written in two ways: with other small words, another plural inside, their words swapped, a capital lost.

A check takes a `Reading`. A name is a run of words with capitals. Long ones that differ in one thing alone are certain;
short ones may be of two things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.findings import Finding

from ..reading import Reading
from ..reading.numbers import WORDS
from ..spots import Spot, few
from .terms import SMALL, Term, short_forms, texts, two_ways

_CAPITAL = r"[A-Z][a-z]+(?:['’]s|(?<=s)['’])?"
_JOINING = r"(?:at|of|for|in|on|to|by|with|the|a|an|and|&)"
_NAME = re.compile(rf"(?<![\w@./’'-]){_CAPITAL}(?: (?:{_JOINING} ){{0,2}}{_CAPITAL})+(?![\w@’'-]|\.\w)")
_PART = re.compile(rf"(?P<joining>(?:{_JOINING} ){{0,2}})(?P<word>{_CAPITAL})(?: |$)")
_LONG = 4
# A person's post is told as it comes: Director for, and of, a service.
_POSTS = frozenset(
    ["director", "head", "manager", "officer", "member", "chair", "lead", "cabinet", "councillor", "inspector"]
)
# Law has its own plurals.
_LAWS = frozenset({"act", "regulations", "order", "bill", "rules"})
# What a sentence or a title begins with is in capitals whatever it is.
_FIRST = frozenset({"the", "our", "this", "these", "that", "a", "an", "in", "at", "all", "some", "most", "for", "of"})
# Whose short form it is: the council CEO.
_ROLES = frozenset({"council", "trust", "board", "local", "national", "new", "interim", "deputy", "average", "total"})
_LABEL, _LONGEST, _FEW = 5, 24, 3
_PREPOSITIONS = frozenset({"in", "within", "by", "for", "to", "at", "on", "with", "from", "since", "after", "before"})
# What these are called without their ending is right as well.
_EITHER = frozenset(
    {"complete", "open", "close", "plan", "budget", "forecast", "target", "cost", "review", "visit", "contact", "audit",
     "record", "report", "need", "grant", "award", "start", "end", "request", "order", "support", "care", "fund"}
)  # fmt: skip
_OWNED = r"(?:our|the|a|an|this|these|their|its|your|by|with|of|for|and|from)"
_KINDS = "key stage|stage|phase|step|tier|level|priority|wave|band|objective|outcome|theme|strand|group|type|part"
_COUNTED = re.compile(
    rf"\b(?P<kind>{_KINDS}) (?P<number>\d\d?|{'|'.join(WORDS[1:])})\b(?!%|[./]\d| of )", re.IGNORECASE
)


class _Name(Struct, frozen=True):
    """A run of words with capitals: the words, what joins each to the one before, where it stands and how."""

    words: tuple[str, ...]
    joining: tuple[str, ...]
    at: int
    begins: bool

    def text(self, start: int, end: int) -> str:
        """Some of its words as they are written."""
        said = (f"{by}{word}" for by, word in zip(self.joining[start:end], self.words[start:end], strict=True))
        return " ".join(said).removeprefix(self.joining[start])


# Names, each with the word of it that is meant.
_Places = list[tuple[_Name, int]]


def _names(reading: Reading) -> tuple[_Name, ...]:
    """The names of a file, without the small word that one begins with."""
    return tuple(_name(found, at) for at, spot in texts(reading) for found in _NAME.finditer(spot.words))


def _name(found: re.Match[str], at: int) -> _Name:
    parts = list(_PART.finditer(found[0]))
    parts = parts[1:] if parts[0]["word"].lower() in _FIRST else parts
    before = found.string[: found.start()].rstrip()
    words, joining = tuple(one["word"] for one in parts), tuple(one["joining"] for one in parts)
    return _Name(words, joining, at, not before or before[-1] in ".:!?")


def small_words_two_ways(reading: Reading) -> Iterator[Finding]:
    """One name with other small words: Right Service Right Time, Right Service at the Right Time."""
    found: dict[tuple[str, ...], dict[tuple[str, ...], _Places]] = defaultdict(dict)
    for name in _names(reading):
        for start in range(len(name.words) - _LONG + 1):
            words = tuple(word.lower() for word in name.words[start : start + _LONG])
            joining = tuple(by.replace("&", "and") for by in name.joining[start + 1 : start + _LONG])
            found[words].setdefault(joining, []).append((name, start))
    told: set[int] = set()
    for words, forms in found.items():
        rare, often = _two_of(forms.values())
        if rare and not told & {one.at for one, _ in rare}:
            told |= {one.at for one, _ in (*rare, *often)}
            terms = [_term(places, start, start + _LONG) for places in (often, rare) for start in (places[0][1],)]
            yield two_ways(reading, terms[0], terms[1], certain=not _POSTS & set(words))


def _two_of(forms: Iterable[_Places]) -> tuple[_Places, _Places]:
    """The places of the rarer and of the commoner form; nothing where there is one form."""
    ranked = sorted(forms, key=len)
    return (ranked[0], ranked[-1]) if len(ranked) > 1 else ([], [])


def _term(places: _Places, start: int, end: int) -> Term:
    name = places[0][0]
    return Term(name.text(start, end), len(places), name.at)


def plurals_two_ways(reading: Reading) -> Iterator[Finding]:
    """One name with a plural inside and without it: Child Protections Conference, Child Protection Conferences."""
    found: dict[tuple[str, str, str], dict[str, _Places]] = defaultdict(dict)
    for name in _names(reading):
        for at in range(1, len(name.words) - 1):
            first, inner, last = (word.lower() for word in name.words[at - 1 : at + 2])
            if not any(name.joining[at : at + 2]) and last not in _LAWS:
                found[first, _one(inner), _one(last)].setdefault(inner, []).append((name, at))
    for forms in found.values():
        rare, often = _two_of(forms.values())
        if rare:
            start = _shared_before(rare[0], often[0])
            terms = [_term([one], one[1] - start, one[1] + 2) for one in (often[0], rare[0])]
            counts = [Term(term.text, len(of), term.first) for term, of in zip(terms, (often, rare), strict=True)]
            yield two_ways(reading, counts[0], counts[1])


def first_words_two_ways(reading: Reading) -> Iterator[Finding]:
    """A name of two words whose first is with and without its s: Home First, Homes First."""
    found: dict[tuple[str, str], dict[str, _Places]] = defaultdict(dict)
    for name in _names(reading):
        for at in range(len(name.words) - 1):
            first, last = (word.lower() for word in name.words[at : at + 2])
            begins = at == 0 or bool(name.joining[at])
            if begins and not name.joining[at + 1] and last not in _LAWS | _POSTS and not re.search("['’]", first):
                found[_one_short(first), last].setdefault(first, []).append((name, at))
    for (stem, _), forms in found.items():
        rare, often = _two_of(forms.values())
        if rare and set(forms) == {stem, f"{stem}s"} and not any(_is_titled(reading, one) for one in (*rare, *often)):
            whole = all(_ends(name, at) for name, at in (*rare, *often))
            sure = len(rare) < len(often) and (whole or len(often) > _FEW * len(rare))
            terms = [_term(places, start, start + 2) for places in (often, rare) for start in (places[0][1],)]
            yield two_ways(reading, terms[0], terms[1], certain=sure)


def _ends(name: _Name, at: int) -> bool:
    """Whether a name that begins with a word of a run has two words alone."""
    return len(name.words) == at + 2 or bool(name.joining[at + 2])


def _is_titled(reading: Reading, one: tuple[_Name, int]) -> bool:
    """Whether a name stands where any words have capitals: in a heading, a table, or a line that is no sentence."""
    spot = reading.written[one[0].at]
    return spot.in_table or not spot.words.rstrip().endswith((".", ";", ":", ",", "!", "?", ")"))


def _one_short(word: str) -> str:
    """A word of four letters or more without its s."""
    return word[:-1] if len(word) > _LONG and re.search("[^su]s$", word) else word


def _one(word: str) -> str:
    """A word without the s of its plural."""
    return word[:-1] if len(word) > _LONG and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _shared_before(one: tuple[_Name, int], other: tuple[_Name, int]) -> int:
    """How many words two names share before the one that differs."""
    count = 0
    while count < min(one[1], other[1]):
        mine, its = (name.words[at - count - 1] for name, at in (one, other))
        if mine.lower() != its.lower():
            break
        count += 1
    return count


def words_swapped(reading: Reading) -> Iterator[Finding]:
    """A name of two words and the same words the other way round: Family Safeguarding, Safeguarding Families."""
    found: dict[frozenset[str], dict[str, _Places]] = defaultdict(dict)
    for name in _names(reading):
        if len(name.words) == 2 and not name.joining[1] and len(name.words[0]) >= _LONG < len(name.words[1]):
            stems = tuple(_stem(word) for word in name.words)
            if stems[0] != stems[1]:
                found[frozenset(stems)].setdefault(stems[0], []).append((name, 0))
    every = (_two_of(forms.values()) for forms in found.values())
    yield from few((_swapped(reading, rare, often) for rare, often in every if rare), reading.name)


def _swapped(reading: Reading, rare: _Places, often: _Places) -> Finding:
    return two_ways(reading, _term(often, 0, 2), _term(rare, 0, 2), certain=False)


def _stem(word: str) -> str:
    return _one(re.sub("ies$", "y", re.sub("['’]s?$", "", word.lower())))


def numbers_two_ways(reading: Reading) -> Iterator[Finding]:
    """A numbered thing in letters and in figures: Stage One, Stage 1."""
    found: dict[tuple[str, int], dict[bool, Term]] = defaultdict(dict)
    for at, spot in texts(reading):
        for said in _COUNTED.finditer(spot.words):
            number, lettered = said["number"], not said["number"].isdigit()
            if not lettered or (number[0].isupper() and said["kind"][0].isupper()):
                value = WORDS.index(number.lower()) if lettered else int(number)
                forms = found[said["kind"].lower(), value]
                known = forms.get(lettered)
                forms[lettered] = Term(said[0], known.count + 1 if known else 1, known.first if known else at)
    for forms in found.values():
        if len(forms) == 2:
            rare, often = sorted(forms.values(), key=lambda term: term.count)
            yield two_ways(reading, often, rare, certain=False)


def short_forms_in_small_letters(reading: Reading) -> Iterator[Finding]:
    """A short form without its capitals before the same word: our slip partners, the SLIP partners."""
    lines = [(at, spot.words) for at, spot in texts(reading)]
    for form in short_forms(reading).values():
        if not form.text.isupper() or len(form.text) <= 2:
            continue
        small = re.compile(rf"\b{_OWNED} (?P<form>{form.text.lower()}) (?P<after>[a-z]{{4,}})\b(?!['’])")
        for at, line in lines:
            said = small.search(line) if form.text.lower() in line else None
            if said and said["after"] not in SMALL and (often := _before(lines, form.text, said["after"])):
                yield two_ways(reading, often, Term(f"{said['form']} {said['after']}", 1, at))
                break


def _before(lines: Sequence[tuple[int, str]], form: str, after: str) -> Term | None:
    """A short form before a word, as often as it stands so."""
    stands = [at for at, line in lines if re.search(rf"\b{form} {after}\b", line)]
    return Term(f"{form} {after}", len(stands), stands[0]) if stands else None


def capitals_of_names_lost(reading: Reading) -> Iterator[Finding]:
    """A name that ends in a short form, without its capital (power BI); no other word stands before that form."""
    lines = [(at, spot.words) for at, spot in texts(reading)]
    for form in short_forms(reading).values():
        if not form.text.isupper() or len(form.text) > _LONG:
            continue
        found = [(at, said) for at, line in lines for said in re.finditer(rf"(\S+ )?(\S+ ){form.text}\b", line)]
        before = {said[2].strip() for _, said in found}
        if len({word.lower() for word in before}) == 1 and len(before) == 2 and len(found) == form.count:
            yield from _lost(reading, found, form.text)


def _lost(reading: Reading, found: Sequence[tuple[int, re.Match[str]]], form: str) -> Iterator[Finding]:
    """The small one, where the other has its capital in the middle of a sentence."""
    name = [(at, said) for at, said in found if re.fullmatch("[A-Z][a-z]+ ", said[2]) and (said[1] or "A").islower()]
    small = [(at, said) for at, said in found if re.fullmatch("[a-z]{3,} ", said[2])]
    if name and small and small[0][1][2].strip() not in SMALL | _FIRST | _ROLES:
        often, rare = (Term(f"{one[0][1][2]}{form}", len(one), one[0][0]) for one in (name, small))
        yield two_ways(reading, often, rare)


def labels_two_ways(reading: Reading) -> Iterator[Finding]:
    """A measure called by the same five words but for an -ed: leaving care project in year, leaving care projected."""
    said = [(at, _plain(spot.words)) for at, spot in texts(reading) if _is_label(spot)]
    runs: dict[tuple[str, ...], Term] = {}
    for at, words in said:
        for start in range(len(words) - _LABEL + 1):
            run = words[start : start + _LABEL]
            runs[run] = Term(" ".join(run), runs[run].count + 1 if run in runs else 1, at)
    told: set[tuple[str, str]] = set()
    for at in range(1, _LABEL - 1):
        for run in [run for run in runs if run[at : at + 2] not in told]:
            other = next((one for one in _without_ending(run, at) if one in runs), None)
            if other:
                told.add((run[at], run[at + 1]))
                ranked = sorted((run, other), key=lambda one: (runs[one].count, len(" ".join(one))))
                rare, often = (replace(runs[one], text=" ".join(one[at - 1 :])) for one in ranked)
                yield two_ways(reading, often, rare)


def _is_label(spot: Spot) -> bool:
    """Whether it names something, and says nothing of it: a cell, a heading, a line without a stop."""
    return len(spot.words.split()) <= _LONGEST and not spot.words.endswith((".", "!", "?", ";", ","))


def _plain(words: str) -> tuple[str, ...]:
    """The words of a label without signs, and without what a rate is per."""
    return tuple(re.findall(r"[a-z]+(?:['-][a-z]+)*", re.sub(r"\bper 1[0,]*000\b", "", words.lower())))


def _without_ending(run: tuple[str, ...], at: int) -> Iterator[tuple[str, ...]]:
    """A run with one of its words before its -ed, where a participle stands: before a preposition."""
    if run[at].endswith("ed") and run[at + 1] in _PREPOSITIONS:
        for bare in (run[at][:-2], run[at][:-1]):
            if bare not in _EITHER:
                yield (*run[:at], bare, *run[at + 1 :])


CHECKS = (
    labels_two_ways, small_words_two_ways, plurals_two_ways, first_words_two_ways, words_swapped, numbers_two_ways,
    short_forms_in_small_letters, capitals_of_names_lost,
)  # fmt: skip
