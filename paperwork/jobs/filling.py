"""What was typed over the head of a draft and into its forms, on its way into paper.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from importlib import import_module

from msgspec import Struct
from msgspec.structs import replace

from paperwork.inputs.dates import UnclearError
from paperwork.inputs.filling import day_of, fill
from paperwork.inputs.kinds import is_unset
from paperwork.inputs.lines import Lines
from paperwork.inputs.workspace import relative
from paperwork.jobs.harvesting import Drafted, cut
from paperwork.model.filling import Filled
from paperwork.model.findings import Finding, Place
from paperwork.model.supplied import Inputs
from paperwork.paper.asked import Asked
from paperwork.revise.filling import filled

Frames = Mapping[str, Mapping[int, str]]
Marked = tuple[Asked, Mapping[str, str]]
_PAPER = "paper.yaml"
_DAY = "date"
_UNSET = "TBC"
_KEEP_ONE = "Write the right one in paper.yaml; the next refresh brings it into the draft."


class Filling:
    """The head and the forms of one draft, the lines of its paper.yaml, and what is found.

    `lines` are those lines of the draft, in normal form, in which each of these places was found. `frames` has of each
    line of the stamp in which something was taken by now what the draft says there. `back` names what was taken back,
    `ahead` what paper.yaml says otherwise than a draft in which nobody has changed it.
    """

    def __init__(self, drafted: Drafted, inputs: Inputs, lines: Lines, taken: Frames) -> None:
        self.findings: list[Finding] = []
        self.back: list[str] = []
        self.ahead: list[str] = []
        self._drafted, self._inputs, self._lines, self._taken = drafted, inputs, lines, taken
        self._asked = _marked(inputs) if drafted.reframed or taken or _rewritten(drafted, inputs) else None
        self._places = tuple(_places(drafted, *self._asked, taken)) if self._asked else ()
        self._refused: set[tuple[str, int]] = set()
        self.lines = frozenset(one.line for one in self._places)

    @property
    def frames(self) -> Frames:
        """What is to be remembered, by tag and by the number of the line in the stamp."""
        frames = {tag: dict(lines) for tag, lines in self._taken.items()}
        for one in self._places:
            lines = frames.setdefault(one.tag, {})
            if (one.tag, one.number) not in self._refused:
                lines[one.number] = one.line
                if one.line == self._drafted.frames[one.tag][0].split("\n")[one.number]:
                    del lines[one.number]
        return {tag: dict(sorted(lines.items())) for tag, lines in sorted(frames.items()) if lines}

    def write(self) -> list[str]:
        """Puts what people typed into the lines of paper.yaml; gives what each that changed is called."""
        return [line.title for line in self._edited() if self._written(line)]

    def _edited(self) -> Iterator[_Line]:
        for key in dict.fromkeys(one.key for one in self._places):
            if self._asked:
                said, title = self._asked[0].said[key], self._asked[0].titles[key]
                here = tuple(one for one in self._places if one.key == key)
                edited = tuple(one for one in here if _is_edited(one))
                if edited:
                    yield _Line(key, title, said, edited)
                elif not any(_plain(key, one.was) == said for one in here):
                    self.ahead.append(title)

    def _written(self, line: _Line) -> bool:
        """Whether a line was written; what stands against it is found."""
        wrong = self._unsure(line) or line.wrong
        if wrong is None and line.wanted != line.said:
            wrong = line.clash or self._not_put(line)
            if wrong is None:
                self._tell_joined(line)
                self.back += line.back
                return True
        if wrong is not None:
            self._find(line, wrong)
            self._refused |= {(one.tag, one.number) for one in line.places}
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
        if not self.wanted:
            return "" if "/" in self.key else _UNSET
        return f"{date.fromisoformat(self.wanted):%d/%m/%Y}" if self.key == _DAY else self.wanted

    @property
    def back(self) -> tuple[str, ...]:
        """What an earlier harvest took, and what the draft says now as it was written."""
        before = [one.was for one in self.places if one.was != one.stamped and one.now == one.stamped]
        if not before:
            return ()
        return (self.title if before[0] in ("yes", "no") else f"{self.title} ('{cut(before[0])}')",)

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
        if not self.wanted and any(_plain(self.key, one.stamped) for one in self.places):
            message = "The words here were deleted in the draft; paper.yaml keeps them."
            return _Wrong("emptied", message, "If that was meant, delete them in paper.yaml.")
        return self._no_day()

    def _no_day(self) -> _Wrong | None:
        try:
            _ = day_of(self.wanted) if self.key == _DAY and self.wanted else ""
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


def _rewritten(drafted: Drafted, inputs: Inputs) -> bool:
    """Whether paper.yaml is another than when the draft was written."""
    path = relative(inputs.workspace, inputs.folder / _PAPER)
    now = [one.sha256 for one in inputs.sources if one.path == path]
    return now != [one.sha256 for one in drafted.sources if one.path == path]


def _places(drafted: Drafted, paper: Asked, marked: Mapping[str, str], taken: Frames) -> Iterator[Filled]:
    for tag, (base, now) in drafted.frames.items():
        if tag in marked:
            found = filled(marked[tag], paper.printed, base, now, taken.get(tag, {}))
            yield from (replace(one, tag=tag) for one in found)
