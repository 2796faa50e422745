"""A draft that was just written, read back for its stamp: only what has changed since the last build is read anew."""

from __future__ import annotations

from pathlib import Path

from paperwork.model.blocks import Told
from paperwork.model.keeping import digest_of, keep, kept, makers
from paperwork.model.paper import Draft
from paperwork.word.known import Known, surroundings
from paperwork.word.reader import read

_MAKERS = ("model/*.py", "word/reader/**/*.py", "word/*.py")


def read_back(data: bytes, name: str, folder: Path, *, whole: bool) -> Draft:
    """The draft; where it need not be `whole`, the regions that are kept in `folder` as they stand are told only."""
    path = folder / digest_of(f"{makers(_MAKERS)} {surroundings(data)} {name}".encode())
    known = Known(data, {} if whole else kept(path, dict[str, Told]) or {})
    draft = read(data, name, known)
    keep(path, known.now(draft))
    return draft
