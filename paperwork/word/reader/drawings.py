"""Drawings of both kinds (DrawingML and VML): pictures out as they are, everything else with its words.

Charts, diagrams and shapes become boxes with all their text, and a finding; a text box keeps its blocks as well.
A picture stands in its sentence, its sizes in points, its fallback beside its vector form.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.blocks import DrawnPart, Picture, WordArt
from paperwork.model.look import PictureLook
from paperwork.model.plots import Plot

from . import placing
from .charts import plot_of
from .diagrams import drawing_of, list_of
from .images import image, sketched
from .metafiles import Sketch
from .shapes import drawn_parts, vml_parts
from .shapes.opened import Piece
from .shapes.vml import line_box, vml_fill
from .story import Box, Story
from .values import DECORATIVE, DGM, MC, OFFICE, PIC, SVG, WP, A, C, Element, R, V, local, points, said_on

_UNDERSTOOD = frozenset({"wps", "wpg", "wpc", "w14", "w15", "w16", "w16se", "w16cid", "w16cex", "a14", "asvg", "wp14"})
_PICTURE, _ALTERNATIVES = f"{{{PIC}}}pic", f"{{{MC}}}AlternateContent"
_CHART, _DIAGRAM = f"{{{C}}}chart", f"{{{DGM}}}relIds"
_IMAGE_DATA, _TEXT_PATH, _OLE = f"{{{V}}}imagedata", f"{{{V}}}textpath", f"{{{OFFICE}}}OLEObject"
_KNOWN = frozenset({_PICTURE, _CHART, _DIAGRAM, _IMAGE_DATA, _TEXT_PATH, _OLE})
# Strict files put it in a namespace of their own, so that it is known by its name alone.
_TEXT_BOX = "txbxContent"
_DRAWN = frozenset({"wsp", "wgp", "wpc", "lockedCanvas"})
_FRAMES = frozenset({"inline", "anchor"})
_GROUPS = frozenset({"wgp", "wpc", "grpSp", "lockedCanvas"})
_OWNERS = _FRAMES | _GROUPS | {"wsp", "sp", "cxnSp", "pic", "graphicFrame"}
_R_ID = f"{{{R}}}id"
_LOOK = "Look whether its place in the PDF reads well; put a picture of it there if not."


class Drawn(Struct):
    """What a drawing holds: pictures for the line, boxes to stand after the paragraph, and its link."""

    pictures: list[Picture] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    href: str = ""


def chosen(element: Element) -> Element | None:
    """The form of an `mc:AlternateContent` that we understand: a choice, else the fallback, else what there is."""
    for choice in element.iterchildren(f"{{{MC}}}Choice"):
        if set(choice.get("Requires", "").split()) <= _UNDERSTOOD:
            return choice
    fallback = element.find(f"{{{MC}}}Fallback")
    return element.find(f"{{{MC}}}Choice") if fallback is None else fallback


def read(story: Story, element: Element) -> Drawn:
    """Read a `w:drawing`, `w:pict` or `w:object`, but for what is hidden in it."""
    _take_out_hidden(story, element)
    if local(element) != "drawing":
        return _vml(story, element)
    drawn = Drawn()
    for frame in element.iterchildren(f"{{{WP}}}inline", f"{{{WP}}}anchor"):
        _Frame(story, frame, drawn).read()
    return drawn


def _take_out_hidden(story: Story, element: Element) -> None:
    """Takes out what somebody has hidden in Word's selection pane, with a finding for each."""
    said = (_hidden_by(about) for about in element.iter("{*}docPr", "{*}cNvPr", f"{{{V}}}*"))
    for hidden in [owner for owner in said if owner is not None]:
        if (around := hidden.getparent()) is not None:
            story.reading.changes.pass_over(hidden)
            around.remove(hidden)
            message = "A hidden picture or drawing stands here; it is left out."
            hint = "Show it in Word (Layout, Selection Pane), or delete it there."
            story.reading.find("hidden-text", message, hint, quote="[a drawing]")


