"""paper.yaml to a brief: its pages, its exemption, and every measure and table that it names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from ..model.findings import Acceptance, Place
from ..model.jurisdictions import JURISDICTIONS
from ..model.measures import PublishedAs
from ..model.periods import Period
from ..model.supplied import (
    Appendix,
    Brief,
    Council,
    Disclosure,
    Exemption,
    PageBrief,
    PageRules,
    PriorityBrief,
    TemplateRules,
)
from .forms import forms_of
from .kinds import is_unset
from .known import Known
from .names import did_you_mean, folded, listed
from .reading import Reading
from .schema import PageKeys, PaperKeys, PriorityKeys
from .yaml_file import Said

_MOST_MONTHS = 36
# What may be settled after a paper is begun, and what is wanted there.
_WHAT = {
    "meeting": "the name of the panel, board or committee, as the agenda has it",
    "date": "the day of the meeting, such as 27/02/2023",
    "report_of": "the name and post of whose report it is",
    "subject": "what the report is about, in a line",
    "signed_name": "the name of who signs it",
    "signed_title": "the post of who signs it",
    "report_title": "the title on the report",
    "short_title": "the title at the foot of each page",
    "period_words": "the time that the report is about, such as February 2023",
    "latest": "of which day the unvalidated values are",
}
_SETTLED_LATER = tuple(_WHAT)
# What is printed of a measure and is no fact of it, so that no prose can name it.
_PRINTED_BESIDE = ("tolerance",)


class BriefReader(Struct):
    """Turns one paper's keys into a brief; `pages` gathers what its pages are called, and where.

    `rules` are those of its template, None where they can't be had: then what they decide is not judged.
    """

    folder: Path
    keys: PaperKeys
    said: Said
    known: Known
    rules: TemplateRules | None
    reading: Reading
    pages: dict[str, Place] = field(default_factory=dict)

    def brief(self, id: str, council: Council | None) -> Brief:
        """The brief of the paper in the folder `id`; without a council, its exemption is not judged."""
        keys, unset = self.keys, self._unset()
        self._check_months()
        settled = {key: "" if key in unset else str(getattr(keys, key)) for key in _SETTLED_LATER}
        return Brief(
            id,
            settled["meeting"],
            keys.date,
            settled["report_of"],
            settled["subject"],
            keys.status,
            keys.as_at,
            keys.months,
            settled["report_title"] or settled["subject"],
            settled["short_title"] or settled["subject"],
            self.priorities(),
            self._published(),
            self._exemption(council) if council else None,
            settled["signed_name"],
            settled["signed_title"],
            keys.latest,
            settled["period_words"],
            keys.author,
            keys.authors,
            forms_of(keys, self.rules, self.said, self.reading) if self.rules else {},
            self._appendices(),
            unset,
            tuple(self._accepted()),
            self._disclosure(),
        )

    def _unset(self) -> tuple[str, ...]:
        """The keys of what is still to be settled, with a warning for each; titles that the subject gives with it."""
        unset = [key for key in _SETTLED_LATER if (said := getattr(self.keys, key)) is None or is_unset(str(said))]
        for key in unset:
            message = f"'{key}' is still to be settled."
            self.reading.warning("not-set", self.said.place(key), message, f"Write it in place of TBC: {_WHAT[key]}.")
        titles = ("report_title", "short_title") if "subject" in unset else ()
        return (*unset, *(key for key in titles if not getattr(self.keys, key)))

    def _check_months(self) -> None:
        if self.keys.as_at.kind == "latest":
            hint = "Name the validated month; 'latest' says when the unvalidated values are of."
            self.reading.error("bad-value", self.said.place("as_at"), "as_at: Latest is no month.", hint)
        if not 1 <= self.keys.months <= _MOST_MONTHS:
            self._bad_months(self.said.place("months"))

    def _bad_months(self, place: Place) -> None:
        message = f"months: a table has 1 to {_MOST_MONTHS} months."
        self.reading.error("bad-value", place, message, "Write how many months a measure's table shows.")

    def unasked(self) -> set[str]:
        """The ids of the pages that ask no questions."""
        pages = [page for priority in self.keys.priorities for page in priority.pages]
        return {self._page_id(page) for page in pages if not page.questions}

    def priorities(self) -> tuple[PriorityBrief, ...]:
        """The priorities with their pages, still without commentary."""
        self._no_twins("priorities", [priority.id for priority in self.keys.priorities])
        self._no_twins("tables", [table.id for table in self.keys.tables])
        found = tuple(self._priority(at, priority) for at, priority in enumerate(self.keys.priorities))
        self._one_span([page for priority in found for page in priority.pages])
        return found

    def _one_span(self, pages: list[PageBrief]) -> None:
        """A finding where a measure stands on two pages that show different months of it: it is worked out once."""
        spans: dict[str, tuple[tuple[Period, int], str]] = {}
        for page in pages:
            span = page.as_at or self.keys.as_at, page.months or self.keys.months
            for measure in page.measures:
                shown, other = spans.setdefault(measure, (span, page.id))
                if shown != span:
                    message = f"'{measure}' stands on the pages '{other}' and '{page.id}', which show different months."
                    hint = "Give both pages the same as_at and months."
                    self.reading.error("said-twice", page.place, message, hint)

    def _no_twins(self, key: str, ids: list[str]) -> None:
        for at, id in enumerate(ids):
            if id in ids[:at]:
                place = self.said.place(key, at)
                self.reading.error("said-twice", place, f"Two {key} have the id '{id}'.", "Rename one of the two.")

    def _priority(self, at: int, keys: PriorityKeys) -> PriorityBrief:
        pages = tuple(self._page(page, "priorities", at, "pages", number) for number, page in enumerate(keys.pages))
        summary = tuple(dict.fromkeys(measure for page in pages for measure in page.measures))
        if keys.summary is not None:
            summary = self._measures(keys.summary, "priorities", at, "summary")
        return PriorityBrief(keys.id, keys.title, summary, pages, keys.not_published, keys.summary_charts)

    def _page_id(self, keys: PageKeys) -> str:
        return keys.id or (keys.measures[0] if len(keys.measures) == 1 else "")

    def _page(self, keys: PageKeys, *path: str | int) -> PageBrief:
        place = self.said.place(*path)
        measures = self._measures(keys.measures, *path, "measures")
        for measure in measures:
            if self.known.measures[measure].in_tables_only:
                message = f"'{measure}' is marked in_tables_only in the book, and has a page here."
                self.reading.error("said-twice", place, message, "Drop one of the two.")
        if keys.months > _MOST_MONTHS:
            self._bad_months(self.said.place(*path, "months"))
        if keys.as_at is not None and keys.as_at.kind == "latest":
            hint = "Name a month, a quarter or a year."
            self.reading.error("bad-value", self.said.place(*path, "as_at"), "as_at: Latest is no month.", hint)
        rules = self.rules.page if self.rules else PageRules()
        id = self._page_id(keys)
        title = keys.title or " and ".join(self.known.measures[measure].name for measure in measures)
        self._page_names(id, title or " and ".join(keys.measures), place)
        return PageBrief(
            id,
            title,
            measures,
            self._tables(keys.tables, *path, "tables"),
            (rules.charts if measures else ()) if keys.charts is None else keys.charts,
            keys.not_published,
            new_page=keys.new_page,
            place=place,
            show=rules.show if keys.show is None else keys.show,
            status=keys.status,
            as_at=keys.as_at,
            months=keys.months,
        )

    def _page_names(self, id: str, title: str, place: Place) -> None:
        if not id or not title:
            what = "id" if not id else "title"
            self.reading.error("missing-key", place, f"This page has no {what}.", f"Add '{what}: ...'.")
        for name in sorted({id, folded(title)} - {""}):
            if name in self.pages:
                message = f"Two pages are called '{name}': the other is on line {self.pages[name].line}."
                self.reading.error("said-twice", place, message, "Rename one of the two.")
            self.pages[name] = place

    def _measures(self, names: tuple[str, ...], *path: str | int) -> tuple[str, ...]:
        found = []
        for at, name in enumerate(names):
            place = self.said.place(*path, at)
            measure = self.known.by_id(name, place, self.reading)
            if name in names[:at]:
                self.reading.error("said-twice", place, f"'{name}' is named twice here.", "Keep one of the two.")
            elif measure is not None:
                found.append(measure.id)
        return tuple(found)

    def _tables(self, names: tuple[str, ...], *path: str | int) -> tuple[str, ...]:
        ids = [table.id for table in self.keys.tables]
        for at, name in enumerate(names):
            if name not in ids:
                hint = did_you_mean(name, ids, "Add it under 'tables'.")
                self.reading.error("unknown-table", self.said.place(*path, at), f"There is no table '{name}'.", hint)
        return tuple(name for name in names if name in ids)

    def _published(self) -> tuple[PublishedAs, ...]:
        found: list[PublishedAs] = []
        for at, keys in enumerate(self.keys.published_as):
            place = self.said.place("published_as", at)
            if wrong := self.known.check_fact(keys.measure, keys.fact, *_PRINTED_BESIDE):
                self.reading.error("unknown-fact", place, *wrong)
            same = (keys.measure, keys.fact, keys.period)
            if same in [(other.measure, other.fact, other.period) for other in found]:
                message = f"'{keys.measure}.{keys.fact}' is said twice."
                self.reading.error("said-twice", place, message, "Keep one of the two.")
            found.append(PublishedAs(keys.measure, keys.fact, keys.as_, keys.reason, keys.who, place, keys.period))
        return tuple(found)

    def _accepted(self) -> Iterator[Acceptance]:
        known: set[str] = set()
        for one in self._said_accepted():
            if one.id in known:
                self.reading.error("said-twice", one.place, f"'{one.id}' is accepted twice.", "Keep one of the two.")
            known.add(one.id)
            yield one

    def _said_accepted(self) -> Iterator[Acceptance]:
        """What is accepted by itself, and with what is printed otherwise on purpose, for the same reason."""
        for at, keys in enumerate(self.keys.accept):
            yield Acceptance(keys.id, keys.reason, keys.who, self.said.place("accept", at))
        for at, printed in enumerate(self.keys.published_as):
            place = self.said.place("published_as", at)
            yield from (Acceptance(id, printed.reason, printed.who, place) for id in printed.accept)
        for at, table in enumerate(self.keys.tables):
            for number, cell in enumerate(table.published_as):
                place = self.said.place("tables", at, "published_as", number)
                yield from (Acceptance(id, cell.reason, cell.who, place) for id in cell.accept)

    def _disclosure(self) -> Disclosure:
        """What the paper does with small numbers; to print them takes a reason, and somebody who answers for it."""
        keys, place = self.keys.disclosure, self.said.place("disclosure")
        if keys is None:
            return Disclosure()
        if keys.how == "as-published" and not (keys.reason and keys.who):
            message = "Small numbers are to be printed, and it is not said why, or who decided it."
            self.reading.error("missing-key", place, message, "Add 'reason: ...' and 'who: ...' under 'disclosure'.")
        return Disclosure(keys.how, keys.reason, keys.who, place)

    def _appendices(self) -> tuple[Appendix, ...]:
        self._no_twins("appendices", [appendix.id for appendix in self.keys.appendices])
        found = []
        for at, keys in enumerate(self.keys.appendices):
            place = self.said.place("appendices", at, "file")
            path = self.reading.path(self.folder, keys.file, place)
            if path and path.suffix.lower() not in {".docx", ".pdf"}:
                message = f"{path.name}: an appendix is a Word file or a PDF."
                self.reading.error("unknown-kind", place, message, "Save it as .docx or .pdf.")
            elif path and (data := self.reading.data(path)) is not None:
                found.append(Appendix(keys.id, keys.title, path, place, data))
        return tuple(found)

    def _exemption(self, council: Council) -> Exemption | None:
        keys, law = self.keys, JURISDICTIONS[council.jurisdiction]
        if keys.status == "open":
            if keys.exempt_paragraphs or keys.public_interest:
                key = "exempt_paragraphs" if keys.exempt_paragraphs else "public_interest"
                message = f"The paper is open, and '{key}' gives a reason to keep it exempt."
                self.reading.error(
                    "said-twice", self.said.place(key), message, "Write status: exempt, or drop the key."
                )
            return None
        if not keys.exempt_paragraphs:
            message = "An exempt paper names no paragraph."
            hint = f"Add exempt_paragraphs: [...], the numbers of {law.schedule}."
            self.reading.error("missing-key", self.said.place("status"), message, hint)
        if law.public_interest_test and not keys.public_interest:
            message = "An exempt paper does not say why that is in the public interest."
            hint = "Add public_interest: ..., why keeping it exempt outweighs disclosing it."
            self.reading.error("missing-key", self.said.place("status"), message, hint)
        return Exemption(tuple(self._paragraphs(council)), keys.public_interest)

    def _paragraphs(self, council: Council) -> list[tuple[int, str]]:
        """The paragraphs of the nation's law, in the order of their numbers."""
        law = JURISDICTIONS[council.jurisdiction]
        found = []
        for at, number in enumerate(self.keys.exempt_paragraphs):
            if number in law.paragraphs:
                found.append((number, law.paragraphs[number]))
                if number in self.keys.exempt_paragraphs[:at]:
                    place = self.said.place("exempt_paragraphs", at)
                    self.reading.error(
                        "said-twice", place, f"Paragraph {number} is named twice.", "Keep one of the two."
                    )
                continue
            hint = f"Its paragraphs are {listed(str(known) for known in law.paragraphs)}."
            message = f"There is no paragraph {number} in {law.schedule}."
            self.reading.error("unknown-paragraph", self.said.place("exempt_paragraphs", at), message, hint)
        return sorted(found)
