"""A template and its slots to a merged document: docxtpl's merge, held to what a template may do.

In: a template's bytes and the slots. Out: a python-docx document whose placeholders are filled. Everything that is
wrong with the template is one `PaperworkError`: unknown placeholders together, each with its nearest slot.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any, cast

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter
from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError
from lxml import etree
from msgspec.structs import replace

from paperwork.model.findings import Finding, PaperworkError, Place

from .lines import crowded, lines, placed
from .lines import torn as torn_lines
from .mending import untorn
from .sandbox import Placeholders
from .slots import refusal

_STORIES = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
_MEND = "Compare its placeholders with those of a shipped template, or begin again from a copy of that one."


class _Merge(DocxTemplate):  # type: ignore[misc]
    """docxtpl without the repairs that would hide a broken template, and without its say in a file's properties."""

    def fix_tables(self, xml: str) -> etree._Element:
        """The merged document, strictly parsed; docxtpl's own parser drops what it does not understand."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        return etree.fromstring(xml, parser)

    def resolve_listing(self, xml: str) -> str:
        """Nothing: line breaks and tabs are markup already."""
        return xml

    def render_properties(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
        """Nothing: the paper says what its file's properties are."""


class _Members:
    """Takes what python-docx saves as it stands, where its own writer would pack it only to be unpacked again."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    def write(self, name: PackURI, data: bytes) -> None:
        """One part."""
        self.parts[name.membername] = data


class Template:
    """An opened template, its document at hand before the merge so that pictures and links can be added to it."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.filled = False
        self._merge = _Merge(io.BytesIO(data))
        try:
            # docxtpl keeps a document that was opened before the merge, and with it what was added to that one.
            self._merge.init_docx()
        except (KeyError, ValueError, AttributeError) as failure:
            raise PaperworkError(self._unopened()) from failure
        self.document: Document = self._merge.docx

    def fill(self, slots: Mapping[str, object]) -> None:
        """Fills every placeholder of the document, its headers, footers and notes.

        Raises PaperworkError with everything that is wrong with them; `filled` says whether the rest was filled.
        """
        body, *stories = self.roots
        given = lines(body, stories)
        crowds = list(crowded(given))
        if broken := list(torn_lines(given)):
            found = [*refusal(*broken).findings, *crowds]
            raise PaperworkError([placed(self._named(one), given) for one in found])
        placeholders = Placeholders(slots)
        torn = [sentence for root in self.roots for sentence in untorn(root)]
        wrong: tuple[Finding, ...] = ()
        try:
            self._merge.render(slots, placeholders, autoescape=True)
            self.filled = placeholders.whole
        except TemplateError:
            wrong = (self._finding("The template cannot be filled.", _MEND),)
        except etree.XMLSyntaxError:
            # What is at fault in a placeholder may be half of a pair; then that is all there is to say.
            wrong = () if placeholders.refused else (self._torn(),)
        except PaperworkError as failure:
            wrong = failure.findings
        refused = (*(refusal(*torn).findings if torn else ()), *placeholders.refused, *wrong)
        unknown = [self._unknown(name, near) for name, near in placeholders.unknown.items()]
        if found := [*map(self._named, (*refused, *crowds)), *unknown]:
            raise PaperworkError([placed(one, given) for one in found])

    @property
    def roots(self) -> list[etree._Element]:
        """The roots of the body, the headers and the footers."""
        relations = self.document.part.rels.values()
        stories = [one.target_part.element for one in relations if one.reltype in _STORIES]
        return [self.document.element.body, *stories]

    def members(self) -> dict[str, bytes]:
        """The parts of the document as it stands, by name: what saving it would pack."""
        package, writer, found = self.document.part.package, cast(Any, PackageWriter), _Members()
        for part in package.parts:
            part.before_marshal()
        writer._write_content_types_stream(found, package.parts)
        writer._write_pkg_rels(found, package.rels)
        writer._write_parts(found, package.parts)
        return found.parts

    def _finding(self, message: str, hint: str = "", check: str = "template", key: str = "") -> Finding:
        return Finding(check, Place(self.name), message, hint, key=key)

    def _named(self, finding: Finding) -> Finding:
        return replace(finding, place=replace(finding.place, file=self.name))

    def _unopened(self) -> Finding:
        hint = "Open it in Word and save it as a Word document (.docx), not as a template (.dotx) or a strict document."
        return self._finding("The template cannot be opened as a Word document.", hint)

    def _unknown(self, name: str, near: str) -> Finding:
        hint = f"Did you mean '{near}'?" if near else "docs/templates.md lists what a template may name."
        message = f"The template names '{name}', which no input gives."
        return self._finding(message, hint, "template-placeholder", name)

    def _torn(self) -> Finding:
        return self._finding(
            "A loop or condition of the template begins in one place and ends in another that does not match.",
            "Put {%p for … %}, {%p if … %} and their ends each in a paragraph of its own.",
            "template-syntax",
        )
