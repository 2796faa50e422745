"""The measuring rod of the proof-reader: errors that are known, findings, and which finding is which error.

A label (`labels/PAPER.yaml`) is an error that stands in a built paper: its class, the words at fault as they stand in
the Word file, the heading above, for a cell the words that begin its `row`, and the sum that shows it. `certain` is
what the paper, its data or its council's earlier papers prove; what can be argued is not.

A finding is taken for a label where all of this holds:

- *kind*: its check has one of the names, or parts of names, that `kinds.KINDS` gives for the label's class;
- *place*: its heading is one of those above a line on which the label's words stand, or words under `also` (the other
  of two places that disagree), or it names no heading; a term spelt in two ways may be told of where either stands;
- *words*: for a label in prose, all words that the finding quotes, three or more, stand on that line, and half of them
  are the label's (or half of the label's are among them), or the finding says the label's words, or those under
  `also`; for a cell, the finding says the words of its row (of a rate some, since it may name the count's), and says
  the cell (an arrow or a rating needs no saying);
- *numbers*: where the label names `numbers`, the finding says one of them; a date or a number in letters as it stands.
  A row that the label knows by its code is also known by the words beside the code.

One finding may be several labels of one spot, and several findings one label. What a finding says is its quote, its
message and its hint. A label that is certain is found by an error that is certain, and by no warning. A finding that is
certain is right where it is a label that is certain, and otherwise wrong. Checks in `kinds.ELSEWHERE`, of a file's
looks, small numbers, gaps and data, are not counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import docx
import msgspec
import yaml
from lxml import etree
from msgspec import Struct

from paperwork.jobs.build import build
from paperwork.jobs.check_draft import check_draft
from paperwork.model.findings import Finding

from .kinds import ELSEWHERE, KINDS

REPOSITORY = Path(__file__).parents[2]
LABELS = Path(__file__).parent / "labels"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = re.compile(r"[^\W_]+(?:[.,/'-][^\W_]+)*%?|[↑↓→]")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# What a table numbers its rows by.
CODE = re.compile(r"[A-Za-z]{0,3}[ .-]?\d{1,3}(?:\.\d{1,2})*")


class Label(Struct, frozen=True, forbid_unknown_fields=True, rename={"kind": "class"}):
    """An error that is known to stand in a paper."""

    kind: str
    certain: bool
    quote: str
    why: str
    heading: str = ""
    row: str = ""
    also: tuple[str, ...] = ()
    numbers: tuple[str | int | float, ...] = ()
    many: bool = False
    needs: str = ""
    table: str = ""
    after: str = ""
    occurrence: str | int = 0


class Labelled(Struct, frozen=True):
    """The labels of a paper; of one whose folder is empty, the Word file is known to itself alone."""

    labels: tuple[Label, ...]
    paper: str = ""
    folder: str = ""
    held_out: bool = False


class Line(Struct, frozen=True):
    """A paragraph or a row of a table, with the headings above it, the nearest last."""

    text: str
    cells: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


class Proof(Struct, frozen=True, dict=True):
    """What was found in a paper, held against what is known to be wrong in it."""

    name: str
    labelled: Labelled
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]

    @cached_property
    def meets(self) -> dict[Label, list[Finding]]:
        """The findings of each label."""
        return {
            label: [finding for finding in self.findings if is_of(finding, label, self.lines)]
            for label in self.labelled.labels
        }

    def found(self, label: Label, *, certain: bool) -> bool:
        """Whether a label is found: by a finding that is certain, or by any."""
        return any(sure(finding) or not certain for finding in self.meets[label])

    def right(self, finding: Finding, *, certain: bool) -> bool:
        """Whether a finding is a label: one that is certain, or any."""
        return any(finding in found and (label.certain or not certain) for label, found in self.meets.items())


def sure(finding: Finding) -> bool:
    """Whether a finding claims to be certain of an error."""
    return finding.certain and finding.severity == "error"


def labelled(path: Path) -> Labelled:
    """A file of labels, or one of msgspec's errors."""
    return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Labelled)


