"""Reads what people wrote for a paper: paper.yaml, the council's file, the book, the template's rules, the prose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ..model.measures import Measure
from ..model.supplied import Book, Brief, Council, Section, TemplateRules
from .book import book_of
from .brief import BriefReader
from .carrying import carried
from .council import council_of, keys_of, template_of
from .homes import homes_in
from .known import Known
from .pages import Author, sections, with_commentary
from .reading import Reading
from .schema import PaperKeys
from .written import DataFile, Table, TablePlaces, Written
from .yaml_file import Said

# What stands for a key of paper.yaml that is missing or faulty, so that the files it does name are judged as well.
_UNSAID = "?"
_STAND_INS = dict.fromkeys(("template", "meeting", "report_of", "subject", "book"), _UNSAID)
_STAND_INS |= {"date": "01/01/2000", "as_at": "Jan-00"}


def read_written(folder: Path, reading: Reading) -> Written:
    """What people wrote in a paper's folder; raises PaperworkError where there is no making sense of paper.yaml."""
    paper = keys_of(folder / "paper.yaml", PaperKeys, reading, _STAND_INS)
    whole = not reading.failed
    council = council_of(folder.parent / "council.yaml", reading)
    if paper is None:
        raise reading.failure()
    keys, said = paper
    writing = _Writing(folder, reading, keys, said, whole)
    written = writing.written(council[0] if council else None)
    settled = council and keys.date and not reading.failed
    publish_by = council[1].publish_by(keys.date) if settled and council and keys.date else None
    return replace(written, publish_by=publish_by)


class _Writing(Struct):
    """One paper being read; `whole` where its paper.yaml has no fault of its own."""

    folder: Path
    reading: Reading
    keys: PaperKeys
    said: Said
    whole: bool

    def written(self, council: Council | None) -> Written:
        """All of it, but for the day by which to publish.

        Whatever can be judged without a part that is broken is judged all the same, so that it is told as well.
        """
        rules = self._template()
        book, measures = self._book(council)
        known = Known(measures, self.keys.book, settles=book is not None)
        brief, front = self._prose(council, rules, known)
        return Written(
            council,
            rules,
            book,
            self.keys.book,
            measures,
            brief,
            front,
            None,
            tuple(self._data()),
            tuple(self._tables()),
            self.said.place("as_at"),
            carried(self.keys.carried, list(homes_in(front, brief.priorities)), self.folder, self.said, self.reading),
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

    def _prose(
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

    def _data(self) -> Iterator[DataFile]:
        for at, keys in enumerate(self.keys.data):
            places = (self.said.place("data", at, key) for key in ("file", "sheet"))
            yield DataFile(keys.file, keys.sheet, *places)

    def _tables(self) -> Iterator[tuple[Table, TablePlaces]]:
        for at, keys in enumerate(self.keys.tables):
            whole, file, sheet = (self.said.place("tables", at, *key) for key in ((), ("file",), ("sheet",)))
            cells = (self.said.place("tables", at, "published_as", cell) for cell in range(len(keys.published_as)))
            asked = msgspec.convert(keys, Table, from_attributes=True)
            counts = self.said.place("tables", at, "counts")
            yield asked, TablePlaces(whole, file, sheet, tuple(cells), counts)
