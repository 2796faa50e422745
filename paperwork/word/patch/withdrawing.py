"""Comments of one author or of a check taken out of a Word file, with their ranges and marks; answers to them stay."""

from __future__ import annotations

from collections.abc import Callable, Collection

from lxml import etree

from .. import archive
from ..annotations import is_annotation
from ..markup import elements, serialised, w, words
from . import joining, walking

_PARAGRAPH = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def withdraw(parts: dict[str, bytes], author: str) -> None:
    """Takes out every comment by an author; the part of comments too, where none is left and nothing leads on."""
    _withdraw(parts, lambda comment: comment.get(w("author")) == author)


def withdraw_said(parts: dict[str, bytes], author: str, said: Collection[str]) -> None:
    """Takes out the comments by an author that say some texts."""
    known = {" ".join(one.split()) for one in said}
    _withdraw(parts, lambda comment: comment.get(w("author")) == author and said_in(comment) in known)


def said_in(comment: etree._Element) -> str:
    """The words of a comment on one line, whatever its paragraphs."""
    return " ".join(" ".join(map(words, elements(comment, "p"))).split())


def withdraw_ids(parts: dict[str, bytes], ids: Collection[str]) -> None:
    """Takes out some comments by their ids."""
    _withdraw(parts, lambda comment: comment.get(w("id")) in ids)


def withdraw_annotations(parts: dict[str, bytes]) -> None:
    """Takes out every comment that says what a check found."""
    _withdraw(parts, is_annotation)


def _withdraw(parts: dict[str, bytes], which: Callable[[etree._Element], bool]) -> None:
    main = archive.main_part(parts)
    for name in archive.related(parts, main, "comments"):
        root = archive.root(parts, name)
        gone = [one for one in root if which(one)]
        if not gone:
            continue
        for comment in gone:
            root.remove(comment)
        parts[name] = serialised(root)
        _unmark(parts, {one.get(w("id"), "") for one in gone})
        threads = _forget(parts, main, {at.get(_PARAGRAPH, "") for one in gone for at in elements(one, "p")} - {""})
        if not len(root) and not threads:
            archive.drop(parts, name)


def _unmark(parts: dict[str, bytes], ids: set[str]) -> None:
    """Takes the marks of comments out of the text."""
    for name in walking.stories(parts):
        if b"comment" not in parts[name]:
            continue
        root = archive.root(parts, name)
        marks = [one for one in elements(root, *_MARKS) if one.get(w("id")) in ids]
        for mark in marks:
            run = mark.getparent()
            whole = (
                mark.tag == w("commentReference")
                and run is not None
                and {one.tag for one in run} <= {w("rPr"), mark.tag}
            )
            joining.remove(run if whole and run is not None else mark)
        if marks:
            parts[name] = serialised(root)


def _forget(parts: dict[str, bytes], main: str, paragraphs: set[str]) -> bool:
    """Takes what is gone out of the parts in which Word keeps what answers what. Whether there are such parts."""
    names = [name for kind in ("commentsExtended", "commentsIds") for name in archive.related(parts, main, kind)]
    for name in names:
        root = archive.root(parts, name)
        for one in list(root):
            said = {etree.QName(key).localname: (key, str(text)) for key, text in one.attrib.items()}
            if said.get("paraId", ("", ""))[1] in paragraphs:
                root.remove(one)
            elif said.get("paraIdParent", ("", ""))[1] in paragraphs:
                del one.attrib[said["paraIdParent"][0]]
        parts[name] = serialised(root)
    return bool(names)
