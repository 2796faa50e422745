"""What is compared when new data meet an edited draft, and the plan of what is to be done to the draft's own text.

Three texts are compared, each a run of tokens: what was last written (the stamp), what the draft says now, and what a
new build says. A plan names, for each text that changes, the steps that walk through the draft's tokens from first to
last. `paperwork.revise` makes plans; `paperwork.word.patch` carries them out on the draft's own markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

TokenKind = Literal["text", "end", "fact", "region", "picture", "note", "field", "table", "opaque"]
Outcome = Literal["updated", "merged", "kept", "clashed", "added", "dropped", "stays", "gone", "lost", "copied"]

WHOLE = "paperwork:paper/whole"
# Begins, in brackets, each line that parts two versions of a text of which a person must keep one.
TO_SETTLE = "To be settled"


class Token(Struct, frozen=True):
    """One thing that is kept, dropped or added as one: a word, a run of spaces, a sign, or something that stands alone.

    `text` is: of `text` its characters (a line break \\n, a tab \\t); of `end`, which ends a paragraph, the paragraph's
    kind as normal form has it (`p`, `h2`, `l0*`); of `fact` and `region` the tag; of `picture` the SHA-256 of its bytes
    and after a space its alternative text; of `field` what it asks for; of `opaque`, a
    paragraph of its own that nothing is known of, its words. `rows` are those of a `table`.
    """

    kind: TokenKind
    text: str = ""
    bold: bool = False
    italic: bool = False
    href: str = ""
    rows: tuple[tuple[TableCell, ...], ...] = ()


class TableCell(Struct, frozen=True):
    """A table's cell: its tokens, each paragraph with its `end`, and how far it reaches (`2x1`, or empty for one)."""

    tokens: Tokens
    reach: str = ""


Tokens = tuple[Token, ...]
# What ends a paragraph, or stands for a block of its own.
BLOCKS: frozenset[TokenKind] = frozenset({"end", "region", "table", "opaque"})


def paragraphs(said: Tokens) -> Iterator[tuple[int, int]]:
    """Where each paragraph of a text, or what stands in the place of one, begins and stops; what is left over last."""
    start = 0
    for at, token in enumerate(said, 1):
        if token.kind in BLOCKS:
            yield start, at
            start = at
    if start < len(said):
        yield start, len(said)


class Keep(Struct, frozen=True):
    """The draft's next tokens stay as they are."""

    count: int


class Drop(Struct, frozen=True):
    """The draft's next tokens are deleted, as a tracked change."""

    count: int


class Add(Struct, frozen=True):
    """Tokens of the new text, from `start` to before `stop`, are inserted here, as a tracked change.

    `lead` and `tail` are characters that keep them off what stands before and after.
    """

    start: int
    stop: int
    lead: str = ""
    tail: str = ""


class Renew(Struct, frozen=True):
    """The draft's next token, a picture, takes the bytes and the alternative text of a token of the new text.

    Its size stays the author's, and with `keeps_words` its alternative text.
    """

    new: int
    keeps_words: bool = False


class Within(Struct, frozen=True):
    """The draft's next token, a table, changes inside: by the rows of the draft's table, and those that are added.

    Where its columns become more or fewer, all its rows are dropped, and those of a table made anew follow.

    `new` is the table's counterpart in the new text.
    """

    new: int
    rows: tuple[RowStep, ...]


class Remark(Struct, frozen=True):
    """A comment by the program, on the tokens that were kept or added last before it.

    `doubts` says that it is about words beside a figure, and tells no other text.
    """

    text: str
    doubts: bool = False


Step = Keep | Drop | Add | Renew | Within | Remark


class KeepCell(Struct, frozen=True):
    """A cell of a kept row that changes: which one it is, its counterpart in the row of the new table, its steps.

    Where a person's words move into it with their column, `own` is the cell of the draft's row that they stand in: what
    is added counts through its tokens first, then through those of the new cell.
    """

    at: int
    new: int
    steps: tuple[Step, ...]
    own: int = -1


class KeepRow(Struct, frozen=True):
    """The draft's next row stays; `cells` are those of it that change, `new` the row of the new table they match."""

    cells: tuple[KeepCell, ...] = ()
    new: int = -1


class DropRow(Struct, frozen=True):
    """The draft's next row is deleted, as a tracked change."""


class AddRow(Struct, frozen=True):
    """A row of the new table is inserted here, as a tracked change; `order` has its cells as the draft orders them."""

    new: int
    order: tuple[int, ...] = ()


class MakeCell(Struct, frozen=True):
    """A cell of a table that is made anew: its counterparts in the rows of the draft and of the new table, or -1.

    With `mine` it says what the draft's cell says, changed by `steps`; else what the new one says, or nothing where it
    has none, and the steps are comments alone.
    """

    own: int
    new: int
    mine: bool = False
    steps: tuple[Step, ...] = ()


class MakeRow(Struct, frozen=True):
    """A row of a table that is made anew, and put in after the draft's, whose rows all go.

    `own` is the draft's row whose comments and own cells it has, `new` that of the new table that it is like, or -1.
    """

    own: int
    new: int
    cells: tuple[MakeCell, ...]


RowStep = KeepRow | DropRow | AddRow | MakeRow


class Standing(Struct, frozen=True):
    """A text as it stands in a file: the tag it stands under, which one of that tag it is (from 1), its normal form.

    `hides` says that a person hid words in it, which its normal form does not have; `waits` that people's own tracked
    changes wait in one of its tables, `marked` that one bears their comments or colours of cells.
    """

    tag: str
    occurrence: int
    text: str
    hides: bool = False
    waits: bool = False
    marked: bool = False


class Change(Struct, frozen=True):
    """What is done to one text of the draft: steps through its tokens, what came of it, and what it then says.

    `steps` are empty where nothing is done to it. What the inputs dropped `stays` where it was edited; what the draft
    no longer has is `gone`, or `lost` where its words stand there without their frame. `after` is its normal form once
    every step is accepted; `was`, `now` and `new` are those of the stamp, the draft and the new build, for the report.
    `superseded` are comments of an earlier refresh that those of this one take the place of.
    """

    tag: str
    occurrence: int
    outcome: Outcome
    steps: tuple[Step, ...]
    after: str
    was: str = ""
    now: str = ""
    new: str = ""
    superseded: tuple[str, ...] = ()


class Plan(Struct, frozen=True):
    """All that is done to a draft: a change for each text that is touched or told of, in the draft's order."""

    changes: tuple[Change, ...]

    @property
    def touches(self) -> bool:
        """Whether anything is done to the draft at all."""
        return any(change.steps for change in self.changes)
