"""The placeholders of a Word file, looked for in its words: whether it is a template, and what it names.

Nothing is judged here: `writer.tried` does that.
"""

from __future__ import annotations

import re
from html import unescape

from paperwork.model.findings import PaperworkError

from .package import open_package
from .stamp import NAMESPACE

_TAG = re.compile(rb"<[^<>]+>")
_NAMED = re.compile(r"{{\s*[A-Za-z_][\w.]*\s*}}")
_STEERED = re.compile(r"{{p\s+[A-Za-z_][\w.]*\s*}}|{%-?\s*(?:p|tr|tc|r)?\s*(?:for|if|else|endif|endfor)\b")
# A paper may have been left with a placeholder or two.
_FEWEST = 3


def holds_placeholders(data: bytes, name: str) -> bool:
    """Whether a file holds a template's placeholders and is no draft of ours; no for what is no readable Word file.

    One or two names in braces make no template: they were left in a paper.
    """
    try:
        package = open_package(data, name, macros=True)
        own = [package.data(part) for part in package.parts if part.lower().startswith("customxml/item")]
    except PaperworkError:
        return False
    text = _text(data, name)
    holds = _STEERED.search(text) is not None or len(_NAMED.findall(text)) >= _FEWEST
    return holds and not any(NAMESPACE.encode() in part for part in own)


def named_under(data: bytes, name: str, group: str) -> tuple[str, ...]:
    """What the placeholders of a file name in a group of slots, such as `forms`: those names, each once."""
    found = re.findall(rf"\b{group}\.([A-Za-z_]\w*)", _text(data, name))
    return tuple(dict.fromkeys(found))


def holds(data: bytes, name: str, slot: str) -> bool:
    """Whether a placeholder of a file's document names a slot."""
    return re.search(rf"{{[{{%][^{{}}]*(?<![\w.]){re.escape(slot)}(?!\w)", _text(data, name)) is not None


def _text(data: bytes, name: str) -> str:
    """The words of a file's document run together; empty where it can't be read."""
    try:
        package = open_package(data, name, macros=True)
        return unescape(_TAG.sub(b"", package.data(package.main)).decode("utf-8", "replace"))
    except PaperworkError:
        return ""
