"""Styles stacked into looks: `styles.xml` in, a `SpanLook` or `ParagraphLook` with nothing left to resolve out.

The order is ECMA-376 part 1, 17.7.2: defaults, table style, paragraph style, character style, direct. A list's
indents lie just under the layer that brings the list, as Word has it. Bold and its kin toggle: a style that says bold
over a style that says bold gives plain text (17.7.3); direct formatting says what it says.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal, cast

from msgspec import Struct, field

from paperwork.model.look import Align, Label, ParagraphLook, SpanLook, Tab

from .frames import frame_look
from .numbering import Level, Numbering
from .properties import ParaProps, RunProps, para_props, run_props
from .symbols import is_symbol_font, real
from .theme import Theme
from .values import Element, attr, child, named, said_on, val, w

_EAST = re.compile("[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")
_COMPLEX = re.compile("[\u0590-\u08ff\u0e00-\u0e7f\ufb1d-\ufdff\ufe70-\ufeff]")
_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_TOGGLES = ("bold", "italic", "all_caps", "small_caps", "strike", "double_strike", "hidden")
_TABS: dict[str, Literal["left", "right", "center", "decimal"]] = {
    "right": "right", "end": "right", "center": "center", "decimal": "decimal",
}  # fmt: skip
AUTO_SPACE = 14.0
_LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "heavy": "_", "middleDot": "·"}
_SWAPPED: dict[str, str] = {"left": "right", "right": "left"}


class Style(Struct, frozen=True):
    """A style as it is written: its name, what it builds on, and its own layer."""

    id: str
    name: str
    kind: str
    based_on: str
    para: ParaProps
    run: RunProps
    element: Element


class TableLayer(Struct, frozen=True):
    """What a table style says to the text of one cell; `key` tells two layers apart."""

    key: tuple[str, ...] = ()
    para: ParaProps = field(default_factory=lambda: ParaProps())
    run: RunProps = field(default_factory=lambda: RunProps())


NO_TABLE = TableLayer()


class RunLook(Struct, frozen=True):
    """A run's look, and where it stands out from its paragraph's style by weight or slope."""

    look: SpanLook
    bold: bool
    italic: bool


class ResolvedParagraph(Struct, frozen=True):
    """A paragraph's look without its label, its list, and whether the space above and below it is Word's own."""

    look: ParagraphLook
    num: str
    level: int
    auto: tuple[bool, bool] = (False, False)


def stacked(lower: ParaProps, upper: ParaProps) -> ParaProps:
    """One layer of a paragraph over another; tabs, borders and what frames say are taken one by one."""
    merged = lower | upper
    if "tabs" in lower and "tabs" in upper:
        said = {tab[0] for tab in upper["tabs"]}
        merged["tabs"] = tuple(tab for tab in lower["tabs"] if tab[0] not in said) + upper["tabs"]
    if "borders" in lower and "borders" in upper:
        merged["borders"] = tuple((dict(lower["borders"]) | dict(upper["borders"])).items())
    if "frame" in lower and "frame" in upper:
        merged["frame"] = tuple((dict(lower["frame"]) | dict(upper["frame"])).items())
    return merged


class Styles:
    """The styles of a file, and the looks they give."""

    def __init__(self, root: Element | None, theme: Theme, numbering: Numbering) -> None:
        self.theme = theme
        self.numbering = numbering
        self._styles: dict[str, Style] = {}
        self._defaults: dict[str, str] = {}
        for element in () if root is None else root.iterchildren(w("style")):
            self._add(element)
        defaults = child(root, "docDefaults")
        self._run_defaults = run_props(child(child(defaults, "rPrDefault"), "rPr"), theme)
        self._para_defaults = para_props(child(child(defaults, "pPrDefault"), "pPr"), theme)
        self._chains: dict[str, tuple[Style, ...]] = {}
        self._runs: dict[str, RunProps] = {}
        self._run_looks: dict[object, RunLook] = {}
        self._paragraphs: dict[object, ResolvedParagraph] = {}

    @property
    def language(self) -> str:
        """The language of the document's default text."""
        default = self._defaults.get("paragraph", "")
        return self.run_of(default).get("language", "") or self._run_defaults.get("language", "")

    def default(self, kind: str) -> str:
        """The id of the default style of a kind (`paragraph`, `table`), or empty."""
        return self._defaults.get(kind, "")

    def known(self, id: str) -> str:
        """A paragraph style's id, or the default one's where the file has no such style."""
        style = self._styles.get(id)
        return id if style is not None and style.kind == "paragraph" else self.default("paragraph")

    def numbers_headings(self, num: str) -> bool:
        """Whether a list also numbers headings: paragraphs on its lower levels are numbered text, not lists."""
        found = self.numbering.num(num)
        return found is not None and found.list in self._heading_lists

    @cached_property
    def _heading_lists(self) -> frozenset[str]:
        layers = (style.para for id in self._styles for style in self.chain(id))
        nums = (self.numbering.num(layer["num"]) for layer in layers if layer.get("outline") and layer.get("num"))
        return frozenset(num.list for num in nums if num is not None)

    def name(self, id: str) -> str:
        """A style's name as its author sees it."""
        style = self._styles.get(id)
        return id if style is None else style.name

    def chain(self, id: str) -> tuple[Style, ...]:
        """A style and what it builds on, the base first; a ring of styles is cut."""
        if id not in self._chains:
            found: list[Style] = []
            at = self._styles.get(id)
            while at is not None and at not in found:
                found.append(at)
                at = self._styles.get(at.based_on)
            self._chains[id] = tuple(reversed(found))
        return self._chains[id]

    def run_of(self, id: str) -> RunProps:
        """What a paragraph or character style says of runs, with all it builds on."""
        if id not in self._runs:
            merged: RunProps = {}
            for style in self.chain(id):
                merged = merged | style.run
            self._runs[id] = merged
        return self._runs[id]

    def run(self, style: str, table: TableLayer, direct: RunProps, text: str) -> RunLook:
        """The look of some text in a paragraph of that style."""
        script = _script(text, direct)
        key = (style, table.key, tuple(direct.items()), script)
        found = self._run_looks.get(key)
        if found is None:
            found = self._run_looks[key] = self._run_look(style, table, direct, script)
        return found

    def paragraph(self, id: str, table: TableLayer, direct: ParaProps, mark: RunProps) -> ResolvedParagraph:
        """The look of a paragraph of that style, its list found but not counted."""
        key = (id, table.key, tuple(direct.items()), tuple(mark.items()))
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = self._paragraph(id, table, direct, mark)
        return found

    def label(self, text: str, level: Level, style: str, table: TableLayer, mark: RunProps) -> Label:
        """What is printed before a numbered paragraph: the level's dress over that of the paragraph's mark."""
        font = level.run.get("ascii", "")
        dress = mark | level.run
        dress.pop("hidden", None)
        if "underline" not in level.run:
            dress["underline"] = False
        if is_symbol_font(font):
            dress.pop("ascii")
            if "ascii" in mark:
                dress["ascii"] = mark["ascii"]
        shown = real(text, font)
        return Label(shown, self.run(style, table, dress, shown).look, level.follow, level.align)

    def _add(self, element: Element) -> None:
        id, kind = attr(element, "styleId"), attr(element, "type", "paragraph")
        said = named(element)
        para = para_props(said.get("pPr"), self.theme)
        name = val(said.get("name"), id)
        heading = _HEADING.match(name)
        if kind == "paragraph" and heading and "outline" not in para:
            para["outline"] = int(heading.group(1))
        if "num" in para and "level" not in para:
            para["level"] = self.numbering.level_of_style(para["num"], id)
        run = run_props(said.get("rPr"), self.theme)
        self._styles[id] = Style(id, name, kind, val(said.get("basedOn")), para, run, element)
        if said_on(attr(element, "default")):
            # Of several, the last one counts (ECMA-376 part 1, 17.7.4.17).
            self._defaults[kind] = id

    def _run_look(self, style: str, table: TableLayer, direct: RunProps, script: str) -> RunLook:
        para, char = self.run_of(style), self.run_of(direct.get("style", ""))
        under = self._run_defaults | table.run | para
        props = under | char | direct
        for toggle in _TOGGLES:
            props[toggle] = _toggled(toggle, self._run_defaults, (table.run, para, char), direct)  # type: ignore[literal-required]
        plain_bold = _toggled("bold", self._run_defaults, (table.run, para), {})
        plain_italic = _toggled("italic", self._run_defaults, (table.run, para), {})
        bold, italic = props["bold"], props["italic"]
        look = _span_look(props, script)
        return RunLook(look, bold != plain_bold, italic != plain_italic)

    def _paragraph(self, id: str, table: TableLayer, direct: ParaProps, mark: RunProps) -> ResolvedParagraph:
        layers = [self._para_defaults, table.para, *(style.para for style in self.chain(id)), direct]
        num, level, brought = _list_of(layers)
        found = self.numbering.num(num)
        if found is not None:
            layers.insert(brought, found.levels[level].para)
        props: ParaProps = {}
        for layer in layers:
            props = stacked(props, layer)
        look = _paragraph_look(self.name(id) if id else "Normal", props, self.run(id, table, mark, "").look)
        auto = props.get("auto_before", False), props.get("auto_after", False)
        return ResolvedParagraph(look, num if found is not None else "", level, auto)


