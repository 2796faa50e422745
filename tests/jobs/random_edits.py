"""What people do to a draft in Word, where chance picks: each an act on the body, with two numbers and a word."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from lxml import etree

from .edits import EDITS
from .living import SPACE, Element, W, copied, paragraph, run
from .random_marks import MARKS, Desk, Mark
from .random_things import THINGS

Edit = Callable[[Element, int, int, str], None]
Act = Mark
_INLINE = {f"{W}{name}" for name in ("p", "hyperlink", "ins", "sdtContent")}


def words_inserted(body: Element, a: int, b: int, word: str) -> None:
    text = _pick(_texts(body), a)
    said = text.text or ""
    at = b % (len(said) + 1)
    _say(text, f"{said[:at]} {word} {said[at:]}")


def word_replaced(body: Element, a: int, b: int, word: str) -> None:
    text = _pick(_texts(body), a)
    words = (text.text or "").split(" ")
    words[b % len(words)] = word
    _say(text, " ".join(words))


def words_deleted(body: Element, a: int, b: int, word: str) -> None:
    text = _pick(_texts(body), a)
    words = (text.text or "").split(" ")
    _say(text, " ".join(words[: b % len(words)]))


def paragraph_added(body: Element, a: int, b: int, word: str) -> None:
    after = _pick(_paragraphs(body), a)
    made = copied(after) if b % 2 and after.find(f"{W}pPr/{W}sectPr") is None else paragraph("")
    properties = made.find(f"{W}pPr")
    made[:] = [*([properties] if properties is not None else []), run(word)]
    (after.addnext if b % 3 else after.addprevious)(made)


def paragraph_deleted(body: Element, a: int, b: int, word: str) -> None:
    one = _pick(_paragraphs(body), a)
    following = one.getnext()
    if following is not None and following.tag == f"{W}p" and one.find(f"{W}pPr/{W}sectPr") is None:
        _remove(one)


def paragraph_emptied(body: Element, a: int, b: int, word: str) -> None:
    one = _pick(_paragraphs(body), a)
    one[:] = [child for child in one if child.tag == f"{W}pPr"]


def paragraph_split(body: Element, a: int, b: int, word: str) -> None:
    one = _pick(_paragraphs(body), a)
    pieces = [child for child in one if child.tag != f"{W}pPr"]
    second = copied(one)
    for child in [child for child in second if child.tag != f"{W}pPr"]:
        second.remove(child)
    properties = one.find(f"{W}pPr")
    for section in [] if properties is None else properties.findall(f"{W}sectPr"):
        properties.remove(section)  # type: ignore[union-attr]
    second.extend(pieces[b % (len(pieces) + 1) :])
    one.addnext(second)


def paragraphs_joined(body: Element, a: int, b: int, word: str) -> None:
    one = _pick(_paragraphs(body), a)
    second = one.getnext()
    if second is not None and second.tag == f"{W}p" and second.find(f"{W}pPr/{W}sectPr") is None:
        one.extend([child for child in second if child.tag != f"{W}pPr"])
        _remove(second)


def run_dressed(body: Element, a: int, b: int, word: str) -> None:
    holder = _pick(_texts(body), a).getparent()
    properties = holder.find(f"{W}rPr")  # type: ignore[union-attr]
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        holder.insert(0, properties)  # type: ignore[union-attr]
    if properties.find(f"{W}{'bi'[b % 2]}") is None:
        etree.SubElement(properties, f"{W}{'bi'[b % 2]}")


def run_hidden(body: Element, a: int, b: int, word: str) -> None:
    made = run(f" {word}")
    made.insert(0, etree.Element(f"{W}rPr"))
    etree.SubElement(made[0], f"{W}vanish")
    _pick(_runs(body), a).addnext(made)


def line_broken(body: Element, a: int, b: int, word: str) -> None:
    made = run(word)
    made.insert(b % 2, etree.Element(f"{W}{('br', 'tab', 'noBreakHyphen')[b % 3]}"))
    _pick(_runs(body), a).addnext(made)


def linked(body: Element, a: int, b: int, word: str) -> None:
    old = _pick([one for one in _runs(body) if one.getparent().tag == f"{W}p"], a)  # type: ignore[union-attr]
    made = etree.Element(f"{W}hyperlink", {f"{W}anchor": "_pw_top"})
    old.addprevious(made)
    made.extend([old, run(f" {word}")])


def field_put_in(body: Element, a: int, b: int, word: str) -> None:
    made = etree.Element(f"{W}fldSimple", {f"{W}instr": (" DATE ", " PAGE ", " IF 1 = 1 ")[b % 3]})
    made.append(run(word if b % 3 == 2 else "1"))
    _pick([one for one in _runs(body) if one.getparent().tag == f"{W}p"], a).addnext(made)  # type: ignore[union-attr]


def marked_as_inserted(body: Element, a: int, b: int, word: str) -> None:
    old = _pick([one for one in _runs(body) if one.getparent().tag in _INLINE - {f"{W}ins"}], a)  # type: ignore[union-attr]
    made = etree.Element(f"{W}ins", _person(a))
    old.addnext(made)
    made.append(run(f" {word}"))


def marked_as_deleted(body: Element, a: int, b: int, word: str) -> None:
    old = _pick([one for one in _runs(body) if one.getparent().tag in _INLINE - {f"{W}ins"}], a)  # type: ignore[union-attr]
    made = etree.Element(f"{W}del", _person(a))
    old.addprevious(made)
    made.append(old)
    for text in list(made.iter(f"{W}t")):
        text.tag = f"{W}delText"


def mark_marked(body: Element, a: int, b: int, word: str) -> None:
    one = _pick(_paragraphs(body), a)
    following = one.getnext()
    if following is None or following.tag != f"{W}p" or one.find(f"{W}pPr/{W}sectPr") is not None:
        return
    properties = one.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        one.insert(0, properties)
    mark = properties.find(f"{W}rPr")
    if mark is None:
        mark = etree.Element(f"{W}rPr")
        properties.append(mark)
    mark.insert(0, etree.Element(f"{W}{('ins', 'del')[b % 2]}", _person(a)))


def row_marked(body: Element, a: int, b: int, word: str) -> None:
    row = _pick(list(body.iter(f"{W}tr")), a)
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        row.insert(0, properties)
    properties.append(etree.Element(f"{W}{('ins', 'del')[b % 2]}", _person(a)))


def cell_typed_in(body: Element, a: int, b: int, word: str) -> None:
    cell = _pick(list(body.iter(f"{W}tc")), a)
    if b % 3 == 0:
        cell.append(paragraph(word))
    else:
        next(cell.iter(f"{W}p")).append(run(f" {word}"))


def row_copied(body: Element, a: int, b: int, word: str) -> None:
    row = _pick(list(body.iter(f"{W}tr")), a)
    made = copied(row)
    _unmark(made)
    for text in made.iter(f"{W}t"):
        _say(text, word)
    (row.addnext if b % 2 else row.addprevious)(made)


def row_deleted(body: Element, a: int, b: int, word: str) -> None:
    row = _pick(list(body.iter(f"{W}tr")), a)
    if len(row.getparent().findall(f"{W}tr")) > 1 and not _halves(row):  # type: ignore[union-attr]
        _remove(row)


def table_pasted(body: Element, a: int, b: int, word: str) -> None:
    table = _pick(list(body.iter(f"{W}tbl")), a)
    made = copied(table)
    _unmark(made)
    for text in list(made.iter(f"{W}t"))[: 1 + b % 4]:
        _say(text, word)
    _pick(_paragraphs(body), b).addprevious(made)


def control_moved(body: Element, a: int, b: int, word: str) -> None:
    one = _pick(_controls(body), a)
    target = _pick([two for two in _controls(body) if two is not one and one not in two.iterancestors()], b)
    if b % 5 == 0 and target.find(f"{W}sdtContent") is not None:
        target.find(f"{W}sdtContent").insert(0, one)  # type: ignore[union-attr]
    else:
        target.addnext(one)


def control_copied(body: Element, a: int, b: int, word: str) -> None:
    made = copied(_pick(_controls(body), a))
    _unmark(made)
    for text in list(made.iter(f"{W}t"))[: b % 2]:
        _say(text, word)
    _pick(_controls(body), b).addnext(made)


def control_deleted(body: Element, a: int, b: int, word: str) -> None:
    _remove(_pick(_controls(body), a))


def control_unwrapped(body: Element, a: int, b: int, word: str) -> None:
    one = _pick(list(body.iter(f"{W}sdt")), a)
    for block in list(one.find(f"{W}sdtContent")):  # type: ignore[arg-type]
        one.addprevious(block)
    _remove(one)


def fact_moved(body: Element, a: int, b: int, word: str) -> None:
    facts = [one for one in body.iter(f"{W}sdt") if one.getparent().tag == f"{W}p"]  # type: ignore[union-attr]
    one = _pick(facts, a)
    made = copied(one) if b % 2 else one
    _unmark(made)
    _pick([to for to in _runs(body) if made not in to.iterancestors()], b).addnext(made)


def section_begun(body: Element, a: int, b: int, word: str) -> None:
    one = _pick([child for child in body if child.tag == f"{W}p"], a)
    properties = one.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        one.insert(0, properties)
    if properties.find(f"{W}sectPr") is None:
        section = etree.Element(f"{W}sectPr")
        etree.SubElement(section, f"{W}pgSz", {f"{W}w": "16838", f"{W}h": "11906", f"{W}orient": "landscape"})
        at = [child.tag for child in properties].index(f"{W}pPrChange") if properties.find(f"{W}pPrChange") else 99
        properties.insert(at, section)


def part_of_the_body_moved(body: Element, a: int, b: int, word: str) -> None:
    blocks = [child for child in body if child.tag in (f"{W}p", f"{W}sdt", f"{W}tbl")]
    start = a % len(blocks)
    for block in reversed(blocks[start : start + 1 + b % 3]):
        if block.find(f"{W}pPr/{W}sectPr") is None:
            body.insert(b % max(1, len(body) - 1), block)


def _on_a_body(edit: Edit) -> Act:
    def act(desk: Desk, a: int, b: int, word: str) -> None:
        edit(desk.body, a, b, word)

    act.__name__ = edit.__name__
    return act


def _fixed(edit: Callable[[Element], None]) -> Act:
    return _on_a_body(wraps(edit)(lambda body, a, b, word: edit(body)))


_ON_A_BODY: tuple[Edit, ...] = (
    words_inserted, word_replaced, words_deleted, paragraph_added, paragraph_deleted, paragraph_emptied,
    paragraph_split, paragraphs_joined, run_dressed, run_hidden, line_broken, linked, field_put_in,
    marked_as_inserted, marked_as_deleted, mark_marked, row_marked, cell_typed_in, row_copied, row_deleted,
    table_pasted, control_moved, control_copied, control_deleted, control_unwrapped, fact_moved, section_begun,
    part_of_the_body_moved,
)  # fmt: skip
ACTS: tuple[Act, ...] = (*map(_on_a_body, _ON_A_BODY), *map(_fixed, EDITS[1:]), *MARKS, *THINGS)


def act_on(desk: Desk, act: Act, a: int, b: int, word: str) -> None:
    """Does one thing, where the draft still has what it is done to."""
    try:
        act(desk, a, b, word)
    except (KeyError, IndexError, StopIteration, ValueError, AttributeError, TypeError):
        return


def _pick(found: list[Element], a: int) -> Element:
    if not found:
        raise IndexError
    return found[a % len(found)]


def _texts(body: Element) -> list[Element]:
    return [one for one in body.iter(f"{W}t") if (one.text or "").strip()]


def _runs(body: Element) -> list[Element]:
    return [one for one in body.iter(f"{W}r") if one.find(f"{W}t") is not None]


def _paragraphs(body: Element) -> list[Element]:
    return list(body.iter(f"{W}p"))


def _controls(body: Element) -> list[Element]:
    """Controls of blocks."""
    return [one for one in body.iter(f"{W}sdt") if one.getparent().tag != f"{W}p"]  # type: ignore[union-attr]


def _say(text: Element, said: str) -> None:
    text.text = said
    text.set(SPACE, "preserve")


def _person(number: int) -> dict[str, str]:
    about = {f"{W}id": str(7000 + number), f"{W}author": "A Person"}
    return {**about, f"{W}date": "2026-03-20T00:00:00Z"}


def _unmark(copy: Element) -> None:
    """What Word leaves out of a copy: bookmarks, and the marks of comments; a note would be another."""
    names = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference")
    names = (*names, "footnoteReference")
    for one in list(copy.iter(*(f"{W}{name}" for name in names))):
        _remove(one)


def _halves(row: Element) -> bool:
    """Whether a bookmark or a comment only begins or only ends in a row, so that Word would move the mark."""
    return next(row.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}commentRangeStart"), None) is not None


def _remove(element: Element | None) -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)
