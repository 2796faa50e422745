"""The words by which something is said to move: has increased, are falling, continues to improve, an increase in.

In: a clause. Out: what it says to have `Moved`, and which way; not what is planned, denied, or happens to an object
("has improved our offer").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from paperwork.model.moving import ADVERB, AFTER, LEVEL, NOUNS, VERBS, Way
from paperwork.model.periods import LONG_MONTHS

from .clauses import Clause, asserted

_HAS = rf"(?:has|have|'ve|'s) {ADVERB}"
_IS = rf"(?:is|are|has been|have been|continues? to be|keeps?|has kept|have kept|been|continuing to be) {ADVERB}"
_ON = rf"(?:continues?|continued|has continued|have continued|is continuing|are continuing) to {ADVERB}"
_LEVEL = (
    r"\b(?:remain(?:s|ed)?|stay(?:s|ed)?|stands?|is|are|(?:has|have) (?:been|remained|stayed)|remaining) "
    rf"{ADVERB}(?:{LEVEL})\b(?! as (?!last|in))"
)
_MONTHS = (
    r"(?=(?:(?:the )?(?:last|previous|prior|preceding) month|(?:in |at the end of )?(?:"
    + "|".join(LONG_MONTHS) + r"))\b)"
)  # fmt: skip
_NOW = r"(?=\s*(?:$|[.,;]|this month|now|again))"
_BE = r"\b(?:is|are|was|were|being)"
_OTHERS: tuple[tuple[Way, str], ...] = (
    ("level", _LEVEL),
    ("up", rf"{_BE} {ADVERB}(?:higher|greater|more) than {_MONTHS}"),
    ("down", rf"{_BE} {ADVERB}(?:lower|fewer|less) than {_MONTHS}"),
    ("up", rf"(?<=, ){ADVERB}(?:higher|more) than {_MONTHS}"),
    ("down", rf"(?<=, ){ADVERB}(?:lower|fewer|less) than {_MONTHS}"),
    ("up", rf"\b(?:is|are) {ADVERB}higher{_NOW}"),
    ("down", rf"\b(?:is|are) {ADVERB}(?:lower|fewer){_NOW}"),
    ("better", rf"{_BE} {ADVERB}better than {_MONTHS}"),
    ("worse", rf"{_BE} {ADVERB}worse than {_MONTHS}"),
    ("better", rf"\b(?:has|have) become (?:timelier|more timely|better|quicker)\b{AFTER}"),
    ("worse", rf"\b(?:has|have) become (?:less timely|worse|slower)\b{AFTER}"),
    ("up", rf"\b(?:is|are) {ADVERB}up (?=on|from|this|since|by|in)\b"),
    ("down", rf"\b(?:is|are) {ADVERB}down (?=on|from|this|since|by|in)\b"),
)
_SEEN = (
    r"(?:there (?:has|have|is|was|were|are)(?: also| again| now)?(?: been)?|we (?:have|'ve)(?: also| again)? seen|"
    r"we saw|(?:has|have|had) seen|saw|shows?|showed|showing|is|was|represents)"
)
_A = r"(?: (?:an?|another|our first|the first|some|further|continued))?(?: [\w-]+){0,3}?"
_LEADS = r"(?:(?:result|results|resulted) in|(?:lead|leads|led) to)"
_THERE = r"there (?:are|were|have been|has been|is)"
_THERE_IS = re.compile(r"\W*(?:and )?there\b", re.IGNORECASE)
# Each with the words for what moved, and what a count is put before them.
_NOUNS: tuple[tuple[Way, str, str], ...] = (
    ("up", rf"\b{_SEEN}{_A} (?:{NOUNS['up']})(?: in| to| of)?", ""),
    ("down", rf"\b{_SEEN}{_A} (?:{NOUNS['down']})(?: in| to| of)?", ""),
    ("better", rf"\b{_SEEN}{_A} (?:{NOUNS['better']})(?: in| to| of)?", ""),
    ("worse", rf"\b{_SEEN}{_A} (?:{NOUNS['worse']})(?: in| to| of)?", ""),
    ("down", rf"\b(?:{_THERE} {ADVERB}|^)(?:fewer|less)", "number of "),
    ("up", rf"\b{_THERE} {ADVERB}more", "number of "),
    ("down", rf"\b{_LEADS} {ADVERB}(?:fewer|less)", "number of "),
    ("up", rf"\b{_LEADS} {ADVERB}more", "number of "),
)
_OBJECT_END = re.compile(
    r"\b(?:from|to|by|over|since|this|last|compared|during|between|across|than|for|at the|(?:in|on|as at) (?:the|\d|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|it|is|are|was|were|has|have|and|they|we|month|in month)\b|[,.;]",
    re.IGNORECASE,
)
# Only some of what is named: "plans open over 12 months".
_SOME = re.compile(
    r"\W*(?:over|for|under|within|more than)(?: more than| less than| over)? \w+ (?:month|year|week|day)s?\b"
)
# A sentence without any of these says nothing of the kind.
MOVING = re.compile(
    r"increas|ris[ei]|rose|gr[eo]w|clim|surg|going up|go(?:ne|es)? up|went up|decreas|reduc|fall|fell|drop|declin|down|"
    r"lower|shr[iu]nk|improv|better|worse|deteriorat|higher|greater|more|few|less|\bup\b|stable|static|unchanged|same|"
    r"timel|quick|slow|steady|constant|consistent|level|flat|growth|slip|dip|halv|plung|plummet|tumbl|slump|diminish|"
    r"eased|been cut|was cut|were cut|soar|jump|doubl|crept",
    re.IGNORECASE,
)


class Moved(Struct, frozen=True):
    """A claim that something moved: which way, its words, where in the clause, the phrase for what moved.

    `back` is what the sentence says before, to which the phrase may point.
    """

    way: Way
    words: str
    start: int
    phrase: str
    back: str = ""


def _verbs(forms: tuple[str, str, str, str]) -> str:
    perfect, going, plain, past = forms
    return (
        rf"\b(?:{_HAS}(?:been )?(?:{perfect})|{_IS}(?:{going})|{_ON}(?:{plain})|(?<![\w-] )(?:{past})|"
        rf"(?<=\w ){ADVERB}(?:{past}|{going}))\b{AFTER}"
    )


_VERB_CLAIMS: tuple[tuple[Way, re.Pattern[str]], ...] = tuple(
    (way, re.compile(said, re.IGNORECASE)) for way, said in (*((way, _verbs(forms)) for way, forms in VERBS), *_OTHERS)
)
_NOUN_CLAIMS: tuple[tuple[Way, re.Pattern[str], str], ...] = tuple(
    (way, re.compile(rf"{said}(?P<object>(?: [^;:]*)?)", re.IGNORECASE), kind) for way, said, kind in _NOUNS
)


def moved(clause: Clause) -> Iterator[Moved]:
    """What a clause says to have moved."""
    for way, pattern in _VERB_CLAIMS:
        for found in pattern.finditer(clause.text):
            phrase, back = clause.phrase(found.start())
            if asserted(clause, found.start()) and (phrase or not _THERE_IS.match(clause.text)):
                yield Moved(way, found.group().strip(), found.start(), phrase, back)
    for way, pattern, kind in _NOUN_CLAIMS:
        for found in pattern.finditer(clause.text):
            said = _object(found["object"])
            if asserted(clause, found.start()) and not _SOME.match(found["object"].lstrip().removeprefix(said)):
                yield _of_noun(clause, found, said, (way, kind))


def _of_noun(clause: Clause, found: re.Match[str], said: str, of: tuple[Way, str]) -> Moved:
    """What "an increase in" or "fewer" is said of: what follows; else what the clause speaks of."""
    way, kind = of
    words = clause.text[found.start() : found.start("object") + len(said) + 1].strip()
    phrase = (kind + said, "") if said else clause.phrase(found.start("object"))
    return Moved(way, words, found.start(), *phrase)


def _object(said: str) -> str:
    """The words for what moved: up to what says by how much or since when."""
    end = _OBJECT_END.search(said)
    return (said[: end.start()] if end else said).strip()
