"""What decides on which pages a Word file's text falls: a file in, a hash out that is the same where the pages are.

Left out is what takes the same room whatever it says: which of the ten digits stands where one stands (all are of one
width in any face that shows tables, and a line breaks at all alike), unless pairs are kerned, as 1 and 1 are;
alternative texts, what is in a picture (its size stands in the text), and what the file says of itself.
"""

from __future__ import annotations

import re
from hashlib import sha256

from . import archive

_ALIKE = bytes.maketrans(b"123456789", b"000000000")
_KERNED = re.compile(rb'<w:kern w:val="[^0"]')
_TEXT = re.compile(rb'<w:t(?: xml:space="preserve")?>[^<]+')
_ALTERNATIVES = tuple(re.compile(rb'(<%b [^<>]*?)descr="[^"]*"' % name) for name in (b"wp:docPr", b"pic:cNvPr"))
_APART = ("word/media/", "customXml/", "docProps/")


def shape(data: bytes) -> str:
    """The hash of all in a Word file that its pages follow from; two that share it have the same page numbers."""
    parts = archive.members(data, "draft")
    main = archive.main_part(parts)
    alike = not any(_KERNED.search(part) for name, part in parts.items() if name.endswith(".xml"))
    hashed = sha256()
    for name in sorted(name for name in parts if not name.startswith(_APART)):
        part = _outline(parts[name], alike) if name == main else parts[name]
        hashed.update(f"{name} {len(part)}\n".encode() + part)
    return hashed.hexdigest()


def _outline(document: bytes, alike: bool) -> bytes:
    """The document without what its pages do not follow from; as it is written, since parsing it takes far longer."""
    for alternative in _ALTERNATIVES:
        document = alternative.sub(rb"\1", document)
    return _TEXT.sub(_alike, document) if alike else document


def _alike(text: re.Match[bytes]) -> bytes:
    # A sign that is written by its number stays what it is.
    return text[0] if b"&#" in text[0] else text[0].translate(_ALIKE)
