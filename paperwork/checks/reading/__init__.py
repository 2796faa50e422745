"""A Word file read as a paper is read: its sentences with their numbers, its tables as measures, what goes with what.

In: a `Draft`, with what the data say where they are known. Out: a `Reading`, which checks of what a paper says take.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from paperwork.checks.spots import Spot, margins, spots
from paperwork.model.findings import Finding, Place
from paperwork.model.jurisdictions import JurisdictionName
from paperwork.model.measures import Missing, Results
from paperwork.model.paper import Draft
from paperwork.model.periods import Period
from paperwork.model.supplied import Inputs

from . import headings, pages, sentences, subjects
from .dating import as_printed
from .grids import Grid, grids, period
from .known import known
from .numbers import Mention, mentions
from .pointing import Line, lines_of, tables_named
from .sentences import Sentence
from .subjects import Subject
from .words import key

# What numbers the rows of a scorecard, where a heading or a sentence names it.
_CODE = re.compile(r"\b[A-Z]{1,4}[-.]?\d{1,3}[a-z]?\b")
# A measure known by one word alone, such as "protection", is meant elsewhere than on its page only where a figure is.
_TOLD = re.compile(r"\b(?:numbers?|rates?|totals?|percentage)\b|%", re.IGNORECASE)
_MEETING = re.compile(r"date\b|(?:[a-z]+ )?meeting(?: date)?\W*$", re.IGNORECASE)


_IT = re.compile(
    r"^(?:it|this|that|they|these)\b|\bit\b|^at \d|"
    r"^the (?:rate|number|figure|percentage|proportion|average|total|trend)s?\b",
    re.I,
)


# The last working day before a meeting in a nation that leaves so many clear ones.
Calendar = Callable[[JurisdictionName, date, int], date]


class Earlier(Struct, frozen=True):
    """An earlier paper of the same council: its folder's name, its inputs, and what was worked out for it."""

    name: str
    inputs: Inputs
    results: Results


class Knowledge(Struct, frozen=True):
    """What is known of a paper beside its Word file: inputs, results, the council's earlier papers, newest first."""

    inputs: Inputs
    results: Results
    earlier: tuple[Earlier, ...] = ()


