"""What Word would stumble over and the Open XML SDK's validator lets pass: a function a kind of fault.

In: the bytes of a .docx. Out: the faults, a line each, named so that a test can look for the kind. Only what these
functions name is looked for; the validator does the rest.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
RANGES = ("bookmark", "commentRange", "permission")
STYLE_USES = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}

Element = etree._Element
Parts = dict[str, Element]


def faults(data: bytes) -> list[str]:
    """Every fault of a Word file."""
    parts = _parts(data)
    stories = {name: root for name, root in parts.items() if _is_story(name)}
    found = [f"{name}: {fault}" for name, root in stories.items() for check in CHECKS for fault in check(root)]
    return found + [fault for over_all in OVER_ALL for fault in over_all(parts)]


def _parts(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: _root(archive.read(name)) for name in names}


@lru_cache(maxsize=64)
def _root(data: bytes) -> Element:
    """A part's root, which nobody changes here: most parts of one draft are those of the one before."""
    return etree.fromstring(data)


def _is_story(name: str) -> bool:
    return name == "word/document.xml" or name.startswith(("word/header", "word/footer", "word/comments"))


def _value(element: Element, path: str) -> str:
    found = element.find("/".join(W + name for name in path.split("/")))
    return "" if found is None else found.get(f"{W}val", "")


def empty_controls(root: Element) -> Iterator[str]:
    for content in root.iter(f"{W}sdtContent"):
        if len(content) == 0:
            yield "empty control"


def long_tags(root: Element) -> Iterator[str]:
    for name in ("tag", "alias"):
        for element in root.iter(W + name):
            if len(element.get(f"{W}val", "")) > 64:
                yield f"long {name}"


def strange_controls(root: Element) -> Iterator[str]:
    for control in root.iter(f"{W}sdt"):
        if control.find(f"{W}sdtPr/{W}text") is not None:
            yield "plain-text control"
        content = control.find(f"{W}sdtContent")
        inner = {child.tag for child in ([] if content is None else content)}
        if inner & {f"{W}tc", f"{W}tr"}:
            yield "control around a cell or row"
        if control.getparent().tag == f"{W}p" and inner & {f"{W}p", f"{W}tbl"}:
            yield "block in an inline control"
        if control.getparent().tag in (f"{W}r", f"{W}t"):
            yield "control inside a run"


def text_in_deletions(root: Element) -> Iterator[str]:
    """Words in a deletion that are not marked as deleted; those of a box in it are a story of their own."""
    homes = (f"{W}txbxContent", f"{W}del", f"{W}moveFrom")
    for deletion in root.iter(f"{W}del", f"{W}moveFrom"):
        if any(next(text.iterancestors(*homes)) is deletion for text in deletion.iter(f"{W}t")):
            yield "text in a deletion"


def unpaired_ranges(root: Element) -> Iterator[str]:
    for kind in RANGES:
        starts = Counter(mark.get(f"{W}id") for mark in root.iter(f"{W}{kind}Start"))
        ends = Counter(mark.get(f"{W}id") for mark in root.iter(f"{W}{kind}End"))
        if starts != ends:
            yield f"unpaired {kind}"


def late_starts(root: Element) -> Iterator[str]:
    open_ones: set[str | None] = set()
    for mark in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        if mark.tag == f"{W}bookmarkStart":
            open_ones.add(mark.get(f"{W}id"))
        elif mark.get(f"{W}id") not in open_ones:
            yield "bookmark ends before it starts"


def bare_rows(root: Element) -> Iterator[str]:
    for row in root.iter(f"{W}tr"):
        if row.find(f"{W}tc") is None:
            yield "row without cells"


def bare_cells(root: Element) -> Iterator[str]:
    for cell in root.iter(f"{W}tc"):
        last = cell[-1] if len(cell) else None
        while last is not None and last.tag == f"{W}sdt":
            content = last.find(f"{W}sdtContent")
            last = content[-1] if content is not None and len(content) else None
        if last is None or last.tag != f"{W}p":
            yield "cell without a paragraph at its end"


