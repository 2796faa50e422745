"""What must hold of a refreshed draft, whatever people did to it: no word, mark or look of theirs is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from lxml import etree

from paperwork.jobs.refreshing import New, Refreshed, refreshed
from paperwork.word import archive
from paperwork.word.patch.settling import settled
from tests.word.validity import faults

from .living import AT, MAIN, Element, W
from .random_marks import OFFICE

NAME = "draft.docx"
Parts = Mapping[str, bytes]
_STORIES = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_OWN = re.compile(r"\bOwn(?:[a-z]*\d+w?|[a-z]+)")
_TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


def check(draft: bytes, was: Mapping[str, str], new: New) -> Refreshed:
    """A draft refreshed, and all that must hold of it; that rejecting gives it back, the refresh proves itself."""
    done = refreshed(draft, NAME, was, new, AT)
    if done.parts is None:
        return done
    before = settled(archive.members(draft, NAME), accept=True)
    accepted, rejected = settled(done.parts, accept=True), settled(done.parts, accept=False)
    told = set(told_of_columns(accepted))
    for what in (own_words, looks, tracked_by_people, marks_of_people, pictures_of_people):
        lost = Counter(what(before)) - Counter(what(accepted))
        assert not [one for one in lost if told.isdisjoint((one,) if isinstance(one, str) else one)], (
            f"lost when accepted, of {what.__name__}: {lost}"
        )
    for what in (own_words, looks, tracked_by_people, marks_of_people, pictures_of_people, bookmarks):
        assert Counter(what(rejected)) == Counter(what(before)), f"not given back: {what.__name__}"
    assert characters(rejected) == characters(before)
    known = set(faults(draft))
    for result in (done.parts, accepted, rejected):
        new_faults = set(faults(archive.packed(result, tight=False))) - known - set(entries_of_people(result))
        assert not new_faults, new_faults
    return done


def entries_of_people(parts: Parts) -> Iterator[str]:
    """Entries of the contents list that stay for what is in them, though their page goes; Word makes it anew."""
    for link in _document(parts).iter(f"{W}hyperlink"):
        more = link.iter(*(f"{W}{name}" for name in ("footnoteReference", "drawing", "pict", "sdt", "ins")))
        if any(True for _ in (*_own_words(link), *more)):
            yield f"link to no bookmark {link.get(f'{W}anchor')}"


def own_words(parts: Parts) -> Iterator[str]:
    """Every word of a person in a file, hidden and deleted ones too, and those that describe a picture."""
    for root in _stories(parts):
        for one in root.iter(f"{W}p"):
            yield from _own_words(one)
        for picture in root.iter(_PROPERTIES):
            yield from _OWN.findall(picture.get("descr", ""))


def told_of_columns(parts: Parts) -> Iterator[str]:
    """The words of a person that stood in a column that went: a comment tells them."""
    for one in _root(parts["word/comments.xml"]) if "word/comments.xml" in parts else ():
        if "this column is no longer in the table" in (said := "".join(one.itertext())):
            yield from _OWN.findall(said)


def tracked_by_people(parts: Parts) -> Iterator[tuple[str, str]]:
    """Every word of a person that stands in a tracked change by a person."""
    for root in _stories(parts):
        for change in root.iter(*_TRACKED):
            if change.get(f"{W}author") == "A Person":
                yield from ((change.tag, word) for word in _own_words(change))


def marks_of_people(parts: Parts) -> Iterator[tuple[str, str]]:
    """The notes in the text, and the comments by people that stand in it, by what they say."""
    document = _document(parts)
    for kind in ("footnote", "comment"):
        ids = [one.get(f"{W}id") for one in document.iter(f"{W}{kind}Reference")]
        said = {one.get(f"{W}id"): one for one in _root(parts[name])} if (name := f"word/{kind}s.xml") in parts else {}
        for one in (said[id] for id in ids if id in said):
            if kind == "footnote" or one.get(f"{W}author") == "A Person":
                yield one.tag, "".join(one.itertext())


def pictures_of_people(parts: Parts) -> Iterator[str]:
    """The pictures of a person's own, by the names of their files."""
    leads = archive.relations(parts, MAIN)
    names = (leads.get(one.get(f"{{{OFFICE}}}embed", ""), "") for one in _document(parts).iter(_BLIP))
    return (name for name in names if "Own" in name)


def bookmarks(parts: Parts) -> Iterator[str]:
    """The bookmarks of a document, by their names."""
    for one in _document(parts).iter(f"{W}bookmarkStart"):
        yield one.get(f"{W}name", "")


def looks(parts: Parts) -> Iterator[tuple[str, bytes]]:
    """Every word of a person in the document, and the look of its first letter."""
    for one in _document(parts).iter(f"{W}p"):
        signs = list(_signs(one.iter(f"{W}r")))
        for word in _OWN.finditer("".join(sign for sign, _ in signs)):
            yield word[0], signs[word.start()][1]


def characters(parts: Parts) -> list[tuple[str, bytes]]:
    """Each character of a document with its run's looks, in order: what no rejecting may change."""
    return list(_signs(_document(parts).iter(f"{W}r")))


def _signs(runs: Iterable[Element]) -> Iterator[tuple[str, bytes]]:
    for run in runs:
        properties = run.find(f"{W}rPr")
        look = b"" if properties is None else etree.tostring(properties, method="c14n", exclusive=True)
        for text in run.iter(f"{W}t", f"{W}delText"):
            yield from ((sign, look) for sign in text.text or "")


def _stories(parts: Parts) -> Iterator[Element]:
    """The roots of all that holds text; of comments each that is by a person."""
    for name in sorted(filter(_STORIES.fullmatch, parts)):
        root = _root(parts[name])
        if name.endswith("comments.xml"):
            yield from (one for one in root if one.get(f"{W}author") == "A Person")
        else:
            yield root


def _document(parts: Parts) -> Element:
    return _root(parts[MAIN])


@lru_cache(maxsize=64)
def _root(data: bytes) -> Element:
    """A part's root, which nobody changes here: the same parts are looked at in several ways."""
    return etree.fromstring(data)


def _own_words(home: Element) -> list[str]:
    """The words of a person in an element; those that runs part, whole."""
    return _OWN.findall("".join(text.text or "" for text in home.iter(f"{W}t", f"{W}delText")))
