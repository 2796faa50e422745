"""Two stamps, or a stamp and what its inputs say now: which facts and which inputs changed. Pure.

A fact that names no file of its own takes those of the facts that it follows from: a change those of the two values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.changes import FactChange, InputFile, InputKind
from paperwork.model.paper import StampedFact, StampedMeasure
from paperwork.model.supplied import Source

_FOLLOWS: Mapping[str, tuple[str, ...]] = {
    "change": ("actual", "previous"),
    "change_percent": ("actual", "previous"),
    "direction": ("actual", "previous"),
    "gap": ("actual", "target"),
    "rag": ("actual", "target"),
    "milestone": ("target",),
}
_OF_THE_PAPER = ("month", "previous_month", "latest_month")
_DATA = (".csv", ".xlsx")
_NOTHING = StampedFact("")


class Known(Struct, frozen=True):
    """What is known on one side: its paper's folder, its inputs, its facts; and when each input was saved."""

    paper: str
    sources: Sequence[Source]
    measures: Mapping[str, StampedMeasure]
    saved: Mapping[str, str] = field(default_factory=dict)

    @property
    def hashes(self) -> Mapping[str, str]:
        """The SHA-256 of each input by its path."""
        return {one.path: one.sha256 for one in self.sources}


def kind_of(path: str) -> InputKind:
    """What an input is for, by its path in the workspace."""
    if path.startswith("templates/") and path.endswith(".docx"):
        return "template"
    if path.endswith(_DATA):
        return "data"
    if path.endswith(".md"):
        return "words"
    return "rules" if path.endswith((".yaml", ".yml")) else "appendix"


def input_changes(was: Known, now: Known) -> tuple[InputFile, ...]:
    """Each input that changed, came or went, by its path."""
    was = _where_now(was, now)
    files = (_file(path, was, now) for path in sorted({*was.hashes, *now.hashes}))
    return tuple(file for file in files if file.was != file.now)


def fact_changes(was: Known, now: Known) -> tuple[FactChange, ...]:
    """Each fact that reads otherwise, came or went, once; in the order of the book that is read now."""
    return tuple(_fact_changes(_where_now(was, now), now))


def _where_now(was: Known, now: Known) -> Known:
    """One side with its inputs where the other has them: a folder may have been moved or renamed in between.

    A file that went is one that came, if it stands in the paper's folder where that one stood in its own, or has the
    same name and says the same.
    """
    gone = [one for one in was.sources if one.path not in now.hashes]
    came = {one.path: one for one in now.sources if one.path not in was.hashes}
    moved: dict[str, str] = {}
    for one in gone if was.paper != now.paper or came else ():
        in_paper = f"{now.paper}/{one.path.removeprefix(f'{was.paper}/')}"
        alike = [path for path, new in came.items() if new.sha256 == one.sha256 and _name(path) == _name(one.path)]
        found = [path for path in (in_paper, *alike) if path in came and path not in moved.values()]
        moved |= {one.path: found[0]} if found else {}
    return replace(was, sources=[replace(one, path=moved.get(one.path, one.path)) for one in was.sources])


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _fact_changes(was: Known, now: Known) -> Iterator[FactChange]:
    for id in {**now.measures, **was.measures}:
        before, after = (side.measures.get(id, StampedMeasure("", "", {})) for side in (was, now))
        for name in {**after.facts, **before.facts}:
            old, new = before.facts.get(name, _NOTHING), after.facts.get(name, _NOTHING)
            if old.text != new.text:
                said, page = after.name or before.name, after.page or before.page
                files = sorted({*_files(was, before, name), *_files(now, after, name)})
                from_files = tuple(_file(path, was, now) for path in files)
                yield FactChange(id, said, page, name, old.text, new.text, old.source, new.source, from_files)


def _file(path: str, was: Known, now: Known) -> InputFile:
    before, after = was.hashes.get(path, ""), now.hashes.get(path, "")
    return InputFile(path, kind_of(path), before, after, now.saved.get(path, ""))


def _files(side: Known, measure: StampedMeasure, name: str) -> set[str]:
    """The inputs that a fact comes from."""
    fact = measure.facts.get(name)
    if fact is None:
        return set()
    if name in _OF_THE_PAPER:
        return {f"{side.paper}/paper.yaml"} & set(side.hashes)
    named = {path for path in side.hashes if _names(fact.source, path)}
    return named or {path for other in _FOLLOWS.get(name, ()) for path in _files(side, measure, other)}


def _names(source: str, path: str) -> bool:
    return path in source and re.search(rf"{re.escape(path)}(?![\w./-])", source) is not None
