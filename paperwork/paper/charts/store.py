"""Keeps drawn charts in a folder, each in a file named by what it shows and by all that decides how it is drawn.

In goes a chart, out comes its drawing if it is there and whole. Its name is the hash of the chart's data, of those
beside it, of the code and fonts here, and of the versions of what draws; so no file is ever out of date. A file that
is damaged, or a folder that cannot be written, only means that a chart is drawn again.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import Chart

from .tree import Line

_HERE = Path(__file__).parent
_FONTS = _HERE.parents[1] / "fonts"


class Drawing(Struct, frozen=True):
    """A drawn chart, and the height it took in points."""

    svg: bytes
    png: bytes
    height: float


@cache
def _way_of_drawing() -> str:
    files = [*sorted(_HERE.glob("*.py")), *sorted(_FONTS.glob("*.ttf"))]
    parts = [sha256(path.read_bytes()).hexdigest() for path in files]
    return " ".join([*parts, version("matplotlib"), version("pillow")])


def name_of(chart: Chart, line: Line) -> str:
    """The name of a chart's file: alternative text and caption are not drawn, so they do not count."""
    shown = repr([replace(one, alt="", caption=()) for one in (chart, *line)])
    return sha256(f"{_way_of_drawing()}\n{shown}".encode()).hexdigest()


def kept(folder: Path | None, chart: Chart, line: Line) -> Drawing | None:
    """The drawing that the folder keeps of a chart; None where it keeps none that is whole."""
    if folder is None:
        return None
    try:
        digest, _, rest = (folder / name_of(chart, line)).read_bytes().partition(b"\n")
    except OSError:
        return None
    return _unpacked(rest) if digest == _digest(rest) else None


def keep(folder: Path | None, chart: Chart, line: Line, drawing: Drawing) -> None:
    """Keeps a drawing: the file appears whole or not at all."""
    if folder is None:
        return
    rest = json.dumps([drawing.height, len(drawing.svg)]).encode() + b"\n" + drawing.svg + drawing.png
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / name_of(chart, line), _digest(rest) + b"\n" + rest)


def _unpacked(rest: bytes) -> Drawing:
    head, _, body = rest.partition(b"\n")
    height, size = json.loads(head)
    return Drawing(body[:size], body[size:], height)


def _digest(data: bytes) -> bytes:
    return sha256(data).hexdigest().encode()


def _write(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
