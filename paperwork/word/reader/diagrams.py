"""Diagrams (SmartArt): the shapes that Word stores of them, or else the words of their data in reading order."""

from __future__ import annotations

from paperwork.model.blocks import ListItem, Span
from paperwork.model.look import Label, ParagraphLook, SpanLook

from .values import DGM, A, Element, local, whole

_INDENT = 18.0
_WORDLESS = frozenset({"parTrans", "sibTrans", "pres"})
_DEEPEST = 12


def drawing_of(data: Element) -> str:
    """The id of the relationship that leads to the drawn shapes of a diagram; empty where there are none."""
    found = next((at for at in data.iter() if local(at) == "dataModelExt"), None)
    return "" if found is None else found.get("relId", "")


def list_of(data: Element) -> tuple[ListItem, ...]:
    """The words of a diagram's data as a list, those that hang on others a level deeper."""
    points = {at.get("modelId", ""): at for at in data.iter(f"{{{DGM}}}pt") if at.get("type", "") not in _WORDLESS}
    kids: dict[str, list[tuple[int, str]]] = {}
    for tie in data.iter(f"{{{DGM}}}cxn"):
        if tie.get("type", "parOf") == "parOf" and tie.get("destId", "") in points:
            kids.setdefault(tie.get("srcId", ""), []).append((whole(tie.get("srcOrd", "")), tie.get("destId", "")))
    seen: set[str] = set()
    items: list[ListItem] = []
    roots = [id for id, at in points.items() if at.get("type") == "doc"]
    for id in [*roots, *points]:
        _add(id, -1 if id in roots else 0, points, kids, seen, items)
    return tuple(items)


def _add(
    id: str,
    level: int,
    points: dict[str, Element],
    kids: dict[str, list[tuple[int, str]]],
    seen: set[str],
    items: list[ListItem],
) -> None:
    if id in seen or level > _DEEPEST:
        return
    seen.add(id)
    text = " ".join("".join(said.text or "" for said in points[id].iter(f"{{{A}}}t")).split())
    if text:
        items.append(_item(text, max(level, 0)))
    for _, kid in sorted(kids.get(id, [])):
        _add(kid, level + 1, points, kids, seen, items)


def _item(text: str, level: int) -> ListItem:
    look = SpanLook(size=11.0)
    left = _INDENT * (level + 1)
    return ListItem(
        (Span(text, look=look),),
        level,
        look=ParagraphLook(left=left, first=-_INDENT, label=Label("•", look), mark=look),
    )
