"""Markdown becomes blocks, and blocks become the same Markdown again."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.inputs.prose import parse, render
from paperwork.inputs.prose.spans import tidied
from paperwork.model.blocks import Block, Heading, ListItem, Paragraph, Span
from paperwork.model.findings import PaperworkError

READ = {
    "Plain words.": (Paragraph((Span("Plain words."),)),),
    "One\nparagraph": (Paragraph((Span("One paragraph"),)),),
    "One\n\ntwo": (Paragraph((Span("One"),)), Paragraph((Span("two"),))),
    "A line\\\nbroken": (Paragraph((Span("A line\nbroken"),)),),
    "**Bold** and *italic*": (Paragraph((Span("Bold", bold=True), Span(" and "), Span("italic", italic=True))),),
    "***both***": (Paragraph((Span("both", bold=True, italic=True),)),),
    "See [the plan](https://example.org/plan)": (
        Paragraph((Span("See "), Span("the plan", href="https://example.org/plan"))),
    ),
    "<https://example.org>": (Paragraph((Span("https://example.org", href="https://example.org"),)),),
    "- one\n- two\n  - three": (ListItem((Span("one"),)), ListItem((Span("two"),)), ListItem((Span("three"),), 1)),
    "1. one\n2. two": (ListItem((Span("one"),), ordered=True), ListItem((Span("two"),), ordered=True)),
    "### A small heading": (Heading(3, (Span("A small heading"),)),),
    "At {{ visits.actual }} now": (
        Paragraph((Span("At "), Span("{{ visits.actual }}", fact="visits.actual"), Span(" now"))),
    ),
    "At {{visits.actual}}": (Paragraph((Span("At "), Span("{{ visits.actual }}", fact="visits.actual"))),),
    "**{{ a.b }}**": (Paragraph((Span("{{ a.b }}", bold=True, fact="a.b"),)),),
    "{{ a_b.c_d }}{{ e_f.g_h }}": (
        Paragraph((Span("{{ a_b.c_d }}", fact="a_b.c_d"), Span("{{ e_f.g_h }}", fact="e_f.g_h"))),
    ),
    '{% include "standing.md" %}': (Paragraph((Span('{% include "standing.md" %}', include="standing.md"),)),),
    r"A plain \{brace\}": (Paragraph((Span("A plain {brace}"),)),),
    "Health & care, 5 < 6, a_b, 10% – 20%": (Paragraph((Span("Health & care, 5 < 6, a_b, 10% – 20%"),)),),
    "    Indented by mistake": (Paragraph((Span("Indented by mistake"),)),),
    "<!-- A note\n\nto ourselves -->\n\nWords": (Paragraph((Span("Words"),)),),
    "": (),
    " \n\n ": (),
}
REFUSED = (
    "`code`",
    "<b>x</b>",
    "![a](b.png)",
    "# Heading",
    "## Heading",
    "> quoted",
    "a\n\n***\n",
    "{x}",
    "{{ x }}",
    "}",
    "{%",
)


@pytest.mark.parametrize(("text", "blocks"), READ.items())
def test_prose_is_read(text: str, blocks: tuple[Block, ...]) -> None:
    assert parse(text) == blocks


@pytest.mark.parametrize("text", REFUSED)
def test_what_a_paper_has_no_place_for_is_refused(text: str) -> None:
    with pytest.raises(PaperworkError):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "Plain words.\n",
        "**Bold** and *italic* and [a link](https://example.org)\n",
        "- one\n  - two\n    1. three\n- four\n",
        "### Heading\n\nWords with {{ visits.actual }}\n\n{% include \"standing.md\" %}\n",
        "1990\\. was a year, 10% of 3 * 4 is not *much*\n".replace("3 * 4", "3 \\* 4"),
        "Q&A: 5 < 6, a_b, “quoted” – dashed\n",
    ],
)  # fmt: skip
def test_markdown_as_we_write_it_is_left_as_it_is(text: str) -> None:
    assert render(parse(text)) == text


MARKS = "ab Z1*_`[]()<>!#&;\\{}|.-+~=:/\"'\n\t £–é"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=MARKS, max_size=40))
def test_any_text_that_can_be_read_is_read_the_same_once_rendered(text: str) -> None:
    try:
        blocks = parse(text)
    except PaperworkError:
        return
    once = render(blocks)
    assert parse(once) == blocks
    assert render(parse(once)) == once


def _text(alphabet: str) -> st.SearchStrategy[str]:
    letters = st.characters(exclude_categories=("Cs", "Cc"), max_codepoint=0x3000)
    return st.text(st.one_of(st.sampled_from(alphabet), letters), max_size=8)


def _spans(alphabet: str) -> st.SearchStrategy[tuple[Span, ...]]:
    hrefs = st.sampled_from(["", "https://example.org/a_b?x=1&copy;y=(2)", "#here"])
    words = st.builds(Span, _text(alphabet), st.booleans(), st.booleans(), hrefs)
    fact = Span("{{ visits.actual }}", fact="visits.actual")
    facts = st.builds(Span, st.just(fact.text), st.booleans(), st.booleans(), fact=st.just(fact.fact))
    return st.lists(st.one_of(words, facts), min_size=1, max_size=5).map(tidied).filter(bool)


def _nested(items: list[tuple[int, bool, tuple[Span, ...]]]) -> list[Block]:
    """Items whose levels go down one step at a time, as a list's do."""
    blocks: list[Block] = []
    above = -1
    for level, ordered, spans in items:
        above = min(level, above + 1)
        blocks.append(ListItem(spans, above, ordered))
    return blocks


PARAGRAPHS = _spans(MARKS).map(lambda spans: [Paragraph(spans)])
HEADINGS = st.builds(lambda level, spans: [Heading(level, spans)], st.integers(3, 6), _spans(MARKS.replace("\n", "")))
LISTS = st.lists(st.tuples(st.integers(0, 3), st.booleans(), _spans(MARKS)), min_size=1, max_size=5).map(_nested)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PARAGRAPHS, HEADINGS, LISTS), max_size=4))
def test_any_blocks_are_the_same_once_rendered_and_read(groups: list[list[Block]]) -> None:
    blocks = tuple(block for group in groups for block in group)
    assert parse(render(blocks)) == blocks


DRESSED = st.builds(Span, st.sampled_from(["a", "b ", " c", "(", ".", "é"]), st.booleans(), st.booleans())


@settings(max_examples=200, deadline=None)
@given(st.lists(DRESSED, min_size=1, max_size=8))
def test_emphasis_may_begin_and_end_inside_a_word(spans: list[Span]) -> None:
    blocks = (Paragraph(tidied(spans)),)
    assert parse(render(blocks)) == blocks


@settings(deadline=None)
@given(st.text(alphabet=string.ascii_letters + string.digits + " ,.;:'!?()%£-–", max_size=60))
def test_ordinary_words_are_never_escaped_inside_a_line(words: str) -> None:
    blocks = (Paragraph(tidied([Span("So " + words)])),)
    assert "\\" not in render(blocks)
