"""What stands in headers and footers is proof-read as well: placeholders, days, terms."""

from __future__ import annotations

import pytest

from paperwork.checks.proof import proved
from paperwork.model.findings import Finding

from ..papers import read


def _in_header(header: str, body: str = "The board met.") -> list[Finding]:
    return [one for one in proved(read(f"^ {header}\n# Report\n{body}")) if one.place.heading == "Header"]


@pytest.mark.parametrize(
    ("header", "check"),
    [
        ("[Insert title] – Improvement Board", "placeholder"),
        ("Improvement Board, 31 June 2025", "no-such-day"),
        ("Improvement Board, Monday 14 January 2025", "other-weekday"),
    ],
)
def test_an_error_in_a_header_is_found(header: str, check: str) -> None:
    (finding,) = _in_header(header)
    assert (finding.check, finding.certain, finding.place.paragraph) == (check, True, 0)


def test_a_term_is_written_in_the_header_as_in_the_paper() -> None:
    body = "The HomeChoice scheme began in May. HomeChoice has 40 members."
    assert [one.check for one in _in_header("Homechoice report", body)] == ["term-two-ways"]


def test_a_sound_header_has_no_finding_and_fills_no_section() -> None:
    header = "Improvement Board, 14 January 2025, page 1 of 4"
    text = "# Report\n## Risks\nThe board has looked at all its risks this month and agreed them.\n## Next steps"
    assert not _in_header(header, text)
    empty = [one.quote for one in proved(read(f"^ {header}\n{text}")) if one.check == "empty-section"]
    assert empty == [one.quote for one in proved(read(text)) if one.check == "empty-section"] == ["Next steps"]
