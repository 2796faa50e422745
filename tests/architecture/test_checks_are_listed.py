"""Every check of the package stands in the list that authors read."""

from __future__ import annotations

import re
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
_MADE = re.compile(r'(?:\bfind|Finding|_finding)\(\s*(?:[a-z_.]+,\s*)*"([a-z][a-z-]+)"')


def ids() -> set[str]:
    """The ids of the findings that the checks make."""
    files = [*(REPOSITORY / "paperwork/checks").rglob("*.py"), *(REPOSITORY / "paperwork/disclosure").rglob("*.py")]
    made = {one for file in files for one in _MADE.findall(file.read_text(encoding="utf-8"))}
    return made - {"error", "warning"}


def test_every_check_stands_in_the_list() -> None:
    listed = (REPOSITORY / "docs/checks.md").read_text(encoding="utf-8")
    assert len(ids()) > 90
    assert [one for one in sorted(ids()) if f"`{one}`" not in listed] == []
