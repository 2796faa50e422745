"""A picture of a draft drawn anew: the old one deleted and the new one inserted, in the size that its author gave it.

A chart whose proportions are others in the new build keeps the author's width and takes a new height; only one that the
author has stretched keeps both.
"""

from __future__ import annotations

from collections.abc import Mapping

from .. import archive
from ..markup import PIC, WP, A, R
from .places import Element, Line, Place
from .splitting import UnfollowedError, bare_run, part_runs
from .tracking import Tracker

_EXTENT, _NAMED, _PICTURE = f"{{{WP}}}extent", f"{{{WP}}}docPr", f"{{{PIC}}}cNvPr"
_BLIP, _EMBED = f"{{{A}}}blip", f"{{{R}}}embed"
_SIZE = f"{{{PIC}}}pic/{{{PIC}}}spPr/{{{A}}}xfrm/{{{A}}}ext"
_PNG = b"\x89PNG\r\n\x1a\n"
# A picture's box is in whole units, and its pixels are whole too: so much may its proportions be off unstretched.
_OFF = 0.02


class Pictures:
    """The pictures of a draft, for those that are drawn anew."""

    def __init__(self, parts: Mapping[str, bytes], main: str, tracker: Tracker) -> None:
        self._parts, self._targets, self._tracker = parts, archive.relations(parts, main), tracker

    def renew(self, line: Line, place: Place, drawing: Element, keeps_words: bool) -> Element:
        """Puts a new drawing in the place of an old one, both as tracked changes; gives the insertion."""
        part_runs(line, place.start)
        part_runs(line, place.stop)
        atom = line.atoms[place.start]
        self._size(drawing, atom.node)
        if keeps_words:
            _take_words(drawing, atom.node)
        run = bare_run(atom.run, "")
        run[-1] = drawing
        inserted = self._tracker.insert_runs([run])
        self._tracker.delete_runs([atom.run])
        deletion = atom.run.getparent()
        if deletion is None:
            raise UnfollowedError
        deletion.addnext(inserted)
        # What comes next in the paragraph stands after the new picture.
        atom.run, atom.node = run, drawing
        return inserted

    def _size(self, drawing: Element, old: Element) -> None:
        wide, high = _extent(old)
        fresh_wide, fresh_high = _extent(drawing)
        if not (wide and high and fresh_wide and fresh_high):
            return
        if not self._is_stretched(old, high / wide):
            high = wide * fresh_high // fresh_wide
        for one in (*drawing.iter(_EXTENT), *drawing.iterfind(f".//{_SIZE}")):
            one.set("cx", str(wide))
            one.set("cy", str(high))

    def _is_stretched(self, drawing: Element, proportion: float) -> bool:
        """Whether a picture is shown in other proportions than its pixels have."""
        blip = next(drawing.iter(_BLIP), None)
        data = b"" if blip is None else self._parts.get(self._targets.get(blip.get(_EMBED, ""), ""), b"")
        if not data.startswith(_PNG):
            return False
        wide, high = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
        return wide > 0 and high > 0 and abs(proportion * wide / high - 1) > _OFF


def _extent(drawing: Element) -> tuple[int, int]:
    found = next(drawing.iter(_EXTENT), None)
    wide, high = ("0", "0") if found is None else (found.get("cx", "0"), found.get("cy", "0"))
    return (int(wide), int(high)) if wide.isdecimal() and high.isdecimal() else (0, 0)


def _take_words(drawing: Element, old: Element) -> None:
    said = next((one.get("descr", "") for one in old.iter(_NAMED)), "")
    for one in (*drawing.iter(_NAMED), *drawing.iter(_PICTURE)):
        one.set("descr", said)
