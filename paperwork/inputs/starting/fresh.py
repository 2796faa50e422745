"""A new paper's files, empty to fill in: paper.yaml, front-sheet.md, commentary.md; a council's too, where it has none.

What can't be known is TBC, which a draft shows as a gap; what stands after # tells an author what is wanted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from ...model.findings import Finding, PaperworkError, Place
from ...model.measures import Measure
from ...model.periods import Period
from ...model.supplied import Council, FormLine, TemplateRules
from .. import workspace as places
from ..book import book_of
from ..council import council_of, said_in, template_of
from ..homes import COMMENTARY, FRONT_SHEET, Headed
from ..names import listed
from ..reading import Reading
from . import months
from .keys import quoted
from .start import Start, Wanted, stop_if, warning

_COLUMN = 33
_BOOK = "measures.yaml"
_NO_MONTH = (
    "Name it after the month of its meeting, as scrutiny-2026-03; or say of which its figures are: --as-at Feb-26"
)


def begun(wanted: Wanted) -> Start:
    """The files of a new paper; PaperworkError where its template, its council or its book can't be read, or no month
    is known for it."""
    reading = Reading(wanted.workspace)
    rules = template_of(wanted.template, Place(f"templates/{wanted.template}.yaml"), reading)
    council = _council(wanted.council, reading)
    book = _book(wanted.council, reading)
    measures = book_of(book, council, reading)[1] if book else ()
    stop_if(reading)
    assert rules is not None
    as_at, told = _as_at(wanted)
    pages = list(_pages(measures)) or [("performance", (), "Performance")]
    files = {
        wanted.folder / "paper.yaml": _paper(rules, as_at, book.name if book else _BOOK, pages),
        wanted.folder / FRONT_SHEET: _front_sheet(rules),
        wanted.folder / COMMENTARY: _commentary(rules, pages),
        **_councils_own(wanted.council, council is None, book is None),
    }
    findings = (*told, *_to_fill_in(wanted, council is None, book), *_which_book(wanted, book))
    return Start({path: text.encode() for path, text in files.items()}, findings)


def _council(folder: Path, reading: Reading) -> Council | None:
    path = folder / "council.yaml"
    found = council_of(path, reading) if path.exists() else None
    return found[0] if found else None


def _as_at(wanted: Wanted) -> tuple[Period, tuple[Finding, ...]]:
    """The month of the figures: as it was said, else the one before the month in the folder's name."""
    if wanted.as_at:
        return wanted.as_at, ()
    if (meeting := months.month_of(wanted.folder.name)) is None:
        message = f"Nothing says which month the paper {wanted.folder.name} is of."
        raise PaperworkError(Finding("no-month", Place(wanted.folder.name), message, _NO_MONTH), exit_status=2)
    as_at = meeting.shifted(-1)
    message = f"'as_at' is {as_at.label}, the month before the one in the folder's name."
    hint = "Mend it if the figures are of another."
    return as_at, (warning("to-look-at", wanted.name("paper.yaml"), message, hint, "as_at"),)


def _books(council: Path, reading: Reading) -> list[Path]:
    """The measures books of a council."""
    found = []
    for path in sorted(council.glob("*.yaml")) if council.is_dir() else ():
        said = said_in(path, Reading(reading.workspace)) if path.name != "council.yaml" else None
        if said and isinstance(said.data, dict) and "measures" in said.data:
            found.append(path)
    return found


def _book(council: Path, reading: Reading) -> Path | None:
    """The book that most of the council's papers use; of several, the last by name."""
    used = Counter(_used_by(paper, reading) for paper in sorted(council.glob("*/paper.yaml")))
    # A file of that name that is no book is not written over: reading it says what is wrong with it.
    otherwise = council / _BOOK if (council / _BOOK).exists() else None
    return max(_books(council, reading), key=lambda path: (used[path], path.name), default=otherwise)


