"""Drawings of both kinds (DrawingML and VML): pictures out as they are, everything else with its words.

Charts, diagrams and shapes become boxes with all their text, and a finding; a text box keeps its blocks as well.
A picture stands in its sentence, its sizes in points, its fallback beside its vector form.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from paperwork.model.blocks import Picture
from paperwork.model.look import PictureLook

from . import placing
from .charts import plot_of
from .images import image
from .story import Box, Story
from .values import DECORATIVE, DGM, MC, OFFICE, PIC, SVG, WP, A, C, Element, R, V, local, points, said_on

_UNDERSTOOD = frozenset({"wps", "wpg", "wpc", "w14", "w15", "w16", "w16se", "w16cid", "w16cex", "a14", "asvg", "wp14"})
_PICTURE, _ALTERNATIVES = f"{{{PIC}}}pic", f"{{{MC}}}AlternateContent"
_CHART, _DIAGRAM = f"{{{C}}}chart", f"{{{DGM}}}relIds"
_IMAGE_DATA, _TEXT_PATH, _OLE = f"{{{V}}}imagedata", f"{{{V}}}textpath", f"{{{OFFICE}}}OLEObject"
_KNOWN = frozenset({_PICTURE, _CHART, _DIAGRAM, _IMAGE_DATA, _TEXT_PATH, _OLE})
# Strict files put it in a namespace of their own, so that it is known by its name alone.
_TEXT_BOX = "txbxContent"
_R_ID = f"{{{R}}}id"
_LOOK = "Look whether its place in the PDF reads well; put a picture of it there if not."


class Drawn(Struct):
    """What a drawing holds: pictures for the line, boxes to stand after the paragraph, and its link."""

    pictures: list[Picture] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    href: str = ""


def chosen(element: Element) -> Element | None:
    """The form of an `mc:AlternateContent` that we understand: a choice, else the fallback."""
    for choice in element.iterchildren(f"{{{MC}}}Choice"):
        if set(choice.get("Requires", "").split()) <= _UNDERSTOOD:
            return choice
    return element.find(f"{{{MC}}}Fallback")


def read(story: Story, element: Element) -> Drawn:
    """Read a `w:drawing`, `w:pict` or `w:object`."""
    if local(element) != "drawing":
        return _vml(story, element)
    drawn = Drawn()
    for frame in element.iterchildren(f"{{{WP}}}inline", f"{{{WP}}}anchor"):
        _Frame(story, frame, drawn).read()
    return drawn


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
        self.size = placing.extent(frame)
        self.look = placing.look(frame, _is_decorative(about))

    def read(self) -> None:
        self.drawn.href = _href(self.story, self.frame)
        parts = list(_parts(self.frame))
        for part in parts:
            if part.tag == _PICTURE:
                self._picture(part)
            elif local(part) == _TEXT_BOX:
                self._box("text box", content=part)
            elif part.tag in (_CHART, _DIAGRAM):
                self._data(part)
        if not parts:
            self.story.reading.find("not-drawn", "A drawn shape stands here; it is left out.", _LOOK, quote=self.alt)

    def _box(self, why: str, text: str = "", content: Element | None = None) -> None:
        self.drawn.boxes.append(Box(why, text, content, self.size[0], self.size[1], self.look))

    def _picture(self, picture: Element) -> None:
        about = picture.find(f"{{{PIC}}}nvPicPr/{{{PIC}}}cNvPr")
        blip = picture.find(f"{{{PIC}}}blipFill/{{{A}}}blip")
        if blip is None:
            return
        parent = picture.getparent()
        alone = parent is not None and local(parent) == "graphicData"
        size = self.size if alone else placing.scaled(self.frame, picture)
        alt = self.alt if alone or about is None else about.get("descr", "") or self.alt
        self.drawn.pictures.append(_pictured(self.story, blip, alt, size, placing.picture_look(picture, self.look)))

    def _data(self, part: Element) -> None:
        is_chart = part.tag == _CHART
        root = self._part(part.get(_R_ID if is_chart else f"{{{R}}}dm", ""))
        plot = None if root is None or not is_chart else plot_of(root, self.story.reading.theme)
        if plot is not None:
            self.drawn.pictures.append(Picture(b"", self.alt, *self.size, kind="chart", look=self.look, plot=plot))
            return
        kind = "chart" if is_chart else "diagram"
        self.story.reading.find("not-drawn", f"A {kind} stands here; only its words are kept.", _LOOK, quote=self.alt)
        self._box(kind, "" if root is None else _texts(root))

    def _part(self, id: str) -> Element | None:
        """The part that a relationship leads to."""
        relation = self.story.reading.package.relations(self.story.part).get(id)
        return None if relation is None or relation.external else self.story.reading.package.sound_xml(relation.target)


def _pictured(story: Story, blip: Element, alt: str, size: tuple[float, float], look: PictureLook) -> Picture:
    vector = next(blip.iter(f"{{{SVG}}}svgBlip"), None)
    svg = b"" if vector is None else image(story, vector.get(f"{{{R}}}embed", ""), "")[0]
    data, kind = image(story, blip.get(f"{{{R}}}embed", ""), blip.get(f"{{{R}}}link", ""), vector=bool(svg))
    if kind == "svg":
        data, svg, kind = b"", data, ""
    return Picture(data, alt, *size, svg=svg, kind=kind, look=look)


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


def _vml(story: Story, element: Element) -> Drawn:
    drawn = Drawn()
    parts = list(_parts(element))
    if not parts and any(local(shape) != "shapetype" for shape in element):
        story.reading.find("not-drawn", "A drawn shape stands here; it is left out.", _LOOK)
    for part in parts:
        if part.tag == _OLE:
            kind = part.get("ProgID", "")
            message = f"An embedded object ({kind or 'unknown'}) stands here; only its picture is shown."
            story.reading.find("embedded-object", message, "Check that the picture shows what it should.")
        else:
            _vml_part(story, part, drawn)
    return drawn


def _vml_part(story: Story, part: Element, drawn: Drawn) -> None:
    shape = next((at for at in part.iterancestors() if at.get("style") or at.get("type")), part)
    style = placing.vml_style(shape)
    width, height = points(style.get("width", ""), 1.0), points(style.get("height", ""), 1.0)
    look = placing.vml_look(style)
    if local(part) == _TEXT_BOX:
        drawn.boxes.append(Box("text box", "", part, width, height, look))
    elif part.tag == _TEXT_PATH:
        drawn.boxes.append(Box("word art", part.get("string", ""), None, width, height, look))
    elif part.tag == _IMAGE_DATA:
        data, kind = image(story, part.get(_R_ID, ""), part.get(f"{{{R}}}href", ""))
        alt = shape.get("alt") or part.get(f"{{{OFFICE}}}title") or ""
        drawn.pictures.append(Picture(data, alt, width, height, kind=kind, look=look))
