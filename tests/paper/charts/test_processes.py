"""What another process sees: the same bytes, no look at the machine's fonts, nothing loaded without need."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from .samples import ALL, drawn

ROOT = Path(__file__).parents[3]
NAMES = ("thirteen months with a gap", "ratings", "stacked")
DRAW = (
    "from hashlib import sha256\n"
    "from tests.paper.charts.samples import ALL, drawn\n"
    f"for name in {NAMES!r}:\n"
    "    picture = drawn(ALL[name])\n"
    "    print(sha256(picture.svg + picture.raster).hexdigest())\n"
)


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=True, cwd=ROOT, env={**os.environ, **environment},
    )  # fmt: skip


def test_two_processes_draw_the_same_bytes() -> None:
    pictures = [drawn(ALL[name]) for name in NAMES]
    expected = [sha256(picture.svg + picture.raster).hexdigest() for picture in pictures]
    for seed in ("1", "2"):
        assert run(DRAW, PYTHONHASHSEED=seed).stdout.split() == expected


def test_the_readers_own_matplotlib_settings_do_not_matter(tmp_path: Path) -> None:
    settings = tmp_path / "matplotlibrc"
    lines = ("lines.scale_dashes: True", "patch.antialiased: False", "patch.linewidth: 9", "patch.edgecolor: red")
    texts = ("text.hinting: none", "text.antialiased: False", "text.usetex: True", "path.simplify: True")
    settings.write_text("\n".join((*lines, *texts, "figure.dpi: 33", "path.snap: False")), encoding="utf-8")
    assert run(DRAW, MATPLOTLIBRC=str(settings)).stdout == run(DRAW).stdout


def test_drawing_neither_lists_the_machines_fonts_nor_writes_in_the_readers_home(tmp_path: Path) -> None:
    code = f"{DRAW}from matplotlib import font_manager\nassert not font_manager.fontManager.ttflist\n"
    done = run(code, MPLCONFIGDIR=str(tmp_path / "settings"), HOME=str(tmp_path))
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_a_settings_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    assert run(DRAW, MPLCONFIGDIR=str(blocked / "settings")).stderr == ""


def test_pyplot_is_never_loaded() -> None:
    assert run(f"{DRAW}import sys\nassert 'matplotlib.pyplot' not in sys.modules").returncode == 0


def test_kept_charts_need_no_matplotlib(tmp_path: Path) -> None:
    drawn(ALL["ratings"], tmp_path)
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from tests.paper.charts.samples import ALL, drawn\n"
        f"drawn(ALL['ratings'], Path({str(tmp_path)!r}))\n"
        "assert 'matplotlib' not in sys.modules and 'PIL' not in sys.modules\n"
    )
    assert run(code).returncode == 0
