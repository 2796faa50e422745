"""New words go into an author's Markdown line by line: what nobody changed stays as its author wrote it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from paperwork.inputs.prose import Live, parse, read_prose
from paperwork.inputs.prose.rewriting import rewritten
from paperwork.inputs.prose.spans import tidied
from paperwork.model.blocks import Block, Heading, ListItem, Paragraph, Span
from paperwork.model.findings import NOWHERE

BOILERPLATE = {"one.md": "Standing words.\n\n- Standing item\n", "none.md": "<!-- nothing yet -->\n"}
LIVE = Live(lambda _: None, lambda name: BOILERPLATE[name])


def said(text: str) -> tuple[Block, ...]:
    """What some Markdown says, boilerplate among it."""
    blocks, findings = read_prose(text, NOWHERE, LIVE)
    assert findings == ()
    return blocks


def after(before: str, wanted: str) -> str:
    """A text once it was made to say what another says."""
    lines = rewritten(before.split("\n"), said(wanted), LIVE)
    assert lines is not None
    return "\n".join(lines)


CHANGES = {
    "nothing at all": ("Wrapped\nwords\n\n\n* odd\n", "Wrapped words\n\n- odd\n", "Wrapped\nwords\n\n\n* odd\n"),
    "a word of a paragraph": (
        "\nOne.\n\n<!-- kept -->\nTwo\nlines.\n\nThree.\n", "One.\n\nTwo words.\n\nThree.\n",
        "\nOne.\n\n<!-- kept -->\nTwo words.\n\nThree.\n",
    ),
    "a paragraph more at the end": ("\nOne.\n", "One.\n\nTwo.\n", "\nOne.\n\nTwo.\n"),
    "a paragraph more at the start": ("\nOne.\n", "Zero.\n\nOne.\n", "\nZero.\n\nOne.\n"),
    "a paragraph more in the middle": ("\nOne.\n\n\nTwo.\n", "One.\n\nNew.\n\nTwo.\n", "\nOne.\n\nNew.\n\n\nTwo.\n"),
    "a paragraph fewer": ("\nOne.\n\nTwo.\n\nThree.\n", "One.\n\nThree.\n", "\nOne.\n\nThree.\n"),
    "all of it gone": ("\nOne.\n\n<!-- kept -->\n\nTwo.\n\n", "", "\n<!-- kept -->\n\n"),
    "the first words": ("\n<!-- guidance -->\n\n", "One.\n", "\n<!-- guidance -->\n\nOne.\n\n"),
    "an item's words": ("* One\n  wrapped\n* Two\n", "- One wrapped\n- Three\n", "* One\n  wrapped\n* Three\n"),
    "an item more": ("1) One\n2) Two\n", "1. One\n2. Two\n3. Three\n", "1) One\n2) Two\n3) Three\n"),
    "an item more at the start": ("- One\n", "- Zero\n- One\n", "- Zero\n- One\n"),
    "a nested item more": ("+ One\n+ Two\n", "- One\n  - Under\n- Two\n", "- One\n  - Under\n- Two\n"),
    "a nested item's words": (
        "- One\n    - Under\n- Two\n", "- One\n  - Below\n- Two\n", "- One\n    - Below\n- Two\n",
    ),
    "a nested item at the end": ("Words\n\n* One\n", "Words\n\n- One\n  - Under\n", "Words\n\n- One\n  - Under\n"),
    "an item that becomes a paragraph": ("- One\n- Two\n", "- One\n\nTwo\n", "- One\n\nTwo\n"),
    "words beside an include": (
        'One.\n\n{% include "one.md" %}\n\nTwo.\n', 'New.\n\n{% include "one.md" %}\n\nTwo.\n',
        'New.\n\n{% include "one.md" %}\n\nTwo.\n',
    ),
    "words of an include": (
        'One.\n\n{% include "one.md" %}\n\nTwo.\n', "One.\n\nMy words.\n\n- Standing item\n\nTwo.\n",
        "One.\n\nMy words.\n\n- Standing item\n\nTwo.\n",
    ),
    "a paragraph within an include": (
        '{% include "one.md" %}\n', "Standing words.\n\nMore.\n\n- Standing item\n",
        "Standing words.\n\nMore.\n\n- Standing item\n",
    ),
    "an empty include stays": ('{% include "none.md" %}\n\nOne.\n', "Two.\n", '{% include "none.md" %}\n\nTwo.\n'),
    "text that looks like Markdown": ("One.\n", "\\# 1\n\n2\\. \\{ x \\}\n", "\\# 1\n\n2\\. \\{ x \\}\n"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_only_what_changed_is_written_anew(change: str) -> None:
    before, wanted, expected = CHANGES[change]
    made = after(before, wanted)
    assert said(made) == said(wanted)
    assert made == expected


WORDS = st.sampled_from(["One", "two **bold**", "*three*", "wrapped\nwords", "1\\. not a list", "at {{ a.b }}", "x"])
PARAGRAPHS = WORDS.map(lambda words: words + "\n")
HEADINGS = WORDS.map(lambda words: f"### {words}\n".replace("\nwords", ""))
COMMENTS = st.sampled_from(["<!-- one line -->\n", "<!-- two\n\nlines -->\n"])
INCLUDES = st.sampled_from(['{% include "one.md" %}\n', '{% include "none.md" %}\n'])


@st.composite
def lists(draw: st.DrawFn) -> str:
    """A list as authors write them: nested, loose, marked in any way."""
    lines: list[str] = []
    columns = [0]
    for words in draw(st.lists(WORDS, min_size=1, max_size=5)):
        depth = draw(st.integers(0, len(columns) - 1 if lines else 0))
        marker = draw(st.sampled_from(["- ", "* ", "1. ", "9) ", "-   "]))
        columns[depth + 1 :] = [columns[depth] + len(marker)]
        indent = " " * columns[depth]
        lines += [indent + marker + words.replace("\n", "\n" + indent + " " * len(marker))]
        lines += [""] * draw(st.integers(0, 1))
    return "\n".join(lines) + "\n"


PIECES = st.one_of(PARAGRAPHS, HEADINGS, COMMENTS, INCLUDES, lists())


@st.composite
def files(draw: st.DrawFn) -> str:
    """Some Markdown as it stands under a heading."""
    pieces = draw(st.lists(PIECES, max_size=6))
    return "\n" + "".join(piece + "\n" * draw(st.integers(1, 2)) for piece in pieces)


SPANS = st.lists(
    st.builds(Span, st.sampled_from(["new ", "words", "# x", "1. y", "{{ z }}", "{%", "a\nb"]), st.booleans()),
    min_size=1,
    max_size=3,
).map(lambda spans: tidied(spans) or (Span("x"),))
NEW = st.one_of(
    st.builds(Paragraph, SPANS),
    st.builds(Heading, st.integers(3, 6), st.just((Span("Heading"),))),
    st.builds(ListItem, SPANS, st.integers(0, 2), st.booleans()),
)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, tuple[Block, ...]]:
    """A text, and what a person made of its blocks."""
    text = draw(files())
    blocks = list(said(text))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(blocks)))
        drop = draw(st.integers(0, 2))
        blocks[at : at + drop] = draw(st.lists(NEW, max_size=2))
    return text, stepped(blocks)


def stepped(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks without lists that skip a level, which nobody can write."""
    found: list[Block] = []
    level = -1
    for block in blocks:
        if isinstance(block, ListItem):
            block = ListItem(block.spans, min(block.level, level + 1), block.ordered)
            level = block.level
        else:
            level = -1
        found.append(block)
    return tuple(found)


