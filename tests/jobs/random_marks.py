"""What people put on the words of a draft, where chance picks: notes, comments, tracked changes, looks, links."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from msgspec import Struct

from paperwork.word import archive

from .living import MAIN, SPACE, Element, Parts, W, copied, paragraph, run

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACE = W[1:-1]
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_THREADS = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_LOOKS = (("b", ""), ("i", ""), ("color", "C00000"), ("highlight", "yellow"), ("u", "single"))


class Desk(Struct):
    """A draft on somebody's desk: its parts, and its body, which is put back into them when all is done."""

    parts: Parts
    body: Element


Mark = Callable[[Desk, int, int, str], None]


def note_put_in(desk: Desk, a: int, b: int, word: str) -> None:
    before, _ = parted(pick(texts(desk.body), a), b)
    root = _side(desk.parts, "footnotes", _EMPTY_NOTES)
    id = _free(root)
    note = etree.SubElement(root, f"{W}footnote", {f"{W}id": id})
    said = etree.SubElement(note, f"{W}p")
    etree.SubElement(etree.SubElement(said, f"{W}r"), f"{W}footnoteRef")
    said.append(run(f" {word} says so."))
    _put(desk.parts, "footnotes", root)
    mark = etree.Element(f"{W}r")
    etree.SubElement(mark, f"{W}footnoteReference", {f"{W}id": id})
    before.addnext(mark)


def note_edited(desk: Desk, a: int, b: int, word: str) -> None:
    root = archive.root(desk.parts, "word/footnotes.xml")
    before, after = parted(pick(texts(root), a), b)
    before.addnext(run(f" {word} "))
    if b % 2:
        _remove(after)
    _put(desk.parts, "footnotes", root)


def comment_put_on(desk: Desk, a: int, b: int, word: str) -> None:
    """A comment over words, often across a fact, now and then over paragraphs; every third is settled already."""
    first, last = reach(desk.body, a, b)
    id = _said_in_comments(desk.parts, word, settled=b % 3 == 0)
    first.addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": id}))
    _end_comment(last, id)


def comment_answered(desk: Desk, a: int, b: int, word: str) -> None:
    """An answer to a comment, whoever wrote it: as in Word, one more comment in the same place."""
    mark = pick(list(desk.body.iter(f"{W}commentReference")), a)
    asked = mark.get(f"{W}id", "")
    id = _said_in_comments(desk.parts, word, settled=False, answers=asked)
    for start in list(desk.body.iter(f"{W}commentRangeStart")):
        if start.get(f"{W}id") == asked:
            start.addnext(etree.Element(f"{W}commentRangeStart", {f"{W}id": id}))
    _end_comment(mark.getparent(), id)  # type: ignore[arg-type]


def words_put_in_by_tracking(desk: Desk, a: int, b: int, word: str) -> None:
    before, _ = parted(pick(_untracked(desk.body), a), b)
    made = etree.Element(f"{W}ins", person(desk.body))
    made.append(run(f" {word} "))
    before.addnext(made)


def words_taken_out_by_tracking(desk: Desk, a: int, b: int, word: str) -> None:
    """A person's deletion inside a run, also inside what the program inserted; sometimes with words in its place."""
    text = pick([one for one in texts(desk.body) if not _is_within(one, _TRACKED[1:3])], a)
    parted(text, 3 + b)
    first, gone = parted(text, b % 4)
    made = etree.Element(f"{W}del", person(desk.body))
    first.addnext(made)
    made.append(gone)
    for said in gone.iter(f"{W}t"):
        said.tag = f"{W}delText"
    if b % 2 and not _is_within(made, _TRACKED):
        instead = etree.Element(f"{W}ins", person(desk.body))
        instead.append(run(f" {word} "))
        made.addnext(instead)


