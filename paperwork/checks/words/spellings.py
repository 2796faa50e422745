"""One word in two spellings: in -er and -or, in -ise and -ize, with and without its inner capital or its apostrophe.

A check takes a `Reading`. A name, and a word behind one and the same word in both spellings, are certain; else the two
may be of two people's hands, or quoted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from paperwork.model.findings import Finding

from ..reading import Reading
from .terms import SMALL, Term, counted, texts, two_ways

# A web address and a word in capitals spell no name.
_WHOLE = r"(?<![\w@./-])(?:{})(?![\w@/-]|\.\w)"
_NAME = re.compile(_WHOLE.format(r"[A-Z][a-z]+(?:[A-Z][a-z]+)*"))
_ENDS = re.compile(_WHOLE.format(r"[a-z]{3,}(?:[eo]rs?|i[sz](?:es?|ed|ing|ations?|ers?))"))
_BEFORE = re.compile(r"([a-z]{3,}) $")
_LEAST = 6
_WORD = re.compile(r"(?<![\w@./-])[A-Za-z]{4,}(?![\w@/-]|\.\w)")
# What is children's, women's or men's; the same with its apostrophe lost or after the s; and as if it were no owner's.
_WHOSE, _WHAT = r"(?<![\w@./-])(?:[Cc]hildren|[Ww]omen|[Mm]en)", r"(?: [A-Za-z]{3,})?(?![\w@])"
_OWNED = re.compile(rf"{_WHOSE}'s{_WHAT}")
_PLURAL_OWNED = re.compile(rf"{_WHOSE}s(?! rea\b| sana\b|[\w@-]|\.\w)'?{_WHAT}")
_NOT_OWNED = re.compile(r"(?<![\w@./-])(?:Children|Women) [A-Z][a-z]{2,}(?![\w@])")
_YOUNG_PEOPLE = re.compile(r"\byoung people\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r" \((?:the |our |known as )?[\"“'‘]?([A-Z][A-Za-z]{1,6})[\"”'’]?\)")
# A word, or what is no word, such as a stop; a comma may stand between the words that a short form stands for.
_PART, _WORDS = re.compile(r"[A-Za-z][a-z’']*|[^\sA-Za-z,-]"), 3
_YOU_PEOPLE = re.compile(
    r"\b(?:the|our|these|those|vulnerable|some|many|other|all|most|more|number of|experienced|disabled|older) "
    r"(?P<slip>you people)\b"
)


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
            here = reading.written[rare.first].words
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


def apostrophes_lost(reading: Reading) -> Iterator[Finding]:
    """Childrens, Womens and Mens, which are no words, and "Children Services" where the paper has Children's Services.

    Without its apostrophe a word is certain where it has a small letter, or the paper writes it with one elsewhere: an
    organisation may call itself so.
    """
    lines = [(at, spot.words.replace("’", "'")) for at, spot in texts(reading)]
    owned = counted((found[0], at) for at, line in lines for found in _OWNED.finditer(line))
    for pattern in (_PLURAL_OWNED, _NOT_OWNED):
        lost = counted((said[0], at) for at, line in lines for said in pattern.finditer(line))
        # One finding for Children Service and Children Services: the one that is nearest to what stands elsewhere.
        nearest = {_whose(text): lost[text] for text in sorted(lost, key=lambda text: _owner(text) in owned)}
        for (who, what), term in nearest.items():
            whose = [one for one in owned.values() if _whose(one.text)[0] == who]
            same = [one for one in whose if _whose(one.text)[1] == what]
            if same:
                yield two_ways(reading, max(same, key=lambda one: one.count), term)
            elif pattern is _PLURAL_OWNED:
                yield _no_word(reading, term, certain=bool(whose) or term.text[0].islower())


def _owner(text: str) -> str:
    """The same words with the apostrophe: Children's Services."""
    return re.sub(r"^(\w+?n)s?'?(?=$| )", r"\1's", text)


def _whose(text: str) -> tuple[str, str]:
    """Whose it is, and what, without what writing and number change: children, service."""
    whose, _, what = text.lower().partition(" ")
    return re.sub("'?s?'?$", "", whose), what.removesuffix("s")


def _no_word(reading: Reading, term: Term, *, certain: bool) -> Finding:
    word = term.text.split(" ")[0]
    right = re.sub("s'?$", "'s", word)
    message, hint = f"There is no word '{word}'.", f"Write {right}."
    return reading.find("term-apostrophe", term.first, message, hint, term.text, certain=certain, key=term.text)


def you_people(reading: Reading) -> Iterator[Finding]:
    """ "You people" for young people, in a paper that speaks of these."""
    lines = [(at, spot.words) for at, spot in texts(reading)]
    young = counted((found[0].lower(), at) for at, line in lines for found in _YOUNG_PEOPLE.finditer(line))
    for at, line in lines:
        if young and (slip := _YOU_PEOPLE.search(line)):
            yield two_ways(reading, young["young people"], Term(slip["slip"], 1, at))


