"""Where words tell of few children, in English and in Welsh: rules of language alone.

A number up to the threshold counts children where it stands before a word for them, behind a label that names them, or
before what happens to each child once; a percentage of a named base counts them where it is, or leaves, so few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

HUNDRED = Decimal(100)
# A larger base leaves more than few whatever the percentage, unless it has decimals: nobody prints those of children.
_LARGEST = 5000
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MORE = (
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
_WELSH = (
    "un", "dd?au|dd?wy|dwy", "[td]ri|thri|[td]air|thair", "[pb]edwar|phedwar|[pb]edair|phedair", "[pb]ump?|phump?",
    "chwech?", "saith", "wyth", "naw", "[dn]?deg",
)  # fmt: skip
# What has nothing of a child in it but the name.
_COMPOUND = (
    r"(?! (?:protection|development|health|care(?! leaver)|welfare|poverty|benefit|sexual|criminal|exploitation|"
    r"assessments?|permanence|plans?|services?|social|safeguarding|death (?:overview|review)|and (?:family|families|"
    r"young (?:people|persons?)['’]))\b)"
    r"(?!['’]s? (?:home|social|centre|service|hub|team|board|guardian|right|plan|trust|partnership|hospital|panel|"
    r"commissioner|court|safeguarding|directorate|ward|department|wing|review|file|record|case|school|worker))"
)
_CHILDREN = (
    r"(?:child(?:ren)?|young (?:people|persons?)|youngsters?|teenagers?|bab(?:y|ies)|newborns?|infants?|toddlers?|"
    rf"siblings?|brothers?|sisters?|boys?|girls?|care leavers?|UASC|unaccompanied minors?)(?![\w-]){_COMPOUND}"
)
# What may stand between a number and the children that it counts: two disabled children, three of our young people.
_SOME = (
    r"(?:(?!(?:in|for|per|to|with|and|or|by|at|on|of|than|fewer|less|the|our|their|that|which|who)\b)[\w'’-]+ ){0,3}?"
)
_BETWEEN = rf"(?:of (?:the |our |these |those |its )?)?{_SOME}"
_OF_ALL = (
    rf"(?:of|out of) (?:the |our |these |those )?(?P<whole>\d[\d,]*|{'|'.join((*_WORDS, *_MORE))}) {_SOME}{_CHILDREN}"
)
# Of each of these a child has one.
_EVENTS = (
    r"(?:adoptions|adoption(?= (?:was|has|had|took|in the)\b)|(?:special guardianship|adoption|placement) orders?|"
    r"SGOs?|child deaths?|deaths of children|(?:permanent |fixed-term )?exclusions?|"
    r"secure placements?|unregistered placements?)\b"
)
_IS = r"(?:is|are|was|were|has been|have been|had been)"
_HAPPENED = (
    r"(?:adopted|fostered|placed|accommodated|unaccompanied|trafficked|missing|excluded|remanded|removed at birth|"
    r"looked after|reunified|returned home|in (?:care|custody|secure|prison|hospital)|electively home educated)\b"
)
_DOES = r"(?:is|are|was|were|has|have|had|came|went|lives?|left|moved|waited|returned)\b"
# What a sentence without a word for children speaks of, where it speaks of them.
_OF_CARE = re.compile(
    r"\b(?:guardianship|foster(?:ed| care)|care orders?|in care|secure accommodation|placement orders?|"
    r"birth famil\w+)\b",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(rf"\b{_CHILDREN}", re.IGNORECASE)
# What a number is when it counts nobody: an age, the name of a page, one in a hundred, a size.
_NAMED = re.compile(
    r"(?:\b(?:aged?|under|over|above|below|than|every|option|priority|page|section|paragraph|stage|level|phase|part|step|"
    r"figure|table|appendix|chapter|annex|key|up to|band|tier|"
    rf"(?:{'|'.join(_WORDS)}|\d+) (?:in|out of)(?: every)?)|[£#/–-])\s?$",
    re.IGNORECASE,
)
_SHARES = (2, 3, 4, 5, 8, 10, 20, 50, 100, 1000)
# Three children in four: what follows a share in words, and not a number of places that children are in.
_IN_SO_MANY = re.compile(
    rf" (?:in|out of) (?:every )?(?P<whole>{'|'.join((*_WORDS, *_MORE))}|\d+)(?=[.,;:)]|$| "
    r"(?:is|are|was|were|has|have|had|do|does|did|live|lives|miss|misses|wait|waits|go|goes|went|get|gets|say|says|said|feel|feels|felt|need|needs|see|"
    r"sees|attend|attends|come|comes|came|now|who|nationally|say|want|wants|\w+ed)\b)",
    re.IGNORECASE,
)
_SMALL_BASE = re.compile(
    rf"(?<!out )\bof (?:the |our |these |those )?(?P<whole>{'|'.join((*_WORDS, *_MORE))}|1?\d|20) {_SOME}{_CHILDREN}",
    re.IGNORECASE,
)
_ONE = (
    rf"(?!child(?:ren)?['’]s )(?:child|young person|youngster|teenager|baby|newborn|infant|toddler|sibling|"
    rf"brother|sister|boy|girl|care leaver)(?![\w-]){_COMPOUND}"
)
_PERCENT = r"(?P<percent>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)"
_BASE = rf"(?:the |our |these |those |all )?(?P<base>\d[\d,]*) {_SOME}{_CHILDREN}"
_SHARE_OF = (
    re.compile(rf"(?<![\w.,]){_PERCENT}\)? of {_BASE}", re.IGNORECASE),
    re.compile(rf"\bof {_BASE}[^.;:%]{{0,60}}?(?<![\w.,]){_PERCENT}", re.IGNORECASE),
)
_PLANT = (
    r"(?:[pb]lentyn|phlentyn|[pb]lant|phlant|[pb]erson ifanc|phersonau? ifanc|(?:[pb]obl|phobl) ifanc|[fb]abanod|"
    r"[fb]aban|[fb]abi|m?ferch(?:ed)?|merch(?:ed)?|[fb]achgen|[fb]echgyn)(?![\w-])(?! (?:ym mhob|o bob)\b)"
)
_NOT_ONE = re.compile(r"\b(?:yr|pob|unrhyw|ambell|dan|dros|tudalen|adran|blaenoriaeth|opsiwn|oed)\s$", re.IGNORECASE)


# Children who are told of without a number: a pair of brothers, the only child at a home, a 15-year-old girl.
_OF_AGE = (
    r"(?:aged|under|over|younger than|older than|below)(?: the age of)? "
    rf"(?:1?\d|2[0-5]|{'|'.join((*_WORDS, *_MORE))})\b"
    r"(?! ?(?:%|per ?cent|percentage|points?|days?|weeks?|months?|hours?|minutes?|working|pounds|miles))(?![.,]\d)"
)
_ALONE = (
    rf"\b(?P<number>a (?:pair|couple|trio) of) (?:[\w-]+ )?{_CHILDREN}",
    r"\b(?P<number>(?:twins|triplets)\b|twin (?=boys|girls|brothers|sisters|babies|children))",
    rf"\bthe (?P<number>only|sole|last|one) {_SOME}{_ONE} (?:at|in|of|who|on|with|to|placed|living|there|whose)\b",
    rf"\b(?P<number>an?|one|the|this|another) {_SOME}\d{{1,2}}[- ]years?[- ]old (?:{_SOME}{_ONE}|"
    r"(?=(?:who|was|is|has|had|at|came|went|living|placed)\b))",
    rf"\b(?P<number>an?|one|the|this|another) {_SOME}{_ONE} (?:aged?|of) (?:only |just )?\d{{1,2}}\b"
    r"(?! ?(?:\+|%|to\b|[-–]|or (?:over|under|older|younger|more|less|above)\b|and (?:over|under)\b|per|children))",
)


def told_in(sentence: str, threshold: int) -> Iterator[re.Match[str]]:
    """Where the words of a sentence tell of few children, each place once.

    `of whom` and its like count children only where the sentence speaks of some.
    """
    ends = 0
    for found in sorted(_found(sentence, threshold), key=lambda one: (one.start(), -one.end())):
        if found.start() >= ends:
            ends = found.end()
            yield found


def _found(sentence: str, threshold: int) -> Iterator[re.Match[str]]:
    about = _SPOKEN_OF.search(sentence) is not None
    ways = (
        *_plain(threshold),
        *(_of_these(threshold) if about else ()),
        *(_happened(threshold) if about or _OF_CARE.search(sentence) else ()),
    )
    for way in ways:
        for found in way.finditer(sentence):
            labelled = "label" in found.groupdict()
            named = _NAMED.search(sentence[: found.start("number")]) or _is_share(found) or _is_ratio(found, sentence)
            if labelled or not named:
                yield found
    for found in (one for pattern in _SHARE_OF for one in pattern.finditer(sentence)):
        if _leaves_few(found, threshold):
            yield found
    for found in (one for pattern in _welsh(threshold) for one in pattern.finditer(sentence)):
        if not _NOT_ONE.search(sentence[: found.start()]):
            yield found


def _number(threshold: int) -> str:
    """A number from 1 to the threshold, in words, in figures, or in both."""
    said = "|".join([*map(str, range(1, threshold + 1)), *_WORDS[:threshold]])
    return rf"(?<![\w.,])(?P<number>{said})(?! ?(?:%|per ?cent))(?![\d,/]|\.\d|[-–]\w)(?: \((?:{said})\))?"


@cache
def _plain(threshold: int) -> tuple[re.Pattern[str], ...]:
    """Numbers that say themselves what they count."""
    number = _number(threshold)
    whom = rf"(?:(?:number|no\.) of )?{_SOME}(?:{_CHILDREN}|unaccompanied\b)(?!['’])"
    label = rf"(?:^|(?<=[.;:] ))(?P<label>{whom}[^.:;\d]{{0,60}})"
    ways = [
        rf"{number} (?:{_OF_ALL}|{_BETWEEN}{_CHILDREN}|{_EVENTS})",
        rf"\b(?P<number>(?:just |only )?a (?:single|lone|sole)) {_SOME}{_CHILDREN}",
        rf"{label}(?::| [–—]) {number}(?=[.,;)]|$)",
        rf"\bsibling groups? of {number}(?! ?\w*-)",
        *_ALONE,
        rf"\b{number} {_SOME}residents (?:of|at|in) (?:[A-Z]{{2,}}\d|(?:the|our|this|that|one|each|a)(?: \w+)? home)",
        rf"(?:\b(?:all but|all except) )?{number} {_IS} {_OF_AGE}",
    ]
    return _each(ways)


@cache
def _of_these(threshold: int) -> tuple[re.Pattern[str], ...]:
    """Numbers that count some of those that the sentence speaks of."""
    number = _number(threshold)
    those = rf"of (?:the |our |these |those )?(?:\d[\d,]* |(?:{'|'.join((*_WORDS, *_MORE))}) )?{_SOME}{_CHILDREN}"
    ways = [
        rf"{number} of (?:whom|which|them)\b",
        rf"\b(?:all but|all except) {number}(?= (?:of (?:whom|them)|{_DOES})|[.,;:)]|$)",
        rf"\b(?:all but|all except) {number} {_BETWEEN}{_CHILDREN}",
        rf"\b{those}[^.;:\d]{{0,40}}?, (?:only |just )?{number} {_DOES}",
        rf"{number} {_IS} (?:an? )?{_CHILDREN}",
    ]
    return _each(ways)


@cache
def _happened(threshold: int) -> tuple[re.Pattern[str], ...]:
    """Numbers before what happens to children alone."""
    return _each([rf"{_number(threshold)} {_IS} {_HAPPENED}", rf"{_number(threshold)} had an? {_EVENTS}"])


@cache
def _welsh(threshold: int) -> tuple[re.Pattern[str], ...]:
    said = "|".join([*map(str, range(1, threshold + 1)), *_WELSH[:threshold]])
    number = rf"(?<![\w.,£#/–-])(?P<number>{said})(?![\w,%/]|\.\d)(?: \(\d+\))?"
    return _each(
        [
            rf"{number} (?:o(?:['’]r|['’]n| ein| blith)? )?(?:\d+ o )?{_PLANT}",
            r"\b(?:g?efeilliaid|tripledi|thripledi)\b",
            r"\byr unig (?:blentyn|ferch|fachgen|berson ifanc|faban) (?:yn|ym|yng|mewn|sydd|oedd|a|o)\b",
            r"\b(?:pâr|bâr|cwpl|gwpl) o (?:frodyr|chwiorydd|blant|ferched|fechgyn)\b",
            r"\b(?:m?ferch|merch|[fb]achgen|[pb]lentyn|[pb]erson ifanc) \d{1,2} (?:mlwydd )?oed\b"
            r"(?! (?:neu|a throsodd|ac? (?:hŷn|iau|throsodd)))",
            rf"{number} (?:ph?reswylydd|breswylydd) (?:yn|o) (?:[A-Z]{{2,}}\d|y cartref|ein cartref)",
        ]
    )


def _each(ways: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(way, re.IGNORECASE) for way in ways)


def _is_share(found: re.Match[str]) -> bool:
    """Whether it says two out of ten: a share in words."""
    whole = found.groupdict().get("whole") or ""
    words = dict(zip((*_WORDS, *_MORE), map(str, range(1, 21)), strict=True))
    number = words.get(whole.lower(), whole.replace(",", ""))
    return " out of " in found[0] and number.isdecimal() and int(number) in _SHARES


def _is_ratio(found: re.Match[str], sentence: str) -> bool:
    """Whether it says three children in four, of no small number that the sentence tells."""
    share = _IN_SO_MANY.match(sentence, found.end())
    return share is not None and _SMALL_BASE.search(sentence) is None


def _leaves_few(found: re.Match[str], threshold: int) -> bool:
    """Whether a percentage of its base is few, or leaves few, rounded or cut off; the nearest part where none fits."""
    base, percent = int(found["base"].replace(",", "")), Decimal(found["percent"])
    if not 0 < percent < HUNDRED or not 0 < base <= _LARGEST:
        return False
    unit = Decimal(1).scaleb(-len(found["percent"].partition(".")[2]))
    off = {part: abs(HUNDRED * part / base - percent) for part in range(base + 1)}
    meant = [part for part, by in off.items() if by < unit] or [min(off, key=lambda part: off[part])]
    return all(1 <= min(part, base - part) <= threshold for part in meant)
