"""Headings of an appendix, one below the other under the heading that the template gives it.

The levels that an appendix uses move down, in their order, to stand right under its heading in the paper, and none is
skipped: its looks stay, only the outline that screen readers walk, and the contents of the PDF, change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from ... import styles as paper_styles
from ...markup import elements, value, w
from ...package import Element
from .defaults import ORDER
from .host import ordered

_DEEPEST = 9


def level_above(body: Element, control: Element, styles: Element) -> int:
    """The level of the nearest heading before a control; 1 where there is none."""
    levels = paper_styles.read(styles).levels
    level = 1
    for one in body.iter(w("p"), control.tag):
        if one is control:
            break
        level = levels.get(value(one, "pPr/pStyle"), level) if one.tag == w("p") else level
    return level


def shift(paragraphs: Iterable[Element], brought: list[Element], styles: Element, above: int) -> None:
    """Moves the levels of brought styles and of paragraphs below the level above."""
    paragraphs = list(paragraphs)
    levels = paper_styles.read(styles).levels
    before = {one: _level(one, levels) for one in paragraphs}
    ranks = {level: rank for rank, level in enumerate(sorted(set(before.values()) - {0}), above + 1)}
    for style in brought:
        said = style.find(f"{w('pPr')}/{w('outlineLvl')}")
        if said is not None:
            old = int(said.get(w("val"), "9")) + 1
            said.set(w("val"), str(_deep(ranks.get(old, old + above)) - 1 if old <= _DEEPEST else 9))
    levels = paper_styles.read(styles).levels
    last = above
    for paragraph, old in before.items():
        if old and _has_words(paragraph):
            last = min(ranks[old], last + 1, _DEEPEST)
            _say(paragraph, last, levels)
        elif old:
            _say(paragraph, 0, levels)


def _level(paragraph: Element, levels: Mapping[str, int]) -> int:
    """The level of a paragraph, 1 to 9; 0 for text."""
    direct = paragraph.find(f"{w('pPr')}/{w('outlineLvl')}")
    if direct is not None:
        level = int(direct.get(w("val"), "9")) + 1
        return level if level <= _DEEPEST else 0
    return levels.get(value(paragraph, "pPr/pStyle"), 0)


def _deep(level: int) -> int:
    return min(level, _DEEPEST)


def _has_words(paragraph: Element) -> bool:
    return any((one.text or "").strip() for one in elements(paragraph, "t"))


def _say(paragraph: Element, level: int, levels: Mapping[str, int]) -> None:
    """Says a level in a paragraph, unless its style says the same."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return
    direct = properties.find(w("outlineLvl"))
    if direct is not None:
        properties.remove(direct)
    if _level(paragraph, levels) != level:
        said = etree.Element(w("outlineLvl"), {w("val"): str(level - 1 if level else 9)})
        ordered(properties, said, ORDER["pPr"])
