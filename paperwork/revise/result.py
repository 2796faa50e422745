"""Three texts that are compared, and what comes of it: steps through the draft's, and the text that they lead to."""

from __future__ import annotations

from msgspec import Struct, field

from paperwork.model.revision import Drop, Keep, Step, Token, Tokens


class Clash(Struct, frozen=True):
    """A clash of an earlier refresh, by its comment (`said`): a person's words, and ours beside them."""

    mine: str
    ours: str
    said: str


class Merged(Struct):
    """What came of a merge: steps through the draft's tokens, what they lead to, and who had changed what.

    `superseded` are comments of an earlier refresh in whose place others are made.
    """

    steps: list[Step] = field(default_factory=list)
    after: list[Token] = field(default_factory=list)
    took: bool = False
    kept: bool = False
    clashed: bool = False
    superseded: list[str] = field(default_factory=list)

    def add(self, *steps: Step) -> None:
        """More steps; keeping goes on where it was."""
        for step in steps:
            last = self.steps[-1] if self.steps else None
            if isinstance(step, Keep) and isinstance(last, Keep):
                self.steps[-1] = Keep(last.count + step.count)
            elif not (isinstance(step, Keep | Drop) and step.count == 0):
                self.steps.append(step)

    def note(self, inner: Merged) -> None:
        """What a merge inside this one came to."""
        self.took |= inner.took
        self.kept |= inner.kept
        self.clashed |= inner.clashed
        self.superseded += inner.superseded


class Texts(Struct, frozen=True):
    """Three texts that are compared: what was last written, what the draft says, what a new build says.

    `own` are the facts that a person has typed over: the same tokens in all three, and yet edited. `clashes` are those
    of an earlier refresh. `heads` says that a table's first row heads its columns, as in all that are made; `fixed`
    that its tables bear no change of their columns: a person hid words in them, or has changes there to settle;
    `marked` that they bear comments or colours of people, which go with their cells where a table is made anew; `whole`
    has paragraphs of the base that give way as one, not word by word.
    """

    base: Tokens
    draft: Tokens
    new: Tokens
    own: frozenset[str] = frozenset()
    clashes: tuple[Clash, ...] = ()
    heads: bool = True
    fixed: bool = False
    marked: bool = False
    whole: frozenset[Tokens] = frozenset()


def is_edited(base: Tokens, draft: Tokens, own: frozenset[str]) -> bool:
    """Whether a piece of the draft is not what was written: other tokens, or facts that were typed over."""
    return base != draft or bool(own and own & facts_in(draft))


def facts_in(said: Tokens) -> set[str]:
    """The facts that some tokens hold, also in the cells of tables."""
    own = {token.text for token in said if token.kind == "fact"}
    inside = (facts_in(cell.tokens) for token in said for row in token.rows for cell in row)
    return own.union(*inside)
