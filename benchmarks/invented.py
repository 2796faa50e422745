"""The paper of forty measures: a workspace of invented numbers, and the same numbers as the plain script wants them.

In each of four priorities stand ten pages, and on each page one measure: a table of targets, a table of six months, a
line of thirteen months, and three boxes of prose. Everything follows from the place of a measure in the list, so the
same workspace comes out every time.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
from docx.document import Document

REPOSITORY = Path(__file__).parents[1]
PAPER = Path("inputs/fortyshire/panel-2025-11")
MONTHS = (
    "Sept-24", "Oct-24", "Nov-24", "Dec-24", "Jan-25", "Feb-25", "Mar-25", "Apr-25", "May-25", "June-25", "July-25",
    "Aug-25", "Sept-25",
)  # fmt: skip
PRIORITIES = 4
PAGES = 10
QUESTIONS = ("What's working well?", "What are we worried about?", "What are we doing about it?")
_SUBJECTS = (
    "Contacts", "Referrals", "Assessments", "Visits", "Plans", "Reviews", "Placements", "Homes", "Workers", "Audits",
)  # fmt: skip
_PLACES = ("at the front door", "in the east teams", "in the west teams", "across partners")


@dataclass(frozen=True)
class Forty:
    """One of the forty measures: `values` by month, each a count or a fraction such as 121/178."""

    id: str
    name: str
    unit: str
    polarity: str
    values: tuple[str, ...]
    targets: tuple[int, int]
    tolerance: int


def measures() -> tuple[Forty, ...]:
    """All forty, in the order of the paper."""
    return tuple(_measure(place) for place in range(PRIORITIES * PAGES))


def _measure(place: int) -> Forty:
    unit, polarity = ("number", "percent")[place % 2], ("low", "high")[place // 2 % 2]
    name = f"{_SUBJECTS[place % PAGES]} {_PLACES[place // PAGES]}"
    counts = [400 + 11 * place + (place * 7 + month * 37) % 53 - 3 * month for month in range(len(MONTHS))]
    whole = 500 + 12 * place
    values = tuple(f"{count}/{whole}" if unit == "percent" else str(count) for count in counts)
    aim = round(counts[-1] * (1 + ((place * 5) % 9 - 4) / 40) * (100 / whole if unit == "percent" else 1))
    low = polarity == "low"
    aim = min(aim, 97) if unit == "percent" else aim
    return Forty(f"m{place + 1:02}", name, unit, polarity, values, (aim, aim - 2 if low else aim + 2), _bound(aim, low))


def _bound(aim: int, low: bool) -> int:
    return round(aim * 1.05) if low else round(aim * 0.95)


def make(root: Path) -> Path:
    """The workspace under `root`, and beside it, in `plain/`, what the plain script reads; gives the paper's folder."""
    council, paper = root / PAPER.parent, root / PAPER
    paper.mkdir(parents=True)
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    (root / "boilerplate").mkdir()
    (root / "outputs").mkdir()
    (council / "council.yaml").write_text(_COUNCIL, encoding="utf-8")
    (council / "measures.yaml").write_text(_book(measures()), encoding="utf-8")
    (paper / "paper.yaml").write_text(_brief(measures()), encoding="utf-8")
    (paper / "front-sheet.md").write_text(_front_sheet(), encoding="utf-8")
    (paper / "commentary.md").write_text(_commentary(measures()), encoding="utf-8")
    write_data(root)
    _make_plain(root / "plain")
    return paper


def write_data(root: Path, changed: str = "") -> None:
    """The workbook that both read: a measure a row, a month a column; `changed` is the last value of the third."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Measure", *MONTHS])
    for place, one in enumerate(measures()):
        values = (*one.values[:-1], changed) if changed and place == 2 else one.values
        sheet.append([one.name, *(int(value) if value.isdigit() else value for value in values)])
    book.save(root / PAPER.parent / "performance.xlsx")


_COUNCIL = """\
name: Fortyshire Council (invented)
short_name: Fortyshire
jurisdiction: england
invented: true
population_0_17:
  - {year: 2024, count: 41600, source: "invented"}
