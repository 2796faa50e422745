"""What the program says in comments on a draft: short, and with both sides of what a person must decide."""

from __future__ import annotations

from paperwork.model.revision import Tokens

from .tokens import words

CLASH = "This place was edited, and the inputs have changed as well."
PART_KEPT = "The new inputs no longer have this part"
_LONGEST = 300
_PLACE = " This is "


def clash(was: Tokens, mine: Tokens, ours: Tokens) -> str:
    """Two changes of one place: the person's stays, the new one stands beside it or is only told."""
    said = f"Written here: {_quoted(mine)}. From the new inputs: {_quoted(ours)}. Before: {_quoted(was)}."
    if not ours:
        return f"The new inputs no longer have what stood here, and it was edited since, so it stays. {said}"
    return f"{CLASH} {said} Keep one of the two."


def picture_kept(alt: str) -> str:
    """A picture that a person replaced, and that a new build draws otherwise."""
    return f"This picture was put in by hand, so it stays. The new inputs give another: {alt or 'it has no words'}"


def words_kept(alt: str) -> str:
    """A chart drawn anew under an alternative text that a person wrote."""
    return f"The chart is new; its alternative text was written by hand and stays. The new inputs give: {alt}"


def table_kept(text: str) -> str:
    """A table whose columns were changed, by a person or by the new inputs, so that cells cannot be matched."""
    return (
        f"This table was edited and cannot be matched with the new one, so it stays. The new inputs give: {cut(text)}"
    )


def table_differs(cells: str) -> str:
    """A table that stays, with each of its cells that the new inputs change."""
    # What a person has to type is told whole.
    return f"This table was edited and its columns can't be followed, so it stays. The new inputs give: {cells}"


def in_cell(said: str, column: str, row: str) -> str:
    """Something told of a cell, with the column and the row that it stands in."""
    return f"{said}{_PLACE}{_placed(column, row)}."


def unplaced(said: str) -> str:
    """Something told of a cell, without what `in_cell` says of its place."""
    return said.rpartition(_PLACE)[0]


def column_gone(mine: Tokens, column: str, row: str) -> str:
    """A cell that a person edited, in a column that the new inputs no longer have."""
    # Their only place from now on: they are told whole.
    return f"{_placed(column, row)}: '{words(mine)}' was written here; this column is no longer in the table."


def _placed(column: str, row: str) -> str:
    return f"{column or 'a column without a head'}, {row or 'a row without a name'}"


def part_kept(heading: str) -> str:
    """A part of the paper that the new inputs no longer have, and that a person has edited."""
    named = f" ({cut(heading)})" if heading else ""
    return f"{PART_KEPT}{named}; it was edited, so it stays. Delete it if it is not wanted."


def part_back(text: str) -> str:
    """A part that was kept when the inputs no longer had it, and that they have again."""
    return f"The inputs have this part again; what was kept of it stays. They give: {cut(text)}"


def _quoted(said: Tokens) -> str:
    return f"'{cut(words(said))}'" if words(said) else "nothing"


def is_cut(said: str) -> bool:
    """Whether some words that were quoted went on."""
    return len(said) == _LONGEST and said.endswith("…")


def cut(text: str) -> str:
    """Some words as a comment quotes them: no more than can be read there."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