def words_moved_by_tracking(desk: Desk, a: int, b: int, word: str) -> None:
    found = [one for one in _untracked(desk.body) if one.getparent().getparent().tag == f"{W}p"]  # type: ignore[union-attr]
    first, moved = parted(pick(found, a), b)
    after = pick([one for one in found if one not in set(moved.iter())], b).getparent()
    about = person(desk.body)
    taken, put = (etree.Element(f"{W}{name}", {**about, f"{W}id": str(number)}) for name, number in _numbered(about))
    first.addnext(taken)
    put.append(copied(moved))
    put.append(run(f" {word} "))
    taken.append(moved)
    after.addnext(put)  # type: ignore[union-attr]


def paragraph_split_by_tracking(desk: Desk, a: int, b: int, word: str) -> None:
    found = [one for one in _untracked(desk.body) if one.getparent().getparent().tag == f"{W}p"]  # type: ignore[union-attr]
    before, _ = parted(pick(found, a), b)
    whole = before.getparent()
    assert whole is not None
    first = etree.Element(f"{W}p")
    properties = whole.find(f"{W}pPr")
    if properties is not None:
        first.append(copied(properties))
        for section in first[0].findall(f"{W}sectPr") + first[0].findall(f"{W}pPrChange"):
            first[0].remove(section)
    first.extend([one for one in whole[: whole.index(before) + 1] if one.tag != f"{W}pPr"])
    whole.addprevious(first)
    mark_end(first, etree.Element(f"{W}ins", person(desk.body)))


def look_changed_by_tracking(desk: Desk, a: int, b: int, word: str) -> None:
    _, one = parted(pick(texts(desk.body), a), b)
    properties = run_properties(one)
    if properties.find(f"{W}rPrChange") is not None:
        return
    was = etree.Element(f"{W}rPr")
    was.extend(copied(child) for child in properties)
    _dress(properties, b)
    etree.SubElement(properties, f"{W}rPrChange", person(desk.body)).append(was)


def shape_changed_by_tracking(desk: Desk, a: int, b: int, word: str) -> None:
    """A paragraph's alignment changed with tracking on."""
    one = pick(list(desk.body.iter(f"{W}p")), a)
    properties = _properties(one)
    if properties.find(f"{W}pPrChange") is not None or properties.find(f"{W}jc") is not None:
        return
    was = etree.Element(f"{W}pPr")
    was.extend(copied(child) for child in properties if child.tag not in (f"{W}rPr", f"{W}sectPr"))
    _before(properties, etree.Element(f"{W}jc", {f"{W}val": "right"}), "outlineLvl", "rPr", "sectPr", "pPrChange")
    etree.SubElement(properties, f"{W}pPrChange", person(desk.body)).append(was)


def words_dressed(desk: Desk, a: int, b: int, word: str) -> None:
    """Bold, italic or colour over a part of a text, across what stands in it."""
    first, last = reach(desk.body, a, b)
    inside = False
    for one in list(desk.body.iter(f"{W}r")):
        inside |= one is first
        if inside and one.find(f"{W}t") is not None:
            _dress(run_properties(one), b)
        if one is last:
            return


def bookmark_put_over(desk: Desk, a: int, b: int, word: str) -> None:
    first, last = reach(desk.body, a, b)
    id = person(desk.body)[f"{W}id"]
    first.addprevious(etree.Element(f"{W}bookmarkStart", {f"{W}id": id, f"{W}name": word}))
    last.addnext(etree.Element(f"{W}bookmarkEnd", {f"{W}id": id}))


def link_put_over(desk: Desk, a: int, b: int, word: str) -> None:
    """A link over words that stand there, also over a fact; to an address outside, or to a place in the draft."""
    found = [one for one in texts(desk.body) if one.getparent().getparent().tag == f"{W}p"]  # type: ignore[union-attr]
    _, first = parted(pick(found, a), b % 7)
    id = archive.relate(desk.parts, MAIN, f"https://example.org/{word}", f"{OFFICE}/hyperlink", external=True)
    to = {f"{{{OFFICE}}}id": id} if b % 2 else {f"{W}anchor": "_pw_top"}
    made = etree.Element(f"{W}hyperlink", to)
    first.addprevious(made)
    following = first.getnext()
    made.append(first)
    if b % 3 == 0 and following is not None and following.tag in (f"{W}sdt", f"{W}r"):
        made.append(following)
    made.append(run(f" {word} "))


