"""Cells of a table that tell of children and are no plain numbers: 3/11, 3 (27%), a change of -7, an average of 1.5."""

from __future__ import annotations

import re

from paperwork.model.supplied import SuppliedTable

from .world import Count, World

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SHARE = r" ?[(,;] ?\d+(?:\.\d+)? ?%\)?"
_SHARED = f"(?:{_SHARE})?"
_PART = re.compile(rf"(?P<top>\d[\d,]*) ?(?:/|of|out of) ?(?P<bottom>\d[\d,]*){_SHARED}", re.IGNORECASE)
_ALONE = re.compile(
    rf"\(?(?P<number>\d[\d,]*|{'|'.join(_WORDS)})(?:\.0+)?\)?(?:{_SHARE}| ?[*†‡]| ?\[\w+\]| (?:child(?:ren)?|"
    r"young people|girls?|boys?|babies|baby))?",
    re.IGNORECASE,
)
# What is worked out from the numbers of its row.
_WORKED_OUT = re.compile(r"[+−–±-] ?\d[\d,]*(?:\.\d+)? ?%?|\d[\d,]*\.\d+")
# A column with such a number is one of averages or rates.
_BROKEN = re.compile(r"[\d,]*\.\d*[1-9]\d*")


def written_otherwise(table: SuppliedTable, source: str, world: World, threshold: int) -> None:
    """Puts into a world what such cells tell: the counts that they hold, or those of their row."""
    for row, texts in enumerate(table.rows):
        plain = [count for at in range(1, len(texts)) for count in world.shows.get(f"{table.id}/{row}/{at}", ())]
        for column in range(1, len(texts)):
            name, text = f"{table.id}/{row}/{column}", texts[column].strip()
            if name in world.shows or (table.counts and not table.counts[column] and not _WORKED_OUT.fullmatch(text)):
                continue
            where: Count = ("cell", source, f"{texts[0]}: {table.heads[column]} ({row})")
            broken = any(_BROKEN.fullmatch(other[column].strip()) for other in table.rows if column < len(other))
            counts = () if broken and "." in text else _counts(text, where, world, threshold)
            if counts or (plain and _WORKED_OUT.fullmatch(text)):
                world.shows[name] = counts or tuple(dict.fromkeys(plain))


def _counts(text: str, where: Count, world: World, threshold: int) -> tuple[Count, ...]:
    """The counts that a cell holds by itself, as secrets where they are small."""
    kind, source, name = where
    if part := _PART.fullmatch(text):
        top, bottom = (int(part[one].replace(",", "")) for one in ("top", "bottom"))
        if 0 <= top <= bottom:
            both = ((kind, source, f"{name} part"), (kind, source, f"{name} whole"))
            world.counts |= dict(zip(both, (top, bottom), strict=True))
            world.keep_share(*both, threshold, alone=False)
            return both
    if (alone := _ALONE.fullmatch(text)) and not text.isdecimal():
        said = alone["number"].lower()
        world.counts[where] = _WORDS.index(said) + 1 if said in _WORDS else int(said.replace(",", ""))
        world.keep_small(where, threshold)
        return (where,)
    return ()
