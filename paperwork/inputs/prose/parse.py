"""Markdown to blocks: paragraphs, lists, small headings, bold, italic, links, live facts and boilerplate.

What a board paper's prose has no place for (HTML, code, pictures, tables typed by hand, stray braces) is a finding
with its line. Comments on lines of their own are passed over.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from markdown_it import MarkdownIt
from msgspec import Struct
from msgspec.structs import replace

from ...model.blocks import Block, Heading, ListItem, Paragraph, Span
from ...model.findings import NOWHERE, Finding, PaperworkError, Place
from .live import live_forms
from .spans import tidied

Prose = tuple[Block, ...]
Wrong = tuple[str, str]

_COMMENT = re.compile(r"(?:\s*<!--.*?-->)+\s*\Z", re.DOTALL)
_REFUSED = {
    "fence": ("Code is not printed in a paper.", "Take out the backticks."),
    "code_inline": ("Code is not printed in a paper.", "Take out the backticks."),
    "html_block": (
        "HTML is not read.",
        "Write plain words; **bold**, *italic* and [links](https://example.org) are read.",
    ),
    "html_inline": (
        "HTML is not read.",
        "Write plain words; **bold**, *italic* and [links](https://example.org) are read.",
    ),
    "image": ("Pictures do not stand in prose.", "Charts come from the data; take the picture out."),
    "table_open": ("A table can't be typed here.", "Keep it in a sheet, and name it under 'tables' in paper.yaml."),
    "blockquote_open": ("A quotation mark > at the start of a line is not read.", "Write it as a paragraph."),
    "hr": ("A line across the page is not read.", "Take it out."),
}
_INCLUDE_ALONE = ("An include stands on a line of its own.", "Put a blank line before it and after it.")
_BRACE_HINT = 'Two forms are read: {{ measure.fact }} and {% include "name.md" %}. A plain brace is written \\{.'
_HEADING = ("Headings with one # or two have a meaning of their own here.", "Use ### for a heading inside the text.")
_NEARLY_A_HEADING = ("A heading has a space after its #.", "Put one there; a plain # is written \\#.")
_NO_SPACE = re.compile(r"#{1,6}\w")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES = {"http", "https", "mailto", "tel"}
_LINK_HINT = "Give a web address that begins with https://, or mailto: or tel: with a person's own."
_DEEPEST = 8


class Live(Struct, frozen=True):
    """What the live forms may name. Each gives None where all is well, else what is wrong and what to do.

    `fact` judges a dotted name; `include` gives a boilerplate file's text.
    """

    fact: Callable[[str], Wrong | None]
    include: Callable[[str], str | Wrong]
    file_of: Callable[[str], str] = str


class Unit(Struct, frozen=True):
    """Lines of some Markdown, from 0 and without the last, and the blocks in them: one, or all those of an include."""

    first: int
    last: int
    blocks: Prose


NO_LIVE = Live(lambda _: None, lambda name: f'{{% include "{name}" %}}')


def parse(text: str) -> Prose:
    """The blocks of some Markdown, whatever its live forms name; raises PaperworkError for what is not read."""
    blocks, findings = read_prose(text, NOWHERE, NO_LIVE)
    if findings:
        raise PaperworkError(findings)
    return blocks


def read_prose(text: str, place: Place, live: Live) -> tuple[Prose, tuple[Finding, ...]]:
    """The blocks of some Markdown that begins at a place, and a finding for each thing in it that is not read."""
    reader = _Reader(place, live)
    blocks = tuple(reader.blocks(_MARKDOWN.parse(text)))
    return blocks, tuple(reader.findings)


def units(text: str, live: Live) -> tuple[Unit, ...]:
    """Where each paragraph, item, heading and include of some Markdown stands; what is not read is passed over."""
    reader = _Reader(NOWHERE, live)
    deque(reader.blocks(_MARKDOWN.parse(text)), maxlen=0)
    return tuple(reader.units)


class _Markdown(MarkdownIt):
    """Takes every link for one, so that an unsafe one is a finding and not left standing as plain words."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 (the parser's own names)
        return True


def _parser() -> MarkdownIt:
    markdown = _Markdown("commonmark").enable("table").disable("code")
    live_forms(markdown)
    return markdown


_MARKDOWN = _parser()


