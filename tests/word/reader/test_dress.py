"""How words are dressed: underlines of every kind, stretched letters, boxes, and which of two grounds is seen."""

from __future__ import annotations

import pytest

from paperwork.model.look import Line

from .specimens import Parts, p, r, span, style


def look(props: str):  # type: ignore[no-untyped-def]
    return span(p(r("words", props))).look


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("single", "single"), ("double", "double"), ("thick", "thick"), ("dottedHeavy", "dotted"), ("words", "words"),
        ("dashLong", "dashed"), ("wavyDouble", "wave"), ("unheard", "single"),
    ],
)  # fmt: skip
def test_an_underline_has_its_kind(said: str, kind: str) -> None:
    assert (look(f'<w:u w:val="{said}"/>').underline, look(f'<w:u w:val="{said}"/>').underlined) == (True, kind)


def test_an_underline_has_a_colour_of_its_own() -> None:
    assert look('<w:color w:val="112233"/><w:u w:val="single" w:color="C00000"/>').underline_colour == "#c00000"
    assert look('<w:color w:val="112233"/><w:u w:val="single" w:color="auto"/>').underline_colour == ""


@pytest.mark.parametrize(("said", "share"), [("150", 1.5), ("50%", 0.5), ("0", 1.0), ("x", 1.0), ("9000", 1.0)])
def test_letters_are_stretched_by_their_share(said: str, share: float) -> None:
    assert look(f'<w:w w:val="{said}"/>').stretched == share


def test_words_have_a_box_round_them_that_a_run_may_switch_off() -> None:
    boxed = '<w:bdr w:val="double" w:sz="8" w:color="0000FF"/>'
    assert look(boxed).box == Line(1.0, "#0000ff", "double")
    parts = Parts(styles=style("Boxed", boxed))
    assert span(p(r("words"), style="Boxed"), parts=parts).look.box is not None  # type: ignore[union-attr]
    assert span(p(r("words", '<w:bdr w:val="nil"/>'), style="Boxed"), parts=parts).look.box is None  # type: ignore[union-attr]


def test_a_highlighter_covers_shading_and_double_strikes_are_two() -> None:
    assert look('<w:highlight w:val="yellow"/><w:shd w:val="clear" w:fill="FF0000"/>').shading == "#ffff00"
    assert look('<w:highlight w:val="none"/><w:shd w:val="clear" w:fill="FF0000"/>').shading == "#ff0000"
    assert (look("<w:dstrike/>").strike, look("<w:dstrike/>").double_strike) == (True, True)
    assert (look("<w:strike/>").strike, look("<w:strike/>").double_strike) == (True, False)


@pytest.mark.parametrize(
    ("said", "code"), [("es-ES_tradnl", "es-ES"), ("cy_GB", "cy-GB"), ("Welsh", ""), ("x-none", "")]
)
def test_a_language_is_known_by_the_code_that_it_begins_with(said: str, code: str) -> None:
    assert span(p(r("a", f'<w:lang w:val="{said}"/>'))).look.language == code
