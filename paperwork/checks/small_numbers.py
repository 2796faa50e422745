"""Small numbers of children in words: an open paper whose tables hide them may still say "two children were adopted".

Words are not worked out, so that none can be hidden for their author; each is a possible finding, to be rewritten, or
accepted with a reason. A rule of language alone: a number up to the threshold that stands before a word for children.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.model.blocks import block_text, within
from paperwork.model.findings import Finding, Place
from paperwork.model.measures import Results
from paperwork.model.supplied import DisclosureRule, Inputs, Prose

from .reading import Reading

CHECK = "small-number-in-prose"
# Where a sentence ends.
_END = re.compile(r"(?<=[.!?])\s+")
_HINT = "Write it without the number (a few, fewer than ten); or accept it, with the reason why it tells of nobody."
_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_CHILDREN = (
    r"(?:child(?:ren)?|young (?:people|persons?)|youngsters?|teenagers?|bab(?:y|ies)|newborns?|infants?|toddlers?|"
    r"siblings?|boys?|girls?|care leavers?|UASC|unaccompanied minors?)(?![\w-]|['’]s? (?:home|social|centre|service))"
)
# What may stand between a number and the children that it counts: two disabled children, three of our young people.
_BETWEEN = (
    r"(?:of (?:the|our|these|those) )?"
    r"(?:(?!(?:in|for|per|to|with|and|or|by|at|on|of|than|fewer|less)\b)[\w'’-]+ ){0,3}?"
)
# What a number is when it counts nobody: an age, the name of a page, one in a hundred, a size.
_NAMED = re.compile(
    r"(?:\b(?:aged?|under|over|above|below|than|every|option|priority|page|section|paragraph|stage|level|phase|part|step|"
    r"figure|table|appendix|chapter|annex|key|up to|band|tier|(?:one|\d+) (?:in|out of))|[£#/–-])\s?$",
    re.IGNORECASE,
)


def _few(threshold: int) -> re.Pattern[str]:
    """A pattern for a number from 1 to the threshold that counts children, or some of those told of before."""
    said = "|".join([*map(str, range(1, threshold + 1)), *_WORDS[:threshold]])
    counting = rf"(?<![\w.,])(?P<number>{said})(?![\d,%/]|\.\d) (?:{_BETWEEN}{_CHILDREN}|of (?:whom|which|them)\b)"
    return re.compile(counting, re.IGNORECASE)


def told_in(sentence: str, threshold: int) -> Iterator[re.Match[str]]:
    """Where the words of a sentence tell of few children.

    `of whom` and its like count children only where the sentence speaks of some.
    """
    about = re.search(rf"\b{_CHILDREN}", sentence, re.IGNORECASE)
    for found in _few(threshold).finditer(sentence):
        if about and not _NAMED.search(sentence[: found.start()]):
            yield found


def _message(words: str) -> str:
    return f"'{words}' tells of few children, in a paper that is open to the public."


def in_the_texts(inputs: Inputs, _results: Results) -> Iterator[Finding]:
    """Each small number of children in what people wrote for a paper that hides such numbers."""
    if not inputs.hides:
        return
    for prose, place in _texts(inputs):
        for block in within(prose):
            for words in _told(block_text(block), inputs.hides):
                key = f"{place.heading or place}/{words}"
                yield Finding(CHECK, place, _message(words), _HINT, "warning", False, quote=words, key=key)


def _told(text: str, threshold: int) -> Iterator[str]:
    sentences = _END.split(text)
    return (found[0] for sentence in sentences for found in told_in(sentence, threshold))


def in_the_file(reading: Reading) -> Iterator[Finding]:
    """Each small number of children in the sentences of a Word file that is open, or does not say that it isn't.

    A live fact is none: what it may show was settled when it was worked out.
    """
    if (threshold := _threshold(reading)) == 0:
        return
    for sentence in reading.sentences:
        for found in told_in(sentence.text, threshold):
            if not any(start <= found.start() < end for start, end, _ in sentence.facts):
                key = f"{reading.titles[sentence.spot]}/{found[0]}"
                yield reading.find(CHECK, sentence.spot, _message(found[0]), _HINT, found[0], certain=False, key=key)


def _threshold(reading: Reading) -> int:
    """The council's threshold; the usual one where the council is not known, and 0 for what is not for the public."""
    if reading.knowledge is not None:
        return reading.knowledge.inputs.hides
    if reading.draft.stamp is not None:
        return reading.draft.stamp.hides
    closed = any(re.search(r"\bnot for publication\b", spot.words, re.IGNORECASE) for spot in reading.spots[:60])
    return 0 if closed else DisclosureRule().threshold


CHECKS = (in_the_texts,)
READ = (in_the_file,)


def _texts(inputs: Inputs) -> Iterator[tuple[Prose, Place]]:
    for section in inputs.sections:
        yield section.prose, section.place
    for page in [page for priority in inputs.brief.priorities for page in priority.pages]:
        yield (*page.lead, *page.notes), Place("commentary.md", heading=page.title)
        yield from ((question.answer, question.place) for question in page.questions)
