"""A line of paper.yaml written anew: it says what was meant, and every other line keeps its bytes."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from paperwork.inputs.dates import UnclearError
from paperwork.inputs.filling import day_of, fill
from paperwork.inputs.lines import Lines
from paperwork.model.supplied import FormLine

FORMS = {
    "ask": (FormLine("decide", "Decision", box=True), FormLine("inform", "Information", box=True)),
    "detail": (FormLine("what", "What"), FormLine("why", "Why"), FormLine("secret", "Secret", box=True)),
}
HEAD = "template: one  # a comment\nmeeting: TBC   # who meets\ndate: TBC\nreport_of: &who A\nsubject: S\n"
REST = "as_at: Nov-23\nbook: ../m.yaml\n# the end\n"


def paper(forms: str = "", head: str = HEAD) -> Lines:
    return Lines.of(f"{head}{forms}{REST}".encode())


def said(lines: Lines) -> dict[str, object]:
    found = yaml.load(lines.data.decode(), Loader=yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


@given(st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(bool))
def test_any_words_come_back_as_they_are_or_nothing_is_written(words: str) -> None:
    lines = paper()
    before = lines.data
    if fill(lines, "meeting", words, FORMS):
        assert said(lines) == {**said(Lines.of(before)), "meeting": words}
        assert lines.texts[:1] + lines.texts[2:] == Lines.of(before).texts[:1] + Lines.of(before).texts[2:]
        assert lines.texts[1].endswith("   # who meets")
    else:
        assert lines.data == before
        assert not words.isprintable()


@pytest.mark.parametrize(
    ("before", "key", "words", "after"),
    [
        ("forms:\n  ask: []  # any\n", "forms/ask/inform", "yes", "forms:\n  ask: [inform]  # any\n"),
        ("forms:\n  ask: [inform]\n", "forms/ask/decide", "yes", "forms:\n  ask: [decide, inform]\n"),
        ("forms:\n  ask: [decide, inform]\n", "forms/ask/decide", "no", "forms:\n  ask: [inform]\n"),
        ("forms:\n  ask: [decide, inform]\n", "forms/ask/inform", "no", "forms:\n  ask: [decide]\n"),
        ("forms:\n  ask: [decide]\n", "forms/ask/decide", "no", "forms:\n  ask: []\n"),
        ("forms:\n  ask:\n    - inform\n", "forms/ask/decide", "yes", "forms:\n  ask:\n    - decide\n    - inform\n"),
        ("forms:\n  ask:\n  - decide # x\n", "forms/ask/inform", "yes", "forms:\n  ask:\n  - decide # x\n  - inform\n"),
        ("forms:\n  ask:  # any\n    - inform\n", "forms/ask/inform", "no", "forms:\n  ask: []  # any\n"),
        ("forms:\n  ask: {decide: no}\n", "forms/ask/decide", "yes", "forms:\n  ask: {decide: yes}\n"),
        ("forms:\n  detail: {}\n", "forms/detail/why", "So", "forms:\n  detail: {why: So}\n"),
        ("forms:\n  detail: {why: So}\n", "forms/detail/what", "A, b", 'forms:\n  detail: {what: "A, b", why: So}\n'),
        ("forms:\n  detail:\n    why: >-\n      a\n      b\n", "forms/detail/secret", "yes",
         "forms:\n  detail:\n    why: >-\n      a\n      b\n    secret: yes\n"),
        ("forms:\n  detail:\n    why: >-\n      a\n      b\n\n", "forms/detail/why", "c",
         "forms:\n  detail:\n    why: c\n\n"),
        ("latest: # of which day\n", "latest", "mid-May", "latest: mid-May # of which day\n"),
        ("latest: *who\n", "latest", "B", None),
        ("", "report_of", "B: c", None),
    ],
)  # fmt: skip
def test_each_way_of_writing_a_line_is_kept(before: str, key: str, words: str, after: str | None) -> None:
    lines = paper(before)
    done = fill(lines, key, words, FORMS)
    if key == "report_of":
        assert done
        assert said(lines)["report_of"] == "B: c"
    elif after is None:
        assert (done, lines.data) == (False, paper(before).data)
    else:
        assert done
        assert lines.data == paper(after).data


def test_a_key_that_is_missing_comes_after_those_before_it() -> None:
    lines = paper()
    assert fill(lines, "report_title", "R", FORMS)
    assert lines.data == f"{HEAD}report_title: R\n{REST}".encode()


def test_lines_of_windows_and_a_mark_at_the_beginning_stay() -> None:
    data = b"\xef\xbb\xbf" + f"{HEAD}{REST}".replace("\n", "\r\n").rstrip().encode()
    lines = Lines.of(data)
    assert fill(lines, "meeting", "Panel", FORMS)
    assert lines.data == data.replace(b"meeting: TBC", b"meeting: Panel")


def test_a_day_is_read_as_people_write_it() -> None:
    for words in ("9/12/25", "09.12.2025", "9 December 2025", "Tuesday, 9th December 2025", "tuesday 9 Dec 2025"):
        assert day_of(words) == "2025-12-09"
    for words in ("soon", "Monday 9 December 2025", "Tuesday", "31/2/2025"):
        with pytest.raises(UnclearError):
            day_of(words)
