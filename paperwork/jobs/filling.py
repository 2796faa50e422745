"""What was typed over the head of a draft and into its forms, on its way into paper.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from importlib import import_module

from msgspec import Struct

from paperwork.inputs.dates import UnclearError
from paperwork.inputs.filling import day_of, fill
from paperwork.inputs.kinds import is_unset
from paperwork.inputs.lines import Lines
from paperwork.jobs.harvesting import Drafted, cut
from paperwork.model.filling import Filled
from paperwork.model.findings import Finding, Place
from paperwork.model.supplied import Inputs
from paperwork.paper.asked import Asked
from paperwork.revise.filling import filled

Marked = tuple[Asked, Mapping[str, str]]
_PAPER = "paper.yaml"
_DAY = "date"
_KEEP_ONE = "Write the right one in paper.yaml; the next refresh brings it into the draft."


class Filling:
    """The head and the forms of one draft, the lines of its paper.yaml, and what is found.

    `lines` are those lines of the draft, in normal form, in which each of these places was found.
    """

    def __init__(self, drafted: Drafted, inputs: Inputs, lines: Lines) -> None:
        self.findings: list[Finding] = []
        self._drafted, self._inputs, self._lines = drafted, inputs, lines
        self._asked = _marked(inputs) if drafted.reframed else None
        self._places = tuple(_places(drafted, *self._asked)) if self._asked else ()
        self.lines = frozenset(one.line for one in self._places)

    def write(self) -> list[str]:
        """Puts what people typed into the lines of paper.yaml; gives what each that changed is called."""
        return [line.title for line in self._edited() if self._written(line)]

    def _edited(self) -> Iterator[_Line]:
        for key in dict.fromkeys(one.key for one in self._places):
            if self._asked:
                said, titles = self._asked[0].said[key], self._asked[0].titles[key]
                edited = tuple(one for one in self._places if one.key == key and _is_edited(one))
                if edited:
                    yield _Line(key, titles, said, edited)

    def _written(self, line: _Line) -> bool:
        """Whether a line was written; what stands against it is found."""
        wrong = self._unsure(line) or line.wrong
        if wrong is None and line.wanted != line.said:
            wrong = line.clash or self._not_put(line)
            if wrong is None:
                self._tell_joined(line)
                return True
        if wrong is not None:
            self._find(line, wrong)
        return False

    def _unsure(self, line: _Line) -> _Wrong | None:
        if any(one.line in self._drafted.unsettled for one in line.places):
            message = "Words from the inputs stand here beside yours, and wait to be settled: nothing of it was taken."
            return _Wrong("unsettled", message, "Accept or reject the changes in Word, and harvest again.")
        return None

    def _not_put(self, line: _Line) -> _Wrong | None:
        """Puts the words into the file; what to tell where that can't be done."""
        linked = (self._inputs.folder / _PAPER).is_symlink()
        if linked or not fill(self._lines, line.key, line.words, self._inputs.template.forms):
            message = f"'{cut(line.words)}' can't be written into paper.yaml."
            return _Wrong("not-harvested", message, "Write it there by hand.")
        return None

    def _tell_joined(self, line: _Line) -> None:
        if any(one.joined for one in line.places):
            message = "These words stand in several lines of the draft; paper.yaml has them in one."
            self._find(line, _Wrong("one-line", message, "Write them in one line in the draft as well."))

    def _find(self, line: _Line, wrong: _Wrong) -> None:
        place = Place(self._drafted.name, heading=line.title)
        self.findings.append(Finding(wrong.check, place, wrong.message, wrong.hint, "warning", key=line.key))


class _Wrong(Struct, frozen=True):
    """What stands against taking a line."""

    check: str
    message: str
    hint: str


class _Line(Struct, frozen=True):
    """A line of paper.yaml that people edited in the draft, in one place or several, and what the file says now."""

    key: str
    title: str
    said: str
    places: tuple[Filled, ...]

    @property
    def wanted(self) -> str:
        """What is typed; a day as 2026-02-27."""
        return _plain(self.key, self.places[0].now or "")

    @property
    def words(self) -> str:
        """What paper.yaml is to say."""
        return f"{date.fromisoformat(self.wanted):%d/%m/%Y}" if self.key == _DAY else self.wanted

    @property
    def wrong(self) -> _Wrong | None:
        """What is amiss with what is typed."""
        if any(one.now is None for one in self.places):
            hint = "Type words alone there, and harvest again."
            return _Wrong("left-in-draft", "paper.yaml can hold words alone here: nothing was taken.", hint)
        typed = dict.fromkeys(_plain(self.key, one.now or "") for one in self.places)
        if len(typed) > 1:
            listed = " and ".join(f"'{cut(one)}'" for one in typed)
            return _Wrong("typed-twice", f"Here stands {listed}: nothing was taken.", "Type one of them everywhere.")
        if not self.wanted:
            message = "The words here were deleted in the draft; paper.yaml keeps them."
            return _Wrong("emptied", message, "If that was meant, delete them in paper.yaml.")
        return self._no_day()

    def _no_day(self) -> _Wrong | None:
        try:
            _ = day_of(self.wanted) if self.key == _DAY else ""
        except UnclearError as wrong:
            return _Wrong("bad-value", f"{wrong.message} Nothing was taken.", wrong.hint)
        return None

    @property
    def clash(self) -> _Wrong | None:
        """Whether paper.yaml was changed meanwhile, to something else."""
        if all(_plain(self.key, one.was) == self.said for one in self.places):
            return None
        now = f"'{cut(self.said)}'" if self.said else "nothing"
        message = f"The draft says '{cut(self.wanted)}', and paper.yaml says {now} since: nothing was taken."
        return _Wrong("to-settle", message, _KEEP_ONE)


def _is_edited(place: Filled) -> bool:
    return place.now is None or _plain(place.key, place.now) != _plain(place.key, place.was)


def _plain(key: str, words: str) -> str:
    """Words as they are compared: what is still to be settled says nothing, and a day is one however it is written."""
    if "/" not in key and is_unset(words):
        return ""
    try:
        return day_of(words) if key == _DAY else words
    except UnclearError:
        return words


def _marked(inputs: Inputs) -> Marked | None:
    """Loaded where a draft's head or forms were edited: most harvests need none of what makes a draft."""
    found: Marked | None = import_module("paperwork.jobs.asking").marked(inputs)
    return found


def _places(drafted: Drafted, paper: Asked, marked: Mapping[str, str]) -> Iterator[Filled]:
    for tag, (base, now) in drafted.frames.items():
        if tag in marked:
            yield from filled(marked[tag], paper.printed, base, now)
