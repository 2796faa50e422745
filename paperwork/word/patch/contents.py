"""The contents list of a draft whose headings change: entries of headings that go are deleted with them, tracked.

The field is marked as out of date, so that Word makes the whole list anew when it opens the file: entries of headings
that came in, and every page. Our own reader does the same whenever it reads a draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..markup import elements, w
from . import joining, walking
from .tracking import AUTHOR, Tracker
from .walking import Element

_SAID = ("rPr", "t", "tab", "br", "noBreakHyphen", "fldChar", "instrText", "lastRenderedPageBreak", "commentReference")
_OF_ENTRIES = frozenset(map(w, _SAID))
_LISTS = ("TOC", "INDEX", "TOA")


def follow(root: Element, tracker: Tracker) -> None:
    """Lets the contents lists of a document follow what is tracked in its headings."""
    going = {
        mark.get(w("name"), ""): _words(heading)
        for mark in elements(root, "bookmarkStart")
        if (heading := next(mark.iterancestors(w("p")), None)) is not None and _goes(heading)
    }
    for link in list(elements(root, "hyperlink")):
        words = going.get(link.get(w("anchor"), ""))
        # What somebody wrote or put into an entry is theirs, and stays.
        if words is not None and _asks_for_a_page(link) and _words(link) <= words and not _holds_more(link):
            _delete(link, tracker)
    for mark in _begins(root):
        mark.set(w("dirty"), "true")


def _words(root: Element) -> frozenset[str]:
    """The words that stand in something, deleted ones among them; numbers are no words."""
    said = "".join(one.text or " " for one in root.iter(w("t"), w("delText"), w("tab")))
    return frozenset(re.findall(r"[^\W\d_]+", said))


def _goes(heading: Element) -> bool:
    """Whether we have deleted all the words of a paragraph."""
    ours = any(one.get(w("author")) == AUTHOR for one in heading.iter(*walking.REMOVED))
    return ours and not joining.says(heading)


def _asks_for_a_page(link: Element) -> bool:
    return any((said.text or "").split()[:1] == ["PAGEREF"] for said in elements(link, "instrText"))


def _holds_more(link: Element) -> bool:
    """Whether an entry holds more than words and its page, such as a note, a picture, a live fact or an insertion."""
    runs = [one for one in link.iter(w("r")) if next(one.iterancestors(*walking.REMOVED), None) is None]
    return any(run.getparent() is not link for run in runs) or any(
        one.tag not in _OF_ENTRIES for run in runs for one in run
    )


def _delete(link: Element, tracker: Tracker) -> None:
    """The line of an entry goes, but for what begins or ends the list in it, and for a person's own words."""
    line = next(link.iterancestors(w("p")))
    tracker.delete_runs([run for run in link if run.tag in walking.RUNS])
    if not any(next(said.iterancestors(*walking.REMOVED), None) is None for said in elements(line, "t")):
        tracker.delete_line(line)


def _begins(root: Element) -> Iterator[Element]:
    """The marks with which contents lists begin."""
    for asked in elements(root, "instrText"):
        run = asked.getparent()
        if (asked.text or "").split()[:1] and (asked.text or "").split()[0].upper() in _LISTS and run is not None:
            before = (mark for one in run.itersiblings(preceding=True) for mark in one.iterchildren(w("fldChar")))
            yield from (mark for mark in list(before)[:1] if mark.get(w("fldCharType")) == "begin")
