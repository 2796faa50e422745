"""The program's audit of its own files: a good one passes, and every way of breaking it is noticed."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf

from paperwork.model.blocks import Paragraph, Row, Span, Table
from paperwork.model.look import Label, PageSetup, ParagraphLook, RowLook, SpanLook, TableLook
from paperwork.model.paper import Draft
from paperwork.pdf import rendered
from paperwork.pdf.audit import Audit, audit

from .drafts import WORDS, cell, draft, heading, item, paragraph, picture, span
from .mutations import BREAKAGES
from .verapdf import failed_rules

LINK = Span("the plan", href="https://example.org/plan", look=SpanLook())
MARK = SpanLook(vertical="super")
# What is no fault of the program's where the Word file has it so: the validator alone sees it.
THE_VALIDATORS = {
    "a picture without words",
    "a row one cell short",
    "a cell that does not say how far it spans",
    "a level of heading skipped",
    "a font with other widths",
    "a note without a name",
}


@cache
def good() -> Draft:
    """A draft that has something of all that can be broken."""
    entry = Paragraph((span("Risks\t"), Span("9", field="PAGEREF risks")), look=ParagraphLook(style="TOC 1"))
    rows = (
        Row((cell("wide", across=2), cell("high")), look=RowLook(header=True)),
        *(Row((cell(f"m{n}"), cell(str(n)), cell(str(n * 2)))) for n in range(12)),
    )
    noted = Paragraph((span("Claim"), Span("1", note="n", look=MARK), span(" and more.")), look=ParagraphLook())
    welsh = Paragraph((span("Hello "), span("bore da", language="cy-GB")), look=ParagraphLook())
    return draft(
        heading("Paper"), paragraph(WORDS * 4), paragraph("Another."), entry, entry, heading("Risks", 2, "risks"),
        Paragraph((span("See "), LINK, span(".")), look=ParagraphLook()), noted, welsh, item("one"), item("in", 1),
        Table(rows, look=TableLook((90.0, 90.0, 90.0))), heading("More", 3), picture(), heading("End", 2),
        paragraph(WORDS),
        notes={"n": (paragraph("The note"),)},
        page=PageSetup(width=300, height=320, top=40, bottom=40, left=40, right=40),
    )  # fmt: skip


@cache
def sound() -> bytes:
    return rendered(good()).data


def broken(name: str) -> bytes:
    out = BytesIO()
    with Pdf.open(BytesIO(sound())) as pdf:
        BREAKAGES[name](pdf)
        pdf.save(out)
    assert out.getvalue() != sound()
    return out.getvalue()


def test_a_good_file_passes_and_says_what_was_seen() -> None:
    found = rendered(good()).audit
    assert found.faults == ()
    assert found.note == (
        f"Audited: {found.pages} pages, {found.marks} marks, all tagged; "
        "the words are those of the Word file, in order."
    )
    assert found.marks > 50


@pytest.mark.parametrize("name", sorted(set(BREAKAGES) - THE_VALIDATORS))
def test_the_audit_notices(name: str) -> None:
    assert audit(broken(name), good()).faults


@pytest.mark.needs_java
@pytest.mark.parametrize("name", sorted(THE_VALIDATORS))
def test_the_validator_notices_what_the_audit_can_not(name: str, tmp_path: Path) -> None:
    file = tmp_path / "broken.pdf"
    file.write_bytes(broken(name))
    assert failed_rules(file)


@pytest.mark.needs_java
def test_the_validator_finds_nothing_before(tmp_path: Path) -> None:
    file = tmp_path / "sound.pdf"
    file.write_bytes(sound())
    assert failed_rules(file) == {}


def test_the_words_of_another_draft_are_noticed() -> None:
    other = draft(heading("Paper"), paragraph("Other words."))
    (fault,) = audit(rendered(draft(heading("Paper"), paragraph("These words."))).data, other).faults
    assert "Word file" in fault


@pytest.mark.parametrize("said", ["\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645", "Straße", "ﬁgure", "naïve café"])
def test_words_of_other_scripts_are_found_again(said: str) -> None:
    assert rendered(draft(heading("Paper"), paragraph(f"Before {said} after."))).audit.faults == ()


def test_capitals_and_labels_are_found_again() -> None:
    numbered = Paragraph((span("Small", caps="small"),), look=ParagraphLook(label=Label("1.", SpanLook())))
    assert rendered(draft(numbered, Paragraph((span("all", caps="all"),), look=ParagraphLook()))).audit.faults == ()


def test_a_file_that_fails_is_an_error_told_as_a_fault_of_the_program() -> None:
    found = Audit(1, 1, ("one thing", "another")).finding
    assert found is not None
    assert found.severity == "error"
    assert "own audit: one thing; another." in found.message
    assert "fault of the program" in found.hint


def test_a_file_that_is_sound_has_no_finding_and_says_so() -> None:
    assert Audit(1, 1).finding is None
    assert Audit(1, 1).note == "Audited: 1 page, 1 mark, all tagged; the words are those of the Word file, in order."