def _hidden_by(about: Element) -> Element | None:
    """The element that is hidden by what is said of it; None where it is to be seen."""
    if about.tag.startswith(f"{{{V}}}"):
        return about if placing.vml_style(about).get("visibility") == "hidden" else None
    if not said_on(about.get("hidden", "")):
        return None
    owner = next((at for at in about.iterancestors() if local(at) in _OWNERS), None)
    around = None if owner is None else owner.getparent()
    counts = owner is not None and (local(owner) in _FRAMES or (around is not None and local(around) in _GROUPS))
    return owner if counts else None


def _opened(element: Element) -> Iterator[Element]:
    """All that stands in a drawing, in order, of two forms the one that we understand; not what is in text boxes."""
    for part in element:
        if part.tag == _ALTERNATIVES:
            form = chosen(part)
            yield from () if form is None else _opened(form)
        else:
            yield part
            if local(part) not in (_TEXT_BOX, *_DRAWN):
                yield from _opened(part)


def _parts(element: Element) -> Iterator[Element]:
    """What we know inside a drawing, in order; what is inside a text box belongs to the text box."""
    for part in element:
        if part.tag in _KNOWN or local(part) == _TEXT_BOX:
            yield part
        elif part.tag == _ALTERNATIVES:
            form = chosen(part)
            yield from () if form is None else _parts(form)
        else:
            yield from _parts(part)


class _Frame:
    """One `wp:inline` or `wp:anchor`, read into what was drawn."""

    def __init__(self, story: Story, frame: Element, drawn: Drawn) -> None:
        about = frame.find(f"{{{WP}}}docPr")
        self.story, self.frame, self.drawn = story, frame, drawn
        self.alt = "" if about is None else about.get("descr") or about.get("title") or ""
        self.size = placing.extent(frame, story.page)
        self.look = placing.look(frame, _is_decorative(about), in_cell=bool(story.cells))

    def read(self) -> None:
        self.drawn.href = _href(self.story, self.frame)
        drawn = next((at for at in _opened(self.frame) if local(at) in _DRAWN), None)
        data = [at for at in _opened(self.frame) if at.tag in (_CHART, _DIAGRAM)]
        picture = next((at for at in _opened(self.frame) if at.tag == _PICTURE), None)
        if drawn is not None:
            self._shapes(drawn_parts(drawn, self.size, self.story.reading.theme, self._inside))
        elif picture is not None:
            self._picture(picture)
        elif data:
            self._data(data[0])
        elif (content := next((at for at in _opened(self.frame) if local(at) == _TEXT_BOX), None)) is not None:
            self._box("text box", content=content)
        else:
            self._not_drawn()

    def _not_drawn(self) -> None:
        self.story.reading.find("not-drawn", "A drawn shape stands here; it is left out.", _LOOK, quote=self.alt)

    def _shapes(self, pieces: tuple[Piece, ...], why: str = "text box") -> None:
        """Show a drawing: with its words as a box, without any as a picture."""
        if any(piece.has_words for piece in pieces):
            box = Box(why, "", None, *self.size, self.look, pieces=pieces, alt=self._said(pieces))
            self.drawn.boxes.append(box)
        elif any(piece.part.outlines or piece.part.picture for piece in pieces):
            self.drawn.pictures.append(_drawn_picture(pieces, self._said(pieces), self.size, self.look))
        else:
            self._not_drawn()

    def _said(self, pieces: tuple[Piece, ...]) -> str:
        """The drawing's alternative text, or those of the pictures in it."""
        inside = (piece.part.picture.alt for piece in pieces if piece.part.picture)
        return self.alt or "; ".join(dict.fromkeys(alt for alt in inside if alt))

    def _box(self, why: str, text: str = "", content: Element | None = None) -> None:
        self.drawn.boxes.append(Box(why, text, content, self.size[0], self.size[1], self.look))

    def _inside(self, part: Element, width: float, height: float) -> Picture | None:
        """A picture or a chart inside a drawing."""
        blip = next(part.iter(f"{{{A}}}blip"), None)
        chart = next(part.iter(_CHART), None)
        if chart is not None:
            plot = self._plot(chart)
            return None if plot is None else Picture(b"", self.alt, width, height, kind="chart", plot=plot)
        if blip is None:
            return None
        look = placing.picture_look(part, PictureLook())
        about = next((at for at in part.iter() if local(at) == "cNvPr"), None)
        alt = "" if about is None else about.get("descr", "") or about.get("title", "")
        return _pictured(self.story, blip, alt or self.alt, (width, height), look)

    def _plot(self, chart: Element) -> Plot | None:
        root = self._part(chart.get(_R_ID, ""))
        return None if root is None else plot_of(root, self.story.reading.theme)

    def _picture(self, picture: Element) -> None:
        blip = picture.find(f"{{{PIC}}}blipFill/{{{A}}}blip")
        if blip is None:
            return
        look = placing.picture_look(picture, self.look)
        self.drawn.pictures.append(_pictured(self.story, blip, self.alt, self.size, look))

    def _data(self, part: Element) -> None:
        if part.tag == _DIAGRAM:
            self._diagram(part)
            return
        plot = self._plot(part)
        if plot is not None:
            self.drawn.pictures.append(Picture(b"", self.alt, *self.size, kind="chart", look=self.look, plot=plot))
            return
        root = self._part(part.get(_R_ID, ""))
        self.story.reading.find("not-drawn", "A chart stands here; only its words are kept.", _LOOK, quote=self.alt)
        self._box("chart", "" if root is None else _texts(root))

    def _diagram(self, part: Element) -> None:
        """Show the shapes that Word stores of a diagram; without them its words as a list."""
        data = self._part(part.get(f"{{{R}}}dm", ""))
        id = "" if data is None else drawing_of(data)
        shapes = self._part(id)
        if shapes is not None:
            # Pictures in it are named by the drawing's own relations.
            outside, self.story.part = self.story.part, self._target(id)
            pieces = drawn_parts(shapes, self.size, self.story.reading.theme, self._inside)
            self.story.part = outside
            if any(piece.has_words or piece.part.outlines for piece in pieces):
                self._shapes(pieces, "diagram")
                return
        self.story.reading.find("not-drawn", "A diagram stands here; only its words are kept.", _LOOK, quote=self.alt)
        items = () if data is None else list_of(data)
        self.drawn.boxes.append(Box("diagram", "", None, *self.size, PictureLook(), blocks=items))

    def _part(self, id: str) -> Element | None:
        """The part that a relationship leads to."""
        target = self._target(id)
        return self.story.reading.package.sound_xml(target) if target else None

    def _target(self, id: str) -> str:
        """The name of the part that a relationship leads to; empty where it leads to none."""
        relation = self.story.reading.package.relations(self.story.part).get(id)
        return "" if relation is None or relation.external else relation.target


