"""Spans in normal form: neighbours that look alike joined, and no emphasis on the spaces at its own edges."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from ...model.blocks import Span

_AROUND_BREAK = re.compile(r"[^\S\n]*\n[^\S\n]*")


def tidied(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same words in as few spans as carry the same dress.

    Spaces go from both ends and from around line breaks. Where a link or an emphasis begins or ends with a space,
    the space is let out of it: Markdown can't say otherwise, and no reader sees the difference.
    """
    atoms = _trimmed([atom for span in spans for atom in _atoms(span)])
    atoms = _loosened(atoms, lambda atom: (atom.href,), href="")
    atoms = _loosened(atoms, lambda atom: (atom.bold, atom.href), bold=False, italic=False)
    atoms = _loosened(atoms, lambda atom: (atom.italic, atom.bold, atom.href), italic=False)
    return tuple(_joined(atoms))


def _atoms(span: Span) -> list[Span]:
    """A span for each space at its edges, and one for what stands between; a live fact stays whole."""
    if span.fact:
        return [span]
    text = _AROUND_BREAK.sub("\n", span.text)
    inner = text.strip()
    if not inner:
        return [replace(span, text=space) for space in text]
    before, after = text[: text.index(inner)], text[text.index(inner) + len(inner) :]
    return [replace(span, text=part) for part in (*before, inner, *after)]


def _space(atom: Span) -> bool:
    return not atom.fact and atom.text.isspace()


def _trimmed(atoms: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for atom in atoms:
        if atom.text == "\n":
            while kept and _space(kept[-1]) and kept[-1].text != "\n":
                kept.pop()
        if not (_space(atom) and (not kept or (kept[-1].text == "\n" and atom.text != "\n"))):
            kept.append(atom)
    while kept and _space(kept[-1]):
        kept.pop()
    return kept


def _loosened(atoms: list[Span], dress: Callable[[Span], tuple[object, ...]], **bare: str | bool) -> list[Span]:
    """Takes one dress off the spaces at the edges of each run that wears it (the first part of `dress`)."""
    loose: list[Span] = []
    for worn, run in groupby(atoms, dress):
        members = list(run)
        loose += _edged(members, bare) if worn[0] else members
    return loose


def _edged(run: list[Span], bare: dict[str, str | bool]) -> list[Span]:
    words = [at for at, atom in enumerate(run) if not _space(atom)]
    first, last = (words[0], words[-1]) if words else (len(run), len(run))
    return [atom if first <= at <= last else replace(atom, **bare) for at, atom in enumerate(run)]


def _joined(atoms: list[Span]) -> Iterator[Span]:
    for key, run in groupby(
        enumerate(atoms), lambda pair: (pair[0] if pair[1].fact else -1, replace(pair[1], text=""))
    ):
        yield replace(key[1], text="".join(atom.text for _, atom in run))
