"""How wide words run: text and a size in, points out, without opening a font.

The widths are those of Arial and of the families made to its measure, Liberation Sans among them, in thousandths of
the size. They are close enough to choose widths of columns and heights of charts by; lines are broken by the writers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_PLAIN = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " \u00a0!,./:;I[\\]ft",
    333: "-()r`·“”",
    355: '"',
    500: "Jcksvxyz↑↓",
    556: "#$£0123456789?_abdeéghnopquL–",
    584: "+<=>~÷×−",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…→←",
}
_BOLD = {
    238: "'",
    278: " \u00a0,./I\\ijl‘’",
    333: "!-():;[]`ft·",
    389: "r",
    474: '"',
    500: "z“”↑↓",
    556: "#$£0123456789J_acekésvxy–",
    584: "+<=>~÷×−",
    611: "?FLTZbdghnopqu",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%m",
    944: "W",
    1000: "—…→←",
}
_OTHER = 611
# The same words are measured again and again while tables and charts are fitted to a page.
_REMEMBERED = 16_384


def _by_letter(widths: Mapping[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in widths.items() for letter in letters}


_LETTERS = {False: _by_letter(_PLAIN), True: _by_letter(_BOLD)}
_SPACE_BEFORE_HYPHEN = re.compile(r"\s+(?=\S+-\S)")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line of text in points."""
    return _thousandths(text, bold) * size / 1000


@lru_cache(_REMEMBERED)
def _thousandths(text: str, bold: bool) -> int:
    widths = _LETTERS[bold]
    return sum([widths.get(letter, _OTHER) for letter in text])


@lru_cache(_REMEMBERED)
def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """The width of its longest word; `17/08/2022` is one, and so is `Q4 2021-22`.

    A word with a hyphen counts with the one before it, or a line that had room for `Q4 2021-` would end there.
    """
    words = _SPACE_BEFORE_HYPHEN.sub("\u00a0", text).split(" ")
    return max(width(word, size, bold=bold) for word in words)


@lru_cache(_REMEMBERED)
def lines(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """How many lines the text takes in that room; one where it is empty."""
    count, filled = 1, 0.0
    for word in text.split():
        wide = width(word, size, bold=bold)
        if filled and filled + wide > room:
            count, filled = count + 1, 0.0
        filled += wide + width(" ", size)
    return count
