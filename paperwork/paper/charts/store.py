"""Keeps drawn charts in a folder, each in a file named by what it shows and by all that decides how it is drawn.

In goes a chart, out comes its drawing if it is there and whole. Its name is the hash of the chart's data, of those
beside it, of the code and fonts here, and of the versions of what draws; so no file is ever out of date.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model import keeping
from paperwork.model.blocks import Chart

from .tree import Line

_MAKERS = ("paper/charts/*.py", "fonts/*.ttf")


class Drawing(Struct, frozen=True):
    """A drawn chart, and the height it took in points."""

    svg: bytes
    png: bytes
    height: float


def kept(folder: Path | None, chart: Chart, line: Line) -> Drawing | None:
    """The drawing that the folder keeps of a chart; None where it keeps none that is whole."""
    return keeping.kept(folder / name_of(chart, line), Drawing) if folder else None


def keep(folder: Path | None, chart: Chart, line: Line, drawing: Drawing) -> None:
    """Keeps a drawing, where there is a folder for it."""
    if folder:
        keeping.keep(folder / name_of(chart, line), drawing)


def name_of(chart: Chart, line: Line) -> str:
    """The name of a chart's file: alternative text and caption are not drawn, so they do not count."""
    shown = repr([replace(one, alt="", caption=()) for one in (chart, *line)])
    way = keeping.makers(_MAKERS, ("matplotlib", "pillow"))
    return keeping.digest_of(f"{way}\n{shown}".encode())
