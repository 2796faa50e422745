"""Keys of ratings: whether a paper that shows Red, Amber and Green says what they mean, and whether its bands meet.

A check takes a `Reading`. A gap between two bands of a key is certain, for the key itself says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from paperwork.model.findings import Finding

from ..reading import Reading

_NUMBER = r"(?P<{0}>\d+(?:\.\d+)?) ?(?:%|percent(?:age points?)?|per cent|points?)?"
_ONE, _TWO, _LESS = _NUMBER.format("one"), _NUMBER.format("two"), _NUMBER.format("two")
_SAID = re.compile(
    r"\b(?P<colour>Red|Amber|Green)\b\s*(?:\(?[RAG]\)?)?\s*[:=–-]\s*(?P<text>.+?)(?=(?:[.;,]\s*)?\b(?:Red|Amber|Green)\b\s*[:=–-]|$)"
)
_BANDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("about", rf"(?:\+ ?/ ?-|±|plus or minus) ?{_ONE}"),
        ("both", rf"(?:between )?{_ONE} ?(?:-|–|to|and) ?{_TWO}"),
        ("over", rf"(?:more|greater|higher|worse|further) than {_ONE}|>=? ?{_LESS}"),
        ("over", rf"(?:over|above|exceeds|at least) {_ONE}|{_LESS} (?:or|and) (?:more|above|over|higher)"),
        ("under", rf"(?:within|up to|less than|no more than|below|under|fewer than|lower than) {_ONE}|<=? ?{_LESS}"),
        ("under", rf"{_ONE} (?:or|and) (?:less|below|under|fewer|lower)"),
        ("over", rf"{_ONE} ?\+"),
    )
)  # fmt: skip
_COLOURS = ("Green", "Amber", "Red")
_NEAR, _WIDE = 24, 4
_ENDLESS = Decimal("Infinity")
# What two marks from 1 to 5 make, times each other: between two of these there is nothing.
_OF_MATRIX = re.compile(r"\blikelihood\b|\bprobability\b|\bimpact\b|\bmatrix\b|\bmultipl", re.IGNORECASE)
_PRODUCTS = frozenset(one * two for one in range(1, 6) for two in range(1, 6))


class Band(Struct, frozen=True):
    """What a key says of one colour: its words, where they stand, and the numbers between which it lies."""

    colour: str
    text: str
    spot: int
    lower: Decimal | None = None
    upper: Decimal | None = None
    about: bool = False


def _band(colour: str, text: str, spot: int) -> Band:
    for kind, pattern in _BANDS:
        if found := pattern.search(text):
            said = found.groupdict()
            one = Decimal(said.get("one") or said.get("two") or 0)
            two = Decimal(said["two"]) if kind == "both" else one
            return {
                "about": Band(colour, text, spot, Decimal(0), one, True),
                "both": Band(colour, text, spot, min(one, two), max(one, two)),
                "over": Band(colour, text, spot, one, None),
                "under": Band(colour, text, spot, None, one),
            }[kind]
    return Band(colour, text, spot)


def bands(reading: Reading) -> Iterator[tuple[Band, ...]]:
    """Each key of a file: what it says of the three colours, where all stand near each other."""
    run: dict[str, Band] = {}
    for band in _said(reading):
        first = min((one.spot for one in run.values()), default=band.spot)
        if band.colour in run or band.spot - first > _NEAR:
            run = {}
        run[band.colour] = band
        if len(run) == len(_COLOURS):
            yield tuple(run[colour] for colour in _COLOURS)
            run = {}


def _said(reading: Reading) -> list[Band]:
    """What is said of each colour, in order: in sentences, and in tables whose rows begin with one."""
    said = [
        _band(found["colour"], found["text"], at)
        for at, spot in enumerate(reading.spots)
        for found in _SAID.finditer(spot.words)
    ]
    return sorted([*said, *_in_tables(reading)], key=lambda band: band.spot)


def _in_tables(reading: Reading) -> Iterator[Band]:
    for grid in reading.grids:
        start = grid.spot
        for row in (grid.heads, *grid.rows):
            text = row[1] if len(row) < _WIDE else ""
            if row[0] in _COLOURS and text:
                # Each row stands after that before it, though two may say the same.
                start = next(
                    (at for at in range(start + 1, len(reading.spots)) if reading.spots[at].words == text), grid.spot
                )
                yield _band(row[0], text, start)


def gaps_between_bands(reading: Reading) -> Iterator[Finding]:
    """Bands of a rating key that leave a gap, so that some values have no colour, or overlap, so that some have two."""
    for count, key in enumerate(bands(reading)):
        green, amber, red = key
        for one, other in ((green, amber), (amber, red)):
            if (said := _apart(one, other)) and not _nothing_between(reading, one, other):
                message = f"By this key {said}."
                hint = "Say where one band ends and the next begins."
                name = f"{one.colour} {other.colour} {count}" if count else f"{one.colour} {other.colour}"
                quote = reading.spots[amber.spot].words
                yield reading.find("key-gap", amber.spot, message, hint, quote, key=name)


def _apart(better: Band, worse: Band) -> str:
    """How two neighbouring bands miss each other or overlap; empty where they meet, or say too little."""
    below, above = (better, worse) if _first(better) <= _first(worse) else (worse, better)
    # "Within 10%" has what is better still in it, as a rule; only its end counts.
    if below.upper is None or above.lower is None or (below.about and worse.lower is None):
        return ""
    if above.lower - below.upper > 1:
        return f"nothing between {below.upper} and {above.lower} has a colour"
    if below.upper - above.lower > 1 and not above.about and not below.about:
        return f"what is between {above.lower} and {below.upper} is both {better.colour} and {worse.colour}"
    return ""


def _nothing_between(reading: Reading, one: Band, other: Band) -> bool:
    """Whether a gap has no score in it that likelihood times impact could make, in a key of such scores."""
    below, above = (one, other) if _first(one) <= _first(other) else (other, one)
    low, high = below.upper or Decimal(0), above.lower or Decimal(0)
    near = " ".join(spot.words for spot in reading.spots[max(0, one.spot - 3) : other.spot + 4])
    return bool(_OF_MATRIX.search(near)) and low < high and not any(low < product < high for product in _PRODUCTS)


def _first(band: Band) -> tuple[Decimal, Decimal]:
    """Where a band begins and ends on the line of numbers; one without an end goes on for ever."""
    return (
        _ENDLESS.copy_negate() if band.lower is None else band.lower,
        _ENDLESS if band.upper is None else band.upper,
    )


def colours_unexplained(reading: Reading) -> Iterator[Finding]:
    """Ratings, or arrows, in the tables of a paper that nowhere says what they mean."""
    rated = [one for one in reading.subjects if re.match(r"(?:red|amber|green)\b", one.rag, re.IGNORECASE)]
    if len(rated) > 2 and not any(band.text for band in _said(reading)) and not _says_key(reading):
        message = "The paper shows Red, Amber and Green, and does not say what they mean."
        hint = "Put a key beside the first table: what is Green, what Amber, what Red."
        yield reading.find("no-key", rated[0].spot, message, hint, rated[0].rag, certain=False, key="rating")
    turned = [one for one in reading.subjects if one.arrow.strip() in ("↑", "↓", "→", "↗", "↘", "▲", "▼", "↔")]
    if len(turned) > 2 and not re.search(
        r"direction of travel|\barrows?\b|previous (?:month|quarter|year)", _all(reading), re.I
    ):
        message = "The paper shows arrows, and does not say what they compare."
        hint = "Say under the first table: up or down since which month, and whether up is good."
        yield reading.find("no-key", turned[0].spot, message, hint, turned[0].arrow, certain=False, key="arrows")


def _says_key(reading: Reading) -> bool:
    key = r"\bRAG (?:key|rating|status)\b.{0,40}\b(?:is|means|based|against)\b"
    return bool(re.search(rf"{key}|\b[Gg]reen\b (?:is|means|where|if|when|shows)\b[^.]{{5,}}", _all(reading)))


def _all(reading: Reading) -> str:
    return " ".join(spot.words for spot in reading.spots)


CHECKS = (gaps_between_bands, colours_unexplained)
