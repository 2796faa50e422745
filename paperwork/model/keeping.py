"""Keeps what a build has found, in files named by all that it follows from, so that none is ever out of date.

A value goes in, and the same value comes out: charts, page numbers, what was read. A file that is damaged or holds
something else, or a folder that cannot be written, only means that a thing is found again.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from .measures import value_of

Kept = TypeVar("Kept")
_PACKAGE = Path(__file__).parents[1]


def kept(path: Path, kind: type[Kept]) -> Kept | None:
    """What a file keeps; None where it is not there, not whole, or not of that kind."""
    try:
        digest, _, rest = path.read_bytes().partition(b"\n")
        whole = digest == digest_of(rest).encode()
        return msgspec.msgpack.decode(rest, type=kind, dec_hook=_read) if whole else None
    except (OSError, msgspec.MsgspecError, ArithmeticError):
        return None


def keep(path: Path, value: object) -> None:
    """Keeps a value, if that can be done: its file appears whole or not at all."""
    rest = msgspec.msgpack.encode(value, enc_hook=str)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, digest_of(rest).encode() + b"\n" + rest)


def _read(kind: type, text: Any) -> object:
    """What a file can hold as text alone: a path, or a number that may be missing."""
    return Path(text) if issubclass(kind, Path) else value_of(text)


def _write(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)


def digest_of(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return sha256(data).hexdigest()


@cache
def makers(files: tuple[str, ...], packages: tuple[str, ...] = ()) -> str:
    """The hash of the program's own files (patterns under its folder), and of the packages, that make something.

    Fonts count by their names and sizes: they come in whole versions, and reading all of them takes longer than a build
    should wait.
    """
    found = sorted(file for pattern in files for file in _PACKAGE.glob(pattern))
    return digest_of(" ".join([*map(_marked, found), *map(_version, packages)]).encode())


@cache
def _marked(file: Path) -> str:
    return f"{file.name}:{file.stat().st_size}" if file.suffix == ".ttf" else digest_of(file.read_bytes())


def _version(package: str) -> str:
    """A package's version, with those of packages whose names begin as its own does."""
    found = [name for name in _installed() if name.startswith(f"{package}-")]
    # What knows better takes longer to load than most kept things to be read.
    return " ".join(found) or str(import_module("importlib.metadata").version(package))


@cache
def _installed() -> tuple[str, ...]:
    """What is installed: the folders in which pip and its like note each package by its name and version (PEP 376)."""
    folders = [Path(folder) for folder in sys.path if Path(folder).is_dir()]
    noted = {path.name for folder in folders for path in folder.glob("*.dist-info")}
    return tuple(sorted(name.lower().replace("_", "-") for name in noted))
