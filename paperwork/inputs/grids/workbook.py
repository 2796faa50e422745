"""Workbooks: what each sheet of an .xlsx file shows, with number formats, cached values, merges, hidden rows.

Read straight from the file's XML: openpyxl takes a third of a second to import, needs a second pass to tell a formula
without a value from an empty cell, and fills every cell up to the furthest one that a file names. A file is judged
before it is unpacked: at most 2,000 members, 500 MB and 200 times its own size.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError

from ...model.findings import Place
from ..reading import Reading
from .formats import BUILT_IN
from .grid import Grid
from .sheet import Look, sheet_grid
from .xml import UnsafeXmlError, walk

_MEMBERS, _UNPACKED, _RATIO = 2_000, 500_000_000, 200
_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SAVE = "Save it again in Excel as .xlsx, without a password."


def read_workbook(data: bytes, file: str, reading: Reading) -> tuple[Grid, ...]:
    """A grid for each sheet; none, with a finding, where the file is no workbook or is unsafe."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _judge(archive, len(data))
            return _Workbook(archive, file).grids()
    except UnsafeXmlError as error:
        reading.error("bad-workbook", Place(file), f"The workbook was not read. {error}", _SAVE)
    except zipfile.BadZipFile:
        old = data.startswith(_OLD)
        what = "The file is an old .xls workbook, or has a password." if old else "The file is no .xlsx workbook."
        reading.error("bad-workbook", Place(file), what, _SAVE)
    except (ExpatError, LookupError, ValueError, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError):
        reading.error("bad-workbook", Place(file), "The workbook is damaged and can't be read.", _SAVE)
    return ()


def _judge(archive: zipfile.ZipFile, size: int) -> None:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > _MEMBERS or unpacked > min(_UNPACKED, _RATIO * size):
        raise UnsafeXmlError("It unpacks to far more than a workbook holds.")


@dataclass
class _Workbook:
    archive: zipfile.ZipFile
    file: str
    targets: dict[str, tuple[str, str]] = field(default_factory=dict)
    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    from_1904: bool = False

    def grids(self) -> tuple[Grid, ...]:
        """The sheets in order; a sheet that is a chart is none."""
        main = self._main()
        folder = posixpath.dirname(main)
        self._relations(f"{folder}/_rels/{posixpath.basename(main)}.rels".lstrip("/"), folder)
        walk(self.archive.read(main), self._on_workbook, _nothing)
        look = Look(dict(enumerate(self._strings())), self._codes(), self.from_1904)
        tables = [(name, *self.targets[key], hidden) for name, key, hidden in self.sheets]
        return tuple(
            sheet_grid(self.archive.read(path), self.file, name, look, hidden)
            for name, kind, path, hidden in tables
            if kind == "worksheet"
        )

    def _main(self) -> str:
        self._relations("_rels/.rels", "")
        return dict(self.targets.values())["officeDocument"]

    def _relations(self, part: str, folder: str) -> None:
        self.targets = {}

        def on_start(name: str, attributes: Mapping[str, str]) -> None:
            if name == "Relationship" and attributes.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/" + folder, attributes["Target"])).lstrip("/")
                self.targets[attributes["Id"]] = (attributes["Type"].rpartition("/")[2], path)

        walk(self.archive.read(part), on_start, _nothing)

    def _on_workbook(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in {"1", "true"}
        elif name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes["name"], attributes["id"], hidden))

    def _part(self, kind: str) -> bytes | None:
        path = next((path for found, path in self.targets.values() if found == kind), None)
        return None if path is None else self.archive.read(path)

    def _strings(self) -> tuple[str, ...]:
        strings: list[str] = []
        parts: list[str] = []
        inside: list[str] = []

        def on_start(name: str, _: Mapping[str, str]) -> None:
            inside.append(name)
            if name == "si":
                parts.clear()

        def on_end(name: str, text: str) -> None:
            inside.pop()
            if name == "t" and "rPh" not in inside:
                parts.append(text)
            elif name == "si":
                strings.append(unescaped("".join(parts)))

        if data := self._part("sharedStrings"):
            walk(data, on_start, on_end)
        return tuple(strings)

    def _codes(self) -> tuple[str, ...]:
        """The format code of each cell style, by the style's number."""
        custom: dict[int, str] = {}
        codes: list[str] = []
        inside: list[str] = []

        def on_start(name: str, attributes: Mapping[str, str]) -> None:
            inside.append(name)
            if name == "numFmt":
                custom[int(attributes["numFmtId"])] = attributes["formatCode"]
            elif name == "xf" and "cellXfs" in inside:
                number = int(attributes.get("numFmtId", 0))
                codes.append(custom.get(number, BUILT_IN.get(number, "General")))

        def on_end(_name: str, _text: str) -> None:
            inside.pop()

        if data := self._part("styles"):
            walk(data, on_start, on_end)
        return tuple(codes)


def unescaped(text: str) -> str:
    """Text with the characters that a workbook writes as _x000D_ put back, spaces made single."""
    return " ".join(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).split())


def _nothing(_name: str, _text: str) -> None:
    return None
