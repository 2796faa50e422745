"""Word's fields: what an instruction asks for, where it leads, and which fields of a part begin and end.

In: instructions as they are written (`PAGEREF _Toc1 \\h`). Out: a `Field` with its keyword and link. Nothing is
worked out here: results stay as Word left them, and page numbers are the page layout's affair.
"""

from __future__ import annotations

import re

from msgspec import Struct

from .values import Element, attr, child, is_on, val, w, whole

_WORD = re.compile(r'"((?:\\.|[^"\\])*)"|(\S+)')
PAGE_NUMBERS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "SECTION"})
# What the layout of pages settles: their numbers, and the headings that rule them.
SETTLED = PAGE_NUMBERS | {"STYLEREF"}
_LINKED = frozenset({"REF", "PAGEREF", "NOTEREF"})
_TICKED, _NOT_TICKED = "☒", "☐"


class Field(Struct):
    """One field being read. `showing` from where its result begins; `printed` once something of it was.

    `outer` is the field that it stands in, if any; `count` the number that it stands for, once it is known.
    """

    instruction: str = ""
    outer: Field | None = None
    showing: bool = False
    printed: bool = False
    form: str = ""
    count: str | None = None

    @property
    def words(self) -> list[str]:
        """Its instruction's words, quotes taken off; backslashes inside quotes undone."""
        found = _WORD.findall(self.instruction)
        return [quoted.replace("\\\\", "\\").replace('\\"', '"') or plain for quoted, plain in found]

    @property
    def keyword(self) -> str:
        """What kind of field it is, in capitals."""
        return (self.words or [""])[0].upper()

    @property
    def href(self) -> str:
        """Where it leads: an address, `#name` inside the document, or empty."""
        words = self.words
        keyword = self.keyword
        if keyword == "HYPERLINK":
            return _address(words[1:])
        if keyword in _LINKED and len(words) > 1 and "\\h" in (word.lower() for word in words):
            return f"#{words[1]}"
        return ""

    @property
    def said(self) -> str:
        """Its instruction with single spaces."""
        return " ".join(self.instruction.split())


def _address(words: list[str]) -> str:
    address, anchor = "", ""
    waiting = ""
    for word in words:
        if waiting:
            anchor = word if waiting == "l" else anchor
            waiting = ""
        elif len(word) == 2 and word[0] == "\\":
            waiting = word[1].lower() if word[1].lower() in "lot" else ""
        elif not address:
            address = word
    return address + (f"#{anchor}" if anchor else "")


def form_text(begin: Element) -> str:
    """What a form field shows that holds no text: a tick box, a choice, the words that it begins with."""
    data = child(begin, "ffData")
    box, choice = child(data, "checkBox"), child(data, "ddList")
    if box is not None:
        ticked = child(box, "checked")
        return _TICKED if is_on(ticked if ticked is not None else child(box, "default")) else _NOT_TICKED
    if choice is not None:
        entries = [val(entry) for entry in choice.iterchildren(w("listEntry"))]
        at = whole(val(child(choice, "result")))
        return entries[at] if 0 <= at < len(entries) else ""
    return val(child(child(data, "textInput"), "default"))


def whole_fields(root: Element) -> frozenset[Element]:
    """The `begin` marks that have their `end`: a field that never ends would swallow what follows."""
    open: list[Element] = []
    ended: set[Element] = set()
    for mark in root.iter(w("fldChar")):
        kind = attr(mark, "fldCharType")
        if next(mark.iterancestors(w("del"), w("moveFrom")), None) is not None:
            continue
        if kind == "begin":
            open.append(mark)
        elif kind == "end" and open:
            ended.add(open.pop())
    return frozenset(ended)
