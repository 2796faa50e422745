"""Harvest: what people wrote into a Word draft, back into the Markdown files that the draft was built from."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from paperwork.inputs import read as read_inputs
from paperwork.inputs.carrying import unmark
from paperwork.inputs.homes import Home, boilerplate, homes, put
from paperwork.inputs.known import Known
from paperwork.inputs.lines import Lines
from paperwork.inputs.workspace import relative
from paperwork.jobs.belonging import Living, gone_astray, living, paper_of
from paperwork.jobs.belongs import Belonging
from paperwork.jobs.filling import Filling
from paperwork.jobs.harvesting import Drafted, cut, tag_of
from paperwork.jobs.outputs import write_whole
from paperwork.jobs.own_lines import OwnLines
from paperwork.jobs.remembering import Taken, remembered, taken_from, unwritable
from paperwork.jobs.untaken import Untaken
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Outcome
from paperwork.model.supplied import Inputs
from paperwork.paper.carried import remark
from paperwork.revise.harvesting import Harvest, harvested
from paperwork.word.normal import normal_form

_PAPER = "paper.yaml"
_NOTHING = "The paper's text files say already what the draft says."
_NOTHING_MORE = "Apart from what the warnings name, the paper's text files say already what the draft says."
_NOTHING_NEW = "The draft has nothing new for the paper's text files."
_BACK = "Taken back in the draft, and so out of"
_AHEAD = "Where nothing new was typed, the paper's files say something else than the draft"
_AHEAD_HINT = "A build or a refresh brings their words into a draft; delete them in the file if they are not wanted."


def harvest(file: Path, *, paper: Path | None = None, dry_run: bool = False) -> Outcome:
    """The text files of the draft's paper with what was edited in the draft; in a dry run, how they would change.

    Raises PaperworkError, with nothing written, where the file is no draft of ours, its paper is not found or can't be
    read, or a text file can't be written.
    """
    given = living(file)
    inputs = read_inputs(paper_of(file, given.stamp, paper))
    renamed = gone_astray(file, given.stamp, relative(inputs.workspace, inputs.folder), inputs.sources)
    work = _Harvesting(given, inputs)
    work.all()
    if work.refused:
        raise PaperworkError(work.refused)
    findings = (*given.findings, *renamed, *work.findings)
    changed = work.files.changed
    if dry_run and changed:
        return Outcome((), findings, (*work.notes("Would change"), *work.files.differences))
    if not dry_run:
        write_whole({**changed, **remembered(work.taken, inputs.folder)})
    return Outcome(tuple(changed), findings, work.notes("Harvested into"))


_INSTEAD = {
    "a table": "A table can come from a sheet, by 'tables' in paper.yaml.",
    "a picture": "It can come with an appendix, by 'appendices' in paper.yaml.",
    "a footnote": "Write what it says into the sentence, and harvest again.",
    "a drawing or a box": "Type its words among those of the part, and harvest again.",
    "another part of the paper": "Move it out of this part in Word, and harvest again.",
    "a link": "Link to an address of the web or of mail, or leave the words without a link.",
    "a field": "Type what it shows in words, and harvest again.",
}


def _instead(what: str) -> str:
    """What to do about something that a text file can't hold."""
    return next(hint for begins, hint in _INSTEAD.items() if what.startswith(begins))