def control_put_round(desk: Desk, a: int, b: int, word: str) -> None:
    """A control of a person's own, round words or round a paragraph."""
    text = pick(texts(desk.body), a)
    inner = parted(text, b)[1] if b % 2 else next(text.iterancestors(f"{W}p"))
    if inner.getparent() is None or (b % 2 and inner.getparent().tag != f"{W}p"):  # type: ignore[union-attr]
        return
    made = etree.Element(f"{W}sdt")
    about = etree.SubElement(made, f"{W}sdtPr")
    etree.SubElement(about, f"{W}alias", {f"{W}val": f"Note {word}"})
    content = etree.SubElement(made, f"{W}sdtContent")
    inner.addprevious(made)
    content.append(inner)
    inner.append(run(f" {word} ")) if not b % 2 else content.append(run(f" {word} "))


MARKS: tuple[Mark, ...] = (
    note_put_in, note_edited, comment_put_on, comment_answered, words_put_in_by_tracking, words_taken_out_by_tracking,
    words_moved_by_tracking, paragraph_split_by_tracking, look_changed_by_tracking, shape_changed_by_tracking,
    words_dressed, bookmark_put_over, link_put_over, control_put_round,
)  # fmt: skip

_EMPTY_NOTES = (
    f'<w:footnotes xmlns:w="{_SPACE}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
).encode()


def pick(found: list[Element], a: int) -> Element:
    """One of some elements; IndexError where there is none."""
    if not found:
        raise IndexError
    return found[a % len(found)]


def texts(root: Element) -> list[Element]:
    """The texts with words that stand in runs."""
    return [one for one in root.iter(f"{W}t") if (one.text or "").strip() and one.getparent().tag == f"{W}r"]  # type: ignore[union-attr]


def parted(text: Element, at: int) -> tuple[Element, Element]:
    """A run parted inside one of its texts: both halves; each has a character at least, where there are two."""
    first, said = text.getparent(), text.text or ""
    assert first is not None
    if len(said) < 2:
        return first, first
    at = 1 + at % (len(said) - 1)
    place = first.index(text)
    second = copied(first)
    for child in [one for one in second[:place] if one.tag != f"{W}rPr"]:
        second.remove(child)
    for child in list(first[place + 1 :]):
        first.remove(child)
    for one, half in ((text, said[:at]), (next(second.iter(f"{W}t")), said[at:])):
        one.text = half
        one.set(SPACE, "preserve")
    first.addnext(second)
    return first, second


def reach(body: Element, a: int, b: int) -> tuple[Element, Element]:
    """The first and the last run of some words that begin anywhere, and end a few runs on in paragraphs beside it."""
    found = [one for one in texts(body) if one.getparent().getparent().tag == f"{W}p"]  # type: ignore[union-attr]
    start = found.index(pick(found, a))
    home = _home(found[start])
    end = start
    while end + 1 < len(found) and end - start < b % 4 and _home(found[end + 1]) is home:
        end += 1
    last, _ = parted(found[end], b) if end != start else parted(found[end], 99)
    _, first = parted(found[start], b)
    return first, (last if end != start else first)


def person(body: Element) -> dict[str, str]:
    """What Word says of a change that a person makes; its id is new in the body."""
    taken = {int(id) for one in body.iter() for id in [one.get(f"{W}id", "")] if id.isdecimal()}
    about = {f"{W}id": str(max(taken, default=0) + 7), f"{W}author": "A Person"}
    return {**about, f"{W}date": "2026-03-20T00:00:00Z"}


def mark_end(one: Element, change: Element) -> None:
    """Puts a tracked change on a paragraph's mark."""
    properties = _properties(one)
    mark = properties.find(f"{W}rPr")
    if mark is None:
        mark = etree.Element(f"{W}rPr")
        _before(properties, mark, "sectPr", "pPrChange")
    mark.insert(0, change)


