"""What a sentence claims of its figure: that it went up or down, stayed, got better or worse, met its target. Pure.

In: a sentence, each live figure as some digits. Out: its claims, by family. Not what is planned, denied or supposed,
nor words that only sound so: "up to date", "more than 300", "increased demand", "broken down by age".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from paperwork.model.moving import ADVERB, AFTER, LEVEL, NOUNS, VERBS
from paperwork.model.periods import LONG_MONTHS

# The families of what may be said: one claim of a family against the figure is no doubt where another goes with it.
FAMILIES: dict[str, str] = {
    "up": "moves", "down": "moves", "same": "moves", "about the same": "moves",
    "improving": "quality", "worsening": "quality", "Green": "target", "Red": "target",
}  # fmt: skip
_STATES = {"up": "up", "down": "down", "better": "improving", "worse": "worsening"}
_TIME = (
    r"(?:(?:the )?(?:last|previous|prior|preceding)\b|(?:a|one) (?:month|week|quarter|year) (?:ago|before|earlier)|"
    r"(?:it|they|there) (?:was|were)|before\b|(?:in |at (?:the )?(?:end of )?)?(?:" + "|".join(LONG_MONTHS) + r")\b|"
    r"(?:the |our )?\d[\d,.]*%? (?:in|at|on|last|seen|recorded|reported|before)\b)"
)
_UNITS = r"(?! ?(?:weeks?|months?|days?|years?|hours?|minutes?|places?|people|times?)\b)"
_BEING = (
    r"(?:(?:\b(?:is|are|was|were|be|been|being|now|went|gone|goes|going|numbers?|rates?|figures?|still|again|children|"
    r"plans|cases|visits|homes|it|they|total)|\d%?|[,–(]) (?:\w+ly )?|^)"
)
_DET = r"\b(?:an?|the|this|that|another|continued|saw|seen|our first) (?:[\w-]+ ){0,2}?"
_END = r"(?= (?:to|in|of|from|by|since|on|at|for|over|this|last|compared|again)\b|\s*[,.;:]|\s*$)"
_AT = r"(?= (?:at|this|now|again|still|in|for)\b|\s*[,.;]|\s*$| \d| than " + _TIME + ")"
_TARGET = r"(?:the |its |our |their )?target"
_HERE = r"(?: at| as| since| from| in| on| for| this| again| and|\s*[,.;:]|\s*$| \d)"


def _of_verbs(forms: tuple[str, str, str, str]) -> str:
    perfect, going, plain, past = forms
    present = "|".join(f"{verb}s" for verb in plain.split("|"))
    said = rf"\b(?:{perfect}|{going}|{past}|{present})\b{AFTER}"
    return rf"{said}|\bcontinue[sd]? to {ADVERB}(?:{plain})\b"


_SAYS: tuple[tuple[str, str], ...] = (
    *((_STATES[way], _of_verbs(forms)) for way, forms in VERBS),
    *((_STATES[way], rf"{_DET}(?:{nouns})\b{_END}|^\W*(?:{nouns})\b{_END}") for way, nouns in NOUNS.items()),
    ("up", rf"\b(?:higher|greater|larger|bigger)\b{_AT}|\b(?:more than|above) (?={_TIME})"),
    ("up", r"\b(?:there (?:is|are|was|were|has been|have been) (?:\w+ly |now )?|^\W*|\d )more "
           r"(?!than\b|likely\b|and more\b|(?:weeks?|months?|days?|years?|work|detail|information|support)\b|"
           r"(?:\w+ed|\w+ly)\b)\w+"),
    ("up", rf"{_BEING}(?P<word>up (?:by|from|on|since)\b|up to \d[\d,.]*%?(?!\d){_UNITS})"),
    ("down", rf"\b(?:lower|smaller)\b{_AT}|\b(?:less than|below) (?={_TIME})|"
             r"\bthere (?:is|was|has been) (?:\w+ly )?less\b"),
    ("down", rf"(?<!no )\bfewer\b(?! than (?!{_TIME}))"),
    ("down", r"(?<!broken )(?<!written )(?<!set )(?<!close )(?<!closed )(?<!step )(?<!put )(?<!laid )(?<!passed )"
             rf"\bdown (?:by|from|on|since)\b|(?<!put )\bdown to (?:about |just |only |a )?\d[\d,.]*%?(?!\d){_UNITS}"),
    ("same", rf"\bunchanged\b|\bthe same{_HERE}|\bthe same (?:number|rate|level|figure)\b|\bno change\b|"
             r"\b(?:has|have|did|does) not change[d]?\b|\bsame as (?:in |at |the )?(?:last|previous|before)\b"),
    ("about the same", rf"\b(?:remain(?:s|ed|ing)?|stay(?:s|ed)?|is|are|was|were|been|stands?|held|kept|keeps) "
                       rf"{ADVERB}(?:{LEVEL})\b(?! (?:of|with|as the (?:national|england))\b)|"
                       r"\b(?:stable|steady|static|constant|flat)(?= (?:at|since|from)\b)"),
    ("improving", rf"\bbetter\b{_AT}"),
    ("worsening", rf"\bworse\b{_AT}"),
    ("Green", rf"\b(?:on|within|met|meets?|meeting|achieved|exceed\w*) {_TARGET}\b"),
    ("Red", rf"\b(?:off|outside|missed|misses|missing|not meeting|not met|below|short of) {_TARGET}\b(?!s)"),
)  # fmt: skip
_CLAIMS = tuple((state, re.compile(pattern, re.IGNORECASE)) for state, pattern in _SAYS)
# What is planned, denied or supposed, when it stands before a claim in its part of the sentence.
_NOT_SAID = re.compile(
    r"\b(?:not|\w+n't|no longer|never|without|hardly|will|would|should|could|(?-i:may)|might|must|expect\w*|"
    r"aim(?:s|ed|ing)?|plans? to|planned|planning|hop(?:e|es|ed|ing)|wants?|needs? to|seek\w*|if|unless|whether|"
    r"ensur\w*|likely|forecast\w*|until|avoid\w*|prevent\w*|stop|predict\w*|anticipat\w*|intend\w*|rather than|"
    r"instead of|able to|work(?:ing)? to|in order to|target (?:is|of)|due to|because of|following|despite|after)\b|"
    r"\bno (?:\w+ )?$",
    re.IGNORECASE,
)
_PART = re.compile(r"[;:–—]|, |\b(?:but|although|though|while|whilst|whereas|which|because|and)\b", re.IGNORECASE)
# Of such a time a figure's last month says nothing.
_LONGER = re.compile(
    r"\bsince (?!last month|the (?:last|previous) month|then)\w|\byear[- ]on[- ]year\b|\blast year\b|"
    r"\ba year (?:ago|earlier|before)\b|\b(?:this|the) year\b|"
    r"\b(?:over|during|in|across) the (?:last |past |previous )?(?:\w+ )?(?:years?|quarters?|months)\b|"
    r"\bsame (?:time|month|period) (?:last|of|in)\b|\b(?:in|from|than|to) (?:19|20)\d\d\b",
    re.IGNORECASE,
)


class Claim(Struct, frozen=True):
    """A claim of a sentence: the state that it says its figure to be in, and its words."""

    state: str
    words: str

    @property
    def family(self) -> str:
        """What it is about: how the figure `moves`, its `quality`, its `target`."""
        return FAMILIES[self.state]


def claims(sentence: str) -> Iterator[Claim]:
    """What a sentence claims of its figure, by state."""
    said = " ".join(sentence.replace("’", "'").split())
    for state, pattern in _CLAIMS:
        for found in pattern.finditer(said):
            word = found["word"] if "word" in pattern.groupindex and found["word"] else found[0]
            if _asserted(said, found) and not (FAMILIES[state] == "moves" and _LONGER.search(said)):
                yield Claim(state, word.strip())


def _asserted(said: str, found: re.Match[str]) -> bool:
    before = _PART.split(said[: found.start()])[-1]
    return not (_NOT_SAID.search(before) or said.endswith("?"))
