"""What the text of an appendix leads to - pictures, links, headers and footers - carried over with it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from ...markup import R, elements, serialised
from ...package import Element, Package
from .guard import PICTURES, related
from .host import WORDML, Host

_KINDS = ("header", "footer")


class Carrier(Struct):
    """Carries parts of a package over into a draft, each once; `label` names them."""

    package: Package
    host: Host
    label: str
    _pictures: dict[str, str] = field(default_factory=dict)
    _furniture: dict[str, str] = field(default_factory=dict)

    def carry(self, root: Element, theirs: str, ours: str) -> None:
        """Leads a part's text to copies of what it led to; `theirs` and `ours` are the part's name there and here."""
        relations = self.package.relations(theirs)
        new: dict[str, str] = {}
        for element in root.iter():
            for key in related(element) if isinstance(element.tag, str) else ():
                id = element.get(key, "")
                relation = relations.get(id)
                if relation is None or relation.kind in _KINDS:
                    continue
                if id not in new:
                    target = relation.target if relation.external else self._picture(relation.target)
                    new[id] = self.host.relate(ours, target, relation.kind, external=relation.external)
                element.set(key, new[id])

    def _picture(self, theirs: str) -> str:
        if theirs not in self._pictures:
            ending = theirs.rpartition(".")[2].lower()
            name = f"word/media/{self.label}-{len(self._pictures) + 1}.{ending}"
            self._pictures[theirs] = self.host.put(name, self.package.data(theirs), PICTURES[ending])
        return self._pictures[theirs]

    def furnish(self, section: Element, roots: Mapping[str, Element]) -> None:
        """Leads a section to copies of its headers and footers."""
        relations = self.package.relations(self.package.main)
        for kind in _KINDS:
            for reference in list(elements(section, f"{kind}Reference")):
                target = relations[reference.get(f"{{{R}}}id", "")].target
                reference.set(f"{{{R}}}id", self._furniture_of(kind, target, roots))

    def _furniture_of(self, kind: str, theirs: str, roots: Mapping[str, Element]) -> str:
        if theirs not in self._furniture:
            name = furniture(self.host, kind, roots[theirs], self.label)
            self.carry(self.host.root(name), theirs, name)
            self._furniture[theirs] = self.host.relate(self.host.main, name, kind)
        return self._furniture[theirs]


def furniture(host: Host, kind: str, root: Element, label: str) -> str:
    """Adds a header or a footer; gives its part's name."""
    return host.put(f"word/{kind}-{label}.xml", serialised(root), f"{WORDML}{kind}+xml")
