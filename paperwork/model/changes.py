"""What changed between a draft and its inputs, or between two drafts; and the receipt of a paper. Both go out as JSON
as they stand here: their fields are documented in docs/drafts.md, and none is renamed or taken away."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

InputKind = Literal["data", "words", "rules", "template", "appendix"]
TextKind = Literal["edited", "typed over", "added", "deleted", "moved", "copied"]
By = Literal["people", "build"]
ROW_MOVED = "row moved"
STRUCK = "struck through"


class Side(Struct, frozen=True):
    """One of the two that are compared: a Word file, or (without a date) the folder whose inputs are read now."""

    name: str
    paper: str
    program: str
    at: str = ""


class InputFile(Struct, frozen=True):
    """An input by its path in the workspace, with its SHA-256 before and now; empty where it is not among the inputs.

    `saved` is the day on which the file was last saved, where it was read now.
    """

    path: str
    kind: InputKind
    was: str
    now: str
    saved: str = ""


class FactChange(Struct, frozen=True):
    """A fact that reads otherwise than before; empty where it is not known. `fact` is its name: `actual`, `at_2025_01`.

    `source` and `source_was` say in words where its values come from, `files` which inputs these are.
    """

    measure: str
    name: str
    page: str
    fact: str
    was: str
    now: str
    source_was: str
    source: str
    files: tuple[InputFile, ...]


class Edit(Struct, frozen=True):
    """Words that stand in the place of others, with a few words of what stands before and after them.

    `where` is `row` for a whole row of a table, `row moved` for one that stands elsewhere (`was` and `now` are alike,
    `before` is the row that it stands after), `row 'Plans', column 'May-25'` for a cell, else empty. Where only the
    `form` differs (bold, italic, a link, how paragraphs are parted, a picture's pixels), `was` and `now` are alike.
    `earlier` says that `now` is what the program itself wrote there before `was`: a person kept it, and wrote nothing.
    """

    was: str
    now: str
    before: str = ""
    after: str = ""
    where: str = ""
    form: bool = False
    earlier: bool = False


class TextChange(Struct, frozen=True):
    """A part of a draft that says something else, by the heading under which it is printed.

    `by` is `build` where both drafts say there what the program wrote into them, `people` everywhere else.
    """

    heading: str
    tag: str
    kind: TextKind
    by: By
    edits: tuple[Edit, ...] = ()


class Changes(Struct, frozen=True):
    """All that changed from one side to the other. `tracked` counts unsettled tracked changes, read as accepted."""

    was: Side
    now: Side
    inputs: tuple[InputFile, ...]
    facts: tuple[FactChange, ...]
    texts: tuple[TextChange, ...]
    tracked: int = 0

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.inputs or self.facts or self.texts or self.was.program != self.now.program)


class ReceiptInput(Struct, frozen=True):
    """An input that a draft was made from, by its path in the workspace, with its SHA-256.

    Where the paper hides small numbers, that of data is one of what is printed of them.
    """

    path: str
    kind: InputKind
    sha256: str


class Receipt(Struct, frozen=True):
    """What a draft says that it was made from. `at` is the day it bears; `as_written`: nobody has edited it since.

    `hides` is the largest count of children that its paper hides; 0 where it hides none.
    """

    file: str
    paper: str
    program: str
    at: str
    as_written: bool
    inputs: tuple[ReceiptInput, ...]
    hides: int = 0
