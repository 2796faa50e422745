"""The pages of an appendix to a paper that is not for publication say so as all others do: in every header."""

from __future__ import annotations

from lxml import etree

from ...markup import R, W, elements, escaped, w, words
from ...package import Element
from .host import Host

_LINE = (
    '<w:p xmlns:w="{space}"><w:pPr><w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">{mark}</w:t></w:r></w:p>'
)


def mark_all(host: Host, sections: list[Element], text: str) -> None:
    """Puts a marking into every header of some sections."""
    references = (one for section in sections for one in section.findall(w("headerReference")))
    names = dict.fromkeys(host.target(one.get(f"{{{R}}}id", "")) for one in references)
    for name in names:
        _mark(host.root(name), text)


def _mark(root: Element, text: str) -> None:
    """Above what a header says; in the place of the line of one that says nothing."""
    line = etree.fromstring(_LINE.format(space=W, mark=escaped(text)))
    says = bool(words(root).strip()) or next(elements(root, "drawing", "pict", "tbl"), None) is not None
    root[:] = [line, *(list(root) if says else [])]
