"""A part of a template that cannot be read as it stands: all that is wrong with it, and what of it can be read.

In: the source of a part, and a parser. Out: a tree that can be rendered, and a sentence for each fault. What stands
round a loop or a condition that is at fault cannot be judged; then the tree has no placeholders at all.
"""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import TemplateSyntaxError, nodes
from lxml import etree
from msgspec import Struct

from ..markup import elements, w
from . import wording

Parse = Callable[[str], nodes.Template]


class Mended(Struct):
    """What can be read of a part, and what is wrong with it. `whole`: nothing but lines of text was left out."""

    tree: nodes.Template
    said: list[str]
    whole: bool


def mended(source: str, parse: Parse) -> Mended:
    """A part with each line that is at fault read as plain text."""
    lines = wording.lines(source)
    faults = wording.torn(lines)
    if any(wording.steers(lines[number - 1]) for number in faults):
        return Mended(parse(wording.plain(source)), list(faults.values()), False)
    lines, said = _plain(lines, faults), list(faults.values())
    if uneven := wording.unbalanced(lines):
        return Mended(parse(wording.plain(source)), [*said, *uneven], False)
    while True:
        try:
            tree = parse("\n".join(lines))
            faults = wording.strange(tree, lines)
        except TemplateSyntaxError as failure:
            faults = {failure.lineno: wording.unreadable(lines, failure.lineno)}
        if not faults:
            return Mended(tree, said, True)
        said += faults.values()
        read = _plain(lines, faults)
        if read == lines or any(wording.steers(lines[number - 1]) for number in faults if number <= len(lines)):
            return Mended(parse(wording.plain(source)), said, False)
        lines = read


def untorn(root: etree._Element) -> list[str]:
    """A sentence for each paragraph of text in which a brace is missing; from now on it is plain text.

    The merge takes what stands between a brace that is open and the next that closes for one placeholder, paragraphs
    and all. Loops and conditions are left for `mended`.
    """
    said: list[str] = []
    for paragraph in elements(root, "p"):
        own = [one for one in elements(paragraph, "t") if next(one.iterancestors(w("p")), None) is paragraph]
        words = "".join(one.text or "" for one in own)
        if (found := wording.torn([words])) and not wording.steers(words):
            said += found.values()
            for at, one in enumerate(own):
                one.text = "" if at else wording.plain(words)
    return said


def _plain(lines: list[str], faults: dict[int, str]) -> list[str]:
    return [wording.plain(line) if number in faults else line for number, line in enumerate(lines, 1)]
