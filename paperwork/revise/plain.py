"""A text of an author in lines that Markdown can say, and back to blocks: what of a draft goes into inputs.

In: normal form (`word.normal`). Out: lines of it, one a paragraph, without what only Word can hold, which is told of.
Spaces at the ends of paragraphs and empty paragraphs are nothing; a heading is never bold of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.blocks import Block, Heading, ListItem, Paragraph, Span
from paperwork.model.revision import Token, Tokens
from paperwork.model.tags import fact_name

from .spacing import is_space, trimmed
from .tokens import tokens, words, written

_HEADINGS = (3, 6)
_DEEPEST = 7
_REACHED = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
_END = re.compile(r"([hl])(\d+)([#*]?)")
_ALONE = {"table": "a table", "region": "another part of the paper", "opaque": "a drawing or a box"}
_INLINE = {"picture": "a picture", "note": "a footnote", "field": "a field"}


class Plain(Struct):
    """A text in lines of normal form, what was left out of it, in words, and which headings are others now."""

    lines: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    levelled: list[str] = field(default_factory=list)


def plain(text: str, links: Collection[str] = ()) -> Plain:
    """The lines of a text that Markdown can say. `links` are addresses that may stay, besides those of the web."""
    found = Plain()
    waiting: list[Token] = []
    level = -1
    for token in tokens(text):
        if token.kind == "end":
            said = [one for one in waiting if not _left(found, one)]
            kept = [said[at] for at in trimmed(said)]
            waiting.clear()
            if kept:
                end = _end(token.text, level)
                level = int(end[1]) if end.startswith("l") else -1
                found.levelled += [words(tuple(kept))] if end.startswith("h") and end != token.text else []
                found.lines.append(written((*_dressed(kept, end, links, found), Token("end", end))))
        elif not _left(found, token, alone=True):
            waiting.append(token)
    return found


def blocks(lines: list[str]) -> tuple[Block, ...]:
    """The blocks that some lines of `plain` stand for; facts as `{{ measure.fact }}`."""
    return tuple(_block(line) for line in lines)


def links_of(text: str) -> frozenset[str]:
    """Every address that a text links to."""
    return frozenset(token.href for token in tokens(text) if token.href)


def _left(found: Plain, token: Token, *, alone: bool = False) -> bool:
    """Whether a token is nothing that Markdown can say, which is noted then."""
    what = (_ALONE if alone else _INLINE).get(token.kind)
    if what is not None:
        said = token.text.removeprefix("o ") if token.kind == "opaque" else words((token,)).strip("[] ")
        found.left.append(f"{what} ({_cut(said)})" if said and token.kind not in ("note", "region") else what)
    return what is not None


def _cut(said: str) -> str:
    return said if len(said) <= 60 else f"{said[:59]}…"


def _end(kind: str, level: int) -> str:
    """A paragraph's kind as Markdown can have it: no heading of the paper's own, no list that skips a level."""
    said = _END.fullmatch(kind)
    if said is None:
        return "p"
    depth = int(said[2])
    if said[1] == "h":
        return f"h{min(max(depth, _HEADINGS[0]), _HEADINGS[1])}"
    return f"l{min(depth, level + 1, _DEEPEST)}{said[3]}"


def _dressed(said: list[Token], end: str, links: Collection[str], found: Plain) -> Iterator[Token]:
    """The words of a paragraph in what they may wear: links that lead somewhere, and no line breaks in headings."""
    for href, run in groupby(said, lambda token: token.href):
        linked = list(run)
        leads = not href or href in links or bool(_REACHED.match(href))
        if not leads:
            found.left.append(f"a link to {_cut(href)} (its words '{_cut(words(tuple(linked)))}' are taken)")
        for token in _loosened(linked) if leads else [replace(one, href="") for one in linked]:
            yield _as_heading(token) if end.startswith("h") else token


def _as_heading(token: Token) -> Token:
    return replace(token, bold=False, text=" " if token.text == "\n" else token.text)


def _loosened(run: list[Token]) -> list[Token]:
    """A linked run with the spaces at its edges let out of the link."""
    at = [place for place, token in enumerate(run) if not is_space(token)]
    first, last = (at[0], at[-1]) if at else (len(run), -1)
    return [one if first <= place <= last else replace(one, href="") for place, one in enumerate(run)]


def _block(line: str) -> Block:
    *said, end = tokens(line)
    spans = tuple(_spans(tuple(said)))
    kind = _END.fullmatch(end.text)
    if kind is None:
        return Paragraph(spans)
    if kind[1] == "h":
        return Heading(int(kind[2]), spans)
    return ListItem(spans, int(kind[2]), kind[3] == "#")


def _spans(said: Tokens) -> Iterator[Span]:
    for (fact, *_), run in groupby(said, _wears):
        name = fact_name(str(fact))
        if name:
            yield from (_span(f"{{{{ {name} }}}}", one, name) for one in run)
        else:
            worn = list(run)
            yield _span("".join(token.text for token in worn), worn[0])


def _wears(token: Token) -> tuple[str, bool, bool, str]:
    return token.text if token.kind == "fact" else "", token.bold, token.italic, token.href


def _span(text: str, worn: Token, fact: str = "") -> Span:
    return Span(text, worn.bold, worn.italic, worn.href, fact=fact)
