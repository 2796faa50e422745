"""Headers that name the heading which rules their page (STYLEREF): its words, or its number.

In: the styles that headers and footers ask for, and each paragraph of such a style as it is laid out. Out: for each
page what its fields show. As Word has it: the first such paragraph of the page (with `\\l` the last), else the last one
before the page, else the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from paperwork.model.blocks import Heading, ListItem, Paragraph, text_of, within
from paperwork.model.paper import Draft

from .ops import Target

_FIELD = re.compile(r'\s*STYLEREF\s+(?:"([^"]*)"|([^\s\\]+))(.*)', re.IGNORECASE | re.DOTALL)
_LEVEL = re.compile(r"[1-9]$")
Texted = Paragraph | Heading | ListItem


class Said(Struct, frozen=True):
    """A paragraph's words and its number."""

    words: str = ""
    number: str = ""


class Ruled(Struct, frozen=True):
    """What rules a page in one style: what a field shows, and one that asks for the last of the page."""

    first: Said = Said()
    last: Said = Said()


class Asked(Struct, frozen=True):
    """What a STYLEREF field asks for: a style's name in small letters, the last of the page, the number."""

    style: str
    last: bool = False
    number: bool = False


def asked(instruction: str) -> Asked | None:
    """What a field asks for; None where it is no STYLEREF."""
    found = _FIELD.match(instruction)
    if found is None:
        return None
    style = (found[1] or found[2] or "").lower()
    switches = set(found[3].lower().split())
    numbers = switches & {"\\n", "\\r", "\\w", "\\s"}
    return Asked(f"heading {style}" if _LEVEL.match(style) else style, "\\l" in switches, bool(numbers))


class Ruling(Struct):
    """The styles that are `wanted`, and what each paragraph of theirs says, by the name of its place."""

    wanted: frozenset[str] = frozenset()
    _known: dict[str, tuple[str, Said]] = field(default_factory=dict)
    _now: dict[str, Said] = field(default_factory=dict)

    def place(self, block: Texted) -> str:
        """The name of the place of a paragraph that may rule pages, or empty."""
        style = block.look.style.lower() if block.look else ""
        words = " ".join(text_of(tuple(span for span in block.spans if not span.note)).split())
        if style not in self.wanted or not words:
            return ""
        label = block.look.label.text.strip() if block.look and block.look.label else ""
        self._known[name := f"block-{id(block)}"] = style, Said(words, label.rstrip("."))
        return name

    def of(self, targets: Iterable[Target]) -> Mapping[str, Ruled]:
        """What rules the next page, given the places on it."""
        ruled = {style: Ruled(said, said) for style, said in (self._firsts() | self._now).items()}
        met: dict[str, list[Said]] = {}
        for target in targets:
            if target.name in self._known:
                style, said = self._known[target.name]
                met.setdefault(style, []).append(said)
        self._now |= {style: said[-1] for style, said in met.items()}
        return ruled | {style: Ruled(said[0], said[-1]) for style, said in met.items()}

    def _firsts(self) -> dict[str, Said]:
        return dict(reversed(list(self._known.values())))


def wanted(draft: Draft) -> frozenset[str]:
    """The styles that fields of headers and footers name."""
    kinds = (kinds for section in draft.sections for kinds in (section.headers, section.footers))
    stories = (blocks for kind in kinds for blocks in kind.values())
    spans = (span for story in stories for block in within(story) for span in getattr(block, "spans", ()))
    found = (asked(span.field) for span in spans if span.field)
    return frozenset(one.style for one in found if one is not None)