def short_rows(root: Element) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            wide = sum(int(_value(cell, "tcPr/gridSpan") or 1) for cell in row.findall(f"{W}tc"))
            if wide != columns:
                yield f"row of {wide} cells in a grid of {columns}"


def open_fields(root: Element) -> Iterator[str]:
    depth = 0
    for mark in root.iter(f"{W}fldChar"):
        depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(f"{W}fldCharType", "")]
        if depth < 0:
            yield "field ends before it begins"
    if depth > 0:
        yield "unclosed field"


def empty_runs(root: Element) -> Iterator[str]:
    for run in root.iter(f"{W}r"):
        if all(child.tag == f"{W}rPr" or (child.tag == f"{W}t" and not child.text) for child in run):
            yield "empty run"


def loose_text(root: Element) -> Iterator[str]:
    for home in root.iter(f"{W}body", f"{W}tc", f"{W}tr", f"{W}tbl", f"{W}p", f"{W}r", f"{W}sdtContent"):
        if any((text or "").strip() for text in [home.text, *(child.tail for child in home)]):
            yield "text outside a run"


def double_ids(parts: Parts) -> Iterator[str]:
    stories = [root for name, root in parts.items() if _is_story(name)]
    for what, values in {
        "control id": [_value(control, "sdtPr/id") for root in stories for control in root.iter(f"{W}sdt")],
        "bookmark id": [mark.get(f"{W}id") for root in stories for mark in root.iter(f"{W}bookmarkStart")],
        "bookmark name": [mark.get(f"{W}name") for root in stories for mark in root.iter(f"{W}bookmarkStart")],
        "picture id": [picture.get("id") for root in stories for picture in root.iter(DOC_PR)],
    }.items():
        if any(count > 1 for count in Counter(values).values()):
            yield f"double {what}"


def unknown_styles(parts: Parts) -> Iterator[str]:
    styles = {(one.get(f"{W}type"), one.get(f"{W}styleId")) for one in parts["word/styles.xml"].iter(f"{W}style")}
    for name, root in parts.items():
        for use, kind in STYLE_USES.items():
            for element in root.iter(W + use) if _is_story(name) else ():
                if (kind, element.get(f"{W}val")) not in styles:
                    yield f"unknown style {element.get(f'{W}val')}"


def unknown_numbers(parts: Parts) -> Iterator[str]:
    numbering = parts.get("word/numbering.xml")
    known = {"0"} | {one.get(f"{W}numId") or "" for one in ([] if numbering is None else numbering.iter(f"{W}num"))}
    for name, root in parts.items():
        for number in root.iter(f"{W}numId") if _is_story(name) or name == "word/styles.xml" else ():
            if number.get(f"{W}val") not in known:
                yield f"unknown list {number.get(f'{W}val')}"


def dead_ends(parts: Parts) -> Iterator[str]:
    """Links to no bookmark, and ids of no relationship."""
    document = parts["word/document.xml"]
    names = {mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")}
    for link in document.iter(f"{W}hyperlink"):
        if link.get(f"{W}anchor") and link.get(f"{W}anchor") not in names:
            yield f"link to no bookmark {link.get(f'{W}anchor')}"
    relations = parts["word/_rels/document.xml.rels"]
    known = {relation.get("Id") for relation in relations}
    for element in document.iter(etree.Element):
        for key, value in element.attrib.items():
            if str(key).startswith(R) and value not in known:
                yield f"relationship that is not there {value!s}"


CHECKS: tuple[Callable[[Element], Iterator[str]], ...] = (
    empty_controls, long_tags, strange_controls, text_in_deletions, unpaired_ranges, late_starts, bare_rows,
    bare_cells, short_rows, open_fields, empty_runs, loose_text,
)  # fmt: skip
OVER_ALL: tuple[Callable[[Parts], Iterator[str]], ...] = (double_ids, unknown_styles, unknown_numbers, dead_ends)
