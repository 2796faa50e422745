"""A paper's folder is read whole: council, book, data, prose, template, and when it must be published."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.inputs import read
from paperwork.model.blocks import ListItem, Paragraph, Span, block_text
from paperwork.model.findings import PaperworkError, Place
from paperwork.model.measures import Comparator, Missing, Population, Target, Tolerance
from paperwork.model.periods import month
from paperwork.model.supplied import Exemption, Inputs
from tests.inputs.reading import changed, errors_of, inputs_of
from tests.inputs.sheets import workbook
from tests.workspace import PAPER_FOLDER, make_workspace

BOOK = "inputs/elmshire/measures.yaml"


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Inputs:
    return read(make_workspace(tmp_path_factory.mktemp("w") / "w") / PAPER_FOLDER)


def test_the_council_is_read(inputs: Inputs) -> None:
    council = inputs.council
    assert (council.name, council.short_name, council.jurisdiction) == ("Elmshire Council", "EC", "england")
    assert (council.worse_by, council.invented) == (Decimal("0.2"), True)
    assert council.population == (Population(2023, 40000, "ONS mid-2023 population estimate"),)


def test_the_book_is_read_with_the_line_of_each_measure(inputs: Inputs) -> None:
    assert [measure.id for measure in inputs.book.measures] == ["plans", "plans_rate", "visits"]
    assert inputs.book.measure("plans").place == Place(BOOK, 4)
    assert inputs.book.measure("plans").targets == (Target(month(2025, 3), Decimal(200)),)
    assert inputs.book.measure("plans_rate").rate_of == "plans"
    assert inputs.book.population_year == 2023


def test_what_stands_in_place_of_a_target_and_short_names_are_read(tmp_path: Path) -> None:
    compared = "comparators: [{id: se, name: South East, short_name: SE, value: 5}]"
    read_book = inputs_of(tmp_path, **changed("book", "targets: {Mar-25: 90}", f"no_target: TBC\n    {compared}")).book
    assert read_book.measure("visits").no_target is Missing.TO_BE_CONFIRMED
    assert read_book.measure("plans").no_target is None
    assert [one.short_name for one in read_book.measure("visits").comparators] == ["SE"]


def test_the_brief_is_read_with_its_pages(inputs: Inputs) -> None:
    brief = inputs.brief
    assert (brief.id, brief.date, brief.as_at, brief.months) == ("panel-2025-02", date(2025, 2, 27), month(2025, 1), 3)
    (priority,) = brief.priorities
    assert [(page.id, page.title, page.measures) for page in priority.pages] == [
        ("plans", "Number of plans and Rate of plans", ("plans", "plans_rate")),
        ("visits", "Visits in time", ("visits",)),
    ]


def test_a_summary_left_out_holds_the_measures_of_its_pages_and_an_empty_one_none(
    tmp_path: Path, inputs: Inputs
) -> None:
    assert inputs.brief.priorities[0].summary == ("plans", "plans_rate", "visits")
    none = inputs_of(tmp_path / "w", **changed("paper", "    pages:", "    summary: []\n    pages:"))
    assert none.brief.priorities[0].summary == ()


def test_the_questions_are_answered_page_by_page(inputs: Inputs) -> None:
    plans, visits = inputs.brief.priorities[0].pages
    assert [question.text for question in plans.questions] == list(inputs.template.questions)
    assert plans.questions[0].answer == (
        Paragraph(
            (
                Span("There are "),
                Span("{{ plans.actual }}", bold=True, fact="plans.actual"),
                Span(" plans, of a target of "),
                Span("{{ plans.target }}", fact="plans.target"),
                Span("."),
            )
        ),
    )
    assert plans.questions[2].answer[0] == ListItem((Span("Going on."),))
    assert plans.questions[1].place == Place(f"{PAPER_FOLDER.as_posix()}/commentary.md", 7, heading=plans.title)
    assert block_text(visits.questions[1].answer[0]) == "Winter."


def test_text_above_the_questions_is_the_pages_notes(tmp_path: Path) -> None:
    noted = inputs_of(tmp_path / "w", **changed("commentary", "# visits\n", "# visits\n\nFigures are *provisional*.\n"))
    assert noted.brief.priorities[0].pages[1].notes == (
        Paragraph((Span("Figures are "), Span("provisional", italic=True), Span("."))),
    )


def test_a_page_may_ask_nothing(tmp_path: Path) -> None:
    silent = changed("paper", "[visits]}", "[visits], questions: false}")
    told = errors_of(tmp_path / "a", **silent)
    assert told[0].endswith("The page 'Visits in time' asks no questions. Write it as plain text.")
    words = changed("commentary", "## What's working well?\n\nVisits stand", "Visits stand")["commentary"]
    words = words[: words.index("## What are we worried about?\n\nWinter")]
    assert inputs_of(tmp_path / "b", **silent, commentary=words).brief.priorities[0].pages[1].questions == ()


def test_headings_may_be_ids_or_titles_with_any_quotes_and_case(tmp_path: Path) -> None:
    titles = changed("commentary", "# plans", "# Number of Plans and Rate of Plans")["commentary"]
    words = titles.replace("What's working well?", "What’s working well ?")
    assert inputs_of(tmp_path / "w", commentary=words).findings == ()


def test_the_front_sheets_sections_stand_in_the_templates_order_and_are_numbered(inputs: Inputs) -> None:
    front = [section.rule for section in inputs.sections if not section.rule.part]
    numbers = [rule.number for rule in front]
    assert numbers == sorted(numbers)
    assert numbers[-1] == len([number for number in numbers if number])
    assert block_text(inputs.sections[0].prose[0]) == "Words about contribution to our aims."


def test_a_tolerance_may_be_published_otherwise_though_no_prose_can_name_it(tmp_path: Path) -> None:
    said = "published_as:\n  - {measure: plans, fact: tolerance, as: 136 to 181, reason: y, who: z}\npriorities:"
    (published,) = inputs_of(tmp_path / "w", **changed("paper", "priorities:", said)).brief.published_as
    assert (published.measure, published.fact, published.text) == ("plans", "tolerance", "136 to 181")
    [told] = errors_of(tmp_path / "v", **changed("commentary", "plans.actual", "plans.tolerance"))
    assert "'plans' has no fact 'tolerance'" in told


def test_what_somebody_accepts_is_known_by_its_id_with_reason_and_name(tmp_path: Path) -> None:
    said = "accept:\n  - {id: 'no-page:visits', reason: Told of elsewhere, who: The analyst}\npriorities:"
    (accepted,) = inputs_of(tmp_path / "w", **changed("paper", "priorities:", said)).brief.accepted
    assert (accepted.id, accepted.reason, accepted.who) == ("no-page:visits", "Told of elsewhere", "The analyst")
    assert accepted.place.line > 1
    again = said.replace("priorities:", "  - {id: 'no-page:visits', reason: x, who: y}\npriorities:")
    [told] = errors_of(tmp_path / "v", **changed("paper", "priorities:", again))
    assert "'no-page:visits' is accepted twice" in told
    for key in ("reason", "who"):
        bare = said.replace("reason: Told of elsewhere", "reason: ''") if key == "reason" else said.replace("who", "by")
        assert errors_of(tmp_path / key, **changed("paper", "priorities:", bare))


def test_boilerplate_stands_where_it_is_included_and_says_so(tmp_path: Path) -> None:
    root = make_workspace(
        tmp_path / "w",
        **changed("front_sheet", "Words about monitoring comments.", '{% include "standing.md" %}\n\nAnd more.'),
    )
    (root / "boilerplate/standing.md").write_text("One with {{ plans.actual }}.\n\n- two\n", encoding="utf-8")
    monitoring = next(section for section in read(root / PAPER_FOLDER).sections if section.rule.id == "monitoring")
    assert [[span.include for span in block.spans] for block in monitoring.prose] == [
        ["standing.md"] * 3,
        ["standing.md"],
        [""],
    ]
    assert monitoring.prose[0].spans[1] == Span("{{ plans.actual }}", fact="plans.actual", include="standing.md")


def test_what_is_wrong_in_boilerplate_is_placed_there(tmp_path: Path) -> None:
    root = make_workspace(
        tmp_path / "w", **changed("front_sheet", "Words about ward", '{% include "bad.md" %}\n\nward')
    )
    (root / "boilerplate/bad.md").write_text('Fine\n\n{{ plans.actul }}\n\n{% include "bad.md" %}\n', encoding="utf-8")
    with pytest.raises(PaperworkError, match=r"boilerplate/bad\.md, line 3: 'plans' has no fact 'actul'") as caught:
        read(root / PAPER_FOLDER)
    assert "boilerplate/bad.md, line 5: A boilerplate file can't include another." in str(caught.value)


def test_the_values_are_read(inputs: Inputs) -> None:
    assert {(one.measure, one.period): one.value for one in inputs.observations}["plans", month(2025, 1)] == Decimal(
        196
    )
    assert len(inputs.observations) == 6


def test_the_last_day_for_publication_leaves_the_nations_clear_days(inputs: Inputs, tmp_path: Path) -> None:
    assert inputs.publish_by == date(2025, 2, 19)
    assert inputs_of(tmp_path / "w", **changed("council", "england", "wales")).publish_by == date(2025, 2, 21)
    closed = changed("council", "tolerance: 20%", "tolerance: 20%\nbank_holidays: {also: [20/02/2025]}")
    assert inputs_of(tmp_path / "c", **closed).publish_by == date(2025, 2, 18)


def test_every_file_read_is_a_source_with_its_digest(inputs: Inputs) -> None:
    paths = [source.path for source in inputs.sources]
    folder = PAPER_FOLDER.as_posix()
    assert paths == sorted(paths)
    assert {f"{folder}/paper.yaml", f"{folder}/front-sheet.md", f"{folder}/commentary.md", BOOK} < set(paths)
    assert {"templates/improvement-scrutiny.docx", "templates/improvement-scrutiny.yaml"} < set(paths)
    for source in inputs.sources:
        assert source.sha256 == hashlib.sha256((inputs.workspace / source.path).read_bytes()).hexdigest()


def test_an_exempt_paper_carries_the_words_of_its_paragraphs(tmp_path: Path) -> None:
    exempt = "status: exempt\nexempt_paragraphs: [1, 2]\npublic_interest: Children could be known."
    brief = inputs_of(tmp_path / "w", **changed("paper", "status: open", exempt)).brief
    assert brief.exemption == Exemption(
        (
            (1, "Information relating to any individual."),
            (2, "Information which is likely to reveal the identity of an individual."),
        ),
        "Children could be known.",
    )


def test_scotland_has_its_own_paragraphs_and_no_test_of_public_interest(tmp_path: Path) -> None:
    exempt = changed("paper", "status: open", "status: exempt\nexempt_paragraphs: [5]")
    brief = inputs_of(tmp_path / "w", **exempt, **changed("council", "england", "scotland")).brief
    assert brief.exemption is not None
    assert brief.exemption.paragraphs[0][1].startswith(
        "Information relating to the adoption, care, fostering or education"
    )


def test_a_measure_may_say_everything_the_book_allows(tmp_path: Path) -> None:
    more = """targets: {Sept-25: 180, Mar-25: 200}
    tolerance: {lower: 150, upper: 250}
    comparators:
      - {id: england, name: England, value: 321, year: 2023-24}
      - {id: neighbours, name: Neighbours, value: N/A}
    good: within range"""
    plans = inputs_of(tmp_path / "w", **changed("book", "targets: {Mar-25: 200}", more)).book.measure("plans")
    assert plans.targets == (Target(month(2025, 3), Decimal(200)), Target(month(2025, 9), Decimal(180)))
    assert plans.tolerance == Tolerance(Decimal(150), Decimal(250))
    assert plans.comparators == (
        Comparator("england", "England", Decimal(321), "2023-24"),
        Comparator("neighbours", "Neighbours", Missing.NOT_APPLICABLE),
    )


def test_a_value_may_be_anchored_once_and_used_again(tmp_path: Path) -> None:
    words = changed("paper", "report_of: The Director", "report_of: &who The Director")["paper"]
    words = words.replace("signed_name: The Director", "signed_name: *who")
    assert inputs_of(tmp_path / "w", paper=words).brief.signed_name == "The Director"


def test_the_same_folder_gives_the_same_inputs(inputs: Inputs) -> None:
    assert read(inputs.folder) == inputs


def test_how_often_a_measure_is_measured_is_not_guessed(tmp_path: Path) -> None:
    said = changed("book", "polarity: high", "polarity: high\n    frequency: Quarterly")
    measures = inputs_of(tmp_path / "w", **said).book.measures
    assert [measure.frequency for measure in measures] == ["", "", "Quarterly"]


def test_exempt_paragraphs_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    said = changed("paper", "status: open", "status: exempt\nexempt_paragraphs: [3, 1]\npublic_interest: Because.")
    exemption = inputs_of(tmp_path / "w", **said).brief.exemption
    assert exemption is not None
    assert [number for number, _ in exemption.paragraphs] == [1, 3]


def test_a_hidden_sheet_is_passed_over_with_a_warning_unless_it_is_named(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        other = sheet.parent.create_sheet("Old")
        other.append(["measure", "Oct-24"])
        other.append(["plans", 7])
        other.sheet_state = "hidden"

    data = workbook([["measure", "Aug-24"], ["plans", 5]], hide)
    for at, (named, periods) in enumerate(
        {"../old.xlsx": "Aug-24", "{file: ../old.xlsx, sheet: Old}": "Oct-24"}.items()
    ):
        root = make_workspace(tmp_path / str(at), **changed("paper", "[../data.csv]", f"[../data.csv, {named}]"))
        (root / "inputs/elmshire/old.xlsx").write_bytes(data)
        inputs = read(root / PAPER_FOLDER)
        assert [one.period.label for one in inputs.observations][6:] == [periods]
        assert [str(finding) for finding in inputs.findings] == [
            "inputs/elmshire/old.xlsx, cell Old: This sheet is hidden, and is not read. "
            "Unhide it or name it under 'sheet' to have it read; delete it if it should not be."
        ][at:]


def test_a_council_that_sets_no_tolerance_tolerates_a_fifth(tmp_path: Path) -> None:
    council = inputs_of(tmp_path / "w", **changed("council", "tolerance: 20%\n", "")).council
    assert council.worse_by == Decimal("0.2")