class _Reader:
    """Walks the parser's tokens once; `lists` has, for each list open around the token, whether it counts."""

    def __init__(self, place: Place, live: Live, included: str = "") -> None:
        self.place = place
        self.live = live
        self.included = included
        self.findings: list[Finding] = []
        self.lists: list[bool] = []
        self.units: list[Unit] = []

    def blocks(self, tokens: list[Any]) -> Iterator[Block]:
        inside, heading = 0, 0
        for token in tokens:
            if token.type in {"table_open", "blockquote_open"}:
                self._refuse(token, *_REFUSED[token.type])
            inside += token.nesting if token.type.startswith(("table_", "blockquote_")) else 0
            if inside:
                continue
            if token.type == "heading_open":
                heading = self._level(token)
            elif token.type == "inline":
                found = tuple(self._block(token, heading))
                self.units.append(Unit(token.map[0], token.map[1], found))
                yield from found
                heading = 0
            else:
                self._other(token)

    def _level(self, token: Any) -> int:
        level = int(token.tag[1])
        if level < 3:
            self._refuse(token, *_HEADING)
        return level

    def _other(self, token: Any) -> None:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            self.lists.append(token.type == "ordered_list_open")
            if len(self.lists) > _DEEPEST:
                self._refuse(token, "This list is nested too deeply to be read.", "Nest it eight deep at the most.")
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self.lists.pop()
        elif token.type in _REFUSED and not (token.type == "html_block" and _COMMENT.match(token.content)):
            self._refuse(token, *_REFUSED[token.type])

    def _block(self, token: Any, heading: int) -> Iterator[Block]:
        children = token.children or []
        includes = [child for child in children if child.type == "include"]
        if includes and not heading and not self.lists and len(children) == 1:
            yield from self._include(token, includes[0].content)
            return
        for _ in includes:
            self._refuse(token, *_INCLUDE_ALONE)
        if not heading and _NO_SPACE.match(token.content):
            self._refuse(token, *_NEARLY_A_HEADING)
        spans = tidied(self._spans(token))
        if heading:
            yield Heading(max(heading, 3), spans)
        elif spans and self.lists:
            yield ListItem(spans, len(self.lists) - 1, self.lists[-1])
        elif spans:
            yield Paragraph(spans)

    def _spans(self, token: Any) -> Iterator[Span]:
        bold = italic = 0
        href = ""
        line = token.map[0]
        for child in token.children or []:
            dress = Span("", bold > 0, italic > 0, href, include=self.included)
            match child.type:
                case "text" | "text_special":
                    yield replace(dress, text=child.content)
                case "softbreak" | "hardbreak":
                    line += 1
                    yield replace(dress, text="\n" if child.type == "hardbreak" else " ")
                case "strong_open" | "strong_close":
                    bold += child.nesting
                case "em_open" | "em_close":
                    italic += child.nesting
                case "link_open":
                    href = str(child.attrGet("href") or "")
                    self._check_link(href, line)
                case "link_close":
                    href = ""
                case "fact":
                    self._check_fact(child.content, line)
                    yield replace(dress, text=f"{{{{ {child.content} }}}}", fact=child.content)
                case "brace":
                    self._refuse_at(line, f"'{child.content}' is not read.", _BRACE_HINT)
                case "include":
                    pass
                case kind:
                    self._refuse_at(
                        line, *_REFUSED.get(kind, (f"'{child.content}' is not read.", "Write plain words."))
                    )

    def _check_link(self, href: str, line: int) -> None:
        scheme = _SCHEME.match(href)
        if scheme and scheme[1].casefold() not in _SCHEMES:
            self._refuse_at(line, f"A link can't lead to {scheme[1]}: here.", _LINK_HINT)

    def _check_fact(self, name: str, line: int) -> None:
        if wrong := self.live.fact(name):
            self._refuse_at(line, *wrong)

    def _include(self, token: Any, name: str) -> Iterator[Block]:
        if self.included:
            self._refuse(token, "A boilerplate file can't include another.", "Include both from the paper.")
            return
        if self.live is NO_LIVE:
            yield Paragraph((Span(f'{{% include "{name}" %}}', include=name),))
            return
        text = self.live.include(name)
        if isinstance(text, tuple):
            self._refuse(token, *text)
            return
        inner = _Reader(Place(self.live.file_of(name)), self.live, name)
        yield from list(inner.blocks(_MARKDOWN.parse(text)))
        self.findings += inner.findings

    def _refuse(self, token: Any, message: str, hint: str) -> None:
        self._refuse_at(token.map[0] if token.map else 0, message, hint)

    def _refuse_at(self, line: int, message: str, hint: str) -> None:
        place = replace(self.place, line=max(self.place.line, 1) + line)
        finding = Finding("bad-prose", place, message, hint)
        if finding not in self.findings:
            self.findings.append(finding)
