"""The clauses of a sentence, and who or what each speaks of.

In: a sentence. Out: its `Clause`s; what stands before a verb in one is its subject. Words that promise, plan, deny or
suppose something claim nothing: `asserted` tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

_BREAK = re.compile(
    r"[;:–—]|(?<!\w)-(?!\w)|,? \b(?:but|although|though|whilst|while|whereas|which|because|due to|despite|so that|"
    r"meaning|resulting in|as a result of|in spite of|owing to|thanks to|when|where|who|even with|(?<=, )having|"
    r"and (?=(?:has|have|is|are|was|were|continues?|remains?)\b)|"
    r"since (?=(?:we|more|fewer|it|they|there)\b|the \w+ (?:is|are|was|were|has|have)\b))(?:\b|(?<=\s))|"
    r"(?<=\w)\s(?=(?:it|they|we)\s(?:is|are|has|have|remains?|continues?|still|now|also|was|were|keeps?|stands?)\b)",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|should|could|may|might|can|must|been|being|continue[sd]?|"
    r"continuing|keeps?|kept|becomes?|became|remain(?:s|ed)?|stay(?:s|ed)?|stands?|stood|rose|fell|rises?|falls?|rising|"
    r"falling|(?:increas|decreas|reduc|improv)(?:es|ing|ed)|drop(?:ped|ping|s)|worsened|grew|declined|saw|seen|shows?|"
    r"moved|resulted|reached|met|exceed(?:s|ed)?|miss(?:es|ed)|led|lies|lay|went|came|means?|deteriorat(?:ed|ing)|"
    r"plateaued)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:[\s,.'\"“‘•*()-]+|\d+(?:\.\d+)+\.?|at (?:an? )?\d[\d,.]*(?: ?%)?(?: per 10,000)?,?|(?:as before|and|or|but|"
    r"proportionally|also|now|still|currently|positively|overall|however|therefore|again|as|that|although|though|whilst|"
    r"while|because|since|encouragingly|unfortunately|pleasingly|this month|in month|yet|there|moreover|furthermore|"
    r"in addition|importantly|equally|here|so|once again|(?:by|at) the end of \w+)\b,?)+",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"(?:[\s,]+(?:now|still|also|currently|again|both|all|as before|too|only|and|but|\w+ly))+[\s,]*$", re.IGNORECASE
)
# When it was, which may stand before what it was.
_TIME = (
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:[ '-]*\d{2,4})?"
)
_TIMES = re.compile(
    rf"\b(?:in|over|during|since|for|between|as at|at the end of|by|from|of|until)(?: the end of)? {_TIME}(?:'s)?"
    rf"(?: and {_TIME})?\b(?: itself)?|^{_TIME}'s\b|,? \bhowever\b,?|\bmonth[- ]on[- ]month\b|"
    r"\b(?:over|in|during|for|within) the (?:last|past|previous) (?:\w+ )?(?:months?|quarter|year)\b|"
    r"\bfor (?:the|a) (?:second|third|fourth|fifth) (?:consecutive |successive )?(?:month|time)"
    r"(?: in a row| running)?\b|"
    r"\bthis (?:month|quarter|year)(?:'s)?\b|\b(?:as )?at month end\b|\bsince (?:the )?last month\b",
    re.IGNORECASE,
)
# What is hoped, planned, supposed or denied, wherever it stands before the claim ...
_NOT_SAID = re.compile(
    r"\b(?:will|would|should|could|(?-i:may)|might|can|can't|cannot|must|shall|won't|aim(?:s|ed|ing)?|plans? to|"
    r"planned|planning to|expect\w*|anticipat\w*|hop(?:e|es|ed|ing)|needs? (?:to|for)|needed|want\w*|intend\w*|seek\w*|"
    r"if|unless|whether|ensur\w*|in order|likely|forecast|not|\w+n't|no longer|without|rather than|instead of|until|"
    r"risks?|potential\w*|ambition|goal|worr(?:y|ied)|concern(?:ed)? that|had been|how|why|what|assum\w*|suppos\w*|"
    r"predict\w*|try|tries|trying|working to|work to|able to|designed|so that|never|hardly|"
    r"(?<!early )help(?:s|ed|ing)?|"
    r"allow\w*|enabl\w*|propos\w*|recommend\w*|consider\w*|explor\w*|address\w*|focus\w* on|mitigat\w*|"
    r"prevent\w*|avoid\w*|stop(?:s|ped|ping)?|unable|fail\w*|looking to|continue to work|remain committed)\b",
    re.IGNORECASE,
)
# ... and what only names a thing, right before it.
_NAMED_ONLY = re.compile(
    r"(?<!continued )(?<!continues )(?<!continue )\b(?:to|after|following|before|by|for|of|on|from|despite|and/or|"
    r"about|towards?|focused on) (?:\w+ly |further )?$",
    re.IGNORECASE,
)


# What only gives a reason or a circumstance leaves the sentence's subject as it was.
_ASIDE = re.compile(
    r"\W*(?:due to|because|as a result|despite|in spite|which|with|even with|thanks|owing|resulting|meaning|where|when|"
    r"who|so that)\b",
    re.IGNORECASE,
)


_POINTS = re.compile(r"(?:it|they|this|these|that|which)", re.IGNORECASE)
# What a comma or "and" begins, and what is no subject.
_NO_SUBJECT = re.compile(
    r"(?:well |far |slightly |just )?(?:higher|lower|more|fewer|less|better|worse|up|down|above|below|compared|"
    r"including|with|within|which|than)\b",
    re.IGNORECASE,
)
# What stands before the subject and ends with a comma: a reason, a time, a circumstance.
_LED = re.compile(
    r"\W*(?:although|though|while|whilst|despite|because|since|as|with|following|after|through|thanks|due|at|in|over|for|by|of|under|during|given|on|across)\b"
    r".*, (?=(?:the|our|we|it|they|this|these|all|both|there|[A-Z]\w+|numbers?|performance)\b)",
    re.IGNORECASE,
)


# When it was, right before the clause that tells what: "over the past year it has gone up".
_WHEN_BEFORE = re.compile(
    r"(?:^|[;:,.–—(]|\b(?:and|but)\b)\s*(?P<when>(?:over|in|during|since|for|within|across|between|compared|by)\b"
    r"[^;:,.–—()]{1,60}?)[\s,]*$",
    re.IGNORECASE,
)


class Clause(Struct, frozen=True):
    """A part of a sentence that says one thing: its words, and where in the sentence they begin.

    What stands in brackets is blanked, so that places stay as they are. `main` is the phrase that an earlier clause of
    the sentence speaks of, for one that has none of its own; `back` is what is said before that one.
    """

    text: str
    start: int
    whole: str
    main: str = ""
    back: str = ""

    @property
    def said(self) -> str:
        """Its words as they stand in the file, without what joins them to those before."""
        words = self.whole[self.start : self.start + len(self.text)].strip(" ,;:–—-")
        return re.sub(r"^(?:and|but) ", "", words)

    @property
    def timed(self) -> str:
        """Its words, with those right before it that say when."""
        found = _WHEN_BEFORE.search(self.whole[: self.start])
        return f"{found['when']} {self.text}" if found and not VERB.search(found["when"]) else self.text

    def subject(self, at: int) -> str:
        """What the words at a place of the clause speak of: what stands before their verb; empty where nothing does."""
        said = self.text[:at]
        led = _LED.match(said)
        if led and (named := _before_verb(said[led.end() :])):
            return named
        for cut in reversed([found.end() for found in re.finditer(r"(?:,|\band\b)\s", said)]):
            named = _before_verb(said[cut:])
            if named and VERB.search(said[:cut]) and not _NO_SUBJECT.match(named):
                return named
        return _before_verb(said)

    def phrase(self, at: int) -> tuple[str, str]:
        """The same with what is said before; where it has no subject of its own that of the clause before."""
        own = self.subject(at)
        if self.main and _POINTS.fullmatch(own):
            return self.main, self.back
        if own or not self.main or re.match(r"\W*(?:and )?there\b", self.text, re.IGNORECASE):
            return own, self.whole[: self.start]
        return self.main, self.back


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order."""
    blanked = _blanked(text)
    found: list[Clause] = []
    main = back = ""
    for start, end in _between(blanked):
        clause = Clause(blanked[start:end], start, text, main, back)
        if clause.text.strip():
            found.append(clause)
        if (own := clause.subject(len(clause.text))) and not _ASIDE.match(clause.text):
            main, back = own, text[:start]
    return tuple(found)


def asserted(clause: Clause, start: int) -> bool:
    """Whether the words at a place of a clause are said to be so: not denied, hoped, planned or supposed."""
    said = clause.text[:start]
    if re.search(r"\buntil\b", clause.text, re.IGNORECASE):
        return False
    return not (_NOT_SAID.search(said) or _NAMED_ONLY.search(said) or clause.whole.rstrip().endswith("?"))


def _between(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BREAK.finditer(text):
        yield start, found.start()
        start = found.end() if found.group().strip(" ,;:–—-") == "" else found.start()
    yield start, len(text)


def _blanked(text: str) -> str:
    said = text.replace("’", "'").replace("‑", "-").replace("\u2011", "-")
    return re.sub(r"\([^()]*\)|\[[^\[\]]*\]", lambda found: " " * len(found.group()), said)


def _before_verb(said: str) -> str:
    # "Since" leads a reason or a time: times go first.
    named = _LEAD.sub("", _TIMES.sub(" ", _LEAD.sub("", _TIMES.sub(" ", said))))
    found = VERB.search(named)
    return _TRAIL.sub("", (named[: found.start()] if found else named)).strip(" ,")