class Reading(Struct, frozen=True, dict=True):
    """A Word file as a proof-reader has it before them. `name` is the file's."""

    name: str
    draft: Draft
    spots: tuple[Spot, ...]
    grids: tuple[Grid, ...]
    pages: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    subjects: tuple[Subject, ...]
    knowledge: Knowledge | None = None
    margins: tuple[Spot, ...] = ()
    calendar: Calendar | None = None

    @cached_property
    def written(self) -> tuple[Spot, ...]:
        """All that somebody wrote: the spots, and after them the headers and footers, which no page has as its own."""
        return (*self.spots, *self.margins)

    @cached_property
    def by_page(self) -> Mapping[int, tuple[Subject, ...]]:
        """The subjects of each page."""
        found: dict[int, tuple[Subject, ...]] = {}
        for subject in self.subjects:
            found[subject.page] = (*found.get(subject.page, ()), subject)
        return found

    @cached_property
    def known(self) -> tuple[Subject, ...]:
        """What the data say of each measure; nothing where they are not known."""
        return known(self.knowledge.results) if self.knowledge is not None else ()

    @cached_property
    def as_at(self) -> Period | None:
        """The last month that most of its tables of values end with; the paper's own where its data are known."""
        if self.knowledge is not None:
            return self.knowledge.inputs.brief.as_at
        ends = Counter(self._end(subject) for subject in self.subjects if subject.values and subject.page >= 0)
        return ends.most_common(1)[0][0] if ends else None

    def _end(self, subject: Subject) -> Period | None:
        """The last month that a subject's row tells of, also where it may not say the number."""
        last, grid = subject.values[-1], self.grids[subject.values[-1].grid]
        if last.when is None or last.grid < 0 or any(grid.whens):
            return last.when
        hidden = [period(grid.heads[at]) for at, text in enumerate(grid.rows[last.row]) if text == Missing.HIDDEN.value]
        return max([last.when, *(one for one in hidden if one and one.kind == last.when.kind)])

    @cached_property
    def day(self) -> date | None:
        """The day of the meeting: that of paper.yaml, or the first date that stands beside the word Date."""
        if self.knowledge is not None and self.knowledge.inputs.brief.date is not None:
            return self.knowledge.inputs.brief.date
        return next(_days_of_heads(self), None)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """For each spot the heading that it stands under, or is; not a fixed question, which stands on every page."""
        heads = [spot.words for spot in self.spots if sentences.is_heading(spot)]
        asked, found, title = sentences.repeated(heads), list[str](), ""
        for spot in self.spots:
            if sentences.is_heading(spot) and spot.words.lower().strip(" ?:") not in asked:
                title = spot.words
            found.append(title)
        return tuple(found)

    def here(self, sentence: Sentence) -> tuple[Subject, ...]:
        """The subjects that the part round a sentence is about: what its heading names elsewhere, else its page's.

        "Missed bins (W2)" is about the row W2 of a scorecard that stands before all such parts; rows that are called
        Number and Rate alone are what the heading above them names.
        """
        title, own = self.titles[sentence.spot], self.by_page.get(sentence.page, ())
        words = key(title)
        if not words or any(words <= one.key or (one.key <= words and (one.key or one.values)) for one in own):
            return own
        return self._titled(title) or own

    def _titled(self, title: str) -> tuple[Subject, ...]:
        """What a heading names: rows by their codes, or the one measure that has all its words."""
        if (said := self._by_title.get(title)) is None:
            told = [one for one in self.subjects if one.values]
            codes = set(_CODE.findall(title))
            coded = [one for one in told if one.name.split(" ", 1)[0] in codes]
            words = key(title)
            alike = [one for one in told if words <= one.key]
            said = self._by_title[title] = tuple(coded or (alike if len({one.key for one in alike}) == 1 else ()))
        return said

    @cached_property
    def _by_title(self) -> dict[str, tuple[Subject, ...]]:
        return {}

    def about(self, sentence: Sentence) -> tuple[Subject, ...]:
        """The subjects that a sentence speaks of: those it names, else those of its part of the paper."""
        here = self.here(sentence)
        if found := _named(sentence, here) or self.named(sentence):
            return found
        return (self._said_before(sentence) if _IT.search(sentence.text) else ()) or here

    def _said_before(self, sentence: Sentence) -> tuple[Subject, ...]:
        """What the nearest sentence before it in the same paragraph names: what "it" is."""
        at = self.by_spot[sentence.spot].index(sentence)
        before = (self.named(one) for one in reversed(self.by_spot[sentence.spot][:at]))
        return next((named for named in before if named), ())

    @cached_property
    def by_spot(self) -> Mapping[int, tuple[Sentence, ...]]:
        """The sentences of each paragraph."""
        found: dict[int, tuple[Sentence, ...]] = {}
        for sentence in self.sentences:
            found[sentence.spot] = (*found.get(sentence.spot, ()), sentence)
        return found

    def named(self, sentence: Sentence) -> tuple[Subject, ...]:
        """The subjects that a sentence names itself, wherever they stand: in the file's tables, else in the data."""
        told = _TOLD.search(sentence.text) is not None
        own = _named(sentence, (one for one in self.subjects if told or len(one.key) > 1))
        return own or _named(sentence, (one for one in self.known if told or len(one.key) > 1))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The rows and the columns of all its tables."""
        return lines_of(self.grids)

    @cached_property
    def printed(self) -> frozenset[Decimal]:
        """The sizes of all figures of its tables, in ones."""
        return frozenset(abs(cell.value) for line in self.lines if line.is_row for cell in line.cells)

    @cached_property
    def lines_here(self) -> Mapping[str, tuple[Line, ...]]:
        """The rows and columns of the tables under each heading."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(self.titles[line.grid.spot], []).append(line)
        return {title: tuple(lines) for title, lines in found.items()}

    def pointed(self, sentence: Sentence) -> tuple[Line, ...]:
        """The lines that a sentence names, of the tables that it refers to, else of those of its part of the paper."""
        told = tables_named(sentence.text, self.grids)
        here = self.lines_here.get(self.titles[sentence.spot], ())
        among = [line for line in self.lines if line.at in told] if told else here
        said = key(sentence.text)
        named = [line for line in among if line.named(said, sentence.text)]
        # What is named by some of another's words is that other.
        return tuple(one for one in named if not any(_is_within(one, other) for other in named))

    def find(
        self, check: str, spot: int, message: str, hint: str, quote: str, *, certain: bool = True, key: str = ""
    ) -> Finding:
        """A finding about the words quoted, which stand at a spot: an error where it is certain, else a warning.

        Its key names the live facts that it quotes, so that it is the same after they have changed.
        """
        message, quote, key = (as_printed(text) for text in (message, quote, key))
        at = self.written[spot]
        about = _without_facts(key or quote[:80], at)
        title = self.titles[spot] if spot < len(self.spots) else ""
        place = Place(self.name, heading=title or at.heading, paragraph=at.number)
        return Finding(check, place, message, hint, "error" if certain else "warning", certain, quote[:160], about)


