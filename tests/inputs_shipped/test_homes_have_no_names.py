"""Children's homes go by their registration number in all that is shipped: no street, no name of a home, no manager."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from paperwork.model.blocks import block_text, flattened
from paperwork.word.reader import read
from tests.pdf import tagged

INPUTS = Path(__file__).parents[2] / "inputs"
HEADS = {
    "north-east-lincolnshire/data/tables-2023-01.xlsx": (
        "Placement Code",
        "Date of Full Inspection",
        "Most recent full inspection Judgement",
        "No of beds",
        "Current placements",
    ),
    "wexcombe/data/tables.xlsx": (
        "Registration number",
        "Date of last full inspection",
        "Judgement",
        "Beds",
        "Children placed",
    ),
}
REGISTRATION = re.compile(r"(SC|WX)?\d{4,7}")
# A name and a kind of street or house after it, as an address has them.
ADDRESS = re.compile(
    r"\b[A-Z][a-z]+ ([Rr]oad|[Rr]d|[Aa]venue|[Aa]ve|[Dd]rive|[Ss]treet|[Ll]ane|[Cc]rescent|[Tt]errace|[Bb]ungalow)\b"
)


def rows(workbook: Path, sheet: str) -> list[tuple[object, ...]]:
    opened = load_workbook(workbook, read_only=True, data_only=True)
    found: list[tuple[object, ...]] = list(opened[sheet].iter_rows(values_only=True))
    opened.close()
    return found


def words_of(workbook: Path) -> Iterator[str]:
    opened = load_workbook(workbook, read_only=True, data_only=True)
    for sheet in opened.worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (str(cell) for cell in row if cell is not None)
    opened.close()


def text_of(file: Path) -> str:
    if file.suffix == ".xlsx":
        return "\n".join(words_of(file))
    if file.suffix == ".docx":
        return "\n".join(block_text(block) for block in flattened(read(file.read_bytes(), file.name).blocks))
    if file.suffix == ".pdf":
        return tagged.read(file.read_bytes()).root.words
    return file.read_bytes().decode("cp1252" if file.name == "workforce.csv" else "utf-8")


@pytest.mark.parametrize("workbook", HEADS)
def test_the_table_of_homes_has_a_number_a_date_a_judgement_beds_and_placements(workbook: str) -> None:
    table = [row for row in rows(INPUTS / workbook, "Homes") if sum(cell is not None for cell in row) > 1]
    assert table[0] == HEADS[workbook]
    assert all(REGISTRATION.fullmatch(str(row[0])) for row in table[1:])


@pytest.mark.parametrize("file", sorted(INPUTS.rglob("*.*")), ids=lambda file: file.relative_to(INPUTS).as_posix())
def test_no_input_holds_an_address(file: Path) -> None:
    assert not ADDRESS.search(text_of(file))


@pytest.mark.parametrize("address", ["14 Invented Road", "Made Up Drive", "the home in Sample road", "Sample Bungalow"])
def test_an_address_would_be_seen(address: str) -> None:
    assert ADDRESS.search(address)
