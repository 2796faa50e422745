"""Equations as one line of text: Office Math in, words out, in the order in which they are read aloud.

Fractions take a slash, powers a caret, indices an underscore; anything longer than one mark is put in brackets.
"""

from __future__ import annotations

from collections.abc import Callable

from .values import Element, M, child, is_on, local, w

_DELETED = frozenset({w("del"), w("moveFrom")})


def text(element: Element) -> str:
    """The text of an equation."""
    name = local(element)
    if element.tag in _DELETED or (name == "r" and (_is_deleted(element) or is_hidden(element))):
        return ""
    if name == "t":
        return element.text or ""
    if name in _SHAPES:
        return _SHAPES[name](element)
    if name.endswith("Pr"):
        return ""
    return "".join(text(part) for part in element)


def align(paragraph: Element) -> str:
    """How an equation on a line of its own is set: in the middle, or on the side that it says; empty beside words."""
    shown = paragraph if local(paragraph) == "oMathPara" else paragraph.find(f"{{{M}}}oMathPara")
    if shown is None or any(at.text for run in paragraph.iterchildren(w("r")) for at in run.iterchildren(w("t"))):
        return ""
    said = shown.find(f"{{{M}}}oMathParaPr/{{{M}}}jc")
    side = "" if said is None else said.get(f"{{{M}}}val", "")
    return side if side in ("left", "right") else "center"


def _is_deleted(run: Element) -> bool:
    """Whether a tracked change deletes a run: marked in it, or in its properties."""
    return any(child(at, "del") is not None for at in (run, child(run, "rPr")))


def is_hidden(run: Element) -> bool:
    """Whether a run is hidden text."""
    return is_on(child(child(run, "rPr"), "vanish"))


def hidden(element: Element) -> str:
    """The hidden words of an equation."""
    runs = (run for run in element.iter(f"{{{M}}}r", w("r")) if is_hidden(run))
    return "".join(part.text or "" for run in runs for part in run.iter(f"{{{M}}}t", w("t")))


def _part(element: Element, name: str) -> str:
    found = element.find(f"{{{M}}}{name}")
    return "" if found is None else text(found)


def _held(said: str) -> str:
    return said if len(said) < 2 or said.isalnum() else f"({said})"


def _said(element: Element, name: str, default: str) -> str:
    found = element.find(f"{{{M}}}{local(element)}Pr/{{{M}}}{name}")
    return default if found is None else found.get(f"{{{M}}}val", "")


def _raised(element: Element) -> str:
    power = _part(element, "sup")
    return f"^{_held(power)}" if power else ""


def _lowered(element: Element) -> str:
    index = _part(element, "sub")
    return f"_{_held(index)}" if index else ""


def _fraction(element: Element) -> str:
    return f"{_held(_part(element, 'num'))}/{_held(_part(element, 'den'))}"


def _script(element: Element) -> str:
    return _part(element, "e") + _lowered(element) + _raised(element)


def _before(element: Element) -> str:
    return _lowered(element) + _raised(element) + _part(element, "e")


def _root(element: Element) -> str:
    return f"{_part(element, 'deg')}√{_held(_part(element, 'e'))}"


def _sum(element: Element) -> str:
    mark = _said(element, "chr", "∫")
    return f"{mark}{_lowered(element)}{_raised(element)} {_part(element, 'e')}"


def _brackets(element: Element) -> str:
    inner = _said(element, "sepChr", "|").join(text(part) for part in element.iterchildren(f"{{{M}}}e"))
    return f"{_said(element, 'begChr', '(')}{inner}{_said(element, 'endChr', ')')}"


def _matrix(element: Element) -> str:
    rows = (row.iterchildren(f"{{{M}}}e") for row in element.iterchildren(f"{{{M}}}mr"))
    return "; ".join(", ".join(text(cell) for cell in row) for row in rows)


def _accent(element: Element) -> str:
    """A letter with a mark over it: the mark follows, as Unicode has it."""
    inner, mark = _part(element, "e"), _said(element, "chr", "\u0302")
    return inner + mark if len(inner) == 1 else f"{_held(inner)}{mark}"


def _bar(element: Element) -> str:
    inner = _part(element, "e")
    return f"{inner}\u0305" if len(inner) == 1 else f"{_held(inner)}\u0305"


def _function(element: Element) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _limit(element: Element) -> str:
    mark = "_" if local(element) == "limLow" else "^"
    return f"{_part(element, 'e')}{mark}{_held(_part(element, 'lim'))}"


def _lines(element: Element) -> str:
    return "; ".join(text(part) for part in element.iterchildren(f"{{{M}}}e"))


_SHAPES: dict[str, Callable[[Element], str]] = {
    "f": _fraction,
    "sSup": _script,
    "sSub": _script,
    "sSubSup": _script,
    "sPre": _before,
    "rad": _root,
    "nary": _sum,
    "d": _brackets,
    "m": _matrix,
    "acc": _accent,
    "bar": _bar,
    "func": _function,
    "limLow": _limit,
    "limUpp": _limit,
    "eqArr": _lines,
}
