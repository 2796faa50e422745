"""What every folder of tests shares: golden texts, and what a machine must have for some of the tests."""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

# A test says what is right, not how fast: machines are slow at times, and benchmarks/ times what matters.
settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write golden texts as they are now")


# What a marked test needs on the machine: a program's name, or what the environment names it by.
NEEDS = {
    "needs_soffice": lambda: shutil.which("soffice"),
    "needs_node": lambda: os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator"),
    "needs_java": lambda: shutil.which("java"),
    "needs_poppler": lambda: shutil.which("pdftotext"),
}


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test that needs more than Python is skipped where that is missing, but never in CI, which installs it."""
    for mark, found in NEEDS.items():
        if item.get_closest_marker(mark) and not found() and not os.environ.get("CI"):
            pytest.skip(f"{mark.replace('_', ' ')}, which is not on this machine")


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
