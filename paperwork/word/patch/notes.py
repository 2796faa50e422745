"""The footnotes and endnotes to which a document leads, and those taken out to which it no longer does."""

from __future__ import annotations

from collections.abc import Collection

from .. import archive
from ..markup import elements, serialised, w

KINDS = ("footnote", "endnote")
Note = tuple[str, str]


def led_to(parts: dict[str, bytes]) -> set[Note]:
    """The notes to which the document of some parts leads, each by its kind and id."""
    main = archive.main_part(parts)
    if not any(f"{kind}Reference".encode() in parts[main] for kind in KINDS):
        return set()
    root = archive.root(parts, main)
    return {(kind, one.get(w("id"), "")) for kind in KINDS for one in elements(root, f"{kind}Reference")}


def drop(parts: dict[str, bytes], gone: Collection[Note]) -> None:
    """Takes some notes out: Word as well leaves none without its reference."""
    for kind in {kind for kind, _ in gone}:
        for name in archive.related(parts, archive.main_part(parts), f"{kind}s"):
            root = archive.root(parts, name)
            for note in [one for one in root if (kind, one.get(w("id"), "")) in gone]:
                root.remove(note)
            parts[name] = serialised(root)
