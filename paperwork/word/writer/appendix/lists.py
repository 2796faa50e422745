"""The lists of an appendix: definitions and instances of its own beside the paper's, so that each counts by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from ...markup import elements, value, w
from ...package import Element
from .host import Host
from .styles import StyleBook

_OWN_NAMES = ("styleLink", "numStyleLink", "name", "tmpl")


class Lists:
    """Brings the lists that some text and styles use, and leads both to their new numbers."""

    def __init__(self, host: Host, theirs: Element | None, styles: StyleBook) -> None:
        self._host, self._styles = host, styles
        found: list[Element] = [] if theirs is None else list(theirs)
        self._definitions = {one.get(w("abstractNumId"), ""): one for one in found if one.tag == w("abstractNum")}
        self._instances = {one.get(w("numId"), ""): one for one in found if one.tag == w("num")}
        self._numbers: dict[str, str] = {}
        self._made: dict[str, str] = {}

    def bring(self, roots: Iterable[Element]) -> None:
        """Gives every list that the parts name a number in the paper; one that is no list is none."""
        for root in roots:
            for one in elements(root, "numId"):
                one.set(w("val"), self._number(one.get(w("val"), "")))

    def _number(self, theirs: str) -> str:
        if theirs not in self._instances:
            return "0"
        if theirs not in self._numbers:
            self._numbers[theirs] = self._add(self._instances[theirs])
        return self._numbers[theirs]

    def _add(self, instance: Element) -> str:
        root = self._host.made("numbering")
        made = deepcopy(instance)
        number = _free(root, "num", "numId")
        made.set(w("numId"), number)
        definition = made.find(w("abstractNumId"))
        if definition is None:
            return "0"
        definition.set(w("val"), self._definition(root, definition.get(w("val"), "")))
        for level in made.iter(w("lvl")):
            self._settle(level)
        _place(root, made, "num")
        return number

    def _definition(self, root: Element, theirs: str) -> str:
        if theirs not in self._made:
            made = deepcopy(self._followed(theirs))
            number = self._made[theirs] = _free(root, "abstractNum", "abstractNumId")
            made.set(w("abstractNumId"), number)
            for one in [one for one in made if one.tag in map(w, _OWN_NAMES)]:
                made.remove(one)
            self._sign(made, theirs)
            for level in made.iter(w("lvl")):
                self._settle(level)
            _place(root, made, "abstractNum")
        return self._made[theirs]

    def _followed(self, id: str) -> Element:
        """A definition; where it only names a list style, that of the style."""
        found = self._definitions.get(id)
        if found is None:
            return etree.Element(w("abstractNum"))
        style = value(found, "numStyleLink")
        listed = self._styles.style_list(style) if style else None
        instance = self._instances.get(value(listed, "numId")) if listed is not None else None
        named = value(instance, "abstractNumId")
        followed = self._definitions.get(named)
        return found if followed is None or named == id else followed

    def _sign(self, definition: Element, theirs: str) -> None:
        """Word takes lists of one signature for one list."""
        signature = definition.find(w("nsid"))
        if signature is not None:
            text = f"{self._styles.label}/{theirs}/{signature.get(w('val'), '')}"
            signature.set(w("val"), hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:8].upper())

    def _settle(self, level: Element) -> None:
        """A level of a style that was not brought belongs to none; its bullet is a character, not a picture."""
        for one in [one for one in level if one.tag in (w("pStyle"), w("lvlPicBulletId"))]:
            named = self._styles.named.get(one.get(w("val"), ""), "")
            if one.tag == w("pStyle") and named:
                one.set(w("val"), named)
            else:
                level.remove(one)
        for one in list(elements(level, "rStyle")):
            parent = one.getparent()
            if parent is not None:
                parent.remove(one)


def _free(root: Element, name: str, attribute: str) -> str:
    numbers = (one.get(w(attribute), "0") for one in root.iter(w(name)))
    return str(1 + max((int(number) for number in numbers if number.isdigit()), default=0))


def _place(root: Element, made: Element, name: str) -> None:
    """Behind the last of its kind: definitions stand before instances."""
    kinds = ("numPicBullet", "abstractNum", "num")
    before = {w(one) for one in kinds[: kinds.index(name) + 1]}
    at = max((index + 1 for index, one in enumerate(root) if one.tag in before), default=0)
    root.insert(at, made)
