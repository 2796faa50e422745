"""Fields of an appendix: those that would tell of the paper instead are frozen to what they show.

A date, a file's name, a count or a list of contents is worked out anew wherever it stands, and would change in the
paper. Page numbers go on as the paper's; links and references to pages inside the appendix stay live.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

from ...markup import elements, w
from ...package import Element
from .guard import ADDRESSES

_LIVE = {"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "HYPERLINK", "SYMBOL", "FORMCHECKBOX"}
_TOKENS = ("fldChar", "instrText")
_ENDS = ("separate", "end")
_MACROS = ("entryMacro", "exitMacro")


class _Field(Struct):
    begin: Element
    instructions: list[Element] = field(default_factory=list)
    separate: Element | None = None
    end: Element | None = None

    @property
    def said(self) -> str:
        return "".join(one.text or "" for one in self.instructions)


def settle(root: Element, bookmarks: Mapping[str, str]) -> None:
    """Freezes a part's fields, those that stay live led to the new names of bookmarks."""
    for simple in list(elements(root, "fldSimple")):
        instruction = _live(simple.get(w("instr"), ""), bookmarks)
        if instruction:
            simple.set(w("instr"), instruction)
        else:
            opened(simple)
    for one in _fields(root):
        instruction = _live(one.said, bookmarks) if one.end is not None else ""
        if instruction:
            one.instructions[0].text = instruction
            _clear(one.instructions[1:])
        else:
            _freeze(root, one)
    _clear(list(elements(root, *_MACROS)))


def opened(element: Element) -> None:
    """Puts what stands in an element in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _live(said: str, bookmarks: Mapping[str, str]) -> str:
    """The instruction of a field that stays one; empty for all others."""
    keyword, _, rest = said.strip().partition(" ")
    keyword = keyword.upper()
    if keyword == "PAGEREF":
        name = rest.split()[0].strip('"') if rest.split() else ""
        return f" PAGEREF {bookmarks[name]} \\h " if name in bookmarks else ""
    if keyword == "HYPERLINK":
        return _link(rest, bookmarks)
    return said if keyword in _LIVE else ""


def _link(rest: str, bookmarks: Mapping[str, str]) -> str:
    inner = re.search(r'\\l\s+"?([^"\s]+)"?', rest)
    address = re.match(r'\s*"([^"\\]*)"', rest)
    if address and address[1].lower().startswith(ADDRESSES):
        return f' HYPERLINK "{address[1]}" '
    if not address and inner and inner[1] in bookmarks:
        return f' HYPERLINK \\l "{bookmarks[inner[1]]}" '
    return ""


def _fields(root: Element) -> list[_Field]:
    """Every field of a part, inner ones before those round them; stray marks are fields without an end."""
    done: list[_Field] = []
    open_ones: list[_Field] = []
    for token in elements(root, *_TOKENS):
        kind = token.get(w("fldCharType"), "")
        if kind == "begin":
            open_ones.append(_Field(token))
        elif not open_ones or (token.tag == w("fldChar") and kind not in _ENDS):
            done.append(_Field(token))
        elif token.tag == w("instrText"):
            open_ones[-1].instructions.append(token)
        elif kind == "separate":
            open_ones[-1].separate = token
        else:
            open_ones[-1].end = token
            done.append(open_ones.pop())
    return [*done, *open_ones]


def _freeze(root: Element, one: _Field) -> None:
    """Takes a field's marks and its instruction away, and whatever stands among them."""
    last = one.separate if one.separate is not None else one.end
    leaves = [child for run in elements(root, "r") for child in run if child.tag != w("rPr")]
    if one.begin in leaves and last is not None and last in leaves:
        _clear(leaves[leaves.index(one.begin) : leaves.index(last) + 1])
    _clear([one.begin, *one.instructions, *(mark for mark in (one.separate, one.end) if mark is not None)])


def _clear(gone: list[Element]) -> None:
    for element in gone:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
