"""A workbook's bytes in, judged before any reader opens them: size, number of parts, and what their XML does.

At most 2,000 members, 500 MB and 200 times the file's own size unpacked; no document types, so no entities; no more
than 256 levels; merged areas of no more than 200,000 cells, because a reader makes each of them.
"""

from __future__ import annotations

import re
import zipfile
from xml.parsers import expat

_MEMBERS, _UNPACKED, _RATIO = 2_000, 500_000_000, 200
_DEEPEST, _MERGED = 256, 200_000
_PARTS = (".xml", ".rels", ".vml")
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_CORNER = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})\Z")


class UnsafeXmlError(ValueError):
    """A workbook that could be made to do harm, or makes no sense."""


def judge(archive: zipfile.ZipFile, size: int) -> bool:
    """Whether any cell has a formula. Raises UnsafeXmlError, or ExpatError where a part is no XML."""
    members = archive.infolist()
    if len(members) > _MEMBERS or sum(member.file_size for member in members) > min(_UNPACKED, _RATIO * size):
        raise UnsafeXmlError("It unpacks to far more than a workbook holds.")
    parts = [member for member in members if member.filename.lower().endswith(_PARTS)]
    formulas = [_Part().judged(archive.read(member)) for member in parts]
    return any(formulas)


class _Part:
    """One part, walked once."""

    def __init__(self) -> None:
        self._depth = 0
        self._merged = 0
        self._formulas = False

    def judged(self, data: bytes) -> bool:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._doctype
        parser.Parse(data, True)
        return self._formulas

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        space, _, local = name.rpartition(" ")
        if self._depth > _DEEPEST:
            raise UnsafeXmlError("Its XML is nested too deeply.")
        if space == _STRICT:
            raise UnsafeXmlError("It is a Strict Open XML workbook: save it as the plain kind, Excel Workbook.")
        self._formulas |= local == "f"
        if local == "mergeCell":
            self._merged += _area(attributes.get("ref", ""))
        if self._merged > _MERGED:
            raise UnsafeXmlError("Its merged cells cover far more than a table does.")

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _doctype(self, *_: object) -> None:
        raise UnsafeXmlError("Its XML declares a document type, which no workbook does.")


def _area(reference: str) -> int:
    first, _, last = reference.upper().partition(":")
    (top, left), (bottom, right) = _corner(first), _corner(last or first)
    return (abs(bottom - top) + 1) * (abs(right - left) + 1)


def _corner(reference: str) -> tuple[int, int]:
    found = _CORNER.match(reference)
    if not found:
        raise UnsafeXmlError(f"'{reference[:20]}' names no cell.")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column
