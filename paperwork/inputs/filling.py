"""What people typed over a line of a paper's front sheet, written into paper.yaml: every other line stays as it is.

A change is made only where the file, read again, says what was meant there and all else as before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import getitem
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from ..model.supplied import FormLine
from .dates import DATE_HINT, UnclearError, date_of
from .lines import Lines
from .reading import Reading
from .schema import PaperKeys
from .starting.keys import KeyedText
from .yaml_file import Path, read_yaml

_KEYS = tuple(PaperKeys.model_fields)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Forms = Mapping[str, tuple[FormLine, ...]]


def day_of(words: str) -> str:
    """The day that somebody typed, a weekday before it or not, as 2026-02-27; UnclearError where it is none."""
    first, _, rest = words.partition(" ")
    weekday = first.rstrip(",").casefold()
    if weekday not in _WEEKDAYS:
        return date_of(words).isoformat()
    day = date_of(rest)
    if day.weekday() != _WEEKDAYS.index(weekday):
        raise UnclearError(f"'{words}' is no date: that day is a {_WEEKDAYS[day.weekday()].capitalize()}.", DATE_HINT)
    return day.isoformat()


def fill(lines: Lines, key: str, words: str, forms: Forms) -> bool:
    """Makes a paper.yaml say some words under `meeting` or `forms/ask/decision`; false where it can't be made to.

    `forms` are those of the paper's template. A box is ticked by "yes", and not by "no".
    """
    path = tuple(key.split("/"))
    text, data = KeyedText(_text(lines)), _data(_text(lines))
    _put(text, data, path, words, [line.id for line in forms[path[1]]] if len(path) > 1 else _KEYS)
    made = text.text
    if _data(made) != data or not _is_sound(data):
        return False
    lines.put(0, len(lines.texts), made.removesuffix("\n").split("\n"))
    return True


def put_words(lines: Lines, path: Path, words: str) -> bool:
    """Makes a paper.yaml say other words in a place that it has; false where it can't say them there alone."""
    text, data = KeyedText(_text(lines)), _data(_text(lines))
    if not text.has(path):
        return False
    text.put(path, words)
    reduce(getitem, path[:-1], data)[path[-1]] = words
    if _data(text.text) != data or not _is_sound(data):
        return False
    lines.put(0, len(lines.texts), text.text.removesuffix("\n").split("\n"))
    return True


def _put(text: KeyedText, data: Any, path: tuple[str, ...], words: str, order: Sequence[str]) -> None:
    """The words under a path, in the text and in what is to be read of it."""
    above, name = path[:-1], path[-1]
    holder = reduce(getitem, above, data)
    if isinstance(holder, list):
        _tick(text, holder, above, name, words == "yes", order)
        return
    if name in holder:
        text.put(path, words)
    else:
        text.put_new(path, words, order)
    holder[name] = words


def _tick(text: KeyedText, ticked: list[str], path: Path, name: str, on: bool, order: Sequence[str]) -> None:
    """A box in a list of those that are ticked."""
    if not on:
        text.drop_item(path, name)
        ticked.remove(name)
        return
    before = [one for one in order[: order.index(name)] if one in ticked]
    text.add_item(path, name, before[-1] if before else None)
    ticked.insert(ticked.index(before[-1]) + 1 if before else 0, name)


def _is_sound(data: Any) -> bool:
    try:
        PaperKeys.model_validate(data)
    except ValidationError:
        return False
    return True


def _text(lines: Lines) -> str:
    return "\n".join(lines.texts)


def _data(text: str) -> Any:
    """What a paper.yaml says; None where it can't be read."""
    said = read_yaml(text, "paper.yaml", Reading(FilePath()))
    return said and said.data
