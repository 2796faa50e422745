"""A Word file as Word writes it back when nobody changed a word: another package, the same paper.

What is done is what Word is known to do on saving (observed in files that Word wrote; the markup is that of
ISO/IEC 29500-1 and [MS-DOCX]): it renames parts and ids, cuts runs at marks of spelling and joins others, says the
language and who saved what when, marks cells, works out grids anew, fills in what a control or a picture lacks.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from copy import deepcopy
from itertools import count

from lxml import etree

from paperwork.word import archive

from .living import SPACE, Element, W

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_A14 = "{http://schemas.microsoft.com/office/drawing/2010/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STORY = ("/document.xml", "/header", "/footer", "/footnotes.xml", "/endnotes.xml")
_RENAMED = ("word/media/", "word/header", "word/footer", "customXml/item")
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>Normal.dotm'
    "</Template><TotalTime>7</TotalTime><Pages>9</Pages><Application>Microsoft Office Word</Application></Properties>"
)


def saved(data: bytes, name: str = "draft.docx") -> bytes:
    """The file after somebody opened it in Word, clicked into it and saved."""
    parts = _renamed(archive.members(data, name))
    for part in [one for one in parts if one.startswith("word/") and any(kind in one for kind in _STORY)]:
        if part.endswith(".xml"):
            parts[part] = _written(archive.root(parts, part))
    settings = archive.related(parts, archive.main_part(parts), "settings")
    for part in settings:
        parts[part] = _lived_in(archive.root(parts, part))
    parts["docProps/app.xml"] = _APP.encode()
    return archive.packed(parts, tight=False)


def _renamed(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Pictures, headers and footers under other names, and other ids for all that a part leads to."""
    numbers = count(11)
    named = {one: _new_name(one, next(numbers)) for one in parts if one.startswith(_RENAMED) and "_rels" not in one}
    found: dict[str, bytes] = {}
    for name, data in parts.items():
        if name.endswith(".rels"):
            continue
        found[named.get(name, name)] = data
    for name in [one for one in parts if one.endswith(".rels")]:
        owner = posixpath.join(posixpath.dirname(posixpath.dirname(name)), posixpath.basename(name)[:-5])
        _relate_anew(parts, found, owner, named)
    found["[Content_Types].xml"] = _types(archive.root(parts, "[Content_Types].xml"), named)
    return found


def _new_name(name: str, number: int) -> str:
    if name.startswith("customXml/"):
        return name.replace("item", "item2", 1) if "Props" not in name else name.replace("Props", "Props2")
    stem = "word/media/image" if "/media/" in name else f"word/{posixpath.basename(name)[:6]}"
    return f"{stem}{number}{posixpath.splitext(name)[1]}"


def _relate_anew(parts: dict[str, bytes], found: dict[str, bytes], owner: str, named: dict[str, str]) -> None:
    relations = archive.root(parts, archive.relations_part(owner))
    folder = posixpath.dirname(owner)
    ids: dict[str, str] = {}
    for number, one in enumerate(reversed(relations), 1):
        ids[one.get("Id", "")] = f"rId{number}"
        one.set("Id", f"rId{number}")
        target = posixpath.normpath(posixpath.join(folder, one.get("Target", "")))
        if one.get("TargetMode") != "External" and target in named:
            one.set("Target", posixpath.relpath(named[target], folder or "."))
    home = named.get(owner, owner)
    found[archive.relations_part(home)] = etree.tostring(relations, xml_declaration=True, encoding="UTF-8")
    if owner and home in found and ids:
        root = archive.root(found, home)
        for element in root.iter(etree.Element):
            for key, value in element.attrib.items():
                if str(key).startswith(_R) and value in ids:
                    element.set(key, ids[str(value)])
        found[home] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _types(root: Element, named: dict[str, str]) -> bytes:
    for one in root:
        part = (one.get("PartName") or "").lstrip("/")
        if part in named:
            one.set("PartName", f"/{named[part]}")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _written(root: Element) -> bytes:
    """A story as Word writes it."""
    for change in (_joined, _proofed, _dressed, _marked, _tables, _controls, _pictures, _pages_and_cursor):
        change(root)
    root.set(f"{_MC}Ignorable", "w14 w15 wp14")
    spaces = {"w15": _W15[1:-1], "wp14": _WP14[1:-1], "w14": _W14[1:-1], "mc": _MC[1:-1], **_spaces(root)}
    anew = etree.Element(root.tag, dict(root.attrib), nsmap=spaces)
    anew.extend(root)
    return etree.tostring(anew, xml_declaration=True, encoding="UTF-8", standalone=True)


