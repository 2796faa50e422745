"""The pages of a PDF as sections of a draft: a picture a page, on a page of its size, without margins or headers."""

from __future__ import annotations

import posixpath
from hashlib import sha256
from importlib import import_module
from itertools import count, groupby
from types import ModuleType

from lxml import etree
from msgspec import Struct

from paperwork.model.blocks import Appendix
from paperwork.model.paper import Carried

from ... import carried as carrying
from ...markup import PIC, WP, A, R, W, escaped
from ...package import Element
from . import sections
from .guard import PICTURES
from .host import Host

_EMU = 12_700
# What the picture leaves free of its page above and below, so that its line fits on the page: points.
_FREE, _MARKED = 3.0, 42.0
_PARAGRAPH = (
    '<w:p xmlns:w="{w}" xmlns:r="{r}"><w:pPr>{new_page}<w:spacing w:before="0" w:after="0" w:line="240" '
    'w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr><w:r><w:rPr><w:sz w:val="2"/></w:rPr>'
    '<w:drawing><wp:inline xmlns:wp="{wp}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
    '<wp:docPr id="1" name="Picture" descr="{alt}"/><a:graphic xmlns:a="{a}"><a:graphicData uri="{pic}">'
    '<pic:pic xmlns:pic="{pic}"><pic:nvPicPr><pic:cNvPr id="0" name="Picture" descr=""/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
_SECTION = (
    '<w:sectPr xmlns:w="{w}"><w:pgSz w:w="{wide}" w:h="{high}"{turned}/><w:pgMar w:top="{top}" w:right="0" '
    'w:bottom="40" w:left="0" w:header="{header}" w:footer="0" w:gutter="0"/></w:sectPr>'
)


class Drawn(Struct, frozen=True):
    """A page: its picture (PNG or JPEG) with its kind, its words, its size in points."""

    data: bytes
    kind: str
    words: str
    width: float
    height: float


def _engine() -> ModuleType:
    """The module that draws pages, loaded where there are any: a paper without a PDF need not wait for it."""
    return import_module(f"{__package__}.pages")


def wordless(appendix: Appendix) -> list[int]:
    """The numbers of a PDF's pages, from 1, of which no words can be read: scanned ones, most likely."""
    found: list[int] = _engine().wordless(appendix)
    return found


def blocks_of(appendix: Appendix, host: Host, tag: str, label: str, *, marked: bool) -> tuple[list[Element], Element]:
    """The paragraphs of a PDF, their sections ended but for the last one, and that one; the draft carries the PDF."""
    blocks: list[Element] = []
    last: Element | None = None
    drawn: list[Drawn] = _engine().drawn(appendix)
    _carry(appendix, tag, drawn, host)
    numbered = list(enumerate(drawn, 1))
    for size, group in groupby(numbered, key=lambda one: (one[1].width, one[1].height)):
        if last is not None:
            sections.end_paragraph(blocks[-1], last)
        for at, (number, page) in enumerate(group):
            alt = _alt(appendix.title, number, len(drawn), page)
            blocks.append(_paragraph(page, alt, _picture(page, host, f"{label}-{number}"), at > 0, marked))
        last = _section(*size, marked)
    return blocks, last if last is not None else _section(595.0, 842.0, marked)


def _carry(appendix: Appendix, tag: str, drawn: list[Drawn], host: Host) -> None:
    """Puts the PDF itself into the draft: its true pages take the places of the pictures when the draft becomes one."""
    pictures = tuple(sha256(page.data).hexdigest() for page in drawn)
    carried = Carried(tag, appendix.title, posixpath.basename(appendix.name), appendix.data, pictures)
    number = next(number for number in count(1) if f"customXml/item{number}.xml" not in host.parts)
    item = host.put(f"customXml/item{number}.xml", carrying.to_xml(carried), "")
    host.relate(host.main, item, "customXml")
    about = host.put(f"customXml/itemProps{number}.xml", carrying.properties(carried), carrying.PROPERTIES_TYPE)
    host.relate(item, about, "customXmlProps")


def _alt(title: str, number: int, count: int, page: Drawn) -> str:
    said = page.words or "No words can be read on this page: it is a picture of one."
    return f"{title}, page {number} of {count}. {said}"


def _picture(page: Drawn, host: Host, name: str) -> str:
    ending = "jpg" if page.kind == "jpeg" else page.kind
    return host.relate(host.main, host.put(f"word/media/{name}.{ending}", page.data, PICTURES[ending]), "image")


def _paragraph(page: Drawn, alt: str, id: str, new_page: bool, marked: bool) -> Element:
    scale = (page.height - (_MARKED if marked else 2 * _FREE)) / page.height
    return etree.fromstring(
        _PARAGRAPH.format(
            w=W, r=R, wp=WP, a=A, pic=PIC, id=id, alt=escaped(alt), new_page="<w:pageBreakBefore/>" if new_page else "",
            wide=round(page.width * scale * _EMU), high=round(page.height * scale * _EMU),
        )
    )  # fmt: skip


def _section(width: float, height: float, marked: bool) -> Element:
    turned = ' w:orient="landscape"' if width > height else ""
    return etree.fromstring(
        _SECTION.format(
            w=W, wide=round(width * 20), high=round(height * 20), top=720 if marked else 40,
            header=340 if marked else 0, turned=turned,
        )
    )  # fmt: skip
