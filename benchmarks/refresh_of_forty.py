"""Times a month's refresh of the paper of forty measures: `python benchmarks/refresh_of_forty.py`, beside its build.

The draft of August is built, and edited in many places. Then it is September: in turn, each in a process of its own,
`paperwork build` makes the new draft with nothing kept, and `paperwork refresh` puts the new month into the edited one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import invented
from lxml import etree

from paperwork.word import archive

REPOSITORY = Path(__file__).parents[1]
ROUNDS = 3
LIMIT = 10.0
_COMMAND = (sys.executable, "-c", "from paperwork.cli import main; main()")
_MAIN = "word/document.xml"
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
# Every so many texts of the draft, a person has written something.
_EVERY = 25


def seconds(command: Sequence[str], folder: Path) -> float:
    """CPU seconds of a command of ours."""
    kept = {"PYTHONPYCACHEPREFIX": str(folder.parent / "compiled"), "PYTHONPATH": str(REPOSITORY)}
    environment = {name: it for name, it in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | kept
    with subprocess.Popen([*_COMMAND, *command], env=environment, cwd=folder, stdout=subprocess.DEVNULL) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"paperwork {command[0]} ended with exit status {child.returncode}.")
    return used.ru_utime + used.ru_stime


def as_at(paper: Path, month: str) -> None:
    """Moves the paper to a month."""
    brief = paper / "paper.yaml"
    lines = brief.read_text(encoding="utf-8").splitlines()
    brief.write_text("\n".join(f"as_at: {month}" if one.startswith("as_at:") else one for one in lines) + "\n")


def edited(draft: Path) -> Path:
    """The draft after a person has written into it."""
    parts = archive.members(draft.read_bytes(), draft.name)
    root = archive.root(parts, _MAIN)
    for text in list(root.iter(_TEXT))[::_EVERY]:
        text.text = f"{text.text or ''}, as we see it"
    path = draft.with_name("edited.docx")
    path.write_bytes(archive.packed({**parts, _MAIN: etree.tostring(root)}, tight=False))
    return path


def emptied(workspace: Path, draft: Path) -> None:
    """Takes away all that earlier commands have kept, and every draft but the edited one."""
    shutil.rmtree(workspace / "outputs" / ".cache", ignore_errors=True)
    for other in draft.parent.glob("*.docx"):
        if other != draft:
            other.unlink()


def report() -> None:
    """Prints what a build and a refresh cost, and whether that is within bounds."""
    with TemporaryDirectory(prefix="paperwork-refresh-") as folder:
        workspace = Path(folder) / "workspace"
        paper = invented.make(workspace)
        as_at(paper, invented.MONTHS[-2])
        seconds(["build", str(paper)], workspace)
        draft = edited(next((workspace / "outputs").rglob("*.docx")))
        as_at(paper, invented.MONTHS[-1])
        times: dict[str, list[float]] = {"build": [], "refresh": []}
        for _ in range(ROUNDS):
            for command, given in (("build", paper), ("refresh", draft)):
                emptied(workspace, draft)
                times[command].append(seconds([command, str(given)], workspace))
    build, refresh = median(times["build"]), median(times["refresh"])
    print(f"CPU seconds, medians of {ROUNDS}: build {build:.2f}, refresh {refresh:.2f} (at most {LIMIT:.0f}),", end=" ")
    print(f"ratio {refresh / build:.2f}")


if __name__ == "__main__":
    report()
