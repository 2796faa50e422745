"""A Word file's custom properties (File, Info, Properties, Advanced): names and texts, put beside those it has."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from . import archive
from .markup import serialised

PART = "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_OF = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TEXT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_EMPTY = f'<Properties xmlns="{_OF}" xmlns:vt="{_TEXT}"/>'
# The format that every text property carries, from the standard (ECMA-376 part 1, 22.3).
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def put(parts: dict[str, bytes], texts: Mapping[str, str]) -> None:
    """Sets text properties in a file's members; one of the same name is replaced, one without text left out."""
    name = next(iter(archive.related(parts, "", "custom-properties")), PART)
    root = archive.root(parts, name) if name in parts else etree.fromstring(_EMPTY)
    for property in [one for one in root if one.get("name") in texts]:
        root.remove(property)
    for key, text in texts.items():
        if text:
            _add(root, key, text)
    for number, property in enumerate(root, 2):
        property.set("pid", str(number))
    archive.add(parts, name, serialised(root), _TYPE)
    archive.relate(parts, "", name, _KIND)


def _add(root: etree._Element, name: str, text: str) -> None:
    property = etree.SubElement(root, f"{{{_OF}}}property", fmtid=_FORMAT, pid="2", name=name)
    etree.SubElement(property, f"{{{_TEXT}}}lpwstr").text = text
