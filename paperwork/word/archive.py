"""Word files as members by name: read within limits, changed part by part, packed the same way every time."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from .markup import serialised
from .package import open_package, parse

TYPES_PART = "[Content_Types].xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
# LibreOffice reads relationships by their bare names: under a prefix it would see none.
NO_RELATIONS = f'<Relationships xmlns="{_RELATIONS}"/>'
# What is compressed already gains nothing from being compressed again.
_PACKED = (".png", ".jpg", ".jpeg")
_DATE = (1980, 1, 1, 0, 0, 0)


class Packed(bytes):
    """A Word file that was packed here and remembers its parts, so that the next station need not unpack it."""

    parts: Mapping[str, bytes]


def members(data: bytes, name: str) -> dict[str, bytes]:
    """The parts of a Word file in its own order. Raises PaperworkError for what is no safe, macro-free .docx."""
    if isinstance(data, Packed):
        return dict(data.parts)
    package = open_package(data, name)
    return {part: package.data(part) for part in package.parts if not part.endswith("/")}


def packed(parts: Mapping[str, bytes], *, tight: bool = True) -> bytes:
    """A Word file of those parts: content types first, the rest by name, no dates: its bytes depend on them alone.

    One that is opened again at once need not be `tight`: pressing it together takes longer than all else here.
    """
    buffer = io.BytesIO()
    order = sorted(parts, key=lambda name: (name != TYPES_PART, not name.startswith("_rels/"), name))
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in order:
            info = zipfile.ZipInfo(name, _DATE)
            pressed = tight and not name.endswith(_PACKED)
            info.compress_type = zipfile.ZIP_DEFLATED if pressed else zipfile.ZIP_STORED
            # The machine that packed it is left out as well: 0 is what Word writes.
            info.create_system = 0
            archive.writestr(info, parts[name])
    file = Packed(buffer.getvalue())
    file.parts = {name: parts[name] for name in order}
    return file


def root(parts: Mapping[str, bytes], name: str) -> etree._Element:
    """The root element of a part."""
    return parse(parts[name], name, name)


def relations_part(part: str) -> str:
    """The name of the part that holds another's relationships: `word/_rels/document.xml.rels`; `_rels/.rels` for ""."""
    folder, leaf = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{leaf}.rels")


def main_part(parts: Mapping[str, bytes]) -> str:
    """The name of the part that holds the document."""
    for relation in _relations(parts, ""):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def related(parts: Mapping[str, bytes], part: str, kind: str) -> tuple[str, ...]:
    """The names of the parts that a part leads to by relationships of a kind (the last word of their type)."""
    folder = posixpath.dirname(part)
    found = (_leads(one, folder) for one in _relations(parts, part) if one.get("Type", "").endswith(f"/{kind}"))
    return tuple(name for name in found if name in parts)


def relations(parts: Mapping[str, bytes], part: str) -> dict[str, str]:
    """The names of the parts that a part leads to, by the ids of its relationships."""
    folder = posixpath.dirname(part)
    found = {one.get("Id", ""): _leads(one, folder) for one in _relations(parts, part)}
    return {id: name for id, name in found.items() if name in parts}


def _relations(parts: Mapping[str, bytes], part: str) -> list[etree._Element]:
    name = relations_part(part)
    return list(root(parts, name)) if name in parts else []


def add(parts: dict[str, bytes], name: str, data: bytes, content_type: str = "") -> None:
    """Puts a part in, or in the place of the one of that name; its content type where the name's ending has none."""
    parts[name] = data
    if content_type:
        _declare(parts, name, content_type)


def _declare(parts: dict[str, bytes], name: str, content_type: str) -> None:
    types = root(parts, TYPES_PART)
    for override in types.findall(f"{{{_TYPES}}}Override"):
        if override.get("PartName") == f"/{name}":
            types.remove(override)
    etree.SubElement(types, f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": content_type})
    parts[TYPES_PART] = serialised(types)


def relate(parts: dict[str, bytes], part: str, target: str, kind: str, *, external: bool = False) -> str:
    """Leads from a part (or from the file, for "") to another, or to an address outside; once only. Gives the id.

    `kind` is the relationship's full type.
    """
    name = relations_part(part)
    relations = root(parts, name) if name in parts else etree.fromstring(NO_RELATIONS)
    path = target if external else posixpath.relpath(target, posixpath.dirname(part) or ".")
    known = ((path, kind), (target if external else f"/{target}", kind))
    for one in relations:
        if (one.get("Target", ""), one.get("Type", "")) in known and external == (one.get("TargetMode") == "External"):
            return one.get("Id", "")
    new = {"Id": _free_id(relations), "Type": kind, "Target": path} | ({"TargetMode": "External"} if external else {})
    etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", new)
    parts[name] = serialised(relations)
    return new["Id"]


def _free_id(relations: etree._Element) -> str:
    taken = {one.get("Id", "") for one in relations}
    number = 1
    while f"rId{number}" in taken:
        number += 1
    return f"rId{number}"


def content_type(parts: Mapping[str, bytes], name: str) -> str:
    """The content type of a part: its own, or that of its name's ending; empty where the file says neither."""
    types = root(parts, TYPES_PART)
    own = (one.get("ContentType", "") for one in types if one.get("PartName", "").lower() == f"/{name}".lower())
    ending = name.rpartition(".")[2].lower()
    usual = (one.get("ContentType", "") for one in types if one.get("Extension", "").lower() == ending)
    return next(own, "") or next(usual, "")


def drop(parts: dict[str, bytes], name: str) -> None:
    """Takes a part out, with its content type, its relationships and those that lead to it."""
    parts.pop(name, None)
    parts.pop(relations_part(name), None)
    types = root(parts, TYPES_PART)
    for override in types.findall(f"{{{_TYPES}}}Override"):
        if override.get("PartName") == f"/{name}":
            types.remove(override)
    parts[TYPES_PART] = serialised(types)
    for relations_name in [one for one in parts if one.endswith(".rels")]:
        _drop_relations(parts, relations_name, name)


def _drop_relations(parts: dict[str, bytes], relations_name: str, target: str) -> None:
    folder = posixpath.dirname(posixpath.dirname(relations_name))
    relations = root(parts, relations_name)
    found = [one for one in relations if one.get("TargetMode") != "External" and _leads(one, folder) == target]
    for one in found:
        relations.remove(one)
    if found:
        parts[relations_name] = serialised(relations)


def _leads(relation: etree._Element, folder: str) -> str:
    target = relation.get("Target", "")
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
