"""The two Markdown files of a paper: the front sheet's sections, and the commentary's pages with their questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ..model.findings import Place
from ..model.supplied import PageBrief, PriorityBrief, Prose, Question, Section, SectionRule
from . import prose
from . import workspace as places
from .known import Known
from .names import did_you_mean, folded, listed
from .reading import Reading

# What an author writes under this heading stands before the tables of its page.
LEAD = "Lead-in"
_HEADING = re.compile(r" {0,3}(#{1,2})[ \t]+(.*?)[ \t]*#*\s*\Z")
_FENCE = re.compile(r" {0,3}(```|~~~)")


class Part(Struct):
    """A heading of a file, its line, and the text under it, which begins on `text_line`."""

    heading: str
    line: int
    text_line: int
    text: str = ""


def parts_of(text: str, level: int, first_line: int = 1) -> tuple[Part, list[Part]]:
    """The text above the first heading of a level, and a part for each such heading."""
    above = Part("", 0, first_line)
    parts: list[Part] = []
    kept: list[list[str]] = [[]]
    for number, line, plain in _plain_lines(text, first_line):
        found = _HEADING.match(line) if plain else None
        if found and len(found[1]) == level:
            parts.append(Part(found[2], number, number + 1))
            kept.append([])
        else:
            kept[-1].append(line)
    for part, own in zip([above, *parts], kept, strict=True):
        part.text = "\n".join(own)
    return above, parts


def _plain_lines(text: str, first_line: int) -> Iterator[tuple[int, str, bool]]:
    """Each line with its number, and whether it can be a heading: not inside a comment or a fence of code."""
    closing = ""
    for number, line in enumerate(text.split("\n"), first_line):
        yield number, line, not closing
        opened = _FENCE.match(line)
        if closing:
            closing = "" if closing in line else closing
        elif opened:
            closing = opened[1]
        elif line.lstrip().startswith("<!--") and "-->" not in line:
            closing = "-->"


class Author:
    """Reads what authors write, for one paper."""

    def __init__(self, known: Known, reading: Reading) -> None:
        self.reading = reading
        self.live = prose.Live(self._fact, self._include, self._file_of)
        self._known = known

    def prose(self, text: str, place: Place) -> Prose:
        """Blocks, with findings for what is not read."""
        blocks, findings = prose.read_prose(text, place, self.live)
        self.reading.findings += findings
        return blocks

    def judge(self, part: Part, file: str) -> None:
        """Findings for what is not read in a part that has no place in the paper."""
        above, below = parts_of(part.text, 2, part.text_line)
        for one in (above, *below):
            self.prose(one.text, Place(file, one.text_line))

    def _fact(self, name: str) -> tuple[str, str] | None:
        measure, _, fact = name.partition(".")
        return self._known.check_fact(measure, fact)

    def _file_of(self, name: str) -> str:
        return f"boilerplate/{name}"

    def _include(self, name: str) -> str | tuple[str, str]:
        folder = self.reading.workspace / "boilerplate"
        path = places.inside(folder, folder, name)
        if path is None and (folder / name).is_symlink():
            return f"boilerplate/{name} is a link that leads out of boilerplate/.", "Put the file itself there."
        if path is None or not path.is_file():
            names = sorted(other.name for other in folder.glob("*.md") if other.is_file())
            otherwise = f"The files there are: {listed(names) or 'none'}."
            return f"There is no boilerplate/{name}.", did_you_mean(name, names, otherwise)
        return self.reading.text(path) or ""


def sections(rules: Iterable[SectionRule], path: Path, author: Author, reading: Reading) -> tuple[Section, ...]:
    """The front sheet: a section for each of the template's rules, empty (and warned of) where nothing is written."""
    rules = list(rules)
    file = reading.name(path)
    text = _text(path, "The front sheet is not written yet.", reading)
    above, parts = parts_of(text or "", 1)
    _stray(above, file, "section", reading)
    names = {name: rule.id for rule in rules for name in (folded(rule.heading), rule.id)}
    by_id = _sorted(parts, names, [rule.heading for rule in rules], "section", file, author)
    return tuple(_section(rule, by_id.get(rule.id), file, author, reading, text is not None) for rule in rules)


def _text(path: Path, message: str, reading: Reading) -> str | None:
    """The file's text; None, with one warning for all that it lacks, where it is not there."""
    if reading.there(path):
        return reading.text(path)
    reading.warning("nothing-written", Place(reading.name(path)), message, f"Write it in {path.name}.")
    return None


def _section(rule: SectionRule, part: Part | None, file: str, author: Author, reading: Reading, warn: bool) -> Section:
    place = Place(file, part.line, heading=rule.heading) if part else Place(file, heading=rule.heading)
    blocks = author.prose(part.text, Place(file, part.text_line)) if part else ()
    if not blocks and rule.mandatory and warn:
        hint = f"Write it under '# {rule.heading}'; write None if there is nothing to say."
        reading.warning("nothing-written", place, "This section is empty.", hint)
    return Section(rule, blocks, place)


