"""Prose of paper.yaml that a draft prints in parts of its own, on its way back: notes, the public interest test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from paperwork.inputs.filling import put_words
from paperwork.inputs.lines import Lines
from paperwork.inputs.yaml_file import Path
from paperwork.jobs.harvesting import Drafted, cut
from paperwork.model.findings import Finding, Place
from paperwork.model.supplied import Inputs
from paperwork.paper import tags
from paperwork.revise.filling import line_words
from paperwork.revise.naming import Names
from paperwork.word.normal import normal_form

_PAPER = "paper.yaml"
_KEEP_ONE = "Write the right one in paper.yaml; the next refresh brings it into the draft."


class Line(Struct, frozen=True):
    """A paragraph of such a part: where paper.yaml has it, what it says there, and the label before it in the draft.

    One without a path follows from something else.
    """

    path: Path = ()
    said: str = ""
    labelled: bool = False


class OwnLines:
    """These parts of one draft. `taken` has what an earlier harvest took from them.

    After `write`, `parts` has what has been taken by now (None for what the stamp says), `whole` the tags of those of
    which nothing is left to be told, `back` what was taken back, `ahead` what paper.yaml says otherwise than a draft in
    which nobody has changed it.
    """

    def __init__(self, drafted: Drafted, inputs: Inputs, lines: Lines, taken: Mapping[str, str]) -> None:
        self.findings: list[Finding] = []
        self.back: list[str] = []
        self.ahead: list[str] = []
        self.whole: set[str] = set()
        self.parts: dict[str, str | None] = {}
        self._drafted, self._lines, self._taken = drafted, lines, taken
        self._linked = (inputs.folder / _PAPER).is_symlink()
        self._of_tags = dict(_own_lines(inputs))
        self._names = Names(tuple(now for _, now in drafted.frames.values()))

    def write(self) -> list[str]:
        """Puts what people typed into the lines of paper.yaml; gives what each part that changed is called."""
        return [self._names.of(tag) for tag, lines in self._of_tags.items() if self._written(tag, lines)]

    def _written(self, tag: str, lines: tuple[Line, ...]) -> bool:
        standing, base = self._drafted.regions.get(tag, []), self._drafted.base.get(tag)
        if len(standing) != 1 or base is None or tag in self._drafted.clashing:
            return False
        text = normal_form(standing[0])
        stamped, was, now = (_words_of(one) for one in (base, self._taken.get(tag, base), text))
        if not len(now) == len(was) == len(lines):
            return False
        before = list(self._lines.texts)
        done = [self._settled(tag, *one) for one in zip(lines, was, now, strict=True)]
        if not all(done):
            return self._lines.texts != before
        self.whole.add(tag)
        self.parts[tag] = None if now == stamped else text
        old = [one for one, two, three in zip(was, now, stamped, strict=True) if one != two == three]
        self.back += [f"{self._names.of(tag)} ('{cut(one or '')}')" for one in old]
        return self._lines.texts != before

    def _settled(self, tag: str, line: Line, was: str | None, now: str | None) -> bool:
        """Whether paper.yaml says what the draft says, or has changed alone; what stands against it is found."""
        old, new = (_unlabelled(line, one) for one in (was, now))
        if now == was:
            if line.path and old != line.said:
                self.ahead.append(self._names.of(tag))
            return True
        if not line.path or not new or old is None or (line.labelled and _label(was) != _label(now)):
            return False
        if new == line.said:
            return True
        if old != line.said:
            message = f"The draft says '{cut(new)}', and paper.yaml says '{cut(line.said)}' since: nothing was taken."
            place = Place(self._drafted.name, heading=self._names.of(tag))
            self.findings.append(Finding("to-settle", place, message, _KEEP_ONE, "warning", key=tag))
            return False
        return not self._linked and put_words(self._lines, line.path, new)


def _words_of(text: str) -> list[str | None]:
    return [line_words(line) for line in text.split("\n") if line != "p "]


def _label(said: str | None) -> str:
    return (said or "").partition(": ")[0]


def _unlabelled(line: Line, said: str | None) -> str | None:
    return said.partition(": ")[2] if line.labelled and said is not None else said


def _own_lines(inputs: Inputs) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Each such part by its tag, with its lines."""
    if exemption := inputs.brief.exemption:
        test = (Line(("public_interest",), exemption.public_interest, True),) if exemption.public_interest else ()
        yield tags.whole("exempt_reason"), (*[Line()] * (1 + len(exemption.paragraphs)), *test)
    for at, priority in enumerate(inputs.brief.priorities):
        path: Path = ("priorities", at)
        yield tags.priority(priority.id, "not_published"), _notes(path, priority.not_published)
        for number, page in enumerate(priority.pages):
            yield tags.measure(page.id, "not_published"), _notes((*path, "pages", number), page.not_published)


def _notes(path: Path, said: tuple[str, ...]) -> tuple[Line, ...]:
    return tuple(Line((*path, "not_published", at), one) for at, one in enumerate(said))
