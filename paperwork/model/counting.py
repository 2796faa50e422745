"""How Word writes a number: digits, letters, roman, words of order. Numbers in, text out.

The names of formats are those of WordprocessingML (ECMA-376 part 1, 17.18.59). Formats of scripts for which no font
ships (and ones that we do not know) are written in digits.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_UNDER_TWENTY = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_ONES = (*_UNDER_TWENTY.split(), "seventeen", "eighteen", "nineteen")
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
_ORDINALS |= {"twelve": "twelfth"}
_MARKS = "*†‡§"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_SWITCHES = {
    "arabic": "decimal", "arabicdash": "numberInDash", "ordinal": "ordinal", "cardtext": "cardinalText", "hex": "hex",
    "ordtext": "ordinalText", "circlenum": "decimalEnclosedCircle", "gb1": "decimalEnclosedFullstop",
    "gb2": "decimalEnclosedParen", "roman": "lowerRoman", "alphabetic": "lowerLetter",
}  # fmt: skip


def roman(number: int) -> str:
    """Small roman numerals; digits outside 1 to 3,999."""
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def letters(number: int, alphabet: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    """a to z, then aa, bb ... as Word counts on; digits below 1 and after thirty times through the alphabet."""
    if not 0 < number <= 30 * len(alphabet):
        return str(number)
    return alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    last = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


def words(number: int) -> str:
    """The number in words up to ninety-nine, then digits."""
    if not 0 <= number < 100:
        return str(number)
    if number < 20:
        return _ONES[number]
    return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")


def ordinal_words(number: int) -> str:
    """First, second ... in words up to ninety-ninth, then digits."""
    if not 0 < number < 100:
        return ordinal(number)
    start, dash, last = words(number).rpartition("-")
    said = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return start + dash + said


def enclosed(number: int, first: int = 0x2460) -> str:
    """A number in a circle up to 20 (or what begins at `first`: in brackets, with a stop), then digits."""
    return chr(first + number - 1) if 0 < number <= 20 else str(number)


def dashed(number: int) -> str:
    """A number between two dashes."""
    return f"- {number} -"


def marks(number: int) -> str:
    """The footnote marks *, †, ‡, §, then doubled."""
    return _MARKS[(number - 1) % 4] * ((number - 1) // 4 + 1) if 0 < number <= 400 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "decimalZero": lambda number: f"{number:02d}",
    "ordinal": ordinal,
    "cardinalText": lambda number: words(number).capitalize(),
    "ordinalText": lambda number: ordinal_words(number).capitalize(),
    "decimalEnclosedCircle": enclosed,
    "decimalEnclosedCircleChinese": enclosed,
    "decimalEnclosedParen": lambda number: enclosed(number, 0x2474),
    "decimalEnclosedFullstop": lambda number: enclosed(number, 0x2488),
    "numberInDash": dashed,
    "hex": lambda number: f"{number:X}" if number >= 0 else str(number),
    "russianLower": lambda number: letters(number, _RUSSIAN),
    "russianUpper": lambda number: letters(number, _RUSSIAN).upper(),
    "chicago": marks,
    "none": lambda _: "",
}


def written(number: int, format: str) -> str:
    """A number in one of Word's number formats (`decimal`, `lowerRoman`, ...)."""
    return _FORMATS.get(format, str)(number)


def switched(number: int, words: list[str]) -> str:
    """A number as the words of a field's instruction have it (`\\* ROMAN`, `\\* CardText`); digits without a switch."""
    switches = [word for switch, word in pairwise(words) if switch == "\\*"]
    chosen = next((word for word in switches if word.lower() in _SWITCHES), "Arabic")
    text = written(number, _SWITCHES[chosen.lower()])
    if chosen.lower() in ("cardtext", "ordtext"):
        return text if "caps" in (word.lower() for word in switches[1:]) else text.lower()
    return text.upper() if chosen.lower() in ("roman", "alphabetic") and chosen[0].isupper() else text
