"""Letters of scripts that run from right to left as they are drawn: Arabic letters joined, brackets turned over.

In: a stretch of text and the face that shows it. Out: for each character its glyph. A letter's forms are those that
Unicode lists as presentation forms, so no shaping engine is loaded (uharfbuzz takes a fifteenth of a second to load);
lam and alef are drawn as one glyph, the alef by one that shows nothing. Limits: scripts that need more (Devanagari, the
marks of Thai) are drawn letter by letter, and accents are not moved to fit their letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

from .faces import Face

TURNED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ARABIC = re.compile("[\u0620-\u06ff\u0750-\u077f]")
_BRACKETS = "()[]{}<>«»‹›≤≥⟨⟩"
_MIRRORED = {one: _BRACKETS[at ^ 1] for at, one in enumerate(_BRACKETS)}
_TATWEEL = "\u0640"
_NAMES = ("isolated", "final", "initial", "medial")


def _listed() -> dict[str, dict[str, str]]:
    """The forms of letters, and of lam with alef, by the letters that they stand for."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD)):
        name, _, letters = unicodedata.decomposition(chr(code)).partition("> ")
        if name.lstrip("<") in _NAMES:
            text = "".join(chr(int(letter, 16)) for letter in letters.split())
            if len(text) == 1 or (text[0] == "\u0644" and len(text) == 2 and text[1] in "\u0622\u0623\u0625\u0627"):
                found.setdefault(text, {}).setdefault(name.lstrip("<"), chr(code))
    return found


_FORMS = _listed()


class Drawn(Struct, frozen=True):
    """A glyph: the code that shows it, its advance in thousandths of the type size; whether it stands over another."""

    code: int
    advance: float
    over: bool = False


@lru_cache(8192)
def drawn(text: str, face: Face) -> tuple[Drawn, ...]:
    """What is drawn for each character of a stretch that runs from right to left."""
    formed = _formed(text) if _ARABIC.search(text) else [(one, one) for one in text]
    return tuple(_drawn(shown, said, face) for shown, said in formed)


def _drawn(shown: str, said: str, face: Face) -> Drawn:
    shown = _MIRRORED.get(shown, shown)
    if not shown:
        # What shows nothing still stands left of the letter that shows it, where readers of the file look for it.
        return Drawn(face.font.shaped(face.font.face.charToGlyph[32], said), 0.0)
    # A face of boxes has every character, but only those that were asked of it have a glyph.
    if not face.has(shown) or ord(shown) not in face.font.face.charToGlyph:
        shown = said
    width = face.widths.get(ord(shown), 0.0)
    over = unicodedata.category(said) == "Mn"
    if shown == said:
        return Drawn(ord(shown), width, over)
    return Drawn(face.font.shaped(face.font.face.charToGlyph[ord(shown)], said), width, over)


def _formed(text: str) -> list[tuple[str, str]]:
    """Each character's form, empty where the one before shows it too, and the character."""
    formed: list[tuple[str, str]] = []
    for at, one in enumerate(text):
        before, after = _neighbour(text, at, -1), _neighbour(text, at, 1)
        joined_before = _joins(before, onward=True) and _joins(one, onward=False)
        pair = text[at : at + 2]
        if at and text[at - 1 : at + 1] in _FORMS:
            formed.append(("", one))
        elif len(pair) == 2 and pair in _FORMS:
            formed.append((_FORMS[pair].get("final" if joined_before else "isolated", one), one))
        else:
            joined_after = _joins(one, onward=True) and _joins(after, onward=False)
            name = _NAMES[joined_before + 2 * joined_after]
            formed.append((_FORMS.get(one, {}).get(name, one), one))
    return formed


def _neighbour(text: str, at: int, step: int) -> str:
    at += step
    while 0 <= at < len(text) and unicodedata.category(text[at]) == "Mn":
        at += step
    return text[at] if 0 <= at < len(text) else ""


def _joins(letter: str, onward: bool) -> bool:
    """Whether a letter joins the one after it (`onward`), or the one before."""
    if letter in (_TATWEEL, "\u200d"):
        return True
    return ("initial" if onward else "final") in _FORMS.get(letter, {})
