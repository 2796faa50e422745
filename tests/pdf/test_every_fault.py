"""A Word file with every fault at once: its PDF is tagged as well as it can be; each rule it fails has its finding."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from paperwork.checks.draft import accessible
from paperwork.model.blocks import Cell, Heading, ListItem, Opaque, Paragraph, Row, Span, Table
from paperwork.model.look import CellLook, Label, ParagraphLook, RowLook, SpanLook, TableLook
from paperwork.model.paper import Draft, Properties
from paperwork.pdf import rendered

from .drafts import BOX, cell, draft, heading, item, paragraph, picture, span, table
from .tagged import Node, read
from .verapdf import failed_rules

LINK = Span("click here", href="https://example.org/a", look=SpanLook())
NOTE = Span("1", note="n", look=SpanLook(vertical="super"))
# The rule that the validator says is broken, and the finding that names its cause in the Word file.
CAUSES = {"7.3-1": "alt-missing"}


def nested(inner: Table) -> Table:
    return Table((Row((Cell((paragraph("outer"), inner), look=CellLook(borders=BOX)), cell("beside"))),))


def uneven() -> Table:
    """Rows of other lengths than their neighbours, cells that reach too far, and rows that start late."""
    rows = (
        Row((cell("a"), cell("b"), cell("c")), look=RowLook(header=True)),
        Row((cell("one"),)),
        Row((cell("wide", across=9), cell("far", down=7))),
        Row((cell("late"),), look=RowLook(before=2)),
        Row((cell("tall", down=3), cell("x"), cell("y"), cell("z"), cell("more"))),
        Row(()),
    )
    return Table(rows, header_columns=1, look=TableLook((80.0, 80.0, 80.0)))


def hostile() -> Draft:
    linked = Heading(5, (span("Heading with a "), LINK, NOTE), look=ParagraphLook())
    noted = Cell((Paragraph((span("in a cell"), NOTE), look=ParagraphLook()), item("listed"), heading("In a cell", 6)))
    everywhere = Span("bore da", look=SpanLook(language="Welsh, probably"))
    return draft(
        heading("Second first", 2), heading(""), heading("Six", 6), linked, picture(alt=""),
        item("deep", 4), item("shallow"), item("deeper", 2), paragraph(""), item("again", 3, "7)"),
        ListItem((), 1, look=ParagraphLook(label=Label("", SpanLook()))), uneven(),
        nested(nested(table([["in", "side"]]))),
        Table((Row((noted, cell("b"))), Row((cell("c"), cell("d"))))), Table(()), Table((Row(()),)),
        Paragraph((Span("", picture=picture(alt=""), look=SpanLook()), LINK, everywhere, NOTE), look=ParagraphLook()),
        Opaque("box", "text box", (paragraph("In a box"), table([["t", "u"], ["v", "w"]]), picture(alt="")), 200.0),
        Opaque("shape", "shape"), heading("Last", 9),
        table([["h", "e", "r"], ["1", "2", "3"]], headers=0), Paragraph((), look=ParagraphLook(style="TOC 1")),
        notes={"n": (paragraph("A note"), table([["with", "table"]]), picture(alt=""))},
        properties=Properties(title="", language="???"),
    )  # fmt: skip


def test_every_word_is_there_and_the_audit_passes() -> None:
    assert rendered(hostile()).audit.faults == ()


def test_no_level_is_left_out_in_the_tags() -> None:
    outline = read(rendered(hostile()).data).root.outline
    levels = [int(level) for level in re.findall(r"\bH([1-6])", outline)]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_every_row_of_the_tags_has_a_cell_in_each_column() -> None:
    root = read(rendered(draft(heading("A"), uneven())).data).root
    reach = [0] * len(root.find("TR"))
    for at, row in enumerate(root.find("TR")):
        for one in row.kids:
            assert isinstance(one, Node)
            for under in range(int(one.said.get("RowSpan", 1))):
                reach[at + under] += int(one.said.get("ColSpan", 1))
    assert set(reach) == {10}


@pytest.mark.needs_java
@pytest.mark.parametrize("archive", [False, True])
def test_the_validator_complains_only_of_what_a_finding_names(archive: bool, tmp_path: Path) -> None:
    file = tmp_path / "hostile.pdf"
    file.write_bytes(rendered(hostile(), archive=archive).data)
    failed = set(failed_rules(file))
    found = {finding.check for finding in accessible(hostile(), "hostile.docx")}
    assert failed <= set(CAUSES)
    assert {CAUSES[rule] for rule in failed} <= found
    assert {"heading-first", "heading-empty", "heading-skipped", "table-header", "table-in-table", "link-text"} <= found