def labelled_papers() -> tuple[Path, ...]:
    """The files of labels of this repository's papers."""
    return tuple(sorted(LABELS.glob("*.yaml")))


def proof_of_paper(path: Path, out: Path) -> Proof:
    """A paper of this repository, built into a folder and checked with its data."""
    known = labelled(path)
    folder = REPOSITORY / "inputs" / known.folder
    (file,) = build(folder, out=out, force=True).written
    return Proof(path.stem, known, lines(file), counted(check_draft(file, paper=folder).findings))


def proof_of_file(file: Path, path: Path) -> Proof:
    """Any Word file, checked against itself alone."""
    return Proof(file.stem, labelled(path), lines(file), counted(check_draft(file).findings))


def counted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of what a paper says, without those of its looks and its data."""
    return tuple(finding for finding in findings if not _is_elsewhere(finding.check))


def _is_elsewhere(check: str) -> bool:
    return any(check == name or (name.endswith("-") and check.startswith(name)) for name in ELSEWHERE)


def lines(file: Path) -> tuple[Line, ...]:
    """The lines of a Word file's body in order: paragraphs, and rows of tables."""
    body = docx.Document(str(file)).element.body
    said = Counter(plain(_text(one)).strip(" ?:") for one in body.iter(f"{W}p"))
    asked = frozenset(text for text, times in said.items() if times > 2)
    return tuple(_lines(body, [], asked))


def stands(label: Label, within: Sequence[Line]) -> list[Line]:
    """The lines on which a label's words stand, under its heading if there are any there."""
    found = [line for line in within if _stands(label, line)]
    under = [line for line in found if any(same(label.heading, heading) for heading in line.headings)]
    return under or found


def is_of(finding: Finding, label: Label, within: Sequence[Line]) -> bool:
    """Whether a finding is a label, by the rule of this module."""
    if not any(part in finding.check for part in KINDS[label.kind]):
        return False
    said = plain(f"{finding.quote} \n {finding.message} \n {finding.hint}")
    if label.kind == "term-two-ways":
        return _says_forms(f"{finding.quote} {finding.message}", label.also)
    if label.numbers and not any(_says_number(said, plain(str(one))) for one in label.numbers):
        return False
    places = [*stands(label, within), *(line for line in within if _disagrees(label, line))]
    if not label.many and not any(_near(finding, line) for line in places):
        return False
    if label.row:
        rows = (label.row, *(name for line in places if (name := _named_by_code(label, line))))
        return any(_says_row(said, label, row) for row in rows) or _lies_on(finding, label, places)
    return _says(finding, said, label, places)


def _says_forms(said: str, forms: Sequence[str]) -> bool:
    """Whether each form of a term is said: letter for letter where capitals alone differ, else in any case."""
    if len({form.lower() for form in forms}) < len(forms):
        return all(form in said for form in forms)
    return all(plain(form) in plain(said) for form in forms)


def _says_number(said: str, number: str) -> bool:
    """Whether a number is said as such, or a date or a number in letters as it stands."""
    return number in NUMBER.findall(said) or (
        not NUMBER.fullmatch(number) and re.search(rf"(?<!\w){re.escape(number)}(?!\w)", said) is not None
    )


def _named_by_code(label: Label, line: Line) -> str:
    """What a row that the label knows by its code (R5, A10) is of: the words beside the code; empty in other rows."""
    is_code = len(line.cells) > 1 and CODE.fullmatch(label.row) and plain(line.cells[0]) == plain(label.row)
    return line.cells[1] if is_code else ""


def _says_row(said: str, label: Label, row: str) -> bool:
    wanted, have = set(words(row)), set(words(said))
    mark = label.kind in ("arrow-v-values", "rag-v-rule", "missing-value")
    shown = {*words(label.quote), *(word for one in label.also for word in words(one))}
    enough = 0.3 if label.kind.endswith("-v-rate") else 0.6
    return len(wanted & have) >= enough * len(wanted) and (mark or bool(shown & have))