def _pictured(story: Story, blip: Element, alt: str, size: tuple[float, float], look: PictureLook) -> Picture:
    vector = next(blip.iter(f"{{{SVG}}}svgBlip"), None)
    svg = b"" if vector is None else image(story, vector.get(f"{{{R}}}embed", ""), "")[0]
    data, kind = image(story, blip.get(f"{{{R}}}embed", ""), blip.get(f"{{{R}}}link", ""), vector=bool(svg))
    if kind == "svg":
        data, svg, kind = b"", data, ""
    sketch = Sketch() if svg else sketched(story, data, kind, size)
    return Picture(data, alt, *size, svg=svg, kind=kind, look=look, parts=sketch.parts, extent=sketch.size)


def _is_decorative(about: Element | None) -> bool:
    mark = None if about is None else next(about.iter(f"{{{DECORATIVE}}}decorative"), None)
    return mark is not None and said_on(mark.get("val", ""))


def _href(story: Story, frame: Element) -> str:
    link = next(frame.iter(f"{{{A}}}hlinkClick"), None)
    relation = None if link is None else story.reading.package.relations(story.part).get(link.get(_R_ID, ""))
    if relation is None:
        return ""
    return relation.target if relation.external else f"#{relation.target.rpartition('#')[2]}"


def _texts(root: Element) -> str:
    """All words of a chart or diagram: its texts, then the cached names and values that it draws."""
    tags = (f"{{{A}}}t", f"{{{C}}}v")
    return "\n".join(said.text for said in root.iter(*tags) if said.text)


