"""The receipt of a draft: what it was made from, by what and when, read from the file alone."""

from __future__ import annotations

from pathlib import Path

from paperwork.jobs.belonging import living
from paperwork.model.changes import Receipt, ReceiptInput
from paperwork.model.paper import Outcome
from paperwork.revise.differences import kind_of
from paperwork.revise.listing import receipt_listed
from paperwork.word.normal import document_fingerprint

_OF_DATA = "Its paper hides small numbers: the SHA-256 of data is that of what is printed of them, not of the file."


def receipt(file: Path) -> Outcome:
    """What the stamp of a draft says; no workspace is needed, and nothing is written.

    Raises PaperworkError where the file is no draft of ours.
    """
    given = living(file)
    stamp = given.stamp
    found = Receipt(
        file=file.name,
        paper=stamp.paper,
        program=stamp.program,
        at=stamp.at,
        as_written=document_fingerprint(given.draft) == stamp.document,
        inputs=tuple(ReceiptInput(one.path, kind_of(one.path), one.sha256) for one in stamp.sources),
        hides=stamp.hides,
    )
    lines = receipt_listed(found)
    return Outcome((), given.findings, (*lines, _OF_DATA) if stamp.hides else lines, found)
