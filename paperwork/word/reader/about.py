"""What a file says of itself: core and custom properties in, `Properties` out."""

from __future__ import annotations

from paperwork.model.paper import Properties

from ..package import Package
from .values import local

_CORE = {"title": "title", "subject": "subject", "creator": "author", "keywords": "keywords", "language": "language"}
_CUSTOM = frozenset({"committee", "date", "status", "council"})


def read_properties(package: Package, language: str) -> Properties:
    """A file's properties. `language` is that of its default text; British English where nothing says any."""
    said = _core(package) | _custom(package)
    language = language or said.pop("language", "")
    said.pop("language", None)
    return Properties(**said, language=language or "en-GB", language_assumed=not language)


def _core(package: Package) -> dict[str, str]:
    root = package.sound_xml(package.related("", "core-properties") or "docProps/core.xml")
    found = {} if root is None else {local(at): (at.text or "").strip() for at in root}
    return {_CORE[name]: text for name, text in found.items() if name in _CORE and text}


def _custom(package: Package) -> dict[str, str]:
    root = package.sound_xml(package.related("", "custom-properties") or "docProps/custom.xml")
    found: dict[str, str] = {}
    for said in () if root is None else root:
        name = said.get("name", "").lower().removeprefix("paperwork.")
        if name in _CUSTOM:
            found[name] = "".join(str(text) for text in said.itertext()).strip()
    return found
