"""Builds one paper in this process and gives, as JSON, the CPU seconds of each station: `stations.py PAPER_FOLDER`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

START = "start and imports"
# What `paperwork.jobs.build` calls, by the station that it counts for.
STATIONS = {
    "read_inputs": "inputs",
    "work_out": "measures",
    "compose": "compose",
    "draw": "charts",
    "write": "write",
    "read_back": "contents pages",
    "Pages": "contents pages",
    "with_pages": "contents pages",
    "stamped": "stamp",
    "_stamp": "stamp",
    "guard": "save",
    "left_out": "checks",
    "run": "checks",
    "write_whole": "save",
}
OTHER = "other"


def timed(job: Any) -> dict[str, float]:
    """Has each of the job's stations count its CPU seconds, imports inside it among them."""
    spent = dict.fromkeys([START, *STATIONS.values(), OTHER], 0.0)
    for name, station in STATIONS.items():
        if hasattr(job, name):
            setattr(job, name, _counted(getattr(job, name), station, spent))
    return spent


def _counted(work: Callable[..., Any], station: str, spent: dict[str, float]) -> Callable[..., Any]:
    def counted(*given: Any, **named: Any) -> Any:
        # What stands inside another station, as guard's reading does, counts there and not twice.
        before, inside = time.process_time(), sum(spent.values())
        try:
            return work(*given, **named)
        finally:
            spent[station] += time.process_time() - before - (sum(spent.values()) - inside)

    return counted


def main(folder: str) -> None:
    """Builds the paper and prints what each station took."""
    from paperwork.cli import set_for_a_short_run

    set_for_a_short_run()
    import paperwork.jobs.build as job

    spent = timed(job)
    spent[START] = time.process_time()
    job.build(Path(folder).resolve())
    spent[OTHER] = max(time.process_time() - sum(spent.values()), 0.0)
    print(json.dumps(spent))


if __name__ == "__main__":
    main(sys.argv[1])