def letters_tripled(reading: Reading) -> Iterator[Finding]:
    """A word with one letter three times running, where it stands elsewhere with two: rollling, rolling."""
    words = counted((found[0].lower(), at) for at, spot in texts(reading) for found in _WORD.finditer(spot.words))
    for word, term in words.items():
        right = words.get(re.sub(r"(.)\1\1", r"\1\1", word))
        if right and right is not term:
            yield two_ways(reading, right, term, certain=False)


def spelt_out_two_ways(reading: Reading) -> Iterator[Finding]:
    """One short form spelt out with other words: Multi-Agency Safeguarding Hub (MASH), Multi-Agency Support Hub (MASH).

    Certain where one word of it differs; else the short form may stand for two things.
    """
    found: dict[str, dict[tuple[str, ...], Term]] = {}
    for words, said, form, at in _spelt_out(reading):
        terms, plain = found.setdefault(form, {}), tuple(map(_stem, words))
        known = terms.get(plain)
        terms[plain] = Term(said, known.count + 1 if known else 1, known.first if known else at)
    for terms in found.values():
        if len(terms) == 2:
            (one, first), (other, again) = terms.items()
            often, rare = (again, first) if again.count > first.count else (first, again)
            differ = sum(mine != its for mine, its in zip(one, other, strict=False))
            sure = len(one) == len(other) and differ == 1 < len(one) - 1
            yield two_ways(reading, often, rare, certain=sure)
    yield from _longer(reading, found)


def _spelt_out(reading: Reading) -> Iterator[tuple[tuple[str, ...], str, str, int]]:
    """The words before each short form in brackets that begin with its letters, as printed, the form, and where."""
    for at, spot in texts(reading):
        for bracket in _IN_BRACKETS.finditer(spot.words):
            before = list(_PART.finditer(spot.words, 0, bracket.start()))
            words = _begun(before, bracket[1].removesuffix("s").lower())
            told = tuple(word[0] for word in words if word[0].lower() not in SMALL)
            if len(told) > 2 or (len(told) == 2 and all(word.istitle() for word in told)):
                yield told, spot.words[words[0].start() : bracket.end()], bracket[1].removesuffix("s"), at


def _begun(before: Sequence[re.Match[str]], form: str) -> list[re.Match[str]]:
    """The last of some words whose first letters are those of a short form, whatever small words stand between."""
    letters, words = list(form), list[re.Match[str]]()
    for word in reversed(before):
        if not letters:
            break
        small = word[0].lower() in SMALL
        if word[0][0].lower() == letters[-1]:
            letters.pop()
        elif not small or not words:
            return []
        words.insert(0, word)
    return words if not letters and words[0][0].lower() not in SMALL else []


def _stem(word: str) -> str:
    plain = re.sub("ies$", "y", word.lower().replace("’", "'").replace("'", ""))
    return "child" if plain.startswith("child") else plain.removesuffix("s")


def _longer(reading: Reading, found: Mapping[str, Mapping[tuple[str, ...], Term]]) -> Iterator[Finding]:
    """What a short form stands for, with a word more before the same noun: education, health and social care plan."""
    lines = [(at, spot.words) for at, spot in texts(reading)]
    for form, terms in found.items():
        term = next(iter(terms.values()))
        words = [one[0] for one in _PART.finditer(term.text.partition(" (")[0]) if one[0].lower() not in SMALL]
        noun = re.search(rf"\({form}s?\) ([a-z]{{3,}})", reading.written[term.first].words)
        if len(words) < _WORDS or noun is None or len(terms) > 1:
            continue
        last = noun[1].removesuffix("s")
        for at in range(1, len(words)):
            pattern = _with_another(words, at, last)
            hits = [(spot, hit[0]) for spot, line in lines for hit in pattern.finditer(line)]
            if hits:
                often = Term(f"{term.text.partition(' (')[0]} {last}", term.count, term.first)
                yield two_ways(reading, often, Term(hits[0][1], len(hits), hits[0][0]))


def _with_another(words: Sequence[str], at: int, last: str) -> re.Pattern[str]:
    """Words with one more before one of them, and a noun behind them."""
    between = r"(?:,? and |, |[ -])"
    another = r"(?!and\b|or\b|the\b)[A-Za-z]{3,} "
    said = (between + (another if one == at else "") + re.escape(word) for one, word in enumerate(words) if one)
    return re.compile(rf"\b{re.escape(words[0])}{''.join(said)} {last}s?\b", re.IGNORECASE)


CHECKS = (names_two_ways, endings_two_ways, apostrophes_lost, you_people, letters_tripled, spelt_out_two_ways)
