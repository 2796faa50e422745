"""YAML read as text: every scalar a string, every key with its line, nothing executed and nothing guessed.

In comes the text of a file; out comes a `Said`: plain dicts, lists and strings, and the line of each. An anchor may
stand for one value, never for a list or for keys, so that no small file can stand for a large one. A key without a
value has None.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct, field

from ..model.findings import Place
from .reading import Reading

Path = tuple[str | int, ...]
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 30


class _Fault(Struct, frozen=True):
    """A fault of YAML by a word of its message; `opened` where the line that began it is the one to look at."""

    words: str
    message: str
    hint: str
    opened: bool = False


_FAULTS = (
    _Fault("tab", "This line is indented with a tab.", "Indent with spaces only."),
    _Fault("\\t", "This line is indented with a tab.", "Indent with spaces only."),
    _Fault("mapping values", "There is a second colon in this line.", 'Put the words after the first one in "quotes".'),
    _Fault("expected ':'", "This line is no 'key: value'.", "Put a colon and a space after the key.", opened=True),
    _Fault("quoted scalar", "A quotation mark is opened here and never closed.", "Close it.", opened=True),
    _Fault("flow", "A bracket is opened here and never closed, or a comma is missing in it.", "Mend it.", opened=True),
    _Fault("cannot start any token", "Words can't begin with this sign here.", 'Put them in "quotes".'),
    _Fault(
        "block", "This line does not fit those around it.", "Is it indented like its neighbours, its quotes closed?"
    ),
)


class Said(Struct):
    """What a YAML file says, by key, and on which line it says it."""

    file: str
    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)

    def place(self, *path: str | int) -> Place:
        """The place of a key, or of the nearest thing around it that has a line."""
        while path and path not in self.lines:
            path = path[:-1]
        return Place(self.file, self.lines.get(path, 0))


def read_yaml(text: str, file: str, reading: Reading) -> Said | None:
    """What the text says; None, with a finding, where it is no YAML or is not a list of keys."""
    try:
        said = _Builder(Said(file), reading).build(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        line, message, hint = _problem(error)
        reading.error("bad-yaml", Place(file, line), message, hint)
        return None
    except yaml.YAMLError:
        reading.error(
            "bad-yaml", Place(file), "The file holds characters that YAML does not allow.", "Save it as plain text."
        )
        return None
    if said is None or isinstance(said.data, dict):
        return said
    reading.error(
        "bad-yaml", Place(file), "The file is not made of keys and values.", "Begin each line with 'key: value'."
    )
    return None


def _problem(error: yaml.MarkedYAMLError) -> tuple[int, str, str]:
    """The line, the message and the hint of a fault that the parser names in its own words."""
    problem = f"{error.context or ''} {error.problem or ''}".strip()
    known = next((fault for fault in _FAULTS if fault.words in problem), None)
    fault = known or _Fault("", f"This can't be read as YAML: {problem}.", "Compare it with the lines around it.")
    mark = (error.context_mark if fault.opened else None) or error.problem_mark or error.context_mark
    return (mark.line + 1 if mark else 0), fault.message, fault.hint


class _Open(Struct):
    """A list or dict still being filled; `key` is the key that waits for its value."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


class _Builder:
    """Builds the tree from parse events with a stack of its own: no recursion, however deep the file."""

    def __init__(self, said: Said, reading: Reading) -> None:
        self.said = said
        self.reading = reading
        self.stack: list[_Open] = []
        self.anchors: dict[str, str] = {}

    def build(self, events: Iterator[Any]) -> Said | None:
        """The whole tree; None where something in it is refused."""
        for event in events:
            if refused := self._refusal(event):
                self.reading.error("bad-yaml", self._at(event), *refused)
                return None
            if isinstance(event, yaml.AliasEvent):
                self._scalar(event, self.anchors[event.anchor or ""])
            elif isinstance(event, yaml.ScalarEvent):
                self.anchors |= {event.anchor: event.value} if event.anchor else {}
                self._scalar(event, event.value)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self._opened(event)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self.stack.pop()
        return self.said

    def _refusal(self, event: Any) -> tuple[str, str] | None:
        if isinstance(event, yaml.AliasEvent) and event.anchor not in self.anchors:
            return f"*{event.anchor} stands for a list, for keys, or for nothing above it.", "Write it out here."
        if isinstance(event, yaml.DocumentStartEvent) and self.said.data is not None:
            return "A line of --- begins a second document here.", "Keep one document in a file."
        if isinstance(event, yaml.CollectionStartEvent) and len(self.stack) >= _DEEPEST:
            return "This is nested too deeply.", "Compare it with the example in docs/inputs.md."
        return None

    def _at(self, event: Any) -> Place:
        return Place(self.said.file, event.start_mark.line + 1)

    def _scalar(self, event: Any, text: str) -> None:
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            self._key(top, event, text)
        else:
            self._put(event, text if text or getattr(event, "style", None) else None)

    def _key(self, top: _Open, event: Any, key: str) -> None:
        path = (*top.path, key)
        if path in self.said.lines:
            message = f"'{key}' is said twice: first on line {self.said.lines[path]}, again here."
            self.reading.error("said-twice", self._at(event), message, "Keep one of the two.")
        self.said.lines[path] = event.start_mark.line + 1
        top.key = key

    def _opened(self, event: Any) -> None:
        if self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None:
            self.stack[-1].key = ""
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append(_Open(value, self._put(event, value)))

    def _put(self, event: Any, value: Any) -> Path:
        if not self.stack:
            self.said.data = value
            return ()
        top = self.stack[-1]
        if isinstance(top.value, dict):
            path = (*top.path, top.key or "")
            top.value[top.key or ""] = value
            top.key = None
        else:
            path = (*top.path, len(top.value))
            top.value.append(value)
        self.said.lines.setdefault(path, event.start_mark.line + 1)
        return path
