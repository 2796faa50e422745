"""Workbooks are read as they show, whoever wrote them, and what is no workbook does no harm."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.inputs.grids.formats import number_cell
from paperwork.inputs.reading import Reading
from tests.inputs.sheets import grids, workbook

DAY = date(2023, 2, 27)
VALUES = st.one_of(
    st.none(),
    st.integers(-(10**12), 10**12),
    st.decimals(-(10**9), 10**9, places=4).map(float),
    st.booleans(),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(
        lambda text: text[0] != "="
    ),
    st.dates(date(1901, 1, 1), date(2199, 1, 1)),
)


def shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{Decimal(repr(value)).normalize():f}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else " ".join(str(value or "").split())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(VALUES, min_size=1, max_size=4), min_size=1, max_size=5))
def test_every_cell_holds_what_openpyxl_finds_in_it(rows: list[list[Any]]) -> None:
    data = workbook(rows)
    sheet = load_workbook(io.BytesIO(data), data_only=True).active
    assert isinstance(sheet, Worksheet)
    theirs = [[shown(cell.value) for cell in row] for row in sheet.iter_rows()]
    ours = [[cell.text for cell in row] for row in grids(data)[0].rows]
    width = max((len(row) for row in ours), default=0)
    assert ours == [row[:width] for row in theirs[: len(ours)]]
    assert not any(any(row[width:]) for row in theirs)
    assert not any(any(row) for row in theirs[len(ours) :])


@pytest.mark.parametrize(
    ("raw", "code", "text", "number", "percent"),
    [
        ("0.84", "0%", "84%", "84", True),
        ("0.84", "0.0%", "84.0%", "84", True),
        ("0.845", "0%", "85%", "84.5", True),
        ("0.83999999999999997", "0%", "84%", "84", True),
        ("84", '0"%"', "84%", "84", True),
        ("1861", "#,##0", "1,861", "1861", False),
        ("1861.5", "General", "1861.5", "1861.5", False),
        ("2.5", "0", "3", "2.5", False),
        ("0.30000000000000004", "General", "0.3", "0.3", False),
        ("-1861", "#,##0;[Red]-#,##0", "-1,861", "-1861", False),
        ("0", '_-* #,##0_-;-* #,##0_-;_-* "-"??_-', "0", "0", False),
        ("12", "@", "12", "12", False),
        ("1E3", "0.00E+00", "1000", "1000", False),
    ],
)
def test_a_number_shows_as_its_format_has_it_and_stays_exact(
    raw: str, code: str, text: str, number: str, percent: bool
) -> None:
    cell = number_cell(raw, code, from_1904=False)
    assert (cell.text, cell.number, cell.percent) == (text, Decimal(number), percent)


@pytest.mark.parametrize(
    ("serial", "code", "text"),
    [
        ("44984", "dd/mm/yyyy", "27/02/2023"),
        ("44984", "mmm-yy", "Feb-23"),
        ("44984.5", "[$-809]d mmmm yyyy h:mm", "27/02/2023"),
        ("44984", 'yyyy"-year"', "Feb-23"),
        ("59", "dd/mm/yyyy", "28/02/1900"),
        ("61", "dd/mm/yyyy", "01/03/1900"),
        ("0.5", "h:mm", "0.5"),
    ],
)
def test_a_date_shows_by_its_format(serial: str, code: str, text: str) -> None:
    assert number_cell(serial, code, from_1904=False).text == text


def test_a_workbook_may_count_days_from_1904() -> None:
    def from_1904(sheet: Worksheet) -> None:
        assert isinstance(sheet.parent, Workbook)
        sheet.parent.epoch = CALENDAR_MAC_1904

    assert grids(workbook([[DAY]], from_1904))[0].rows[0][0].day == DAY


def test_merged_cells_and_hidden_things_are_noted() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:C1")
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True
        book = sheet.parent
        assert isinstance(book, Workbook)
        book.create_sheet("Secret").sheet_state = "hidden"

    data, secret = grids(workbook([["Title", None, None], [1, 2, 3]], change))
    assert data.merged == {(0, 1): (0, 0), (0, 2): (0, 0)}
    assert (data.hidden_rows, data.hidden_columns) == ({1}, {2})
    assert (data.hidden, secret.hidden, secret.sheet) == (False, True, "Secret")


def test_dates_with_a_time_and_times_alone_are_read() -> None:
    (grid,) = grids(workbook([[datetime(2023, 2, 27, 9, 30), time(9, 30)]]))
    assert grid.rows[0][0].day == DAY
    assert grid.rows[0][1].day is None


STRICT = "http://purl.oclc.org/ooxml"


def test_a_workbook_may_be_as_bare_as_its_standard_allows() -> None:
    """Strict namespaces, no styles, no shared strings, no references on rows and cells, absolute targets."""
    relation = f'<Relationship Id="a" Type="{STRICT}/officeDocument/relationships/%s" Target="%s"/>'
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
    main = f'xmlns="{STRICT}/spreadsheetml/main" xmlns:r="{STRICT}/officeDocument/relationships"'
    row = '<row><c t="inlineStr"><is><t>Na</t><rPh><t>x</t></rPh><t>me</t></is></c><c><v>1</v></c></row>'
    dated = '<row><c t="d"><v>2023-02-27T00:00:00</v></c><c t="str"><f>A1</f><v></v></c></row>'
    data = packed(
        {
            "_rels/.rels": (relations % relation % ("officeDocument", "/book/main.xml")).encode(),
            "book/_rels/main.xml.rels": (relations % relation % ("worksheet", "one.xml")).encode(),
            "book/main.xml": f'<workbook {main}><sheets><sheet name="One" r:id="a"/></sheets></workbook>'.encode(),
            "book/one.xml": f"<worksheet {main}><sheetData>{row}{dated}</sheetData></worksheet>".encode(),
        }
    )
    (grid,) = grids(data)
    assert [[cell.text for cell in row] for row in grid.rows] == [["Name", "1"], ["27/02/2023", ""]]


def rewritten(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """A workbook with some bytes of one of its parts replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.namelist():
            content = before.read(part)
            assert part != name or old in content
            after.writestr(part, content.replace(old, new) if part == name else content)
    return file.getvalue()


