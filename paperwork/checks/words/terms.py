"""Words: terms and short forms written in two ways, short forms never spelt out, words and signs doubled by mistake.

A check takes a `Reading`. Two spellings of one short form are certain; what may be two words, or somebody's habit, is
not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from paperwork.model.findings import Finding

from ..reading import Reading
from ..spots import Spot, few

_SHORT_FORM = re.compile(r"(?<![\w&/.@-])[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?![\w@])")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_LEAST_LETTERS, _MOST = 4, 3
# What everybody in the field reads as a word; a paper need not spell it out.
_COMMON_FORMS = """
    AM AND AOB ASYE BAME BBC CAFCASS CAMHS CCG CEO CFO CIC CIN CLA COVID CP CPP CSC CV CYP DA DBS DCS DFE DOB DOT
    DV EDT EET EH EHC EHCP EHE EU EY EYFS FAQ FOI FOR FTE GCSE GDPR GP HM HMI HMRC HR HV ICB ICPC ICS ICT ID ILACS
    IN IRO IT KPI LA LAC LADO LGA MASH MP NA NB NEET NHS NI NOT NQSW NSPCC OF OFSTED OK ON ONS PC PDF PEP PI PLO PM
    PPE PR QA QR RAG RCPC RIP RO SCR SEN SENCO SEND SGO SLA SN SSW SW TBA TBC THE TO UASC UK UN URL USA VAT VCS WTE
    YJS YOS YOT YTD
"""
_COMMON = frozenset(_COMMON_FORMS.split())
_SMALL_WORDS = "a an and the of for in on to with by at from or"
SMALL = frozenset(_SMALL_WORDS.split())
# Beside these a word may well stand apart from what it is joined to elsewhere: to follow up, a follow-up.
_PARTICLE_WORDS = """
    a all an any back be body by can come cent day down ever every follow for go here how in into let like long make may
    no off on one out over per put self set side sign some step take there thing through time times to under up way ways
    well what when where who wise with work
"""
PARTICLES = frozenset(_PARTICLE_WORDS.split()) - {"work"}
# Names that the field has for one thing.
_ONE_THING = tuple(
    tuple(re.compile(name) for name in names)
    for names in (
        (r"\bCLA\b", r"\bC[iI]Cs?\b", r"\bLAC\b"),
        (r"(?i:\bcare leavers?\b)", r"(?i:\bcare[- ]experienced (?:young )?people\b)", r"\bCEPs?\b"),
        (
            r"(?i:\bkinship carers?\b)",
            r"(?i:\bconnected (?:persons?|carers?)\b)",
            r"(?i:\bfamily and friends carers?\b)",
        ),
    )
)
_DOUBLED = re.compile(
    r"\b(?P<word>the|a|an|of|to|and|for|with|our|their|this|are|from|or|by|we|they|will|have|be|at|as|"
    r"children|young|social|care|services?|which|were|has|been|more|these|those|its)\s+(?P=word)\b(?![-'’])|"
    r"\b(?:the|an?) (?:the|an?|our|their|its|your|my|this|these|those)\b(?! [a-z]+ (?:la|priori)\b)(?![-'’])"
)
_SIGNS = re.compile(r"(?<!\.)\.\.(?!\.)|,,|;;|\.,(?= [a-z])|(?<=[a-z]) ,(?= )")
_TITLED = re.compile(r"\b(?:the|an?|our|this|each) ([A-Z][a-z]{2,})\b(?=[ .,;)])")
_ORDINARY = frozenset({"act", "aim", "care", "cash", "east", "home", "plan", "rap", "safe", "send", "step", "team"})
_BRACKETS = {"(": ")", "[": "]"}
_COUNTER = re.compile(r"(?:^|(?<=[;:,] ))\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)(?=\s)")


class Term(Struct, frozen=True):
    """A word as it is written in a file: how often, and at which spot first."""

    text: str
    count: int
    first: int


class _Told(Struct, frozen=True):
    """A file's words in one line, and the first letters of all but its small words."""

    text: str
    initials: str


def counted(found: Iterable[tuple[str, int]]) -> dict[str, Term]:
    """Words with their spots as terms: each with how often it stands, and where first."""
    terms: dict[str, Term] = {}
    for text, at in found:
        known = terms.get(text)
        terms[text] = Term(text, known.count + 1, known.first) if known else Term(text, 1, at)
    return terms


def texts(reading: Reading) -> Iterator[tuple[int, Spot]]:
    """The spots that people wrote, but for contents lists and for lines in capitals, which spell nothing."""
    return ((at, spot) for at, spot in enumerate(reading.written) if spot.words and not spot.in_contents)


