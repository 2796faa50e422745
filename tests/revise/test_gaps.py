"""The signs of gaps, in texts whose words were changed since."""

from __future__ import annotations

from paperwork.revise.gaps import as_untouched

BUILT = "| p Measure | p Actual | p Rated |\n| p Visits | p 84% | p Red |"


def test_a_sign_that_stands_in_a_cell_counts_as_what_was_written_there() -> None:
    draft = BUILT.replace("84%", "[x]").replace("Measure", "Our measure")
    assert as_untouched(BUILT, draft) == BUILT.replace("84%", "[x]")


def test_where_cells_were_merged_no_sign_is_laid_into_another_column() -> None:
    draft = "| ⟦2x1⟧p Measure⟦/⟧p Actual | p Rated |\n| p Visits | p [x] | p Red |"
    assert as_untouched(BUILT, draft) == BUILT
