"""Appendices into a draft: each file read through the guards, made fit for the paper, and put where its control stands.

A Word file comes in with its own pages, headers and footers, styles, lists, notes and pictures; a PDF as pictures of
its pages, with the PDF itself in a part of the draft, whose true pages go into the draft's PDF. Why not docxcompose
(2.2, MIT): it drops headers, footers and the last section's page, formats text by hand where the default styles
differ, knows nothing of document defaults or themes, and takes whatever a file holds.
Limits: tab stops that a file leaves to its settings and the layout of older versions of Word are the paper's; charts,
SmartArt and endnotes are refused; numbers of pages go on as the paper's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

from paperwork.model.blocks import Appendix, Region
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Paper

from ... import controls
from ...markup import elements, w
from ...package import Element, Package
from ...reader.theme import read_theme
from .. import finishing, placing
from . import cleaning, guard, hanging, notes, outline, sections, sheets, theming
from .carrying import Carrier
from .host import Host
from .lists import Lists
from .styles import StyleBook


def bring_in(parts: dict[str, bytes], paper: Paper) -> None:
    """Puts every appendix of a paper into a draft's members. Raises PaperworkError with all that is wrong with them."""
    due = dict(_appendices(paper))
    if not due:
        return
    host = Host(parts)
    mark = str(paper.slots.get("status_header", "")) if paper.slots.get("exempt") is True else ""
    found: list[Finding] = []
    for control, tag in [one for one in controls.ours(host.body) if one[1] in due]:
        try:
            _Bringing(host, due[tag], tag, mark, paper.path).into(control)
        except PaperworkError as error:
            found += error.findings
    finishing.checked(found)
    finishing.renumber(list(host.stories()))
    host.save()


def warnings(paper: Paper) -> tuple[Finding, ...]:
    """What a reader will miss in a paper's appendices: pages of which no words can be read out."""
    scanned = ((one.name, sheets.wordless(one)) for _, one in _appendices(paper) if one.kind == "pdf")
    return tuple(_scanned(name, numbers) for name, numbers in scanned if numbers)


def _scanned(name: str, numbers: list[int]) -> Finding:
    listed = ", ".join(map(str, numbers[:10])) + (" ..." if len(numbers) > 10 else "")
    message = f"No words can be read on page {listed}: a screen reader will say nothing of what stands there."
    hint = "Ask for the file that was scanned, or have its text recognised (OCR) and save it again."
    return Finding("appendix-scanned", Place(name), message, hint, "warning")


def _appendices(paper: Paper) -> list[tuple[str, Appendix]]:
    regions: list[Region] = [region for _, region in placing.regions(paper.slots)]
    return [(region.tag, block) for region in regions for block in region.blocks if isinstance(block, Appendix)]


