"""What harvests took from each draft of a paper: a file beside the paper's text files, by which a later one knows what
was taken back in the draft since.

Without it nothing is undone; so a file that is damaged, too large or not as we write it counts as none. A draft is
known by its place in the workspace and by the checksum of its stamp, and as one that goes on from what was harvested by
the sittings that Word notes in it: of two colleagues' copies each has its own, also where one is saved over the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct, field
from msgspec.structs import replace

from paperwork.jobs.belonging import Living
from paperwork.model.findings import Finding, Place
from paperwork.word.sessions import sessions
from paperwork.word.stamp import checksum

FILE = "harvested.json"
_ABOUT = (
    "What paperwork harvest took from each Word draft of this paper, so that it knows what is taken back there later. "
    "Keep it with the text files. Nothing is lost if it is deleted."
)
_LARGEST = 4_000_000
# The drafts of a paper that are remembered, newest first.
_MOST = 40

# What text files hold of a draft: an author's parts, notes and the public interest test.
_WORDS = re.compile(
    r"paperwork:(section/|measure/[^/]+/(lead|notes|q\d+|not_published)$|priority/[^/]+/not_published$|"
    r"paper/exempt_reason$)"
)
_MARKS = re.compile("⟦[^⟦⟧]*⟧")

Line = Annotated[int, Meta(ge=0)]


class Taken(Struct, frozen=True, forbid_unknown_fields=True):
    """What was last harvested from a draft: by tag the lines of each part that were taken, in normal form.

    `frames` has, by tag and by the number of the line in the stamp's frame, what stood in lines of the head and the
    forms. What says again what the stamp says is not kept. `sessions` are the sittings in which it had been edited.
    """

    draft: str
    stamp: str
    sessions: tuple[str, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    frames: Mapping[str, Mapping[Line, str]] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Whether there is anything to remember."""
        return bool(self.parts or any(self.frames.values()))


class _Memory(Struct, frozen=True, forbid_unknown_fields=True):
    about: str = _ABOUT
    drafts: tuple[Taken, ...] = ()


def taken_from(given: Living, folder: Path, workspace: Path) -> Taken:
    """What was harvested from a draft so far; nothing where that is not known."""
    here = _place(given.file, workspace), checksum(given.stamp)
    now = sessions(given.data, given.file.name)
    mine = (one for one in _memory(folder).drafts if (one.draft, one.stamp) == here and now.issuperset(one.sessions))
    return replace(next(mine, Taken(*here)), sessions=tuple(sorted(now)))


def remembered(taken: Taken, folder: Path) -> Mapping[Path, bytes]:
    """The file with what was taken from a draft now; none where it says that already, or can't be written."""
    return _with(folder, taken.draft, taken) if taken.draft else {}


def also_of(taken: Taken, file: Path, folder: Path, workspace: Path) -> Mapping[Path, bytes]:
    """The file with the same for a copy of that draft that is written now."""
    place = _place(file, workspace)
    return _with(folder, place, replace(taken, draft=place)) if place else {}


def forgotten(file: Path, folder: Path, workspace: Path) -> Mapping[Path, bytes]:
    """The file without a draft that is written anew; none where it knows nothing of that."""
    place = _place(file, workspace)
    return _with(folder, place, None) if place else {}


def agreed(taken: Taken, base: Mapping[str, str]) -> Mapping[str, str]:
    """What a draft's texts said when the text files last took them, by tag, where that is not what `base` says.

    A line of a frame counts where it is a line of words as its paper prints it.
    """
    frames = {tag: _taken_lines(base[tag].split("\n"), lines) for tag, lines in taken.frames.items() if tag in base}
    parts = {tag: text for tag, text in taken.parts.items() if tag in base and _WORDS.match(tag)}
    return {**parts, **{tag: "\n".join(lines) for tag, lines in frames.items()}}


def _taken_lines(base: list[str], taken: Mapping[Line, str]) -> list[str]:
    lines = list(base)
    for at, said in taken.items():
        if at < len(lines) and _MARKS.findall(said) == _MARKS.findall(lines[at]) and "\n" not in said:
            lines[at] = said
    return lines


def unwritable(name: str, folder: Path) -> tuple[Finding, ...]:
    """A warning where something stands in the place of the file that is none of ours to write over."""
    if _is_ours(folder):
        return ()
    message = f"What stands at {FILE} in the paper's folder is no plain file: what was taken now is not remembered."
    hint = "Delete it there. Until then, what is taken back in the draft has to be deleted in the text files as well."
    return (Finding("not-remembered", Place(name), message, hint, "warning"),)


def _with(folder: Path, place: str, taken: Taken | None) -> Mapping[Path, bytes]:
    before = _memory(folder).drafts
    others = tuple(one for one in before if one.draft != place)
    drafts = (taken, *others)[:_MOST] if taken and taken.known else others
    return {folder / FILE: _written(drafts)} if drafts != before and _is_ours(folder) else {}


def _written(drafts: tuple[Taken, ...]) -> bytes:
    data = msgspec.json.format(msgspec.json.encode(_Memory(drafts=drafts)), indent=1) + b"\n"
    return data if len(data) <= _LARGEST or not drafts else _written(drafts[:-1])


def _memory(folder: Path) -> _Memory:
    path = folder / FILE
    try:
        if not path.is_file() or path.is_symlink() or path.stat().st_size > _LARGEST:
            return _Memory()
        return msgspec.json.decode(path.read_bytes(), type=_Memory)
    except (OSError, msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return _Memory()


def _is_ours(folder: Path) -> bool:
    path = folder / FILE
    return not path.is_symlink() and (path.is_file() or not path.exists())


def _place(file: Path, workspace: Path) -> str:
    """A draft's place in its workspace; empty for one that stands elsewhere, which is not remembered."""
    try:
        return file.resolve().relative_to(workspace.resolve()).as_posix()
    except (OSError, ValueError, RuntimeError):
        return ""
