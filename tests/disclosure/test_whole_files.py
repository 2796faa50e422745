"""From a council's folder to its Word file and PDF: a hidden number is nowhere in either, whatever part is opened."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from paperwork.jobs.build import build
from paperwork.jobs.changes import changes
from paperwork.model.blocks import Table, block_text, within
from paperwork.model.paper import Draft
from paperwork.word.reader import read
from tests.workspace import REPOSITORY

PAPER = "inputs/wexcombe/scrutiny-2025-11"
HIDDEN = "[c]"
# The invented council, with numbers that no other number, hash or measure of a drawing could be taken for.
BOOK = """
  - id: starts
    name: Children who came into care
    unit: number
    polarity: low
    period_type: in_year
    targets: {Mar-26: 800000}
  - id: starts_rate
    name: Children who came into care, rate
    unit: rate
    decimals: 4
    polarity: low
    period_type: in_year
    rate_of: starts
  - id: seen_alone
    name: Children seen alone
    unit: percent
    decimals: 4
    polarity: high
    period_type: snapshot
    targets: {Mar-26: 95}
"""
DATA = """measure,period,value,numerator,denominator
starts,Apr-25,714411,,
starts,May-25,714433,,
starts,June-25,714455,,
starts,July-25,714477,,
starts,Aug-25,714523,,
starts,Sept-25,714526,,
starts,Latest,714588,,
seen_alone,Apr-25,,814400,814522
seen_alone,May-25,,814401,814522
seen_alone,June-25,,814402,814522
seen_alone,July-25,,814400,814522
seen_alone,Aug-25,,814400,814522
seen_alone,Sept-25,,814519,814522
"""
TABLE = """Kind,Children
Adopted,3
At home,915173
With family,915999
"""
PAGES = """
      - id: planted
        title: Few among many
        measures: [starts, starts_rate, seen_alone]
        show: [values, targets, months, indicators, actuals]
        questions: false
      - {id: few, title: Few in a table, tables: [few], charts: [bars, doughnut], questions: false}
"""
ACCEPTED = """
accept:
  - id: "hidden-in-prose:Ward implications/The year has seen {starts.actual}"
    reason: To see what a sentence with the mark tells
    who: This test
"""
# What may stand nowhere: the values themselves, what is worked out from them, and what would tell them.
SECRETS = {
    "what a count since April stands at, which has grown by three": ("714526", "714,526"),
    "the rate of that count": ("171761.0577", "171,761.0577"),
    "how far that count is from its target": ("85,474", "85474"),
    "a percentage of all but three": ("99.9996",),
    "the counts behind that percentage": ("814519", "814,519"),
    "the number of a table that would tell another": ("915173", "915,173"),
}


def planted(folder: Path, disclosure: str) -> Path:
    """A workspace with the invented council, and the planted numbers in its paper."""
    for name in ("inputs/wexcombe", "templates", "boilerplate"):
        shutil.copytree(REPOSITORY / name, folder / name)
    (folder / "outputs").mkdir()
    council, paper = folder / "inputs/wexcombe", folder / PAPER / "paper.yaml"
    with (council / "measures-2025.yaml").open("a", encoding="utf-8") as book:
        book.write(BOOK)
    (council / "data/planted.csv").write_text(DATA, encoding="utf-8")
    (council / "data/few.csv").write_text(TABLE, encoding="utf-8")
    text = paper.read_text(encoding="utf-8")
    text = re.sub(r"^disclosure: suppress$", disclosure, text, flags=re.MULTILINE)
    text = text.replace("data:\n", "data:\n  - {file: ../data/planted.csv}\n", 1)
    few = "  - {id: few, caption: Few children, file: ../data/few.csv, total: [Children]}\n"
    text = text.replace("tables:\n", f"tables:\n{few}", 1)
    paper.write_text(text.replace("    pages:\n", f"    pages:{PAGES}", 1) + ACCEPTED, encoding="utf-8")
    sheet = folder / PAPER / "front-sheet.md"
    facts = "{{ starts.actual }} children, {{ starts.change }} more, {{ seen_alone.actual }} seen alone"
    said = f"# Ward implications\n\nThe year has seen {facts}.\n"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("# Ward implications\n", said), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    workspace = planted(tmp_path_factory.mktemp("hidden"), "disclosure: suppress")
    word, pdf = build(workspace / PAPER, with_pdf=True).written
    return word, pdf


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    because = "disclosure: {how: as-published, reason: To see that they would be found, who: This test}"
    workspace = planted(tmp_path_factory.mktemp("printed"), because)
    word, pdf = build(workspace / PAPER, with_pdf=True).written
    return word, pdf


def said_in(data: bytes) -> Iterator[str]:
    """All that a file says: each part of it, and of the files inside it, in the ways in which text may be kept."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as files:
            for name in files.namelist():
                yield name
                yield from said_in(files.read(name))
    elif data.startswith(b"%PDF"):
        yield from said_in_pdf(data)
    else:
        yield from (data.decode(code, errors="replace") for code in ("utf-8", "utf-16-le", "utf-16-be"))
        yield re.sub(r"<[^>]+>", "", data.decode("utf-8", errors="replace"))


def said_in_pdf(data: bytes) -> Iterator[str]:
    """Every text, stream and string of a PDF."""
    document = pypdfium2.PdfDocument(data)
    yield "".join(page.get_textpage().get_text_range() for page in document)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                yield from said_in(thing.read_bytes() if "/Filter" not in thing else _opened(thing))
            yield from strings(thing, 3)