class _Bringing(Struct):
    """One appendix on its way into the control that stands for it."""

    host: Host
    appendix: Appendix
    tag: str
    mark: str
    paper: str

    @property
    def label(self) -> str:
        """Tells what is brought with this appendix from all else."""
        return re.sub(r"[^A-Za-z0-9]", "-", self.tag.rpartition("/")[2])

    def into(self, control: Element) -> None:
        """Fills a control of the body. Raises PaperworkError for a file that cannot be brought in."""
        if control.getparent() is not self.host.body:
            raise PaperworkError(_misplaced(self.appendix))
        try:
            blocks, last = self._read(control)
        except (ValueError, KeyError, RecursionError) as failure:
            raise PaperworkError(_damaged(self.appendix)) from failure
        every = [*sections.sections_of_blocks(blocks), last]
        sections.new_page(every[0])
        for section in every:
            sections.count_on(section)
        sections.place(self.host, control, blocks, last, self.label, self.mark)
        _name(control, self.tag)

    def _read(self, control: Element) -> tuple[list[Element], Element]:
        if self.appendix.kind == "pdf":
            return sheets.blocks_of(self.appendix, self.host, self.tag, self.label, marked=bool(self.mark))
        return self._word(guard.opened(self.appendix, self.paper), control)

    def _word(self, package: Package, control: Element) -> tuple[list[Element], Element]:
        roots = guard.stories(package)
        document = roots[package.main]
        body = next(elements(document, "body"))
        last = body[-1] if len(body) and body[-1].tag == w("sectPr") else etree.SubElement(body, w("sectPr"))
        self._dress(package, roots, control)
        cleaning.without_unused(document)
        self.host.declare(document)
        every = sections.sections_of(body)
        self._carry(package, roots, every)
        settings = _side(package, "settings")
        for number, section in enumerate(every):
            notes.number_anew(section, settings, first=number == 0)
        sections.even_and_odd(self.host, settings, every)
        return [one for one in body if one is not last], last

    def _dress(self, package: Package, roots: Mapping[str, Element], control: Element) -> None:
        """Text without what could clash, in styles and lists of its own, its headings below the appendix's."""
        theme = read_theme(_side(package, "theme"), _side(package, "settings"))
        styles, numbering = _side(package, "styles"), _side(package, "numbering")
        document = roots[package.main]
        bookmarks = cleaning.bookmarks_of([document], self.label)
        for root in [*roots.values(), *(one for one in (styles, numbering) if one is not None)]:
            theming.write_out(root, theme)
        for root in roots.values():
            cleaning.clean(root, bookmarks, self.label)
        ours = self.host.made("styles")
        book = StyleBook(ours, etree.Element(w("styles")) if styles is None else styles, self.label)
        book.dress(roots.values())
        hanging.move(list(roots.values()), _side(package, "settings"), self.host.side("settings"), book)
        brought = book.bring(roots.values())
        outline.shift(elements(document, "p"), brought, ours, outline.level_above(self.host.body, control, ours))
        Lists(self.host, numbering, book).bring([*roots.values(), *brought])

    def _carry(self, package: Package, roots: Mapping[str, Element], every: list[Element]) -> None:
        """Pictures, links, footnotes, headers and footers."""
        carrier = Carrier(package, self.host, self.label)
        document = roots[package.main]
        carrier.carry(document, package.main, self.host.main)
        footnotes = package.related(package.main, "footnotes")
        if footnotes in roots and next(elements(document, "footnoteReference"), None) is not None:
            self.host.made("footnotes")
            carrier.carry(roots[footnotes], footnotes, self.host.name_of("footnotes"))
        notes.bring(self.host, document, roots.get(footnotes))
        finishing.tidy(document)
        for section in every:
            carrier.furnish(section, roots)


def _side(package: Package, kind: str) -> Element | None:
    """The root of the part of a kind that the document leads to; None where there is none."""
    return package.xml(package.related(package.main, kind))


def _name(control: Element, tag: str) -> None:
    """The control's hidden bookmark, from its first paragraph to its last; boxes in it are none of its text."""
    inside = [
        one for one in elements(control, "p") if not any(up.tag == w("txbxContent") for up in one.iterancestors())
    ]
    name = controls.bookmark_name(tag)
    start = etree.Element(w("bookmarkStart"), {w("name"): name})
    inside[0].insert(1 if inside[0].find(w("pPr")) is not None else 0, start)
    etree.SubElement(inside[-1], w("bookmarkEnd"), {w("name"): name})


def _misplaced(appendix: Appendix) -> Finding:
    message = f"The template puts the appendix '{appendix.title}' into a table, a box or another part."
    hint = "Put {{p appendix.body }} into a paragraph of its own, in the body of the template."
    return Finding("template-placeholder", Place(appendix.name), message, hint, key="appendix")


def _damaged(appendix: Appendix) -> Finding:
    message = "The appendix is damaged: it holds values that mean nothing."
    return Finding(
        "appendix-damaged", Place(appendix.name), message, "Open it in Word, let Word mend it, and save it again."
    )
