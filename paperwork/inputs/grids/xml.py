"""The XML inside a workbook, walked once: no document types, no entities, no more than 256 levels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

_DEEPEST = 256


class UnsafeXmlError(ValueError):
    """XML that no workbook has: it could be made to do harm, or makes no sense."""


Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str, str], None]


def walk(data: bytes, start: Start, end: End) -> None:
    """Calls `start(name, attributes)` and `end(name, text)` for each element, names without their namespaces.

    The text is what stands between an element's last child (or its start) and its end. Raises UnsafeXmlError, or
    ExpatError where the data is no XML.
    """
    text: list[str] = []
    depth = 0

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise UnsafeXmlError("Its XML is nested too deeply.")
        text.clear()
        start(_local(name), {_local(key): value for key, value in attributes.items()})

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(_local(name), "".join(text))
        text.clear()

    def on_doctype(*_: object) -> None:
        raise UnsafeXmlError("Its XML declares a document type, which no workbook does.")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.CharacterDataHandler = text.append
    parser.StartDoctypeDeclHandler = on_doctype
    parser.Parse(data, True)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
