"""What a merge leaves behind is put right: empty shells, ids that loops have copied, bookmarks.

In: a merged document, whose regions are content controls. Out: the same document, fit to be a valid Word file, or a
`PaperworkError` that says which placeholder stands where it cannot.
"""

from __future__ import annotations

from typing import cast

from lxml import etree

from paperwork.model.findings import Finding, PaperworkError, Place

from .. import controls
from ..markup import W14, WP, W, elements, value, w, words
from ..styles import Styles

_BLOCK_HOMES = (w("body"), w("tc"), w("sdtContent"))
_NO_TEXT = ("body", "hdr", "ftr", "tbl", "tr", "tc", "sdt", "sdtContent", "p", "r", "hyperlink")
_SAVED_BY = tuple(map(w, ("rsidR", "rsidRDefault", "rsidRPr", "rsidP", "rsidTr", "rsidSect", "rsidDel")))
_MARKS = (*_SAVED_BY, f"{{{W14}}}paraId", f"{{{W14}}}textId")
# An element of python-docx answers `text` with the words of its runs.
_OWN_TEXT = etree.XPath("text()")
_HOMES = " or ".join(f"self::w:{name}" for name in _NO_TEXT)
_WITH_TEXT = etree.XPath(f"descendant-or-self::*[text()][{_HOMES}]", namespaces={"w": W})
_MARKED = etree.XPath(f"//*[@*[namespace-uri() = '{W14}' or starts-with(local-name(), 'rsid')]]")


def tidy(root: etree._Element) -> None:
    """Takes away what a merge leaves in a part: empty runs, and marks of who saved a paragraph when."""
    for run in list(elements(root, "r")):
        if _is_empty(run):
            _remove(run)
    for element in cast(list[etree._Element], _MARKED(root)):
        for name in _MARKS:
            element.attrib.pop(name, "")


def _is_empty(run: etree._Element) -> bool:
    content = [child for child in run if child.tag != w("rPr")]
    return all(child.tag == w("t") and not child.text for child in content)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def fill_shells(root: etree._Element) -> None:
    """Gives a paragraph to whatever Word wants one in: an empty control, a cell, a header that ends without one."""
    for content in elements(root, "sdtContent"):
        if len(content) == 0:
            etree.SubElement(content, w("p" if _holds_blocks(content) else "r"))
    for cell in elements(root, "tc"):
        if not _ends_in_paragraph(cell):
            etree.SubElement(cell, w("p"))
    if root.tag in (w("hdr"), w("ftr")) and not len(root):
        etree.SubElement(root, w("p"))


def _holds_blocks(content: etree._Element) -> bool:
    parent = content.getparent()
    around = None if parent is None else parent.getparent()
    return around is not None and around.tag != w("p")


def _ends_in_paragraph(container: etree._Element) -> bool:
    """Whether the last block is a paragraph, be it inside a control."""
    last = container[-1] if len(container) else None
    if last is not None and last.tag == w("sdt"):
        content = last.find(w("sdtContent"))
        return content is not None and _ends_in_paragraph(content)
    return last is not None and last.tag == w("p")


def keep_signatures(body: etree._Element, style: Styles) -> None:
    """A signature never begins a page: the paragraph before one keeps with it."""
    signature = style.ids.get(("paragraph", "signature"))
    before: etree._Element | None = None
    for paragraph in elements(body, "p"):
        if before is not None and signature and value(paragraph, "pPr/pStyle") == signature:
            _keep_with_next(before)
        before = paragraph


def keep_introductions(body: etree._Element) -> None:
    """A paragraph that ends in a colon stays on the page of what it introduces; in a table, rows see to that."""
    for paragraph in elements(body, "p"):
        if words(paragraph).rstrip().endswith(":") and next(paragraph.iterancestors(w("tbl")), None) is None:
            _keep_with_next(paragraph)


def _keep_with_next(paragraph: etree._Element) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    if properties.find(w("keepNext")) is None:
        properties.insert(int(properties.find(w("pStyle")) is not None), etree.Element(w("keepNext")))


def misplaced(body: etree._Element, outside: list[etree._Element], template: str) -> list[Finding]:
    """A finding for each region that stands where blocks cannot, and for text that stands where only blocks can."""
    found = [_not_alone(tag, template) for control, tag in controls.ours(body) if not _well_placed(control)]
    found += [_not_in_body(tag, template) for root in outside for _, tag in controls.ours(root)]
    for root in (body, *outside):
        found += [_loose(text, template) for home in _untidy(root) for text in _stray(home)]
    return found


def _untidy(root: etree._Element) -> list[etree._Element]:
    """The elements that hold paragraphs or runs and have text right inside, in document order."""
    return cast(list[etree._Element], _WITH_TEXT(root))


def _stray(home: etree._Element) -> list[str]:
    """Text right inside an element that holds paragraphs or runs: Word shows none of it."""
    return [text.strip() for text in cast(list[str], _OWN_TEXT(home)) if text.strip()]


def _well_placed(control: etree._Element) -> bool:
    parent = control.getparent()
    content = control.find(w("sdtContent"))
    if content is not None and len(content) and content[0].tag == w("r"):
        return True
    return parent is not None and parent.tag in _BLOCK_HOMES


def _not_alone(tag: str, template: str) -> Finding:
    return Finding(
        "template-placeholder",
        Place(template),
        f"The placeholder of the region '{tag.removeprefix(controls.PREFIX)}' stands inside a line of text.",
        "A region holds whole paragraphs: write it as {{p … }}, in a paragraph of its own.",
        key=tag,
    )


def _not_in_body(tag: str, template: str) -> Finding:
    return Finding(
        "template-placeholder",
        Place(template),
        f"The placeholder of the region '{tag.removeprefix(controls.PREFIX)}' stands in a header, a footer or a note.",
        "A region can stand in the body of the template only; headers and footers take text.",
        key=tag,
    )


def _loose(text: str, template: str) -> Finding:
    return Finding(
        "template-placeholder",
        Place(template),
        f"A placeholder written with 'p' or another letter gives text, not paragraphs: '{text[:60]}'.",
        "Leave the letter out: {{ … }} instead of {{p … }} or {{r … }}.",
        key=text[:60],
    )


def renumber(roots: list[etree._Element]) -> None:
    """Gives bookmarks, pictures and controls ids of their own over all parts, in the order in which they stand."""
    controls.number(roots)
    drawings = (element for root in roots for element in root.iter(f"{{{WP}}}docPr"))
    for id, drawing in enumerate(drawings, 1):
        drawing.set("id", str(id))
        drawing.set("name", f"Picture {id}")
    _number_bookmarks(roots)


def _number_bookmarks(roots: list[etree._Element]) -> None:
    """Pairs starts with ends: ours by name, the template's by the id that they had; a copied name is dropped."""
    used: dict[str, int] = {}
    open_ones: dict[str, int] = {}
    number = 0
    for root in roots:
        for mark in list(elements(root, "bookmarkStart", "bookmarkEnd")):
            key = mark.get(w("id"), mark.get(w("name"), ""))
            name = mark.get(w("name"), "")
            if mark.tag == w("bookmarkStart") and name not in used:
                used[name] = open_ones[key] = number
                mark.set(w("id"), str(number))
                number += 1
            elif mark.tag == w("bookmarkEnd") and key in open_ones:
                mark.set(w("id"), str(open_ones.pop(key)))
                mark.attrib.pop(w("name"), "")
            else:
                _remove(mark)


def checked(findings: list[Finding]) -> None:
    """Raises PaperworkError where there are any."""
    if findings:
        raise PaperworkError(list(dict.fromkeys(findings)))