def run_properties(one: Element) -> Element:
    """The properties of a run, made where it has none."""
    found = one.find(f"{W}rPr")
    if found is None:
        found = etree.Element(f"{W}rPr")
        one.insert(0, found)
    return found


def _home(text: Element) -> Element:
    one = next(text.iterancestors(f"{W}p"))
    home = one.getparent()
    assert home is not None
    return home


def _dress(properties: Element, b: int) -> None:
    name, said = _LOOKS[b % len(_LOOKS)]
    if properties.find(f"{W}{name}") is None:
        _before(properties, etree.Element(f"{W}{name}", {f"{W}val": said} if said else {}), "rPrChange")


def _before(parent: Element, made: Element, *ends: str) -> None:
    at = next((at for at, one in enumerate(parent) if one.tag in {f"{W}{end}" for end in ends}), len(parent))
    parent.insert(at, made)


def _properties(one: Element) -> Element:
    found = one.find(f"{W}pPr")
    if found is None:
        found = etree.Element(f"{W}pPr")
        one.insert(0, found)
    return found


def _untracked(body: Element) -> list[Element]:
    return [one for one in texts(body) if not _is_within(one, _TRACKED)]


def _is_within(one: Element, names: tuple[str, ...]) -> bool:
    return next(one.iterancestors(*names), None) is not None


def _numbered(about: dict[str, str]) -> list[tuple[str, int]]:
    first = int(about[f"{W}id"])
    return [("moveFrom", first), ("moveTo", first + 1)]


def _end_comment(last: Element, id: str) -> None:
    mark = etree.Element(f"{W}r")
    etree.SubElement(mark, f"{W}commentReference", {f"{W}id": id})
    last.addnext(mark)
    last.addnext(etree.Element(f"{W}commentRangeEnd", {f"{W}id": id}))


def _said_in_comments(parts: Parts, word: str, *, settled: bool, answers: str = "") -> str:
    """A comment put among the others, and among the threads; its id."""
    root = _side(parts, "comments", f'<w:comments xmlns:w="{_SPACE}"/>'.encode())
    id, thread = _free(root), f"{0x10000000 + len(root):08X}"
    about = {f"{W}id": id, f"{W}author": "A Person", f"{W}date": "2026-03-20T00:00:00Z", f"{W}initials": "P"}
    made = etree.SubElement(root, f"{W}comment", about)
    made.append(paragraph(f"Is it so? {word} thinks not."))
    made[0].set(f"{_W14}paraId", thread)
    asked = next((one[-1].get(f"{_W14}paraId", "") for one in root if answers and one.get(f"{W}id") == answers), "")
    _put(parts, "comments", root)
    name = "word/commentsExtended.xml"
    if name not in parts:
        archive.add(parts, name, f'<x:commentsEx xmlns:x="{_W15[1:-1]}"/>'.encode(), f"{_WORD}.commentsExtended+xml")
        archive.relate(parts, MAIN, name, _THREADS)
    threads = archive.root(parts, name)
    said = {f"{_W15}paraId": thread, f"{_W15}done": str(int(settled))}
    etree.SubElement(threads, f"{_W15}commentEx", {**said, **({f"{_W15}paraIdParent": asked} if asked else {})})
    parts[name] = etree.tostring(threads)
    return id


def _side(parts: Parts, kind: str, empty: bytes) -> Element:
    """The notes or the comments of a draft, made where it has none."""
    name = f"word/{kind}.xml"
    if name not in parts:
        archive.add(parts, name, empty, f"{_WORD}.{kind}+xml")
        archive.relate(parts, MAIN, name, f"{OFFICE}/{kind}")
    return archive.root(parts, name)


def _put(parts: Parts, kind: str, root: Element) -> None:
    parts[f"word/{kind}.xml"] = etree.tostring(root)


def _free(root: Element) -> str:
    return str(max((int(one.get(f"{W}id", "0")) for one in root), default=0) + 1)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
