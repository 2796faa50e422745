"""Keeps drawn charts in a folder, each in a file named by what it shows and by all that decides how it is drawn.

In goes a chart, out comes its drawing if it is there and whole. Its name is the hash of the chart's data, of the code
and fonts here, and of the versions of what draws; so no file is ever out of date. A file that is damaged, or a folder
that cannot be written, only means that a chart is drawn again.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from paperwork.model.blocks import Chart

_HERE = Path(__file__).parent
_FONTS = _HERE.parents[1] / "fonts"


@dataclass(frozen=True)
class Drawing:
    """A drawn chart, and the height it took in points."""

    svg: bytes
    png: bytes
    height: float


@cache
def _way_of_drawing() -> str:
    files = [*sorted(_HERE.glob("*.py")), *sorted(_FONTS.glob("*.ttf"))]
    parts = [sha256(path.read_bytes()).hexdigest() for path in files]
    return " ".join([*parts, version("matplotlib"), version("pillow")])


def name_of(chart: Chart) -> str:
    """The name of a chart's file: alternative text and caption are not drawn, so they do not count."""
    shown = json.dumps(asdict(replace(chart, alt="", caption=())), default=str)
    return sha256(f"{_way_of_drawing()}\n{shown}".encode()).hexdigest()


def kept(folder: Path | None, chart: Chart) -> Drawing | None:
    """The drawing that the folder keeps of a chart; None where it keeps none that is whole."""
    if folder is None:
        return None
    try:
        head, _, body = (folder / name_of(chart)).read_bytes().partition(b"\n")
        said = json.loads(head)
        svg, png = body[: said["svg"]], body[said["svg"] :]
        whole = said["sha256"] == sha256(body).hexdigest()
        return Drawing(svg, png, float(said["height"])) if whole else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def keep(folder: Path | None, chart: Chart, drawing: Drawing) -> None:
    """Keeps a drawing: the file appears whole or not at all."""
    if folder is None:
        return
    body = drawing.svg + drawing.png
    head = {"svg": len(drawing.svg), "height": drawing.height, "sha256": sha256(body).hexdigest()}
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / name_of(chart), json.dumps(head).encode() + b"\n" + body)


def _write(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
