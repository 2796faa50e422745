"""An element of the fresh build copied so that it can stand in the draft: what it leads to, its ids, styles and lists.

A hidden bookmark of ours keeps its name, and is left out where the draft has that name; any other that clashes gets a
new name, and what refers to it in the same element follows. Limits: pages that an element begins have the headers and
footers of those before; what refers to a renamed bookmark from elsewhere leads to the draft's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import count

from lxml import etree

from .. import archive, controls
from ..markup import W14, WP, elements, serialised, value, w
from . import joining, walking
from .belongings import Belongings
from .dressing import Dressing
from .splitting import UnfollowedError
from .walking import Element

_DOC_PR = f"{{{WP}}}docPr"
_PARAGRAPH = f"{{{W14}}}paraId"
_ROOM = 1000
_NOTES = ("footnote", "endnote")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class Borrower:
    """Copies elements of a fresh build's document for a draft, whose parts take what they need."""

    def __init__(
        self, draft_parts: dict[str, bytes], draft_main: str, fresh_parts: Mapping[str, bytes], fresh_main: str
    ) -> None:
        self._parts, self._main = draft_parts, draft_main
        self._fresh, self._fresh_main = fresh_parts, fresh_main
        self._belongings = Belongings(draft_parts, fresh_parts)
        self._dressing = Dressing(draft_parts, draft_main, fresh_parts, fresh_main)
        roots = [archive.root(draft_parts, name) for name in walking.stories(draft_parts)]
        self._controls = {int(id) for root in roots for id in _control_ids(root)}
        self._tags: Counter[str] = Counter()
        self._names = {one.get(w("name"), "") for root in roots for one in elements(root, "bookmarkStart")}
        self._given: dict[str, Element] = {}
        self._bookmark_ids = _free_ids(roots)
        pictures = (one.get("id", "") for root in roots for one in root.iter(_DOC_PR))
        self._picture_ids = count(1 + max((int(id) for id in pictures if id.isdecimal()), default=0))
        self._notes: dict[tuple[str, str], str] = {}
        self._repeated: set[tuple[str, str]] = set()

    def borrowed(self, element: Element, theirs: str = "", ours: str = "") -> Element:
        """A copy of an element of the fresh build, fit for the draft: for its document, unless parts are named."""
        return self._fitted(element, theirs or self._fresh_main, ours or self._main)

    def repeated(self, element: Element) -> Element:
        """A copy of an element of the draft, to stand elsewhere in it, without comments and what others deleted.

        UnfollowedError where somebody's deletion joins paragraphs in it.
        """
        made = deepcopy(element)
        made.tail = None
        for paragraph in elements(made, "p"):
            paragraph.attrib.pop(_PARAGRAPH, "")
        if any(walking.is_marked(one, kind) for one in elements(made, "p") for kind in ("del", "moveFrom")):
            raise UnfollowedError
        for one in list(made.iter(*walking.REMOVED)):
            _remove(one)
        for one in list(made.iter(*walking.ADDED)):
            joining.unwrap(one)
        for one in list(elements(made, "commentRangeStart", "commentRangeEnd", "commentReference")):
            run = one.getparent()
            _remove(one)
            if run is not None and run.tag == w("r") and not [child for child in run if child.tag != w("rPr")]:
                _remove(run)
        self._number(made)
        self._mark(made)
        self._repeat_notes(made)
        return made

    def _repeat_notes(self, made: Element) -> None:
        """Gives each note of a copy, of the draft's own, a number and a text of its own, once."""
        for kind in _NOTES:
            for reference in elements(made, f"{kind}Reference"):
                id = reference.get(w("id"), "")
                for name in archive.related(self._parts, self._main, f"{kind}s"):
                    note = _note_of(self._parts, name, id)
                    if note is not None and (kind, id) not in self._repeated:
                        reference.set(w("id"), self._put_note(kind, name, deepcopy(note)))

    def _put_note(self, kind: str, name: str, note: Element) -> str:
        for paragraph in elements(note, "p"):
            paragraph.attrib.pop(_PARAGRAPH, "")
        self._number(note)
        self._mark(note)
        root = archive.root(self._parts, name)
        id = str(max([0, *(int(one.get(w("id"), "0")) for one in root)]) + 1)
        note.set(w("id"), id)
        root.append(note)
        self._parts[name] = serialised(root)
        self._repeated.add((kind, id))
        return id

    def _fitted(self, element: Element, theirs: str, ours: str) -> Element:
        made = deepcopy(element)
        made.tail = None
        for reference in list(elements(made, "headerReference", "footerReference")):
            _remove(reference)
        self._belongings.bring(made, theirs, ours)
        self._dressing.fit(made)
        self._number(made)
        self._mark(made)
        for kind in _NOTES:
            for reference in elements(made, f"{kind}Reference"):
                reference.set(w("id"), self._note(kind, reference.get(w("id"), "")))
        return made

    def _number(self, made: Element) -> None:
        """Ids of controls and pictures that the draft has not."""
        for control in elements(made, "sdt"):
            tag = value(control, "sdtPr/tag")
            self._tags[tag] += 1
            controls.set_id(control, controls.free_id(f"{tag}#{self._tags[tag]}", self._controls))
        for picture in made.iter(_DOC_PR):
            id = next(self._picture_ids)
            picture.set("id", str(id))
            picture.set("name", f"Picture {id}")

    def _mark(self, made: Element) -> None:
        """Bookmarks that stand in the copy whole, each by a name and an id of its own; halves are left out."""
        ends = {one.get(w("id")): one for one in elements(made, "bookmarkEnd")}
        renamed: dict[str, str] = {}
        for start in list(elements(made, "bookmarkStart")):
            end, name = ends.pop(start.get(w("id")), None), start.get(w("name"), "")
            free = self._free_name(name)
            if end is None or not free:
                _remove(start)
                _remove(end)
                continue
            renamed[name] = free
            id = next(self._bookmark_ids)
            for mark in (start, end):
                mark.set(w("id"), id)
            start.set(w("name"), free)
            self._given[free] = start
        for end in ends.values():
            _remove(end)
        _refer(made, {old: new for old, new in renamed.items() if old != new})

    def _free_name(self, name: str) -> str:
        """A bookmark's name, changed where it is taken; empty for a hidden one of ours that is."""
        if not self._is_taken(name):
            return name
        if name.startswith(controls.HIDDEN):
            return ""
        return next(free for at in count(2) if not self._is_taken(free := f"{name[:36]}_{at}"))

    def _is_taken(self, name: str) -> bool:
        """Whether the draft has a name, or a copy has it that was put into the draft."""
        given = self._given.get(name)
        if given is not None and given.getroottree().getroot().tag != w("document"):
            given = None
        return name in self._names or given is not None

    def _note(self, kind: str, id: str) -> str:
        """The draft's number of a note that the fresh build has, brought with its text."""
        theirs = next(iter(archive.related(self._fresh, self._fresh_main, f"{kind}s")), "")
        note = _note_of(self._fresh, theirs, id)
        if (kind, id) not in self._notes and note is not None:
            name = self._notes_part(kind, theirs)
            made = self._fitted(note, theirs, name)
            root = archive.root(self._parts, name)
            taken = [int(one.get(w("id"), "0")) for one in root]
            made.set(w("id"), str(max([0, *taken]) + 1))
            root.append(made)
            self._parts[name] = serialised(root)
            self._notes[kind, id] = made.get(w("id"), "")
        return self._notes.get((kind, id), id)

    def _notes_part(self, kind: str, theirs: str) -> str:
        """The draft's part of notes; where it has none, one with the lines that stand over notes alone."""
        found = archive.related(self._parts, self._main, f"{kind}s")
        if found:
            return found[0]
        root = archive.root(self._fresh, theirs)
        root[:] = [one for one in root if one.get(w("type"))]
        archive.add(self._parts, theirs, serialised(root), archive.content_type(self._fresh, theirs))
        archive.relate(self._parts, self._main, theirs, f"{_OFFICE}{kind}s")
        return theirs


