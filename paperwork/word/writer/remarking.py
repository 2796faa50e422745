"""Remarks of the program's own on regions of a draft: Word comments, which someone settles before there is a PDF."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .. import archive, controls
from ..markup import serialised, w
from ..patch.comments import Comments
from ..patch.tracking import Tracker, next_id


def remark(parts: dict[str, bytes], remarks: Mapping[str, str], at: date) -> None:
    """Puts each remark on the region of its tag, with the day `at`; one whose region has no place is left out."""
    if not remarks:
        return
    main = archive.main_part(parts)
    root = archive.root(parts, main)
    comments = Comments(parts, main, Tracker(at, next_id([root])))
    for control, tag in controls.ours(root):
        content = control.find(w("sdtContent"))
        if tag in remarks and content is not None:
            comments.add(remarks[tag], content, content)
    parts[main] = serialised(root)