def _opened(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def strings(thing: pikepdf.Object, depth: int) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) and depth:
        for _, value in thing.items():
            yield from strings(value, depth - 1)
    elif isinstance(thing, pikepdf.Array) and depth:
        for value in thing:
            yield from strings(value, depth - 1)


def found(files: tuple[Path, Path]) -> list[set[str]]:
    """Which of the secrets stand somewhere in the Word file, and which in the PDF."""
    everything = ("\n".join(said_in(file.read_bytes())) for file in files)
    return [{what for what, texts in SECRETS.items() if any(text in said for text in texts)} for said in everything]


def test_what_is_hidden_stands_in_no_part_of_the_word_file_and_nowhere_in_the_pdf(hidden: tuple[Path, Path]) -> None:
    assert found(hidden) == [set(), set()]


def test_all_of_it_is_found_where_the_same_paper_prints_it(printed: tuple[Path, Path]) -> None:
    in_the_file_alone = {"how far that count is from its target"}
    assert found(printed) == [set(SECRETS), set(SECRETS) - in_the_file_alone]


def sums(files: tuple[Path, Path]) -> list[list[str]]:
    """The data files of whose SHA-256 the first twelve digits stand in the Word file, and in the PDF."""
    everything = ["".join("\n".join(said_in(file.read_bytes())).split()) for file in files]
    data = sorted((files[0].parents[2] / "inputs/wexcombe/data").glob("*.csv"))
    digests = {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:12] for file in data}
    return [[name for name, digest in digests.items() if digest in said] for said in everything]


def test_no_sum_of_a_data_file_stands_in_either_by_which_a_hidden_number_could_be_tried(
    hidden: tuple[Path, Path], printed: tuple[Path, Path]
) -> None:
    assert sums(hidden) == [[], []]
    assert {"planted.csv", "few.csv"} <= set(sums(printed)[0])


def draft_of(file: Path) -> Draft:
    return read(file.read_bytes(), file.name)


def words(draft: Draft) -> list[str]:
    return [block_text(block) for block in within(draft.blocks)]


def test_the_mark_stands_in_its_cells_and_its_key_under_the_table(hidden: tuple[Path, Path]) -> None:
    draft = draft_of(hidden[0])
    tables = [one for one in within(draft.blocks) if isinstance(one, Table)]
    few = next(one for one in tables if [cell.text for cell in one.rows[0].cells] == ["Kind", "Children"])
    assert [row.cells[1].text for row in few.rows[1:]] == [HIDDEN, HIDDEN, "915999", "1831175"]
    key = "[c]: a number of children that is too small to be shown, or that would tell one."
    assert key in words(draft)


def test_a_sentence_shows_the_mark_in_place_of_a_live_fact(hidden: tuple[Path, Path]) -> None:
    assert "The year has seen [c] children, [c] more, [c] seen alone." in words(draft_of(hidden[0]))


def test_a_chart_has_a_gap_and_says_so_to_those_who_hear_it(hidden: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(hidden[0]) as files:
        alts = dict.fromkeys(re.findall(r'descr="([^"]*)"', files.read("word/document.xml").decode("utf-8")))
    charts = [alt for alt in alts if "Children who came into care" in alt or "Few children" in alt]
    assert len(charts) == 4
    gap = "Not shown, as a number is too small or would tell one: September 2025."
    assert [gap in alt for alt in charts[:2]] == [True, True]
    assert ["Adopted not shown, At home not shown" in alt for alt in charts[2:]] == [True, True]


def test_authors_are_told_of_sentences_that_lean_on_hidden_numbers(hidden: tuple[Path, Path]) -> None:
    folder = hidden[0].parents[2] / PAPER
    findings = build(folder, out=hidden[0].parents[2] / "again").findings
    leaning = [one for one in findings if one.check == "hidden-in-prose"]
    assert {one.quote for one in leaning} == {
        "{{ starts.actual }}", "{{ starts.change }}", "{{ seen_alone.actual }}",
    }  # fmt: skip
    texts = [text for one in findings for text in SECRETS.values() if any(secret in str(one) for secret in text)]
    assert texts == []


def test_a_draft_with_hidden_numbers_has_not_changed_by_itself(hidden: tuple[Path, Path]) -> None:
    told = changes(hidden[0]).told
    assert told is not None
    assert getattr(told, "facts", ()) == ()


def test_a_chart_with_a_gap_does_not_say_which_of_its_values_is_the_lowest(hidden: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(hidden[0]) as files:
        alts = dict.fromkeys(re.findall(r'descr="([^"]*)"', files.read("word/document.xml").decode("utf-8")))
    (alone,) = [alt for alt in alts if "On a plan for two years or more" in alt and "Not shown" in alt][:1]
    assert "highest" not in alone
    assert "lowest" not in alone


def test_no_command_says_it_of_the_paper_or_of_its_draft(hidden: tuple[Path, Path], tmp_path: Path) -> None:
    workspace = tmp_path / "w"
    shutil.copytree(hidden[0].parents[2], workspace)
    draft = str(hidden[0].relative_to(hidden[0].parents[2]))
    copy = str(tmp_path / "copy.docx")
    commands = [["check", PAPER, "--json"], ["check", draft, "--json"], ["check", draft, "--annotate", copy]]
    commands += [["receipt", draft], ["changes", draft], ["harvest", draft], ["refresh", draft]]
    told = [
        subprocess.run(
            [sys.executable, "-m", "paperwork", *one], cwd=workspace, capture_output=True, check=False
        ).stdout
        for one in commands
    ]
    assert all(told)
    said = "\n".join([*(one.decode("utf-8") for one in told), *said_in(Path(copy).read_bytes())])
    assert {what for what, texts in SECRETS.items() if any(text in said for text in texts)} == set()