def _spaces(root: Element) -> dict[str, str]:
    return {str(prefix): address for prefix, address in root.nsmap.items() if prefix}


def _runs(root: Element) -> Iterator[Element]:
    return (one for one in list(root.iter(f"{W}r")) if one.getparent() is not None)


def _joined(root: Element) -> None:
    """Runs side by side that look alike become one."""
    for run in _runs(root):
        after = run.getnext()
        if after is None or after.tag != f"{W}r" or not _only_words(run) or not _only_words(after):
            continue
        if _look(run) == _look(after):
            said, more = run.find(f"{W}t"), after.find(f"{W}t")
            assert said is not None and more is not None  # noqa: PT018
            more.text = (said.text or "") + (more.text or "")
            more.set(SPACE, "preserve")
            run.getparent().remove(run)  # type: ignore[union-attr]


def _only_words(run: Element) -> bool:
    return [one.tag for one in run if one.tag != f"{W}rPr"] == [f"{W}t"]


def _look(run: Element) -> bytes:
    look = run.find(f"{W}rPr")
    return b"" if look is None else etree.tostring(look, method="c14n")


def _proofed(root: Element) -> None:
    """Long words are cut out between marks of spelling, as words that Word does not know are."""
    for number, run in enumerate(_runs(root)):
        said = run.find(f"{W}t")
        words = (said.text or "").split(" ") if said is not None and _only_words(run) else []
        if number % 3 or len(words) < 3:
            continue
        at = 1 + number % (len(words) - 1)
        before, word, after = f"{' '.join(words[:at])} ", words[at], "".join(f" {one}" for one in words[at + 1 :])
        pieces = [_saying(run, one) for one in (before, word, after) if one]
        marks = [etree.Element(f"{W}proofErr", {f"{W}type": kind}) for kind in ("spellStart", "spellEnd")]
        for one in [*pieces[:1], marks[0], *pieces[1:2], marks[1], *pieces[2:]]:
            run.addprevious(one)
        run.getparent().remove(run)  # type: ignore[union-attr]


def _saying(run: Element, words: str) -> Element:
    made = deepcopy(run)
    made.tail = None
    said = made.find(f"{W}t")
    assert said is not None
    said.text = words
    if words.strip() == words:
        said.attrib.pop(SPACE, "")
    else:
        said.set(SPACE, "preserve")
    return made


def _dressed(root: Element) -> None:
    """The language of every other run, and no spelling for pictures."""
    for number, run in enumerate(_runs(root)):
        if number % 2 and run.find(f"{W}drawing") is None:
            continue
        look = run.find(f"{W}rPr")
        if look is None:
            look = etree.Element(f"{W}rPr")
            run.insert(0, look)
        if run.find(f"{W}drawing") is not None:
            look.append(etree.Element(f"{W}noProof"))
        elif look.find(f"{W}lang") is None:
            look.append(etree.Element(f"{W}lang", {f"{W}val": "en-GB", f"{W}eastAsia": "en-GB"}))


def _marked(root: Element) -> None:
    """Who saved a paragraph when, and its id."""
    for number, one in enumerate(root.iter(f"{W}p")):
        one.set(f"{_W14}paraId", f"{0x10000000 + number:08X}")
        one.set(f"{_W14}textId", "77777777")
        one.set(f"{W}rsidR", "00A1B2C3")
        one.set(f"{W}rsidRDefault", "00D4E5F6")
    for one in root.iter(f"{W}r", f"{W}tr", f"{W}sectPr"):
        one.set(f"{W}rsidR", "00A1B2C3")


