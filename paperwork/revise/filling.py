"""What people typed in the places of a draft that paper.yaml has lines for. Pure.

In: a frame in normal form thrice: with marks in these places, as it was stamped, and as it is in the draft. Lines are
held against each other by the template's own words in them, and by those around them. Out: each place that is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from paperwork.model.filling import MARK_BEGINS, MARK_BOX, MARK_ENDS, Filled

from .tokens import tokens, words

_MARK = re.compile(f"([{MARK_BEGINS}{MARK_BOX}])([^{MARK_ENDS}]*){MARK_ENDS}")
# How words look is not theirs to say here.
_DRESS = re.compile(r"⟦/?[bi]⟧|⟦a [^⟦⟧]*⟧|⟦/a⟧")
_TICKED, _EMPTY = "☒☑✓✔", "☐"
_BOX = f"([{_TICKED}{_EMPTY}])"
_GAP = re.compile(r"\[To be written: [^\]]*\]")
_NEW_PARAGRAPH = re.compile(r"⟦/⟧(?:p|h\d+|l\d+[#*]) ")
_ESCAPED = str.maketrans({"⟦": "⟦lb⟧", "⟧": "⟦rb⟧", "\n": "⟦br⟧", "\t": "⟦tab⟧"})
_SIGNS = re.compile(r"⟦(?:lb|rb|bar|br|tab)⟧")


class _Line(Struct, frozen=True):
    """A line with marks: what is between them, whether each is a box, and their keys."""

    keys: tuple[str, ...]
    boxes: tuple[bool, ...]
    shortest: re.Pattern[str]
    longest: re.Pattern[str]

    @classmethod
    def of(cls, line: str) -> _Line | None:
        """The line, None where it has no mark."""
        pieces = _MARK.split(line)
        if len(pieces) == 1:
            return None
        boxes = tuple(begins == MARK_BOX for begins in pieces[1::3])
        some = "[^|]*" if line.startswith("|") else ".*"
        shortest, longest = (_pattern(pieces[::3], boxes, some + lazy) for lazy in ("?", ""))
        return cls(tuple(pieces[2::3]), boxes, shortest, longest)

    def read(self, line: str) -> tuple[str, ...] | None:
        """What stands in the place of each mark; None where the line is another, or may be read in two ways."""
        found, again = self.shortest.fullmatch(line), self.longest.fullmatch(line)
        return found.groups() if found and again and found.groups() == again.groups() else None


class _Said(Struct, frozen=True):
    """A line of a frame: its number in the stamp, what it said there, when it was last harvested, and now."""

    number: int
    stamped: str
    taken: str
    now: str


def _pattern(literals: Sequence[str], boxes: Sequence[bool], some: str) -> re.Pattern[str]:
    said = [re.escape(literals[0])]
    for box, literal in zip(boxes, literals[1:], strict=True):
        said += [_BOX if box else f"({some})", re.escape(literal)]
    return re.compile("".join(said))


def filled(
    marked: str, printed: Mapping[str, str], base: str, draft: str, taken: Mapping[int, str] = {}
) -> tuple[Filled, ...]:
    """Each place of a draft that is found, in order; `printed` has what the paper prints now for each mark.

    `taken` has lines of the draft as an earlier harvest took them, by the number of their line in the base.
    """
    places, was, now = (_undressed(text) for text in (marked, base, draft))
    lines = [_Line.of(line) for line in places]
    unmarked = [_MARK.sub(lambda mark: printed.get(mark[0], "").translate(_ESCAPED), line) for line in places]
    in_base = {at: lines[number] for number, at in _paired(lines, unmarked, was).items()}
    in_draft = _paired([in_base.get(at) for at in range(len(was))], was, now)
    earlier = {at: _DRESS.sub("", said) for at, said in taken.items()}
    raw = draft.split("\n")
    return tuple(
        one
        for at, line in sorted(in_base.items())
        if line and at in in_draft
        for one in _read(line, _Said(at, was[at], earlier.get(at, was[at]), now[in_draft[at]]), raw[in_draft[at]])
    )


def _undressed(text: str) -> list[str]:
    return _DRESS.sub("", text).split("\n")


def _paired(lines: Sequence[_Line | None], before: list[str], after: list[str]) -> Mapping[int, int]:
    """For each line with marks that is found on the other side, where it stands there."""
    pairs: dict[int, int] = {}
    for kind, b0, b1, a0, a1 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs |= zip(range(b0, b1), range(a0, a1), strict=True)
        elif kind == "replace":
            pairs |= _in_turn(lines, after, range(b0, b1), range(a0, a1)) or _by_words(
                lines, after, range(b0, b1), range(a0, a1)
            )
    return {one: other for one, other in pairs.items() if lines[one]}


def _in_turn(lines: Sequence[_Line | None], after: list[str], these: range, those: range) -> dict[int, int]:
    """The lines of two runs in turn, where both are as long and each fits."""
    pairs = dict(zip(these, those, strict=False)) if len(these) == len(those) else {}
    fit = all(line is None or line.read(after[at]) is not None for one, at in pairs.items() for line in [lines[one]])
    return pairs if fit else {}


def _by_words(lines: Sequence[_Line | None], after: list[str], these: range, those: range) -> dict[int, int]:
    """The lines that fit one line of the other run alone, which fits none but them."""
    fits = {one: [at for at in those if line.read(after[at]) is not None] for one in these if (line := lines[one])}
    alone = {one: found[0] for one, found in fits.items() if len(found) == 1}
    claimed = [at for found in fits.values() for at in found]
    return {one: at for one, at in alone.items() if claimed.count(at) == 1}


def _read(line: _Line, said: _Said, raw: str) -> Iterator[Filled]:
    stamped, after = line.read(said.stamped), line.read(said.now)
    before = line.read(said.taken) or stamped
    keys = (key.partition("#")[0] for key in line.keys)
    for key, box, first, one, other in zip(keys, line.boxes, stamped or (), before or (), after or (), strict=False):
        if box:
            yield Filled(key, _ticked(one), _ticked(other), raw, stamped=_ticked(first), number=said.number)
            continue
        gap = _GAP.search(first)
        typed = other.replace(gap[0], "") if gap else other
        joined = "⟦/⟧" in typed or "⟦br⟧" in typed
        was, written = (_ungapped(one, gap) for one in (one, first))
        yield Filled(key, was, _words(typed), raw, joined, written, said.number)


def _ungapped(said: str, gap: re.Match[str] | None) -> str:
    """The words of a place in which a gap may stand still, which says nothing."""
    return "" if gap and said == gap.string else _words(said.replace(gap[0], "") if gap else said) or ""


def line_words(line: str) -> str | None:
    """The words of a paragraph in normal form, however they look; None where something else is among them."""
    return _words(_DRESS.sub("", line.removeprefix("p "))) if line.startswith("p ") else None


def _ticked(mark: str) -> str:
    return "yes" if mark in _TICKED else "no"


def _words(said: str) -> str | None:
    """Words of normal form as a line of them; None where something else is among them."""
    plain = _NEW_PARAGRAPH.sub(" ", said).replace("⟦bar⟧", "|")
    if "⟦" in _SIGNS.sub("", plain):
        return None
    return " ".join(words(tokens(f"p {plain}")).split())
