"""A YAML file changed key by key: every other sign of it, comments too, stays where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from ..yaml_file import Path

_ANCHOR = re.compile(r"&\S+\s+")
_PLAIN = re.compile(r"(?:\.\./)*[^\W_][\w .'/()–-]*\Z")


class KeyedText:
    """The text of a YAML file that has been read without fault, and the changes that are to be made to it."""

    def __init__(self, text: str) -> None:
        self._text = text if text.endswith("\n") else f"{text}\n"
        self._keys: dict[Path, Any] = {}
        self._values: dict[Path, Any] = {}
        self._changes: list[tuple[int, int, str]] = []
        self._note((), yaml.compose(text, Loader=yaml.BaseLoader))

    def _note(self, path: Path, node: Any) -> None:
        self._values[path] = node
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                self._keys[*path, key.value] = key
                self._note((*path, key.value), value)
        elif isinstance(node, yaml.SequenceNode):
            for at, item in enumerate(node.value):
                self._note((*path, at), item)

    def put(self, path: Path, words: str, remark: str = "") -> None:
        """Other words under a key; the remark stands after them where the line has room for one.

        A value that is used again elsewhere (`&note`, `*note`) is changed once.
        """
        node = self._values[path]
        end = self._end_of(node)
        anchor = _ANCHOR.match(self._text, node.start_mark.index)
        start = anchor.end() if anchor else node.start_mark.index
        if any(changed[:2] == (start, end) for changed in self._changes):
            return
        line_end = self._line_end(end)
        room = remark and not self._text[end:line_end].strip()
        apart = " " if self._text[start - 1 : start] == ":" else ""
        self._changes.append((start, end, f"{apart}{quoted(words)}{f'  # {remark}' if room else ''}"))

    def put_new(self, path: Path, words: str, order: Sequence[str]) -> None:
        """A key that is not there yet, after the nearest of those before it in the `order` of its keys."""
        node, said = self._values[path[:-1]], f"{path[-1]}: {quoted(words)}"
        keys = [key.value for key, _ in node.value]
        before = [key for key in order[: order.index(str(path[-1]))] if key in keys]
        after = (*path[:-1], before[-1]) if before else None
        if node.flow_style:
            self._put_in_brackets(node, after, said)
        else:
            first = self._keys[*path[:-1], keys[0]]
            self._put_line(first, after, f"{' ' * first.start_mark.column}{said}\n")

    def add_item(self, path: Path, word: str, after: str | None) -> None:
        """One more word in a list, after another or first."""
        node, indent = self._values[path], self.indent_of(path)
        above = None if after is None else (*path, [item.value for item in node.value].index(after))
        if indent is None:
            self._put_in_brackets(node, above, word)
        else:
            self._put_line(node.value[0], above, f"{' ' * indent}- {word}\n")

    def _put_line(self, first: Any, after: Path | None, line: str) -> None:
        """A line after what stands under a path, or before the line that `first` is on."""
        last = first.start_mark.index - first.start_mark.column
        at = last if after is None else self._line_end(self._end_of(self._values[after])) + 1
        self._changes.append((at, at, line))

    def drop_item(self, path: Path, word: str) -> None:
        """A list without a word of it."""
        found = self._values[path]
        items = [item.value for item in found.value]
        at = items.index(word)
        start, end = found.value[at].start_mark.index, self._end_of(found.value[at])
        if found.flow_style:
            start = self._end_of(found.value[at - 1]) if 0 < at == len(items) - 1 else start
            end = found.value[at + 1].start_mark.index if at + 1 < len(items) else end
            self._changes.append((start, end, ""))
            return
        self._changes.append((self._text.rfind("\n", 0, start) + 1, self._line_end(end) + 1, ""))
        if len(items) == 1:
            colon = self._text.index(":", self._keys[path].end_mark.index) + 1
            self._changes.append((colon, colon, " []"))

    def _put_in_brackets(self, node: Any, after: Path | None, said: str) -> None:
        """Something more between the brackets of a list or of keys: after what stands under a path, or first."""
        at = self._end_of(self._values[after]) if after else node.start_mark.index + 1
        self._changes.append((at, at, f", {said}" if after else f"{said}, " if node.value else said))

    def drop(self, path: Path) -> None:
        """A key with all that is under it, and the lines of comment right above it; nothing where there is none."""
        if path not in self._keys:
            return
        start, end = self._keys[path].start_mark.index, self._end_of(self._values[path])
        line = self._text.rfind("\n", 0, start) + 1
        if self._text[line:start].strip():
            self._changes.append((self._keys[path].end_mark.index, end, ": []"))
        else:
            self._changes.append((self._above(line), min(self._line_end(end) + 1, len(self._text)), ""))

    def add_after(self, path: Path, lines: list[str]) -> None:
        """Lines right after what stands under a path."""
        at = min(self._line_end(self._end_of(self._values[path])) + 1, len(self._text))
        self._changes.append((at, at, "".join(f"{line}\n" for line in lines)))

    def add_at_end(self, lines: list[str]) -> None:
        """Lines at the end of the file."""
        self._changes.append((len(self._text), len(self._text), "".join(f"{line}\n" for line in lines)))

    def has(self, path: Path) -> bool:
        """Whether the file says something under a path."""
        return path in self._values

    def indent_of(self, path: Path) -> int | None:
        """How far a list's items are indented; None where they do not each begin a line."""
        node = self._values.get(path)
        if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
            return None
        start = node.value[-1].start_mark.index
        before = self._text[self._text.rfind("\n", 0, start) + 1 : start]
        return len(before) - len(before.lstrip()) if before.strip() == "-" else None

    @property
    def text(self) -> str:
        """The text with its changes."""
        text = self._text
        for start, end, words in sorted(self._changes, reverse=True):
            text = text[:start] + words + text[end:]
        return text

    def _above(self, line: int) -> int:
        """Where the comments right above a line begin."""
        while line and self._text[:line].splitlines()[-1].lstrip().startswith("#"):
            line = self._text.rfind("\n", 0, line - 1) + 1
        return line

    def _line_end(self, at: int) -> int:
        found = self._text.find("\n", at)
        return len(self._text) if found < 0 else found

    def _end_of(self, node: Any) -> int:
        """Where a value's last sign stands: a list written line by line has no end of its own."""
        last = max((one.end_mark.index for one in _leaves(node)), default=node.end_mark.index)
        return len(self._text[:last].rstrip())


def _leaves(node: Any) -> Iterator[Any]:
    """The values that have an end of their own: words, and what stands in brackets."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key
            yield from _leaves(value)
    else:
        for item in node.value:
            yield from _leaves(item)


def quoted(words: str) -> str:
    """Words as a YAML value, in quotation marks where they need them."""
    if _PLAIN.match(words) and words == words.strip():
        return words
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
