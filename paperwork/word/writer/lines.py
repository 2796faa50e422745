"""The lines of a template as they stand before the merge: where each placeholder is, and what the merge would drop.

In: the roots of a template. Out: its lines, findings about them, and findings of the merge with their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.findings import Finding, Place

from ..markup import elements, w
from . import wording

# What takes the place of its whole paragraph.
_WHOLE = re.compile(r"\{\{p\s[^{}]*\}\}|\{%-?\s*p\s[^{}%]*%\}")
_OF_PARAGRAPHS = re.compile(r"(\{\{|\{%)p(?=\s)")
_QUOTED = re.compile(r"'([^']*[{}][^']*)'")
_LONGEST = 120


class Line(Struct, frozen=True):
    """A paragraph of a template: its number from 1 in the body, 0 in headers and footers, and its words."""

    number: int
    words: str


def lines(body: etree._Element, stories: Sequence[etree._Element]) -> list[Line]:
    """The lines of a template that have words."""
    found = [Line(number, _words(one)) for number, one in enumerate(elements(body, "p"), 1)]
    found += [Line(0, _words(one)) for story in stories for one in elements(story, "p")]
    return [one for one in found if one.words.strip()]


def _words(paragraph: etree._Element) -> str:
    own = (one for one in elements(paragraph, "t") if next(one.iterancestors(w("p")), None) is paragraph)
    return "".join(one.text or "" for one in own)


def torn(given: Sequence[Line]) -> Iterator[str]:
    """A sentence for each loop or condition that misses a sign: what follows it would be misread."""
    for line in given:
        if wording.steers(line.words):
            yield from wording.torn([line.words]).values()


def crowded(given: Sequence[Line]) -> Iterator[Finding]:
    """A finding for each line with words, or a second placeholder, beside one that takes the whole paragraph."""
    for line in given:
        found = _WHOLE.findall(line.words)
        rest = _WHOLE.sub(" ", line.words).strip()
        if found and (rest or len(found) > 1):
            beside = f"'{rest[:60]}'" if rest else f"'{found[1]}'"
            message = f"'{found[0]}' stands for a whole paragraph; {beside} beside it would be lost."
            hint = "Put each placeholder with a p into a paragraph of its own, and the words into another."
            yield Finding("template-placeholder", Place(), message, hint, key=line.words.strip()[:80])


def placed(finding: Finding, given: Sequence[Line]) -> Finding:
    """A finding with the number of the line that it is about and the line's words, where just one can be meant."""
    said = _QUOTED.findall(finding.message)[:1]
    whole = [line for line in given if [_plain(line.words)] == [_plain(one) for one in said]]
    meant = whole or [line for line in given if _is_about(finding, line)]
    if len({line.words for line in meant}) != 1:
        return finding
    number = meant[0].number if len(meant) == 1 else 0
    return replace(finding, place=replace(finding.place, paragraph=number), quote=meant[0].words.strip()[:_LONGEST])


def _is_about(finding: Finding, line: Line) -> bool:
    if finding.check == "template-placeholder" and finding.key == line.words.strip()[:80]:
        return True
    if finding.check == "template-placeholder":
        return re.search(rf"\{{[{{%][^{{}}]*(?<![\w.]){re.escape(finding.key)}(?!\w)", line.words) is not None
    return any(_plain(said) in _plain(line.words) for said in _QUOTED.findall(finding.message)[:1])


def _plain(words: str) -> str:
    return " ".join(_OF_PARAGRAPHS.sub(r"\1", words).split())
