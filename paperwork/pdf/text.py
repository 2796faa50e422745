"""Text written as PDF operators: a text object for each run of words, links and underlines beside it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from reportlab.pdfgen.canvas import Canvas

from .colours import fill_operator, number
from .faces import Face
from .inks import Ink
from .joining import drawn
from .links import Linker
from .ops import Words
from .shaping import advances, joined, kerns
from .tags import Elem
from .underlines import lines_of

ESCAPED = [
    f"\\{byte:03o}" if byte < 32 or byte > 126 else "\\" + chr(byte) if chr(byte) in "()\\" else chr(byte)
    for byte in range(256)
]

# How far left of its letter one stands that shows nothing, so that it is read after it, in points.
SLIVER = 0.1
NOTHING_SET = {"gap": "0 Tw", "spacing": "0 Tc", "stretched": "100 Tz"}


def shown(text: str, face: Face, canvas: Canvas) -> Iterator[tuple[str, str]]:
    """The text as strings of a face's subsets: each subset's name in the file, and the string it shows."""
    return ((font, _string(codes)) for font, codes in _parted(text, face, canvas))


def _parted(text: str, face: Face, canvas: Canvas) -> Iterator[tuple[str, bytes]]:
    document = canvas._doc
    for subset, codes in face.font.splitString(text, document):
        yield face.font.getSubsetInternalName(subset, document), codes


def spaced(text: str, face: Face, canvas: Canvas, added: list[float]) -> Iterator[tuple[str, str]]:
    """The operators that show text, each with its subset's name; `added` comes after each character, in thousandths."""
    for font, codes in _parted(text, face, canvas):
        yield font, _kerned(codes, added[: len(codes)])
        added = added[len(codes) :]


def _string(codes: bytes) -> str:
    return f"({''.join(map(ESCAPED.__getitem__, codes))})"


def _kerned(codes: bytes, added: list[float]) -> str:
    """The operator that shows some codes; `added` is what comes between each and the next, if anything does."""
    if not any(added):
        return f"{_string(codes)} Tj"
    parts, start = [], 0
    for at, more in enumerate(added, 1):
        if more:
            parts.append(f"{_string(codes[start:at])} {number(-more)} ")
            start = at
    last = _string(codes[start:]) if start < len(codes) else ""
    return f"[{''.join(parts)}{last}] TJ"


class _OpenLink(Struct):
    """A link being written: its address, its element, the rectangle so far and its words."""

    href: str = ""
    elem: Elem | None = None
    box: list[float] = field(default_factory=list)
    words: str = ""


class TextWriter:
    """Writes words on a page, keeping a text object open as long as it can."""

    def __init__(self, linker: Linker, height: float) -> None:
        self.canvas, self.height, self.linker = linker.canvas, height, linker
        self.code: list[str] = []
        self.state: dict[str, str] = {}
        self.rules: list[str] = []
        self.elem: Elem | None = None
        self.link = _OpenLink()

    def write(self, words: Words) -> None:
        """Write some words."""
        ink = words.ink
        if (ink.href, words.elem) != (self.link.href, self.link.elem):
            self._end_link()
        self._mark(words.elem)
        self._set("colour", fill_operator(ink.colour))
        # A PDF stretches the spaces between letters and words along with the letters; Word does not.
        self._set("stretched", f"{number(100 * ink.stretched)} Tz")
        self._set("gap", f"{number(words.gap / ink.stretched)} Tw")
        self._set("spacing", f"{number(ink.spacing / ink.stretched)} Tc")
        if ink.turned:
            self._turned(words)
        else:
            self._put(words.x, words.y, words.text, ink)
        self._decorate(words)

    def _put(self, x: float, y: float, text: str, ink: Ink) -> None:
        self.code.append(f"1 0 0 1 {number(x)} {number(self.height - y)} Tm")
        self.code.extend(self._shown(text, ink))

    def _turned(self, words: Words) -> None:
        """Text from right to left: glyph after glyph in the order in which it is read, each left of the one before."""
        ink, at, before = words.ink, words.x + words.width, 0.0
        for one in drawn(words.text, ink.face):
            step = one.advance * ink.scale + (ink.spacing if one.advance else 0.0)
            step += words.gap if one.code == 32 else 0.0
            at -= step
            # An accent is drawn from where its letter ends, as in text that runs from left to right.
            self._put(at + (before if one.over else 0.0 if step else -SLIVER), words.y, chr(one.code), ink)
            before = before if one.over else step

    def _mark(self, elem: Elem | None) -> None:
        if not self.code:
            self.code += ["BT", self.linker.marks.open(elem)]
        elif elem is not self.elem:
            self.code += ["EMC", self.linker.marks.open(elem)]
        self.elem = elem

    def _shown(self, text: str, ink: Ink) -> Iterator[str]:
        joint = joined(text, ink)
        added = kerns(joint, ink)
        for font, operator in spaced(joint, ink.face, self.canvas, added):
            if self.state.get("font") != (select := f"{font} {number(ink.size)} Tf"):
                self.state["font"] = select
                yield select
            yield operator

    def _set(self, name: str, operator: str) -> None:
        if self.state.get(name, NOTHING_SET.get(name)) != operator:
            self.code.append(operator)
        self.state[name] = operator

    def _decorate(self, words: Words) -> None:
        ink, seen = words.ink, words.text.rstrip(" ")
        width = words.width if seen == words.text else self._width(words, seen)
        if (ink.underline or ink.strike) and width > 0:
            self.rules += lines_of(words, seen, lambda text: self._width(words, text), self.height)
        if ink.href:
            self._grow_link(words, width)

    def _width(self, words: Words, seen: str) -> float:
        return sum(advances(seen, words.ink)) + seen.count(" ") * words.gap

    def _grow_link(self, words: Words, width: float) -> None:
        ink, baseline = words.ink, self.height - words.y
        box = [words.x, baseline - ink.below, words.x + width, baseline + ink.above]
        if self.link.box and abs(self.link.box[1] - box[1]) > 1.0:
            self._end_link()
        known = self.link.box or box
        grown = [min(known[0], box[0]), min(known[1], box[1]), max(known[2], box[2]), max(known[3], box[3])]
        self.link = _OpenLink(ink.href, words.elem, grown, self.link.words + words.text)

    def _end_link(self) -> None:
        link, self.link = self.link, _OpenLink()
        if link.box:
            left, low, right, high = link.box
            self.linker.add(link.href, link.elem, (left, low, right, high), link.words)

    def end(self) -> None:
        """End the text object, with the rules under and through its words."""
        self._end_link()
        if self.code:
            # What a text object sets outlives it, and the next one begins with nothing set.
            unset = [nothing for name, nothing in NOTHING_SET.items() if self.state.get(name, nothing) != nothing]
            rules = ["/Artifact BMC", *self.rules, "EMC"] if self.rules else []
            self.canvas.addLiteral("\n".join([*self.code, "EMC", *unset, "ET", *rules]))
        self.code, self.rules, self.state = [], [], {"colour": ""}
