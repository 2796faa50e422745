"""Times the paper of forty measures: `python benchmarks/paper_of_forty.py` gives ours and a plain script's CPU.

Both build the same paper from the same numbers, in turn, each in a process of its own, after one round that is not
counted. Ours is the command `paperwork build`; the plain script is `plain_docxtpl.py`, which has no other way than to
begin anew each time.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import invented

HERE = Path(__file__).parent
ROUNDS = 3
COMMAND = (sys.executable, "-c", "from paperwork.cli import main; main()", "build")
COLD, CHANGED, RATED, SAME = "cold", "one value", "and its rating", "nothing"
PLAIN = "plain"
LIMITS = {COLD: 0.5, CHANGED: 0.1, RATED: 0.1}
# The value that changes was 420: near it nothing but numbers and a chart change, far from it words do as well.
NEAR, FAR = 421, 301


class Workspace:
    """The paper's workspace in a temporary folder, and what is run in it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._paper = invented.make(root / "workspace")
        self._workspace = root / "workspace"
        # Compiled modules are kept, as on any machine, but not in anyone's folders.
        kept = {"PYTHONPYCACHEPREFIX": str(root / "compiled"), "PYTHONPATH": str(HERE.parent)}
        self._environment = {name: it for name, it in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | kept

    def cold(self) -> None:
        """Nothing is kept, and no draft stands there."""
        shutil.rmtree(self._workspace / "outputs")
        (self._workspace / "outputs").mkdir()
        invented.write_data(self._workspace)

    def changed(self, value: int) -> None:
        """One value of one measure is another."""
        invented.write_data(self._workspace, str(value))

    def ours(self) -> float:
        """CPU seconds of our command."""
        return self._seconds([*COMMAND, str(self._paper)])

    def plain(self) -> float:
        """CPU seconds of the plain script."""
        council, plain = self._workspace / invented.PAPER.parent, self._workspace / "plain"
        inputs = (council / "performance.xlsx", plain / "targets.csv", self._paper / "commentary.md")
        given = (*inputs, plain / "template.docx", plain / "paper.docx")
        return self._seconds([sys.executable, str(HERE / "plain_docxtpl.py"), *map(str, given)])

    def stations(self) -> dict[str, float]:
        """CPU seconds of each of our stations."""
        command = [sys.executable, str(HERE / "stations.py"), str(self._paper)]
        done = subprocess.run(command, env=self._environment, cwd=self._root, check=True, capture_output=True)
        return dict(json.loads(done.stdout))

    def _seconds(self, command: Sequence[str]) -> float:
        with subprocess.Popen(command, env=self._environment, cwd=self._root, stdout=subprocess.DEVNULL) as child:
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{' '.join(command)} ended with exit status {child.returncode}.")
        return used.ru_utime + used.ru_stime


def rounds(workspace: Workspace) -> dict[str, list[float]]:
    """CPU seconds of each round, ours by scenario and the plain script's."""
    found: dict[str, list[float]] = {}
    for turn in range(-1, ROUNDS):
        times = {name: _after(prepare, turn, workspace.ours) for name, prepare in scenarios(workspace).items()}
        times[PLAIN] = workspace.plain()
        if turn >= 0:
            found = {name: [*found.get(name, []), spent] for name, spent in times.items()}
    return found


def scenarios(workspace: Workspace) -> dict[str, Callable[[int], None]]:
    """What is done before each of our builds, in turn: each finds what the one before it has left."""
    return {
        COLD: lambda _: workspace.cold(),
        CHANGED: lambda turn: workspace.changed(NEAR + turn),
        RATED: lambda turn: workspace.changed(FAR + turn),
        SAME: lambda _: None,
    }


def _after(prepare: Callable[[int], None], turn: int, work: Callable[[], Any]) -> Any:
    prepare(turn + 1)
    return work()


def by_station(workspace: Workspace) -> Mapping[str, Mapping[str, float]]:
    """Where the time goes: the median of each station's CPU seconds, by scenario."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in scenarios(workspace)}
    for turn in range(ROUNDS):
        for name, prepare in scenarios(workspace).items():
            found[name].append(_after(prepare, turn, workspace.stations))
    return {name: {part: median(one[part] for one in turns) for part in turns[0]} for name, turns in found.items()}


def report() -> None:
    """Prints the two side by side, and where our time goes."""
    with TemporaryDirectory(prefix="paperwork-forty-") as folder:
        workspace = Workspace(Path(folder))
        times = rounds(workspace)
        stations = by_station(workspace)
    plain = median(times[PLAIN])
    print("Built cold; after one value changed; after one value changed and its rating with it; after nothing changed.")
    print(f"{'CPU seconds, medians of ' + str(ROUNDS):32}{'ours':>8}{'plain':>8}{'ratio':>8}{'at most':>9}")
    for name in stations:
        ours, limit = median(times[name]), LIMITS.get(name)
        print(f"{name:32}{ours:8.2f}{plain:8.2f}{ours / plain:8.2f}{limit if limit else '':>9}")
    print(f"\n{'Where our time goes':32}" + "".join(f"{name:>16}" for name in stations))
    for part in stations[COLD]:
        print(f"{part:32}" + "".join(f"{spent[part]:16.2f}" for spent in stations.values()))


if __name__ == "__main__":
    report()
