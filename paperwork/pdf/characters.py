"""Characters that need care: those that take no room, those said in words, and the names of scripts for findings."""

from __future__ import annotations

import unicodedata
from functools import cache

NEUTRAL = "\n\t\f\v\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffc"

# Boxes and ticks, and how each is said where it is read aloud.
MARKS = {
    "\u2610": "empty box",
    "\u2611": "ticked box",
    "\u2612": "crossed box",
    "\u2713": "tick",
    "\u2714": "tick",
    "\u2717": "cross",
    "\u2718": "cross",
}
# What is drawn by another character's glyph, and still is itself when it is copied or searched for.
LIKENESS = {
    "\u2010": "-",
    "\u2011": "-",
    "\u2007": " ",
    "\u202f": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\u3000": " ",
}

_SCRIPTS = {
    "CJK": "Chinese or Japanese",
    "IDEOGRAPHIC": "Chinese or Japanese",
    "FULLWIDTH": "East Asian",
    "HALFWIDTH": "East Asian",
    "KANGXI": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "KATAKANA-HIRAGANA": "Japanese",
    "BOPOMOFO": "Chinese",
    "HANGUL": "Korean",
    "MATHEMATICAL": "mathematical",
    "BENGALI": "Bengali",
    "DEVANAGARI": "Hindi (Devanagari)",
    "GURMUKHI": "Punjabi (Gurmukhi)",
    "ETHIOPIC": "Amharic or Tigrinya (Ethiopic)",
    "VARIATION": "emoji",
    "EMOJI": "emoji",
}


# What signs that hardly any font has look like, by words of their names.
_SHAPES = (
    ("LEFT RIGHT ARROW", "↔"),
    ("UP DOWN ARROW", "↕"),
    ("LEFTWARDS", "←"),
    ("RIGHTWARDS", "→"),
    ("NORTH WEST", "↖"),
    ("NORTH EAST", "↗"),
    ("SOUTH EAST", "↘"),
    ("SOUTH WEST", "↙"),
    ("UPWARDS", "↑"),
    ("DOWNWARDS", "↓"),
    ("STAR", "★"),
    ("SALTIRE", "✕"),
    ("CROSS", "✚"),
    ("ASTERISK", "✱"),
    ("LOZENGE", "◊"),
    ("WHITE DIAMOND", "◇"),
    ("DIAMOND", "◆"),
    ("WHITE CIRCLE", "○"),
    ("CIRCLE", "●"),
    ("WHITE SQUARE", "□"),
    ("SQUARE", "■"),
    ("BALLOT SCRIPT X", "✗"),
    ("BALLOT BOLD SCRIPT X", "✗"),
    ("BALLOT BOX WITH BOLD SCRIPT X", "☒"),
    ("BALLOT BOX WITH SCRIPT X", "☒"),
    ("BALLOT BOX WITH BOLD CHECK", "☑"),
    ("LIGHT CHECK MARK", "✓"),
)


@cache
def likeness(character: str) -> str:
    """A sign that looks like one which no face has: an arrow for an arrow of another make; empty where none does."""
    if not ("\u2b00" <= character <= "\u2bff" or "\U0001f5f4" <= character <= "\U0001f8ff"):
        return ""
    name = unicodedata.name(character, "")
    if "\U0001f600" <= character < "\U0001f780":
        return ""
    return next((like for words, like in _SHAPES if words in name), "")


@cache
def script(character: str) -> str:
    """The name of a character's script, as an author knows it."""
    category = unicodedata.category(character)
    if category in ("Co", "Cn", "Cs"):
        return "private or unknown"
    first = unicodedata.name(character, "unknown").split(maxsplit=1)[0].removesuffix("-HIRAGANA")
    if first in _SCRIPTS:
        return _SCRIPTS[first]
    if category[0] in "LMN":
        return first.capitalize()
    return "emoji" if ord(character) >= 0x1F000 else "symbol"


@cache
def is_silent(character: str) -> bool:
    """Whether a character adds nothing to see where its face lacks it: joiners, selectors, accents over others."""
    return unicodedata.category(character) in ("Cf", "Mn", "Me", "Cc") or 0x1F3FB <= ord(character) <= 0x1F3FF