def _list_of(layers: list[ParaProps]) -> tuple[str, int, int]:
    """The list and level that layers end in, and the place of the layer that brought it."""
    num, level, brought = "", 0, 0
    for at, layer in enumerate(layers):
        if "num" in layer:
            num, brought = layer["num"], at
            level = layer.get("level", level)
        elif "level" in layer and num:
            level, brought = layer["level"], at
    return num, level, brought


def _toggled(name: str, defaults: RunProps, styles: tuple[RunProps, ...], direct: RunProps) -> bool:
    if name in direct:
        return bool(direct[name])  # type: ignore[literal-required]
    if defaults.get(name):
        return True
    return sum(bool(style.get(name)) for style in styles) % 2 == 1


def _script(text: str, direct: RunProps) -> str:
    if direct.get("rtl") or direct.get("use_complex"):
        return "complex"
    if text.isascii():
        return "latin"
    if _EAST.search(text):
        return "east"
    return "complex" if _COMPLEX.search(text) else "latin"


def _span_look(props: RunProps, script: str) -> SpanLook:
    latin = props.get("ascii", "Times New Roman")
    size = props.get("size", 10.0)
    bold, italic = props.get("bold", False), props.get("italic", False)
    font, language = latin, props.get("language", "")
    if script == "complex":
        font, language = props.get("complex", latin), props.get("language_complex", language)
        size = props.get("size_complex", size)
    elif script == "east":
        font, language = props.get("east", latin), props.get("language_east", language)
    return SpanLook(
        font=font,
        size=size,
        bold=bold,
        italic=italic,
        underline=props.get("underline", False),
        strike=props.get("strike", False) or props.get("double_strike", False),
        colour=props.get("colour", ""),
        shading=props.get("highlight", "") or props.get("shading", ""),
        vertical=props.get("vertical", ""),
        caps="all" if props.get("all_caps") else "small" if props.get("small_caps") else "",
        spacing=props.get("spacing", 0.0),
        raised=props.get("raised", 0.0),
        language=language,
        hidden=props.get("hidden", False),
        kerned=0 < props.get("kern", 0.0) <= size,
        underlined=props.get("underlined", "single"),
        underline_colour=props.get("underline_colour", ""),
        double_strike=props.get("double_strike", False),
        stretched=props.get("stretched", 1.0),
        box=props.get("box"),
    )


