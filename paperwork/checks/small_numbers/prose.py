"""Small numbers of children in words: an open paper whose tables hide them may still say "two children were adopted".

Words are not worked out, so that none can be hidden for their author; each is a possible finding, to be rewritten, or
accepted with a reason. `few_children` has the rules of language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.model.blocks import block_text, within
from paperwork.model.findings import Finding, Place
from paperwork.model.measures import Missing, Results
from paperwork.model.supplied import DisclosureRule, Inputs, Prose

from ..reading import Reading
from .everywhere import everywhere, title_of
from .few import told_in

CHECK = "small-number-in-prose"
MARKED = "hidden-in-prose"
HIDDEN = Missing.HIDDEN.value
# A key to the mark is no sentence that leans on it.
_EXPLAINED = re.compile(
    r"\[c\](?:[:\"'”’]| (?:means|stands?|marks?|is shown))|(?:shown as|marked(?: with)?) [\"'“‘]?\[c\]"
)
_UNSAID = (
    "Write it without the number, and without words that give it away; or accept it, with the reason why none does."
)
# Where a sentence ends.
_END = re.compile(r"(?<=[.!?])\s+")
_HINT = "Write it without the number (a few, fewer than ten); or accept it, with the reason why it tells of nobody."


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
    """Each small number of children in the words of a Word file that is open, or does not say that it isn't: sentences,
    headings, notes, cells, alternative texts.

    A live fact is none: what it may show was settled when it was worked out.
    """
    if (threshold := _threshold(reading)) == 0:
        return
    for sentence in everywhere(reading):
        for found in told_in(sentence.text, threshold):
            if not any(start <= found.start() < end for start, end, _ in sentence.facts):
                key = f"{title_of(reading, sentence)}/{found[0]}"
                yield reading.find(CHECK, sentence.spot, _message(found[0]), _HINT, found[0], certain=False, key=key)


def marks_in_the_file(reading: Reading) -> Iterator[Finding]:
    """Each sentence of a draft of a paper that hides small numbers in which the mark stands for one."""
    known = reading.knowledge is not None or reading.draft.stamp is not None
    for sentence in reading.sentences if known and _threshold(reading) else ():
        at = sentence.text.find(HIDDEN)
        if at >= 0 and not _EXPLAINED.search(sentence.text):
            title, begins = reading.titles[sentence.spot], " ".join(sentence.text.split()[:5])
            quote = sentence.text[max(0, at - 40) : at + 30].strip()
            message = f"A sentence shows {HIDDEN}, where a number of children is hidden; its other words may tell it."
            key = f"{title}/{begins}"
            yield reading.find(MARKED, sentence.spot, message, _UNSAID, quote, certain=False, key=key)


def _threshold(reading: Reading) -> int:
    """The council's threshold; the usual one where the council is not known, and 0 for what is not for the public."""
    if reading.knowledge is not None:
        return reading.knowledge.inputs.hides
    if reading.draft.stamp is not None:
        return reading.draft.stamp.hides
    closed = any(re.search(r"\bnot for publication\b", spot.words, re.IGNORECASE) for spot in reading.spots[:60])
    return 0 if closed else DisclosureRule().threshold


CHECKS = (in_the_texts,)
READ = (in_the_file, marks_in_the_file)


def _texts(inputs: Inputs) -> Iterator[tuple[Prose, Place]]:
    for section in inputs.sections:
        yield section.prose, section.place
    for page in [page for priority in inputs.brief.priorities for page in priority.pages]:
        yield (*page.lead, *page.notes), Place("commentary.md", heading=page.title)
        yield from ((question.answer, question.place) for question in page.questions)
