"""What a paper points to and has not is found: tables, appendices, sections, pages, objects; what is there is not."""

from __future__ import annotations

import pytest

from paperwork.checks.reading import reading_of
from paperwork.checks.words import references
from paperwork.model.blocks import Block
from paperwork.model.paper import Baggage

from ...pdf.drafts import draft, heading, paragraph
from ..papers import found, quotes

TABLE = "Measure | Apr-23 | May-23\nVisits | 84 | 85\nReviews | 90 | 91\nPlans | 4 | 5"


def test_an_attached_table_that_is_nowhere_is_an_error() -> None:
    (finding,) = found(references.attachments, "The measures are set out in the attached table.\nThere are no others.")
    assert finding.certain
    assert finding.quote == "The measures are set out in the attached table."


@pytest.mark.parametrize(
    "text",
    [
        f"The measures are set out in the attached table.\n{TABLE}",
        "The attached reports look at January.\n# Improvement plan report\nFebruary 2023",
        "The attached letter says so.\n# Ofsted's letter of 21 June\nDear Director",
        "Staff feel attached to the service.",
    ],
)
def test_an_attached_thing_that_is_there_is_left_alone(text: str) -> None:
    assert not found(references.attachments, text)


def test_an_attached_report_may_be_a_file_of_its_own() -> None:
    (finding,) = found(references.attachments, "The attached report says more.\nAll wards are concerned.")
    assert not finding.certain


def test_an_embedded_report_that_was_lost_is_an_error() -> None:
    text = "The embedded report gives all activity.\nMicrosoft Word\nDocument\n# Next"
    assert [finding.certain for finding in found(references.attachments, text)] == [True]
    (lost,) = found(references.objects_lost, text)
    assert (lost.quote, lost.certain) == ("Microsoft Word", True)
    assert "'Microsoft Word Document'" in lost.message


def test_an_embedded_report_that_is_in_the_file_is_left_alone() -> None:
    made = draft(paragraph("The embedded report gives all."), baggage=Baggage(files=("word/embeddings/report.docx",)))
    assert not list(references.attachments(reading_of(made, "paper.docx")))


@pytest.mark.parametrize("text", ["We use Microsoft Word for all papers.", "The document was made in Microsoft Excel."])
def test_the_name_of_a_program_in_a_sentence_is_left_alone(text: str) -> None:
    assert not found(references.objects_lost, text)


def test_a_reference_that_word_could_not_find_is_an_error() -> None:
    assert quotes(references.objects_lost, "See Error! Reference source not found. for more.") == [
        "Error! Reference source not found."
    ]


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("Costs are in Appendix 3.\n# Appendix 1: Costs\nNone\n# Appendix 2: Risks\nNone", True),
        ("Costs are in Appendix 3.\n# Finance\nNone", False),
        ("This is shown in table 4.\nTable 1: Visits\nTable 2: Plans\nTable 3: Reviews", True),
        ("1.1 We met.\n1.2 As set out in paragraph 4.2, we agreed.\n2.1 We wrote.", True),
    ],
)
def test_a_part_whose_number_nothing_bears_is_found(text: str, certain: bool) -> None:
    (finding,) = found(references.numbered_parts, text)
    assert finding.certain is certain


@pytest.mark.parametrize(
    "text",
    [
        "Costs are in Appendix 1.\n# Appendix 1: Costs\nNone",
        "Costs are in Appendix A.\n# Appendix A – Costs",
        "The duty is in section 47 of the Children Act 1989.",
        "1.1 It follows paragraph 4.2 of Schedule 12A.\n1.2 So it is.\n1.3 Thus.",
        "The Section 151 Officer agrees.",
        "This is shown in table 2.",
        "1.1 We met.\n1.2 As set out in paragraph 2.1, we agreed.\n2.1 We wrote.",
        "1.1 See section 5.3 Working Together.\n1.2 So it is.\n1.3 Thus.",
        "Table 7 of the framework lists them.\nTable 1: Visits\nTable 2: Plans",
    ],
)
def test_a_part_that_is_there_or_of_another_document_is_left_alone(text: str) -> None:
    assert not found(references.numbered_parts, text)


CONTENTS = "Contents\nBackground and issues\t2\nVisits to children\t4\nCare leavers\t9\n"


