"""What is wrong, where, and what to do: the one way in which every station complains."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]


class Place(Struct, frozen=True, order=True):
    """Where a finding stands; empty parts are not known. `file` is relative to the workspace where it can be."""

    file: str = ""
    line: int = 0
    cell: str = ""
    heading: str = ""
    paragraph: int = 0
    page: int = 0

    def __str__(self) -> str:
        named = [
            self.file,
            f"line {self.line}" if self.line else "",
            f"cell {self.cell}" if self.cell else "",
            f"page {self.page}" if self.page else "",
            f"under '{self.heading}'" if self.heading else "",
            f"paragraph {self.paragraph}" if self.paragraph else "",
        ]
        return ", ".join(part for part in named if part)


NOWHERE = Place()


class Acceptance(Struct, frozen=True):
    """That somebody accepts the finding of an id, for a reason: from `paper.yaml`, or from a stamp (without place)."""

    id: str
    reason: str
    who: str
    place: Place = NOWHERE


class Finding(Struct, frozen=True):
    """One thing found: the check that found it, its place, what it is, and what to do about it.

    One that is `accepted` is told of all the same, and stops nothing.
    """

    check: str
    place: Place
    message: str
    hint: str = ""
    severity: Severity = "error"
    certain: bool = True
    quote: str = ""
    key: str = ""
    accepted: Acceptance | None = None

    @property
    def id(self) -> str:
        """The check and what it is about: the same after a refresh, so that an acceptance can name it."""
        return f"{self.check}:{self.key or self.place.heading or self.place}"

    @property
    def stops(self) -> bool:
        """Whether it stops a run: an error that nobody has accepted."""
        return self.severity == "error" and self.accepted is None

    def __str__(self) -> str:
        said = f"{self.place}: {self.message}" if str(self.place) else self.message
        return f"{said} {self.hint}".strip()


class PaperworkError(Exception):
    """The one error of the program: everything that stopped the run, and the exit status that it deserves."""

    def __init__(self, findings: Finding | tuple[Finding, ...] | list[Finding], exit_status: int = 1) -> None:
        self.findings = (findings,) if isinstance(findings, Finding) else tuple(findings)
        self.exit_status = exit_status
        super().__init__("\n".join(str(finding) for finding in self.findings))
