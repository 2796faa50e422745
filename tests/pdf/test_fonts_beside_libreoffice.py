"""Beside LibreOffice with the same fonts: lines as high, and broken at the same words, in every family that ships."""

from __future__ import annotations

import difflib
import itertools
import os
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from paperwork.pdf import render
from paperwork.pdf.faces import FOLDER
from paperwork.word.reader import read

from .test_beside_libreoffice import WORD, WORDS, lines

FAMILIES = ("Calibri", "Cambria", "Times New Roman", "Courier New", "Arial")
SIZES = (8, 9, 10, 10.5, 11, 12, 14, 16, 20, 28)
JOINED = (
    "office", "fit", "staff", "attention", "efficient", "settings", "little", "battle", "affluent", "putting",
    "matters", "committee", "letter", "final", "action", "AVAT", "Toy", "Yes", "Wave", "V.", "T,", "P.", "LT", "2011",
)  # fmt: skip
CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""


def text(count: int, start: int) -> str:
    return " ".join(WORDS[(start * 7 + n * 5) % len(WORDS)] for n in range(count))


def in_font(family: str, size: float, paragraphs: int) -> Any:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = family, Pt(size)
    normal.paragraph_format.space_after = Pt(0)
    for number in range(paragraphs):
        run = document.add_paragraph(text(40 + 13 * (number % 7), number)).runs[0]
        run.bold, run.italic = number % 4 == 1, number % 5 == 2
    return document


def of_pairs(family: str, size: float, kern: int) -> Any:
    """Words full of pairs that are kerned and of letters that are joined, no line like another."""
    document, chosen = in_font(family, size, 0), random.Random(7)
    properties = document.styles["Normal"].element.rPr
    asked = OxmlElement("w:kern")
    asked.set(qn("w:val"), str(kern))
    properties.find(qn("w:sz")).addprevious(asked)
    for number in range(60):
        run = document.add_paragraph(" ".join(chosen.choices([*WORDS, *JOINED], k=40 + 13 * (number % 7)))).runs[0]
        run.bold, run.italic = number % 4 == 1, number % 5 == 2
    return document


def heights(family: str) -> Any:
    """A line or two of each size in a family."""
    document = Document()
    for size, bold in itertools.product(SIZES, (False, True)):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = 1.0
        for part in ("Hxg\n", "Hxg\n", "Hxg"):
            run = paragraph.add_run(part)
            run.font.name, run.font.size, run.bold = family, Pt(size), bold
    return document


def by_libreoffice(file: Path) -> Path:
    """LibreOffice's PDF, with no other fonts than those of the package."""
    config = file.parent / "fonts.conf"
    config.write_text(CONFIG.format(fonts=FOLDER, cache=file.parent / "cache"), encoding="utf-8")
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(file.parent), str(file)]
    environment = os.environ | {"FONTCONFIG_FILE": str(config)}
    subprocess.run(command, capture_output=True, check=True, timeout=180, env=environment)
    return file.with_suffix(".pdf")


def both(document: Any, folder: Path) -> tuple[Path, Path]:
    """Their PDF and ours."""
    file, ours = folder / "paper.docx", folder / "ours.pdf"
    document.save(str(file))
    ours.write_bytes(render(read(file.read_bytes(), file.name)))
    return by_libreoffice(file), ours


def steps(pdf: Path) -> list[float]:
    """How far each second and third line of three stands below the one before it, in points."""
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    pages = enumerate(told.split("<page ")[1:])
    found = [(page, float(bottom)) for page, said in pages for _, _, bottom, _ in WORD.findall(said)]
    pairs = (pair for start in range(0, len(found), 3) for pair in itertools.pairwise(found[start : start + 3]))
    return [low - high for (page, high), (other, low) in pairs if page == other]


@pytest.mark.needs_soffice
@pytest.mark.needs_poppler
@pytest.mark.parametrize("family", FAMILIES)
def test_lines_are_as_high_as_those_of_libreoffice(family: str, tmp_path: Path) -> None:
    theirs, ours = (steps(pdf) for pdf in both(heights(family), tmp_path))
    assert len(ours) == len(theirs) >= 36
    # LibreOffice writes places in tenths of a point, and rounds Times at 10 points to the dots of a printer.
    assert ours == pytest.approx(theirs, abs=0.16)


@pytest.mark.needs_soffice
@pytest.mark.needs_poppler
@pytest.mark.parametrize("family", FAMILIES)
def test_lines_break_where_those_of_libreoffice_do(family: str, tmp_path: Path) -> None:
    assert_same_lines(in_font(family, 11, 60), tmp_path)


@pytest.mark.needs_soffice
@pytest.mark.needs_poppler
@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("kern", [2, 0])
def test_lines_of_kerned_pairs_and_joined_letters_break_where_those_of_libreoffice_do(
    family: str, kern: int, tmp_path: Path
) -> None:
    assert_same_lines(of_pairs(family, 11, kern), tmp_path)


def assert_same_lines(document: Any, folder: Path) -> None:
    theirs, ours = (lines(pdf) for pdf in both(document, folder))
    matcher = difflib.SequenceMatcher(None, theirs[1], ours[1], autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    assert ours[0] == theirs[0]
    assert same >= 0.95 * len(theirs[1])
