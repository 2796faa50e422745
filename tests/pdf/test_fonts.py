"""Fonts: which face shows what, what is found where another stands in, and what the file says of its text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from paperwork.model.blocks import Paragraph
from paperwork.model.findings import Finding
from paperwork.model.look import ParagraphLook, SpanLook
from paperwork.pdf import render, rendered
from paperwork.pdf.faces import FOLDER, face
from paperwork.pdf.families import CALADEA, CARLITO, DEJAVU, MONO, SANS, SERIF, Family, named
from paperwork.pdf.fonts import Fonts

from .drafts import draft, paragraph, span, squeezed, texts
from .tagged import read
from .verapdf import failed_rules

SCRIPTS = (
    "Latin Āč ﬁ, Ελληνικά, Русский, עברית, العربية, Հայերեն, ქართული, 漢字かな, 한국어, ไทย, हिन्दी, ∑√∞≈, →⇒, "
    "🚀👍🏽, ☒ ✓, ½ ₤ €, a\u0301, 2022\u20112023, one\u202ftwo"
)


def in_font(text: str, font: str, **dress: object) -> Paragraph:
    mark = SpanLook(font=font, **dress)  # type: ignore[arg-type]
    return Paragraph((span(text, font=font, **dress),), look=ParagraphLook(mark=mark))


def found(text: str, font: str = "Arial") -> list[Finding]:
    return list(rendered(draft(in_font(text, font))).findings)


@pytest.mark.parametrize(
    ("name", "family", "same"),
    [
        ("Calibri", CARLITO, True),
        ("calibri light", CARLITO, False),
        ("Cambria", CALADEA, True),
        ("Times New Roman", SERIF, True),
        ("Courier New", MONO, True),
        ("Arial", SANS, True),
        ("", SANS, True),
        ("Aptos", SANS, False),
        ("Verdana", DEJAVU, False),
        ("Georgia", SERIF, False),
        ("Arial Bold", SANS, False),
        ("Some Unknown Typewriter", MONO, False),
        ("Fancy Garamond Pro", SERIF, False),
        ("Zapfino", SANS, False),
    ],
)
def test_a_words_font_is_set_in_the_family_nearest_to_it(name: str, family: Family, same: bool) -> None:
    assert (named(name).family, named(name).same_widths) == (family, same)


@pytest.mark.parametrize("family", [SANS, SERIF, MONO, CARLITO, CALADEA, DEJAVU], ids=lambda family: family.name)
def test_every_family_ships_with_its_faces_and_its_licence(family: Family) -> None:
    names = {face(bold, italic, family).name for bold in (False, True) for italic in (False, True)}
    assert len(names) == (4 if family.slanted else 2)
    assert (FOLDER / f"LICENSE-{family.name.split()[0]}.txt").exists()


def test_a_letter_in_one_family_loads_no_other() -> None:
    code = (
        "import sys; from tests.pdf.test_fonts import in_font; from tests.pdf.drafts import draft;"
        "from paperwork.pdf import render; render(draft(in_font('Dear panel', 'Calibri')));"
        "from reportlab.pdfbase import pdfmetrics;"
        "print(*[name for name in pdfmetrics._fonts if name.startswith('Paperwork')])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert said == ["Paperwork-Carlito-Regular"]


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("Ελληνικά", "Calibri"),
        ("Русский", "Cambria"),
        ("עברית", "Calibri"),
        ("Հայ ქართ", "Arial"),
        ("∑ → ▶", "Times"),
    ],
)
def test_what_a_face_lacks_comes_from_another_that_ships(text: str, font: str) -> None:
    assert found(text, font) == []


def test_text_that_another_face_shows_takes_the_height_of_its_own() -> None:
    plain, mixed = (
        len(texts(render(draft(*(in_font(f"{text}", "Calibri", size=20.0) for _ in range(58)))))) for text in ("a", "∀")
    )
    assert plain == mixed


def test_characters_that_no_face_has_are_found_once_a_script() -> None:
    findings = found("漢字, 漢字, 한국어, ไทย, 🚀")
    assert [(finding.check, finding.key) for finding in findings] == [
        ("pdf-character", "Chinese or Japanese"),
        ("pdf-character", "Korean"),
        ("pdf-character", "Thai"),
        ("pdf-character", "emoji"),
    ]


def test_a_second_document_is_told_what_the_first_was() -> None:
    assert found("漢字") == found("漢字") != []
    assert render(draft(paragraph("漢字 a"))) == render(draft(paragraph("漢字 a")))


def test_what_is_drawn_as_a_box_is_still_itself_in_the_tags() -> None:
    pdf = read(render(draft(paragraph("From 漢字 to 🚀."))))
    assert pdf.faults == []
    assert pdf.root.words.strip() == "From 漢字 to 🚀."


def test_a_sign_that_no_face_has_is_drawn_like_one_of_its_kind_and_stays_itself() -> None:
    made = rendered(draft(paragraph("\u2b62 \U0001f842 \U0001f784 \u2bc0")))
    assert made.findings == ()
    assert read(made.data).root.words.strip() == "\u2b62 \U0001f842 \U0001f784 \u2bc0"


def test_hyphens_and_spaces_that_do_not_break_stay_themselves() -> None:
    made = rendered(draft(paragraph("2022\u20112023 one\u202ftwo")))
    assert made.findings == ()
    assert read(made.data).root.words.strip() == "2022\u20112023 one\u202ftwo"


def test_an_unshipped_family_names_the_one_that_stands_in() -> None:
    (finding,) = found("x", "Georgia")
    assert finding.check == "pdf-font"
    assert "Georgia" in finding.message
    assert "Liberation Serif" in finding.message


def test_a_family_typed_in_two_ways_is_told_once() -> None:
    both = Paragraph((span("a", font="Segoe UI"), span("b", font="segoe ui")))
    assert [finding.check for finding in rendered(draft(both)).findings] == ["pdf-font"]


def test_faces_are_chosen_by_document_and_not_kept() -> None:
    fonts = Fonts()
    fonts.choose("Georgia", False, False)
    assert len(fonts.findings) == 1
    assert Fonts().findings == ()


def every_script(folder: Path) -> Path:
    file = folder / "scripts.pdf"
    fonts = ("Calibri", "Cambria", "Times New Roman", "Courier New", "Arial", "Verdana")
    blocks = [
        in_font(SCRIPTS, font, bold=bold, italic=italic)
        for font in fonts
        for bold, italic in ((False, False), (True, True))
    ]
    file.write_bytes(render(draft(*blocks)))
    return file


@pytest.mark.needs_poppler
def test_all_fonts_are_embedded_subset_and_say_what_they_show(tmp_path: Path) -> None:
    said = subprocess.run(["pdffonts", str(every_script(tmp_path))], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in said.splitlines()[2:]]
    assert len(rows) >= 12
    assert {tuple(row[-5:-2]) for row in rows} == {("yes", "yes", "yes")}


@pytest.mark.needs_poppler
def test_text_in_left_to_right_scripts_can_be_copied(tmp_path: Path) -> None:
    file = tmp_path / "scripts.pdf"
    text = "Latin Āč Ελληνικά Русский Հայերեն ქართული 漢字かな 한국어 ไทย हिन्दी ∑√∞≈ →⇒ 🚀👍 ☒ ✓ 2022‑2023"
    file.write_bytes(render(draft(in_font(text, "Calibri"))))
    said = subprocess.run(["pdftotext", str(file), "-"], check=True, capture_output=True, text=True, encoding="utf-8")
    assert squeezed(said.stdout) == squeezed(text)


@pytest.mark.needs_java
def test_a_file_in_many_scripts_passes_all_rules_of_pdf_ua(tmp_path: Path) -> None:
    assert failed_rules(every_script(tmp_path)) == {}
