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
from openpyxl import Workbook
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
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return f"{Decimal(repr(value)).normalize():f}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else " ".join(str(value or "").split())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(VALUES, min_size=1, max_size=4), min_size=1, max_size=5))
def test_a_workbook_reads_as_what_was_put_in(rows: list[list[Any]]) -> None:
    (grid,) = grids(workbook(rows))
    put_in = {(r, c): shown(value) for r, row in enumerate(rows) for c, value in enumerate(row) if shown(value)}
    read = {(r, c): cell.text for r, row in enumerate(grid.rows) for c, cell in enumerate(row) if cell.text}
    assert read == put_in


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
    cell = number_cell(float(raw), code)
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
    def formatted(sheet: Worksheet) -> None:
        sheet["A1"].number_format = code

    assert grids(workbook([[float(serial)]], formatted))[0].rows[0][0].text == text


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


OPEN = "http://schemas.openxmlformats.org"
STRICT = "http://purl.oclc.org/ooxml"


def bare(main: str, relations: str) -> bytes:
    """A workbook with no styles, no shared strings, no references on rows and cells, and absolute targets."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relation = f'<Relationship Id="a" Type="{relations}/%s" Target="%s"/>'
    many = f'<Relationships xmlns="{OPEN}/package/2006/relationships">{relation}</Relationships>'
    name = '<r><t>Na</t></r><r><t>me</t></r><rPh sb="0" eb="1"><t>x</t></rPh>'
    row = f'<row><c t="inlineStr"><is>{name}</is></c><c><v>1</v></c></row>'
    dated = '<row><c t="d"><v>2023-02-27T00:00:00</v></c><c t="str"><f>A1</f><v></v></c></row>'
    spaces = f'xmlns="{main}" xmlns:r="{relations}"'
    types = "".join(
        f'<Override PartName="/book/{name}.xml" ContentType="{kind}.{what}+xml"/>'
        for name, what in (("main", "sheet.main"), ("one", "worksheet"))
    )
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{OPEN}/package/2006/content-types">{types}</Types>'.encode(),
            "_rels/.rels": (many % ("officeDocument", "/book/main.xml")).encode(),
            "book/_rels/main.xml.rels": (many % ("worksheet", "/book/one.xml")).encode(),
            "book/main.xml": f'<workbook {spaces}><sheets><sheet name="One" sheetId="1" r:id="a"/></sheets></workbook>'
            "".encode(),
            "book/one.xml": f"<worksheet {spaces}><sheetData>{row}{dated}</sheetData></worksheet>".encode(),
        }
    )


def test_a_workbook_may_be_as_bare_as_its_standard_allows() -> None:
    (grid,) = grids(bare(f"{OPEN}/spreadsheetml/2006/main", f"{OPEN}/officeDocument/2006/relationships"))
    assert [[cell.text for cell in row] for row in grid.rows] == [["Name", "1"], ["27/02/2023", ""]]
    assert not grid.rows[1][1].fault


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
    "a number that is none": (rewritten(GOOD, SHEET, b"<v>210</v>", b"<v>1e999</v>"), UNSAFE + "'inf' is no number."),
    "the strict kind": (
        bare(f"{STRICT}/spreadsheetml/main", f"{STRICT}/officeDocument/relationships"),
        UNSAFE + "It is a Strict Open XML workbook: save it as the plain kind, Excel Workbook.",
    ),
    "a merge over the whole sheet": (
        rewritten(
            GOOD, SHEET, b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="C3:XFD1048576"/></mergeCells>'
        ),
        UNSAFE + "Its merged cells cover far more than a table does.",
    ),
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


def test_a_stray_format_at_the_foot_of_a_sheet_costs_nothing() -> None:
    def stray(sheet: Worksheet) -> None:
        sheet["XFD1048576"].number_format = "0%"

    (grid,) = grids(workbook([["Measure", "Nov-22"], ["plans", 210]], stray))
    assert (len(grid.rows), len(grid.rows[0])) == (2, 2)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_no_changed_byte_brings_the_reader_down(place: int, byte: int) -> None:
    grids(GOOD[:place] + bytes([byte]) + GOOD[place + 1 :])