def _stray(above: Part, file: str, what: str, reading: Reading) -> None:
    lines = above.text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip() and not line.strip().startswith("<!--")), None)
    if first is not None:
        message = f"This text stands above the first heading and belongs to no {what}."
        reading.error("stray-text", Place(file, above.text_line + first), message, "Put it under a heading.")


def _sorted(
    parts: list[Part], names: dict[str, str], shown: list[str], what: str, file: str, author: Author
) -> dict[str, Part]:
    """The parts by the id that their headings name; unknown headings and doubled ones are findings."""
    found: dict[str, Part] = {}
    ids = [name for name, id in names.items() if name == id]
    for part in parts:
        place = Place(file, part.line)
        id = names.get(folded(part.heading))
        if id is None:
            others = listed(f"'{name}'" for name in shown)
            otherwise = f"The {what}s are {others}." if shown else f"There are no {what}s yet."
            hint = did_you_mean(part.heading, [*shown, *ids], otherwise)
            author.reading.error("unknown-heading", place, f"There is no {what} '{part.heading}'.", hint)
        elif id in found:
            message = f"'{part.heading}' stands here a second time; the first is on line {found[id].line}."
            author.reading.error("said-twice", place, message, "Join the two.")
        else:
            found[id] = part
            continue
        author.judge(part, file)
    return found


def with_commentary(
    priorities: tuple[PriorityBrief, ...],
    asked: tuple[str, ...],
    silent: set[str],
    path: Path,
    author: Author,
    reading: Reading,
) -> tuple[PriorityBrief, ...]:
    """The pages with what the commentary says on each: notes, and answers to the questions asked there.

    Pages in `silent` are asked nothing.
    """
    file = reading.name(path)
    text = _text(path, "The commentary is not written yet.", reading)
    above, parts = parts_of(text or "", 1)
    _stray(above, file, "page", reading)
    pages = [page for priority in priorities for page in priority.pages]
    names = {name: page.id for page in pages for name in (folded(page.title), page.id)}
    by_id = _sorted(parts, names, [page.title for page in pages], "page", file, author)
    desk = _Desk(file, author, reading, text is not None)
    return tuple(
        replace(
            priority,
            pages=tuple(
                desk.page(page, None if page.id in silent else asked, by_id.get(page.id)) for page in priority.pages
            ),
        )
        for priority in priorities
    )


class _Desk(Struct):
    file: str
    author: Author
    reading: Reading
    warn: bool

    def page(self, page: PageBrief, wanted: tuple[str, ...] | None, part: Part | None) -> PageBrief:
        """A page with its notes and its answers; `wanted` are its questions, None where it needs no commentary."""
        asked = wanted or ()
        if part is None:
            if wanted == () and self.warn:
                message, hint = "Nothing is written for this page.", f"Write it under '# {page.id}'."
                self.reading.warning("nothing-written", Place(self.file, heading=page.title), message, hint)
            return replace(page, questions=tuple(self._question(text, None, page) for text in asked))
        above, below = parts_of(part.text, 2, part.text_line)
        leads = [one for one in below if folded(one.heading) == folded(LEAD)]
        answers = [one for one in below if one not in leads]
        names = {folded(text): text for text in asked}
        by_text = _sorted(answers, names, list(asked), "question", self.file, self.author) if asked else {}
        if answers and not asked:
            message = f"The page '{page.title}' asks no questions."
            self.reading.error("unknown-heading", Place(self.file, answers[0].line), message, "Write it as plain text.")
        notes = self.author.prose(above.text, Place(self.file, above.text_line))
        questions = tuple(self._question(text, by_text.get(text), page) for text in asked)
        return replace(page, notes=notes, questions=questions, lead=self._lead(leads))

    def _lead(self, parts: list[Part]) -> Prose:
        for again in parts[1:]:
            message = f"'{again.heading}' stands here a second time; the first is on line {parts[0].line}."
            self.reading.error("said-twice", Place(self.file, again.line), message, "Join the two.")
        return self.author.prose(parts[0].text, Place(self.file, parts[0].text_line)) if parts else ()

    def _question(self, text: str, part: Part | None, page: PageBrief) -> Question:
        place = Place(self.file, part.line if part else 0, heading=page.title)
        answer = self.author.prose(part.text, Place(self.file, part.text_line)) if part else ()
        if not answer and self.warn:
            under = f"'## {text}'" if part else f"'## {text}', under '# {page.id}'"
            self.reading.warning("nothing-written", place, f"'{text}' is not answered.", f"Write it under {under}.")
        return Question(text, answer, place)
