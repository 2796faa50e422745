"""Whether a contents list names the pages on which its headings stand. What it lists is held against the headings where
the file is read.

In: a draft, and the label of the page on which each bookmark falls by our own layout. Out: warnings, never certain:
another machine may have other fonts, and break its pages elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from paperwork.model.blocks import Paragraph, text_of, within
from paperwork.model.findings import Finding, Place
from paperwork.model.paper import Draft

_TYPED = re.compile(r"(?<![\t .])[\t .]*(\d{1,4}|[ivxl]+)\s*$")
_SHOWN = 4


class Line(Struct, frozen=True):
    """A line of a contents list: its words, the page that it names, and the bookmark that it leads to."""

    words: str
    page: str
    leads_to: str


def lines(draft: Draft) -> tuple[Line, ...]:
    """The lines of a file's contents lists that name a page and lead somewhere."""
    listed = (block for block in within(draft.blocks) if isinstance(block, Paragraph) and _is_listed(block))
    return tuple(line for line in map(_line, listed) if line.page and line.leads_to)


def _is_listed(block: Paragraph) -> bool:
    return any(span.field.split(" ")[0].upper() == "TOC" for span in block.spans)


def _line(block: Paragraph) -> Line:
    asked = [span for span in block.spans if span.field.upper().startswith("PAGEREF ")]
    page = text_of(tuple(asked)).strip()
    words = text_of(tuple(span for span in block.spans if span not in asked))
    if not asked and (typed := _TYPED.search(words)):
        page, words = typed[1], words[: typed.start()]
    hrefs = (span.href.removeprefix("#") for span in block.spans if span.href.startswith("#"))
    leads_to = next((span.field.split()[1] for span in asked), "") or next(hrefs, "")
    return Line(" ".join(words.split()), page, leads_to)


def stale_pages(draft: Draft, labels: Mapping[str, str]) -> Iterator[Finding]:
    """Lines of a contents list that name another page than that on which their headings fall."""
    now = {name.lower(): label for name, label in labels.items()}
    told = [(line, now.get(line.leads_to.lower(), line.page)) for line in lines(draft)]
    stale = [(line, page) for line, page in told if page.lower() != line.page.lower()]
    if stale:
        said = "; ".join(f"'{line.words[:40]}' {line.page}, now {page}" for line, page in stale[:_SHOWN])
        more = f", and {len(stale) - _SHOWN} more" if len(stale) > _SHOWN else ""
        message = f"The contents list names pages on which its headings do not stand: {said}{more}."
        hint = "In Word: click into it and press F9. The PDF names them as they fall."
        yield Finding("contents-pages", Place(), message, hint, "warning", False, stale[0][0].words[:120], key="pages")
