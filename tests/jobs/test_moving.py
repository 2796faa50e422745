"""How measures stand, as a refresh reads it from a paper's results: the words of the published year paper."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from paperwork.jobs.disclosing import printable
from paperwork.jobs.moving import movements
from paperwork.model.measures import Result, Results
from paperwork.model.paper import StampedFact, StampedMeasure
from paperwork.model.revision import Remark, Standing
from paperwork.revise import doubted, plan

YEAR = Path(__file__).parents[2] / "inputs" / "wexcombe" / "year-2025-11"
ACTUAL = "paperwork:fact/cla_number/actual"


def results(last: int) -> Results:
    """The results of the year paper with another number of children in care in the last month."""
    given = printable(YEAR).results
    return replace(given, by_id={**given.by_id, "cla_number": _with_last(given.by_id["cla_number"], last)})


def _with_last(result: Result, last: int) -> Result:
    before = result.series[-2].fact.value
    assert isinstance(before, Decimal)
    fact = replace(result.facts["actual"], value=Decimal(last), text=str(last), with_unit=str(last))
    point = replace(result.series[-1], fact=replace(result.series[-1].fact, value=Decimal(last)))
    going = {"direction": "up", "polarity_word": "worsening"} if last > before else {}
    return replace(result, facts={**result.facts, "actual": fact}, series=(*result.series[:-1], point), **going)  # type: ignore[arg-type]


def comments(said: str, given: Results, was: str = "313") -> list[str]:
    """What is remarked on a sentence whose number of children in care is new."""
    base = {"paperwork:section/summary": f"p {said}", ACTUAL: was}
    new = {**base, ACTUAL: given.fact("cla_number.actual").text}
    draft = [Standing(tag, 1, text) for tag, text in base.items()]
    stamped = {"cla_number": StampedMeasure("Children", "", {"actual": StampedFact(was), "target": StampedFact("305")})}
    found = doubted(plan(base, draft, new), draft, movements(given, stamped))
    return [step.text for change in found.changes for step in change.steps if isinstance(step, Remark)]


def test_a_fall_in_every_month_since_one_is_doubted_once_a_month_brings_a_rise() -> None:
    said = f"The number has fallen every month since January, to ⟦{ACTUAL}⟧."
    assert comments(said, results(309)) == []
    (comment,) = comments(said, results(333))
    assert comment.startswith("Look at 'fallen … every month'")


def test_words_about_a_target_are_doubted_once_the_value_has_crossed_it_though_no_figure_of_theirs_is_new() -> None:
    target = "paperwork:fact/cla_number/target"
    said = f"There were ⟦{ACTUAL}⟧ children. We remain above our target of ⟦{target}⟧."
    assert comments(said, results(309)) == []
    (comment,) = comments(said, results(301))
    assert comment == "Look at 'above our target': Children in our care is now 301, and the target is 305."


def _told(said: str, given: Results, *standing: str) -> tuple[list[str], list[str]]:
    """What is remarked on a sentence beside the comments that stand in its draft, and which of those go."""
    base = {"paperwork:section/summary": f"p {said}", ACTUAL: "333"}
    draft = [Standing(tag, 1, text) for tag, text in base.items()]
    new = {**base, ACTUAL: given.fact("cla_number.actual").text}
    found = doubted(plan(base, draft, new), draft, movements(given, {}), standing).changes
    made = [step.text for change in found for step in change.steps if isinstance(step, Remark)]
    return made, [one for change in found for one in change.superseded]


def test_a_comment_whose_reason_is_gone_goes_and_one_that_gives_another_value_is_written_anew() -> None:
    said = f"There were ⟦{ACTUAL}⟧ children. We remain above our target of ⟦paperwork:fact/cla_number/target⟧."
    was = "Look at 'above our target': Children in our care is now 301, and the target is 305."
    persons = "Look at this again."
    assert _told(said, results(309), was, persons) == ([], [was])
    now = was.replace("301", "300")
    assert _told(said, results(300), was) == ([now], [was])


def test_a_comment_that_still_holds_stays_and_is_not_doubled() -> None:
    said = f"There were ⟦{ACTUAL}⟧ children. We remain above our target of ⟦paperwork:fact/cla_number/target⟧."
    was = "Look at 'above our target': Children in our care is now 301, and the target is 305."
    assert _told(said, results(301), was) == ([], [])
