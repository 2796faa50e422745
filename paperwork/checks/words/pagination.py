"""Pages that a paper refers to, against the pages on which what it names stands by our own layout.

In: a `Reading`, and where its paragraphs stand. Another program may break a page elsewhere, so that what is found is
only possible, and a long file that is not ours is given some room.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from paperwork.model.blocks import Heading
from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from .references import label_of
from .residue import bare

_PAGE = re.compile(
    r"\b(?:pages?|p\.|pp\.) ?(?P<page>\d{1,3})\b(?! of \d)(?:(?: ?[-–] ?| to | and )(?P<last>\d{1,3}))?", re.I
)
# A page of something else: "page 14 of the inspectors' letter", "their report (page 6)".
_OF_ANOTHER = re.compile(r"\s*,? (?:of|in) (?!(?:this|the) (?:report|paper|pack|document)\b)", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:letter|ofsted|guidance|strategy|framework|act|previous|last|earlier|agenda|minutes|website|booklet|"
    r"their|his|her|inspectors?['’]?)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?P<kind>table|figure|chart|appendix|annex|section) (?P<number>\d{1,2}(?:\.\d{1,2})*|[A-H])\b", re.I
)
_NEAR, _PAGES_A_SLIP, _LONG = 90, 15, 20

# The page on which a paragraph stands, as a viewer counts it, and the number printed on it; by the paragraph's number.
Stands = Callable[[int], tuple[int, str]]


class _Part(Struct, frozen=True):
    """A part of the paper that a sentence names: its words, the spot that it begins at, and the last that is its."""

    words: str
    first: int
    last: int


def names_page(reading: Reading) -> bool:
    """Whether any sentence names a page, so that the file is worth laying out."""
    return any(_PAGE.search(sentence.text) for sentence in reading.sentences)


def pages_referred_to(reading: Reading, stands: Stands, count: int) -> Iterator[Finding]:
    """A page that is said to hold a heading, a table or an appendix which stands on another; one that there is not.

    `count` is how many pages the file has.
    """
    slack = 0 if reading.draft.stamp else count // _PAGES_A_SLIP
    for sentence in reading.sentences:
        for found in _PAGE.finditer(sentence.text):
            if _OF_ANOTHER.match(sentence.text, found.end()) or _OTHERS.search(_before(sentence, found)):
                continue
            first, last = int(found["page"]), int(found["last"] or found["page"])
            part = _named(reading, sentence, found)
            if part is None and first > count + slack and stands(reading.spots[-1].number)[1] in ("", str(count)):
                message = f"'{found.group()}' is referred to, and the paper has {count} page{'s' * (count > 1)}."
                yield _finding(reading, sentence, message)
            elif part and not _is_there(reading, part, stands, (first - slack, last + slack)):
                page = stands(reading.spots[part.first].number)[0]
                message = f"'{found.group()}' is said to have '{part.words}', which stands on page {page}."
                yield _finding(reading, sentence, message)


def _finding(reading: Reading, sentence: Sentence, message: str) -> Finding:
    hint = "Look on which page it stands in Word, or refer to its heading; better, put in a cross-reference."
    return reading.find("wrong-page", sentence.spot, message, hint, sentence.text, certain=False)


def _before(sentence: Sentence, found: re.Match[str]) -> str:
    return sentence.text[max(0, found.start() - _NEAR) : found.start()]


def _named(reading: Reading, sentence: Sentence, found: re.Match[str]) -> _Part | None:
    """What the words before a page, or right behind it, name: the part whose name stands nearest to it."""
    before, after = _before(sentence, found), sentence.text[found.end() : found.end() + _NEAR]
    numbered = [*_NUMBERED.finditer(before)][-1:]
    if numbered:
        return _of_number(reading, numbered[0].group(), sentence.spot)
    said = f" {bare(before)} ", f" {bare(after)} "
    named = (
        (max(one.rfind(f" {words} ") for one in said), len(words), at)
        for at, words in _headings(reading)
        if any(f" {words} " in one for one in said) and at != sentence.spot
    )
    nearest = max(named, default=None)
    return _part(reading, nearest[2]) if nearest else None


def _headings(reading: Reading) -> Iterator[tuple[int, str]]:
    """The headings of two words or more that stand once, without their numbers."""
    heads = [
        (at, re.sub(r"^[\d ]+", "", bare(spot.words)))
        for at, spot in enumerate(reading.spots)
        if isinstance(spot.block, Heading) and spot.words
    ]
    alone = [words for _, words in heads]
    return ((at, words) for at, words in heads if len(words.split()) > 1 and alone.count(words) == 1)


def _of_number(reading: Reading, said: str, here: int) -> _Part | None:
    """The heading or the caption that begins with "Table 3"; none where the file has not one of these alone."""
    pattern = re.compile(rf"{re.escape(said)}(?![\w.]\w)", re.IGNORECASE)
    kind, _, number = said.partition(" ")
    if kind.lower() == "section":
        pattern = re.compile(rf"(?:section )?{re.escape(number)}\.? (?=[A-Z])", re.IGNORECASE)
    starts = [
        at
        for at, spot in enumerate(reading.spots)
        if at != here and not spot.in_contents and pattern.match(_with_number(reading, at)) and _is_title(spot.words)
    ]
    return _part(reading, starts[0]) if len(starts) == 1 else None


def _is_title(words: str) -> bool:
    """Whether a line may be a heading or a caption, and no sentence."""
    return len(words.split()) < _LONG and not words.endswith(".")


def _with_number(reading: Reading, at: int) -> str:
    """The words of a heading or a caption, with the number that Word prints before it."""
    return label_of(reading.spots[at]) + reading.spots[at].words


def _part(reading: Reading, at: int) -> _Part:
    spot = reading.spots[at]
    level = spot.block.level if isinstance(spot.block, Heading) else 9
    ends = (
        later
        for later in range(at + 1, len(reading.spots))
        if isinstance(block := reading.spots[later].block, Heading) and block.level <= level
    )
    after = next(ends, len(reading.spots))
    return _Part(spot.words, at, max(at, after - 1))


def _is_there(reading: Reading, part: _Part, stands: Stands, said: tuple[int, int]) -> bool:
    """Whether a part stands on the pages said, by a viewer's count or by what is printed; so where it is unknown."""
    ends = [stands(reading.spots[at].number) for at in (part.first, part.last)]
    if not ends[0][0]:
        return True
    counted = [page for page, _ in ends if page]
    printed = [int(label) for _, label in ends if label.isdigit()]
    return any(pages and min(pages) <= said[1] and max(pages) >= said[0] for pages in (counted, printed))
