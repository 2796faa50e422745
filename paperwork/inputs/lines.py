"""A text file as lines, with all that makes up its bytes: new lines go in, and every other line keeps its own."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n)")
_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be", codecs.BOM_UTF8: "utf-8"}


class Lines(Struct):
    """The lines of a text file and how each ends; the last may end in nothing. `mark` stands before them all."""

    texts: list[str]
    ends: list[str]
    encoding: str = "utf-8"
    mark: bytes = b""

    @classmethod
    def of(cls, data: bytes) -> Lines:
        """The lines of a file that `inputs.reading.decoded` can read."""
        mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
        encoding = _MARKS.get(mark) or _encoding(data)
        text = data[len(mark) :].decode(encoding)
        found = _LINE.findall(text)
        rest = text[sum(len(line) + len(end) for line, end in found) :]
        found += [(rest, "")] if rest else []
        return cls([line for line, _ in found], [end for _, end in found], encoding, mark)

    @property
    def data(self) -> bytes:
        """The file's bytes; in UTF-8 where its own encoding lacks a sign of a new line."""
        text = "".join(line + end for line, end in zip(self.texts, self.ends, strict=True))
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError:
            return text.encode()

    def put(self, first: int, last: int, lines: Sequence[str]) -> None:
        """Lines in the place of those from `first` to before `last`; those that stay keep how they end."""
        usual = next((end for end in self.ends if end), "\n")
        made = [usual] * len(lines)
        for block in SequenceMatcher(None, self.texts[first:last], lines, autojunk=False).get_matching_blocks():
            made[block.b : block.b + block.size] = self.ends[first + block.a : first + block.a + block.size]
        self.texts[first:last], self.ends[first:last] = lines, made
        self.ends[:-1] = [end or usual for end in self.ends[:-1]]


def _encoding(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
