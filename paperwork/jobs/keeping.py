"""Keeps what a build has found, in files named by all that it follows from, so that none is ever out of date.

A file that is damaged, or a folder that cannot be written, only means that a thing is found again.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from paperwork.jobs.outputs import digest_of

_PACKAGE = Path(__file__).parents[1]


def kept(path: Path) -> bytes | None:
    """What a file keeps; None where it is not there or not whole."""
    try:
        digest, _, rest = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return rest if digest == digest_of(rest).encode() else None


def keep(path: Path, rest: bytes) -> None:
    """Keeps some bytes, if that can be done."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(digest_of(rest).encode() + b"\n" + rest)


@cache
def makers(files: tuple[str, ...], packages: tuple[str, ...] = ()) -> str:
    """The hash of the program's own files (patterns under its folder), and of the packages, that make something.

    Fonts count by their names and sizes: they come in whole versions, and reading all of them takes longer than a build
    should wait.
    """
    found = sorted(file for pattern in files for file in _PACKAGE.glob(pattern))
    return digest_of(" ".join([*map(_marked, found), *map(version, packages)]).encode())


@cache
def _marked(file: Path) -> str:
    return f"{file.name}:{file.stat().st_size}" if file.suffix == ".ttf" else digest_of(file.read_bytes())
