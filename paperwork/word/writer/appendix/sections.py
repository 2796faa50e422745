"""Where an appendix stands: its sections between those of the paper, each with headers and footers of its own.

An appendix begins on a new page. The paper's section is ended before it, and goes on, if anything follows, on a new
page after it with the headers and footers that it had. No header or footer runs over from the one into the other.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from ...markup import R, elements, value, w
from ...package import Element
from . import marking
from .carrying import furniture
from .defaults import ORDER
from .host import Host, ordered

_KINDS = ("default", "first", "even")
_FURNITURE = ("header", "footer")
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# A header that says nothing takes hardly any room: a line of one point.
_NOTHING = (
    f'<w:{{tag}} {_SPACE}><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
    "</w:p></w:{tag}>"
)
_TAGS = {"header": "hdr", "footer": "ftr"}


def sections_of(body: Element) -> list[Element]:
    """The section properties of a body, in order."""
    homes = (body, *elements(body, "pPr"))
    return [one for one in elements(body, "sectPr") if one.getparent() in homes]


class Furnisher:
    """Headers and footers of a draft: which are in force, and empty ones."""

    def __init__(self, host: Host, label: str) -> None:
        self._host, self._label = host, label
        self._empty: dict[str, str] = {}

    def in_force(self, section: Element) -> dict[tuple[str, str], str]:
        """The relationship of each kind of header and footer that a section has or takes over."""
        found: dict[tuple[str, str], str] = {}
        for one in sections_of(self._host.body):
            found |= _said(one)
            if one is section:
                break
        return found

    def say_all(self, section: Element, given: dict[tuple[str, str], str]) -> None:
        """Makes a section say every header and footer: those given, and empty ones for the rest."""
        said = _said(section)
        for what in _FURNITURE:
            for kind in _KINDS:
                id = said.get((what, kind)) or given.get((what, kind)) or self._nothing(what)
                if (what, kind) not in said:
                    named = {w("type"): kind, f"{{{R}}}id": id}
                    ordered(section, etree.Element(w(f"{what}Reference"), named), (f"{what}Reference",))

    def _nothing(self, what: str) -> str:
        if what not in self._empty:
            root = etree.fromstring(_NOTHING.format(tag=_TAGS[what]))
            name = furniture(self._host, what, root, f"none-{self._label}")
            self._empty[what] = self._host.relate(self._host.main, name, what)
        return self._empty[what]


def _said(section: Element) -> dict[tuple[str, str], str]:
    return {
        (what, one.get(w("type"), "default")): one.get(f"{{{R}}}id", "")
        for what in _FURNITURE
        for one in section.findall(w(f"{what}Reference"))
    }


def place(host: Host, control: Element, blocks: list[Element], last: Element, label: str, mark: str = "") -> None:
    """Puts blocks, whose last section is `last`, into a control of the body, in sections of their own.

    Each of their headers says `mark`, where there is one.
    """
    body = host.body
    furnisher = Furnisher(host, label)
    around = _section_after(control, body)
    in_force = furnisher.in_force(around)
    content = control.find(w("sdtContent"))
    assert content is not None
    content[:] = blocks
    _end_before(control, around)
    every = [*sections_of_blocks(blocks), last]
    furnisher.say_all(every[0], {})
    if mark:
        marking.mark_all(host, every, mark)
    after = [one for one in control.itersiblings() if one is not around]
    if all(_is_empty(one) for one in after):
        for one in after:
            body.remove(one)
        body.replace(around, last)
    else:
        _go_on(around, in_force, furnisher)
        end(content, last)


def _is_empty(block: Element) -> bool:
    """Whether a block is a paragraph that says nothing and ends nothing."""
    return block.tag == w("p") and next(elements(block, "r", "sdt", "sectPr"), None) is None


def sections_of_blocks(blocks: list[Element]) -> list[Element]:
    """The section properties that some blocks end with."""
    return [found for one in blocks if (found := one.find(f"{w('pPr')}/{w('sectPr')}")) is not None]


def _section_after(control: Element, body: Element) -> Element:
    """The properties of the section in which a block of the body stands."""
    for block in control.itersiblings():
        if block.tag == w("sectPr"):
            return block
        inside = block.find(f"{w('pPr')}/{w('sectPr')}")
        if inside is not None:
            return inside
    return etree.SubElement(body, w("sectPr"))


def _end_before(control: Element, around: Element) -> None:
    """Ends the paper's section in the paragraph before a control, unless one ends there."""
    before = control.getprevious()
    if before is None or _ends_section(before):
        return
    if before.tag != w("p"):
        before = etree.Element(w("p"))
        control.addprevious(before)
    end_paragraph(before, deepcopy(around))