class _Files:
    """The text files of a paper, as they are and as they will be."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._before: dict[str, bytes] = {}
        self._lines: dict[str, Lines] = {}

    def lines(self, name: str) -> Lines:
        """The lines of a file, none where there is no such file yet."""
        if name not in self._lines:
            path = self._folder / name
            self._before[name] = path.read_bytes() if path.exists() else b""
            self._lines[name] = Lines.of(self._before[name])
        return self._lines[name]

    @property
    def changed(self) -> Mapping[Path, bytes]:
        """The files that say something new."""
        return {
            self._folder / name: lines.data for name, lines in self._lines.items() if lines.data != self._before[name]
        }

    @property
    def differences(self) -> Iterator[str]:
        """What changes, as a unified diff with a line of context."""
        for name, lines in self._lines.items():
            before = Lines.of(self._before[name]).texts
            yield from difflib.unified_diff(before, lines.texts, name, f"{name} (harvested)", n=1, lineterm="")


class _Harvesting:
    """One draft's words on their way into its paper's text files; `refused` is what stops all of it."""

    def __init__(self, given: Living, inputs: Inputs) -> None:
        self.files = _Files(inputs.folder)
        self.refused: list[Finding] = []
        self._name, self._given, self._inputs = given.file.name, given, inputs
        self._live = boilerplate(inputs.workspace)
        self._drafted = Drafted(given, Known(inputs.book.measures, ""))
        self._before = taken_from(given, inputs.folder, inputs.workspace)
        self._parts = dict(self._before.parts)
        self._filling = Filling(self._drafted, inputs, self.files.lines(_PAPER), self._before.frames)
        self._done: dict[str, list[str]] = {}
        self._back: dict[str, list[str]] = {}
        self._ahead: list[str] = []

    def all(self) -> None:
        """Every place of the paper, one after the other."""
        every = list(homes(self._inputs))
        for home in every:
            if said := self._drafted.said(home):
                taken = self._before.parts.get(tag_of(home))
                found = harvested(*said, normal_form(home.said), self._drafted.values, taken)
                self._tell(home, found)
                self._put(home, found)
                self._remember(home, found)
        self._settle()
        own = OwnLines(self._drafted, self._inputs, self.files.lines(_PAPER), self._before.parts)
        if titles := [*self._filling.write(), *own.write()]:
            self._done.setdefault(_PAPER, []).extend(titles)
        if back := [*self._filling.back, *own.back]:
            self._back[_PAPER] = back
        self._ahead += [*self._filling.ahead, *own.ahead]
        for tag, text in own.parts.items():
            self._keep(tag, text)
        untaken = Untaken(self._drafted, Belonging(self._inputs), {tag_of(home) for home in every}, own.whole)
        self._drafted.findings += [*own.findings, *untaken.findings(self._filling.lines)]

    @property
    def taken(self) -> Taken:
        """What has been taken from this draft by now."""
        return replace(self._before, parts=dict(sorted(self._parts.items())), frames=self._filling.frames)

    def _remember(self, home: Home, found: Harvest) -> None:
        """Keeps what was taken of a part, until the draft says again what it was written with."""
        if found.taken is not None:
            self._keep(tag_of(home), None if found.as_stamped else found.taken)
        if found.back:
            said = "; ".join(f"'{cut(one)}'" for one in found.back)
            self._back.setdefault(home.file, []).append(f"{home.title} ({said})")
        if found.ahead:
            self._ahead.append(home.title)

    def _keep(self, tag: str, text: str | None) -> None:
        self._parts.pop(tag, None)
        if text is not None:
            self._parts[tag] = text

    def _settle(self) -> None:
        """Takes the mark from each carried text that was edited in the draft, or whose remark was deleted there."""
        remarks = {" ".join(text.split()) for text in self._given.draft.comments}
        touched = {title for titles in self._done.values() for title in titles}
        carried = self._inputs.carried
        settled = [one for one in carried if one.title in touched or " ".join(remark(one).split()) not in remarks]
        if settled and not (self._inputs.folder / _PAPER).is_symlink():
            unmark(self.files.lines(_PAPER), settled)
            self._done[_PAPER] = [f"{one.title} (no longer marked as carried)" for one in settled]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was found."""
        unkept = unwritable(self._name, self._inputs.folder) if self.taken != self._before else ()
        return (*unkept, *self._unsettled(), *dict.fromkeys((*self._filling.findings, *self._drafted.findings)))

    def notes(self, done: str) -> tuple[str, ...]:
        """Which places changed in which file, what was taken back, and what the files say otherwise."""
        some = [f"{done} {name}: {'; '.join(titles)}" for name, titles in self._done.items()]
        some += [f"{_BACK} {name}: {'; '.join(said)}" for name, said in self._back.items()]
        if self._ahead:
            return (*(some or [_NOTHING_NEW]), f"{_AHEAD}: {'; '.join(self._ahead)}. {_AHEAD_HINT}")
        return tuple(some) or (_NOTHING_MORE if self.findings else _NOTHING,)

    def _put(self, home: Home, found: Harvest) -> None:
        if found.blocks is None:
            return
        lines = self.files.lines(home.file)
        before = list(lines.texts)
        if (self._inputs.folder / home.file).is_symlink():
            self._refuse(
                home, f"{home.file} is a link to another file, so it was not written.", "Put the file itself there."
            )
        elif not put(lines, home, found.blocks, self._live):
            self._refuse(home, f"These words can't be written into {home.file}.", "Write them there by hand.")
        elif lines.texts != before:
            self._done.setdefault(home.file, []).append(home.title)

    def _refuse(self, home: Home, message: str, hint: str) -> None:
        self.refused.append(Finding("not-harvested", Place(self._name, heading=home.title), message, hint))

    def _tell(self, home: Home, found: Harvest) -> None:
        find = self._drafted.find
        for what in found.left:
            message = f"A text file cannot hold {what}: it stays in the draft alone."
            find(home, "left-in-draft", message, _instead(what), what)
        for said in found.torn:
            message = f"A piece of the gap that stood here is still there, and was taken as words: '{cut(said)}'"
            find(home, "gap-left", message, "Delete it in Word, and harvest again.", said)
        for said in found.levelled:
            message = (
                f"The heading '{cut(said)}' has a level that {home.file} keeps for itself, or has not: it changed."
            )
            find(home, "heading-level", message, "In Word, give it the style Heading 3, 4, 5 or 6.", said)
        for fact, said in found.frozen:
            message = (
                f"The figure {{{{ {fact} }}}} was replaced by words, and no longer changes with the data: '{cut(said)}'"
            )
            find(home, "fact-not-live", message, f"If it should change, write {{{{ {fact} }}}} in {home.file}.", fact)
        if found.clashes:
            message = f"This was edited in the draft, and in {home.file} since: both versions stand there now."
            find(home, "to-settle", message, f"In {home.file}, keep one and delete the lines in brackets.")
        if found.waits:
            message = f"Two versions of this still stand in {home.file} from before: nothing more of it was taken."
            find(home, "to-settle", message, f"In {home.file}, keep one, and then harvest again.")
        if found.blocks == () and home.said:
            message = f"All words of this part were deleted in the draft, and so they were in {home.file}."
            find(home, "emptied", message, "If that was not meant, write them in the draft again, and harvest again.")

    def _unsettled(self) -> Iterator[Finding]:
        """A warning where tracked changes were taken that nobody has settled."""
        count = sum(finding.check == "tracked-change" for finding in self._given.draft.findings)
        if count and self._done:
            message = f"The draft has {count} tracked changes that are not settled; they were taken as accepted."
            hint = "Look whether that is what you mean; else settle them in Word, and harvest again."
            yield Finding("unsettled", Place(self._name), message, hint, "warning")
