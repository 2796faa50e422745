"""Fonts that were given: used by their names and for what no shipped face has, refused where they must be."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from paperwork.cli import app
from paperwork.pdf import rendered

from .drafts import draft
from .tagged import read
from .test_fonts import in_font
from .verapdf import failed_rules

TEXT = "Aa 漢字"


def square(pen: object) -> None:
    for name, at in (("moveTo", (80, 0)), ("lineTo", (80, 700)), ("lineTo", (520, 700)), ("lineTo", (520, 0))):
        getattr(pen, name)(at)
    pen.closePath()  # type: ignore[attr-defined]


def make_font(folder: Path, family: str, *, cff: bool = False, rights: int = 0, width: int = 600) -> Path:
    """A font in which every letter of the text is a black square."""
    names = {ord(letter): f"u{ord(letter):04X}" for letter in TEXT}
    order = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=not cff)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    if cff:
        pen = T2CharStringPen(width, None)
        square(pen)
        builder.setupCFF(family, {}, dict.fromkeys(order, pen.getCharString()), {})
    else:
        drawn = TTGlyphPen(None)
        square(drawn)
        builder.setupGlyf(dict.fromkeys(order, drawn.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(order, (width, 80)))
    builder.setupHorizontalHeader(ascent=900, descent=-300)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "")})
    builder.setupOS2(sTypoAscender=900, sTypoDescender=-300, usWinAscent=900, usWinDescent=300, fsType=rights)
    builder.setupPost()
    path = folder / f"{family}.{'otf' if cff else 'ttf'}"
    builder.save(path)
    return path


def test_a_given_font_is_used_by_its_name(tmp_path: Path) -> None:
    make_font(tmp_path, "Wexley Hand")
    made = rendered(draft(in_font("Aa", "Wexley Hand")), tmp_path)
    assert made.findings == ()
    pdf = read(made.data).pdf
    assert "WexleyHand" in "".join(str(font.BaseFont) for font in pdf.pages[0].resources["/Font"].values())


def test_a_given_font_shows_what_no_shipped_one_has(tmp_path: Path) -> None:
    assert rendered(draft(in_font("漢字", "Arial"))).findings != ()
    make_font(tmp_path, "Wexley Hand")
    made = rendered(draft(in_font("漢字", "Arial")), tmp_path)
    assert made.findings == ()
    assert read(made.data).root.words.strip() == "漢字"


@pytest.mark.parametrize(("cff", "rights", "why"), [(True, 0, "CFF"), (False, 2, "terms"), (False, 0x0100, "in part")])
def test_a_font_that_may_not_be_embedded_is_refused(cff: bool, rights: int, why: str, tmp_path: Path) -> None:
    make_font(tmp_path, "Wexley Hand", cff=cff, rights=rights)
    findings = rendered(draft(in_font("Aa", "Wexley Hand")), tmp_path).findings
    assert {finding.check for finding in findings} == {"pdf-font"}
    assert any(why in finding.message for finding in findings)


def test_editable_embedding_beside_the_restriction_allows_use(tmp_path: Path) -> None:
    make_font(tmp_path, "Wexley Hand", rights=0x000A)
    assert rendered(draft(in_font("Aa", "Wexley Hand")), tmp_path).findings == ()


def test_a_damaged_font_is_passed_over(tmp_path: Path) -> None:
    whole = make_font(tmp_path, "Wexley Hand").read_bytes()
    for number, cut in enumerate((0, 5, 40, 300, len(whole) // 2, len(whole) - 9)):
        (tmp_path / f"torn{number}.ttf").write_bytes(whole[:cut])
    (tmp_path / "Wexley Hand.ttf").unlink()
    made = rendered(draft(in_font("Aa 漢", "Wexley Hand")), tmp_path)
    assert {finding.check for finding in made.findings} <= {"pdf-font", "pdf-character"}


def test_fonts_of_one_name_in_two_files_stand_beside_each_other(tmp_path: Path) -> None:
    make_font(tmp_path, "Carlito", width=700)
    make_font(tmp_path, "Liberation Sans", width=650)
    made = rendered(draft(in_font("Aa", "Carlito"), in_font("Aa b Ω", "Calibri"), in_font("Aa", "Arial")), tmp_path)
    assert made.findings == ()


def test_what_was_given_for_one_paper_is_not_used_for_the_next(tmp_path: Path) -> None:
    make_font(tmp_path, "Wexley Hand")
    rendered(draft(in_font("漢", "Wexley Hand")), tmp_path)
    assert len(rendered(draft(in_font("漢", "Wexley Hand"))).findings) == 2


def test_a_folder_that_is_none_is_a_misuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        app(["pdf", "paper.docx", "--fonts", str(tmp_path / "none")])
    assert end.value.code == 2
    assert "no folder" in capsys.readouterr().err


@pytest.mark.needs_java
def test_a_page_in_given_fonts_passes_all_rules_of_pdf_ua(tmp_path: Path) -> None:
    make_font(tmp_path, "Wexley Hand")
    file = tmp_path / "paper.pdf"
    file.write_bytes(rendered(draft(in_font("Aa 漢字", "Wexley Hand"), in_font("漢", "Arial")), tmp_path).data)
    assert failed_rules(file) == {}
