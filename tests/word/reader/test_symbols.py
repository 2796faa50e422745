"""Signs of symbol fonts as the characters that they are."""

from __future__ import annotations

import unicodedata

import pytest

from paperwork.word.reader.symbols import is_symbol_font, real

FONTS = ("Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings")


@pytest.mark.parametrize(
    ("font", "code", "name"),
    [
        ("Symbol", 0x61, "GREEK SMALL LETTER ALPHA"),
        ("Wingdings", 0xFC, "CHECK MARK"),
        ("Wingdings 2", 0x6A, "CIRCLED DIGIT ONE"),
        ("Wingdings 2", 0x32, "CLIPBOARD"),
        ("Wingdings 3", 0x70, "BLACK UP-POINTING TRIANGLE"),
        ("Wingdings 3", 0x21, "LEFTWARDS TRIANGLE-HEADED ARROW"),
        ("Webdings", 0x21, "SPIDER"),
        ("Webdings", 0xFF, "DOVE OF PEACE"),
    ],
)
def test_a_sign_is_the_character_that_unicode_has_for_it(font: str, code: int, name: str) -> None:
    assert [unicodedata.name(one) for one in (real(chr(0xF000 + code), font), real(chr(code), font))] == [name, name]


@pytest.mark.parametrize("font", FONTS)
def test_no_code_of_a_symbol_font_is_left_private(font: str) -> None:
    assert is_symbol_font(font)
    assert not [code for code in range(0x20, 0x100) if unicodedata.category(real(chr(0xF000 + code), font)) == "Co"]
