"""Fonts that were given: the TrueType files of a folder, by the names of their families.

In: a folder. Out: faces by family and style, or for a character that no shipped face has; and what was found where a
font can't be used. Files are looked through for their names when the first is asked for, and read when text is set in
them. Fonts with CFF outlines are refused, and those whose makers forbid embedding or subsetting.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from msgspec import Struct, field
from reportlab.pdfbase.ttfonts import TTFError

from .embedding import EmbeddedFont
from .faces import Face, registered
from .families import named

_ENDINGS = {".ttf", ".ttc", ".otf", ".otc"}
_NAMES = {1: "family", 16: "family", 2: "style", 17: "style"}
# Bits of OS/2.fsType: 1 forbids embedding, unless 2 or 3 allow some of it; 8 forbids subsetting, 9 allows bitmaps only.
_FORBIDDEN, _ALLOWED, _NO_SUBSET = 0x0002, 0x000C, 0x0300
_MOST_TRIED = 40


class FontFile(Struct, frozen=True):
    """A font in a file: its families' names, its style, and why it can't be used, where it can't."""

    path: Path
    at: int
    families: frozenset[str]
    bold: bool
    italic: bool
    plain: bool
    refused: str = ""


class GivenFonts(Struct):
    """The fonts of a folder."""

    folder: Path
    files: tuple[FontFile, ...] | None = None
    faces: dict[FontFile, Face | None] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    def face(self, family: str, bold: bool, italic: bool) -> Face | None:
        """The face of a family nearest to a style, or None where the folder has none that can be used."""
        name = " ".join(family.lower().split())
        known = [file for file in self._all() if name in file.families]
        for file in sorted(known, key=lambda one: ((one.bold != bold) * 2 + (one.italic != italic), not one.plain)):
            if file.refused:
                self.refused.setdefault(family, f"{file.path.name} {file.refused}")
            elif found := self._read(file):
                self.refused.pop(family, None)
                return found
        return None

    def with_character(self, character: str, bold: bool, italic: bool) -> Face | None:
        """A face of the folder that has a character; of several the first by the name of its file."""
        usable = [file for file in self._all() if not file.refused]
        ranked = sorted(usable, key=lambda one: ((one.bold != bold) * 2 + (one.italic != italic), not one.plain))
        for file in [one for one in ranked if self.faces.get(one)] + ranked[:_MOST_TRIED]:
            found = self._read(file)
            if found and found.has(character):
                return found
        return None

    def _all(self) -> tuple[FontFile, ...]:
        if self.files is None:
            paths = sorted(path for path in self.folder.rglob("*") if path.suffix.lower() in _ENDINGS)
            self.files = tuple(file for path in paths for file in _fonts_in(path))
        return self.files

    def _read(self, file: FontFile) -> Face | None:
        if file not in self.faces:
            self.faces[file] = self._face(file)
        return self.faces[file]

    def _face(self, file: FontFile) -> Face | None:
        name = f"{crc32(str(file.path.relative_to(self.folder)).encode()):08x}-{file.at}"
        try:
            font = EmbeddedFont(f"Given-{name}", str(file.path), file.at)
            # Two files may hold fonts of one name, and each needs its own in the PDF.
            font.face.name = type(font.face.name)(font.face.name + f"-{name}".encode())
            kind = named(min(file.families, default="")).family.kind
            return registered(font, kind, file.bold, file.italic)
        except (TTFError, struct.error, OSError, ValueError, LookupError, ArithmeticError, AssertionError, TypeError):
            return None


def _fonts_in(path: Path) -> Iterator[FontFile]:
    """The fonts that a file holds; none where it is no font."""
    try:
        with path.open("rb") as stream:
            head = stream.read(12)
            count = struct.unpack(">L", head[8:12])[0] if head[:4] == b"ttcf" else 1
            starts = struct.unpack(f">{count}L", stream.read(4 * count)) if head[:4] == b"ttcf" else (0,)
            for at, start in enumerate(starts[:64]):
                stream.seek(start)
                signature, tables = struct.unpack(">4sH6x", stream.read(12))
                records = [struct.unpack(">4s4xLL", stream.read(16)) for _ in range(tables)]
                wanted = {tag: (where, size) for tag, where, size in records if tag in (b"name", b"OS/2", b"CFF ")}
                parts = {tag: _part(stream, *wanted[tag]) for tag in wanted if tag != b"CFF "}
                yield _font_file(path, at, signature == b"OTTO" or b"CFF " in wanted, parts)
    except (OSError, struct.error):
        return


def _part(stream: BinaryIO, where: int, size: int) -> bytes:
    stream.seek(where)
    return stream.read(min(size, 1 << 20))


def _font_file(path: Path, at: int, is_cff: bool, tables: Mapping[bytes, bytes]) -> FontFile:
    said = _names(tables.get(b"name", b""))
    style, os2 = " ".join(said["style"]), tables.get(b"OS/2", b"")
    selection = struct.unpack_from(">H", os2, 62)[0] if len(os2) >= 64 else 0
    rights = struct.unpack_from(">H", os2, 8)[0] if len(os2) >= 10 else 0
    refused = "has CFF outlines, which can't be embedded" if is_cff else _forbidden(rights)
    bold, italic = bool(selection & 32) or "bold" in style, bool(selection & 1) or "italic" in style
    plain = bool({"regular", "bold", "italic", "bold italic", "book", "normal"} & said["style"]) or not style
    return FontFile(path, at, frozenset(said["family"]), bold, italic, plain, refused)


def _forbidden(rights: int) -> str:
    if rights & _FORBIDDEN and not rights & _ALLOWED:
        return "may not be embedded, by its maker's terms"
    return "may not be embedded in part, by its maker's terms" if rights & _NO_SUBSET else ""


def _names(table: bytes) -> dict[str, set[str]]:
    """The names of the family and the style that a name table gives, in lower case."""
    found: dict[str, set[str]] = {"family": set(), "style": set()}
    if len(table) < 6:
        return found
    _, count, start = struct.unpack_from(">HHH", table)
    for at in range(min(count, (len(table) - 6) // 12)):
        platform, _, _, which, size, offset = struct.unpack_from(">6H", table, 6 + 12 * at)
        if which in _NAMES:
            raw = table[start + offset : start + offset + size]
            text = raw.decode("latin-1" if platform == 1 else "utf-16-be", "ignore")
            found[_NAMES[which]].add(" ".join(text.lower().split()))
    return found
