"""A page's operators read back: which marks stand on it, what words each holds, and what is painted outside any.

In: a page of a PDF as it was written. Out: its `MarkedPage`. Only what marks and words need is read, so that a paper is
read back in a small part of the time that it takes to make it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field
from pikepdf import Object, Page

from .codes import Codes, codes_of, unescaped

_TOKEN = re.compile(
    rb"/(\w+)\s*<<\s*/MCID\s+(\d+)\s*>>\s*BDC\b"
    rb"|/Artifact\b(?:[^(<]|<<[^<>]*>>)*?B[DM]C\b"
    rb"|/([^\s/<>()\[\]]+)\s+[-\d.]+\s+Tf\b"
    rb"|\(((?:[^()\\]|\\[\s\S])*)\)"
    rb"|<([0-9A-Fa-f\s]*)>(?!>)"
    rb"|BDC\b|BMC\b|EMC\b"
)
_PAINTS = re.compile(rb"(?<![^\s\])>])(?:f\*?|F|S|s|B\*?|b\*?|Do|sh|Tj|TJ|'|\"|EI)(?=\s|$)")


class MarkedPage(Struct):
    """Marks by number with their role and their words, the words of artifacts, and what is wrong, in words."""

    roles: dict[int, str] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def marked_page(page: Page, known: dict[tuple[int, int], Codes]) -> MarkedPage:
    """Read a page; `known` keeps what the codes of a font mean from page to page."""
    fonts = {name[1:].encode(): _codes(font, known) for name, font in page.resources.get("/Font", {}).items()}
    data = _stream(page)
    reader = _Reader(fonts)
    for token in _TOKEN.finditer(data):
        reader.take(token, data)
    reader.end(data)
    return reader.page


def _codes(font: Object, known: dict[tuple[int, int], Codes]) -> Codes:
    if font.objgen not in known:
        known[font.objgen] = codes_of(font)
    return known[font.objgen]


def _stream(page: Page) -> bytes:
    contents = page.obj.get("/Contents")
    if contents is None:
        return b""
    parts: Iterator[Object] = iter(contents) if contents._type_name == "array" else iter((contents,))
    return b"\n".join(part.read_bytes() for part in parts)


class _Reader:
    """Takes a page's tokens in order."""

    def __init__(self, fonts: Mapping[bytes, Codes]) -> None:
        self.fonts, self.page = fonts, MarkedPage()
        self.font = Codes()
        self.open: int | None = None
        self.is_open, self.closed = False, 0
        self.said: list[str] = []

    def take(self, token: re.Match[bytes], data: bytes) -> None:
        """Take one token."""
        role, number, font, string, digits = token.groups()
        if string is not None or digits is not None:
            self._say(unescaped(string) if string is not None else bytes.fromhex(digits.decode()))
        elif font is not None:
            self.font = self.fonts.get(font, Codes())
        elif token[0] == b"EMC":
            self._close(token.end())
        else:
            self._open(token, data, role, number)

    def _say(self, codes: bytes) -> None:
        text = self.font.text(codes)
        self.said.append(text)
        if not self.is_open and text.strip():
            self.page.faults.append(f"the words '{text[:40]}' stand outside any mark")

    def _open(self, token: re.Match[bytes], data: bytes, role: bytes | None, number: bytes | None) -> None:
        if self.is_open:
            self.page.faults.append("a mark stands inside another")
        self._outside(data[self.closed : token.start()])
        self.open = int(number) if number is not None else None
        self.is_open = True
        if role is None and not token[0].startswith(b"/Artifact"):
            self.page.faults.append(f"a mark has no number: {token[0].decode('latin-1')}")
        if self.open is not None:
            if self.open in self.page.roles:
                self.page.faults.append(f"mark {self.open} stands there twice")
            self.page.roles[self.open] = (role or b"").decode("latin-1")

    def _close(self, end: int) -> None:
        if not self.is_open:
            self.page.faults.append("a mark ends that never began")
        said = "".join(self.said)
        if self.open is not None:
            self.page.words[self.open] = said
        elif said:
            self.page.artifacts.append(said)
        self.said, self.open, self.is_open, self.closed = [], None, False, end

    def _outside(self, code: bytes) -> None:
        found = _PAINTS.search(code)
        if found:
            self.page.faults.append(f"something is painted outside any mark ({found[0].decode()})")

    def end(self, data: bytes) -> None:
        """End the page."""
        if self.is_open:
            self.page.faults.append("a mark does not end")
        else:
            self._outside(data[self.closed :])
