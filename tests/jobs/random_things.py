"""What people put beside the words of a draft, where chance picks: rows, columns, pictures, boxes, pasted text."""

from __future__ import annotations

from lxml import etree

from paperwork.word import archive
from tests.word import papers

from .living import MAIN, Element, W, copied, paragraph, run
from .random_marks import OFFICE, Desk, Mark, parted, pick, texts

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"


def row_put_in(desk: Desk, a: int, b: int, word: str) -> None:
    """A row with words of a person's own in one cell and nothing in the others."""
    row = pick(list(desk.body.iter(f"{W}tr")), a)
    made = etree.Element(f"{W}tr")
    for at, cell in enumerate(row.findall(f"{W}tc")):
        own = etree.SubElement(made, f"{W}tc")
        properties = cell.find(f"{W}tcPr")
        own.extend([copied(properties)] if properties is not None else [])
        own.append(paragraph(word if at == b % 3 else ""))
    (row.addnext if b % 2 else row.addprevious)(made)


def column_put_in(desk: Desk, a: int, b: int, word: str) -> None:
    table = pick(list(desk.body.iter(f"{W}tbl")), a)
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    at = b % (len(columns) + 1)
    if _is_merged(table):
        return
    grid = table.find(f"{W}tblGrid")
    grid.insert(at, etree.Element(f"{W}gridCol", {f"{W}w": "900"}))  # type: ignore[union-attr]
    for number, row in enumerate(table.findall(f"{W}tr")):
        made = etree.Element(f"{W}tc")
        etree.SubElement(made, f"{W}tcPr")
        made.append(paragraph(f"{word}{number}"))
        cells = row.findall(f"{W}tc")
        cells[at].addprevious(made) if at < len(cells) else row.append(made)


def column_taken_out(desk: Desk, a: int, b: int, word: str) -> None:
    table = pick(list(desk.body.iter(f"{W}tbl")), a)
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    if len(columns) < 2 or _is_merged(table):
        return
    at = b % len(columns)
    _remove(columns[at])
    for row in table.findall(f"{W}tr"):
        _remove(row.findall(f"{W}tc")[at])


def cells_merged(desk: Desk, a: int, b: int, word: str) -> None:
    row = pick([one for one in desk.body.iter(f"{W}tr") if len(one.findall(f"{W}tc")) > 1], a)
    cells = row.findall(f"{W}tc")
    first, second = cells[b % (len(cells) - 1)], cells[b % (len(cells) - 1) + 1]
    if _is_merged(row):
        return
    properties = first.find(f"{W}tcPr")
    width = properties.find(f"{W}tcW")  # type: ignore[union-attr]
    properties.insert(int(width is not None), etree.Element(f"{W}gridSpan", {f"{W}val": "2"}))  # type: ignore[union-attr]
    first.extend([one for one in second if one.tag != f"{W}tcPr"])
    first.append(paragraph(word))
    _remove(second)


def table_deleted(desk: Desk, a: int, b: int, word: str) -> None:
    table = pick(list(desk.body.iter(f"{W}tbl")), a)
    table.addnext(paragraph(word))
    _remove(table)


def picture_resized(desk: Desk, a: int, b: int, word: str) -> None:
    for size in pick(list(desk.body.iter(f"{W}drawing")), a).iter(f"{_DRAWING}extent", f"{_PICTURE}ext"):
        if size.get("cx"):
            size.set("cx", str(900000 + b * 1000))
            size.set("cy", str(700000 + a * 1000))


def picture_described(desk: Desk, a: int, b: int, word: str) -> None:
    about = pick(list(desk.body.iter(f"{_DRAWING}docPr")), a)
    about.set("descr", f"{about.get('descr', '')} {word}" if b % 2 else word)


def picture_replaced(desk: Desk, a: int, b: int, word: str) -> None:
    """Another picture in a chart's place, as Word's Change Picture leaves it."""
    drawing = pick(list(desk.body.iter(f"{W}drawing")), a)
    name = f"word/media/{word}.png"
    archive.add(desk.parts, name, papers.png(20 + b, 20), "image/png")
    id = archive.relate(desk.parts, MAIN, name, f"{OFFICE}/image")
    for blip in drawing.iter(f"{_PICTURE}blip"):
        blip.set(f"{{{OFFICE}}}embed", id)
        blip[:] = []
    next(drawing.iter(f"{_DRAWING}docPr")).set("descr", word)


def picture_copied(desk: Desk, a: int, b: int, word: str) -> None:
    made = copied(pick(list(desk.body.iter(f"{W}drawing")), a))
    about = next(made.iter(f"{_DRAWING}docPr"))
    about.set("descr", word)
    about.set("id", str(5000 + sum(1 for _ in desk.body.iter(f"{_DRAWING}docPr"))))
    before, _ = parted(pick(texts(desk.body), b), b)
    holder = etree.Element(f"{W}r")
    holder.append(made)
    before.addnext(holder)


def pasted_between(desk: Desk, a: int, b: int, word: str) -> None:
    """Some paragraphs and a table, put between two parts."""
    regions = [one for one in desk.body.iter(f"{W}sdt") if one.getparent().tag != f"{W}p"]  # type: ignore[union-attr]
    after = pick(regions, a)
    cells = "".join(f"<w:tc><w:tcPr/><w:p><w:r><w:t>{word}{at}</w:t></w:r></w:p></w:tc>" for at in "xy")
    table = etree.fromstring(
        f'<w:tbl xmlns:w="{W[1:-1]}"><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>'
        f"<w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    )
    pasted = [paragraph(f"{word} first."), *([table] if b % 2 else []), paragraph(f"{word} last.")]
    for one in reversed(pasted if b % 3 else pasted[:1]):
        (after.addnext if b % 5 else after.addprevious)(one)


def furniture_edited(desk: Desk, a: int, b: int, word: str) -> None:
    """Words typed into a header or a footer."""
    names = sorted(name for name in desk.parts if name.startswith(("word/header", "word/footer")))
    name = names[a % len(names)]
    root = archive.root(desk.parts, name)
    home = pick(list(root.iter(f"{W}p")), b)
    inner = texts(home)
    if inner and b % 3:
        parted(pick(inner, b), b)[0].addnext(run(f" {word} "))
    elif b % 2:
        home.append(run(f" {word} "))
    else:
        home.addnext(paragraph(word))
    desk.parts[name] = etree.tostring(root)


def box_put_in(desk: Desk, a: int, b: int, word: str) -> None:
    before, _ = parted(pick(texts(desk.body), a), b)
    made = etree.Element(f"{W}r")
    shape = etree.SubElement(etree.SubElement(made, f"{W}pict"), f"{_VML}shape", style="width:90pt;height:30pt")
    box = etree.SubElement(etree.SubElement(shape, f"{_VML}textbox"), f"{W}txbxContent")
    box.append(paragraph(f"{word} in a box."))
    before.addnext(made)


THINGS: tuple[Mark, ...] = (
    row_put_in, column_put_in, column_taken_out, cells_merged, table_deleted, picture_resized, picture_described,
    picture_replaced, picture_copied, pasted_between, furniture_edited, box_put_in,
)  # fmt: skip


def _is_merged(root: Element) -> bool:
    return next(root.iter(f"{W}gridSpan", f"{W}vMerge"), None) is not None


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
