"""Tick boxes: check boxes that people click in Word, and that are still boxes after any program has saved the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from paperwork.model.blocks import block_text, flattened
from paperwork.model.paper import Slots
from paperwork.word.reader import read
from paperwork.word.writer import write

from .office import converted
from .papers import line, paper, says, section, slots, with_body
from .sdk import errors
from .validity import faults
from .written import W, Written, value, words

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
LINES = "".join(
    [
        line("{%p for one in forms.ask %}"),
        line("{{ one.mark }} {{ one.label }}{{ one.value }}{% if one.ticked %}, please{% endif %}"),
        line("{%p endfor %}"),
    ]
)


def box(label: str, ticked: bool = False) -> Slots:
    return {"label": label, "value": "", "box": True, "ticked": ticked, "mark": "☒" if ticked else "☐"}


def given() -> Slots:
    text: Slots = {"label": "Author: ", "value": "Head of Practice", "box": False, "ticked": False, "mark": ""}
    ask = (box('Decision <needed> & "noted"'), box("Information", ticked=True), text)
    return slots(sections=(), priorities=(), forms={"ask": ask})


def made(folder: Path) -> bytes:
    return write(paper(with_body(folder, LINES), given()), "0.1.0")


def boxes(data: bytes) -> list[etree._Element]:
    return [one for one in Written(data).body.iter(f"{W}sdt") if one.find(f"{W}sdtPr/{W14}checkbox") is not None]


def checked(control: etree._Element) -> str:
    state = control.find(f"{W}sdtPr/{W14}checkbox/{W14}checked")
    assert state is not None
    return state.get(f"{W14}val", "")


def test_each_line_with_a_box_has_a_check_box_of_words_own(tmp_path: Path) -> None:
    found = boxes(made(tmp_path))
    assert [(checked(one), words(one)) for one in found] == [("0", "☐"), ("1", "☒")]


def test_a_check_box_bears_the_label_of_its_line_as_its_name(tmp_path: Path) -> None:
    names = [value(one, "sdtPr/alias") for one in boxes(made(tmp_path))]
    assert names == ['Decision <needed> & "noted"', "Information"]


def test_what_stands_beside_a_box_stays_in_its_line(tmp_path: Path) -> None:
    lines = [said for _, said in Written(made(tmp_path)).lines]
    assert lines == ['☐ Decision <needed> & "noted"', "☒ Information, please", " Author: Head of Practice"]


def test_a_condition_can_ask_for_a_box(tmp_path: Path) -> None:
    asked = LINES.replace("{% if one.ticked %}", "{% if one.mark %}")
    lines = [said for _, said in Written(write(paper(with_body(tmp_path, asked), given()), "0.1.0")).lines]
    assert [said.endswith(", please") for said in lines] == [True, True, False]


def test_the_file_has_no_fault(tmp_path: Path) -> None:
    assert faults(made(tmp_path)) == []


@pytest.mark.needs_node
def test_the_file_is_valid(tmp_path: Path) -> None:
    assert errors(made(tmp_path), tmp_path) == []


def test_our_reader_reads_each_box_as_its_sign(tmp_path: Path) -> None:
    said = [block_text(block) for block in flattened(read(made(tmp_path), "form.docx").blocks)]
    assert [one[0] for one in said[:2]] == ["☐", "☒"]


@pytest.mark.needs_soffice
def test_boxes_outlast_libreoffice(tmp_path: Path) -> None:
    file = tmp_path / "form.docx"
    file.write_bytes(made(tmp_path))
    converted(file, "docx", tmp_path / "saved")
    found = boxes((tmp_path / "saved" / "form.docx").read_bytes())
    assert [(checked(one), words(one)) for one in found] == [("0", "☐"), ("1", "☒")]


def test_a_line_that_ends_in_a_colon_is_kept_with_what_it_introduces(tmp_path: Path) -> None:
    front = slots(sections=(section("aims", "Aims", says("These measures:"), says("Contacts")),), priorities=())
    body = line("{%p for one in sections %}") + line("{{p one.body }}") + line("{%p endfor %}")
    kept = [
        (words(one), one.find(f"{W}pPr/{W}keepNext") is not None)
        for one in Written(write(paper(with_body(tmp_path, body), front), "0.1.0")).body.iter(f"{W}p")
    ]
    assert kept == [("These measures:", True), ("Contacts", False)]
