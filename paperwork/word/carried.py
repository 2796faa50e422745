"""PDFs that a draft carries inside, each in a custom XML part of its own, so that their true pages reach the PDF.

Word and LibreOffice keep such a part when they save the file. It is found by its namespace, whatever they call it, and
its bytes must have the hash that it says; what it holds is a stranger's file, judged by whoever opens it.
"""

from __future__ import annotations

import binascii
import hashlib
import re
import uuid
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator

from lxml import etree

from paperwork.model.blocks import Block, Heading, ListItem, Paragraph, Picture, Region, Span, flattened
from paperwork.model.findings import PaperworkError
from paperwork.model.paper import Carried

from .markup import serialised
from .package import parse

NAMESPACE = "urn:paperwork:appendix:1"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
MOST = 100_000_000
_ITEMS = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
# XML parsers refuse texts of more than ten million characters: the bytes stand in pieces of a million.
_PIECE = 750_000
_REGION = "paperwork:appendix/"
# How the alternative text of a page's picture begins.
_PAGE = re.compile(r"(.*), page \d+ of \d+\. ", re.DOTALL)


def to_xml(carried: Carried) -> bytes:
    """A carried PDF as the content of its part."""
    root = etree.Element(_q("appendix"), nsmap={"appendix": NAMESPACE})
    for key, said in (("tag", carried.tag), ("title", carried.title), ("name", carried.name)):
        root.set(key, said)
    root.set("sha256", hashlib.sha256(carried.data).hexdigest())
    for picture in carried.pictures:
        etree.SubElement(root, _q("page"), picture=picture)
    for at in range(0, len(carried.data), _PIECE):
        etree.SubElement(root, _q("bytes")).text = b64encode(carried.data[at : at + _PIECE]).decode("ascii")
    return serialised(root)


def properties(carried: Carried) -> bytes:
    """What makes the part a store of data by the standard; its id follows from the appendix's tag alone."""
    root = etree.Element(f"{{{_ITEMS}}}datastoreItem", nsmap={"ds": _ITEMS})
    id = uuid.uuid5(uuid.NAMESPACE_URL, f"{NAMESPACE} {carried.tag}")
    root.set(f"{{{_ITEMS}}}itemID", f"{{{str(id).upper()}}}")
    schemas = etree.SubElement(root, f"{{{_ITEMS}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_ITEMS}}}schemaRef").set(f"{{{_ITEMS}}}uri", NAMESPACE)
    return serialised(root)


def found(parts: Iterable[bytes]) -> tuple[Carried, ...]:
    """The PDFs that some custom XML parts hold, each tag once, in the order of tags; unsound ones are left out."""
    read = (_from_xml(part) for part in parts if NAMESPACE.encode() in part[:4096])
    by_tag = {one.tag: one for one in read if one is not None}
    return tuple(by_tag[tag] for tag in sorted(by_tag))


def lost(blocks: Iterable[Block], carried: Iterable[Carried]) -> tuple[str, ...]:
    """The titles of appendices whose pages stand among some blocks as pictures, though no PDF of theirs is carried."""
    tags = {one.tag for one in carried}
    regions = [one for one in blocks if isinstance(one, Region) and one.tag.startswith(_REGION)]
    pictures = (span.picture for one in regions if one.tag not in tags for span in _spans(one) if span.picture)
    said = (_PAGE.match(picture.alt) for picture in pictures)
    return tuple(dict.fromkeys(one[1] for one in said if one))


def _spans(region: Region) -> Iterator[Span]:
    for block in flattened(region.blocks):
        if isinstance(block, Paragraph | Heading | ListItem):
            yield from block.spans
        elif isinstance(block, Picture):
            yield Span("", picture=block)


def _from_xml(data: bytes) -> Carried | None:
    try:
        root = parse(data, "appendix", "appendix")
        pieces = [b64decode((one.text or "").encode("ascii"), validate=True) for one in root.iter(_q("bytes"))]
    except (PaperworkError, binascii.Error, UnicodeEncodeError):
        return None
    held = b"".join(pieces)
    if root.tag != _q("appendix") or len(held) > MOST or root.get("sha256") != hashlib.sha256(held).hexdigest():
        return None
    pictures = tuple(one.get("picture", "") for one in root.iter(_q("page")))
    return Carried(root.get("tag", ""), root.get("title", ""), root.get("name", ""), held, pictures)


def _q(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
