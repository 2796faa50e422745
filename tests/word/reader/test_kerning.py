"""Whether pairs of letters are kerned: from the size that the file says, as its styles have it."""

from __future__ import annotations

import pytest

from .specimens import Parts, p, r, span, style


def kerned(props: str, **given: object) -> bool:
    return span(p(r("words", props), **given.pop("of", {})), **given).look.kerned  # type: ignore[arg-type, union-attr]


@pytest.mark.parametrize(
    ("value", "halves", "expected"),
    [("2", 22, True), ("22", 22, True), ("23", 22, False), ("0", 22, False), ("x", 22, False), ("-2", 22, False)],
)
def test_pairs_are_kerned_from_the_size_that_is_said(value: str, halves: int, expected: bool) -> None:
    assert kerned(f'<w:kern w:val="{value}"/><w:sz w:val="{halves}"/>') is expected


def test_pairs_are_not_kerned_where_nothing_says_so() -> None:
    assert not kerned("")


def test_a_style_kerns_and_a_run_switches_it_off() -> None:
    parts = Parts(styles=style("Kerned", '<w:kern w:val="20"/><w:sz w:val="24"/>'))
    asked = {"style": "Kerned"}
    assert kerned("", of=asked, parts=parts)
    assert not kerned('<w:sz w:val="18"/>', of=asked, parts=parts)
    assert not kerned('<w:kern w:val="0"/>', of=asked, parts=parts)