def short_forms(reading: Reading) -> dict[str, Term]:
    """The short forms of a file, mostly capitals, without the s of their plural."""
    found = (
        (form[0].removesuffix("s"), at)
        for at, spot in texts(reading)
        if not _in_capitals(spot.words)
        for form in _SHORT_FORM.finditer(spot.words)
    )
    return counted((form, at) for form, at in found if len(form) > 1 and _is_short(form))


def _in_capitals(words: str) -> bool:
    """Whether a line of several words has capitals alone, as some headings do."""
    return words.isupper() and len(words.split()) > 1


def _is_short(form: str) -> bool:
    """Whether capitals make most of it: CiN and PowerPoint are told apart by that."""
    return len(form) <= 8 and sum(letter.isupper() for letter in form) * 2 >= len(form)


def short_forms_two_ways(reading: Reading) -> Iterator[Finding]:
    """One short form in two spellings: capitals that differ (CiN, CIN), letters that changed places (ASYE, AYSE)."""
    forms, told = short_forms(reading), _told(reading)
    for one, other in combinations(forms.values(), 2):
        often, rare = (one, other) if one.count >= other.count else (other, one)
        if _same_letters(often.text, rare.text) or _swapped(told, often, rare):
            yield two_ways(reading, often, rare)
        elif _slip(often, rare) and not _spelt_out(told, rare.text):
            yield two_ways(reading, often, rare, certain=False)


def capitals_lost(reading: Reading) -> Iterator[Finding]:
    """A short form in a sentence with one capital only, after an article: the Pip team, where PIP stands elsewhere."""
    plain = set(_WORD.findall(" ".join(spot.words for _, spot in texts(reading))))
    forms = {
        text: term
        for text, term in short_forms(reading).items()
        if text.isupper() and len(text) in (3, 4) and text.lower() not in plain
    }
    for at, spot in texts(reading):
        for found in _TITLED.finditer(spot.words):
            known = forms.get(found[1].upper())
            if known and found[1].lower() not in _ORDINARY:
                yield two_ways(reading, known, Term(found[1], 1, at))


def _same_letters(one: str, other: str) -> bool:
    return len(one) > 2 and one != other and one.upper() == other.upper()


def _swapped(told: _Told, often: Term, rare: Term) -> bool:
    """Whether two neighbouring letters changed places in the rarer one, which is spelt out nowhere."""
    one, other = often.text.upper(), rare.text.upper()
    if len(one) != len(other) or len(one) < _LEAST_LETTERS:
        return False
    differ = [at for at in range(len(one)) if one[at] != other[at]]
    swapped = len(differ) == 2 and differ[1] == differ[0] + 1 and sorted(one) == sorted(other)
    return swapped and not (_spelt_out(told, rare.text) and _spelt_out(told, often.text))


def _slip(often: Term, rare: Term) -> bool:
    """Whether one letter of a long form is another in one that stands once only."""
    one, other = often.text.upper(), rare.text.upper()
    if rare.count > 1 or often.count < _MOST or len(one) != len(other) or len(one) <= _LEAST_LETTERS:
        return False
    return sum(first != second for first, second in zip(one, other, strict=True)) == 1


def two_ways(reading: Reading, often: Term, rare: Term, *, certain: bool = True) -> Finding:
    """What is said of a word that stands elsewhere in another spelling, or as another word for it."""
    message = f"'{rare.text}' here is '{often.text}' elsewhere ({rare.count} to {often.count} times)."
    hint = "Write it in one way throughout; where they are two things, spell both out."
    quote = _about(reading.written[rare.first].words, rare.text)
    key = " and ".join(sorted((often.text, rare.text)))
    return reading.find("term-two-ways", rare.first, message, hint, quote, certain=certain, key=key)


def _about(text: str, word: str) -> str:
    """A word with a few of those about it."""
    at = text.find(word)
    if at < 0:
        at = max(text.lower().find(word.lower()), 0)
    start = text.rfind(" ", 0, max(at - 30, 0)) + 1 if at > 30 else 0
    return text[start : at + len(word) + 20].strip()


def nouns_two_ways(reading: Reading) -> Iterator[Finding]:
    """A noun in -ence or -ance and in -ency or -ancy before one and the same word: permanence plan, permanency plan."""
    found: dict[tuple[str, str], dict[str, Term]] = {}
    for at, spot in texts(reading):
        for stem, ending, after in re.findall(r"\b([a-z]{3,}[ae]n)(ce|cy) ([a-z]{4,})\b", spot.words.lower()):
            known = found.setdefault((stem, after.removesuffix("s")), {})
            term = known.get(ending)
            known[ending] = Term(f"{stem}{ending} {after}", term.count + 1 if term else 1, term.first if term else at)
    for forms in found.values():
        if len(forms) == 2:
            often, rare = sorted(forms.values(), key=lambda term: -term.count)
            yield two_ways(reading, often, rare)


