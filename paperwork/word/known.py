"""What the regions of a draft say, known by their bytes, so that a region that stands as it stood is not read again.

In: what was kept of an earlier draft. Out: what each region says, and what is to be kept of this one. The bytes of its
pictures count as its own. Left out are regions whose words hang on something else outside them: another part of the
file, a field, a note, a section's end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import cast

from lxml import etree

from paperwork.model.blocks import Block, Cell, Opaque, Region, Table, Told
from paperwork.model.paper import Draft

from . import archive
from .markup import below, value, w
from .normal import told

_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HANGING = ("fldChar", "fldSimple", "instrText", "footnoteReference", "endnoteReference", "commentReference", "sectPr")
_HANGS = etree.XPath(" or ".join(f".//w:{name}" for name in _HANGING), namespaces={"w": w("")[1:-1]})
_RELATIONS = etree.XPath(".//@r:*", namespaces={"r": _RELATED})
_MEDIA = "word/media/"
_APART = (_MEDIA, "customXml/", "docProps/", "[Content_Types].xml")


class Known:
    """What the regions of a Word file said when they were last read, by the hash of their bytes."""

    def __init__(self, data: bytes, kept: Mapping[str, Told]) -> None:
        self._parts = archive.members(data, "draft")
        self._related = archive.relations(self._parts, archive.main_part(self._parts))
        self._kept = kept
        self._keys: dict[str, str] = {}

    def of(self, control: etree._Element) -> Told | None:
        """What the region in a control says, if it is known; None where it must be read."""
        parts = [self._related[id] for id in cast(list[str], _RELATIONS(control)) if id in self._related]
        if _HANGS(control) or not all(part.startswith(_MEDIA) for part in parts):
            return None
        said = [etree.tostring(control, with_tail=False), *(self._parts[part] for part in parts)]
        key = sha256(b"".join(sha256(each).digest() for each in said)).hexdigest()
        self._keys[value(below(control, "sdtPr"), "tag")] = key
        return self._kept.get(key)

    def now(self, draft: Draft) -> dict[str, Told]:
        """What is to be kept of a draft that was read by means of this."""
        regions = list(_regions(draft.blocks))
        seen = Counter(region.tag for region in regions)
        alone = [region for region in regions if seen[region.tag] == 1 and region.tag in self._keys]
        return {self._keys[region.tag]: region.told or told(region.blocks) for region in alone}


def surroundings(data: bytes) -> str:
    """The hash of all in a Word file that its regions' words may follow from, but for the document's own text."""
    parts = archive.members(data, "draft")
    main = archive.main_part(parts)
    hashed = sha256()
    for name in sorted(name for name in parts if name != main and not name.startswith(_APART)):
        hashed.update(f"{name} {len(parts[name])}\n".encode() + parts[name])
    return hashed.hexdigest()


def _regions(blocks: Iterable[Block]) -> Iterator[Region]:
    for block in blocks:
        match block:
            case Region():
                yield block
                yield from _regions(block.blocks)
            case Opaque():
                yield from _regions(block.blocks)
            case Table():
                yield from _regions(inner for cell in _cells(block) for inner in cell.blocks)
            case _:
                pass


def _cells(table: Table) -> Iterator[Cell]:
    return (cell for row in table.rows for cell in row.cells)
