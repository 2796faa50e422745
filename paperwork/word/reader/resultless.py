"""Fields that hold no result: what Word would show for them, as far as the file itself says it.

In: a field whose result is missing, and what the file says of itself. Out: its text. Words quoted, symbols, buttons,
typed equations and numbers that Word counts on the page; titles, subjects and keywords from the file's properties.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct, field

from paperwork.model.counting import written
from paperwork.model.paper import Properties

from .fields import Field
from .marking import Sequences
from .symbols import real
from .values import whole

# Levels of LISTNUM in the list that Word takes where a field names none.
_LEVELS = (
    ("decimal", "{})"), ("lowerLetter", "{})"), ("lowerRoman", "{})"),
    ("decimal", "({})"), ("lowerLetter", "({})"), ("lowerRoman", "({})"),
    ("decimal", "{}."), ("lowerLetter", "{}."), ("lowerRoman", "{}."),
)  # fmt: skip
_AUTONUMS = frozenset({"AUTONUM", "AUTONUMLGL", "AUTONUMOUT"})
_BUTTONS = frozenset({"MACROBUTTON", "GOTOBUTTON"})
_PROPERTIES = frozenset({"title", "subject", "keywords"})
_EQUATION = re.compile(r"\\([a-zA-Z])(?:\s*\\[a-zA-Z]+ ?[^\s()\\]?\d*)*\s*\(([^()]*)\)")
_OPEN, _CLOSE = "\ue000", "\ue001"


class Counts(Struct):
    """How far the numbers of LISTNUM fields have come, by list and level."""

    _counts: dict[str, list[int]] = field(default_factory=dict)

    def next(self, words: list[str]) -> str:
        """The number that a LISTNUM field stands for: `1)`, on the second level `a)`."""
        said = dict(pairwise(word.lower() for word in words))
        name = words[1].lower() if len(words) > 1 and not words[1].startswith("\\") else ""
        level = min(max(whole(said.get("\\l", "1"), 1), 1), 9) - 1
        counts = self._counts.setdefault(name, [0] * 9)
        counts[level] = whole(said["\\s"], 1) if "\\s" in said else counts[level] + 1
        counts[level + 1 :] = [0] * (8 - level)
        format, around = _LEVELS[level]
        return around.format(written(counts[level], format))


def text(of: Field, properties: Properties, sequences: Sequences, counts: Counts) -> str:
    """What a field without a result shows; empty where only Word knows."""
    words, keyword = of.words, of.keyword
    if keyword == "QUOTE":
        return words[1] if len(words) > 1 else ""
    if keyword in _BUTTONS:
        return " ".join(words[2:])
    if keyword == "SYMBOL":
        return _symbol(words)
    if keyword == "EQ":
        return equation(of.said)
    if keyword in _AUTONUMS:
        form = [part for pair in pairwise(words) if pair[0] == "\\*" for part in pair]
        return f"{sequences.next(['SEQ', ' autonum', *form])}."
    if keyword == "LISTNUM":
        return counts.next(words)
    name = (words[1] if keyword == "DOCPROPERTY" and len(words) > 1 else keyword).lower()
    return str(getattr(properties, name)) if name in _PROPERTIES else ""


def _symbol(words: list[str]) -> str:
    font = next((after for word, after in pairwise(words) if word.lower() == "\\f"), "")
    try:
        code = int(words[1], 0)
    except (ValueError, IndexError):
        return ""
    return real(chr(code), font) if 0x20 <= code < 0xD800 else ""


def equation(instruction: str) -> str:
    """An equation typed as a field, as one line of text: fractions with a stroke, roots with their sign."""
    said = re.sub(r'\\\*\s*(?:"[^"]*"|\S+)', "", instruction).strip()[2:]
    before = ""
    while said != before:
        before, said = said, _EQUATION.sub(_part, said)
    return said.replace(_OPEN, "(").replace(_CLOSE, ")").replace("\\", "").strip()


def _part(found: re.Match[str]) -> str:
    parts = [part.strip() for part in re.split("[,;]", found[2])]
    kind = found[1].lower()
    if kind == "f":
        return "/".join(_held(part) for part in parts)
    if kind == "r":
        return ("" if len(parts) < 2 else parts[0]) + "√" + _held(parts[-1])
    if kind == "b":
        return f"{_OPEN}{found[2]}{_CLOSE}"
    return ("" if kind == "o" else " ").join(parts)


def _held(part: str) -> str:
    return part if part.isalnum() else f"{_OPEN}{part}{_CLOSE}"
