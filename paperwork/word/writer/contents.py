"""The contents list: a real Word field whose entries link to their headings, page numbers left open.

It lists the headings that come after it, of two levels: the highest one there and the next below, with the numbers that
Word gives them. Word's own "update field" gives the same list, because the field is bound to a bookmark around what
follows. No page number is known here; `pages` fills them in once our own PDF layout has told them.
"""

from __future__ import annotations

import hashlib
from collections import Counter

from lxml import etree
from msgspec import Struct

from .. import styles as names
from ..markup import elements, escaped, value, w, words
from ..styles import Styles

RANGE = "_pw_contents"
_MARK = "paperwork-contents"
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LEVELS = 2
# Where the words of a numbered heading begin, in twentieths of a point.
_TAB = 480


class Contents:
    """The slot `contents`: marks the place, which is filled when all headings are known."""

    def __html__(self) -> str:
        return f'<w:sdt><w:sdtPr><w:tag w:val="{_MARK}"/></w:sdtPr><w:sdtContent/></w:sdt>'

    def __bool__(self) -> bool:
        return True


class _Entry(Struct, frozen=True):
    level: int
    text: str
    anchor: str
    number: str = ""


def fill(body: etree._Element, styles: Styles, numbered: str = "%1") -> None:
    """Fills the contents list of a merged document, if it has one, and bookmarks each heading that it lists.

    `numbered` is how the template numbers its numbered headings: `%1.` gives 1., 2., 3.
    """
    place = next((one for one in elements(body, "sdt") if value(one, "sdtPr/tag") == _MARK), None)
    if place is None:
        return
    headings = _headings(body, place, styles)
    highest = min((level for _, level in headings), default=1)
    lowest = highest + _LEVELS - 1
    listed = [(heading, level) for heading, level in headings if level <= lowest]
    seen: Counter[str] = Counter()
    numbers = _numbers(body, styles, numbered)
    entries = [
        _Entry(level, words(heading), _bookmarked(heading, seen), numbers.get(heading, "")) for heading, level in listed
    ]
    _bound([heading for heading, _ in headings])
    _write(place, entries, highest, lowest, styles)


def _headings(body: etree._Element, place: etree._Element, styles: Styles) -> list[tuple[etree._Element, int]]:
    """The headings after the contents list, with their levels."""
    paragraphs = list(elements(body, "sdt", "p"))
    after = paragraphs[paragraphs.index(place) + 1 :]
    found = ((one, styles.levels.get(value(one, "pPr/pStyle"), 0)) for one in after if one.tag == w("p"))
    return [(one, level) for one, level in found if level and words(one).strip()]


def _numbers(body: etree._Element, styles: Styles, numbered: str) -> dict[etree._Element, str]:
    """What Word prints before each numbered heading of the document."""
    style = styles.ids.get(("paragraph", names.NUMBERED_HEADING.lower()))
    headings = [one for one in elements(body, "p") if style and value(one, "pPr/pStyle") == style]
    return {heading: numbered.replace("%1", str(number)) for number, heading in enumerate(headings, 1)}


def _bookmarked(heading: etree._Element, seen: Counter[str]) -> str:
    """A bookmark around a heading's words, named after them and their place among their like: the same every time."""
    text = words(heading)
    seen[text] += 1
    digest = hashlib.sha1(f"{text}#{seen[text]}".encode(), usedforsecurity=False).hexdigest()
    name = f"_Toc{int(digest[:12], 16) % 10**9:09d}"
    _around(heading, heading, name)
    return name


def _around(first: etree._Element, last: etree._Element, name: str) -> None:
    start = etree.Element(w("bookmarkStart"), {w("name"): name})
    first.insert(1 if first.find(w("pPr")) is not None else 0, start)
    etree.SubElement(last, w("bookmarkEnd"), {w("name"): name})


def _bound(headings: list[etree._Element]) -> None:
    """The bookmark that the field's list is bound to, from the first heading that follows it to the last."""
    if headings:
        _around(headings[0], headings[-1], RANGE)


def _write(place: etree._Element, entries: list[_Entry], highest: int, lowest: int, styles: Styles) -> None:
    properties = place.find(w("sdtPr"))
    content = place.find(w("sdtContent"))
    assert properties is not None
    assert content is not None
    for child in list(properties):
        properties.remove(child)
    properties.append(
        _parsed('<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>')
    )
    instruction = f' TOC \\o "{highest}-{lowest}" \\h \\z \\u \\b {RANGE} '
    begin = (
        _mark("begin")
        + f'<w:r><w:instrText xml:space="preserve">{escaped(instruction)}</w:instrText></w:r>'
        + _mark("separate")
    )
    lines = [_entry(entry, styles) for entry in entries] or [("", "")]
    for index, (style, line) in enumerate(lines):
        first, last = begin if index == 0 else "", _mark("end") if index == len(lines) - 1 else ""
        content.append(_parsed(f"<w:p>{style}{first}{line}{last}</w:p>"))


def _entry(entry: _Entry, styles: Styles) -> tuple[str, str]:
    style = styles.paragraph(names.CONTENTS.format(level=entry.level), f"level {entry.level} of the contents takes")
    page = _mark("begin") + f'<w:r><w:instrText xml:space="preserve"> PAGEREF {entry.anchor} \\h </w:instrText></w:r>'
    page += _mark("separate") + _mark("end")
    number = f"<w:r><w:t>{escaped(entry.number)}</w:t></w:r><w:r><w:tab/></w:r>" if entry.number else ""
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{_TAB}"/></w:tabs>' if entry.number else ""
    line = f'{number}<w:r><w:t xml:space="preserve">{escaped(entry.text)}</w:t></w:r><w:r><w:tab/></w:r>{page}'
    return (
        f'<w:pPr><w:pStyle w:val="{style}"/>{tabs}</w:pPr>',
        f'<w:hyperlink w:anchor="{entry.anchor}" w:history="1">{line}</w:hyperlink>',
    )


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _parsed(markup: str) -> etree._Element:
    """An element of our own markup, its namespace declared."""
    end = min(markup.index(">"), markup.find(" ") if " " in markup else len(markup))
    return etree.fromstring(f"{markup[:end]} {_NAMESPACE}{markup[end:]}")
