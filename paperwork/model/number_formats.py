"""Numbers shown by the format codes of spreadsheets: `#,##0.0`, `0%`, `mmm yy`, `"up "0;"down "0` (ECMA-376, 18.8.31).

In: a value and a code. Out: its text. Limits: fractions, elapsed time and codes of other calendars are shown plainly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

from msgspec import Struct

_TOKEN = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General|AM/PM|A/P|[Ee][+-]0+|y+|m+|d+|h+|s+|[0#?]|\.|,|%|.', re.IGNORECASE
)
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|General', re.IGNORECASE)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
_TESTS = {
    "<": lambda one, other: one < other, ">": lambda one, other: one > other, "=": lambda one, other: one == other,
    "<=": lambda one, other: one <= other, ">=": lambda one, other: one >= other,
    "<>": lambda one, other: one != other,
}  # fmt: skip
# Enough digits for every float with all its places.
_EXACT = Context(prec=1_000)
_FIRST_DAY = datetime(1899, 12, 30)
_LAST_SERIAL = 2_958_465
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def shown(value: float, code: str) -> str:
    """The text of a number by a format code; a code that is empty or unknown gives the number as it is."""
    if not code or code.strip().lower() in ("general", "@", "standard"):
        return general(value)
    section, signed = _section(value, code)
    if is_date(section):
        return _date(value, section) if 0 <= value <= _LAST_SERIAL else general(value)
    return _number(value, section, signed)


def is_date(code: str) -> bool:
    """Whether a format code shows days or times."""
    return bool(_DATE.search(_LITERAL.sub("", code)))


def general(value: float) -> str:
    """A number with up to ten significant digits, without needless zeros."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}"


def _section(value: float, code: str) -> tuple[str, bool]:
    """The part of the code that is for this number, and whether a minus sign is still to be shown."""
    parts = _parts(code)
    for at, part in enumerate(parts[:3]):
        found = _CONDITION.search(part)
        if found and _TESTS[found.group(1)](value, float(found.group(2))):
            return part, at == 0 and value < 0
    if _CONDITION.search(parts[0]):
        return parts[min(len(parts) - 1, 2)], True
    if value < 0 and len(parts) > 1:
        return parts[1], False
    if value == 0 and len(parts) > 2:
        return parts[2], False
    return parts[0], True


def _parts(code: str) -> list[str]:
    parts = [""]
    for token in _TOKEN.findall(code):
        if token == ";":
            parts.append("")
        else:
            parts[-1] += token
    return parts


class _Shape(Struct):
    """What a section asks of a number's digits."""

    whole: int = 0
    places: int = 0
    must: int = 0
    grouped: bool = False
    percent: int = 0
    thousands: int = 0
    exponent: int = 0
    pointed: bool = False


def _shape(tokens: list[str]) -> _Shape:
    shape = _Shape()
    for at, token in enumerate(tokens):
        if token in "0#?" and token:
            shape.places += shape.pointed
            shape.must += shape.pointed and token == "0"
            shape.whole += not shape.pointed and token == "0"
        elif token == ".":
            shape.pointed = True
        elif token == ",":
            more = any(one in "0#?" for one in tokens[at + 1 :] if len(one) == 1)
            shape.grouped = shape.grouped or (more and not shape.pointed)
            shape.thousands += not more
        elif token == "%":
            shape.percent += 1
        elif len(token) > 2 and token[0] in "Ee":
            shape.exponent = len(token) - 2
    return shape


def _number(value: float, section: str, signed: bool) -> str:
    tokens = _TOKEN.findall(section)
    shape = _shape(tokens)
    digits, power = _digits(abs(value), shape)
    sign = "-" if signed and value < 0 and any(mark in digits for mark in "123456789") else ""
    return sign + "".join(_said(tokens, digits, power, abs(value)))


def _digits(value: float, shape: _Shape) -> tuple[str, str]:
    """The number rounded half away from zero to the places asked for, and its power of ten where that is shown."""
    amount = _EXACT.multiply(Decimal(repr(value)), Decimal(10).scaleb(2 * shape.percent - 3 * shape.thousands - 1))
    power = ""
    if shape.exponent:
        exponent = amount.adjusted() if amount else 0
        amount = amount.scaleb(-exponent)
        power = f"E{'-' if exponent < 0 else '+'}{abs(exponent):0{shape.exponent}d}"
    amount = amount.quantize(Decimal(1).scaleb(-min(shape.places, 20)), ROUND_HALF_UP, _EXACT)
    whole, _, part = f"{amount:f}".partition(".")
    whole = whole.lstrip("0").rjust(shape.whole, "0")
    if shape.grouped and whole:
        whole = f"{int(whole):,}".rjust(shape.whole, "0")
    while len(part) > shape.must and part.endswith("0"):
        part = part[:-1]
    return whole + ("." + part if part or (shape.pointed and shape.must) else ""), power


def _said(tokens: list[str], digits: str, power: str, value: float) -> Iterator[str]:
    """The section's text, the digits in place of its first digit sign."""
    written = False
    for token in tokens:
        if token[0] in '"\\':
            yield token.strip('"') if token[0] == '"' else token[1:]
        elif token[0] == "[":
            yield _currency(token)
        elif token[0] == "_":
            yield " "
        elif token.lower() == "general":
            yield general(value)
        elif token in "0#?.":
            yield "" if written else digits + power
            written = True
        elif token not in (",", "@") and token[0] != "*" and not (token[0] in "Ee" and len(token) > 2):
            yield token


def _currency(token: str) -> str:
    return token[2:-1].partition("-")[0] if token.startswith("[$") else ""


def _date(value: float, section: str) -> str:
    day = _FIRST_DAY + timedelta(days=round(value * 86_400) / 86_400)
    tokens = _TOKEN.findall(section)
    half = any(token.upper() in ("AM/PM", "A/P") for token in tokens)
    said, timed = "", False
    for at, token in enumerate(tokens):
        letter = token[0].lower()
        following = next((one[0].lower() for one in tokens[at + 1 :] if one[0].lower() in "ymdhs"), "")
        minutes = letter == "m" and (timed or following == "s") and len(token) < 3
        said += _date_part(token, day, half, minutes)
        timed = letter == "h" or (timed and letter not in "ymds")
    return said.strip()


def _date_part(token: str, day: datetime, half: bool, minutes: bool) -> str:
    letter, size = token[0].lower(), len(token)
    if token[0] == '"' or token[0] == "\\":
        return token.strip('"') if token[0] == '"' else token[1:]
    if token.upper() in ("AM/PM", "A/P"):
        return "AM" if day.hour < 12 else "PM"
    if letter == "h":
        return f"{(day.hour % 12 or 12) if half else day.hour:0{min(size, 2)}d}"
    if letter == "s" or minutes:
        return f"{day.second if letter == 's' else day.minute:0{min(size, 2)}d}"
    if letter in "ymd":
        return _day_part(letter, size, day)
    return "" if letter in "[_*@" else token


def _day_part(letter: str, size: int, day: datetime) -> str:
    if letter == "y":
        return f"{day.year:04d}"[-2:] if size < 3 else f"{day.year:04d}"
    if size < 3:
        return f"{day.month if letter == 'm' else day.day:0{size}d}"
    name = _MONTHS[day.month - 1] if letter == "m" else _DAYS[day.weekday()]
    return name[0] if size == 5 else name if size > 3 else name[:3]
