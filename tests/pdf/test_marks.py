"""Boxes and ticks: shown as they are, and said in words to whoever listens to the page."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from paperwork.model.blocks import Paragraph
from paperwork.model.look import ParagraphLook
from paperwork.pdf import render, rendered

from .drafts import draft, paragraph, span, squeezed, texts
from .tagged import Node, read
from .verapdf import failed_rules


def asked() -> Paragraph:
    return Paragraph((span("☒", font="Segoe UI Symbol"), span("\tInformation to update")), look=ParagraphLook())


def spoken(*blocks: Paragraph) -> list[tuple[str, str]]:
    found = read(render(draft(*blocks)))
    assert found.faults == []
    return [(node.words.strip(), node.said["ActualText"]) for node in found.root.find("Span")]


@pytest.mark.parametrize(
    ("mark", "words"),
    [("☐", "empty box"), ("☒", "crossed box"), ("☑", "ticked box"), ("✓", "tick"), ("✗", "cross")],
)
def test_a_mark_is_shown_as_it_is_and_said_in_words(mark: str, words: str) -> None:
    assert texts(render(draft(paragraph(f"{mark} done"))))[0].rstrip() == f"{mark} done"
    assert spoken(paragraph(f"{mark} done")) == [(mark, words)]


def test_each_mark_of_a_row_is_said() -> None:
    assert spoken(paragraph("Yes ☒ no ☐☐")) == [("☒", "crossed box"), ("☐", "empty box"), ("☐", "empty box")]


def test_the_words_round_a_mark_are_read_with_it_in_their_order() -> None:
    def heard(node: Node) -> str:
        said = (kid if isinstance(kid, str) else heard(kid) for kid in node.kids)
        return node.said.get("ActualText") or "".join(said)

    assert squeezed(heard(read(render(draft(asked()))).root)) == squeezed("crossed box Information to update")


def test_a_mark_in_the_font_of_words_check_boxes_is_no_finding() -> None:
    assert rendered(draft(asked())).findings == ()


def test_a_mark_in_a_footer_is_outside_the_tree() -> None:
    found = read(render(draft(paragraph("Text"), footers={"default": (paragraph("☐ draft"),)})))
    assert found.faults == []
    assert found.root.find("Span") == []


@pytest.mark.needs_poppler
def test_the_sign_can_be_copied_and_searched_for(tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(render(draft(asked())))
    said = subprocess.run(["pdftotext", str(file), "-"], check=True, capture_output=True, text=True, encoding="utf-8")
    assert said.stdout.split() == ["☒", "Information", "to", "update"]


@pytest.mark.needs_java
def test_a_page_with_marks_passes_all_rules_of_pdf_ua(tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(render(draft(asked(), paragraph("☐ ✓"))))
    assert failed_rules(file) == {}
