"""Names and marks of a template: checked in every branch, and told of in the words of whoever typed them."""

from __future__ import annotations

from pathlib import Path

import pytest

from .papers import bare, line, slots, with_body
from .test_templates import refused
from .written import W


@pytest.mark.parametrize("name", ["stats_header", "section", "page.title"])
def test_names_are_checked_in_branches_that_this_paper_does_not_take(tmp_path: Path, name: str) -> None:
    hidden = line("{%p if exempt %}") + line(f"{{{{ {name} }}}}") + line("{%p else %}") + line("{%p endif %}")
    (found,) = refused(with_body(tmp_path, hidden), bare())
    assert found.key == name.split(".")[0]


def test_names_in_a_header_are_checked_in_branches_that_this_paper_does_not_take(tmp_path: Path) -> None:
    mark = line("{%p if exempt %}") + line("{{ stats_header }}") + line("{%p endif %}")
    header = f'<w:hdr xmlns:w="{W[1:-1]}">{mark}</w:hdr>'
    (found,) = refused(with_body(tmp_path, line("{{ meeting }}"), {"word/header1.xml": header}), bare())
    assert (found.key, found.hint) == ("stats_header", "Did you mean 'status_header'?")


def test_names_in_a_loop_inside_a_loop_are_checked_where_the_condition_is_false(tmp_path: Path) -> None:
    body = (
        line("{%p for part in priorities %}") + line("{%p for leaf in part.pages %}") + line("{%p if exempt %}")
        + line("{{ leaf.titel }}") + line("{%p endif %}") + line("{%p endfor %}") + line("{%p endfor %}")
    )  # fmt: skip
    assert [one.hint for one in refused(with_body(tmp_path, body), slots())] == ["Did you mean 'title'?"]


@pytest.mark.parametrize("said", ["{{ self }}", "{{ loop }}", "{{ loop.index }}", "{{ super }}", "{{ caller }}"])
def test_words_of_the_machinery_are_no_names(tmp_path: Path, said: str) -> None:
    body = line("{%p for section in sections %}") + line(said) + line("{%p endfor %}")
    (found,) = refused(with_body(tmp_path, body), bare())
    assert found.check == "template-placeholder"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Meet {{ meeting|upper }}", "The template changes a text with '|', which it cannot do"),
        ("Meet {{ meeting * 2 }}", "The template does a sum, which it cannot do"),
        ("Meet {{ meeting.upper() }}", "The template calls something with '(…)', which it cannot do"),
        ("Meet {{ meeting ~ status }}", "The template joins texts with '~', which it cannot do"),
        ("Meet {{ a b }}", "A placeholder of the template cannot be read"),
    ],
)
def test_what_is_wrong_is_said_plainly_with_the_paragraph_in_which_it_stands(
    tmp_path: Path, said: str, told: str
) -> None:
    (found,) = refused(with_body(tmp_path, line("Before {{ meeting }}") + line(said) + line("After")))
    assert found.message == f"{told}: '{said}'."
    assert found.place.file.endswith("own.docx")
    assert "{%p for … %}" in found.hint


def test_a_brace_that_is_missing_is_said_with_the_paragraph_in_which_it_stands(tmp_path: Path) -> None:
    (found,) = refused(with_body(tmp_path, line("Before {{ meeting }}") + line("Meet {{ meeting") + line("After")))
    assert found.message.startswith("A brace or a percent sign of the template is missing or too many: 'Meet {{ meet")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["{%p if exempt %}", "Secret"], "'{% if exempt %}' of the template has no '{% endif %}'."),
        (["{%p for x in sections %}"], "'{% for x in sections %}' of the template has no '{% endfor %}'."),
        (["{%p endfor %}"], "'{% endfor %}' of the template stands outside any loop or condition."),
        (
            ["{%p for x in sections %}", "{%p if x.number %}", "{%p endfor %}", "{%p endif %}"],
            "'{% endfor %}' of the template stands where something else is to be ended first.",
        ),
    ],
)
def test_a_loop_or_condition_without_its_end_is_quoted(tmp_path: Path, said: list[str], told: str) -> None:
    (found,) = refused(with_body(tmp_path, "".join(map(line, said)) + line("After")))
    assert found.message == told
