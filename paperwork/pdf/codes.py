"""What the codes of an embedded font mean: its ToUnicode map read back. In: a font of a PDF. Out: `Codes`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import repeat

from msgspec import Struct, field
from pikepdf import Object

_SECTION = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_SINGLE = re.compile(r"<(\w+)>\s*<([\w\s]*)>")
_RANGE = re.compile(r"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[([^\]]*)\])")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S])")
_OCTAL = {f"{byte:03o}".encode(): bytes([byte]) for byte in range(256)}
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_MOST = 65_536


class Codes(Struct, frozen=True):
    """Text by code; `size` is how many bytes a code has."""

    texts: Mapping[int, str] = field(default_factory=dict)
    size: int = 1

    def text(self, codes: bytes) -> str:
        """What some codes say; � for one that the font's map does not know."""
        if self.size == 1:
            return "".join(map(self.texts.get, codes, repeat("\ufffd")))
        numbers = (codes[at] << 8 | codes[at + 1] for at in range(0, len(codes) - 1, 2))
        return "".join([self.texts.get(code, "\ufffd") for code in numbers])


def codes_of(font: Object) -> Codes:
    """The codes of a font; none where it has no map."""
    if "/ToUnicode" not in font:
        return Codes()
    source = font["/ToUnicode"].read_bytes().decode("latin-1")
    texts: dict[int, str] = {}
    for kind, body in _SECTION.findall(source):
        texts.update(_singles(body) if kind == "bfchar" else _ranges(body))
    return Codes(texts, 2 if font.get("/Subtype") == "/Type0" else 1)


def _singles(body: str) -> Iterator[tuple[int, str]]:
    return ((int(code, 16), _text(target)) for code, target in _SINGLE.findall(body))


def _ranges(body: str) -> Iterator[tuple[int, str]]:
    for first, last, target, listed in _RANGE.findall(body):
        start, count = int(first, 16), min(int(last, 16) - int(first, 16) + 1, _MOST)
        if listed:
            yield from zip(range(start, start + count), map(_text, re.findall(r"<(\w+)>", listed)), strict=False)
        else:
            text = _text(target)
            yield from ((start + at, text[:-1] + chr(ord(text[-1]) + at)) for at in range(count) if text)


def _text(digits: str) -> str:
    digits = "".join(digits.split())
    return bytes.fromhex(digits.zfill(4)).decode("utf-16-be", "replace")


def unescaped(string: bytes) -> bytes:
    """The bytes of a literal string."""
    return _ESCAPE.sub(_byte, string) if b"\\" in string else string


def _byte(found: re.Match[bytes]) -> bytes:
    said = found[1]
    if said in _OCTAL:
        return _OCTAL[said]
    if said[:1].isdigit():
        return bytes([int(said, 8) & 255])
    return _NAMED.get(said, said)
