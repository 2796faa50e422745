"""The small things that charts are made of: their values by index, their words, and how words are set."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from paperwork.model.number_formats import shown
from paperwork.model.plots import PlotText

from ..paints import fill_of
from ..theme import Theme
from ..values import A, C, Element, said_on, whole

# More points than this are no chart that anyone can read.
MOST_POINTS = 20_000


class Cache(Struct, frozen=True):
    """The values that a file keeps of a range: texts by index, how many, and their number format."""

    texts: dict[int, str]
    count: int
    format: str = "General"

    def numbers(self, count: int = 0) -> tuple[float | None, ...]:
        """The values as numbers; None where there is none."""
        return tuple(number(self.texts.get(at)) for at in range(max(count, self.count)))


NOTHING = Cache({}, 0)


def part(element: Element | None, path: str) -> Element | None:
    """The first `c:` element that a path of `c:` names leads to."""
    for name in path.split("/"):
        if element is None:
            return None
        element = next(element.iterchildren(f"{{{C}}}{name}"), None)
    return element


def said(element: Element | None, path: str, default: str = "") -> str:
    """The `val` of a `c:` element, or the default."""
    found = part(element, path)
    return default if found is None else found.get("val", default)


def flag(element: Element | None, path: str, absent: bool = False) -> bool:
    """Whether a flag is on; one that is there without a value is."""
    found = part(element, path)
    return absent if found is None else said_on(found.get("val", "1"))


def number(text: str | None) -> float | None:
    """A number, or None where the text is none, or one beyond all measure."""
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if abs(value) < 1e100 else None


def cache_of(holder: Element | None) -> Cache:
    """What is cached of the range in `c:cat`, `c:val`, `c:tx` and the like; several levels as one text a point."""
    if holder is None:
        return NOTHING
    levels = list(holder.iter(f"{{{C}}}lvl"))
    if levels:
        return _levels(levels, holder)
    kept = next(holder.iter(*(f"{{{C}}}{name}" for name in ("strCache", "numCache", "strLit", "numLit"))), None)
    return NOTHING if kept is None else _kept(kept)


def _kept(kept: Element) -> Cache:
    code = part(kept, "formatCode")
    format = "General" if code is None else code.text or "General"
    texts = {whole(at.get("idx", "")): _value(at) for at in kept.iterchildren(f"{{{C}}}pt")}
    count = max(whole(said(kept, "ptCount")), max(texts, default=-1) + 1)
    return Cache({at: text for at, text in texts.items() if 0 <= at < MOST_POINTS}, min(count, MOST_POINTS), format)


def _value(point: Element) -> str:
    found = part(point, "v")
    return "" if found is None else found.text or ""


def _levels(levels: list[Element], holder: Element) -> Cache:
    """Categories on several levels: the outer name stands before its first inner one."""
    texts: dict[int, str] = {}
    for level in reversed(levels):
        for at, text in _kept(level).texts.items():
            texts[at] = f"{texts[at]} {text}" if at in texts else text
    counts = [whole(count.get("val", "")) for count in holder.iter(f"{{{C}}}ptCount")]
    return Cache(texts, min(max([*counts, max(texts, default=-1) + 1]), MOST_POINTS))


def category_texts(cache: Cache, format: str = "") -> tuple[str, ...]:
    """The categories as they are shown: numbers by their format."""
    code = format or cache.format
    return tuple(_category(cache.texts.get(at, ""), code) for at in range(cache.count))


def _category(text: str, code: str) -> str:
    value = number(text) if code != "General" else None
    return text if value is None else shown(value, code)


def words(holder: Element | None) -> str:
    """The words of rich text, a line a paragraph, or those of the cell that a text is taken from."""
    if holder is None:
        return ""
    paragraphs = list(holder.iter(f"{{{A}}}p"))
    if not paragraphs:
        return " ".join(cache_of(holder).texts.values())
    return "\n".join("".join(_run_texts(paragraph)) for paragraph in paragraphs).strip()


def _run_texts(paragraph: Element) -> Iterator[str]:
    for found in paragraph.iter(f"{{{A}}}t", f"{{{A}}}br"):
        yield found.text or "" if found.tag.endswith("}t") else "\n"


def style_of(holder: Element | None, theme: Theme, usual: PlotText) -> PlotText:
    """How words are set: what a holder's `c:txPr` or `c:rich` says over what is usual."""
    found = None if holder is None else next(holder.iter(f"{{{A}}}rPr", f"{{{A}}}defRPr"), None)
    if found is None:
        return usual
    paint = fill_of(found, theme)
    size = whole(found.get("sz", "")) / 100
    return PlotText(
        usual.text,
        size if 1 <= size <= 200 else usual.size,
        (paint.on_white if paint else "") or usual.colour,
        said_on(found.get("b", "")) if "b" in found.attrib else usual.bold,
    )
