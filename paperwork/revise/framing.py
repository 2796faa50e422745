"""A draft's frame: of what a new build adds to it, what the draft lacks comes in, whole paragraphs and parts.

What a person deleted does not come back, and a part that was kept and is in the paper again stands once.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from msgspec.structs import replace

from paperwork.model.revision import BLOCKS, Add, Keep, Remark, Token, Tokens, paragraphs

from . import remarks
from .naming import heading_in
from .result import Merged, Texts
from .three_way import Hunk
from .tokens import words


def parted(texts: Texts, hunk: Hunk, frame: bool) -> Iterator[Hunk]:
    """A piece that the new text adds to a frame, without what the draft has already."""
    if not frame or hunk.side != "new" or hunk.base[0] < hunk.base[1]:
        yield hunk
        return
    for piece in _lacking(texts, hunk.new):
        yield replace(hunk, new=piece)


def bring_in(result: Merged, texts: Texts, hunk: Hunk) -> None:
    """A clash in a frame: the draft stays, and of the new text whole paragraphs and parts that it added come in."""
    result.add(Keep(hunk.draft[1] - hunk.draft[0]))
    result.after += texts.draft[slice(*hunk.draft)]
    result.kept = True
    pieces = [part for piece in hunk.pieces for part in _lacking(texts, piece) if not _is_moved(texts, part)]
    whole = [piece for piece in pieces if _is_whole(texts.new, piece)]
    for piece in whole if _at_boundary(result) else ():
        result.add(Add(*piece))
        result.after += texts.new[slice(*piece)]
        result.took = True
    gone = _parts_of(texts.base, hunk.base) - _parts_of(texts.new, hunk.new)
    if gone & _parts_of(texts.draft, hunk.draft):
        result.add(Remark(remarks.part_kept(heading_in(texts.base[slice(*hunk.base)]))))
        result.clashed = True
    elif (
        _is_one_line(texts, hunk)
        or len(whole) < len([piece for piece in pieces if piece[0] < piece[1]])
        or not _at_boundary(result)
    ):
        said = (texts.base[slice(*hunk.base)], texts.draft[slice(*hunk.draft)], texts.new[slice(*hunk.new)])
        result.add(Remark(remarks.clash(*said)))
        result.clashed = True


def _lacking(texts: Texts, piece: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """What of a piece of a new frame the draft lacks: no heading with parts that came back, and stand there still."""
    starts = [piece[0], *(start for start, stop in _below(texts.new, piece) if start > piece[0]), piece[1]]
    groups = list(pairwise(starts))
    back = [any(_is_back(texts, token) for token in texts.new[slice(*group)]) for group in groups]
    for at in range(len(groups) - 2, -1, -1):
        # A heading over others has no part of its own.
        bare = not _parts_of(texts.new, groups[at])
        back[at] |= bare and back[at + 1] and groups[at][0] < groups[at][1]
    for came_back, run in groupby(zip(back, groups, strict=True), key=lambda one: one[0]):
        taken = [group for _, group in run]
        if not came_back:
            yield taken[0][0], taken[-1][1]


def _is_back(texts: Texts, token: Token) -> bool:
    return token.kind == "region" and token not in texts.base and token in texts.draft


def _below(said: Tokens, piece: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The headings in a piece of a text."""
    for start, stop in paragraphs(said[slice(*piece)]):
        end = said[piece[0] + stop - 1]
        if end.kind == "end" and end.text.startswith("h"):
            yield piece[0] + start, piece[0] + stop


def _is_one_line(texts: Texts, hunk: Hunk) -> bool:
    """Whether a person and the new text both put other words into one paragraph, such as the gap for the meeting."""
    sides = (texts.base[slice(*hunk.base)], texts.draft[slice(*hunk.draft)], texts.new[slice(*hunk.new)])
    return all(words(side) and len(list(paragraphs(side))) == 1 and side[-1].kind == "end" for side in sides)


def _parts_of(side: Tokens, span: tuple[int, int]) -> set[str]:
    return {token.text for token in side[slice(*span)] if token.kind == "region"}


def _is_moved(texts: Texts, piece: tuple[int, int]) -> bool:
    """Whether a piece of a frame has parts that the draft has elsewhere, or had: the build orders them otherwise."""
    return any(token.kind == "region" and token in texts.base for token in texts.new[slice(*piece)])


def _is_whole(new: Tokens, piece: tuple[int, int]) -> bool:
    """Whether a piece of a text is some whole paragraphs and parts of it."""
    begins = piece[0] == 0 or new[piece[0] - 1].kind in BLOCKS
    return piece[0] < piece[1] and begins and new[piece[1] - 1].kind in BLOCKS


def _at_boundary(result: Merged) -> bool:
    return not result.after or result.after[-1].kind in BLOCKS
