"""What a command loads: making a PDF needs neither pandas, matplotlib nor docxtpl, and help needs hardly anything."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("pandas", "matplotlib", "docxtpl", "jinja2", "openpyxl", "pydantic", "numpy")


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("job", ["pdf", "check_draft"])
def test_what_starts_at_a_word_file_loads_no_pandas_matplotlib_or_docxtpl(job: str) -> None:
    assert loaded_by(f"import paperwork.jobs.{job}").isdisjoint(HEAVY)


def test_the_command_line_loads_no_station_until_a_command_runs() -> None:
    loaded = loaded_by("import paperwork.cli")
    assert loaded.isdisjoint({*HEAVY, "lxml", "reportlab", "docx", "yaml"})
    assert not {name for name in loaded if name.startswith("paperwork.jobs.")}