def packed(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


OLD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
SHEET = "xl/worksheets/sheet1.xml"
GOOD = workbook([["Measure", "Nov-22"], ["plans", 210]])
UNSAFE = "The workbook was not read. "
DAMAGED = "The workbook is damaged and can't be read."
TOO_MUCH = UNSAFE + "It unpacks to far more than a workbook holds."
BAD = {
    "no zip": (b"Measure,Nov-22", "The file is no .xlsx workbook."),
    "an old workbook": (OLD, "The file is an old .xls workbook, or has a password."),
    "a zip of something else": (packed({"a.txt": b"a"}), DAMAGED),
    "cut short": (GOOD[: len(GOOD) // 2], "The file is no .xlsx workbook."),
    "broken XML": (rewritten(GOOD, SHEET, b"</sheetData>", b""), DAMAGED),
    "a style that is no number": (rewritten(GOOD, SHEET, b'r="B2"', b'r="B2" s="x"'), DAMAGED),
    "a number that is none": (rewritten(GOOD, SHEET, b"<v>210</v>", b"<v>inf</v>"), UNSAFE + "'inf' is no number."),
    "a bomb": (packed({SHEET: bytes(30_000_000)}), TOO_MUCH),
    "too many parts": (packed({f"{n}": b"" for n in range(2_001)}), TOO_MUCH),
    "entities": (
        rewritten(GOOD, SHEET, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet'),
        UNSAFE + "Its XML declares a document type, which no workbook does.",
    ),
    "a deep tree": (
        rewritten(GOOD, SHEET, b"<sheetData>", b"<a>" * 300 + b"</a>" * 300 + b"<sheetData>"),
        UNSAFE + "Its XML is nested too deeply.",
    ),
    "a cell at the far corner": (
        rewritten(GOOD, SHEET, b'r="B2"', b'r="XFD1048576"'), UNSAFE + "The sheet 'Data' has over a million cells."
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_workbook_is_refused_in_words(kind: str) -> None:
    data, said = BAD[kind]
    reading = Reading(Path("/"))
    assert grids(data, reading) == ()
    assert [str(finding) for finding in reading.findings] == [
        f"data.xlsx: {said} Save it again in Excel as .xlsx, without a password."
    ]


def test_a_merge_over_the_whole_sheet_costs_nothing() -> None:
    huge = rewritten(
        GOOD, SHEET, b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="C3:XFD1048576"/></mergeCells>'
    )
    assert grids(huge)[0].merged == {}


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_no_changed_byte_brings_the_reader_down(place: int, byte: int) -> None:
    grids(GOOD[:place] + bytes([byte]) + GOOD[place + 1 :])