@settings(max_examples=400, deadline=None)
@given(edits())
def test_any_edit_is_said_and_no_comment_is_lost(edit: tuple[str, tuple[Block, ...]]) -> None:
    before, wanted = edit
    lines = rewritten(before.split("\n"), wanted, LIVE)
    assert lines is not None
    made = "\n".join(lines)
    assert words_of(said(made)) == words_of(wanted)
    for comment in ("<!-- one line -->", "<!-- two\n\nlines -->"):
        assert made.count(comment) == before.count(comment)


def test_the_blank_lines_of_a_comment_stay_where_all_is_written_anew() -> None:
    before = '\n<!-- one line -->\n\n{% include "one.md" %}\n\nOne\n\nOne\n\nOne\n\n<!-- two\n\nlines -->\n\n'
    standing = said(before)[:-3]
    wanted = (*standing, ListItem((Span("new"),), 1), *parse("One\n\nOne\n\nOne"))
    lines = rewritten(before.split("\n"), stepped(list(wanted)), LIVE)
    assert lines is not None
    assert "<!-- two\n\nlines -->" in "\n".join(lines)


@settings(max_examples=200, deadline=None)
@given(files())
def test_a_text_that_says_what_is_wanted_is_left_as_it_is(text: str) -> None:
    assert rewritten(text.split("\n"), said(text), LIVE) == text.split("\n")


def words_of(blocks: tuple[Block, ...]) -> list[object]:
    """The blocks, boilerplate or not."""
    shown = [block for block in blocks if isinstance(block, Paragraph | Heading | ListItem)]
    own = [tidied([replace(span, include="") for span in block.spans]) for block in shown]
    return [(type(block), getattr(block, "level", 0), spans) for block, spans in zip(shown, own, strict=True)]


def test_where_new_words_would_not_be_read_nothing_is_written() -> None:
    assert rewritten(["<!-- a comment without an end"], parse("Words."), LIVE) is None


def test_marks_of_two_versions_stand_as_plain_lines() -> None:
    lines = rewritten(["One."], (*parse("One."), Paragraph((Span("[To be settled: the Word draft said:]"),))), LIVE)
    assert lines == ["One.", "", "[To be settled: the Word draft said:]", ""]
