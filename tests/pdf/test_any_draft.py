"""Whatever a draft holds, however absurd its measures: a PDF comes out, with every word, in order, in its tags."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paperwork.model.blocks import Block, Cell, Heading, ListItem, Opaque, Paragraph, Region, Row, Span, Table
from paperwork.model.look import CellLook, Label, Line, PageSetup, ParagraphLook, RowLook, SpanLook, Tab, TableLook
from paperwork.model.paper import Draft, DraftSection, Properties
from paperwork.pdf import render

from .drafts import picture, squeezed
from .tagged import read

LENGTH = st.sampled_from([0.0, 3.0, 18.0, 70.0, 400.0])
OFFSET = st.sampled_from([-200.0, -18.0, 0.0, 18.0, 60.0])
WORDS = st.text(alphabet="abc de,f-\t\n\f\u00a0", max_size=30)
BORDERS = st.none() | st.just(dict.fromkeys(("top", "bottom", "left", "right"), Line(space=2.0)))

span_looks = st.builds(
    SpanLook,
    size=st.sampled_from([6.0, 12.0, 20.0]),
    bold=st.booleans(),
    underline=st.booleans(),
    shading=st.sampled_from(["", "#ffff00"]),
    vertical=st.sampled_from(["", "super", "sub"]),
    spacing=st.sampled_from([0.0, 1.0]),
)
words = st.builds(
    Span,
    WORDS,
    href=st.sampled_from(["", "", "https://example.org", "#here", "#nowhere"]),
    picture=st.sampled_from([None, None, None, picture(30.0, 20.0), picture(900.0, 900.0)]),
    look=span_looks,
)
fields = st.builds(Span, st.just("7"), field=st.sampled_from(["PAGE", "NUMPAGES", "PAGEREF here"]), look=span_looks)
runs = st.lists(words | words | fields, max_size=3).map(tuple)
paragraph_looks = st.builds(
    ParagraphLook,
    style=st.sampled_from(["Normal", "TOC 1"]),
    align=st.sampled_from(["left", "right", "center", "justify"]),
    left=OFFSET,
    right=OFFSET,
    first=OFFSET,
    before=LENGTH,
    after=LENGTH,
    line=st.sampled_from([0.5, 1.0, 2.0, 14.0]),
    line_rule=st.sampled_from(["auto", "exact", "least"]),
    contextual=st.booleans(),
    keep_next=st.booleans(),
    keep_lines=st.booleans(),
    page_break_before=st.booleans(),
    widow_control=st.booleans(),
    label=st.sampled_from([None, None, Label("1.1", SpanLook())]),
    tabs=st.sampled_from([(), (Tab(100.0, "right", "."),), (Tab(50.0, "decimal"), Tab(5000.0, "center"))]),
    borders=BORDERS,
    shading=st.sampled_from(["", "#eeeeee"]),
)
anchors = st.sampled_from([(), (), ("here",)])
texts = st.one_of(
    st.builds(Paragraph, runs, anchors=anchors, look=paragraph_looks, role=st.sampled_from(["body", "caption"])),
    st.builds(Heading, st.integers(1, 9), runs, anchors, paragraph_looks),
    st.builds(ListItem, runs, st.integers(0, 3), st.booleans(), anchors, paragraph_looks),
    st.builds(Opaque, WORDS, st.just("shape")),
)


def tables(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Table]:
    cells = st.builds(
        Cell,
        st.lists(inner, max_size=2).map(tuple),
        across=st.integers(1, 3),
        down=st.integers(1, 3),
        look=st.builds(
            CellLook,
            borders=BORDERS,
            vertical=st.sampled_from(["top", "center", "bottom"]),
            turned=st.sampled_from(["", "", "", "up", "down"]),
        ),
    )
    rows = st.builds(
        Row,
        st.lists(cells, min_size=1, max_size=3).map(tuple),
        st.builds(
            RowLook,
            height=LENGTH,
            height_rule=st.sampled_from(["auto", "exact", "least"]),
            header=st.booleans(),
            may_split=st.booleans(),
            before=st.integers(0, 2),
        ),
    )
    looks = st.builds(TableLook, st.sampled_from([(), (0.0, 0.0), (40.0, 90.0, 20.0), (2000.0,)]))
    return st.builds(Table, st.lists(rows, min_size=1, max_size=5).map(tuple), look=looks)


blocks = st.recursive(
    texts,
    lambda inner: (
        tables(inner)
        | st.builds(Region, st.just("paperwork:x"), st.just("data"), st.lists(inner, max_size=2).map(tuple))
    ),
    max_leaves=6,
)
setups = st.builds(
    PageSetup,
    width=st.sampled_from([150.0, 300.0, 595.0]),
    height=st.sampled_from([150.0, 300.0, 842.0]),
    top=st.sampled_from([0.0, 40.0, 300.0]),
    left=st.sampled_from([0.0, 40.0, 200.0]),
    right=st.sampled_from([0.0, 40.0]),
    columns=st.sampled_from([(), (), (0.0, 0.0), (60.0, 30.0)]),
    start=st.sampled_from(["next_page", "continuous", "odd_page", "even_page"]),
    vertical=st.sampled_from(["top", "center", "bottom"]),
    first_number=st.sampled_from([0, 7]),
    different_first=st.booleans(),
)
furniture = st.sampled_from([{}, {}, {"default": (Paragraph((Span("Page "), Span("?", field="PAGE"))),)}])
sections = st.builds(DraftSection, setups, st.lists(blocks, max_size=4).map(tuple), furniture, furniture)
drafts = st.builds(Draft, st.lists(sections, min_size=1, max_size=3).map(tuple), st.just(Properties(title="T")))


def said(given_blocks: tuple[Block, ...]) -> str:
    """The letters of some blocks, without labels, fields and what no one sees."""
    found = ""
    for block in given_blocks:
        match block:
            case Paragraph() | Heading() | ListItem():
                label = block.look.label.text if block.look and block.look.label else ""
                found += label + "".join(span.text for span in block.spans if not span.picture)
            case Table():
                found += "".join(said(cell.blocks) for row in block.rows for cell in row.cells)
            case Opaque():
                found += block.text
            case Region():
                found += said(block.blocks)
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(drafts)
def test_every_word_of_any_draft_stands_in_the_tags_in_order(made: Draft) -> None:
    found = read(render(made))
    assert found.faults == []
    digits = str.maketrans("", "", "0123456789.")
    shown = squeezed(found.root.words).translate(digits).replace("-", "")
    assert shown == squeezed(said(made.blocks)).translate(digits).replace("-", "")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(drafts)
def test_any_draft_gives_the_same_bytes_again(made: Draft) -> None:
    assert render(made) == render(made)
