"""Times the PDF of Word files: `python benchmarks/pdf_beside_libreoffice.py` gives ours and LibreOffice's side by side.

The files: the draft of the paper of forty measures (charts as vectors), a letter of one page, and a plain report of as
many pages as asked, for memory. Each is made into a PDF by a process of its own, ours tagged and audited, LibreOffice's
with its PDF/UA export and a new profile each time, in turn, after one round that is not counted.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import invented
from docx import Document
from docx.enum.text import WD_BREAK
from pikepdf import Pdf

HERE = Path(__file__).parent
ROUNDS = 3
OURS = (sys.executable, "-c", "from paperwork.cli import main; main()")
EXPORT = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
LONG, LONGER = 100, 1000


class Cost(NamedTuple):
    """What a PDF cost: seconds on the clock and of the processor, the most memory in MB; and its kB and pages."""

    clock: float
    cpu: float
    memory: float
    size: float
    pages: int


def ours(file: Path, folder: Path) -> Cost:
    """The cost of our PDF of a Word file."""
    made = folder / f"{file.stem}-ours.pdf"
    return _cost([*OURS, "pdf", str(file), "-o", str(made)], made)


def theirs(file: Path, folder: Path) -> Cost:
    """The cost of LibreOffice's PDF of a Word file, with nothing of it running and no profile yet."""
    profile = folder / "profile"
    shutil.rmtree(profile, ignore_errors=True)
    own = f"-env:UserInstallation={profile.as_uri()}"
    command = ["soffice", "--headless", own, "--convert-to", EXPORT, "--outdir", str(folder), str(file)]
    return _cost(command, folder / f"{file.stem}.pdf")


def _cost(command: Sequence[str], made: Path) -> Cost:
    environment = {name: it for name, it in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(HERE.parent)
    begun = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    clock = time.perf_counter() - begun
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} ended with exit status {child.returncode}.")
    with Pdf.open(made) as pdf:
        pages = len(pdf.pages)
    size = made.stat().st_size / 1000
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, size, pages)


def draft_of_forty(folder: Path) -> Path:
    """The Word draft of the paper of forty measures, without the stamp that would stop its gaps."""
    paper = invented.make(folder / "workspace")
    subprocess.run([*OURS, "build", str(paper), "-o", str(folder)], check=True, stdout=subprocess.DEVNULL)
    return folder / f"{paper.name}.docx"


def letter(folder: Path) -> Path:
    """A letter of one page."""
    document = Document()
    for number in range(12):
        document.add_paragraph(
            f"Paragraph {number + 1} of a letter that says little, and says it in two lines of text. " * 2
        )
    document.save(str(folder / "letter.docx"))
    return folder / "letter.docx"


def report_of(pages: int, folder: Path) -> Path:
    """A plain report: a heading, a table and prose on each page."""
    document = Document()
    for page in range(pages):
        document.add_heading(f"Part {page + 1}", 1)
        for number in range(6):
            document.add_paragraph(f"Sentence {number} of part {page + 1} goes on for a line and a half or so. " * 3)
        table = document.add_table(rows=8, cols=5)
        for row, cells in enumerate(table.rows):
            for column, cell in enumerate(cells.cells):
                cell.text = str(page * 40 + row * 5 + column)
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.save(str(folder / f"report-{pages}.docx"))
    return folder / f"report-{pages}.docx"


def side_by_side(file: Path, folder: Path) -> tuple[Cost, Cost]:
    """Medians of both, in turn."""
    found = [(ours(file, folder), theirs(file, folder)) for _ in range(ROUNDS + 1)][1:]
    return _medians([one for one, _ in found]), _medians([other for _, other in found])


def _medians(costs: Sequence[Cost]) -> Cost:
    return Cost(*(median(part) for part in zip(*costs, strict=True)))


def report() -> None:
    """Prints both side by side, and what memory a page takes."""
    print(f"{'':24}{'pages':>8}{'clock s':>10}{'CPU s':>8}{'MB':>8}{'kB':>8}")
    with TemporaryDirectory(prefix="paperwork-pdf-") as name:
        folder = Path(name)
        for file in (draft_of_forty(folder), letter(folder)):
            one, other = side_by_side(file, folder)
            _print(f"{file.stem}, ours", one)
            _print("LibreOffice", other)
            clock, cpu, size = one.clock / other.clock, one.cpu / other.cpu, one.size / other.size
            print(f"{'ratio':32}{clock:10.2f}{cpu:8.2f}{'':8}{size:8.2f}")
        fewer, more = (ours(report_of(pages, folder), folder) for pages in (LONG, LONGER))
        _print("a long report", fewer)
        _print("a longer one", more)
        print(f"{'MB for each page more':50}{(more.memory - fewer.memory) / (more.pages - fewer.pages):8.2f}")


def _print(name: str, cost: Cost) -> None:
    print(f"{name:24}{cost.pages:8.0f}{cost.clock:10.2f}{cost.cpu:8.2f}{cost.memory:8.0f}{cost.size:8.0f}", flush=True)


if __name__ == "__main__":
    report()
