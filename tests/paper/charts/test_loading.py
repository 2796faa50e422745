"""matplotlib is loaded with no more than charts need, and is whole all the same."""

from __future__ import annotations

import subprocess
import sys

DRAW = "from paperwork.paper.charts.loading import load; load('paperwork.paper.charts.studio'); "


def said_by(code: str) -> str:
    """What a program of its own prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_what_draws_buttons_is_not_loaded_with_charts() -> None:
    assert said_by(DRAW + "import sys; print('matplotlib.collections' in sys.modules)") == "False"


def test_what_draws_buttons_is_there_when_it_is_asked_for() -> None:
    assert said_by(DRAW + "from matplotlib.widgets import Button; print(Button.__name__)") == "Button"


def test_help_texts_are_written_again_once_matplotlib_is_loaded() -> None:
    code = DRAW + "from matplotlib.artist import kwdoc; from matplotlib.patches import Patch; print(kwdoc(Patch)[:200])"
    assert "alpha" in said_by(code)
