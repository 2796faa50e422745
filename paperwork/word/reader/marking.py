"""What fields repeat of the text: the words of bookmarks that references name, and numbers counted in sequence.

In: bookmarks and words as they are read. Out: what a cross-reference to each says now, and each caption's number.
"""

from __future__ import annotations

import re

from msgspec import Struct, field

from paperwork.model.counting import switched

from .values import Element, attr, w, whole

_REFERENCE = re.compile(r"\bREF\s+\"?([^\s\"\\]+)")


class Marking(Struct):
    """The words of those bookmarks that are `wanted`, gathered while the text is read."""

    wanted: frozenset[str] = frozenset()
    _open: dict[str, str] = field(default_factory=dict)
    _said: dict[str, str] = field(default_factory=dict)

    def begin(self, id: str, name: str) -> None:
        """A bookmark begins; the first of a name counts."""
        if name in self.wanted and name not in self._said:
            self._open[id] = name
            self._said[name] = ""

    def end(self, id: str) -> None:
        """A bookmark ends."""
        self._open.pop(id, None)

    def say(self, text: str) -> None:
        """Some words are read."""
        for name in self._open.values():
            self._said[name] += text

    @property
    def marked(self) -> dict[str, str]:
        """The words of each bookmark that has some, in one paragraph."""
        return {name: " ".join(said.split()) for name, said in self._said.items() if said.strip() and "\n" not in said}


def wanted(root: Element) -> frozenset[str]:
    """The bookmarks whose words the references of a part repeat."""
    said = (at.text or attr(at, "instr") for at in root.iter(w("instrText"), w("fldSimple")))
    return frozenset(name for text in said if "REF" in text for name in _REFERENCE.findall(text))


class Sequences(Struct):
    """Counts captions and the like by name, as SEQ fields ask."""

    _counts: dict[str, int] = field(default_factory=dict)

    def next(self, words: list[str]) -> str | None:
        """The number that a field stands for now; None where it hangs on more than the fields before it (`\\s`)."""
        if len(words) < 2 or "\\s" in words:
            return None
        name, switches = words[1].lower(), dict(zip(words[2:], [*words[3:], ""], strict=False))
        count = self._counts.get(name, 0) + ("\\c" not in switches)
        self._counts[name] = count = whole(switches["\\r"], count) if "\\r" in switches else count
        return switched(count, words)
