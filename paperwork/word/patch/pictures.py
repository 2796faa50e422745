"""A picture of a draft drawn anew: the old one deleted and the new one inserted, in the author's size."""

from __future__ import annotations

from ..markup import PIC, WP, A
from .places import Element, Line, Place
from .splitting import UnfollowedError, bare_run, part_runs
from .tracking import Tracker

_EXTENT, _NAMED, _PICTURE = f"{{{WP}}}extent", f"{{{WP}}}docPr", f"{{{PIC}}}cNvPr"
_SIZE = f"{{{PIC}}}pic/{{{PIC}}}spPr/{{{A}}}xfrm/{{{A}}}ext"


def renewed(line: Line, place: Place, drawing: Element, tracker: Tracker, keeps_words: bool) -> Element:
    """Puts a new drawing in the place of an old one, both as tracked changes; gives the insertion."""
    part_runs(line, place.start)
    part_runs(line, place.stop)
    atom = line.atoms[place.start]
    old = atom.node
    _take_size(drawing, old)
    if keeps_words:
        _take_words(drawing, old)
    run = bare_run(atom.run, "")
    run.remove(run[-1])
    run.append(drawing)
    inserted = tracker.insert_runs([run])
    tracker.delete_runs([atom.run])
    deletion = atom.run.getparent()
    if deletion is None:
        raise UnfollowedError
    deletion.addnext(inserted)
    return inserted


def _take_size(drawing: Element, old: Element) -> None:
    size = next(old.iter(_EXTENT), None)
    if size is None:
        return
    for one in (*drawing.iter(_EXTENT), *drawing.iterfind(f".//{_SIZE}")):
        one.set("cx", size.get("cx", "0"))
        one.set("cy", size.get("cy", "0"))


def _take_words(drawing: Element, old: Element) -> None:
    said = next((one.get("descr", "") for one in old.iter(_NAMED)), "")
    for one in (*drawing.iter(_NAMED), *drawing.iter(_PICTURE)):
        one.set("descr", said)
