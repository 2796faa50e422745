"""What decides on which pages a Word file's text falls: a file in, a hash out that is the same where the pages are.

Left out is what takes the same room whatever it says: which of the ten digits stands where one stands (all are of one
width in any face that shows tables, and a line breaks at all alike), alternative texts, what is in a picture (its size
stands in the text), and what the file says of itself.
"""

from __future__ import annotations

from hashlib import sha256

from . import archive
from .markup import PIC, WP, elements, serialised

_ALIKE = str.maketrans("123456789", "000000000")
_APART = ("word/media/", "customXml/", "docProps/")


def shape(data: bytes) -> str:
    """The hash of all in a Word file that its pages follow from; two that share it have the same page numbers."""
    parts = archive.members(data, "draft")
    main = archive.main_part(parts)
    hashed = sha256()
    for name in sorted(name for name in parts if not name.startswith(_APART)):
        part = _outline(parts, main) if name == main else parts[name]
        hashed.update(f"{name} {len(part)}\n".encode() + part)
    return hashed.hexdigest()


def _outline(parts: dict[str, bytes], main: str) -> bytes:
    """The document without what its pages do not follow from."""
    root = archive.root(parts, main)
    for text in elements(root, "t"):
        text.text = (text.text or "").translate(_ALIKE)
    for picture in root.iter(f"{{{WP}}}docPr", f"{{{PIC}}}cNvPr"):
        picture.attrib.pop("descr", "")
    return serialised(root)
