"""What an element of a Word file leads to (pictures, links, charts) brought into another file with it, each once."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from .. import archive
from ..markup import R, serialised
from .walking import Element


class Belongings:
    """Brings parts of the `fresh` members into the draft's; what the draft has already, to the byte, is used again."""

    def __init__(self, parts: dict[str, bytes], fresh: Mapping[str, bytes]) -> None:
        self._parts, self._fresh = parts, fresh
        self._copied: dict[str, str] = {}
        self._known: dict[str, Mapping[str, Element]] = {}

    def bring(self, element: Element, theirs: str, ours: str) -> None:
        """Leads an element that stood in one part of theirs, and will stand in one of ours, to what it led to."""
        relations = self._relations(theirs)
        for one in element.iter():
            for key, id in list(one.attrib.items()):
                relation = relations.get(str(id)) if str(key).startswith(f"{{{R}}}") else None
                if relation is not None:
                    one.set(key, self._led(relation, theirs, ours))

    def _relations(self, part: str) -> Mapping[str, Element]:
        """The relationships of a part of theirs, by their ids."""
        if part not in self._known:
            name = archive.relations_part(part)
            found = archive.root(self._fresh, name) if name in self._fresh else ()
            self._known[part] = {one.get("Id", ""): one for one in found}
        return self._known[part]

    def _led(self, relation: Element, theirs: str, ours: str) -> str:
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            return archive.relate(self._parts, ours, target, kind, external=True)
        return archive.relate(self._parts, ours, self._copy(_named(target, theirs)), kind)

    def _copy(self, theirs: str) -> str:
        """The name of the draft's part that has the content of one of theirs."""
        if theirs not in self._copied:
            alone = archive.relations_part(theirs) not in self._fresh
            self._copied[theirs] = (self._same(theirs) if alone else "") or self._added(theirs)
        return self._copied[theirs]

    def _same(self, theirs: str) -> str:
        data, ending = self._fresh.get(theirs, b""), posixpath.splitext(theirs)[1]
        if self._parts.get(theirs) == data:
            return theirs
        return next((name for name, held in self._parts.items() if held == data and name.endswith(ending)), "")

    def _added(self, theirs: str) -> str:
        stem, ending = posixpath.splitext(theirs)
        name, number = theirs, 2
        while name in self._parts:
            name, number = f"{stem}-{number}{ending}", number + 1
        kind = archive.content_type(self._fresh, theirs)
        self._parts[name] = self._fresh.get(theirs, b"")
        if kind != archive.content_type(self._parts, name):
            archive.add(self._parts, name, self._parts[name], kind)
        self._copied[theirs] = name
        self._lead_on(theirs, name)
        return name

    def _lead_on(self, theirs: str, name: str) -> None:
        """A part that leads on leads to copies, by the ids that are written in it."""
        relations = archive.relations_part(theirs)
        if relations not in self._fresh:
            return
        root = archive.root(self._fresh, relations)
        for one in root:
            if one.get("TargetMode") != "External":
                copied = self._copy(_named(one.get("Target", ""), theirs))
                one.set("Target", posixpath.relpath(copied, posixpath.dirname(name) or "."))
        self._parts[archive.relations_part(name)] = serialised(root)


def _named(target: str, part: str) -> str:
    return (
        target.lstrip("/")
        if target.startswith("/")
        else posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
    )