def _used_by(paper: Path, reading: Reading) -> Path | None:
    said = said_in(paper, Reading(reading.workspace))
    book = said.data.get("book") if said and isinstance(said.data, dict) else None
    return places.inside(reading.workspace, paper.parent, book) if isinstance(book, str) else None


def _which_book(wanted: Wanted, book: Path | None) -> Iterator[Finding]:
    others = [path.name for path in _books(wanted.council, Reading(wanted.workspace)) if path != book]
    if book and others:
        message = f"The paper's measures are those of {book.name}; the council has {listed(others)} as well."
        hint = "Name another under 'book' if it is meant."
        yield warning("to-look-at", wanted.name("paper.yaml"), message, hint, "book")


def _to_fill_in(wanted: Wanted, council: bool, book: Path | None) -> Iterator[Finding]:
    folder = wanted.council.relative_to(wanted.workspace).as_posix()
    if council:
        hint = "Write its full name and its nation there, and the populations that rates are divided by."
        yield warning("to-look-at", f"{folder}/council.yaml", "The council is new: its file was begun.", hint)
    if book is None:
        hint = "Write the measures there, then give them pages in paper.yaml; docs/inputs.md has an example."
        yield warning("to-look-at", f"{folder}/{_BOOK}", "The council has no measures book yet: one was begun.", hint)


