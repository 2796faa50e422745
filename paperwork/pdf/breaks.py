"""Where a line may break: an excerpt of the Unicode line breaking rules (UAX 14) for Latin text and ideographs.

As in Word and LibreOffice, and other than in UAX 14, a line may break after the hyphen of 2022-23 and before a slash
that follows a space, and never after a slash. In: the text of a paragraph. Out: the offsets after which a new line may
start, those where one must among them.
Limits: no dictionary (Thai, Khmer), no hyphenation other than soft hyphens.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

OPENING, CLOSING, EXCLAMATION, INFIX, SLASH, NUMBER = "OP", "CL", "EX", "IS", "SY", "NU"
HYPHEN, AFTER, BOTH, QUOTE, GLUE, LETTER = "HY", "BA", "B2", "QU", "GL", "AL"
PREFIX, POSTFIX, IDEOGRAPH, SPACE, ZERO, MUST, JOIN, OBJECT = "PR", "PO", "ID", "SP", "ZW", "BK", "WJ", "CB"

_KNOWN = {
    **dict.fromkeys("\n\f\v", MUST),
    **dict.fromkeys(" ", SPACE),
    **dict.fromkeys("\u200b", ZERO),
    **dict.fromkeys("\u00a0\u202f\u2007\u2011", GLUE),
    **dict.fromkeys("\u2060\ufeff", JOIN),
    **dict.fromkeys("\t\u00ad\u2010\u2012\u2013\u2002\u2003\u2009|", AFTER),
    **dict.fromkeys("\u2014", BOTH),
    **dict.fromkeys("-", HYPHEN),
    **dict.fromkeys("!?", EXCLAMATION),
    **dict.fromkeys(".,:;", INFIX),
    **dict.fromkeys("/", SLASH),
    **dict.fromkeys("\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u2039\u203a", QUOTE),
    **dict.fromkeys("([{", OPENING),
    **dict.fromkeys(")]}", CLOSING),
    **dict.fromkeys("$£€¥+\\±−№", PREFIX),
    **dict.fromkeys("%°‰¢", POSTFIX),
    **dict.fromkeys("\ufffc", OBJECT),
    # Small kana, and signs that repeat or lengthen what stands before them.
    **dict.fromkeys("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶーｰゝゞヽヾ々〻〜…‥・", CLOSING),
}
_NEVER_BEFORE = {CLOSING, EXCLAMATION, INFIX, SLASH, SPACE, ZERO, MUST, JOIN, GLUE, AFTER, HYPHEN, QUOTE}
_NEVER_AFTER = {OPENING, GLUE, JOIN, QUOTE}
_WORD = {LETTER, NUMBER}
# Pairs that hold together, beyond words themselves (rules 23 to 30 of UAX 14).
_TOGETHER = {
    (HYPHEN, NUMBER),
    (INFIX, NUMBER),
    (INFIX, LETTER),
    (SLASH, NUMBER),
    (SLASH, LETTER),
    (PREFIX, NUMBER),
    (PREFIX, LETTER),
    (PREFIX, OPENING),
    (PREFIX, IDEOGRAPH),
    (POSTFIX, NUMBER),
    (POSTFIX, LETTER),
    (POSTFIX, OPENING),
    (NUMBER, POSTFIX),
    (NUMBER, PREFIX),
    (LETTER, POSTFIX),
    (LETTER, PREFIX),
    (IDEOGRAPH, POSTFIX),
    (CLOSING, POSTFIX),
    (CLOSING, PREFIX),
    (CLOSING, NUMBER),
    (CLOSING, LETTER),
    (NUMBER, OPENING),
    (LETTER, OPENING),
    (BOTH, BOTH),
}


@cache
def kind(character: str) -> str:
    """The character's line breaking class, as far as this excerpt knows classes."""
    if character in _KNOWN:
        return _KNOWN[character]
    category = unicodedata.category(character)
    if category == "Nd":
        return NUMBER
    if unicodedata.east_asian_width(character) in "WF":
        return IDEOGRAPH if category[0] in "LNS" else CLOSING if category in ("Pe", "Po") else OPENING
    return LETTER


def may_break(before: str, after: str) -> bool:
    """Whether a line may break between two characters that stand side by side, the first being no space."""
    left, right = kind(before), kind(after)
    if left == ZERO:
        return True
    if right in _NEVER_BEFORE or left in _NEVER_AFTER:
        return False
    return not ((left in _WORD and right in _WORD) or (left, right) in _TOGETHER)


@lru_cache(4096)
def breaks(text: str) -> tuple[int, ...]:
    """Every offset at which a new line may start, the end of the text last. A line must end after \\n and \\f."""
    found = []
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        if before == " ":
            allowed = after not in " \n\f\v" and _after_spaces(text, at)
        elif before.isalnum() and after.isalnum() and before < "\u0250" and after < "\u0250":
            continue
        elif before == "-" and text[at - 2 : at - 1].isalnum():
            allowed = after.isalnum()
        else:
            allowed = before in "\n\f\v" or may_break(before, after)
        if allowed:
            found.append(at)
    return (*found, len(text)) if text else ()


def _after_spaces(text: str, at: int) -> bool:
    """After spaces a line may start, but not with closing marks, nor after an opening bracket (rules 13 and 14)."""
    last = at - 1
    while last >= 0 and text[last] == " ":
        last -= 1
    if last >= 0 and kind(text[last]) == OPENING:
        return False
    return kind(text[at]) not in (CLOSING, EXCLAMATION, JOIN, ZERO)
