"""What a font says of letters side by side: pairs set closer or wider, and letters joined into one glyph.

In: the bytes of its tables GPOS, GSUB and kern (ISO/IEC 14496-22). Out: `Pairs` and `joins`, in glyph numbers and font
units. No more is read than a text asks for, so that a face costs a millisecond. Read: the features of the Latin script
in its usual language, adjustments of pairs (GPOS 2, formats 1 and 2; kern, format 0), plain ligatures (GSUB 4). Not
read: what depends on further letters around.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from struct import error, iter_unpack, unpack_from

from msgspec import Struct

_PAIR, _PAIR_FAR, _LIGATURE, _LIGATURE_FAR = 2, 9, 4, 7
# The bit of a value's format that says an advance, and those of what stands before it.
_ADVANCE, _BEFORE = 4, 3
# Of old kerning tables those count that are horizontal and no minimum.
_ACROSS, _OTHER = 1, 6

Adjust = Callable[[int, int], int | None]


class Pairs(Struct, dict=True):
    """How pairs of glyphs are set apart: by GPOS or, where that does not kern Latin, by the old table."""

    gpos: bytes
    kern: bytes

    def of(self, first: int, second: int) -> int:
        """How much further the second glyph stands from the first than their widths say, in font units."""
        try:
            return sum(self._told(subtables, first, second) for subtables in self._lookups)
        except (error, IndexError):
            return 0

    @staticmethod
    def _told(subtables: list[Adjust], first: int, second: int) -> int:
        told = (subtable(first, second) for subtable in subtables)
        return next((value for value in told if value is not None), 0)

    @cached_property
    def _lookups(self) -> list[list[Adjust]]:
        try:
            found = [
                [_pair_adjustment(self.gpos, at) for kind, at in subtables if kind == _PAIR]
                for subtables in _lookups(self.gpos, (b"kern",), _PAIR_FAR)
            ]
            return found or [[_old(self.kern)]]
        except (error, IndexError):
            return []


def joins(gsub: bytes) -> Iterator[tuple[tuple[int, ...], int]]:
    """The glyphs that are joined where a file says nothing of it, each with the glyph that they make, as tried."""
    try:
        for subtables in _lookups(gsub, (b"liga", b"clig"), _LIGATURE_FAR):
            for kind, at in subtables:
                if kind == _LIGATURE:
                    yield from _ligatures(gsub, at)
    except (error, IndexError):
        return


def _shorts(table: bytes, at: int, count: int) -> tuple[int, ...]:
    return unpack_from(f">{count}H", table, at)


def _listed(table: bytes, at: int) -> tuple[int, ...]:
    """A count, and so many numbers."""
    return _shorts(table, at + 2, *_shorts(table, at, 1))


def _lookups(table: bytes, features: tuple[bytes, ...], far: int) -> list[list[tuple[int, int]]]:
    """The lookups of some features for Latin: the kind and place of each one's parts."""
    if not table:
        return []
    scripts, named, lookups = _shorts(table, 4, 3)
    offsets = _listed(table, lookups)
    found: set[int] = set()
    for number in _features(table, scripts):
        tag, offset = unpack_from(">4sH", table, named + 2 + 6 * number)
        if tag in features:
            found.update(_listed(table, named + offset + 2))
    return [list(_subtables(table, lookups + offsets[number], far)) for number in sorted(found)]


def _features(table: bytes, at: int) -> tuple[int, ...]:
    (count,) = _shorts(table, at, 1)
    scripts = dict(unpack_from(">4sH", table, at + 2 + 6 * number) for number in range(count))
    script = scripts.get(b"latn") or scripts.get(b"DFLT") or scripts.get(b"dflt")
    usual = _shorts(table, at + script, 1)[0] if script else 0
    return _listed(table, at + script + usual + 4) if script and usual else ()


