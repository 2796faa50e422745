"""An appendix in Word is a stranger's file: what must not come into a paper is found here, before anything is taken.

In: the bytes of a .docx. Out: an opened package that holds text, tables, pictures and links alone, or findings. Macros,
entities and files beyond the limits are refused by `package`; what a file keeps outside its text (its template, its
mail merge, its data) is never taken over at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from paperwork.model.blocks import Appendix
from paperwork.model.findings import Finding, PaperworkError, Place

from ... import stamp as stamps
from ...markup import R, W, elements
from ...package import Element, Package, Relation, open_package
from ...reader import read
from ...reader.values import OFFICE, local

TAKEN = ("image", "hyperlink", "header", "footer")
ADDRESSES = ("http://", "https://", "mailto:")
PICTURES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff", "emf": "image/x-emf", "wmf": "image/x-wmf", "svg": "image/svg+xml",
}  # fmt: skip
_AS_PDF = "Put a picture of it in its place, or bring the file in as a PDF."
_EMBEDDED = {
    "oleObject": "an embedded object",
    "package": "an embedded file",
    "control": "a control that runs a program",
    "aFChunk": "a whole other document",
    "subDocument": "a link to another document",
    "chart": "a chart with its data",
    "chartEx": "a chart with its data",
    "diagramData": "a SmartArt drawing",
}
_CHANGES = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")
_COMMENTS = ("commentRangeStart", "commentReference", "comment")
# Word keeps the printer's settings with a section; they are left behind.
LEFT_BEHIND = ("printerSettings",)
# Drawings of the old kind name them in their own way.
_OLD_RELATION = f"{{{OFFICE}}}relid"
_NOT_PLACED = ("endnoteReference",)
# What a page shows that is not blank.
_SHOWN = ("t", "sym", "drawing", "pict", "object")


def opened(appendix: Appendix, paper: str) -> Package:
    """The opened file of an appendix of the paper in that folder. Raises PaperworkError with all that is wrong."""
    package = open_package(appendix.data, appendix.name)
    found = list(dict.fromkeys((*_findings(package, appendix.name), *_unseen(package, appendix, paper))))
    if found:
        raise PaperworkError(found)
    return package


def stories(package: Package) -> dict[str, Element]:
    """The roots of all parts that hold text, by name: the document, its headers, footers and footnotes."""
    kinds = ("header", "footer", "footnotes")
    named = (to.target for to in package.relations(package.main).values() if to.kind in kinds and not to.external)
    roots = ((part, package.xml(part)) for part in dict.fromkeys([package.main, *named]))
    return {part: root for part, root in roots if root is not None}


def _findings(package: Package, name: str) -> Iterator[Finding]:
    roots = stories(package)
    comments = package.xml(package.related(package.main, "comments"))
    if any(_changed(root) for root in roots.values()):
        message = "The appendix holds tracked changes, which would go into the paper."
        yield _finding("appendix-changes", name, message, "Accept or reject them in Word, then save it.")
    if any(
        next(elements(root, *_COMMENTS), None) is not None for root in (*roots.values(), comments) if root is not None
    ):
        message = "The appendix holds comments, which would go into the paper."
        yield _finding("appendix-comments", name, message, "Delete all comments in Word, then save it.")
    if any(next(elements(root, *_NOT_PLACED), None) is not None for root in roots.values()):
        message = "The appendix has endnotes, which would stand at the end of the whole paper."
        yield _finding("appendix-endnotes", name, message, "Turn them into footnotes in Word (References, Footnotes).")
    for part, root in roots.items():
        yield from _strangers(package, part, root, name)


def _unseen(package: Package, appendix: Appendix, paper: str) -> Iterator[Finding]:
    """Findings for a file that has nothing to show, or more than it shows, or is a draft of this paper itself."""
    roots, name = stories(package), appendix.name
    if next(elements(roots[package.main], *_SHOWN), None) is None:
        message = "The appendix is empty: it has neither words nor pictures."
        yield _finding("appendix-empty", name, message, "Check in Word that it is the right file.")
    if words := _hidden(package, appendix):
        message = f"The appendix holds hidden text, which would go into the paper: {_shown(words)}."
        yield _finding("appendix-hidden", name, message, "Delete it in Word, or show it (Font, Hidden), then save it.")
    kept = {part: package.data(part) for part in package.parts if part.lower().startswith("customxml/")}
    if (stamp := stamps.found(kept)) and stamp.paper == paper:
        message = "The appendix is a draft of this very paper, which would stand in itself."
        yield _finding("appendix-own", name, message, "Name the file that belongs to the paper.")


def _hidden(package: Package, appendix: Appendix) -> str:
    """The first words that Word does not show, whether the text hides them or its style."""
    said = (*stories(package).values(), package.xml(package.related(package.main, "styles")))
    if all(root is None or next(elements(root, "vanish"), None) is None for root in said):
        return ""
    found = (one for one in read(appendix.data, appendix.name).findings if one.check == "hidden-text")
    return next((one.quote for one in found), "")


def _changed(root: Element) -> bool:
    changes = (one for one in root.iter(f"{{{W}}}*") if local(one).endswith("Change") or local(one) in _CHANGES)
    return next(changes, None) is not None


def _strangers(package: Package, part: str, root: Element, name: str) -> Iterator[Finding]:
    """A finding for each thing that the text shows and that a paper does not take."""
    relations = package.relations(part)
    for element in root.iter(etree.Element):
        for id in () if local(element) in LEFT_BEHIND else related(element):
            relation = relations.get(element.get(id, ""))
            if element.get(id) and (found := _stranger(package, relation, name)):
                yield found


def related(element: Element) -> list[str]:
    """The attributes of an element that name relationships."""
    return [str(key) for key in element.attrib if str(key).startswith(f"{{{R}}}") or key == _OLD_RELATION]


def _stranger(package: Package, relation: Relation | None, name: str) -> Finding | None:
    if relation is None:
        message = "The appendix refers to a part that it does not hold."
        return _finding("appendix-damaged", name, message, "Open it in Word, let Word mend it, and save it again.")
    if relation.kind not in TAKEN:
        what = _EMBEDDED.get(relation.kind, f"something that is no text, table or picture ({relation.kind[:40]})")
        return _finding("appendix-object", name, f"The appendix holds {what}, which is not brought in.", _AS_PDF)
    if relation.kind == "hyperlink":
        return _link(relation, name)
    if relation.external:
        message = f"A part of the appendix is only linked to, and lies elsewhere: {_shown(relation.target)}."
        return _finding("appendix-linked", name, message, "Put the picture itself into the file, in the link's place.")
    if relation.kind == "image" and relation.target.rpartition(".")[2].lower() not in PICTURES:
        message = f"The appendix holds a picture of a kind that is not known: {_shown(relation.target)}."
        return _finding("appendix-picture", name, message, "Save the picture as PNG or JPEG and put it in again.")
    if not package.data(relation.target):
        message = f"A part of the appendix is missing or empty: {_shown(relation.target)}."
        return _finding("appendix-damaged", name, message, "Open it in Word, let Word mend it, and save it again.")
    return None


def _link(relation: Relation, name: str) -> Finding | None:
    if relation.external and relation.target.lower().startswith(ADDRESSES):
        return None
    message = f"The appendix links to '{_shown(relation.target)}', which is no web or mail address."
    return _finding("appendix-link", name, message, "Take the link out in Word (Remove Hyperlink) and save it.")


def _shown(address: str) -> str:
    return "".join(character if character.isprintable() else "�" for character in address[:120])


def _finding(check: str, name: str, message: str, hint: str) -> Finding:
    return Finding(check, Place(name), message, hint, key=f"{name}: {message[:60]}")
