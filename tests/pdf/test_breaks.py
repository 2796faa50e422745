"""Where lines may break."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.pdf.breaks import breaks


def parts(text: str) -> list[str]:
    ends = breaks(text)
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("one two", ["one ", "two"]),
        ("one  two", ["one  ", "two"]),
        ("well-known fact", ["well-", "known ", "fact"]),
        ("2022-23", ["2022-", "23"]),
        ("at -5", ["at ", "-5"]),
        ("2022–23", ["2022–", "23"]),
        ("and/or", ["and/or"]),
        ("10/12", ["10/12"]),
        ("child / young person", ["child ", "/ ", "young ", "person"]),
        ("£1,000.50 (net)", ["£1,000.50 ", "(net)"]),
        ("84%, then", ["84%, ", "then"]),
        ("Mr\u00a0Smith", ["Mr\u00a0Smith"]),
        ("a\u00adb", ["a\u00ad", "b"]),
        ("one\ntwo", ["one\n", "two"]),
        ("say “so” now", ["say ", "“so” ", "now"]),
        ("e.g. this", ["e.g. ", "this"]),
        ("yes !", ["yes !"]),
        ("( note", ["( note"]),
        ("日本語", ["日", "本", "語"]),
        ("日本、語", ["日", "本、", "語"]),
        ("「テスト」。", ["「テ", "ス", "ト」。"]),
        ("ちょっとメーター々", ["ちょっ", "と", "メー", "ター々"]),
        ("（東京）ABC語", ["（東", "京）ABC", "語"]),
        ("가나다 라", ["가", "나", "다 ", "라"]),
    ],
)
def test_a_line_breaks_where_readers_expect_it(text: str, broken: list[str]) -> None:
    assert parts(text) == broken


@settings(max_examples=150)
@given(st.text(alphabet="ab 1-/.,(\n\t£%—\u00a0\u00ad“é日", max_size=40))
def test_the_parts_of_a_text_are_the_text(text: str) -> None:
    assert "".join(parts(text)) == text
