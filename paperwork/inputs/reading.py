"""One reading of a paper's inputs: the files read so far, and all that was found wrong or missing in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from ..model.findings import Finding, PaperworkError, Place, Severity
from ..model.supplied import Source
from . import workspace as places
from .names import did_you_mean

_LARGEST = 100_000_000
_MOST_ALIKE = 50
# The checks that find a file which can't be read at all.
UNREADABLE = {"unreadable", "too-large", "bad-yaml", "bad-workbook", "bad-csv"}


class Reading:
    """Gathers findings and sources while a folder is read. Errors stop the run at the end, never at the first."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace
        self.findings: list[Finding] = []
        self._sources: dict[str, str] = {}
        self._absent: list[str] = []

    def error(self, check: str, place: Place, message: str, hint: str = "") -> None:
        """Something is wrong: the run will stop."""
        self.findings.append(Finding(check, place, message, hint))

    def warning(self, check: str, place: Place, message: str, hint: str = "", *, certain: bool = True) -> None:
        """Something is missing or doubtful: the run goes on."""
        self.findings.append(Finding(check, place, message, hint, "warning", certain))

    def name(self, path: Path) -> str:
        """A path as findings name it."""
        return places.relative(self.workspace, path)

    def path(self, base: Path, said: str, place: Place) -> Path | None:
        """The file that an author's words name; None, with a finding, where it leaves the workspace or is not there."""
        path = places.inside(self.workspace, base, said)
        if path is None:
            hint = "Name a file inside the workspace, from the paper's folder, such as ../data/performance.xlsx."
            self.error("unsafe-path", place, f"'{said}' leads out of the workspace.", hint)
        elif not path.is_file():
            self.missing_file(path, place)
            return None
        return path

    def there(self, path: Path) -> bool:
        """Whether a file is there that need not be."""
        if path.is_file():
            return True
        self._absent.append(self.name(path))
        return False

    def missing_file(self, path: Path, place: Place) -> None:
        """Reports a file that is not there, with the nearest one that is."""
        if path.is_dir():
            message = f"{self.name(path)} is a folder, and a file is wanted."
            self.error("missing-file", place, message, "Name one file in it.")
            return
        siblings = (
            sorted(other.name for other in path.parent.glob("*") if other.exists()) if path.parent.is_dir() else []
        )
        hint = did_you_mean(path.name, siblings, "Put the file there, or mend its name.")
        self.error("missing-file", place, f"There is no file {self.name(path)}.", hint)

    def data(self, path: Path) -> bytes | None:
        """The bytes of a file, noted as a source; None, with a finding, where they can't be had."""
        name = self.name(path)
        if places.inside(self.workspace, path.parent, path.name) is None:
            hint = "Put the file itself there."
            self.error("unsafe-path", Place(name), "This file is a link that leads out of the workspace.", hint)
            return None
        try:
            if path.stat().st_size > _LARGEST:
                self.error(
                    "too-large", Place(name), "The file is over 100 MB.", "Split it, or take out what is not needed."
                )
                return None
            data = path.read_bytes()
        except OSError as error:
            self.error(
                "unreadable",
                Place(name),
                f"The file can't be read: {error.strerror}.",
                "Close it elsewhere and try again.",
            )
            return None
        self._sources[name] = hashlib.sha256(data).hexdigest()
        return data

    def text(self, path: Path) -> str | None:
        """The text of a file, whatever Windows saved it as; None, with a finding, where it is no text."""
        data = self.data(path)
        if data is None:
            return None
        try:
            return decoded(data)
        except UnicodeDecodeError:
            hint = "Save it as text, in UTF-8."
            self.error("unreadable", Place(self.name(path)), "The file is no text.", hint)
            return None

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every file read so far, by path."""
        return tuple(Source(path, digest) for path, digest in sorted(self._sources.items()))

    @property
    def absent(self) -> tuple[str, ...]:
        """Every file looked for so far that need not be there and was not."""
        return tuple(self._absent)

    def take(self, other: Reading) -> None:
        """Takes the files that another reading has read for its own."""
        self._sources |= other._sources

    @property
    def failed(self) -> bool:
        """Whether anything found so far stops the run."""
        return any(finding.severity == "error" for finding in self.findings)

    def failure(self) -> PaperworkError:
        """Every error found so far, as one; exit status 2 where a file could not be read at all."""
        errors = [finding for finding in self.findings if finding.severity == "error"]
        unreadable = any(finding.check in UNREADABLE for finding in errors)
        return PaperworkError(told(errors), exit_status=2 if unreadable else 1)


def told(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in order; of one check in one file no more than 50, and then how many more there are."""
    groups: dict[tuple[str, str, Severity], list[Finding]] = {}
    kept: list[Finding] = []
    for finding in findings:
        group = groups.setdefault((finding.check, finding.place.file, finding.severity), [])
        group.append(finding)
        if len(group) <= _MOST_ALIKE:
            kept.append(finding)
    for (check, file, severity), group in groups.items():
        if (more := len(group) - _MOST_ALIKE) > 0:
            message = f"And {more:,} more of the kind: {group[0].message}"
            kept.append(Finding(check, Place(file), message, severity=severity))
    return kept


def decoded(data: bytes) -> str:
    """Text from UTF-8 (with its mark or without), UTF-16 with its mark, or Windows-1252; line ends become \\n."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252")
    return text.replace("\r\n", "\n").replace("\r", "\n")
