"""Letters side by side: pairs as the fonts set them apart, letters joined, and text that is still itself if copied."""

from __future__ import annotations

import string
import struct
import subprocess
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from paperwork.model.blocks import Paragraph
from paperwork.model.look import ParagraphLook, SpanLook
from paperwork.pdf import rendered
from paperwork.pdf.faces import FOLDER, face
from paperwork.pdf.families import CALADEA, CARLITO, DEJAVU, MONO, SANS, SERIF, Family
from paperwork.pdf.inks import Ink
from paperwork.pdf.opentype import Pairs, joins
from paperwork.pdf.runs import Runs
from paperwork.pdf.shaping import advances

from .drafts import draft, span
from .tagged import read
from .verapdf import failed_rules

FILES = sorted(path.name for path in FOLDER.glob("*.ttf"))
LETTERS = string.ascii_letters + string.digits + " .,;:-–’“()/%£é"
TEXT = "AVATAR To Wave V. T, P. office staff attention settings 2011 (affluent) fjord"


def ink(family: Family = CARLITO, **dress: Any) -> Ink:
    return Ink(face(family=family), 10.0, **dress)


def width(text: str, of: Ink) -> float:
    return sum(advances(text, of))


def told(subtables: list[Any], first: str, second: str) -> int:
    """What fontTools reads of a pair: the first part that knows it decides."""
    for part in (getattr(subtable, "ExtSubTable", subtable) for subtable in subtables):
        if first not in part.Coverage.glyphs:
            continue
        if part.Format == 1:
            records = part.PairSet[part.Coverage.glyphs.index(first)].PairValueRecord
            values = [record.Value1 for record in records if record.SecondGlyph == second]
        else:
            one, other = part.ClassDef1.classDefs.get(first, 0), part.ClassDef2.classDefs.get(second, 0)
            values = [part.Class1Record[one].Class2Record[other].Value1]
        if values:
            return getattr(values[0], "XAdvance", 0) or 0
    return 0


@pytest.mark.parametrize("name", FILES)
def test_pairs_are_those_that_the_font_says(name: str) -> None:
    font = TTFont(FOLDER / name)
    positions, numbers, glyphs = font["GPOS"].table, font.getReverseGlyphMap(), font.getBestCmap()
    latin = next(one.Script for one in positions.ScriptList.ScriptRecord if one.ScriptTag == "latn")
    features = [positions.FeatureList.FeatureRecord[at] for at in latin.DefaultLangSys.FeatureIndex]
    wanted = {at for one in features if one.FeatureTag == "kern" for at in one.Feature.LookupListIndex}
    lookups = [positions.LookupList.Lookup[at].SubTable for at in sorted(wanted)]
    pairs, seen = Pairs(font.getTableData("GPOS"), b""), 0
    for one in map(glyphs.get, map(ord, LETTERS)):
        for other in map(glyphs.get, map(ord, LETTERS)):
            expected = sum(told(subtables, one, other) for subtables in lookups)
            assert pairs.of(numbers[one], numbers[other]) == expected
            seen += bool(expected)
    assert seen > 50 or "Mono" in name


def test_a_font_with_an_old_table_alone_is_kerned_by_it() -> None:
    rows = struct.pack(">HHhHHh", 1, 2, -50, 2, 1, 30)
    table = struct.pack(">HH", 0, 1) + struct.pack(">HHH4H", 0, 14 + len(rows), 1, 2, 0, 0, 0) + rows
    pairs = Pairs(b"", table)
    assert [pairs.of(*pair) for pair in ((1, 2), (2, 1), (1, 1))] == [-50, 30, 0]


@pytest.mark.parametrize("name", ["Carlito-Regular.ttf", "Caladea-Regular.ttf", "LiberationSans-Regular.ttf"])
def test_tables_that_are_cut_short_or_spoilt_only_kern_and_join_nothing(name: str) -> None:
    font = TTFont(FOLDER / name)
    gpos = font.getTableData("GPOS")
    for length in range(0, 400, 7):
        for table in (gpos[:length], gpos[:length] + b"\xff" * 40):
            assert isinstance(Pairs(table, table).of(36, 57), int)
            assert isinstance(list(joins(table)), list)


@pytest.mark.parametrize("family", [SANS, SERIF, CARLITO, CALADEA, DEJAVU], ids=lambda family: family.name)
def test_a_pair_stands_closer_where_text_is_kerned(family: Family) -> None:
    assert width("AV", ink(family, kerned=True)) < width("AV", ink(family)) - 0.2
    assert width("nn", ink(family, kerned=True)) == pytest.approx(width("nn", ink(family)))


def test_a_pair_of_two_runs_of_one_ink_is_kerned_and_one_across_a_tab_is_not() -> None:
    def measured(*parts: str) -> float:
        runs = Runs()
        for part in parts:
            runs.add(part, ink(kerned=True), None)
        return runs.width(0, len(runs.text))

    assert measured("A", "V") == pytest.approx(measured("AV"))
    assert measured("A\tV") == pytest.approx(measured("A") + measured("V"))
    assert measured("A\u00adV") == pytest.approx(measured("AV"))


def test_joined_letters_are_as_wide_as_their_glyph() -> None:
    shared = advances("tt", ink())
    assert shared[0] == shared[1]
    assert sum(shared) < 2 * width("t", ink()) - 0.2
    assert width("tt", ink(spacing=1.0)) == pytest.approx(2 * width("t", ink()) + 2)
    assert width("tt", ink(MONO)) == pytest.approx(2 * width("t", ink(MONO)))


@pytest.mark.needs_poppler
@pytest.mark.parametrize("font", ["Arial", "Calibri", "Cambria", "Times New Roman", "Courier New", "Verdana"])
@pytest.mark.parametrize("align", ["left", "justify"])
def test_kerned_and_joined_text_is_copied_letter_by_letter(font: str, align: str, tmp_path: Path) -> None:
    said = " ".join([TEXT] * 6)
    mark = SpanLook(font=font, kerned=True)
    look = ParagraphLook(align=align, mark=mark)  # type: ignore[arg-type]
    found = rendered(draft(Paragraph((span(said, font=font, kerned=True),), look=look)))
    (tmp_path / "kerned.pdf").write_bytes(found.data)
    command = ["pdftotext", str(tmp_path / "kerned.pdf"), "-"]
    copied = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert copied.split() == said.split()
    assert " ".join(read(found.data).root.words.split()) == said  # type: ignore[union-attr]
    assert not failed_rules(tmp_path / "kerned.pdf")
    assert not [one for one in found.findings if one.check == "pdf-audit"]


@pytest.mark.needs_poppler
def test_a_word_stands_where_the_kerned_words_before_it_end(tmp_path: Path) -> None:
    """What is drawn is as wide as what was measured: the run after it, placed by measure, leaves one space."""
    dress = {"font": "Calibri", "kerned": True}
    parts = (span("AVATAR Toffee settings To ", **dress), span("next", font="Calibri", bold=True))
    (tmp_path / "kerned.pdf").write_bytes(rendered(draft(Paragraph(parts))).data)
    command = ["pdftotext", "-bbox", str(tmp_path / "kerned.pdf"), "-"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    *_, last, after = [line for line in lines if "<word" in line]
    gap = float(after.split('"')[1]) - float(last.split('"')[5])
    assert gap == pytest.approx(face(family=CARLITO).widths[32] * 12 / 1000, abs=0.3)
