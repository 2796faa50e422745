"""Appendices that are PDFs, brought whole into the PDF of a paper, where the Word file has pictures of their pages.

In: the PDFs that a draft carries, the draft laid out, and the tagged PDF made of it. Out: the same with the true pages,
their tags, links and bookmarks, and a finding for whatever of a PDF stays behind or cannot be read out.

Limits: a form's fields become words, as they stand; remarks, attachments and scripts are left out; a PDF that hides
layers, or is locked, stays pictures.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from pikepdf import Pdf

from paperwork.model.findings import Finding, PaperworkError
from paperwork.model.paper import Carried

from ..pages import Page
from . import faults
from .grafting import graft
from .opening import opened
from .pieces import Source
from .placing import Standing, claimed


class Appended(Struct):
    """The PDFs that a draft carries, opened; where their pages stand; what was found on the way."""

    sources: list[Source] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @classmethod
    def of(cls, carried: Sequence[Carried]) -> Appended:
        """All that can be brought in; a finding for each that can't."""
        made = cls()
        for one in carried:
            try:
                made.sources.append(opened(one))
            except PaperworkError as error:
                made.findings += error.findings
        return made

    def claim(self, pages: Sequence[Page]) -> None:
        """Finds the pictures of their pages in a draft that is laid out; those are no longer drawn."""
        self.standings, found = claimed(pages, self.sources)
        shown = {id(one.source) for one in self.standings}
        told = [finding for source in self.sources if id(source) in shown for finding in source.findings]
        self.findings += [*found, *told]

    def unkept(self) -> tuple[Finding, ...]:
        """A finding for each PDF with which the whole may be no PDF/A."""
        shown = {id(one.source): one.source for one in self.standings}
        return tuple(faults.unkept(source) for source in shown.values() if source.unkept)

    def bring(self, pdf: Pdf) -> bool:
        """Puts the true pages in the places of those pictures, in the tagged PDF; says whether there are any."""
        if self.standings:
            graft(pdf, self.standings)
        return bool(self.standings)


__all__ = ["Appended"]
