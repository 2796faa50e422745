"""The proof of a Word file: everything in what it says that is wrong, or may be. One list of families.

To add a check, write it in its family and name it there in `CHECKS`; it takes a `Reading` and yields findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from paperwork.model.findings import Finding

from . import claims
from .dates import days, events, notice, ranges, spans
from .figures import (
    agreement,
    anchored,
    bettered,
    cells_said,
    changes_told,
    compared,
    data,
    echoes,
    lines_said,
    plainly,
    reached,
    records,
    standing,
    steps,
    strays,
)
from .once import told_once
from .ratings import by_rule, keys, rows, scores, statuses, travel, values
from .reading import Reading
from .small_numbers import occupied, prose, said
from .sums import (
    against,
    arithmetic,
    flows,
    listed,
    moves,
    others,
    parts,
    populations,
    proportions,
    remainders,
    shares,
    subsets,
    was_and_is,
    worded_shares,
)
from .totals import (
    blocks,
    by_month,
    columns,
    copied,
    fractions,
    joined,
    named,
    rates,
    running,
    spoilt,
    totals,
    units,
    wholes,
)
from .words import acts, blanks, captions, compounds, names, references, residue, spellings, terms

Check = Callable[[Reading], Iterator[Finding]]
Families = tuple[tuple[Check, ...], ...]
# What is certainly wrong in figures, days and ratings stops the PDF of a draft of ours.
FIGURES: Families = (
    arithmetic.CHECKS,
    against.CHECKS,
    shares.CHECKS,
    subsets.CHECKS,
    fractions.CHECKS,
    proportions.CHECKS,
    worded_shares.CHECKS,
    parts.CHECKS,
    others.CHECKS,
    listed.CHECKS,
    moves.CHECKS,
    was_and_is.CHECKS,
    remainders.CHECKS,
    flows.CHECKS,
    populations.CHECKS,
    totals.CHECKS,
    named.CHECKS,
    columns.CHECKS,
    blocks.CHECKS,
    wholes.CHECKS,
    running.CHECKS,
    joined.CHECKS,
    rates.CHECKS,
    by_month.CHECKS,
    units.CHECKS,
    spoilt.CHECKS,
    spans.CHECKS,
    agreement.CHECKS,
    strays.CHECKS,
    cells_said.CHECKS,
    plainly.CHECKS,
    lines_said.CHECKS,
    anchored.CHECKS,
    reached.CHECKS,
    changes_told.CHECKS,
    standing.CHECKS,
    records.CHECKS,
    compared.CHECKS,
    copied.CHECKS,
    echoes.CHECKS,
    bettered.CHECKS,
    steps.CHECKS,
    data.CHECKS,
    days.CHECKS,
    notice.CHECKS,
    ranges.CHECKS,
    events.CHECKS,
    values.CHECKS,
    keys.CHECKS,
    rows.CHECKS,
    by_rule.CHECKS,
    travel.CHECKS,
    scores.CHECKS,
    statuses.CHECKS,
)
# A term in two spellings is as certain, and can be lived with.
WORDS: Families = (
    claims.CHECKS,
    residue.CHECKS,
    blanks.CHECKS,
    terms.CHECKS,
    compounds.CHECKS,
    names.CHECKS,
    spellings.CHECKS,
    references.CHECKS,
    captions.CHECKS,
    acts.CHECKS,
    prose.READ,
    said.CHECKS,
    occupied.CHECKS,
)
# What the draft of a paper that hides small numbers owes its readers, though nobody can be certain of it.
UNTOLD: Families = (prose.READ, said.CHECKS, occupied.CHECKS)
FAMILIES: Families = (*FIGURES, *WORDS)


def proved(reading: Reading, families: Families = FAMILIES) -> tuple[Finding, ...]:
    """Every finding of every check of what a Word file says, in the order of the list."""
    return told_once(tuple(dict.fromkeys(one for family in families for check in family for one in check(reading))))
