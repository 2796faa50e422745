"""Automatic numbers: `numbering.xml` in, the text that Word prints before each paragraph out.

Counts every list as Word does: levels restart under a higher one (`lvlRestart`), an instance may restart its list
(`startOverride`), instances of one list otherwise count on together, and "legal" levels print digits only.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct, field

from paperwork.model.counting import written

from .properties import ParaProps, RunProps, para_props, run_props
from .theme import Theme
from .values import Element, attr, child, is_on, named, val, w, whole

_PLACE = re.compile(r"%([1-9])")
_FOLLOWS: dict[str, Literal["tab", "space", ""]] = {"tab": "tab", "space": "space", "nothing": ""}
_SIDES: dict[str, Literal["left", "right", "center"]] = {"end": "right", "right": "right", "center": "center"}


class Level(Struct, frozen=True):
    """One level of a list: how it counts, what it prints, and what it does to its paragraph."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    follow: Literal["tab", "space", ""] = "tab"
    align: Literal["left", "right", "center"] = "left"
    restart: int = -1
    legal: bool = False
    picture: bool = False
    style: str = ""
    para: ParaProps = field(default_factory=lambda: ParaProps())
    run: RunProps = field(default_factory=lambda: RunProps())

    @property
    def bullet(self) -> bool:
        """Whether it prints a mark, not a number."""
        return self.format == "bullet" or (self.format == "none" and not self.text)

    @property
    def many(self) -> bool:
        """Whether it prints the numbers of higher levels as well (1.1)."""
        return len(_PLACE.findall(self.text)) > 1


class Num(Struct, frozen=True):
    """An instance of a list: which list it counts with, its levels, and the levels that it starts anew."""

    list: str
    levels: tuple[Level, ...]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a file."""

    def __init__(self, root: Element | None, theme: Theme) -> None:
        self._theme = theme
        self._lists = (
            {} if root is None else {attr(at, "abstractNumId"): at for at in root.iterchildren(w("abstractNum"))}
        )
        self._nums = {} if root is None else {attr(at, "numId"): at for at in root.iterchildren(w("num"))}
        self._read: dict[str, Num | None] = {}
        self._styled = self._list_styles()

    def num(self, id: str) -> Num | None:
        """A list instance by its id; None for 0 and for what is not there."""
        if id not in self._read:
            element = self._nums.get(id)
            self._read[id] = None if element is None else self._instance(element)
        return self._read[id]

    def level_of_style(self, id: str, style: str) -> int:
        """The level of a list that is tied to a paragraph style; 0 where none is."""
        num = self.num(id)
        return next((at for at, level in enumerate(num.levels) if level.style == style), 0) if num else 0

    def _list_styles(self) -> dict[str, str]:
        named = ((val(child(at, "styleLink")), id) for id, at in self._lists.items())
        return {style: id for style, id in named if style}

    def _instance(self, element: Element) -> Num | None:
        id = val(child(element, "abstractNumId"))
        id = self._styled.get(val(child(self._lists.get(id), "numStyleLink")), id)
        if id not in self._lists:
            return None
        levels = self._levels(self._lists[id])
        starts: dict[int, int] = {}
        for override in element.iterchildren(w("lvlOverride")):
            at = min(max(whole(attr(override, "ilvl")), 0), 8)
            anew, start = child(override, "lvl"), child(override, "startOverride")
            if anew is not None:
                levels[at] = self._level(anew)
            if start is not None:
                starts[at] = whole(val(start), 1)
        return Num(id, tuple(levels), starts)

    def _levels(self, element: Element) -> list[Level]:
        levels = [Level() for _ in range(9)]
        for said in element.iterchildren(w("lvl")):
            levels[min(max(whole(attr(said, "ilvl")), 0), 8)] = self._level(said)
        return levels

    def _level(self, element: Element) -> Level:
        said = named(element)
        return Level(
            start=whole(val(said.get("start")), 0) if "start" in said else 0,
            format=val(said.get("numFmt"), "decimal"),
            text=val(said.get("lvlText")),
            follow=_FOLLOWS.get(val(said.get("suff"), "tab"), "tab"),
            align=_SIDES.get(val(said.get("lvlJc")), "left"),
            restart=whole(val(said.get("lvlRestart")), -1) if "lvlRestart" in said else -1,
            legal=is_on(said.get("isLgl")),
            picture="lvlPicBulletId" in said,
            style=val(said.get("pStyle")),
            para=para_props(said.get("pPr"), self._theme),
            run=run_props(said.get("rPr"), self._theme),
        )


class Counter:
    """Counts the numbered paragraphs of one story (the body, a header, a note) in reading order.

    A level that is skipped counts as begun: after a first 1.1 without its 1 comes 2.
    """

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def next(self, id: str, level: int) -> str:
        """Count one paragraph, and give what is printed before it."""
        num = self._numbering.num(id)
        if num is None:
            return ""
        counts = self._counts.setdefault(num.list, [None] * 9)
        self._step(num, id, counts, level)
        for deeper in range(level + 1, 9):
            if _restarts(num.levels[deeper], deeper, level):
                counts[deeper] = None
        return _printed(num, counts, level)

    def _step(self, num: Num, id: str, counts: list[int | None], level: int) -> None:
        for at in range(level + 1):
            if at in num.starts and (id, at) not in self._started:
                self._started.add((id, at))
                counts[at] = num.starts[at] - 1 if at == level else num.starts[at]
            elif counts[at] is None and at < level:
                counts[at] = num.levels[at].start
        now = counts[level]
        counts[level] = num.levels[level].start if now is None else now + 1


def _restarts(deeper: Level, at: int, level: int) -> bool:
    if deeper.restart == 0:
        return False
    return level < deeper.restart if 0 < deeper.restart <= at else True


def _printed(num: Num, counts: list[int | None], level: int) -> str:
    own = num.levels[level]
    if own.format == "bullet":
        return "•" if own.picture else own.text

    def number(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        count = counts[at]
        format = num.levels[at].format
        if own.legal and format not in ("none", "decimalZero"):
            format = "decimal"
        return "" if count is None else written(count, format)

    return _PLACE.sub(number, own.text)
