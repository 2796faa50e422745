"""A draft that was just written, read back for its stamp: only what has changed since the last build is read anew."""

from __future__ import annotations

from pathlib import Path

import msgspec

from paperwork.jobs.keeping import keep, kept, makers
from paperwork.jobs.outputs import digest_of
from paperwork.model.blocks import Told
from paperwork.model.paper import Draft
from paperwork.word.known import Known, surroundings
from paperwork.word.reader import read

_MAKERS = ("model/*.py", "word/reader/**/*.py", "word/*.py")
_Kept = dict[str, Told]


def read_back(data: bytes, name: str, folder: Path, *, whole: bool) -> Draft:
    """The draft; where it need not be `whole`, the regions that are kept in `folder` as they stand are told only."""
    path = folder / digest_of(f"{makers(_MAKERS)} {surroundings(data)} {name}".encode())
    known = Known({} if whole else _kept(path))
    draft = read(data, name, known)
    keep(path, msgspec.json.encode(known.now(draft)))
    return draft


def _kept(path: Path) -> _Kept:
    try:
        return msgspec.json.decode(kept(path) or b"{}", type=_Kept)
    except msgspec.MsgspecError:
        return {}