def _paragraph_look(name: str, props: ParaProps, mark: SpanLook) -> ParagraphLook:
    rtl = props.get("rtl", False)
    align = props.get("align", "left")
    if rtl:
        align = _SWAPPED.get(align, align)
    drawn = {side: line for side, line in props.get("borders", ()) if line is not None}
    return ParagraphLook(
        style=name,
        align=cast(Align, align),
        left=props.get("left", 0.0),
        right=props.get("right", 0.0),
        first=props.get("first", 0.0),
        before=AUTO_SPACE if props.get("auto_before") else props.get("before", 0.0),
        after=AUTO_SPACE if props.get("auto_after") else props.get("after", 0.0),
        line=props.get("line", 1.0),
        line_rule=props.get("line_rule", "auto"),
        contextual=props.get("contextual", False),
        keep_next=props.get("keep_next", False),
        keep_lines=props.get("keep_lines", False),
        page_break_before=props.get("page_break", False),
        widow_control=props.get("widow", True),
        outline=props.get("outline", 0),
        tabs=_tab_stops(props.get("tabs", ())),
        borders=drawn or None,
        shading=props.get("shading", ""),
        rtl=rtl,
        mark=mark,
        frame=frame_look(dict(props.get("frame", ()))),
    )


def _tab_stops(tabs: tuple[tuple[float, str, str], ...]) -> tuple[Tab, ...]:
    kept = (tab for tab in sorted(tabs) if tab[1] not in ("clear", "bar"))
    return tuple(Tab(at, _TABS.get(align, "left"), _LEADERS.get(leader, "")) for at, align, leader in kept)
