"""Spans and paragraphs to markup: emphasis, links, live facts, headings, numbered paragraphs and lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import Heading, ListItem, Paragraph, Picture, Span
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.tags import fact_tag

from .. import styles as names
from ..controls import inline_control
from ..markup import R, escaped
from ..styles import Styles

_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>", "\f": '<w:br w:type="page"/>'}
_ADDRESSES = ("http://", "https://", "mailto:")


class Setting(Struct, frozen=True):
    """Where prose is set: the template's styles, ways to add links, pictures and lists, and what holds it.

    `live` says whether facts get controls of their own (in an author's text they do; a table of data is renewed
    whole); `numbered` whether the text stands under numbered paragraphs; `colour` (RRGGBB) that of its words.
    """

    styles: Styles
    link: Callable[[str], str]
    picture: Callable[[Picture], str]
    new_list: Callable[[str], int]
    live: bool = False
    numbered: bool = False
    colour: str = ""

    def under(self, numbered: bool) -> Setting:
        """The same, for text that stands under numbered paragraphs or not."""
        return replace(self, numbered=numbered)


def paragraph(block: Paragraph, setting: Setting, extra: str = "") -> str:
    """A `w:p` in the style of its role. `extra` is markup for its properties, after the style."""
    if block.role == "gap":
        return _gap(block, setting, extra)
    name = names.PARAGRAPHS[block.role]
    keep = "<w:keepNext/>" if block.role == "caption" else ""
    return _p(_style(name, block.role, setting) + keep + extra, anchored(block.anchors, runs(block.spans, setting)))


def _gap(block: Paragraph, setting: Setting, extra: str) -> str:
    """A gap looks like one by a character style alone, so that what is typed over it is a paragraph like its kin."""
    style = setting.styles.character(names.GAP, "marks what is still to be written")
    role = "numbered" if setting.numbered else "body"
    properties = _style(names.PARAGRAPHS["numbered" if setting.numbered else "body"], role, setting) + extra
    return _p(properties, anchored(block.anchors, "".join(run(span, setting, style) for span in block.spans)))


def _style(name: str, role: str, setting: Setting) -> str:
    if not name:
        return ""
    return f'<w:pStyle w:val="{setting.styles.paragraph(name, f"{role} paragraphs take")}"/>'


def _p(properties: str, content: str) -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def heading(block: Heading, setting: Setting) -> str:
    """A `w:p` in the template's heading style of that level."""
    level = min(max(block.level, 1), 9)
    style = setting.styles.paragraph(names.HEADING.format(level=level), f"headings of level {level} take")
    return _p(f'<w:pStyle w:val="{style}"/>', anchored(block.anchors, runs(block.spans, setting)))


def items(blocks: list[ListItem], setting: Setting) -> str:
    """One list: its items with real bullets or numbers, the numbers beginning anew."""
    number = setting.new_list(_list_style(True, setting)) if any(item.ordered for item in blocks) else 0
    return "".join(_item(item, number, setting) for item in blocks)


def _item(item: ListItem, list_number: int, setting: Setting) -> str:
    style = _list_style(item.ordered, setting)
    number = list_number if item.ordered else setting.styles.numbering.get(style, 0)
    numbering = f'<w:numPr><w:ilvl w:val="{item.level}"/><w:numId w:val="{number}"/></w:numPr>'
    # The style alone makes a bullet of the first level; saying it twice would keep a template from changing it.
    said = numbering if item.ordered or item.level else ""
    return _p(f'<w:pStyle w:val="{style}"/>{said}', anchored(item.anchors, runs(item.spans, setting)))


def _list_style(ordered: bool, setting: Setting) -> str:
    inner, outer = (names.NUMBERED_NUMBER, names.NUMBER) if ordered else (names.NUMBERED_BULLET, names.BULLET)
    name = inner if setting.numbered and setting.styles.has(inner) else outer
    return setting.styles.paragraph(name, "numbered lists take" if ordered else "bulleted lists take")


def anchored(anchors: tuple[str, ...], content: str) -> str:
    """Content with a bookmark around it for each of some names."""
    for name in anchors:
        said = escaped(name)
        content = f'<w:bookmarkStart w:name="{said}"/>{content}<w:bookmarkEnd w:name="{said}"/>'
    return content


def runs(spans: tuple[Span, ...], setting: Setting, style: str = "") -> str:
    """The runs of some spans, those of one link together."""
    groups = groupby(spans, key=lambda span: span.href)
    return "".join(_linked(href, tuple(group), setting, style) for href, group in groups)


def _linked(href: str, spans: tuple[Span, ...], setting: Setting, style: str) -> str:
    if not href:
        return "".join(_span(span, setting, style) for span in spans)
    style = setting.styles.character(names.HYPERLINK, "links take")
    inner = "".join(_span(span, setting, style) for span in spans)
    return f"<w:hyperlink {_target(href, setting)}>{inner}</w:hyperlink>"


def _target(href: str, setting: Setting) -> str:
    if href.startswith("#"):
        return f'w:anchor="{escaped(href[1:])}" w:history="1"'
    if not href.lower().startswith(_ADDRESSES) or re.search(r"[\s\x00-\x1f]", href):
        raise PaperworkError(_bad_link(href))
    return f'xmlns:r="{R}" r:id="{setting.link(href)}" w:history="1"'


def _bad_link(href: str) -> Finding:
    shown = "".join(character if character.isprintable() else "�" for character in href)
    return Finding(
        "link",
        Place(),
        f"The text links to '{shown}', which is no web or mail address.",
        "Begin the address with https:// or mailto:, and leave no space in it.",
        quote=shown,
    )


def _span(span: Span, setting: Setting, style: str) -> str:
    if span.picture is not None:
        return f"<w:r>{setting.picture(span.picture)}</w:r>"
    if span.fact and span.text and setting.live:
        return inline_control(fact_tag(span.fact), run(span, setting, style))
    return run(span, setting, style)


def run(span: Span, setting: Setting, style: str = "") -> str:
    """One `w:r`; nothing at all for a span without text."""
    if not span.text:
        return ""
    said = f'<w:rStyle w:val="{style}"/>' if style else ""
    said += "<w:b/>" if span.bold else ""
    said += "<w:i/>" if span.italic else ""
    said += f'<w:color w:val="{setting.colour}"/>' if setting.colour else ""
    return f"<w:r>{f'<w:rPr>{said}</w:rPr>' if said else ''}{text(span.text)}</w:r>"


def text(words: str) -> str:
    """The inside of a run: text, line breaks, tabs and page breaks."""
    parts = re.split(r"([\n\t\f])", words.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_BREAKS.get(part) or f'<w:t xml:space="preserve">{escaped(part)}</w:t>' for part in parts if part)
