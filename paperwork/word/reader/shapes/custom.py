"""Shapes with paths of their own (`a:custGeom`), where their points are plain numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ..values import A, Element, local, points, said_on
from .paths import Path, Point, Step, arc

_LETTERS = {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "quadBezTo": "Q", "close": "Z"}


def custom_paths(geometry: Element, width: float, height: float) -> tuple[Path, ...]:
    """The paths of a shape in a box of that size; none where a point is worked out from others."""
    made = [_path(path, width, height) for path in geometry.iterfind(f"{{{A}}}pathLst/{{{A}}}path")]
    return tuple(path for path in made if path is not None)


def _path(path: Element, width: float, height: float) -> Path | None:
    wide, high = points(path.get("w", ""), 1.0), points(path.get("h", ""), 1.0)
    across, down = (width / wide if wide else 1 / 12700), (height / high if high else 1 / 12700)
    try:
        steps = tuple(_steps(path, across, down))
    except ValueError:
        return None
    return Path(steps, path.get("fill") != "none", said_on(path.get("stroke", "1"))) if steps else None


def _steps(path: Element, across: float, down: float) -> Iterator[Step]:
    here: Point = (0.0, 0.0)
    for part in path:
        letter = _LETTERS.get(local(part), "")
        run = tuple((float(at.get("x", "")) * across, float(at.get("y", "")) * down) for at in part.iter(f"{{{A}}}pt"))
        if letter == "Q" and len(run) == 2:
            letter, run = "C", _cubic(here, *run)
        if letter == "C" and len(run) % 3:
            continue
        if letter == "Z":
            yield letter, ()
        elif letter and run:
            yield letter, run
            here = run[-1]
        elif local(part) == "arcTo":
            for step in _arc(part, here, across, down):
                yield step
                here = step[1][-1]


def _cubic(start: Point, handle: Point, end: Point) -> tuple[Point, ...]:
    first = tuple(one + 2 / 3 * (two - one) for one, two in zip(start, handle, strict=True))
    second = tuple(one + 2 / 3 * (two - one) for one, two in zip(end, handle, strict=True))
    return (first[0], first[1]), (second[0], second[1]), end


def _arc(part: Element, here: Point, across: float, down: float) -> tuple[Step, ...]:
    wide, high = float(part.get("wR", "")) * across, float(part.get("hR", "")) * down
    start, swing = (float(part.get(name, "")) / 60_000 for name in ("stAng", "swAng"))
    angle = math.radians(start)
    # The ellipse's middle is where its point at the first angle is the present one.
    middle = here[0] - wide * math.cos(angle), here[1] - high * math.sin(angle)
    return arc(middle, wide, high, start, swing)