def paper(*after: Block) -> list[Block]:
    lines = [paragraph(line) for line in CONTENTS.strip().split("\n")]
    return [*lines, heading("Background and issues"), heading("Visits to children"), *after]


def test_a_page_that_the_contents_list_gives_otherwise_is_an_error() -> None:
    made = draft(*paper(heading("Care leavers"), paragraph("See visits to children on page 12.")))
    (finding,) = references.pages(reading_of(made, "paper.docx"))
    assert finding.certain
    assert "on page 4" in finding.message


@pytest.mark.parametrize("said", ["See visits to children on page 5.", "See page 6.", "See page 200 of the guidance."])
def test_a_page_that_can_be_right_is_left_alone(said: str) -> None:
    assert not list(references.pages(reading_of(draft(*paper(paragraph(said))), "paper.docx")))


def test_a_page_far_after_the_last_is_possible() -> None:
    (finding,) = references.pages(reading_of(draft(*paper(paragraph("See page 90."))), "paper.docx"))
    assert not finding.certain


def test_an_entry_of_the_contents_list_that_no_heading_has_is_possible() -> None:
    (finding,) = references.headings_listed(reading_of(draft(*paper(heading("Leaving care"))), "paper.docx"))
    assert (finding.quote, finding.certain) == ("Care leavers", False)


def test_a_contents_list_whose_headings_are_numbered_is_left_alone() -> None:
    made = draft(*paper(heading("3. Care leavers")))
    assert not list(references.headings_listed(reading_of(made, "paper.docx")))


def test_no_background_papers_in_a_paper_that_relies_on_some_is_possible() -> None:
    text = "# Issues\nThe improvement plan follows Ofsted's judgement.\n# 9. Background papers\n9.1 None"
    (finding,) = found(references.background_papers, text)
    assert (finding.quote, finding.certain) == ("9.1 None", False)
    assert "improvement plan" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "# Issues\nThe improvement plan is new.\n# Background papers\nThe improvement plan, 2022",
        "# Issues\nAll wards are concerned.\n# Background papers\nNone",
        "# Issues\nThe improvement plan is new.\n# Finance\nNone",
    ],
)
def test_background_papers_that_are_listed_or_not_needed_are_left_alone(text: str) -> None:
    assert not found(references.background_papers, text)


def test_an_asterisk_without_a_note_is_possible() -> None:
    table = "Home | Beds | Children\nNorth | 2 | 3*\nSouth | 4 | 4"
    assert quotes(references.marks_unexplained, table) == ["3*"]
    assert not found(references.marks_unexplained, f"{table}\n* One is on the way.")


def test_a_table_below_that_is_not_there_is_possible() -> None:
    (finding,) = found(references.attachments, "The table below gives all visits.\nThere were many.")
    assert not finding.certain
    assert not found(references.attachments, f"The table below gives all visits.\n{TABLE}")


@pytest.mark.parametrize(("said", "lacking"), [("- Volume\n- Process", True), ("- Volume\n- Process\n- Audit", False)])
def test_a_list_of_headings_that_lacks_one_is_possible(said: str, lacking: bool) -> None:
    text = (
        f"# Context\nThe measures stand under the following headings:\n{said}\n# Volume\nA\n# Process\nB\n# 5 Audit\nC"
    )
    assert [finding.certain for finding in found(references.headings_named, text)] == [False] * lacking


def test_a_report_embedded_here_that_is_not_is_an_error() -> None:
    (finding,) = found(references.attachments, "The report embedded here gives all activity.")
    assert finding.certain


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Table 4 shows the plans.\nTable 1: plans\n{table}\nTable 2: visits\n{table}", True),
        ("Table 2 shows the plans.\nTable 1: plans\n{table}\nTable 2: visits\n{table}", False),
        ("Table 1: plans\n{table}\nTable 2: visits\n{table}\nTable 3 shows the posts.\n{table}", False),
    ],
)
def test_a_sentence_that_begins_with_a_table_refers_to_it(text: str, missing: bool) -> None:
    findings = found(references.numbered_parts, f"# Report\n{text.format(table=TABLE)}")
    assert [one.certain for one in findings] == [True] * missing
