"""A draft as a person has it open in Word: words typed, deleted and dressed, and the file saved."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from lxml import etree

from paperwork.word import archive

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = "word/document.xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def made(name: str, *inner: Element, **attributes: str) -> Element:
    """An element with its attributes and what is in it."""
    element = etree.Element(W + name, {W + key: value for key, value in attributes.items()})
    element.extend(inner)
    return element


def run(text: str, *dress: str) -> Element:
    """A run of words, in some dress (`b`, `i`)."""
    said = made("t")
    said.text = text
    said.set(_SPACE, "preserve")
    return made("r", made("rPr", *(made(one) for one in dress)), said)


def paragraph(*runs: Element | str, like: Element | None = None) -> Element:
    """A paragraph, in the style and list of another."""
    look = None if like is None else like.find(f"{W}pPr")
    made_runs = [run(one) if isinstance(one, str) else one for one in runs]
    return made("p", *([] if look is None else [deepcopy(look)]), *made_runs)


def words(element: Element) -> str:
    """All words in an element."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


class Opened:
    """A draft that is open; `save` writes it, by itself where it was."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._parts = archive.members(file.read_bytes(), file.name)
        self.root = archive.root(self._parts, _MAIN)
        self.body = self.root[0]

    def controls(self, tag: str) -> list[Element]:
        """The controls of a tag (`section/summary`, `fact/visits/actual`)."""
        named = {one: one.find(f"{W}sdtPr/{W}tag") for one in self.body.iter(f"{W}sdt")}
        return [one for one, name in named.items() if name is not None and name.get(f"{W}val") == f"paperwork:{tag}"]

    def part(self, tag: str) -> Element:
        """What stands in the first control of a tag."""
        (content,) = self.controls(tag)[0].iterchildren(f"{W}sdtContent")
        return content

    def paragraphs(self, tag: str) -> list[Element]:
        """The paragraphs of a part."""
        return list(self.part(tag).iterchildren(f"{W}p"))

    def replace(self, tag: str, before: str, after: str) -> None:
        """Types other words over some in a part."""
        (text,) = [one for one in self.part(tag).iter(f"{W}t") if before in (one.text or "")]
        text.text = (text.text or "").replace(before, after)
        text.set(_SPACE, "preserve")

    def write(self, tag: str, *paragraphs: Element | str) -> None:
        """Types paragraphs over all that stands in a part; plain ones in the style of its first."""
        content, first = self.part(tag), self.paragraphs(tag)[0]
        new = [paragraph(one, like=first) if isinstance(one, str) else one for one in paragraphs]
        content[:] = new

    def unwrap(self, tag: str) -> None:
        """Takes a control away and leaves what is in it."""
        control = self.controls(tag)[0]
        for inner in list(self.part(tag)):
            control.addprevious(inner)
        self.remove(control)

    @staticmethod
    def remove(element: Element) -> None:
        """Deletes an element, but not what stands after it."""
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)

    def save(self, file: Path | None = None) -> Path:
        """The file as it is now, written."""
        path = file or self.file
        path.write_bytes(archive.packed({**self._parts, _MAIN: etree.tostring(self.root)}, tight=False))
        return path
