"""Times `paperwork check` on the draft of the paper of forty measures: `python benchmarks/check_of_forty.py`.

The draft is built, and a person has written a sentence with figures into every fourth text. It is checked in two ways,
each in a process of its own: against its paper, and, where there is no workspace around it, against itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import invented
from lxml import etree

from paperwork.word import archive

REPOSITORY = Path(__file__).parents[1]
ROUNDS = 3
COMMAND = (sys.executable, "-c", "from paperwork.cli import main; main()")
_MAIN = "word/document.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EVERY = 4
_TYPED = " It rose from 410 to 420, an increase of 12, and 85% (121 of 128) were in time."


def edited(draft: Path, path: Path) -> Path:
    """The draft after a person has typed figures into it, at a path."""
    parts = archive.members(draft.read_bytes(), draft.name)
    root = archive.root(parts, _MAIN)
    long = [text for text in root.iter(f"{_WORD}t") if len((text.text or "").split()) > 8]
    for text in long[::_EVERY]:
        text.text = f"{(text.text or '').rstrip()}{_TYPED}"
    path.write_bytes(archive.packed({**parts, _MAIN: etree.tostring(root)}, tight=False))
    return path


def checked(draft: Path, workspace: Path) -> tuple[float, float, int]:
    """Seconds by the clock and of the CPU that a check takes, and how many findings it has."""
    kept = {"PYTHONPYCACHEPREFIX": str(workspace.parent / "compiled"), "PYTHONPATH": str(REPOSITORY)}
    environment = {name: it for name, it in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | kept
    said = workspace.parent / "said.json"
    begun = time.perf_counter()
    with said.open("wb") as out:
        command = [*COMMAND, "check", str(draft), "--json"]
        with subprocess.Popen(command, env=environment, cwd=draft.parent, stdout=out) as child:
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1) or not said.stat().st_size:
        raise SystemExit(f"paperwork check ended with exit status {child.returncode}.")
    findings = json.loads(said.read_text(encoding="utf-8"))["findings"]
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime, len(findings)


def report() -> None:
    """Prints what a check costs, and how much it found."""
    with TemporaryDirectory(prefix="paperwork-check-") as folder:
        workspace, away = Path(folder) / "workspace", Path(folder) / "away"
        paper = invented.make(workspace)
        away.mkdir()
        subprocess.run([*COMMAND, "build", str(paper)], check=True, cwd=workspace, stdout=subprocess.DEVNULL)
        draft = next((workspace / "outputs").rglob("*.docx"))
        ways = {
            "against its paper": edited(draft, draft.with_name("edited.docx")),
            "against itself": edited(draft, away / "edited.docx"),
        }
        for name, file in ways.items():
            checked(file, workspace)
            rounds = [checked(file, workspace) for _ in range(ROUNDS)]
            clock, used = median(one[0] for one in rounds), median(one[1] for one in rounds)
            print(f"{name}: {clock:.1f} seconds, {used:.1f} of CPU; {rounds[0][2]} findings")


if __name__ == "__main__":
    report()
