"""What is kept comes out as it went in, or not at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import Struct

from paperwork.model.blocks import Block, ListItem, Paragraph, Span, Table
from paperwork.model.keeping import digest_of, keep, kept, makers
from paperwork.model.measures import Comparator, Missing, Value


class Thing(Struct, frozen=True):
    """Something of every kind that is kept."""

    blocks: tuple[Block, ...] = (Paragraph((Span("Words", bold=True),)), ListItem((Span("More"),)), Table((), ()))
    others: tuple[Comparator, ...] = (Comparator("a", "A", Decimal("1.50")), Comparator("b", "B", Missing.BLANK))
    value: Value = Missing.TO_BE_CONFIRMED
    path: Path = Path("/somewhere/else.docx")
    day: date = date(2025, 11, 13)
    data: bytes = b"\0\n\xff"


def test_what_was_kept_comes_out_as_it_was(tmp_path: Path) -> None:
    keep(tmp_path / "new" / "thing", Thing())
    assert kept(tmp_path / "new" / "thing", Thing) == Thing()


def test_what_was_never_kept_is_not_there(tmp_path: Path) -> None:
    assert kept(tmp_path / "thing", Thing) is None


def test_a_thing_of_another_kind_is_not_there(tmp_path: Path) -> None:
    keep(tmp_path / "thing", {"a": "page"})
    assert kept(tmp_path / "thing", dict[str, str]) == {"a": "page"}
    assert kept(tmp_path / "thing", Comparator) is None
    assert kept(tmp_path / "thing", dict[str, int]) is None


def test_a_value_that_is_none_is_not_there(tmp_path: Path) -> None:
    keep(tmp_path / "thing", {"id": "a", "name": "A", "value": "much"})
    assert kept(tmp_path / "thing", Comparator) is None


@pytest.mark.parametrize("at", [0, 64, 65, -1])
def test_a_damaged_file_is_not_there(tmp_path: Path, at: int) -> None:
    keep(tmp_path / "thing", Thing())
    data = bytearray((tmp_path / "thing").read_bytes())
    data[at] ^= 1
    (tmp_path / "thing").write_bytes(data)
    assert kept(tmp_path / "thing", Thing) is None


def test_bytes_with_a_true_hash_that_are_nothing_we_write_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "thing").write_bytes(digest_of(b"\xc1").encode() + b"\n\xc1")
    assert kept(tmp_path / "thing", Thing) is None


def test_where_nothing_can_be_written_nothing_is_kept_and_nobody_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    keep(tmp_path / "file" / "thing", Thing())
    (tmp_path / "folder").mkdir()
    keep(tmp_path / "folder", Thing())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_what_makes_a_thing_tells_files_and_packages_apart() -> None:
    of_model, of_fonts = makers(("model/*.py",)), makers(("fonts/*.ttf",))
    assert len({of_model, of_fonts, makers(("model/*.py", "fonts/*.ttf")), makers(("model/*.py",), ("pillow",))}) == 4
    assert makers(("model/*.py",)) == of_model
