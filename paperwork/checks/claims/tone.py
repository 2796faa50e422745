"""Good and bad news in the wrong place: a fall of what should rise under what works well, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.checks.reading import Reading, Sentence, Subject
from paperwork.model.findings import Finding

from .clauses import Clause, asserted, clauses
from .comparisons import sides
from .figures import polarity
from .meant import known_by, meant
from .movement import moved
from .saying import sentences

_WELL = re.compile(
    r"work(?:s|ing|ed)? well|going well|strengths?$|successes|achievements|good news|positives", re.IGNORECASE
)
_WORRY = re.compile(r"worr(?:y|ied|ies)|concerns?\b|not (?:working|going) well|challenges", re.IGNORECASE)
_STAYS = re.compile(
    r"\b(?:has|have)? ?(?:remain(?:s|ed)?|stay(?:s|ed)?|(?:is|are) still|continues? to be)"
    r"(?: consistently| very| relatively)? (?P<level>low|high)\b(?! (?:number|risk|quality|level))",
    re.IGNORECASE,
)
_EVEN_SO = re.compile(
    r"\b(?:although|though|but|despite|however|while|whilst|still|even|only|yet|nevertheless|back)\b", re.IGNORECASE
)
_COLOURS = ("Green", "Amber", "Red")
_ASKED = re.compile(r"\?$")


def tone(reading: Reading) -> Iterator[Finding]:
    """Under what works well something got worse; under what worries it got better; or good words are said of a Red."""
    heads = _heads(reading)
    for sentence in sentences(reading):
        head = heads[sentence.spot]
        if not head or _EVEN_SO.search(sentence.text):
            continue
        well = bool(_WELL.search(head))
        for clause in clauses(sentence.text):
            for words, start, way in _said(clause):
                yield from _held(reading, sentence, clause, head, (words, start, way if well else -way))


def _heads(reading: Reading) -> list[str]:
    """For each spot the question or heading it stands under, where that is of what works well or what worries."""
    found: list[str] = []
    head = ""
    for at, spot in enumerate(reading.spots):
        words = spot.words
        short = 0 < len(words) < 60 and not spot.in_table
        if short and not words.endswith(".") and (_WELL.search(words) or _WORRY.search(words)):
            head = words
        elif short and (_ASKED.search(words) or words == reading.titles[at]):
            head = ""
        found.append(head)
    return found


def _said(clause: Clause) -> Iterator[tuple[str, int, int]]:
    """What a clause says of high and low, more and less: the words, where, and whether it is up (1) or down (-1)."""
    for claim in moved(clause):
        if claim.way in ("up", "down"):
            yield claim.words, claim.start, 1 if claim.way == "up" else -1
    for found in _STAYS.finditer(clause.text):
        if asserted(clause, found.start()):
            yield found.group().strip(), found.start(), 1 if found["level"].lower() == "high" else -1
    yield from sides(clause)


def _held(
    reading: Reading, sentence: Sentence, clause: Clause, head: str, said: tuple[str, int, int]
) -> Iterator[Finding]:
    words, start, way = said
    phrase, back = clause.phrase(start)
    for subject in meant(reading, sentence, phrase, back=back, basis=False)[:1]:
        good = polarity(reading, subject)
        if good in ("high", "low") and (1 if good == "high" else -1) * way < 0:
            words = " ".join(words.split())
            of = f"'{subject.name}', for which {good} is good{_rated(reading, subject)}"
            yield reading.find(
                "claim-tone", sentence.spot, f"Under '{head}' the words say '{words}' of {of}.",
                "Say it under the other heading, or say why it is good or bad here.", clause.said, certain=False,
                key=f"{subject.name}: {words}"[:80],
            )  # fmt: skip


def _rated(reading: Reading, subject: Subject) -> str:
    name = known_by(reading, subject)
    ratings = {one.rag for one in reading.subjects if one.rag in _COLOURS and known_by(reading, one) == name}
    return f", and which is {ratings.pop()}" if len(ratings) == 1 else ""
