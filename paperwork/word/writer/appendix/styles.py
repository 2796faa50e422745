"""The styles of an appendix beside those of the paper: brought as they are, renamed where the paper has their names.

None of the paper's styles changes. A style is shared where both files say the same of it. What an appendix's document
defaults say otherwise than the paper's is said by its styles; where a table's style overrules those defaults, the
paragraphs of that table take a style of their own that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy

from lxml import etree
from msgspec import Struct, field

from ...markup import elements, value, w
from ...package import Element
from . import defaults

_USES = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_NO_LOOK = ("rsid", "qFormat", "uiPriority", "unhideWhenUsed", "semiHidden", "aliases", "autoRedefine", "next")


class StyleBook(Struct, dict=True):
    """Brings the styles of one file, `theirs`, into another's, `ours`; `label` tells those of this appendix apart.

    `theirs` say their fonts and colours themselves. `named` has the new id of each style that was brought.
    """

    ours: Element
    theirs: Element
    label: str
    named: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._theirs = _by_id(self.theirs)
        self._ours = _by_id(self.ours)
        self._names = {(one.get(w("type"), ""), value(one, "name").lower()) for one in self._ours.values()}
        self._made: list[Element] = []
        self._say = {
            kind: defaults.difference(defaults.defaults(self.theirs, kind), defaults.defaults(self.ours, kind), kind)
            for kind in defaults.ORDER
        }

    def default(self, kind: str) -> str:
        """The id of their style that a paragraph or table without one takes; empty where they name none."""
        marked = (id for id, one in self._theirs.items() if one.get(w("type")) == kind and _is_on(one, "default"))
        return next(marked, "")

    def style_list(self, id: str) -> Element | None:
        """The list properties of a style of theirs."""
        one = self._theirs.get(id)
        return None if one is None else one.find(f"{w('pPr')}/{w('numPr')}")

    def table_layers(self, id: str) -> list[Element]:
        """The table properties of a style of theirs, and of those that it builds on, nearest first."""
        return [found for one in self._chain(id) if (found := one.find(w("tblPr"))) is not None]

    def dress(self, roots: Iterable[Element]) -> None:
        """Names the default styles where nothing is named: the paper's default styles are others."""
        paragraph, table = self.default("paragraph"), self.default("table")
        for root in roots:
            for one in elements(root, "p") if paragraph else ():
                defaults.put(one, "pPr", "pStyle", paragraph)
            for one in elements(root, "tbl") if table else ():
                defaults.put(one, "tblPr", "tblStyle", table)

    def bring(self, roots: Iterable[Element]) -> list[Element]:
        """Brings every style that some parts use, with those that it builds on; gives the new ones."""
        roots = list(roots)
        used = [id for root in roots for name in _USES for id in _values(root, name)]
        for id in self._closure(used):
            self._bring(id)
        for one in self._made:
            self._rebase(one)
        for root in roots:
            self._refer(root)
            self._tables(root)
        return self._made

    def _closure(self, used: list[str]) -> list[str]:
        waiting, found = list(dict.fromkeys(used)), dict[str, None]()
        while waiting:
            id = waiting.pop(0)
            if id in self._theirs and id not in found:
                found[id] = None
                waiting += _values(self._theirs[id], "basedOn")
        return list(found)

    def _bring(self, id: str) -> None:
        """Adds a copy of a style under a name of its own, unless the paper's own is the same."""
        self.named[id] = id
        if self._is_shared(id):
            return
        made = deepcopy(self._theirs[id])
        made.attrib.pop(w("default"), "")
        kind, name = made.get(w("type"), ""), value(made, "name")
        heading = _HEADING.match(name)
        if heading and made.find(f"{w('pPr')}/{w('outlineLvl')}") is None:
            defaults.add(made, "pPr", {"outlineLvl": {"val": str(int(heading[1]) - 1)}})
        if id in self._ours or (kind, name.lower()) in self._names or heading:
            self.named[id] = self._free_id(id)
            self._rename(made, name, kind)
        made.set(w("styleId"), self.named[id])
        self._add(made)

    def _free_id(self, id: str) -> str:
        found, number = f"{id}-{self.label}", 2
        while found in self._ours or found in self._theirs:
            found, number = f"{id}-{self.label}-{number}", number + 1
        return found

    def _rename(self, made: Element, name: str, kind: str) -> None:
        found, number = f"{name} ({self.label})", 2
        while (kind, found.lower()) in self._names:
            found, number = f"{name} ({self.label} {number})", number + 1
        said = made.find(w("name"))
        if said is not None:
            said.set(w("val"), found)
        made.set(w("customStyle"), "1")
        for gone in [one for one in made if one.tag in (w("aliases"), w("qFormat"))]:
            made.remove(gone)

    def _is_shared(self, id: str) -> bool:
        their, our = self._theirs.get(id), self._ours.get(id)
        if their is None or our is None or _look(their) != _look(our):
            return False
        # Numbers and levels of headings are the paper's own; and a style that builds on nothing builds on the defaults.
        if any(next(elements(their, name), None) is not None for name in ("numPr", "outlineLvl")):
            return False
        if their.get(w("type")) == "paragraph" and any(self._say.values()):
            return False
        return all(self._is_shared(base) for base in _values(their, "basedOn"))

    def _rebase(self, made: Element) -> None:
        """Leads a style to the new names of those it builds on, and says the defaults where it builds on none."""
        for name in ("basedOn", "link", "next"):
            for one in made.findall(w(name)):
                if one.get(w("val"), "") in self.named:
                    one.set(w("val"), self.named[one.get(w("val"), "")])
                else:
                    made.remove(one)
        if made.get(w("type")) == "paragraph" and made.find(w("basedOn")) is None:
            for kind, properties in self._say.items():
                defaults.add(made, kind, properties)

    def _refer(self, root: Element) -> None:
        """Leads text to its styles' new names; a style that no one knows is as none."""
        for use in _USES:
            for one in list(elements(root, use)):
                named = self.named.get(one.get(w("val"), ""))
                parent = one.getparent()
                if named:
                    one.set(w("val"), named)
                elif parent is not None:
                    parent.remove(one)

    def _tables(self, root: Element) -> None:
        """Where a table's style overrules the defaults, they stand in the table's style, and its text says none."""
        back = {new: old for old, new in self.named.items()}
        for table in list(elements(root, "tbl")):
            style = table.find(f"{w('tblPr')}/{w('tblStyle')}")
            id = "" if style is None else back.get(style.get(w("val"), ""), "")
            if style is None or not self._overrules(id):
                continue
            style.set(w("val"), self._filled(id))
            for paragraph in _own_paragraphs(table):
                for said in paragraph.findall(f"{w('pPr')}/{w('pStyle')}"):
                    said.set(w("val"), self._bare(back.get(said.get(w("val"), ""), "")))

    def _overrules(self, id: str) -> bool:
        """Whether a table's style, or a part of it, says what the defaults say otherwise in the paper."""
        said = (
            name
            for style in self._chain(id)
            for kind in defaults.ORDER
            for properties in elements(style, kind)
            for name in defaults.said(properties)
            if name in self._say[kind]
        )
        return next(said, None) is not None

    def _filled(self, id: str) -> str:
        """The id of a table's style that says the defaults, wherever it says nothing itself."""
        key = f"{id} with the defaults"
        if key not in self.named:
            made = self._again(id, key, self.named.get(value(self._theirs[id], "basedOn"), ""))
            for kind, properties in self._say.items():
                own = self._said(id, kind)
                defaults.add(made, kind, {name: _without(one, own.get(name, {})) for name, one in properties.items()})
        return self.named[key]

    def _bare(self, id: str) -> str:
        """The id of a paragraph's style that says no defaults, nor does any that it builds on."""
        key = f"{id} in tables"
        if id in self._theirs and key not in self.named:
            base = value(self._theirs[id], "basedOn")
            self._again(id, key, self._bare(base) if base else "")
        return self.named.get(key, "")

    def _again(self, id: str, key: str, base: str) -> Element:
        """One more copy of a style of theirs, called after its `key`, that builds on `base`."""
        made = deepcopy(self._theirs[id])
        made.attrib.pop(w("default"), "")
        self._rename(made, value(made, "name") + key.removeprefix(id), made.get(w("type"), ""))
        for name in ("basedOn", "link", "next"):
            for one in made.findall(w(name)):
                made.remove(one)
        if base:
            said = made.find(w("name"))
            assert said is not None
            said.addnext(etree.Element(w("basedOn"), {w("val"): base}))
        self.named[key] = self._free_id(re.sub(r"\W+", "-", key))
        made.set(w("styleId"), self.named[key])
        self._add(made)
        return made

    def _add(self, made: Element) -> None:
        self._ours[made.get(w("styleId"), "")] = made
        self._names.add((made.get(w("type"), ""), value(made, "name").lower()))
        self._made.append(made)
        self.ours.append(made)

    def _said(self, id: str, kind: str) -> dict[str, dict[str, str]]:
        """What a style of theirs says, with all that it builds on."""
        merged: dict[str, dict[str, str]] = {}
        for one in reversed(list(self._chain(id))):
            for name, attributes in defaults.said(one.find(w(kind))).items():
                merged[name] = {**merged.get(name, {}), **attributes}
        return merged

    def _chain(self, id: str) -> Iterator[Element]:
        seen: set[str] = set()
        while id in self._theirs and id not in seen:
            seen.add(id)
            yield self._theirs[id]
            id = value(self._theirs[id], "basedOn")


def _without(said: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    return {key: one for key, one in said.items() if key not in own}


def _own_paragraphs(table: Element) -> Iterator[Element]:
    """The paragraphs of a table's cells, but not those of tables or boxes inside them."""
    for paragraph in elements(table, "p"):
        nearest = next((one for one in paragraph.iterancestors() if one.tag in (w("tbl"), w("txbxContent"))), None)
        if nearest is table:
            yield paragraph


def _by_id(styles: Element) -> dict[str, Element]:
    return {one.get(w("styleId"), ""): one for one in elements(styles, "style")}


def _values(root: Element, name: str) -> list[str]:
    return [one.get(w("val"), "") for one in elements(root, name)]


def _is_on(element: Element, name: str) -> bool:
    return element.get(w(name), "0") not in ("0", "false", "off")


def _look(style: Element) -> bytes:
    """A style without its name and place in Word's lists, to be compared."""
    copied = deepcopy(style)
    for one in [one for one in copied if one.tag in [w(name) for name in (*_NO_LOOK, "name")]]:
        copied.remove(one)
    copied.tail = None
    for key in [key for key in copied.attrib if key not in (w("type"), w("styleId"))]:
        del copied.attrib[key]
    return etree.tostring(copied, method="c14n", exclusive=True)