def _subtables(table: bytes, at: int, far: int) -> Iterator[tuple[int, int]]:
    kind, _ = _shorts(table, at, 2)
    for offset in _listed(table, at + 4):
        place = at + offset
        if kind == far:
            _, real, further = unpack_from(">HHI", table, place)
            yield real, place + further
        else:
            yield kind, place


def _covered(table: bytes, at: int) -> dict[int, int]:
    """The glyphs of a coverage table, each with its place in it."""
    form, count = _shorts(table, at, 2)
    if form == 1:
        return {glyph: place for place, glyph in enumerate(_shorts(table, at + 4, count))}
    parts = iter_unpack(">HHH", table[at + 4 : at + 4 + 6 * count])
    return {glyph: place + glyph - low for low, high, place in parts for glyph in range(low, high + 1)}


def _classes(table: bytes, at: int) -> dict[int, int]:
    """The classes of glyphs; those not named are of class 0."""
    form, first = _shorts(table, at, 2)
    if form == 1:
        return dict(enumerate(_listed(table, at + 4), first))
    parts = iter_unpack(">HHH", table[at + 4 : at + 4 + 6 * first])
    return {glyph: number for low, high, number in parts for glyph in range(low, high + 1)}


def _pair_adjustment(table: bytes, at: int) -> Adjust:
    form, coverage, one, other = _shorts(table, at, 4)
    size = 2 * (one.bit_count() + other.bit_count())
    known = _covered(table, at + coverage)
    advance = 2 * (one & _BEFORE).bit_count() if one & _ADVANCE else -1
    if form == 1:
        return _by_pair(table, at, known, size, advance)
    return _by_class(table, at, known, size, advance)


def _value(table: bytes, at: int, advance: int) -> int:
    return int(unpack_from(">h", table, at + advance)[0]) if advance >= 0 else 0


def _by_pair(table: bytes, at: int, known: dict[int, int], size: int, advance: int) -> Adjust:
    sets: dict[int, dict[int, int]] = {}

    def adjust(first: int, second: int) -> int | None:
        if first not in known:
            return None
        if first not in sets:
            place = at + _shorts(table, at + 10 + 2 * known[first], 1)[0]
            starts = (place + 2 + number * (size + 2) for number in range(_shorts(table, place, 1)[0]))
            sets[first] = {_shorts(table, start, 1)[0]: _value(table, start + 2, advance) for start in starts}
        return sets[first].get(second)

    return adjust


def _by_class(table: bytes, at: int, known: dict[int, int], size: int, advance: int) -> Adjust:
    firsts, seconds, _, count = _shorts(table, at + 8, 4)
    one, other = _classes(table, at + firsts), _classes(table, at + seconds)

    def adjust(first: int, second: int) -> int | None:
        if first not in known:
            return None
        return _value(table, at + 16 + size * (one.get(first, 0) * count + other.get(second, 0)), advance)

    return adjust


def _old(table: bytes) -> Adjust:
    """The pairs of an old kerning table."""
    pairs: dict[tuple[int, int], int] = {}
    version, count = _shorts(table, 0, 2) if len(table) >= 4 else (1, 0)
    at = 4
    for _ in range(count if version == 0 else 0):
        _, length, coverage = _shorts(table, at, 3)
        if coverage >> 8 == 0 and coverage & _ACROSS and not coverage & _OTHER:
            rows = table[at + 14 : at + 14 + 6 * _shorts(table, at + 6, 1)[0]]
            for first, second, value in iter_unpack(">HHh", rows):
                pairs[first, second] = pairs.get((first, second), 0) + value
        at += length
    return lambda first, second: pairs.get((first, second))


def _ligatures(table: bytes, at: int) -> Iterator[tuple[tuple[int, ...], int]]:
    _, coverage = _shorts(table, at, 2)
    sets = _listed(table, at + 4)
    for first, number in _covered(table, at + coverage).items():
        place = at + sets[number]
        for offset in _listed(table, place):
            made, count = _shorts(table, place + offset, 2)
            yield (first, *_shorts(table, place + offset + 4, count - 1)), made
