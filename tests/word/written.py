"""Looks into a Word file that was written: its parts, its paragraphs, its controls."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Written:
    """A written Word file."""

    data: bytes

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def root(self, name: str = "word/document.xml") -> etree._Element:
        return etree.fromstring(self.parts[name])

    @cached_property
    def body(self) -> etree._Element:
        return self.root()[0]

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Each paragraph as (style, words)."""
        return [(value(one, "pPr/pStyle"), words(one)) for one in self.body.iter(f"{W}p")]

    def control(self, tag: str) -> etree._Element:
        """The content of the first control with a tag."""
        return next(self.contents(tag))

    def contents(self, tag: str):  # type: ignore[no-untyped-def]
        for one in self.body.iter(f"{W}sdt"):
            if value(one, "sdtPr/tag") == tag:
                yield one.find(f"{W}sdtContent")

    @property
    def tags(self) -> list[str]:
        return [value(one, "sdtPr/tag") for one in self.body.iter(f"{W}sdt") if value(one, "sdtPr/tag")]

    @property
    def bookmarks(self) -> list[str]:
        return [mark.get(f"{W}name", "") for mark in self.body.iter(f"{W}bookmarkStart")]


def value(element: etree._Element, path: str, attribute: str = "val") -> str:
    found = element.find("/".join(W + name for name in path.split("/")))
    return "" if found is None else found.get(W + attribute, "")


def words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def style(written: Written, id: str) -> str:
    """The name of a style by its id."""
    for one in written.root("word/styles.xml").iter(f"{W}style"):
        if one.get(f"{W}styleId") == id:
            return value(one, "name")
    return ""
