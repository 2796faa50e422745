"""Word files as text that can be read and compared: styles, and stories paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from .written import W, value


def styles(data: bytes) -> Iterator[str]:
    """A line a style: its kind, its name, and what it says."""
    yield "# styles"
    for one in etree.fromstring(data).iter(f"{W}style"):
        said = [
            _said(child)
            for part in ("pPr", "rPr")
            for child in (one.find(W + part) if one.find(W + part) is not None else ())
        ]
        based = value(one, "basedOn")
        yield f"{one.get(f'{W}type')} {value(one, 'name')}{f' < {based}' if based else ''}: {'; '.join(said)}".rstrip(
            ": "
        )


def _said(element: etree._Element) -> str:
    attributes = " ".join(f"{etree.QName(key).localname}={said!s}" for key, said in sorted(element.attrib.items()))
    inner = ", ".join(_said(child) for child in element)
    return " ".join(
        part for part in (etree.QName(element).localname, attributes, f"({inner})" if inner else "") if part
    )


def story(name: str, roots: Mapping[str, bytes]) -> Iterator[str]:
    """A line a paragraph: its style, and its words with marks for fields and pictures; tables and sections marked."""
    names = {
        one.get(f"{W}styleId", ""): value(one, "name")
        for one in etree.fromstring(roots["word/styles.xml"]).iter(f"{W}style")
    }
    yield ""
    yield f"# {name}"
    for element in etree.fromstring(roots[name]).iter(f"{W}p", f"{W}tbl", f"{W}sectPr"):
        if element.tag == f"{W}p":
            breaks = " (new page)" if element.find(f"{W}pPr/{W}pageBreakBefore") is not None else ""
            yield f"[{names.get(value(element, 'pPr/pStyle'), 'Normal')}]{breaks} {_words(element)}".rstrip()
        else:
            yield f"<{_said(element) if element.tag == f'{W}sectPr' else 'table'}>"


def _words(paragraph: etree._Element) -> str:
    marks = {f"{W}tab": "→", f"{W}br": "↵", f"{W}drawing": "(picture)"}
    parts = []
    for element in paragraph.iter(f"{W}t", f"{W}instrText", *marks):
        if element.getparent() is not None and element.getparent().tag == f"{W}tabs":
            continue
        text = element.text or ""
        parts.append(f"⟨{text.strip()}⟩" if element.tag == f"{W}instrText" else marks.get(str(element.tag), text))
    return "".join(parts)
