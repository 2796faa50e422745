"""The program's audit of its own file, after it is written: tags, marks, links, fonts, and the words against the draft.

In: the bytes of a PDF, and the draft it was made of. Out: an `Audit`, whose faults are the program's own: what is wrong
in the Word file (a picture without words) is no fault here, and is found before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct
from pikepdf import Object, Pdf

from paperwork.model.blocks import Heading, Table, within
from paperwork.model.findings import NOWHERE, Finding
from paperwork.model.languages import LANGUAGE
from paperwork.model.paper import Draft

from .tables import header_rows
from .tagged import Node, Tagged, read_back
from .wording import difference, joined_words, letters, seen_text

_HEADING = re.compile(r"^H[1-6]$")
# Where an element may stand; what is not named may stand anywhere.
_PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI", "Note"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TR": {"Table", "THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
    "TOCI": {"TOC"},
}
# The roles that we write; all are standard ones (ISO 32000-1, 14.8.4).
_ROLES = {
    *("Document", "Sect", "Div", "BlockQuote", "H1", "H2", "H3", "H4", "H5", "H6", "P", "Note", "Reference", "Link"),
    *("Span", "Quote", "Code", "L", "LI", "Lbl", "LBody", "TOC", "TOCI", "Caption", "Figure", "Formula", "Part", "Art"),
    *("Table", "THead", "TBody", "TR", "TH", "TD", "Index", "NonStruct", "Annot", "Form"),
}
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_MOST, _QUOTED = 12, 40


class Audit(Struct, frozen=True, dict=True):
    """What the audit saw: how many pages and marks, all that is wrong, and the words of each page."""

    pages: int
    marks: int
    faults: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def page_of(self, quote: str) -> int:
        """The one page on which some words stand, counted from 1; 0 where there is none, or more than one."""
        said = letters(quote)[:_QUOTED]
        found = [number for number, page in enumerate(self._letters, 1) if said in page]
        return found[0] if said and len(found) == 1 else 0

    @cached_property
    def _letters(self) -> list[str]:
        return [letters(page) for page in self.words]

    @property
    def finding(self) -> Finding | None:
        """That the file is not sound, and in what; none where it is."""
        if not self.faults:
            return None
        more = len(self.faults) - _MOST
        listed = [*self.faults[:_MOST], *([f"and {more} more"] if more > 0 else [])]
        message = f"The PDF failed the program's own audit: {'; '.join(listed)}."
        hint = "This is a fault of the program, not of the Word file. Don't circulate it; send the file to its makers."
        return Finding("audit", NOWHERE, message, hint)

    @property
    def note(self) -> str:
        """It in one line, where nothing is wrong."""
        pages = f"{self.pages:,} page{'s' if self.pages != 1 else ''}"
        marks = f"{self.marks:,} mark{'s' if self.marks != 1 else ''}"
        return f"Audited: {pages}, {marks}, all tagged; the words are those of the Word file, in order."


def audit(data: bytes, draft: Draft) -> Audit:
    """Read a PDF back and hold it against the draft."""
    tagged = read_back(data)
    faults = list(tagged.faults)
    faults.extend(_of_the_file(tagged.pdf))
    if tagged.root is not None:
        faults.extend(_of_the_tree(tagged.root))
        faults.extend(_of_the_tables(tagged.root, draft))
        faults.extend(_of_the_headings(tagged, draft))
        parted = difference(draft, tagged.root)
        faults.extend([f"the words are not those of the Word file: {parted}"] if parted else ())
        faults.extend(f"two words are read as one: '{word}'" for word in sorted(joined_words(draft, tagged.root)))
    words = tuple("".join(page.words.values()) for page in tagged.pages)
    return Audit(len(tagged.pages), tagged.count, tuple(dict.fromkeys(faults)), words)


def _of_the_file(pdf: Pdf) -> Iterator[str]:
    root = pdf.Root
    if not LANGUAGE.match(str(root.get("/Lang", ""))):
        yield "the language is not said"
    if not _entry(root, "/MarkInfo", "/Marked"):
        yield "it does not say that it is tagged"
    if not _entry(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "its title is not shown"
    if not str(_entry(pdf.trailer, "/Info", "/Title") or "").strip():
        yield "it has no title"
    yield from _of_the_packet(root)
    yield from _of_the_fonts(pdf)


def _entry(holder: Object, name: str, entry: str) -> Object | None:
    return holder[name].get(entry) if name in holder else None


def _of_the_packet(root: Object) -> Iterator[str]:
    packet = root["/Metadata"].read_bytes() if "/Metadata" in root else b""
    for name in (b"dc:title", b"pdfuaid:part"):
        if b"<" + name + b">" not in packet:
            yield f"its metadata lack {name.decode()}"


def _of_the_fonts(pdf: Pdf) -> Iterator[str]:
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for font in page.resources.get("/Font", {}).values():
            if font.objgen not in seen:
                seen.add(font.objgen)
                yield from _of_a_font(font)


def _of_a_font(font: Object) -> Iterator[str]:
    name = str(font.get("/BaseFont", "a font"))[1:]
    inner = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
    is_embedded = any(_entry(inner, "/FontDescriptor", file) is not None for file in _FONT_FILES)
    if font.get("/Subtype") != "/Type3" and not is_embedded:
        yield f"{name} is not embedded"
    if "/ToUnicode" not in font:
        yield f"{name} does not say which characters it shows"


def _of_the_tree(root: Node) -> Iterator[str]:
    for node in root.all():
        for kid in node.nodes:
            if kid.role in _PARENTS and node.role not in _PARENTS[kid.role]:
                yield f"{kid.role} stands in {node.role}"
        if node.role not in _ROLES:
            yield f"no reader knows what {node.role} is"
        if node.role == "THead":
            yield from _of_a_head(node)
        elif node.role == "Figure" and "BBox" not in node.said:
            yield "a picture does not say where it stands"
        elif node.role == "Link" and not node.words and not list(node.nodes):
            yield "a link has no words"
        if "/Lang" in node.source and not LANGUAGE.match(str(node.source["/Lang"])):
            yield f"'{node.source['/Lang']}' is no language"


def _of_the_tables(root: Node, draft: Draft) -> Iterator[str]:
    every = (block for blocks in (draft.blocks, *draft.notes.values()) for block in within(blocks))
    expected = sum(1 for block in every if isinstance(block, Table) and header_rows(block))
    heads = len(root.find("THead"))
    if heads < expected:
        yield f"{expected} tables have heads, the tags have {heads}"


def _of_a_head(head: Node) -> Iterator[str]:
    for row in head.nodes:
        for cell in row.nodes:
            if cell.role != "TH" or "Scope" not in cell.said:
                yield "a table's head has cells that head nothing"


def _of_the_headings(tagged: Tagged, draft: Draft) -> Iterator[str]:
    assert tagged.root is not None
    headings = sum(1 for node in tagged.root.all() if _HEADING.match(node.role))
    marks = sum(1 for _ in _bookmarks(_entry(tagged.pdf.Root, "/Outlines", "/First")))
    if headings > marks:
        yield f"{headings} headings have {marks} bookmarks"
    expected = sum(1 for block in within(draft.blocks) if isinstance(block, Heading) and letters(seen_text(block)))
    if headings < expected:
        yield f"{expected} headings of the Word file are {headings} in the tags"


def _bookmarks(first: Object | None) -> Iterator[Object]:
    pending = [first]
    while pending:
        at = pending.pop()
        if at is not None:
            yield at
            pending += [at.get("/Next"), at.get("/First")]
