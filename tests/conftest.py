"""What every folder of tests shares: golden texts, compared in full and written again by `pytest --update`."""

from __future__ import annotations

import difflib
from collections.abc import Callable

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write golden texts as they are now")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, text)`: the text is that of `golden/<name>` beside the test; the difference where it is not."""

    def compare(name: str, text: str) -> None:
        path = request.path.parent / "golden" / name
        if request.config.getoption("--update"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        wanted = path.read_text(encoding="utf-8") if path.exists() else ""
        if text != wanted:
            lines = difflib.unified_diff(wanted.splitlines(), text.splitlines(), str(path), "now", lineterm="")
            pytest.fail("\n".join(["not as it was (pytest --update writes it):", *lines]), pytrace=False)

    return compare
