"""What a part said when its draft was stamped, held against what another program left of it.

The second time that LibreOffice saves a draft it keeps of a bookmark in pieces the last alone: what stood before it is
known by its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from itertools import takewhile

from ..markup import elements, w, words
from .walking import Element

# The kind of a line in normal form, and its marks.
_MARK = re.compile(r"^\w+[#*]? |⟦[^⟦⟧]*⟧")
# How much of their letters two lines share that are one, edited.
_ALIKE = 0.6


def pieces(text: str) -> list[str]:
    """The words of each line and each cell of a text in normal form."""
    cells = (cell for line in text.split("\n") for cell in line.removeprefix("| ").removesuffix(" |").split(" | "))
    return [said for cell in cells if (said := plain(cell).strip())]


def plain(line: str) -> str:
    """A line of normal form without its kind and its marks."""
    return _MARK.sub("", line)


def are_alike(said: str, known: Iterable[str]) -> bool:
    """Whether some words are any of those known, or one of them edited."""
    every = [one for one in known if one]
    return said in every or any(_share(said, one) >= _ALIKE for one in every)


def _share(first: str, second: str) -> float:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    bound = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return matcher.ratio() if bound >= _ALIKE else bound


def whole_table(text: str, first: Element, is_others: Callable[[Element], bool]) -> Element | None:
    """The table in a cell of which a part begins now that was stamped with the table in it."""
    tables = [one for one in first.iterancestors(w("tbl")) if not is_others(one)]
    if not tables or not any(line.startswith("| ") for line in text.split("\n")):
        return None
    return tables[-1] if _is_of(tables[-1], pieces(text)) else None


def before(text: str, blocks: list[Element], is_others: Callable[[Element], bool]) -> list[Element]:
    """The blocks that stand right before some, in order, back to the first with what their part began with."""
    here = _said(blocks)
    missing = list(takewhile(lambda piece: not are_alike(piece, here), pieces(text)))
    if not missing:
        return []
    near = list(takewhile(lambda block: not is_others(block), blocks[0].itersiblings(preceding=True)))
    last = max((at for at, block in enumerate(near, 1) if _is_of(block, missing)), default=0)
    return near[:last][::-1]


def _said(blocks: Iterable[Element]) -> list[str]:
    return [said for block in blocks for one in elements(block, "p") if (said := words(one).strip())]


def _is_of(block: Element, known: list[str]) -> bool:
    """Whether at least half of what a block says is known."""
    said = _said([block])
    return bool(said) and 2 * sum(are_alike(one, known) for one in said) >= len(said)
