"""The words by which a measure is known, however it is written: short forms opened, endings and small words gone.

"CiN Visits within timescales" and "visits to children in need in timescale" have the same words.
"""

from __future__ import annotations

import re
from functools import cache

# What this field writes in more than one way; the left side stands for all of them.
_CARE = r"(?:looked after|looked|care)"
_SHORT_FORMS: tuple[tuple[str, str], ...] = (
    ("looked", r"children (?:who are |that are )?(?:being )?looked[- ]after|looked[- ]after child(?:ren)?"),
    ("looked", r"child(?:ren)? in (?:our |the council's |local authority )?care|\bcla\b|\bcic\b|\blac\b"),
    ("icpc", r"initial child protection conferences?|\bicpcs?\b"),
    ("protection", r"child(?:ren)? protection(?: plans?)?|\bcpps?\b|\bcp\b(?: plans?)?"),
    ("need", r"child(?:ren)? in need(?: plans?)?|\bcins?\b(?: plans?)?"),
    ("early-help", r"early help|\beh\b"),
    ("asye", r"\basyes?\b|\bayses?\b|newly qualified social workers?"),
    ("social-worker", r"social workers?|\bsws?\b"),
    ("front-door", r"integrated front door|\bifd\b"),
    ("re-referral", r"re-? ?referrals?|repeat referrals?"),
    ("leaver", r"care leavers?|care[- ]experienced (?:young )?people|\bceps?\b"),
    ("section47", r"section 47(?: enquir(?:y|ies))?|\bs\.?47s?\b(?: enquir(?:y|ies))?"),
    ("start", rf"(?:enter|com|start|becom)(?:e|es|s|ed|ing)? (?:into |to be )?{_CARE}\b"),
    ("start", rf"(?:came|became) (?:into |to be )?{_CARE}\b|\bentrants\b|\bstarts\b"),
    ("leave", rf"ceas(?:e|es|ed|ing) (?:to be )?{_CARE}?|(?:leaving|left|leaves) care|\bleavers\b|\bends\b"),
    ("leave", r"exit(?:ing|s|ed)? (?:from )?care"),
    ("permanent", r"\bpermanence\b"),
    ("worker", r"\bworkforce\b|\bstaff\b"),
    ("timely", r"(?:with)?in (?:statutory |expected )?time-?scales?|in time\b|on time\b|timel(?:y|iness)"),
    ("timely", r"time-?scales?"),
)
_COMPILED = tuple((word, re.compile(pattern, re.IGNORECASE)) for word, pattern in _SHORT_FORMS)
_SMALL_WORDS = """
    a an the of in on at to for from by with within who whom that which is are was were be been being have has
    had and or per as their our its it this these those number numbers rate rates percentage percent
    proportion total overall all average ave mean measure measures child children young people month monthly
    year in-year annual annualised annually projected cumulative rolling current currently latest held end
    date up place took taken during last period actual not previous out ytd outturn case cases level figure
    figures count every each any there done completed complete carried made undertaken received been set 10
    000 10,000 under 18 population subject
"""
_SMALL = frozenset(_SMALL_WORDS.split())
# What numbers a measure in its table: H1 Average re-let time.
_CODE = re.compile(r"^(?!S\.?(?:17|20|47)\b)(?:[A-Z]{1,4}[-.]?\d{1,3}[a-z]?|\d{1,2}\.?) (?=[A-Z])")
# What a name says of itself: (higher is better), (low is good).
_LESS, _MORE = "low(?:er)?|small(?:er)?|less|fewer", "high(?:er)?|big(?:ger)?|more"
GOOD = re.compile(rf"[([](?:(?P<low>{_LESS})|(?P<high>{_MORE})) (?:is |= ?)(?:better|good)[)\]]", re.IGNORECASE)
_WORD = re.compile(r"[a-z][a-z0-9'-]*", re.IGNORECASE)
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("s", ""))


@cache
def key(name: str) -> frozenset[str]:
    """The words that tell a measure from others; small words and endings are gone, short forms opened."""
    said = GOOD.sub("", _CODE.sub("", name)).lower().replace("’", "'").replace("'s", "")
    for word, pattern in _COMPILED:
        said = pattern.sub(f" {word} ", said)
    return frozenset(_stem(word) for word in _WORD.findall(said)) - _SMALL


@cache
def numbers_in(name: str) -> frozenset[str]:
    """The numbers that are part of a measure's name: ages, days; not what a rate is per."""
    return frozenset(re.findall(r"\d+", re.sub(r"per 1[0,]*000", "", name.lower())))


def _stem(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2 and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return word
