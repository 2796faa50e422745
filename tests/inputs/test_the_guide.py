"""docs/inputs.md is true: its examples are read, and every key there is stands in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from paperwork.inputs.kinds import Keys, schema_of
from paperwork.inputs.reading import Reading
from paperwork.inputs.schema import BookKeys, CouncilKeys, PaperKeys, TemplateKeys
from paperwork.inputs.yaml_file import read_yaml
from paperwork.model.measures import FACT_NAMES
from tests.inputs.sheets import said as findings_in_table
from tests.workspace import REPOSITORY

GUIDE = (REPOSITORY / "docs/inputs.md").read_text(encoding="utf-8")
SCHEMAS: dict[str, type[Keys]] = {
    "council.yaml": CouncilKeys,
    "A measures book": BookKeys,
    "paper.yaml": PaperKeys,
    "templates/NAME.yaml": TemplateKeys,
}


def parts() -> dict[str, str]:
    """The guide by its headings; what stands in a fence is none."""
    found, name, fenced = {"": ""}, "", False
    for line in GUIDE.splitlines(keepends=True):
        fenced ^= line.startswith("```")
        if line.startswith("## ") and not fenced:
            name = line[3:].strip()
        found[name] = found.get(name, "") + line
    return found


def part(heading: str) -> str:
    return parts()[heading]


def example(heading: str) -> str:
    return re.findall(r"```yaml\n(.*?)```", part(heading), re.DOTALL)[0]


@pytest.mark.parametrize("heading", SCHEMAS)
def test_every_example_is_read(heading: str) -> None:
    reading = Reading(Path("/"))
    said = read_yaml(example(heading), "docs/inputs.md", reading)
    assert said is not None
    assert schema_of(SCHEMAS[heading], said, reading) is not None, reading.findings
    assert reading.findings == []


def keys_of(schema: type[Keys]) -> set[str]:
    own = {field.alias or name for name, field in schema.model_fields.items()}
    inner = [found for field in schema.model_fields.values() for found in schemas_in(field.annotation)]
    return own.union(*(keys_of(found) for found in inner))


def schemas_in(annotation: object) -> list[type[Keys]]:
    if isinstance(annotation, type) and issubclass(annotation, Keys):
        return [annotation]
    inner = getattr(annotation, "__args__", ())
    return [found for one in inner for found in schemas_in(one)]


@pytest.mark.parametrize("heading", SCHEMAS)
def test_every_key_stands_in_it_with_an_example(heading: str) -> None:
    examples = "".join(re.findall(r"```yaml\n(.*?)```", part(heading), re.DOTALL))
    missing = {key for key in keys_of(SCHEMAS[heading]) if not re.search(rf"\b{key}:", examples)}
    assert missing == set()


def test_every_fact_stands_in_it() -> None:
    words = part("front-sheet.md and commentary.md")
    assert {name for name in FACT_NAMES if not re.search(rf"\b{name}\b", words)} == set()


def test_the_examples_of_data_are_tables_of_measures() -> None:
    tables = re.findall(r"```\n(.*?)```", part("The data"), re.DOTALL)
    assert len(tables) == 2
    for table in tables:
        named = table.replace("cin_number", "plans").replace("cin_visits", "visits")
        named = named.replace("Number of CiN", "plans").replace("CiN Visits within timescales", "visits")
        assert findings_in_table(named) == []


def test_every_compulsory_key_is_named_as_one_and_no_other() -> None:
    rows = [line.split("|")[2] for line in GUIDE.splitlines() if line.startswith("| ") and "`" in line]
    named = {key for row in rows for key in re.findall(r"`(\w+)`", row)}
    of_pages = {"id", "title"}
    assert {key for schema in SCHEMAS.values() for key in compulsory(schema)} | of_pages == named


def compulsory(schema: type[Keys]) -> set[str]:
    own = {field.alias or name for name, field in schema.model_fields.items() if field.is_required()}
    inner = [found for field in schema.model_fields.values() for found in schemas_in(field.annotation)]
    return own.union(*(compulsory(found) for found in inner))
