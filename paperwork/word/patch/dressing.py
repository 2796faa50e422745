"""Styles and lists of a fresh build matched to those of a draft, by what they are called and how they look.

LibreOffice gives styles other ids and writes lists anew, so neither ids nor bytes are compared. A list of a region is
taken for the list in the same place of the same region of the draft: an item that joins it counts on.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping
from copy import deepcopy

from .. import archive, controls
from ..markup import elements, serialised, value, w
from . import walking
from .walking import Element

_USES = ("pStyle", "rStyle", "tblStyle")
_LEADS = ("basedOn", "next", "link")
_NUMBERING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_EMPTY = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
_LAST = w("numIdMacAtCleanup")


class Dressing:
    """Fits the styles and lists that an element of the fresh build names to the draft; what is missing is brought."""

    def __init__(self, parts: dict[str, bytes], main: str, fresh: Mapping[str, bytes], fresh_main: str) -> None:
        self._parts, self._main = parts, main
        styles = _side(fresh, fresh_main, "styles")
        self._theirs = {one.get(w("styleId"), ""): one for one in ([] if styles is None else styles.iter(w("style")))}
        self._numbering = _side(fresh, fresh_main, "numbering")
        ours = _side(parts, main, "styles")
        self._has_styles = ours is not None
        self._ids = {_named(one): one.get(w("styleId"), "") for one in ([] if ours is None else ours.iter(w("style")))}
        self._styles: dict[str, str] = {}
        self._numbers = _same_lists(archive.root(fresh, fresh_main), archive.root(parts, main))

    def fit(self, element: Element) -> None:
        """Names styles and lists as the draft does."""
        for use in elements(element, *_USES):
            use.set(w("val"), self._style(use.get(w("val"), "")))
        for number in elements(element, "numId"):
            number.set(w("val"), self._number(number.get(w("val"), "")))

    def _style(self, theirs: str) -> str:
        if theirs not in self._styles:
            style = self._theirs.get(theirs)
            known = theirs if style is None else self._ids.get(_named(style), "")
            self._styles[theirs] = known or (self._brought(theirs) if self._has_styles else theirs)
        return self._styles[theirs]

    def _brought(self, theirs: str) -> str:
        made = deepcopy(self._theirs[theirs])
        taken = set(self._ids.values())
        id = next(name for name in (theirs, *(f"{theirs}{at}" for at in range(2, 10_000))) if name not in taken)
        self._styles[theirs] = self._ids[_named(made)] = id
        made.set(w("styleId"), id)
        made.attrib.pop(w("default"), "")
        for lead in [one for one in made if one.tag in map(w, _LEADS)]:
            lead.set(w("val"), self._style(lead.get(w("val"), "")))
        self.fit(made)
        name = archive.related(self._parts, self._main, "styles")[0]
        root = archive.root(self._parts, name)
        root.append(made)
        self._parts[name] = serialised(root)
        return id

    def _number(self, theirs: str) -> str:
        if theirs not in self._numbers:
            instance = _by_id(self._numbering, "num", "numId", theirs)
            self._numbers[theirs] = theirs if instance is None else self._counted_anew(instance)
        return self._numbers[theirs]

    def _counted_anew(self, instance: Element) -> str:
        """A list of the draft's own, over its own definition where it has the same."""
        definition = _by_id(self._numbering, "abstractNum", "abstractNumId", value(instance, "abstractNumId"))
        made = deepcopy(instance)
        said = made.find(w("abstractNumId"))
        if definition is None or said is None:
            return "0"
        name = self._numbering_part()
        root = archive.root(self._parts, name)
        said.set(w("val"), self._definition(root, definition))
        number = _free(root, "num", "numId")
        made.set(w("numId"), number)
        walking.put_before(root, made, _LAST)
        self._parts[name] = serialised(root)
        return number

    def _definition(self, root: Element, theirs: Element) -> str:
        face = _face(theirs)
        same = next((one for one in elements(root, "abstractNum") if _face(one) == face), None)
        if same is not None:
            return same.get(w("abstractNumId"), "")
        made = deepcopy(theirs)
        number = _free(root, "abstractNum", "abstractNumId")
        made.set(w("abstractNumId"), number)
        for style in elements(made, *_USES):
            style.set(w("val"), self._style(style.get(w("val"), "")))
        # Word takes lists of one signature for one list.
        for signature in elements(made, "nsid"):
            signed = hashlib.sha1(f"{number}/{signature.get(w('val'))}".encode(), usedforsecurity=False)
            signature.set(w("val"), signed.hexdigest()[:8].upper())
        walking.put_before(root, made, w("num"), _LAST)
        return number

    def _numbering_part(self) -> str:
        found = archive.related(self._parts, self._main, "numbering")
        if found:
            return found[0]
        name = posixpath.join(posixpath.dirname(self._main), "numbering.xml")
        archive.add(self._parts, name, _EMPTY, _NUMBERING_TYPE)
        archive.relate(self._parts, self._main, name, _NUMBERING)
        return name


def _side(parts: Mapping[str, bytes], main: str, kind: str) -> Element | None:
    found = archive.related(parts, main, kind)
    return archive.root(parts, found[0]) if found else None


def _named(style: Element) -> tuple[str, str]:
    return style.get(w("type"), ""), value(style, "name").lower()


def _by_id(root: Element | None, name: str, attribute: str, id: str) -> Element | None:
    found = () if root is None else (one for one in root.iterchildren(w(name)) if one.get(w(attribute)) == id)
    return next(iter(found), None)


def _free(root: Element, name: str, attribute: str) -> str:
    numbers = (one.get(w(attribute), "") for one in root.iterchildren(w(name)))
    return str(1 + max((int(number) for number in numbers if number.isdecimal()), default=0))


def _face(definition: Element) -> list[tuple[str, ...]]:
    """How the levels of a list look: the number's form, its words, where they stand."""
    paths = (("numFmt", "val"), ("lvlText", "val"), ("pPr/ind", "left"), ("pPr/ind", "hanging"))
    return [tuple(value(level, *path) for path in paths) for level in elements(definition, "lvl")]


def _same_lists(fresh: Element, draft: Element) -> dict[str, str]:
    """The draft's number of each list of the fresh build that stands in the same place of the same region."""
    ours = _lists(draft)
    return {
        theirs: ours[tag][at]
        for tag, numbers in _lists(fresh).items()
        for at, theirs in enumerate(numbers)
        if at < len(ours.get(tag, ()))
    } | {"0": "0"}


def _lists(root: Element) -> dict[str, list[str]]:
    """The numbers of the lists in each region, in the order in which they begin."""
    found: dict[str, list[str]] = {}
    for number in elements(root, "numId"):
        tags = (value(control, "sdtPr/tag") for control in number.iterancestors(w("sdt")))
        tag = next((one for one in tags if one.startswith(controls.PREFIX)), "")
        numbers, id = found.setdefault(tag, []), number.get(w("val"), "0")
        if tag and id not in ("0", *numbers):
            numbers.append(id)
    return found
