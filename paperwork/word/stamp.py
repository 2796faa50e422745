"""The stamp: what we last wrote into a Word file, kept in the file itself as a custom XML part.

The part has a namespace of its own, by which it is found whatever Word or LibreOffice call it, and a checksum: a stamp
whose checksum is wrong, or that is not as we write it, is no stamp. Nothing in it is ever run or opened; only its
texts and fingerprints are compared.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Mapping

from lxml import etree

from paperwork.model.findings import Acceptance, Finding, PaperworkError, Place
from paperwork.model.paper import Stamp, Stamped, StampedFact, StampedMeasure
from paperwork.model.supplied import Source

from . import archive, custom
from .markup import serialised
from .package import open_package, parse

NAMESPACE = "urn:paperwork:stamp:1"
PROPERTY = "Paperwork stamp"
_ITEMS = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_MOST = 20_000_000
_FIELDS = ("program", "paper", "at", "document")


def to_xml(stamp: Stamp) -> bytes:
    """The stamp as the content of its part."""
    root = etree.Element(_q("stamp"), nsmap={"stamp": NAMESPACE})
    for name in _FIELDS:
        root.set(name, getattr(stamp, name))
    if stamp.hides:
        root.set("hides", str(stamp.hides))
    root.set("checksum", checksum(stamp))
    for source in stamp.sources:
        etree.SubElement(root, _q("source"), path=source.path, sha256=source.sha256)
    for tag, stamped in stamp.regions.items():
        element = etree.SubElement(root, _q("region"), tag=tag, fingerprint=stamped.fingerprint)
        element.text = stamped.text
        if stamped.earlier:
            element.set("earlier", stamped.earlier)
    for id, measure in stamp.measures.items():
        _add_measure(root, id, measure)
    for one in stamp.accepted:
        etree.SubElement(root, _q("accepted"), id=one.id, reason=one.reason, who=one.who)
    return serialised(root)


def _add_measure(root: etree._Element, id: str, measure: StampedMeasure) -> None:
    element = etree.SubElement(root, _q("measure"), id=id, name=measure.name, page=measure.page)
    for name, fact in measure.facts.items():
        etree.SubElement(element, _q("fact"), name=name, source=fact.source).text = fact.text


def from_xml(data: bytes) -> Stamp | None:
    """The stamp that a part holds; None where it is not as we write it or its checksum is wrong."""
    try:
        root = parse(data, "stamp", "stamp")
    except PaperworkError:
        return None
    if len(data) > _MOST or root.tag != _q("stamp") or any(name not in root.attrib for name in _FIELDS):
        return None
    program, paper, at, document = (root.get(name, "") for name in _FIELDS)
    stamp = Stamp(
        program,
        paper,
        at,
        document,
        regions={one.get("tag", ""): _stamped(one) for one in root.iter(_q("region"))},
        sources=tuple(Source(one.get("path", ""), one.get("sha256", "")) for one in root.iter(_q("source"))),
        measures={one.get("id", ""): _measure(one) for one in root.iter(_q("measure"))},
        accepted=tuple(_acceptance(one) for one in root.iter(_q("accepted"))),
        hides=_number_of(root.get("hides", "0")),
    )
    return stamp if root.get("checksum") == checksum(stamp) else None


def _number_of(said: str) -> int:
    return int(said) if re.fullmatch(r"[0-9]{1,3}", said) else 0


def _stamped(region: etree._Element) -> Stamped:
    return Stamped(region.get("fingerprint", ""), region.text or "", region.get("earlier", ""))


def _acceptance(element: etree._Element) -> Acceptance:
    return Acceptance(element.get("id", ""), element.get("reason", ""), element.get("who", ""))


def _measure(element: etree._Element) -> StampedMeasure:
    facts = {
        one.get("name", ""): StampedFact(one.text or "", one.get("source", "")) for one in element.iter(_q("fact"))
    }
    return StampedMeasure(element.get("name", ""), element.get("page", ""), facts)


def _q(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def checksum(stamp: Stamp) -> str:
    """SHA-256 over everything that a stamp says, in an order of its own; as it was of old where it says no more."""
    regions = {tag: [one.fingerprint, one.text] for tag, one in stamp.regions.items()}
    sources = sorted([source.path, source.sha256] for source in stamp.sources)
    said = [*(getattr(stamp, name) for name in _FIELDS), regions, sources]
    measures = {id: [one.name, one.page, _facts(one)] for id, one in stamp.measures.items()}
    said += [measures] if measures else []
    said += [[[one.id, one.reason, one.who] for one in stamp.accepted]] if stamp.accepted else []
    said += [stamp.hides] if stamp.hides else []
    earlier = {tag: one.earlier for tag, one in stamp.regions.items() if one.earlier}
    said += [{"earlier": earlier}] if earlier else []
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _facts(measure: StampedMeasure) -> dict[str, list[str]]:
    return {name: [fact.text, fact.source] for name, fact in measure.facts.items()}


def found(parts: Mapping[str, bytes]) -> Stamp | None:
    """The stamp of a Word file, by its members: the first custom XML part of our namespace that holds a true one."""
    for name in sorted(parts):
        ours = name.lower().startswith("customxml/") and NAMESPACE.encode() in parts[name][:4096]
        if ours and (stamp := from_xml(parts[name])):
            return stamp
    return None


def stamp_of(data: bytes, name: str) -> Stamp | None:
    """The stamp of a Word file, whose text is not read; None where it has none.

    Raises PaperworkError with exit status 2 for what is no safe, macro-free .docx.
    """
    package = open_package(data, name)
    return found({part: package.sound_data(part) for part in package.parts if part.lower().startswith("customxml/")})


def newer(stamp: Stamp, version: str, name: str) -> Finding | None:
    """A finding where a newer version of the program wrote the stamp than the one that reads it."""
    if _number(stamp.program) <= _number(version):
        return None
    return Finding(
        "stamp-newer",
        Place(name),
        f"Version {stamp.program} of paperwork wrote this file; this is version {version}.",
        "Bring paperwork up to date before working on the file.",
    )


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:4])


def stamped(data: bytes, stamp: Stamp) -> bytes:
    """The Word file with this stamp in the place of any that it had. No other part's content changes."""
    parts = archive.members(data, "draft")
    for name in [one for one in parts if one.startswith("customXml/item") and NAMESPACE.encode() in parts[one][:4096]]:
        _drop_item(parts, name)
    number = _free_number(parts)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    archive.add(parts, item, to_xml(stamp))
    archive.add(parts, properties, _item_properties(), _PROPERTIES_TYPE)
    archive.relate(parts, archive.main_part(parts), item, f"{_KINDS}/customXml")
    archive.relate(parts, item, properties, f"{_KINDS}/customXmlProps")
    custom.put(parts, {PROPERTY: f"{stamp.program} {checksum(stamp)}"})
    return archive.packed(parts)


def _drop_item(parts: dict[str, bytes], item: str) -> None:
    for properties in archive.related(parts, item, "customXmlProps"):
        archive.drop(parts, properties)
    archive.drop(parts, item)


def _free_number(parts: Mapping[str, bytes]) -> int:
    number = 1
    while f"customXml/item{number}.xml" in parts:
        number += 1
    return number


def _item_properties() -> bytes:
    """What makes it a store of data by the standard, so that Word and LibreOffice keep it; its id never changes."""
    root = etree.Element(f"{{{_ITEMS}}}datastoreItem", nsmap={"ds": _ITEMS})
    root.set(f"{{{_ITEMS}}}itemID", f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE)).upper()}}}")
    schemas = etree.SubElement(root, f"{{{_ITEMS}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_ITEMS}}}schemaRef").set(f"{{{_ITEMS}}}uri", NAMESPACE)
    return serialised(root)
