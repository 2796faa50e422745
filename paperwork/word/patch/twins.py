"""Comments that stand twice, in a row that goes and in one that comes in its place: with the row, its own goes."""

from __future__ import annotations

from collections.abc import Iterator

from .. import archive
from ..markup import below, elements, w, words
from .walking import Element
from .withdrawing import withdraw_ids


def withdraw_twins(parts: dict[str, bytes], *, accept: bool, author: str) -> None:
    """Takes out the comments in rows that go once an author's changes are settled, of which another says the same."""
    main = archive.main_part(parts)
    if b"commentReference" not in parts[main]:
        return
    root = archive.root(parts, main)
    going = {id for row in _going(root, "del" if accept else "ins", author) for id in _ids(row)}
    if not going:
        return
    faces = {one.get(w("id"), ""): _face(one) for one in _comments(parts, main)}
    stay = {faces[id] for id in set(_ids(root)) - going if id in faces}
    if twins := {id for id in going if faces.get(id) in stay}:
        withdraw_ids(parts, twins)


def _going(root: Element, kind: str, author: str) -> Iterator[Element]:
    for row in elements(root, "tr"):
        mark = below(row, f"trPr/{kind}")
        if mark is not None and mark.get(w("author")) == author:
            yield row


def _ids(element: Element) -> Iterator[str]:
    return (one.get(w("id"), "") for one in elements(element, "commentReference"))


def _comments(parts: dict[str, bytes], main: str) -> Iterator[Element]:
    for name in archive.related(parts, main, "comments"):
        yield from archive.root(parts, name)


def _face(comment: Element) -> tuple[str, ...]:
    return (*(comment.get(w(name), "") for name in ("author", "date", "initials")), words(comment))
