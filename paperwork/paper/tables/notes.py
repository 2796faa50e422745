"""What a note under a table says of its numbers: which are implied, which are not validated, what is cut short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from paperwork.model.measures import Fact, Missing, Point, Result

from ..material import Material
from ..unset import stated
from ..words import listed
from .cells import short_name

_CUT_SHORT: Mapping[Missing, str] = {
    Missing.NOT_APPLICABLE: "not_applicable_note",
    Missing.TO_BE_CONFIRMED: "to_be_confirmed_note",
    Missing.HIDDEN: "hidden_note",
}


def basis(results: Sequence[Result]) -> list[str]:
    """What numbers are of, a sentence each; with the measures' names where others in the same unit differ.

    A rate's sentence says of itself that it is about rates.
    """
    sentences = dict.fromkeys(result.basis.rstrip(".") for result in results if result.basis)
    return [f"{_of_whom(sentence, results)}." for sentence in sentences]


def _of_whom(sentence: str, results: Sequence[Result]) -> str:
    about = [result for result in results if result.basis.rstrip(".") == sentence]
    unit = about[0].measure.unit
    others = [result for result in results if result.measure.unit == unit and result not in about]
    if unit == "rate" or not others:
        return sentence
    names = listed([short_name(result.measure) for result in about])
    return f"{names}: {sentence[:1].lower()}{sentence[1:]}"


def implied(results: Sequence[Result], material: Material) -> list[str]:
    """The values that were worked back from something printed, or whose counts were, with their months."""
    marked = [what for result in results if (what := _implied(result, material))]
    return [material.word("implied_note", what="; ".join(marked))] if marked else []


def _implied(result: Result, material: Material) -> str:
    shown = _validated(result)
    marked = [point for point in shown if point.fact.implied]
    if not marked:
        return ""
    of = result.measure.name
    what = material.word("counts_behind", measure=of) if result.fact("numerator").known else of
    return what if len(marked) == len(shown) else _in_months(what, marked)


def provisional(results: Sequence[Result], material: Material) -> list[str]:
    """The months that are not validated yet, measure by measure."""
    marked = [
        _in_months(result.measure.name, points)
        for result in results
        if (points := [point for point in _validated(result) if point.provisional])
    ]
    return [material.word("provisional_note", what="; ".join(marked))] if marked else []


def latest(results: Sequence[Result], material: Material) -> list[str]:
    """What the latest values are of, where there are any."""
    if not any(point.period.kind == "latest" for result in results for point in result.months):
        return []
    date = stated(material.inputs.brief, "latest")
    return [material.word("latest_note", date=date) if date else material.word("undated_latest_note")]


def abbreviated(shown: Iterable[Fact], material: Material) -> list[str]:
    """What the letters that stand in place of a number mean."""
    seen = {fact.value for fact in shown if isinstance(fact.value, Missing)}
    return [material.word(key) for missing, key in _CUT_SHORT.items() if missing in seen]


def rounded(results: Sequence[Result], material: Material) -> list[str]:
    """That numbers are rounded, where the paper rounds any of these measures."""
    counting = [one for one in results if one.measure.counts == "children" and one.measure.unit != "percent"]
    return [material.word("rounded_note")] if material.rounds and counting else []


def _validated(result: Result) -> list[Point]:
    return [point for point in result.months if point.period.kind != "latest"]


def _in_months(what: str, points: Sequence[Point]) -> str:
    return f"{what} in {listed([point.period.long_label for point in points])}"