def _note_of(parts: Mapping[str, bytes], part: str, id: str) -> Element | None:
    root = archive.root(parts, part) if part in parts else None
    return None if root is None else next((one for one in root if one.get(w("id")) == id), None)


def _control_ids(root: Element) -> Iterator[str]:
    ids = (value(control, "sdtPr/id") for control in elements(root, "sdt"))
    return (id for id in ids if id.isdecimal())


def _free_ids(roots: list[Element]) -> Iterator[str]:
    """Ids for bookmarks: under those that tracked changes get, and far above them where there are very many."""
    said = {one.get(w("id"), "") for root in roots for one in root.iter(etree.Element)}
    taken = {int(id) for id in said if id.isdecimal() and len(id) < 10}
    most = max(taken, default=0)
    return (str(id) for id in count() if id not in taken and not most + _ROOM <= id < most + _ROOM * _ROOM)


def _remove(element: Element | None) -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)


def _refer(made: Element, renamed: Mapping[str, str]) -> None:
    """Leads links and fields of a copy to bookmarks that have new names in it."""
    for link in elements(made, "hyperlink"):
        anchor = link.get(w("anchor"), "")
        if anchor in renamed:
            link.set(w("anchor"), renamed[anchor])
    for field in elements(made, "instrText") if renamed else ():
        field.text = re.sub(r"\w+", lambda found: renamed.get(found[0], found[0]), field.text or "")