"""


def _book(forty: Sequence[Forty]) -> str:
    lines = ["title: Improvement plan, measures and targets", "population: 2024", "measures:"]
    for one in forty:
        bound = "upper" if one.polarity == "low" else "lower"
        lines += [
            f"  - id: {one.id}",
            f"    name: {one.name}",
            f"    unit: {one.unit}",
            f"    polarity: {one.polarity}",
            "    period_type: snapshot",
            f"    tolerance: {{{bound}: {one.tolerance}}}",
            f"    targets: {{Mar-26: {one.targets[0]}, Mar-27: {one.targets[1]}}}",
            "    frequency: Monthly",
        ]
    return "\n".join(lines) + "\n"


_BRIEF = """\
template: improvement-scrutiny
meeting: Children's Scrutiny Panel
date: 13/11/2025
report_of: The Director of Children's Services
subject: Improvement plan, progress to September 2025
signed_name: The Director
signed_title: Director of Children's Services
report_title: Improvement Plan
short_title: Improvement plan
period_words: Progress to September 2025
as_at: Sept-25
months: 6
book: ../measures.yaml
data: [../performance.xlsx]
priorities:
"""


def _brief(forty: Sequence[Forty]) -> str:
    parts = [_BRIEF]
    for at in range(PRIORITIES):
        parts.append(f"  - id: priority{at + 1}\n    title: {title(at)}\n    summary_charts: true\n    pages:\n")
        parts += [
            f"      - {{id: {one.id}, title: {one.name}, measures: [{one.id}]}}\n"
            for one in forty[at * PAGES : (at + 1) * PAGES]
        ]
    return "".join(parts)


def title(priority: int) -> str:
    """The title of a priority."""
    return f"Priority {priority + 1} – Help {_PLACES[priority]}"


def sections() -> tuple[tuple[str, str], ...]:
    """The heading and the words of each section of the front sheet."""
    return tuple((heading, f"{_SECTION} {heading} is looked at each quarter.") for heading in HEADINGS)


HEADINGS = (
    "Contribution to our aims", "Executive summary", "Matters for consideration", "Background and issues",
    "Risks and opportunities", "Reputation and communications considerations", "Financial considerations",
    "Children and young people implications", "Climate change and environmental implications", "Monitoring comments",
    "Ward implications", "Background papers", "Contact officer(s)",
)  # fmt: skip
_SECTION = "This report shows how far services have come, and what is still to be done before the end of the year."


def _front_sheet() -> str:
    return "\n".join(f"# {heading}\n\n{words}\n" for heading, words in sections())


_ANSWERS = (
    "The latest figure is {{{{ {id}.actual }}}}, after {{{{ {id}.previous }}}} the month before. Teams meet each week "
    "to look at every case that has waited longer than it should, and managers have seen the waiting list fall.",
    "The target for the next milestone is {{{{ {id}.target }}}}. Winter is the busiest season for {subject}, and two "
    "teams are short of an experienced worker; both posts are advertised for the second time.",
    "Each manager now has a named deputy. Every morning each team gets a list of what is due in the next five days, "
    "and the service reviews {subject} with its partners at the end of each month.",
)


def _commentary(forty: Sequence[Forty]) -> str:
    lines = []
    for one in forty:
        lines.append(f"# {one.id}\n")
        for question, answer in zip(QUESTIONS, _ANSWERS, strict=True):
            lines.append(f"## {question}\n\n{answer.format(id=one.id, subject=one.name.lower())}\n")
    return "\n".join(lines)


def _make_plain(folder: Path) -> None:
    folder.mkdir()
    rows = [
        f"{one.id},{one.name},{title(at // PAGES)},{one.unit},{one.polarity},{one.targets[0]},{one.targets[1]},"
        f"{one.tolerance}"
        for at, one in enumerate(measures())
    ]
    head = "id,name,priority,unit,polarity,next,later,tolerance"
    (folder / "targets.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    template = _emptied(docx.Document(str(REPOSITORY / "templates/improvement-scrutiny.docx")))
    for words, style in _BODY:
        template.add_paragraph(words, style)
        if table := _TABLES.get(words):
            _add_table(template, table)
    for section in template.sections:
        for paragraph in section.header.paragraphs:
            paragraph.text = ""
        section.footer.paragraphs[0].text = "Improvement plan, 13 November 2025"
    template.save(str(folder / "template.docx"))


def _emptied(template: Document) -> Document:
    body = template.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    return template


_BODY = (
    ("{{ meeting }}", "Heading 1"),
    ("Date: {{ date }}", "Normal"),
    ("Report of: {{ report_of }}", "Normal"),
    ("Subject: {{ subject }}", "Normal"),
    ("{%p for section in sections %}", "Normal"),
    ("{{ section.heading }}", "Heading 2"),
    ("{{ section.words }}", "Normal"),
    ("{%p endfor %}", "Normal"),
    ("{%p for priority in priorities %}", "Normal"),
    ("{{ priority.title }}", "Heading 2"),
    ("Performance at the end of {{ month }}", "Caption"),
    ("{{ priority.performance }}{{ priority.direction }}", "Picture"),
    ("{%p for measure in priority.measures %}", "Normal"),
    ("{{ measure.name }}", "Heading 3"),
    ("Targets, tolerance and what good is", "Caption"),
    ("Performance, {{ months[0] }} to {{ month }}", "Caption"),
    ("{{ measure.chart }}", "Picture"),
    ("{%p for box in measure.boxes %}", "Normal"),
    ("{{ box.question }}", "Heading 4"),
    ("{{ box.answer }}", "Normal"),
    ("{%p endfor %}", "Normal"),
    ("{%p endfor %}", "Normal"),
    ("{%p endfor %}", "Normal"),
)

# Under which words a table stands: its rows, the cells of each.
_TABLES = {
    "Performance at the end of {{ month }}": (
        ("Measure", "Actual", "Performance", "DoT"),
        ("{%tr for measure in priority.measures %}",),
        (
            "{{ measure.name }}",
            "{{ measure.actual }}",
            "{% cellbg measure.colour %}{{ measure.rag }}",
            "{{ measure.direction }}",
        ),
        ("{%tr endfor %}",),
    ),
    "Targets, tolerance and what good is": (
        ("Measure", "Mar-26 (next)", "Mar-27", "Tolerance", "Good is"),
        (
            "{{ measure.name }}",
            "{{ measure.next }}",
            "{{ measure.later }}",
            "{{ measure.tolerance }}",
            "{{ measure.good }}",
        ),
    ),
    "Performance, {{ months[0] }} to {{ month }}": (
        ("Measure", *(f"{{{{ months[{at}] }}}}" for at in range(6))),
        ("{{ measure.name }}", *(f"{{{{ measure.months[{at}] }}}}" for at in range(6))),
    ),
}


def _add_table(template: Document, rows: Sequence[Sequence[str]]) -> None:
    table = template.add_table(len(rows), len(rows[0]), "Paper table")
    for row, words in zip(table.rows, rows, strict=True):
        for cell, word in zip(row.cells, words, strict=False):
            cell.text = word