def _without_facts(said: str, at: Spot) -> str:
    """Words with the name of each live fact of a paragraph in the place of what it shows."""
    for span in at.spans:
        if span.fact and span.text.strip():
            said = re.sub(rf"(?<![\w.,]){re.escape(span.text)}(?!\w|[.,]\d)", f"{{{span.fact}}}", said)
    return said


def reading_of(
    draft: Draft, name: str, knowledge: Knowledge | None = None, calendar: Calendar | None = None
) -> Reading:
    """A Word file read for its proof, with what the data of its paper say, where they are known.

    Without a calendar all but Saturdays and Sundays are working days.
    """
    seen = headings.with_headings(spots(draft))
    found = grids(seen)
    on = pages.pages(seen, found)
    lines = {at for grid in found for at in (grid.spot, *grid.spots)}
    said = [
        sentence
        for at, spot in enumerate(seen)
        if sentences.is_prose(spot) and not spot.worked_out and at not in lines
        for sentence in sentences.of(spot, at, on[at])
    ]
    told = subjects.gathered(found, {at: on[grid.spot] for at, grid in enumerate(found)})
    # A line that says a figure alone is no sentence about it; with a stop it may be one.
    lone = subjects.stated(seen, on)
    alone = {subject.spot for subject in lone if not seen[subject.spot].words.endswith(".")}
    prose = tuple(one for one in said if one.spot not in alone)
    return Reading(name, draft, seen, found, on, prose, (*told, *lone), knowledge, margins(draft), calendar)


def _is_within(one: Line, other: Line) -> bool:
    beside = (one.at, one.is_row) == (other.at, other.is_row)
    return beside and (one.words | one.numbers) < (other.words | other.numbers)


def _named(sentence: Sentence, among: Iterable[Subject]) -> tuple[Subject, ...]:
    """The subjects all of whose words are said, without those whose words are only part of another's."""
    said = key(sentence.text)
    found = [subject for subject in among if subject.key and subject.key <= said]
    return tuple(one for one in found if not any(one.key < other.key for other in found))


def _days_of_heads(reading: Reading) -> Iterator[date]:
    for grid in reading.grids[:3]:
        for row in (grid.heads, *grid.rows):
            if _MEETING.match(row[0]):
                yield from (mention.day for cell in row[1:] for mention in mentions(cell) if mention.day)
    for sentence in reading.sentences[:20]:
        if sentence.text.lower().startswith("date"):
            yield from (mention.day for mention in sentence.mentions if mention.day)


__all__ = ["Earlier", "Grid", "Knowledge", "Mention", "Reading", "Sentence", "Subject", "reading_of"]
