"""The pages on which a draft's bookmarks fall, kept in a folder by the shape of the draft.

A draft whose numbers alone have changed breaks where it broke before, and is not laid out again. Each file is named by
the hash of the draft's shape and of the code and fonts that lay it out.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import paperwork.pdf as station
from paperwork.model.keeping import digest_of, keep, kept, makers
from paperwork.model.paper import Draft
from paperwork.word.shape import shape

_MAKERS = ("model/*.py", "pdf/**/*.py", "word/reader/**/*.py", "word/*.py", "fonts/*.ttf")


class Pages:
    """The page numbers of one draft's Word file: kept ones, or those of laying it out."""

    def __init__(self, data: bytes, folder: Path) -> None:
        way = makers(_MAKERS, ("reportlab", "fonttools"))
        self._path = folder / digest_of(f"{way} {shape(data)}".encode())
        self.kept: Mapping[str, str] | None = kept(self._path, dict[str, str])

    def of(self, draft: Draft) -> Mapping[str, str]:
        """The label of the page on which each bookmark falls; the draft is laid out where that is not known."""
        if self.kept is not None:
            return self.kept
        found = station.page_numbers(draft)
        keep(self._path, found)
        return found
