"""What a Word file carries besides its text: people's names, notes of its own, files inside it, and ways out of it.

In: a package and the roots that were read already. Out: `Baggage`. Nothing is opened or fetched; files are named only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from paperwork.model.paper import Baggage

from ..package import Package, Relation
from .values import Element, attr, child, local, w

_RELATIONS = re.compile(r"(?:(.+)/)?_rels/([^/]*)\.rels", re.IGNORECASE)
_CORE = {"creator": "author", "lastModifiedBy": "saved"}
_APP = {"Manager": "manager", "Company": "company"}
# Properties that say nothing of anybody: ours, and those that every file of a document library has.
_HARMLESS = frozenset(
    {"committee", "date", "status", "council", "paperwork stamp", "contenttypeid", "mediaserviceimagetags"}
)
# Parts that are files of their own, or programs; pictures, charts and whatever Word needs for its pages are none.
_FILES = frozenset({"package", "oleObject", "control", "subDocument", "video", "audio", "media", "thumbnail"})
# What leads out and is told of elsewhere: links on words, and pictures that stand in the text.
_TOLD = frozenset({"hyperlink", "image"})
_CHANGES = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "comment")))
# Who has a hand in a document library's file, as its own properties name them.
_SHARED_WITH = re.compile(rb"<(?:\w+:)?DisplayName[^>]*>([^<]+)<")


def baggage(package: Package, body: Element, settings: Element | None, own: Iterable[bytes]) -> Baggage:
    """What a file carries; `own` are its custom XML parts."""
    people = {kind: tuple(dict.fromkeys(names)) for kind, names in _people(package, body, own).items()}
    relations = list(_relations(package))
    return Baggage(
        people={kind: names for kind, names in people.items() if names},
        properties=tuple(_properties(package)),
        variables=tuple(attr(at, "name") for at in (() if settings is None else settings.iter(w("docVar")))),
        files=tuple(dict.fromkeys(to.target for to in relations if to.kind in _FILES and not to.external)),
        links=tuple(dict.fromkeys([*_out(relations), *_merging(settings)])),
    )


def _people(package: Package, body: Element, own: Iterable[bytes]) -> dict[str, list[str]]:
    people = {_CORE[name]: [text] for name, text in _said(package, "core-properties", "core") if name in _CORE}
    people |= {_APP[name]: [text] for name, text in _said(package, "extended-properties", "app") if name in _APP}
    comments = package.sound_xml(package.related(package.main, "comments"))
    roots = [body] if comments is None else [body, comments]
    people["remarks"] = [attr(at, "author") for root in roots for at in root.iter(*_CHANGES) if attr(at, "author")]
    editors = package.sound_xml(package.related(package.main, "people"))
    named = () if editors is None else editors.iter()
    people["editors"] = [str(value) for at in named for name, value in at.attrib.items() if _is_author(str(name))]
    people["library"] = [name.decode("utf-8", "replace").strip() for part in own for name in _SHARED_WITH.findall(part)]
    return people


def _is_author(attribute: str) -> bool:
    return attribute.endswith("}author")


def _said(package: Package, kind: str, usual: str) -> Iterator[tuple[str, str]]:
    root = package.sound_xml(package.related("", kind) or f"docProps/{usual}.xml")
    for at in () if root is None else root:
        if text := (at.text or "").strip():
            yield local(at), text


def _properties(package: Package) -> Iterator[str]:
    root = package.sound_xml(package.related("", "custom-properties") or "docProps/custom.xml")
    for at in () if root is None else root:
        name = at.get("name", "")
        if name and name.lower().removeprefix("paperwork.") not in _HARMLESS:
            yield name


def _relations(package: Package) -> Iterator[Relation]:
    for part in package.parts:
        if found := _RELATIONS.fullmatch(part):
            yield from package.relations("/".join(name for name in found.groups() if name)).values()


def _out(relations: Iterable[Relation]) -> Iterator[tuple[str, str]]:
    return ((to.kind, to.target) for to in relations if to.external and to.kind not in _TOLD)


def _merging(settings: Element | None) -> Iterator[tuple[str, str]]:
    """The source that a form letter takes its addresses from."""
    merge = child(settings, "mailMerge")
    if merge is not None:
        yield "mailMerge", attr(child(merge, "connectString"), "val") or attr(child(merge, "query"), "val")
