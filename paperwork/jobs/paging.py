"""The pages on which a draft's bookmarks fall, kept in a folder by the shape of the draft.

A draft whose numbers alone have changed breaks where it broke before, and is not laid out again. Each file is named by
the hash of the draft's shape and of the code and fonts that lay it out, so none is ever out of date; one that is
damaged, or a folder that cannot be written, only means that the draft is laid out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

import paperwork.pdf as station
from paperwork.jobs.outputs import digest_of
from paperwork.model.paper import Draft
from paperwork.word.shape import shape

_PACKAGE = Path(__file__).parents[1]
_MAKERS = ("model/*.py", "pdf/*.py", "word/reader/*.py", "word/*.py", "fonts/*.ttf")


def pages_of(draft: Draft, data: bytes, folder: Path) -> Mapping[str, str]:
    """The label of the page on which each bookmark falls, of a draft and its Word file's bytes."""
    path = folder / digest_of(f"{_way_of_laying_out()} {shape(data)}".encode())
    found = _kept(path)
    if found is None:
        found = station.page_numbers(draft)
        _keep(path, found)
    return found


@cache
def _way_of_laying_out() -> str:
    files = sorted(file for makers in _MAKERS for file in _PACKAGE.glob(makers))
    parts = [digest_of(file.read_bytes()) for file in files]
    return " ".join([*parts, version("reportlab"), version("fonttools")])


def _kept(path: Path) -> Mapping[str, str] | None:
    try:
        digest, _, rest = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return dict(json.loads(rest)) if digest == digest_of(rest).encode() else None


def _keep(path: Path, pages: Mapping[str, str]) -> None:
    rest = json.dumps(dict(pages)).encode()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(digest_of(rest).encode() + b"\n" + rest)
