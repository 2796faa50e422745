"""A paper's folder to its `Inputs`: every file read, every name settled, every finding gathered.

What is malformed stops the run, all of it told at once. What is missing is a warning among the findings.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ..model.findings import Finding, PaperworkError, Place
from ..model.measures import Measure, Observation
from ..model.supplied import Book, Brief, Council, Inputs, Section, SuppliedTable, TemplateRules
from . import workspace as places
from .book import book_of
from .brief import BriefReader
from .calendar import Calendar
from .council import council_of, keys_of, template_of
from .data import Observations, no_table
from .gaps import report_gaps
from .known import Known
from .pages import Author, sections, with_commentary
from .published_cells import as_published
from .reading import Reading, told
from .schema import PaperKeys
from .sheets import Sheets
from .tables import table_of
from .yaml_file import Said

# What stands for a key of paper.yaml that is missing or faulty, so that the files it does name are judged as well.
_UNSAID = "?"
_STAND_INS = dict.fromkeys(("template", "meeting", "report_of", "subject", "book"), _UNSAID)
_STAND_INS |= {"date": "01/01/2000", "as_at": "Jan-00"}
_EXAMPLE = "A paper is a folder that holds paper.yaml, in its council's folder under inputs/."


def read(folder: Path) -> Inputs:
    """Everything that the paper in a folder is made from.

    Raises PaperworkError with every error in its files (exit status 1), or with exit status 2 where one of them can't
    be read at all, the folder is no paper's or no workspace is around it.
    """
    folder = _paper_folder(folder)
    reading = Reading(places.find(folder))
    if folder.parent.parent != reading.workspace / "inputs":
        message, hint = "The folder does not stand under inputs/ and its council's folder.", _EXAMPLE
        raise PaperworkError(Finding("no-paper", Place(reading.name(folder)), message, hint), exit_status=2)
    paper = keys_of(folder / "paper.yaml", PaperKeys, reading, _STAND_INS)
    whole = not reading.failed
    council = council_of(folder.parent / "council.yaml", reading)
    if paper is None:
        raise reading.failure()
    return _Paper(folder, reading, *paper, whole).inputs(council)


def _paper_folder(folder: Path) -> Path:
    """The folder itself, absolute; a paper.yaml stands for the folder that it is in."""
    path = folder.resolve()
    path = path.parent if path.name == "paper.yaml" else path
    if not path.is_dir():
        message, hint = "There is no such folder.", _EXAMPLE
    elif not (path / "paper.yaml").is_file():
        message, hint = "The folder holds no paper.yaml.", _EXAMPLE
    else:
        return path
    raise PaperworkError(Finding("no-paper", Place(str(folder)), message, hint), exit_status=2)


class _Paper(Struct):
    """One paper being read; `whole` where its paper.yaml has no fault of its own."""

    folder: Path
    reading: Reading
    keys: PaperKeys
    said: Said
    whole: bool

    def inputs(self, found: tuple[Council, Calendar] | None) -> Inputs:
        """The whole of the inputs; raises PaperworkError where anything in them is wrong.

        Whatever can be judged without a part that is broken is judged all the same, so that it is told as well.
        """
        council, calendar = found or (None, None)
        rules = self._template()
        book, measures = self._book(council)
        known = Known(measures, self.keys.book, settles=book is not None)
        sheets = Sheets(self.reading)
        tables = self._tables(sheets)
        observations = self._observations(sheets, known)
        brief, front = self._written(council, rules, known)
        if self.reading.failed or council is None or calendar is None or rules is None or book is None:
            raise self.reading.failure()
        report_gaps(brief, book, observations, [table.id for table in self.keys.tables], self.said, self.reading)
        return Inputs(
            self.reading.workspace,
            self.folder,
            council,
            book,
            observations,
            tables,
            brief,
            rules,
            front,
            self.reading.sources,
            calendar.publish_by(brief.date),
            tuple(told(self.reading.findings)),
        )

    def _template(self) -> TemplateRules | None:
        if self.keys.template == _UNSAID:
            return None
        return template_of(self.keys.template, self.said.place("template"), self.reading)

    def _book(self, council: Council | None) -> tuple[Book | None, tuple[Measure, ...]]:
        if self.keys.book == _UNSAID:
            return None, ()
        path = self.reading.path(self.folder, self.keys.book, self.said.place("book"))
        return book_of(path, council, self.reading) if path else (None, ())

    def _written(
        self, council: Council | None, rules: TemplateRules | None, known: Known
    ) -> tuple[Brief, tuple[Section, ...]]:
        """The brief with what the author writes on each page, and the front sheet.

        Where paper.yaml has faults of its own its pages are not known, and what is written for them is not judged.
        """
        reader = BriefReader(self.folder, self.keys, self.said, known, rules, self.reading)
        brief = reader.brief(self.folder.name, council if self.whole else None)
        if rules is None:
            return brief, ()
        author = Author(known, self.reading)
        front = sections(rules.sections, self.folder / "front-sheet.md", author, self.reading)
        if not self.whole:
            return brief, front
        path = self.folder / "commentary.md"
        priorities = with_commentary(brief.priorities, rules.questions, reader.unasked(), path, author, self.reading)
        return replace(brief, priorities=priorities), front

    def _observations(self, sheets: Sheets, known: Known) -> tuple[Observation, ...]:
        observations = Observations(known, self.reading)
        seen: set[tuple[str, str]] = set()
        for at, keys in enumerate(self.keys.data):
            place = self.said.place("data", at, "file")
            path = self.reading.path(self.folder, keys.file, place)
            grids = sheets.of(path, keys.sheet, self.said.place("data", at, "sheet")) if path else ()
            again = [grid for grid in grids if (grid.file, grid.sheet) in seen]
            if again:
                message = f"{again[0].whole} is read already."
                self.reading.error("said-twice", place, message, "Name each sheet, or each whole file, once.")
                continue
            seen |= {(grid.file, grid.sheet) for grid in grids}
            taken = [observations.read(grid) for grid in grids]
            if grids and not any(taken):
                message = f"No table of measures was found in {keys.file}."
                self.reading.error("no-table", place, message, no_table(iter(grids)))
        return observations.all

    def _tables(self, sheets: Sheets) -> dict[str, SuppliedTable]:
        tables: dict[str, SuppliedTable] = {}
        for at, keys in enumerate(self.keys.tables):
            place = self.said.place("tables", at, "file")
            path = self.reading.path(self.folder, keys.file, place)
            grids = sheets.of(path, keys.sheet, self.said.place("tables", at, "sheet")) if path else ()
            table = table_of(keys, grids[0], self.said.place("tables", at), self.reading) if grids else None
            if table:
                places = [self.said.place("tables", at, "published_as", cell) for cell in range(len(keys.published_as))]
                tables[keys.id] = as_published(table, keys.published_as, places, self.reading)
        return tables