def _pages(measures: Iterable[Measure]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """A page for each measure that may have one, a number and its rate together: its id, its measures, their names."""
    wanted = [measure for measure in measures if not measure.in_tables_only]
    ids = {measure.id for measure in wanted}
    rates = {measure.rate_of: measure for measure in wanted if measure.rate_of in ids}
    paired = {rate.id for rate in rates.values()}
    for measure in wanted:
        pair = (measure, rates[measure.id]) if measure.id in rates else (measure,)
        if measure.id not in paired:
            yield measure.id, tuple(one.id for one in pair), " and ".join(one.name for one in pair)


def _line(key: str, value: str, remark: str) -> str:
    return f"{f'{key}: {value}':<{_COLUMN - 1}} # {remark}".rstrip()


def _paper(rules: TemplateRules, as_at: Period, book: str, pages: list[tuple[str, tuple[str, ...], str]]) -> str:
    """paper.yaml: what the paper says of itself, then what it shows."""
    lines = [
        "# What this paper is. What stands after a # is for you and is not printed; docs/inputs.md tells of every key.",
        "# TBC is what is not settled yet: the draft shows a gap there, and no PDF is made until it is written.",
        _line("template", rules.name, "its front sheet and its looks: templates/"),
        _line("meeting", "TBC", "who meets, as the agenda has it: Children's Scrutiny Panel"),
        _line("date", "TBC", "the day of the meeting: 27/02/2026"),
        _line("report_of", "TBC", "whose report it is: name and post"),
        _line("subject", "TBC", "what it is about, in a line"),
        _line("status", "open", "open; docs/inputs.md says what an exempt paper gives"),
        _line("signed_name", "TBC", "who signs it"),
        _line("signed_title", "TBC", "and their post"),
        _line("# author", "Performance team", "who wrote it: the file's properties say so"),
        _line("# report_title", "Improvement Plan Report", "the title on the report, where it is not the subject"),
        _line("# short_title", "Improvement Plan", "the title at the foot of each page, where it is not the subject"),
        _line("period_words", _after(as_at), "the time that it is about, in words"),
        _line("as_at", as_at.label, "the last month that is validated; nothing later is shown"),
        _line("# latest", "mid-March 2026", "of which day unvalidated values are, where there are any"),
        _line("months", "3", "how many months each measure's table shows"),
        *_forms(rules),
        "",
        _line("book", quoted(f"../{book}"), "the measures, with their targets"),
        _line("data", "[]", "the files with their values: [../data/performance-2026-02.xlsx]"),
        "",
        *_priorities(pages),
    ]
    return "".join(f"{line}\n" for line in lines)


def _after(as_at: Period) -> str:
    return quoted(as_at.long_label[0].upper() + as_at.long_label[1:])


def _forms(rules: TemplateRules) -> Iterator[str]:
    if rules.forms:
        yield ""
        yield _line("forms", "", "the forms of the front sheet; a line without words is a gap in the draft")
    for id, lines in rules.forms.items():
        if all(line.box for line in lines):
            yield _line(f"  {id}", "[]", f"what is ticked, any of: {', '.join(line.id for line in lines)}")
        else:
            yield f"  {id}:"
            yield from (_form_line(line) for line in lines)


def _form_line(line: FormLine) -> str:
    return _line(f"    {line.id}", "no" if line.box else '""', f"{line.label}{': yes or no' if line.box else ''}")


def _priorities(pages: list[tuple[str, tuple[str, ...], str]]) -> Iterator[str]:
    yield "# What the paper shows: priorities, and in each pages, of one measure or of several."
    if all(measures for _, measures, _ in pages):
        yield "# Every measure of the book has a page here: take out those that this paper does not show."
    yield "priorities:"
    yield "  - id: measures"
    yield "    title: Performance measures"
    yield "    pages:"
    for id, measures, names in pages:
        if not measures:
            yield f"      - {{id: {id}, title: {names}}}  # words alone; with a measure: measures: [visits]"
            continue
        yield f"      - {{id: {id}, measures: [{', '.join(measures)}]}}  # {names}"


def _front_sheet(rules: TemplateRules) -> str:
    """A heading for each section, with what belongs there as a comment."""
    lines = [
        "<!-- Write under each heading, or into the Word draft. What stands in marks like these is not printed. -->"
    ]
    for rule in rules.sections:
        lines += ["", f"# {Headed.of(rule.heading, rule.id).written}", ""]
        lines += [f"<!-- {_remark(rule.guidance)} -->"] if rule.guidance else []
    return "\n".join(lines).rstrip("\n") + "\n"


def _commentary(rules: TemplateRules, pages: list[tuple[str, tuple[str, ...], str]]) -> str:
    """A heading for each page, and one for each question that is asked there."""
    lines = ["<!-- A heading for each page, by its id; under it its notes, and the answers to its questions. -->"]
    for id, _, names in pages:
        lines += ["", f"# {id}", "", f"<!-- {_remark(names)} -->"]
        for question in rules.questions:
            lines += ["", f"## {Headed.of(question, question).written}"]
    return "\n".join(lines) + "\n"


def _remark(words: str) -> str:
    """Words that can stand in a comment of Markdown."""
    return words.replace("--", "–").replace("<!", "").replace(">", "")


def _councils_own(folder: Path, council: bool, book: bool) -> dict[Path, str]:
    """The files that a council must have for a paper, where they are not there."""
    name = folder.name.replace("-", " ").replace("_", " ").title()
    return ({folder / "council.yaml": _COUNCIL.format(name=quoted(name))} if council else {}) | (
        {folder / _BOOK: _EMPTY_BOOK.format(name=quoted(f"Measures of {name}"))} if book else {}
    )


_COUNCIL = """\
# Who the council is. What stands after a # is for you; docs/inputs.md tells of every key.
name: {name}
# short_name: EC                 # for narrow places; left out, the name
jurisdiction: england            # england, wales or scotland: it decides how many clear days a paper is public
tolerance: 20%                   # how far on the wrong side of a target is still Amber, where a measure says nothing
# population_0_17:               # what rates per 10,000 are divided by
#   - {{year: 2024, count: 41600, source: "ONS mid-2024 population estimate"}}
"""
_EMPTY_BOOK = """\
# The measures of the council's papers, with their targets. docs/inputs.md tells of every key.
title: {name}
measures: []
# measures:
#   - id: visits                 # small letters, digits and _
#     name: Visits in time       # as it is printed
#     unit: percent              # number, rate (per 10,000) or percent
#     polarity: high             # high, low or range: which way is good
#     period_type: snapshot      # snapshot (at month end), in_month, in_year (since 1 April), projected
#     targets: {{Mar-26: 90}}
"""
