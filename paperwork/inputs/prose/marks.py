"""The spans of one block as Markdown: what would be taken for a mark is escaped, emphasis opens and closes for sure.

Markdown judges a mark of emphasis by the letters beside it (CommonMark, left- and right-flanking runs). Where they
would keep it from opening or closing, the letter is written as a character reference, which counts as punctuation.
"""

from __future__ import annotations

import re
from itertools import groupby

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from msgspec import Struct

from ...model.blocks import Span
from .spans import tidied

_ALWAYS = re.compile(r"[\\`*\[\]{}|]|_(?![^\W_])|(?<![^\W_])_|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_LINE_START = re.compile(r"(?m)^(#|[>+=~-])")
_NUMBER_START = re.compile(r"(?m)^(\d{1,9})([.)])(?=\s|$)")


class _Piece(Struct):
    """A stretch of the line: words, or a mark (`opens` or closes an emphasis; None for a link's brackets)."""

    text: str
    words: bool = False
    opens: bool | None = None


def inline(spans: tuple[Span, ...], heading: bool = False) -> str:
    """The Markdown of a block's spans; a heading's line breaks become spaces."""
    pieces = [
        piece for href, run in groupby(tidied(spans), lambda span: span.href) for piece in _linked(href, list(run))
    ]
    _settle(pieces)
    text = "".join(piece.text for piece in pieces)
    text = _NUMBER_START.sub(r"\1\\\2", _LINE_START.sub(r"\\\1", text))
    return re.sub(r"#(?=#*$)", r"\\#", text.replace("\n", " ")) if heading else text.replace("\n", "\\\n")


def _linked(href: str, run: list[Span]) -> list[_Piece]:
    inner = [piece for bold, part in groupby(run, lambda span: span.bold) for piece in _bold(bold, list(part))]
    return [_Piece("["), *inner, _Piece(f"]({_target(href)})")] if href else inner


def _target(href: str) -> str:
    said = re.sub(r"&(?=#?\w+;)", "&amp;", href)
    return f"<{said}>" if re.search(r"[\s()]", said) else said


def _bold(bold: bool, run: list[Span]) -> list[_Piece]:
    inner = [piece for italic, part in groupby(run, lambda span: span.italic) for piece in _italic(italic, list(part))]
    return [_Piece("**", opens=True), *inner, _Piece("**", opens=False)] if bold else inner


def _italic(italic: bool, run: list[Span]) -> list[_Piece]:
    inner = [_Piece(span.text) if span.fact else _Piece(_escaped(span.text), words=True) for span in run]
    return [_Piece("*", opens=True), *inner, _Piece("*", opens=False)] if italic else inner


def _escaped(text: str) -> str:
    return _ALWAYS.sub(lambda found: "\\" + found[0], text)


def _settle(pieces: list[_Piece]) -> None:
    """Makes every mark do what it is there for, whatever stands beside it."""
    pieces[:] = [_Piece("\n"), *pieces, _Piece("\n")]
    inner = range(1, len(pieces) - 1)
    for at in inner:
        if pieces[at].text == "[" and pieces[at - 1].words and pieces[at - 1].text.endswith("!"):
            pieces[at - 1].text = pieces[at - 1].text[:-1] + "\\!"
        if pieces[at].text == "*" and pieces[at].opens:
            _keep_apart(pieces, at)
    # A letter written as a reference is punctuation to its neighbours, and may bar the mark on its other side.
    while any(_unbarred(*pieces[at - 1 : at + 2]) for at in inner):
        pass
    del pieces[0], pieces[-1]


def _unbarred(before: _Piece, mark: _Piece, after: _Piece) -> bool:
    """Whether a letter had to be written as a reference for a mark to open or close."""
    if mark.opens and before.words and _bars(before.text[-1], after.text[0], mark.text):
        before.text = before.text[:-1] + f"&#{ord(before.text[-1])};"
        return True
    if mark.opens is False and after.words and _bars(after.text[0], before.text[-1], mark.text):
        after.text = f"&#{ord(after.text[0])};" + after.text[1:]
        return True
    return False


def _keep_apart(pieces: list[_Piece], opening: int) -> None:
    """Writes an italic as _ where a * would run into the ** of a bold beside it."""
    closing = next(at for at in range(opening, len(pieces)) if pieces[at].text == "*" and pieces[at].opens is False)
    if pieces[opening - 1].text.endswith("*") or pieces[closing + 1].text.startswith("*"):
        pieces[opening].text = pieces[closing].text = "_"


def _bars(outside: str, within: str, mark: str) -> bool:
    """Whether the letter outside a mark keeps it from doing its work on the letter within."""
    return not _light(outside) and (mark == "_" or _light(within))


def _light(letter: str) -> bool:
    return isWhiteSpace(ord(letter)) or isPunctChar(letter) or isMdAsciiPunct(ord(letter))
