"""The styles that a paper needs, by the names that Word shows, and those that a template has.

A template's styles come in as the root of its `styles.xml`; what goes out is the id of a style by its name. Names are
compared without regard to case, as Word does for its built-in ones (`Heading 2` is `heading 2` in the file).
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from msgspec import Struct, field

from paperwork.model.blocks import CellRole, ParagraphRole
from paperwork.model.findings import Finding, Place

from .markup import w

# The paragraph style of each role; body text takes the template's default style.
PARAGRAPHS: Mapping[ParagraphRole, str] = {
    "body": "",
    "numbered": "Numbered paragraph",
    "caption": "Caption",
    "note": "Note",
    "gap": "",
}
# A gap is marked by a character style, so that what is typed in its place looks like any other text.
GAP = "Gap"
HEADING, NUMBERED_HEADING = "Heading {level}", "Numbered heading"
BULLET, NUMBER = "List Bullet", "List Number"
# The same lists under numbered paragraphs, further in; a template may do without.
NUMBERED_BULLET, NUMBERED_NUMBER = "Numbered bullet", "Numbered number"
HYPERLINK = "Hyperlink"
TABLE, TABLE_TEXT, TABLE_HEAD = "Paper table", "Table text", "Table head"
# The same for tables of many columns on landscape pages; a template may do without.
SMALL = "{name} wide"
CELLS: Mapping[CellRole, str] = {
    "": TABLE_TEXT,
    "gap": TABLE_TEXT,
    "label": "Table label",
    "total": "Table total",
    "green": "Table rating",
    "amber": "Table rating",
    "red": "Table rating",
}
CONTENTS = "TOC {level}"


class Styles(Struct):
    """A template's styles: ids by (kind, name), outline levels by id; `lacking` gathers what was asked for in vain."""

    ids: Mapping[tuple[str, str], str]
    levels: Mapping[str, int]
    numbering: Mapping[str, int]
    lacking: dict[str, str] = field(default_factory=dict)

    def paragraph(self, name: str, use: str) -> str:
        """The id of a paragraph style; empty, and noted as lacking, where the template has none of that name."""
        return self._id("paragraph", name, use)

    def character(self, name: str, use: str) -> str:
        """The id of a character style, likewise."""
        return self._id("character", name, use)

    def table(self, name: str, use: str) -> str:
        """The id of a table style, likewise."""
        return self._id("table", name, use)

    def has(self, name: str) -> bool:
        """Whether the template has a paragraph style of that name."""
        return ("paragraph", name.lower()) in self.ids

    def _id(self, kind: str, name: str, use: str) -> str:
        found = self.ids.get((kind, name.lower()), "")
        if not found:
            self.lacking.setdefault(name, use)
        return found

    def findings(self, template: str) -> list[Finding]:
        """A finding for each style that was asked for and that the template lacks."""
        return [_lacking(name, use, template) for name, use in self.lacking.items()]


def read(root: etree._Element) -> Styles:
    """The styles of a `styles.xml`."""
    by_id = {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}
    ids = {(style.get(w("type"), ""), _name(style).lower()): id for id, style in by_id.items()}
    return Styles(
        ids=ids,
        levels={id: level for id in by_id if (level := _outline(id, by_id)) is not None},
        numbering={id: number for id in by_id if (number := _number(id, by_id)) is not None},
    )


def _name(style: etree._Element) -> str:
    name = style.find(w("name"))
    return "" if name is None else name.get(w("val"), "")


def _outline(id: str, by_id: Mapping[str, etree._Element]) -> int | None:
    """The outline level (1 to 9) of a paragraph style, through what it is based on; None for text."""
    found = _inherited(id, by_id, f"{w('pPr')}/{w('outlineLvl')}")
    return found + 1 if found is not None and found < 9 else None


def _number(id: str, by_id: Mapping[str, etree._Element]) -> int | None:
    return _inherited(id, by_id, f"{w('pPr')}/{w('numPr')}/{w('numId')}")


def _inherited(id: str, by_id: Mapping[str, etree._Element], path: str) -> int | None:
    for _ in range(len(by_id)):
        style = by_id.get(id)
        if style is None:
            return None
        if (found := style.find(path)) is not None:
            return int(found.get(w("val"), "0"))
        based_on = style.find(w("basedOn"))
        id = "" if based_on is None else based_on.get(w("val"), "")
    return None


def _lacking(name: str, use: str, template: str) -> Finding:
    return Finding(
        "template-style",
        Place(template),
        f"The template has no style called '{name}', which {use}.",
        "Make it in Word, or copy it from one of the shipped templates (Styles, Manage styles, Import/Export).",
        key=name,
    )
