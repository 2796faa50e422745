"""The draft that takes appendices in: its parts, parsed once each, with room made for more parts, links and notes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from ... import archive
from ...markup import elements, serialised, w
from ...package import Element

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_EMPTY = '<w:{name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


class Host:
    """A draft's members, changed in place; `save` writes back what was parsed."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self.main = archive.main_part(parts)
        self._roots: dict[str, Element] = {}

    def root(self, part: str) -> Element:
        """The root of a part; changes to it are kept."""
        if part not in self._roots:
            self._roots[part] = archive.root(self.parts, part)
        return self._roots[part]

    @property
    def body(self) -> Element:
        """The body of the document."""
        return next(elements(self.root(self.main), "body"))

    def side(self, kind: str) -> Element | None:
        """The root of the part of a kind (`styles`, `settings`) that the document leads to; None without one."""
        found = archive.related(self.parts, self.main, kind)
        return self.root(found[0]) if found else None

    def made(self, kind: str) -> Element:
        """The root of the document's part of a kind, made empty where there is none."""
        found = self.side(kind)
        if found is not None:
            return found
        name = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        self.put(name, _EMPTY.format(name=kind).encode(), f"{WORDML}{kind}+xml")
        self.relate(self.main, name, kind)
        return self.root(name)

    def name_of(self, kind: str) -> str:
        """The name of the document's part of a kind; empty where there is none."""
        return next(iter(archive.related(self.parts, self.main, kind)), "")

    def put(self, name: str, data: bytes, content_type: str) -> str:
        """Adds a part under a name that no other has; gives that name."""
        stem, ending = posixpath.splitext(name)
        number = 2
        while name in self.parts:
            name, number = f"{stem}-{number}{ending}", number + 1
        archive.add(self.parts, name, data, content_type)
        return name

    def relate(self, part: str, target: str, kind: str, *, external: bool = False) -> str:
        """The id of a new relationship of a part, to another part or to an address outside."""
        name = archive.relations_part(part)
        if name not in self.parts:
            self.parts[name] = archive.NO_RELATIONS.encode()
        relations = self.root(name)
        id = f"rId{1 + max((_number(one.get('Id', '')) for one in relations), default=0)}"
        path = target if external else posixpath.relpath(target, posixpath.dirname(part) or ".")
        said = {"Id": id, "Type": f"{OFFICE}/{kind}", "Target": path}
        etree.SubElement(relations, _RELATIONSHIP, said | ({"TargetMode": "External"} if external else {}))
        self.parts[name] = serialised(relations)
        return id

    def target(self, id: str) -> str:
        """The part to which a relationship of the document leads."""
        relations = self.root(archive.relations_part(self.main))
        path = next(one.get("Target", "") for one in relations if one.get("Id") == id)
        return path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(self.main), path)

    def stories(self) -> Iterator[Element]:
        """The roots of the body's part, of headers and of footers."""
        yield self.root(self.main)
        for kind in ("header", "footer"):
            yield from (self.root(name) for name in archive.related(self.parts, self.main, kind))

    def declare(self, theirs: Element) -> None:
        """Declares the prefixes that another document's root does: some values name elements by their prefix."""
        ours = self.root(self.main)
        spaces = {prefix: space for prefix, space in [*theirs.nsmap.items(), *ours.nsmap.items()] if prefix}
        root = etree.Element(ours.tag, {str(key): str(said) for key, said in ours.attrib.items()}, nsmap=spaces)
        root.extend(list(ours))
        may_pass = [*ours.get(_IGNORABLE, "").split(), *theirs.get(_IGNORABLE, "").split()]
        known = [one for one in dict.fromkeys(may_pass) if one in spaces]
        if known:
            root.set(_IGNORABLE, " ".join(known))
        self._roots[self.main] = root

    def save(self) -> None:
        """Writes every part that was parsed."""
        for name, root in self._roots.items():
            self.parts[name] = serialised(root)


def _number(id: str) -> int:
    digits = id.removeprefix("rId")
    return int(digits) if digits.isdigit() else 0


def ordered(parent: Element, child: Element, order: tuple[str, ...]) -> None:
    """Puts a child where the order of names has its place; names that the order does not know stand at the end."""
    place = order.index(etree.QName(child).localname)
    before = {w(name) for name in order[: place + 1]}
    at = max((index + 1 for index, one in enumerate(parent) if one.tag in before), default=0)
    parent.insert(at, child)
