"""Next month's paper from this month's: the period moved on, the words carried forward and marked, no day made up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ...model.findings import Finding, PaperworkError, Place
from ...model.periods import Period
from .. import workspace as places
from ..carrying import digests
from ..council import keys_of, template_of
from ..homes import COMMENTARY, FRONT_SHEET, homes_in
from ..kinds import schema_of
from ..names import listed
from ..reading import Reading
from ..schema import PaperKeys
from ..writing import read_written
from ..written import Written
from ..yaml_file import Path as KeyPath
from ..yaml_file import read_yaml
from . import months
from .keys import KeyedText
from .start import Start, Wanted, stop_if, warning

_TITLES = ("subject", "report_title", "short_title")
_WHOSE = "--from names a paper of the same council: the folder that holds its paper.yaml."


def followed(wanted: Wanted, earlier: Path) -> Start:
    """The files of the paper that follows an earlier one of the same council.

    PaperworkError where there is no such paper (exit status 2), or it can't be read.
    """
    folder = _earlier(wanted, earlier)
    reading = Reading(wanted.workspace)
    found = keys_of(folder / "paper.yaml", PaperKeys, reading)
    stop_if(reading)
    assert found is not None
    keys = found[0]
    if keys.template != wanted.template:
        raise PaperworkError(_other_template(wanted, keys.template))
    template_of(keys.template, found[1].place("template"), reading)
    stop_if(reading)
    text = reading.text(folder / "paper.yaml") or ""
    following = _Following(wanted, folder, keys, KeyedText(text), read_written(folder, Reading(wanted.workspace)))
    return following.start(reading)


def _earlier(wanted: Wanted, earlier: Path) -> Path:
    folder = earlier.resolve()
    folder = folder.parent if folder.name == "paper.yaml" else folder
    if not (folder / "paper.yaml").is_file():
        message = "The folder holds no paper.yaml." if folder.is_dir() else "There is no such folder."
        raise PaperworkError(Finding("no-paper", Place(str(earlier)), message, _WHOSE), exit_status=2)
    if folder.parent != wanted.council:
        message = "This is a paper of another council, or of another workspace."
        raise PaperworkError(Finding("no-paper", Place(str(earlier)), message, _WHOSE), exit_status=2)
    return folder


def _other_template(wanted: Wanted, template: str) -> Finding:
    message = f"The earlier paper is made with {template}, not with {wanted.template}."
    hint = f"Give {template}; or begin a new paper without --from."
    return Finding("other-template", Place(wanted.name("paper.yaml")), message, hint)


class _Following:
    """One paper on its way to the next: `by` is how many months they are apart."""

    def __init__(self, wanted: Wanted, folder: Path, keys: PaperKeys, text: KeyedText, written: Written) -> None:
        self._wanted, self._folder, self._keys, self._text, self._written = wanted, folder, keys, text, written
        self._findings: list[Finding] = []
        self._by = self._apart()
        self._as_at = wanted.as_at or months.moved_period(keys.as_at, self._by)

    def _apart(self) -> int:
        """The months between the two: as --as-at says, else by the folders' names, else one period of the paper."""
        if self._wanted.as_at:
            return months.apart(self._keys.as_at, self._wanted.as_at)
        before, now = (months.month_of(folder.name) for folder in (self._folder, self._wanted.folder))
        return months.apart(before, now) if before and now else months.step(self._keys.as_at.kind)

    def start(self, reading: Reading) -> Start:
        """The new paper's files; PaperworkError where the earlier paper.yaml can't be changed key by key."""
        self._check_order()
        self._move_on()
        self._leave_behind()
        offered = self._offer()
        text = self._text.text + self._carried(reading)
        self._prove(text)
        files = {self._wanted.folder / "paper.yaml": text.encode()}
        for name in (FRONT_SHEET, COMMENTARY):
            if (self._folder / name).is_file() and (data := reading.data(self._folder / name)) is not None:
                files[self._wanted.folder / name] = data
        stop_if(reading)
        note = f"As at {self._as_at.label}; the paper before it was as at {self._keys.as_at.label}."
        return Start(files, tuple(dict.fromkeys(self._findings)), (note, *offered))

    def _check_order(self) -> None:
        if self._by < 0:
            message = f"This paper would be as at {self._as_at.label}, before the one that it follows."
            hint = "Mend the month in the folder's name, or say --as-at."
            raise PaperworkError(Finding("no-month", Place(self._wanted.folder.name), message, hint), exit_status=2)

    def _move_on(self) -> None:
        put, keys = self._text.put, self._keys
        put(("as_at",), self._as_at.label)
        put(("date",), "TBC", "" if keys.date is None else f"last time: {keys.date:%d/%m/%Y}")
        if keys.latest:
            put(("latest",), "TBC", f"last time: {keys.latest}")
        if keys.period_words:
            moved = months.moved_words(keys.period_words, self._by)
            put(("period_words",), moved or "TBC", "" if moved else f"last time: {keys.period_words}")
        for key in _TITLES:
            self._title(key)
        for path, period in _own_periods(self._keys):
            put(path, months.moved_period(period, self._by).label)
        for path, label, words in self._dated_lines():
            put(path, "", f"last time: {words}")
            self._look(f"'{label}' named a day, '{words}', and is empty now.", "Write it anew.", f"{path[1]}/{path[2]}")
        for path, name in self._files():
            self._file(path, name)
        self._named_months()

    def _title(self, key: str) -> None:
        words = getattr(self._keys, key)
        moved = months.moved_words(words, self._by) if words else ""
        if moved and moved != words:
            self._text.put((key,), moved)
            self._look(f"'{key}' says '{moved}' now.", "Mend it if it is of another month.", key)
        elif moved is None:
            self._look(f"'{key}' names a time: '{words}'.", "Mend it if it is of another month.", key)

    def _dated_lines(self) -> Iterator[tuple[KeyPath, str, str]]:
        """The lines of forms that name a day."""
        rules = self._written.rules
        labels = {line.id: line.label for lines in rules.forms.values() for line in lines} if rules else {}
        for id, lines in self._keys.forms.items():
            for name, words in lines.items():
                if months.names_a_day(words):
                    yield ("forms", id, name), labels.get(name, name), words

    def _files(self) -> Iterator[tuple[KeyPath, str]]:
        yield ("book",), self._keys.book
        for at, data in enumerate(self._keys.data):
            whole = ("data", at, "file") if self._text.has(("data", at, "file")) else ("data", at)
            yield whole, data.file
        yield from ((("tables", at, "file"), table.file) for at, table in enumerate(self._keys.tables))
        yield from ((("appendices", at, "file"), one.file) for at, one in enumerate(self._keys.appendices))

    def _file(self, path: KeyPath, name: str) -> None:
        """The next month's file in the place of this month's, if it is there; else the same, with a warning."""
        moved = months.moved_name(name, self._by)
        next_one = places.inside(self._wanted.workspace, self._wanted.folder, moved) if moved != name else None
        if next_one and next_one.is_file():
            self._text.put(path, moved)
        elif path[0] == "appendices":
            self._look(f"The appendix {name} is that of the earlier paper.", "Name another, or take it out.", name)
        elif moved != name and path[0] != "book":
            message = f"{name} bears an earlier month, and there is no {moved}: it was kept."
            hint = "It has no value for the new month. Put the new file there, and name it in paper.yaml."
            self._look(message, hint, name)

    def _named_months(self) -> None:
        """Warnings of captions and titles that name a time, and of what was said of an earlier paper's own losses."""
        for what, words in self._worded():
            if months.names_a_month(words):
                self._look(f"{what} names a time: '{words}'.", "Mend it if it is of another month.", f"{what}/{words}")
        priorities = self._keys.priorities
        if any(one.not_published or any(page.not_published for page in one.pages) for one in priorities):
            message = "Lines under 'not_published' say what the earlier paper had lost."
            self._look(message, "Take out those that do not hold for this one.", "not_published")

    def _worded(self) -> Iterator[tuple[str, str]]:
        for table in self._keys.tables:
            yield from ((f"The {what} of the table '{table.id}'", getattr(table, what)) for what in ("caption", "note"))
        for priority in self._keys.priorities:
            yield f"The title of the priority '{priority.id}'", priority.title
            yield from ((f"The title of the page '{page.id}'", page.title) for page in priority.pages)
        yield from ((f"The title of the appendix '{one.id}'", one.title) for one in self._keys.appendices)

    def _leave_behind(self) -> None:
        """What was said of the earlier paper alone: what it printed otherwise, what was accepted or carried into it."""
        for key in ("published_as", "carried", "accept"):
            self._text.drop((key,))
        if accepted := len(self._keys.accept):
            message = f"Findings accepted in the earlier paper were left out: {accepted}."
            self._look(message, "Accept under 'accept' what still holds, each with its reason.", "accept")
        if self._keys.disclosure and self._keys.disclosure.how == "as-published":
            self._text.drop(("disclosure",))
            message = "The earlier paper printed small numbers, for a reason of its own: that was left out."
            self._look(message, "Small numbers are hidden in this one, unless it gives its own reason.", "disclosure")
        for at, table in enumerate(self._keys.tables):
            if table.published_as:
                self._text.drop(("tables", at, "published_as"))

    def _offer(self) -> tuple[str, ...]:
        """A line that is commented out for each measure of the book that no page shows; and a note of them."""
        pages = [page for priority in self._keys.priorities for page in priority.pages]
        shown = {measure for page in self._written.brief.priorities for one in page.pages for measure in one.measures}
        new = [one for one in self._written.measures if one.id not in shown and not one.in_tables_only]
        if not new:
            return ()
        path = ("priorities", len(self._keys.priorities) - 1, "pages")
        indent = self._text.indent_of(path) if pages else None
        space = " " * (6 if indent is None else indent)
        lines = [
            f"{space}# In the book, and on no page: take the # away from those that this paper is to show.",
            *(f"{space}# - {{measures: [{one.id}]}}  # {one.name}" for one in new),
        ]
        if indent is None:
            self._text.add_at_end(lines)
        else:
            self._text.add_after(path, lines)
        return (f"In the book and on no page, offered in paper.yaml: {listed(one.name for one in new)}.",)

    def _carried(self, reading: Reading) -> str:
        """The key `carried`: a digest of each text that the earlier paper's author wrote."""
        homes = list(homes_in(self._written.front, self._written.brief.priorities))
        marks: Mapping[str, str] = digests(homes, self._folder, reading)
        if not marks:
            return ""
        return (
            "\n# Words of the earlier paper that nobody has looked at yet. A line counts for nothing once its words\n"
            "# differ. Where they still hold, delete it; or delete the comment on them in the draft, and harvest.\n"
            f"carried:\n  from: {self._folder.name}\n  texts:\n"
            + "".join(f"    {key}: {digest}\n" for key, digest in marks.items())
        )

    def _prove(self, text: str) -> None:
        """That the new paper.yaml says what it is to say, however the earlier one was written."""
        reading = Reading(self._wanted.workspace)
        read = read_yaml(text, self._wanted.name("paper.yaml"), reading)
        said = schema_of(PaperKeys, read, reading) if read else None
        right = said is not None and (
            (said.as_at, said.date, said.published_as, said.accept) == (self._as_at, None, (), ())
        )
        right = (
            right
            and said is not None
            and _own_periods(said)
            == [(path, months.moved_period(period, self._by)) for path, period in _own_periods(self._keys)]
        )
        if reading.failed or not right:
            message = "The period in this paper.yaml can't be moved on by itself."
            hint = "Write each of its keys on a line of its own, without & and *; or copy the folder by hand."
            place = Place(places.relative(self._wanted.workspace, self._folder / "paper.yaml"))
            raise PaperworkError(Finding("not-moved-on", place, message, hint))

    def _look(self, message: str, hint: str, key: str) -> None:
        self._findings.append(warning("to-look-at", self._wanted.name("paper.yaml"), message, hint, key))


def _own_periods(keys: PaperKeys) -> list[tuple[KeyPath, Period]]:
    """The periods that pages have of their own, by where they are said."""
    return [
        (("priorities", at, "pages", number, "as_at"), page.as_at)
        for at, priority in enumerate(keys.priorities)
        for number, page in enumerate(priority.pages)
        if page.as_at is not None
    ]
