"""Words carried forward from an earlier paper: which of them nobody has touched since.

paper.yaml keeps, under `carried`, the digest of each such text as it was carried. Once the words under its heading
differ, or the line is gone, the text is the paper's own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from ..model.blocks import Block, Heading, ListItem, Paragraph
from ..model.findings import Place
from ..model.supplied import CarriedText, Prose
from .homes import FRONT_SHEET, Home, written
from .lines import Lines
from .names import listed
from .reading import Reading
from .schema import CarriedKeys
from .yaml_file import Said

_LENGTH = 12
# What is left of `carried`, with the words above it, when no text is under it any more.
_EMPTY = re.compile(r"^(?:#[^\n]*\n)*carried:[^\n]*\n  from:[^\n]*\n  texts:[ ]*\n(?!    )", re.MULTILINE)


def key_of(home: Home) -> str:
    """The name of a place of prose in paper.yaml: `front-sheet/summary`, `commentary/visits/q1`."""
    return "/".join(part for part in (home.file.removesuffix(".md"), home.id, home.part) if part)


def digests(places: Sequence[Home], folder: Path, reading: Reading) -> Mapping[str, str]:
    """The digest of each text that a paper's own author wrote, by key; standing text (an include) has none."""
    lines: dict[str, list[str]] = {}
    found: dict[str, str] = {}
    for home in places:
        if home.file not in lines:
            lines[home.file] = _lines(folder / home.file, reading)
        if _own(home.said):
            found[key_of(home)] = _digest(written(lines[home.file], home))
    return found


def _lines(path: Path, reading: Reading) -> list[str]:
    text = reading.text(path) if path.is_file() else None
    return (text or "").split("\n")


def _digest(lines: Sequence[str]) -> str:
    words = " ".join(" ".join(lines).split())
    return hashlib.sha256(words.encode()).hexdigest()[:_LENGTH]


def _own(prose: Prose) -> bool:
    """Whether some words are of this paper alone."""
    return any(_is_own(block) for block in prose)


def _is_own(block: Block) -> bool:
    spans = block.spans if isinstance(block, Paragraph | Heading | ListItem) else ()
    return any(span.text.strip() or span.fact for span in spans if not span.include)


def carried(
    keys: CarriedKeys | None, places: Sequence[Home], folder: Path, said: Said, reading: Reading
) -> tuple[CarriedText, ...]:
    """The texts that still stand as they were carried, with a warning for each section and each page that has some."""
    if keys is None:
        return ()
    now = digests(places, folder, reading)
    pages = {home.id: home.title for home in places if home.part == "notes"}
    found = tuple(
        CarriedText(
            key,
            home.id,
            home.part,
            home.title,
            pages[home.id] if home.part else home.title,
            keys.from_,
            said.place("carried", "texts", key),
        )
        for home in places
        if (key := key_of(home)) in keys.texts and keys.texts[key] == now.get(key)
    )
    _warn(found, folder, reading)
    return found


def _warn(found: tuple[CarriedText, ...], folder: Path, reading: Reading) -> None:
    hint = "If they still hold, delete their comments in the draft and harvest it, or their lines in paper.yaml."
    for texts in _together(found):
        first = texts[0]
        place = Place(reading.name(folder / _file(first)), heading=first.heading)
        parts = listed(one.title.removeprefix(f"{one.heading}: ") for one in texts if one.title != one.heading)
        of = f" ({parts})" if parts else ""
        reading.warning("carried", place, f"These words are carried forward from {first.from_}{of}.", hint)


def _together(found: tuple[CarriedText, ...]) -> Iterator[list[CarriedText]]:
    """The texts of a section or a page."""
    return (list(texts) for _, texts in groupby(found, lambda one: (_file(one), one.id)))


def _file(text: CarriedText) -> str:
    return FRONT_SHEET if not text.part else "commentary.md"


def unmark(lines: Lines, settled: Sequence[CarriedText]) -> None:
    """Takes the lines of some carried texts out of a paper.yaml, and `carried` itself once none is left."""
    for at, key in sorted(((one.place.line - 1, one.key) for one in settled), reverse=True):
        if lines.texts[at].strip().startswith(f"{key}:"):
            lines.put(at, at + 1, [])
    found = _EMPTY.search("\n".join([*lines.texts, ""]))
    if found:
        first = "\n".join(lines.texts)[: found.start()].count("\n")
        lines.put(first, first + found[0].count("\n"), [])