def _drawn_picture(pieces: tuple[Piece, ...], alt: str, size: tuple[float, float], look: PictureLook) -> Picture:
    """A drawing without words. Lines alone decorate, unless the file says what they show."""
    parts = tuple(piece.part for piece in pieces)
    lines = all(outline.fill == "" or "Z" not in outline.path for part in parts for outline in part.outlines)
    if lines and not alt and all(part.picture is None and _is_line(part) for part in parts):
        look = replace(look, decorative=True)
    return Picture(b"", alt, *size, kind="drawing", look=look, parts=parts, extent=size)


def _is_line(part: DrawnPart) -> bool:
    return bool(part.outlines) and "Z" not in part.outlines[0].path


def _vml(story: Story, element: Element) -> Drawn:
    drawn = Drawn()
    for shape in element:
        if local(shape) == "OLEObject":
            kind = shape.get("ProgID", "")
            message = f"An embedded object ({kind or 'unknown'}) stands here; only its picture is shown."
            story.reading.find("embedded-object", message, "Check that the picture shows what it should.")
        elif isinstance(shape.tag, str) and local(shape) != "shapetype":
            _vml_shape(story, shape, drawn)
    return drawn


def _vml_shape(story: Story, shape: Element, drawn: Drawn) -> None:
    shown = [part for part in _parts(shape) if part.tag in (_IMAGE_DATA, _TEXT_PATH)]
    for part in shown:
        _vml_part(story, part, drawn)
    pieces = () if shown and local(shape) != "group" else vml_parts(shape)
    style = placing.vml_style(shape)
    look = placing.vml_look(style, in_cell=bool(story.cells) and said_on(shape.get(f"{{{OFFICE}}}allowincell", "t")))
    size = points(style.get("width", ""), 1.0), points(style.get("height", ""), 1.0)
    if local(shape) == "line":
        left, top, *size_of_line = line_box(shape)
        look, size = replace(look, left=left, top=top), (size_of_line[0], size_of_line[1])
    alt = shape.get("alt", "")
    if any(piece.has_words for piece in pieces):
        drawn.boxes.append(Box("text box", "", None, *size, look, pieces=pieces, alt=alt))
    elif any(piece.part.outlines for piece in pieces) and max(size) > 0 and not shown:
        drawn.pictures.append(_drawn_picture(pieces, alt, size, look))
    elif not shown:
        story.reading.find("not-drawn", "A drawn shape stands here; it is left out.", _LOOK)


def _vml_part(story: Story, part: Element, drawn: Drawn) -> None:
    shape = next((at for at in part.iterancestors() if at.get("style") or at.get("type")), part)
    style = placing.vml_style(shape)
    width, height = points(style.get("width", ""), 1.0), points(style.get("height", ""), 1.0)
    look = placing.vml_look(style)
    if part.tag == _TEXT_PATH:
        drawn.pictures.append(_word_art(part, shape, (width, height), look))
    else:
        data, kind = image(story, part.get(_R_ID, ""), part.get(f"{{{R}}}href", ""))
        alt = shape.get("alt") or part.get(f"{{{OFFICE}}}title") or ""
        look = replace(look, crop=placing.vml_crop(part))
        sketch = sketched(story, data, kind, (width, height))
        drawn.pictures.append(
            Picture(data, alt, width, height, kind=kind, look=look, parts=sketch.parts, extent=sketch.size)
        )


def _word_art(part: Element, shape: Element, size: tuple[float, float], look: PictureLook) -> Picture:
    """Words drawn as a picture; they are what it shows."""
    text = part.get("string", "")
    colour, opacity = vml_fill(shape)
    bold = "bold" in placing.vml_style(part).get("font-weight", "")
    art = WordArt(text, colour, opacity, placing.vml_turn(shape), bold)
    alt = shape.get("alt") or text
    drawn = DrawnPart(0.0, 0.0, *size, art=art)
    return Picture(b"", alt, *size, kind="drawing", look=look, parts=(drawn,), extent=size)
