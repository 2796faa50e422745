from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from paperwork.model.blocks import Span

from .samples import ALL, chart, drawn, series

ONE = ALL["three months"]


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_a_kept_chart_is_the_same_chart(tmp_path: Path) -> None:
    plain = drawn(ONE)
    assert drawn(ONE, tmp_path / "new" / "folder") == plain
    assert drawn(ONE, tmp_path / "new" / "folder") == plain


def test_a_chart_is_read_from_the_folder_and_not_drawn_again(tmp_path: Path) -> None:
    drawn(ONE, tmp_path)
    (kept,) = files(tmp_path)
    before = kept.stat().st_mtime_ns
    drawn(ONE, tmp_path)
    assert files(tmp_path) == [kept]
    assert kept.stat().st_mtime_ns == before


def test_alternative_text_and_caption_need_no_new_drawing(tmp_path: Path) -> None:
    drawn(ONE, tmp_path)
    picture = drawn(replace(ONE, alt="Other words.", caption=(Span("Figure 2"),)), tmp_path)
    assert len(files(tmp_path)) == 1
    assert (picture.alt, picture.caption) == ("Other words.", (Span("Figure 2"),))


def test_a_changed_value_is_drawn_anew(tmp_path: Path) -> None:
    one, other = chart("line", series("CiN", [1, 2])), chart("line", series("CiN", [1, 3]))
    assert drawn(one, tmp_path) != drawn(other, tmp_path)
    assert len(files(tmp_path)) == 2


@pytest.mark.parametrize("damage", [b"", b"\n", b"not a chart", b"0" * 64 + b"\n[200.0, 3]\nabc"])
def test_a_damaged_file_is_drawn_over(tmp_path: Path, damage: bytes) -> None:
    plain = drawn(ONE, tmp_path)
    (kept,) = files(tmp_path)
    whole = kept.read_bytes()
    kept.write_bytes(damage)
    assert drawn(ONE, tmp_path) == plain
    assert kept.read_bytes() == whole


@pytest.mark.parametrize("at", [0, 70, 90, -1])
def test_one_wrong_byte_is_noticed(tmp_path: Path, at: int) -> None:
    plain = drawn(ONE, tmp_path)
    (kept,) = files(tmp_path)
    data = bytearray(kept.read_bytes())
    data[at] ^= 1
    kept.write_bytes(bytes(data))
    assert drawn(ONE, tmp_path) == plain


def test_a_folder_that_cannot_be_made_does_no_harm(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    assert drawn(ONE, blocked / "charts") == drawn(ONE)


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    drawn(ONE, tmp_path)
    assert [path.suffix for path in files(tmp_path)] == [""]
