"""A figure that is plainly said of a row, and that is none of the row's: "there were 490 children in care".

Also both ends of a move: "referrals increased from 237 in August to 306". Where one end is right and the other
stands nowhere in the row, the other is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from paperwork.model.findings import Finding
from paperwork.model.periods import Period

from ..claims.figures import cumulative
from ..reading import Mention, Reading, Sentence, Subject
from ..reading.numbers import Kind
from ..reading.subjects import Reported
from ..reading.words import key
from .agreement import Figures, disagreement, doubted, figures_of, is_span, same
from .pinning import is_of_others
from .plain import Plain, moved_plainly, said_plainly, time_behind, when_of

_NEAR = Decimal("0.15")


def plainly(reading: Reading) -> Iterator[Finding]:
    """A typed figure that is said of a whole row, now or in a month of it, and that the row does not have."""
    for sentence in reading.sentences:
        moves = list(_moves(reading, sentence))
        told = {id(one) for pair in moves for one in pair[1:]}
        for plain, first, last in moves:
            yield from _moved(reading, sentence, plain, (first, last))
        for mention in sentence.mentions:
            typed = mention.value is not None and not sentence.fact_at(mention) and id(mention) not in told
            plain_ = said_plainly(reading, sentence, mention) if typed else None
            if plain_ is not None and doubted(reading, sentence, mention) is None:
                yield from _said(reading, sentence, plain_)


def _moves(reading: Reading, sentence: Sentence) -> Iterator[tuple[Plain, Mention, Mention]]:
    figures = [one for one in sentence.mentions if one.kind in ("number", "percent") and one.value is not None]
    ranges = [_ends(one) for one in sentence.mentions if one.kind == "range" and " to " in one.text]
    for first, last in (*pairwise(figures), *ranges):
        plain = moved_plainly(reading, sentence, first, last)
        if plain is not None and not (first.word or last.word or first.about or last.about):
            yield plain, first, last


def _ends(one: Mention) -> tuple[Mention, Mention]:
    """The two figures of "from 23% to 18%", which is read as one range."""
    low, _, high = one.text.partition(" to ")
    kind: Kind = "percent" if "%" in high else "number"
    first = replace(one, kind=kind, text=low, end=one.start + len(low))
    return first, replace(one, kind=kind, text=high, value=one.other, start=one.end - len(high))


def _said(reading: Reading, sentence: Sentence, plain: Plain) -> Iterator[Finding]:
    figures, mention = figures_of(reading, plain.subjects), plain.figure
    before = sentence.text[: mention.end + 40 if plain.counted else mention.end]
    if is_span(sentence.text) or is_of_others(before) or _is_known(reading, mention, plain.subjects[0].key, figures):
        return
    when = when_of(reading, plain.times)
    known = figures.by_period.get(when, ()) if when else figures.every
    old = plain.now and not plain.times and not any(_is(mention, one.values[-1]) for one in plain.subjects)
    stands = any(_is(mention, one) for one in known)
    if not known or (stands and not old) or _is_scoped(reading, sentence, plain.subjects[0]):
        return
    stale = [one for one in figures.every if one.value == mention.value and one.when]
    if stale or _apart(mention, known[-1]) <= _NEAR:
        yield disagreement(reading, sentence, mention, plain.subjects[0], known[-1], stale, certain=not stands)


def _is_known(reading: Reading, mention: Mention, words: frozenset[str], figures: Figures) -> bool:
    """Whether a figure follows from the row's, or is that of another row with some of its words: it may be that one."""
    if mention.value in figures.others or any(_is(mention, one) for one in _latest(figures)):
        return True
    own = {(one.grid, one.row, one.column) for one in figures.every}
    percent = mention.kind == "percent"
    return any(
        (line.at, cell.row, cell.column) not in own
        and key(f"{line.name} {line.grid.caption}") & words
        and cell.percent == percent
        and same(mention.value or Decimal(0), mention.decimals, cell.value, cell.figure.decimals)
        for line in reading.lines
        if line.is_row
        for cell in line.cells
    ) and not any(_is(mention, one) for one in figures.every)


def _latest(figures: Figures) -> Sequence[Reported]:
    """What is newer than the row's last month, which may be meant wherever now is."""
    return [one for period, ones in figures.by_period.items() for one in ones if period.kind == "latest"]


def _moved(reading: Reading, sentence: Sentence, plain: Plain, ends: tuple[Mention, Mention]) -> Iterator[Finding]:
    """The one end of a move that the row does not have, where it has the other."""
    figures = figures_of(reading, plain.subjects)
    whens = [when_of(reading, time_behind(sentence, one)) for one in ends]
    began = when_of(reading, plain.times)
    if (
        is_span(sentence.text)
        or _is_scoped(reading, sentence, plain.subjects[0])
        or cumulative(reading, plain.subjects[0])
    ):
        return
    if began is not None and whens == [None, None]:
        whens = [_before(began, figures), began]
    known = [figures.by_period.get(when, ()) if when else figures.every for when in whens]
    fits = [any(_is(one, each) for each in values) for one, values in zip(ends, known, strict=True)]
    for one, values, right in zip(ends, known, fits, strict=True):
        if not right and sum(fits) == 1 and values and not sentence.fact_at(one) and one.value not in figures.others:
            stale = [each for each in figures.every if each.value == one.value and each.when]
            yield disagreement(reading, sentence, one, plain.subjects[0], values[-1], stale, certain=True)


def _before(period: Period, figures: Figures) -> Period | None:
    """The month before one, where the row has it."""
    earlier = period.shifted(-1)
    return earlier if earlier in figures.by_period else None


def _is(mention: Mention, one: Reported) -> bool:
    return mention.value is not None and same(mention.value, mention.decimals, one.value, one.decimals)


def _apart(mention: Mention, one: Reported) -> Decimal:
    """How far a figure lies from that of the row, as a share of it; of percentages that of all."""
    value = mention.value or Decimal(0)
    whole = Decimal(100) if mention.kind == "percent" else abs(one.value) or Decimal(1)
    return abs(value - one.value) / whole


def _is_scoped(reading: Reading, sentence: Sentence, subject: Subject) -> bool:
    """Whether a heading, or a sentence before, names a row of another table: a team or an area that is spoken of."""
    grid = subject.values[-1].grid
    title = reading.titles[sentence.spot]
    own = reading.titles[subject.spot] if subject.spot >= 0 else title
    text = f"{'' if own == title else title}. {sentence.before}"
    said = key(text)
    named = (line for line in reading.lines if line.is_row and line.at != grid and line.words)
    return any(line.named(said, text) and not line.words <= subject.key for line in named)


CHECKS = (plainly,)