def _ends_section(block: Element) -> bool:
    if block.tag == w("sdt"):
        content = block.find(w("sdtContent"))
        return content is not None and len(content) > 0 and _ends_section(content[-1])
    return block.find(f"{w('pPr')}/{w('sectPr')}") is not None


def end(content: Element, section: Element) -> None:
    """Ends a section with the last paragraph of some content; a table at the end gets one after it, hardly high."""
    last = content[-1] if len(content) else None
    if last is None or last.tag != w("p") or last.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        last = etree.SubElement(content, w("p"))
        properties = etree.SubElement(last, w("pPr"))
        flat = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}
        etree.SubElement(properties, w("spacing"), {w(name): said for name, said in flat.items()})
    end_paragraph(last, section)


def end_paragraph(paragraph: Element, section: Element) -> None:
    """Makes a paragraph the last of a section."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    section.tail = None
    ordered(properties, section, ORDER["pPr"])


def _go_on(section: Element, given: dict[tuple[str, str], str], furnisher: Furnisher) -> None:
    """The paper's section after an appendix: a new page with all that it had, but neither a first page nor a count."""
    furnisher.say_all(section, given)
    new_page(section)
    count_on(section)
    for one in section.findall(w("titlePg")):
        section.remove(one)


def new_page(section: Element) -> None:
    """Makes a section begin on a new page."""
    for one in section.findall(w("type")):
        section.remove(one)


def count_on(section: Element) -> None:
    """Makes the numbers of pages go on."""
    for one in section.findall(w("pgNumType")):
        one.attrib.pop(w("start"), "")


def even_and_odd(host: Host, theirs: Element | None, sections: list[Element]) -> None:
    """Keeps even pages as they are where only one of the two files tells them from odd ones.

    The setting is one for a whole file. Where it is on, each section that has no header or footer for even pages says
    for them what it says for all; `sections` are those of the appendix.
    """
    settings = host.side("settings")
    if settings is None or _is_on(settings) == _is_on(theirs):
        return
    if _is_on(settings):
        _alike(sections)
        return
    _alike(sections_of(host.body))
    for one in settings.findall(w("evenAndOddHeaders")):
        settings.remove(one)
    said = etree.Element(w("evenAndOddHeaders"))
    later = [one for one in settings if etree.QName(one).localname in _AFTER_EVEN]
    if later:
        later[0].addprevious(said)
    else:
        settings.append(said)


_AFTER_EVEN = (
    "bookFoldRevPrinting", "bookFoldPrinting", "bookFoldPrintingSheets", "drawingGridHorizontalSpacing",
    "drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
    "doNotUseMarginsForDrawingGridOrigin", "drawingGridHorizontalOrigin", "drawingGridVerticalOrigin",
    "doNotShadeFormData", "noPunctuationKerning", "characterSpacingControl", "printTwoOnOne",
    "strictFirstAndLastChars", "noLineBreaksAfter", "noLineBreaksBefore", "savePreviewPicture",
    "doNotValidateAgainstSchema", "saveInvalidXml", "ignoreMixedContent", "alwaysShowPlaceholderText",
    "doNotDemarcateInvalidXml", "saveXmlDataOnly", "useXSLTWhenSaving", "saveThroughXslt", "showXMLTags",
    "alwaysMergeEmptyNamespace", "updateFields", "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars",
    "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats",
    "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "schemaLibrary",
    "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
)  # fmt: skip


def _alike(sections: list[Element]) -> None:
    """Says for even pages what some sections say for all, where they say nothing for them."""
    for section in sections:
        said = _said(section)
        for what in _FURNITURE:
            id = said.get((what, "default"))
            if id and (what, "even") not in said:
                named = {w("type"): "even", f"{{{R}}}id": id}
                ordered(section, etree.Element(w(f"{what}Reference"), named), (f"{what}Reference",))


def _is_on(settings: Element | None) -> bool:
    if settings is None or settings.find(w("evenAndOddHeaders")) is None:
        return False
    return value(settings, "evenAndOddHeaders") not in ("0", "false", "off")