def one_thing_two_names(reading: Reading) -> Iterator[Finding]:
    """Two names of the field for the same people or work, side by side in one paper: CLA and CiC."""
    lines = [(at, spot.words) for at, spot in texts(reading)]
    for names in _ONE_THING:
        used = [one for name in names if (one := _most_written(lines, name))]
        if len(used) > 1:
            used.sort(key=lambda one: one.count)
            said = ", ".join(f"'{one.text}'" for one in used[:-1]) + f" and '{used[-1].text}'"
            counts = ", ".join(str(one.count) for one in used)
            message = f"{said} are names for one thing ({counts} times)."
            hint = "Write one of them throughout, or say once that they are the same."
            quote = _about(reading.written[used[0].first].words, used[0].text)
            key = " ".join(sorted(one.text for one in used))
            yield reading.find("term-two-names", used[0].first, message, hint, quote, certain=False, key=key)


def _most_written(lines: Sequence[tuple[int, str]], name: re.Pattern[str]) -> Term | None:
    """A name as it is written most often, with how often it stands in any form; None where it does not stand."""
    terms = counted((match[0], at) for at, words in lines for match in name.finditer(words))
    most = max(terms.values(), key=lambda term: term.count, default=None)
    return Term(most.text, sum(term.count for term in terms.values()), most.first) if most else None


def never_spelt_out(reading: Reading) -> Iterator[Finding]:
    """The short forms that stand most often in the paper and are spelt out nowhere in it."""
    told = _told(reading)
    forms = short_forms(reading)
    letters = [sorted(text.upper()) for text in (*forms, *_COMMON)]
    unknown = [
        form
        for form in forms.values()
        if form.count > 1
        and len(form.text) > 2
        and form.text.upper() not in _COMMON
        and letters.count(sorted(form.text.upper())) == 1
        and not _spelt_out(told, form.text)
    ]
    for form in sorted(unknown, key=lambda one: (-one.count, one.first))[:_MOST]:
        message = f"'{form.text}' stands {form.count} times and is spelt out nowhere."
        hint = "Spell it out where it first stands: members and the public may not know it."
        quote = _about(reading.written[form.first].words, form.text)
        yield reading.find("short-form", form.first, message, hint, quote, certain=False, key=form.text)


def _spelt_out(told: _Told, form: str) -> bool:
    """Whether words that begin with its letters stand anywhere, or it stands in brackets after words or before them."""
    if form.lower() in told.initials:
        return True
    after = rf"[a-z’']+ \((?:the |our )?[\"“'‘]?{re.escape(form)}s?[\"”'’]?\)"
    before = rf"\b{re.escape(form)}s? ?[(–=:-]+ ?[A-Za-z]+[ -]"
    return bool(re.search(f"{after}|{before}", told.text))


def _told(reading: Reading) -> _Told:
    text = " ".join(spot.words for _, spot in texts(reading))
    return _Told(text, "".join(word[0] for word in re.findall(r"[a-z]+", text.lower()) if word not in SMALL))


def doubled(reading: Reading) -> Iterator[Finding]:
    """A word said twice by mistake ("the the"), two articles, a doubled stop or comma, a bracket that never closes."""
    yield from few(_doubled(reading), reading.name)


def _doubled(reading: Reading) -> Iterator[Finding]:
    for at, spot in texts(reading):
        if spot.worked_out or spot.in_table:
            continue
        for found in (*_DOUBLED.finditer(spot.words), *_SIGNS.finditer(spot.words)):
            quote = spot.words[max(0, spot.words.rfind(" ", 0, max(0, found.start() - 12)) + 1) : found.end() + 12]
            message = f"'{found.group().strip()}' looks like a slip."
            yield reading.find("slip", at, message, "Take out what is too many.", quote.strip(), certain=False)
        if bracket := _unclosed(spot.words):
            message = f"A bracket '{bracket}' has no other half in this paragraph."
            yield reading.find("slip", at, message, "Close it, or take it out.", spot.words[:80], certain=False)


def _unclosed(words: str) -> str:
    """A bracket of a whole paragraph that has no partner; empty where all have, or it goes on elsewhere."""
    if not words.endswith((".", "!", "?", ")", "]")):
        return ""
    plain = _COUNTER.sub("", words)
    uneven = (opening for opening, closing in _BRACKETS.items() if plain.count(opening) != plain.count(closing))
    return next(uneven, "")


CHECKS = (
    short_forms_two_ways,
    capitals_lost,
    nouns_two_ways,
    one_thing_two_names,
    never_spelt_out,
    doubled,
)
