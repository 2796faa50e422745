"""Numbered lists: a number of its own for each, so that each begins at 1, over the template's own definition."""

from __future__ import annotations

from collections.abc import Mapping

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from ..markup import elements, value, w

_LEVELS = 9


class Lists:
    """The lists of a document. `numbers` are the numbering instances of its styles, by the styles' ids."""

    def __init__(self, document: Document, numbers: Mapping[str, int]) -> None:
        self._document = document
        self._numbers = numbers

    def new(self, style: str) -> int:
        """A new numbering instance, restarted at every level, of the definition that a style uses; 0 without one."""
        root = self._root()
        definition = None if root is None else self._definition(root, self._numbers.get(style, 0))
        if root is None or not definition:
            return 0
        number = max((int(one.get(w("numId"), "0")) for one in elements(root, "num")), default=0) + 1
        self._place(root, _instance(number, definition))
        return number

    def first_level(self, style: str) -> str:
        """How a style's first level is numbered, `%1.` for 1., 2., 3.; `%1` where the template does not say."""
        root = self._root()
        definition = "" if root is None else self._definition(root, self._numbers.get(style, 0))
        levels = (
            level
            for one in ([] if root is None else elements(root, "abstractNum"))
            if one.get(w("abstractNumId")) == definition
            for level in elements(one, "lvl")
        )
        return value(next(levels, None), "lvlText") or "%1"

    def _root(self) -> etree._Element | None:
        part = self._document.part
        parts = [one.target_part for one in part.rels.values() if one.reltype == RELATIONSHIP_TYPE.NUMBERING]
        return parts[0].element if parts else None

    @staticmethod
    def _definition(root: etree._Element, number: int) -> str:
        named = (one for one in elements(root, "num") if one.get(w("numId")) == str(number))
        return value(next(named, None), "abstractNumId")

    @staticmethod
    def _place(root: etree._Element, instance: etree._Element) -> None:
        """After the last instance: what may follow them has its place behind."""
        list(elements(root, "num"))[-1].addnext(instance)


def _instance(number: int, definition: str) -> etree._Element:
    instance = etree.Element(w("num"), {w("numId"): str(number)})
    etree.SubElement(instance, w("abstractNumId"), {w("val"): definition})
    for level in range(_LEVELS):
        override = etree.SubElement(instance, w("lvlOverride"), {w("ilvl"): str(level)})
        etree.SubElement(override, w("startOverride"), {w("val"): "1"})
    return instance