def _tables(root: Element) -> None:
    """Rows and cells say which part of the table's style they take; widths are worked out anew."""
    for table in root.iter(f"{W}tbl"):
        for grid in table.iterchildren(f"{W}tblGrid"):
            for column in grid:
                column.set(f"{W}w", str(int(float(column.get(f"{W}w", "0"))) + 1))
        for row in table.iterchildren(f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None:
                properties.insert(0, etree.Element(f"{W}cnfStyle", {f"{W}val": "000000100000"}))
        for width in table.iter(f"{W}tcW"):
            width.set(f"{W}w", str(int(float(width.get(f"{W}w", "0"))) + 1) if width.get(f"{W}type") == "dxa" else "0")


def _controls(root: Element) -> None:
    """A control names the words that it would show when empty, and how it looks."""
    for one in root.iter(f"{W}sdtPr"):
        if one.find(f"{W}placeholder") is None and one.find(f"{W}id") is not None:
            placeholder = etree.Element(f"{W}placeholder")
            etree.SubElement(placeholder, f"{W}docPart", {f"{W}val": "DefaultPlaceholder_-1854013440"})
            one.find(f"{W}id").addnext(placeholder)  # type: ignore[union-attr]
        one.append(etree.Element(f"{_W15}appearance", {f"{_W15}val": "boundingBox"}))


def _pictures(root: Element) -> None:
    """Other numbers for pictures, room for their effects, a lock of their shape and a mark of their resolution."""
    for number, one in enumerate(root.iter(f"{_WP}inline", f"{_WP}anchor")):
        one.set(f"{_WP14}anchorId", f"{0x20000000 + number:08X}")
        one.set(f"{_WP14}editId", "50D07946")
        extent = one.find(f"{_WP}extent")
        if extent is not None and one.find(f"{_WP}effectExtent") is None:
            extent.addnext(etree.Element(f"{_WP}effectExtent", dict.fromkeys("ltrb", "0")))
        for about in one.iter(f"{_WP}docPr"):
            about.set("id", str(700 + number))
    for blip in root.iter(f"{_A}blip"):
        kept = blip.find(f"{_A}extLst")
        if kept is not None:
            extra = etree.Element(f"{_A}ext", {"uri": "{28A0092B-C50C-407E-A947-70E740481C1C}"})
            etree.SubElement(extra, f"{_A14}useLocalDpi", {"val": "0"})
            kept.insert(0, extra)


def _pages_and_cursor(root: Element) -> None:
    """Where pages began when it was last shown, and where the cursor stood."""
    for run in list(_runs(root))[7::29]:
        if run.find(f"{W}t") is not None:
            run.find(f"{W}t").addprevious(etree.Element(f"{W}lastRenderedPageBreak"))  # type: ignore[union-attr]
    paragraph = next((one for one in root.iter(f"{W}p") if one.find(f"{W}r/{W}t") is not None), None)
    if paragraph is None or not root.tag.endswith("}document"):
        return
    cursor = {f"{W}id": "990"}
    paragraph.append(etree.Element(f"{W}bookmarkStart", {**cursor, f"{W}name": "_GoBack"}))
    paragraph.append(etree.Element(f"{W}bookmarkEnd", cursor))


def _lived_in(settings: Element) -> bytes:
    """How large it was shown, and by which sessions it was saved."""
    sessions = etree.Element(f"{W}rsids")
    etree.SubElement(sessions, f"{W}rsidRoot", {f"{W}val": "00A1B2C3"})
    compat = settings.find(f"{W}compat")
    (compat.addnext if compat is not None else settings.append)(sessions)
    return etree.tostring(settings, xml_declaration=True, encoding="UTF-8", standalone=True)
