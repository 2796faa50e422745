"""What a sentence claims of its figure: that it went up or down, stayed, got better or worse, met its target. Pure.

In: a sentence, each live figure as some digits. Out: its claims, by family. Not what is planned or supposed, nor words
that only sound so: "up to date", "more than 300", "increased demand", "broken down by age".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from paperwork.model.moving import ADVERB, AFTER, NOUNS, VERBS
from paperwork.model.periods import LONG_MONTHS

from .times import COUNT

Family = Literal["moves", "quality", "target", "rating", "side", "record"]
# The families of what may be said: one claim of a family against the figure is no doubt where another goes with it.
FAMILIES: dict[str, Family] = {
    "up": "moves", "down": "moves", "same": "moves", "about the same": "moves",
    "improving": "quality", "worsening": "quality", "reached": "target", "missed": "target",
    "Green": "rating", "Amber": "rating", "Red": "rating",
    "above": "side", "below": "side", "level": "side",
    "highest": "record", "lowest": "record", "best": "record", "worst": "record",
}  # fmt: skip
_STATES = {"up": "up", "down": "down", "better": "improving", "worse": "worsening"}
_MONTHS = "|".join(LONG_MONTHS)
_TIME = (
    r"(?:(?:the )?(?:last|previous|prior|preceding)\b|(?:a|one) (?:month|week|quarter|year) (?:ago|before|earlier)|"
    r"(?:it|they|there) (?:was|were)|before\b|(?:in |at (?:the )?(?:end of )?)?(?:" + _MONTHS + r")\b|"
    r"(?:the |our )?\d(?:[\d,.]*\d)?%? (?:in|at the|on|last|seen|recorded|reported|before)\b)"
)
_UNITS = r"(?! ?(?:weeks?|months?|days?|years?|hours?|minutes?|places?|people|times?)\b)"
_BEING = (
    r"(?:(?:\b(?:is|are|was|were|be|been|being|now|went|gone|goes|going|numbers?|rates?|figures?|still|again|children|"
    r"plans|cases|visits|homes|it|they|total)|\d%?|[,–(]) (?:\w+ly )?|^)"
)
_DET = r"\b(?:an?|the|this|that|another|continued|saw|seen|our first) (?:[\w-]+ ){0,2}?"
_END = (
    r"(?= (?:to|in|of|from|by|since|on|at|for|over|this|last|compared|again|month|year|continue[sd]?|means|brings|"
    r"leaves|has|is|was)\b|\s*[,.;:]|\s*$)"
)
_BARE = r"(?:(?:continued|continuing|further|steady|slight|sharp|sustained|gradual|small|marked|significant) )?"
_AT = (
    r"(?= (?:at|this|now|again|still|in|for|by|and|since)\b|\s*[,.;]|\s*$| \d| than "
    + _TIME + r"| (?:compared (?:with|to)|against) " + _TIME + ")"
)  # fmt: skip
_OWN = r"the|its|our|their|this|that|of|set|council's|improvement|plan|year[- ]end|annual|"
_TARGET = r"(?:(?:" + _OWN + _MONTHS + r") )*target"
_HERE = r"(?: at| as| since| from| in| on| for| this| again| and|\s*[,.;:]|\s*$| \d)"
_LEVEL = "stable|static|steady|constant|consistent|level|flat"
# Verbs of a small or a sudden way, beside those that a proof-reader knows as well.
_MORE_VERBS: tuple[tuple[str, tuple[str, str, str, str]], ...] = (
    ("up", (
        "crept up|edged up|inched up|ticked up|moved up|shot up|crept upwards|rebounded|trebled|spiked|ticked upwards",
        "creeping up|edging up|inching up|moving up|mounting|on the rise|on the increase|trending up|trending upwards",
        "go up|creep up|edge up|move up|soar|surge|mount",
        "edged up|inched up|ticked up|moved up|shot up|rebounded|trebled|spiked|crept upwards|surged",
    )),
    ("down", (
        "crept down|edged down|inched down|come back down|moved down|eased|dwindled|tailed off|fallen away|dropped off|"
        "subsided|been falling|fallen off|come down",
        "creeping down|edging down|moving down|easing|dwindling|tailing off|falling away|trending down|"
        "trending downwards|in decline",
        "go down|come down|edge down|creep down|move down|ease|dwindle|tail off|fall away",
        "edged down|inched down|moved down|dwindled|tailed off|fell away|fell back|dropped back|came back down|"
        "crept down|shrunk",
    )),
    ("better", (
        "gotten better|recovered|strengthened", "recovering|strengthening", "get better|recover", "got better",
    )),
    ("worse", ("slipped back|weakened", "weakening|slipping back", "get worse|weaken", "weakened")),
)  # fmt: skip


def _of_verbs(forms: tuple[str, str, str, str]) -> str:
    perfect, going, plain, past = forms
    present = "|".join(f"{verb}s" for verb in plain.split("|") if " " not in verb)
    said = rf"\b(?:{perfect}|{going}|{past}|{present or perfect})\b{AFTER}"
    return (
        rf"{said}|\bcontinu(?:e[sd]?|ing) to {ADVERB}(?:{plain})\b|\bcontinu(?:e[sd]?|ing) (?:{going})\b|"
        rf"\b(?:did|does|do|has|have|is|was|were|are)(?:n't| not) {ADVERB}(?:{plain}|{perfect}|{going})\b{AFTER}"
    )


def _of_nouns(nouns: str) -> str:
    going = r"(?:(?:month|quarter)s? of (?:\w+ )?|(?:steady|sustained|continued|continuing|further|marked) )"
    return rf"(?:{_DET}|^\W*{_BARE}|\b{going})(?:{nouns})\b{_END}"


def _record(adjective: str, kinds: str) -> str:
    """Words for a record: at its highest, the highest since March, the highest number this year, higher than ever."""
    year = r"(?:of |this |the |in |for )+(?:the )?(?:last |past |this |financial |calendar )?year"
    months = rf"(?:in|for|of|over|during) (?:the )?(?:last |past )?{COUNT} months"
    noun = r"(?:level|point|rate|figure|number|value)(?= (?:at|yet|so)\b|[,.;:]|$)"
    span = rf"(?:since|so far|{year}|ever|on record|to date|yet|{months}|{noun})"
    own = rf"\b(?:at|its|their|our|the) (?:(?:its|their|our|the) )?(?:{adjective}) (?:(?:\w+ ){{0,4}}?{span})"
    return (
        rf"{own}(?! (?:council|in the region|nationally|england)\b)|"
        rf"\b(?:{adjective}) (?:\w+ )?(?:performance|result|month|rate|figure) (?:this|of the|so far this|for the) "
        rf"(?:\w+ )?year\b|\b(?:{kinds})(?: [\w ,-]{{0,60}}?)? than (?:at )?(?:any(?: other)? (?:time|point|month)|"
        r"ever(?: before)?|in any(?: other)? month)\b"
    )


_OF_PLACE = r"(?! (?:of|with|as the (?:national|england))\b)"
_SAYS: tuple[tuple[str, str], ...] = (
    *((_STATES[way], _of_verbs(forms)) for way, forms in (*VERBS, *_MORE_VERBS)),
    *((_STATES[way], _of_nouns(nouns)) for way, nouns in NOUNS.items()),
    ("up", rf"\b(?:higher|greater|larger|bigger)\b{_AT}|\b(?:more than|above) (?={_TIME})"),
    ("up", r"\b(?:there (?:is|are|was|were|has been|have been) (?:\w+ly |now )?|^\W*|\d )more "
           r"(?!than\b|likely\b|and more\b|(?:weeks?|months?|days?|years?|work|detail|information|support)\b|"
           r"(?:\w+ed|\w+ly)\b)\w+"),
    ("up", rf"{_BEING}(?P<word>up (?:by|from|on|since)\b|up to \d[\d,.]*%?(?!\d){_UNITS})"),
    ("up", r"\b(?:back|well|slightly|sharply) (?P<word>up (?:to \d|at|from|on|by))|\bupward (?:path|trend|curve)\b"),
    ("down", rf"\b(?:lower|smaller)\b{_AT}|\b(?:less than|below) (?={_TIME})|"
             r"\bthere (?:is|was|has been) (?:\w+ly )?less\b"),
    ("down", rf"(?<!no )\bfewer\b(?! than (?!{_TIME}))(?! and fewer)"),
    ("down", r"\bdownward (?:path|trend|curve)\b|\bback down to \d"),
    ("down", r"(?<!broken )(?<!written )(?<!set )(?<!close )(?<!closed )(?<!step )(?<!put )(?<!laid )(?<!passed )"
             rf"\bdown (?:by|from|on|since)\b|(?<!put )\bdown (?:at|to) (?:about |just |only |a )?\d[\d,.]*%?(?!\d)"
             rf"{_UNITS}"),
    ("same", rf"\bunchanged\b|\bthe same{_HERE}|\bthe same (?:number|rate|level|figure)\b|\bno change\b|"
             r"\b(?:has|have|had|did|does|do)(?:n't| not) changed?\b|"
             r"\bsame as (?:in |at |the )?(?:last|previous|before)\b|"
             r"\blevel with (?:the )?(?:last|previous) (?:month|quarter)\b|\bnot moved\b"),
    ("about the same", rf"\b(?:remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|is|are|was|were|been|stands?|held|holding|holds?|"
                       rf"kept|keeps) {ADVERB}(?:{_LEVEL}|in line with last month){_OF_PLACE}\b|"
                       r"\b(?:stable|steady|static|constant|flat)(?= (?:at|since|from)\b)|"
                       r"\b(?:little|hardly any|barely any) change\b|\bplateaued\b|\blevell?ed (?:off|out)\b|"
                       r"\b(?:hardly|barely|scarcely) (?:changed|moved)\b|\b(?:holding|held|holds) (?:steady|firm)\b"),
    ("improving", rf"\bbetter\b{_AT}"),
    ("worsening", rf"\bworse\b{_AT}"),
    ("reached", rf"\b(?:on|met|(?<!to )meets?|meeting|achiev(?:ed|es|ing)|exceeds|exceeded|exceeding|"
                rf"reach(?:ed|es|ing)|(?<!to )hit|hits) "
                rf"{_TARGET}\b(?!s)|\btarget (?:of \d[\d,.]*%? )?(?:has been|is being|was|is|continues to be) {ADVERB}"
                r"(?:met|reached|achieved|exceeded)\b|\bon or (?:above|below) target\b"),
    ("missed", rf"\b(?:off|outside|(?<!to )miss|missed|misses|missing|not meeting|not met|not yet met|short of) "
               rf"{_TARGET}\b(?!s)|"
               rf"\btarget (?:of \d[\d,.]*%? )?(?:has been|was|is) {ADVERB}(?:missed|not met)\b|"
               r"\btarget (?:of \d[\d,.]*% |of \d[\d,.]* )?(?:has|have|was|is|had)(?:n't| not)(?: yet)?(?: been)? "
               r"(?:met|reached|achieved|hit)\b"),
    *((colour, rf"\b(?i:rated|rating (?:is|of|remains)|rag (?:is|of)|turned|gone|from amber to|stays|remains?|is now|"
        rf"is still|back (?:to|at)|moved to) (?P<word>{colour}|{colour.lower()}|{colour.upper()})\b"
        r"(?! (?:and|or|to)\b)")
      for colour in ("Green", "Amber", "Red")),
    ("highest", _record("highest|largest|greatest|peak", "higher|more|greater")),
    ("lowest", _record("lowest|smallest|fewest", "lower|fewer|less")),
    ("best", _record("best", "better")),
    ("worst", _record("worst|poorest", "worse")),
    ("highest", r"\b(?:a|new|its|at a) (?:new )?(?:record high|(?:\w+[- ])?(?:month|year)[- ]high|peak)\b|"
                r"\b(?:is|are|stands?) at (?:its|their|a) peak\b"),
    ("lowest", r"\b(?:a|new|its|at a) (?:new )?(?:record low|(?:\w+[- ])?(?:month|year)[- ]low)\b"),
)  # fmt: skip
_CLAIMS = tuple(
    (state, re.compile(pattern, 0 if FAMILIES[state] == "rating" else re.IGNORECASE)) for state, pattern in _SAYS
)
_BETWEEN = (
    r"(?:(?:the|our|its|their|that|those|of|for|with|at|in|both|all|average|averages|rates?|figures?|number|seen|reported|"
    r"latest|most|recent|published|level|agreed|new|own|" + _OWN + _MONTHS + r"|20\d\d) )*"
)  # fmt: skip
# What something is held against: its target, others, or a figure.
_MARK = (
    r"(?P<mark>targets?\b|stat(?:istical)?\.? neighbou?rs?\b|SNs?\b|England\b|national\b|regional\b|region\b|"
    r"comparators?\b|neighbou?rs?\b|similar (?:councils|authorities)\b|other (?:councils|authorities)\b|peers\b|"
    r"baseline\b)?"
)
_SIDES = tuple(
    (state, re.compile(rf"\b(?:{words}) {_BETWEEN}{_MARK}(?P<rest>[^,;.:]{{0,40}}?(?P<figure>\d[\d,.]*)(?P<share>%?))?",
                       re.IGNORECASE))
    for state, words in (
        ("above", r"above|higher than|greater than|larger than|exceeds?|exceeded|exceeding|in excess of"),
        ("below", r"below|lower than|less than|fewer than|smaller than|under"),
        ("level", r"level with|equal to|on a par with|in line with|the same as|matches"),
    )
)  # fmt: skip
# What is planned or supposed, when it stands before a claim in its part of the sentence.
_NOT_SAID = re.compile(
    r"\b(?:not|\w+n't|no longer|never|without|hardly|will|would|should|could|(?-i:may)|might|must|expect\w*|"
    r"aim(?:s|ed|ing)?|plans? to|plan (?:was|is)|planned|planning|hop(?:e|es|ed|ing)|wants?|needs? to|seek\w*|if|"
    r"unless|whether|ensur\w*|likely|forecast\w*|until|avoid\w*|prevent\w*|stop|predict\w*|anticipat\w*|intend\w*|"
    r"rather than|instead of|able to|work(?:ing)? to|in order to|"
    r"target (?:is|of)|due to|(?:thanks|owing) to|(?:result|because) "
    r"of|following|despite|after)\b|"
    r"\bno (?:\w+ )?$|^\s*to $",
    re.IGNORECASE,
)
# Right before a claim these deny it, and so claim the contrary.
_DENIED = re.compile(
    r"\b(?:(?:is|are|was|were|has|have|had|does|do|did)(?: not|n't)|not|no longer|(?:has|have) stopped|stopped|"
    r"no(?: sign of an?y?)?)(?: yet| now| been| again| still| at| a| an| to be| the)* $",
    re.IGNORECASE,
)
# Then it still does, and not so much.
_SO_MUCH = re.compile(r" (?:so|as|quite so)\b")
_DENIES = re.compile(r"(?:did|does|do|has|have|is|was|were|are)(?:n't| not) (?!changed?\b)|no longer ", re.IGNORECASE)
_PART = re.compile(r"[;:–—]|, |\b(?:but|although|though|while|whilst|whereas|which|because|and)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:–—]|\b(?:but|although|though|while|whilst|whereas|however)\b|,? (?:and|which) (?=\w+ )")
# Who else may be the highest: not a measure's own course.
_SECOND = re.compile(r"\b(?:second|third|fourth|2nd|3rd|among|one of|was|were|had)(?: the)? $", re.IGNORECASE)


class Claim(Struct, frozen=True):
    """A claim of a sentence: the state that it says its figure to be in, or `denied` to be in, and its words.

    `clause` is the part of the sentence in which it stands, from `start` on. `mark` is what a side is taken against:
    words, or the place (`figure`) of a figure, a live one or one that is typed (`typed`).
    """

    state: str
    words: str
    clause: str
    start: int
    denied: bool = False
    mark: str = ""
    figure: int = -1
    typed: str = ""

    @property
    def family(self) -> Family:
        """What it is about: how the figure `moves`, its `quality`, its `target`, and so on."""
        return FAMILIES[self.state]


def claims(sentence: str) -> Iterator[Claim]:
    """What a sentence, its spaces single, claims of its figure, by state."""
    if sentence.endswith("?"):
        return
    for state, pattern in _CLAIMS:
        for found in pattern.finditer(sentence):
            named = "word" in pattern.groupindex and found["word"]
            start = found.start("word") if named else found.start()
            if (claim := _claimed(sentence, state, start, found["word"] if named else found[0])) is not None:
                yield claim
    for state, pattern in _SIDES:
        yield from (claim for found in pattern.finditer(sentence) if (claim := _side(sentence, state, found)))


def _claimed(sentence: str, state: str, start: int, said: str) -> Claim | None:
    before = _PART.split(sentence[:start])[-1]
    if state in ("highest", "lowest", "best", "worst") and _SECOND.search(before):
        return None
    denial = _DENIED.search(before)
    denies = _DENIES.match(said)
    rest = before[: denial.start()] if denial else before
    if _NOT_SAID.search(rest) or (denial and _SO_MUCH.match(sentence[start + len(said) :])):
        return None
    at, clause = _clause(sentence, start)
    return Claim(state, said.strip(" ,"), clause, at, denied=bool(denial or denies))


def _side(sentence: str, state: str, found: re.Match[str]) -> Claim | None:
    """A claim that something is above, below or level with a mark or a figure right after it."""
    typed, rest = found["figure"] or "", found["rest"] or ""
    if not found["mark"] and not re.fullmatch(r"(?:[^\w]|\b(?:of|at|just|about|around)\b)*\d[\d,.]*", rest):
        return None
    claim = _claimed(sentence, state, found.start(), found[0].removesuffix(rest + (found["share"] or "")))
    if claim is None:
        return None
    words = " ".join(found[0].split())
    shown = claim.words if found["mark"] else words
    figure = found.start("figure") if typed else -1
    return Claim(
        state, shown, claim.clause, claim.start, claim.denied, (found["mark"] or "").lower(), figure,
        typed + (found["share"] or "") if typed else "",
    )  # fmt: skip


def _clause(sentence: str, at: int) -> tuple[int, str]:
    """The clause in which something stands, and where it begins."""
    cuts = [(one.start(), one.end()) for one in _CLAUSE.finditer(sentence)]
    start = max((stop for _, stop in cuts if stop <= at), default=0)
    end = min((begin for begin, _ in cuts if begin > at), default=len(sentence))
    return start, sentence[start:end]