def _lies_on(finding: Finding, label: Label, places: Sequence[Line]) -> bool:
    quoted = words(finding.quote)
    return set(words(label.quote)) <= set(quoted) and any(_within(quoted, line) for line in places)


def _within(quoted: Sequence[str], line: Line) -> bool:
    return len(quoted) > 2 and set(quoted) <= set(words(line.text))


def _says(finding: Finding, said: str, label: Label, places: Sequence[Line]) -> bool:
    if any(plain(one) in (said if " " in one else plain(finding.quote)) for one in (label.quote, *label.also)):
        return True
    quoted = words(finding.quote)
    if quoted and plain(finding.quote) in plain(label.quote):
        return True
    if not any(_within(quoted, line) for line in places):
        return False
    mine = words(label.quote)
    shared = len(set(quoted) & set(mine))
    return shared >= 0.5 * min(len(set(quoted)), len(set(mine)))


def _near(finding: Finding, line: Line) -> bool:
    at = finding.place.heading
    return not at or not line.headings or any(same(at, heading) for heading in line.headings)


def _stands(label: Label, line: Line) -> bool:
    text = plain(line.text)
    return plain(label.row) in text and plain(label.quote) in text


def _disagrees(label: Label, line: Line) -> bool:
    text = plain(line.text)
    return plain(label.row) in text and any(plain(one) in text for one in label.also if label.row or " " in one)


def same(one: str, other: str) -> bool:
    """Whether two headings are the same, or one is the other's beginning or end."""
    a, b = " ".join(words(one)), " ".join(words(other))
    return bool(a) and bool(b) and (a in b or b in a)


def plain(text: str) -> str:
    """Words as they are compared: small letters, plain spaces, one kind of quote and dash, no commas in numbers."""
    text = text.lower().replace("\u00a0", " ").replace("’", "'").replace("‘", "'").replace("–", "-").replace("−", "-")
    return re.sub(r"\s+", " ", re.sub(r"(?<=\d),(?=\d{3})", "", text))


def words(text: str) -> list[str]:
    """The words and numbers of a text, as they are compared."""
    return WORDS.findall(plain(text))


def _lines(parent: etree._Element, above: list[tuple[int, str]], asked: frozenset[str]) -> Iterator[Line]:
    for child in parent:
        if child.tag == f"{W}p":
            text = _text(child)
            level = _level(child, text, asked)
            if level:
                above[:] = [*(one for one in above if one[0] < level), (level, text)]
            if text.strip():
                yield Line(text, (), tuple(heading for _, heading in above))
        elif child.tag == f"{W}tbl":
            for row in child.iter(f"{W}tr"):
                cells = tuple(" ".join(_text(one) for one in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc"))
                yield Line(" | ".join(cells), cells, tuple(heading for _, heading in above))
        elif child.tag in (f"{W}sdt", f"{W}sdtContent"):
            yield from _lines(child, above, asked)


def _text(paragraph: etree._Element) -> str:
    return "".join(
        (one.text or "") if one.tag == f"{W}t" else "\t" for one in paragraph.iter(f"{W}t", f"{W}tab") if _said(one)
    )


def _said(one: etree._Element) -> bool:
    parent = one.getparent()
    return one.tag == f"{W}t" or (parent is not None and parent.tag == f"{W}r")


def _level(paragraph: etree._Element, text: str, asked: frozenset[str]) -> int:
    """The level of a heading, by its style or its bold; a fixed question, which stands three times, is below others."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = str(style.get(f"{W}val")) if style is not None else ""
    if re.fullmatch(r"Heading\d(-.*)?", name):
        return int(name[7])
    if name in ("SectionHeading", "NumberedHeading"):
        return 2
    runs = [run for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None]
    bold = bool(runs) and all(run.find(f"{W}rPr/{W}b") is not None for run in runs)
    fixed = text.rstrip().endswith("?") or plain(text).strip(" ?:") in asked
    is_caption = re.match(r"\s*(?:table|figure|chart) \d", text, re.IGNORECASE)
    return (4 if fixed else 3) if bold and len(text) < 120 and not is_caption else 0
