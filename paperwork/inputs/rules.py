"""The rules that a template is used by, found by its Word file or by their own YAML file.

In: the path of either. Out: each `TemplateRules` that is meant, with what is wrong with the YAML files. A Word file
that has none, or none that can be read, is given made-up ones, so that it can be tried all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from ..model.findings import Finding, Place
from ..model.supplied import FormLine, SectionRule, TemplateRules
from .council import template_of
from .reading import Reading

FOLDER = "templates"
_LINES = (FormLine("line", "A line"), FormLine("box", "A box", box=True))


class Beside(Struct, frozen=True):
    """Sets of rules, and what is wrong with them; `made_up` where there is none to be had."""

    rules: tuple[TemplateRules, ...]
    findings: tuple[Finding, ...] = ()
    made_up: bool = False


def rules_of(file: Path, parts: Iterable[str] = (), forms: Iterable[str] = ()) -> Beside:
    """The rules of a YAML file, or every set of rules that uses a Word file.

    `parts` and `forms` are those that the Word file names, for rules that are made up.
    """
    path = file.resolve()
    if path.suffix.lower() != ".docx":
        reading = Reading(path.parent.parent)
        found = template_of(path.stem, Place(f"{FOLDER}/{path.name}"), reading)
        return Beside(() if found is None else (found,), tuple(reading.findings))
    beside = _beside(path) if path.parent.name == FOLDER else Beside(())
    if beside.rules:
        return beside
    return Beside((_made_up(path, parts, forms),), beside.findings, made_up=True)


def _beside(word_file: Path) -> Beside:
    rules: list[TemplateRules] = []
    findings: list[Finding] = []
    for name in sorted({word_file.stem, *(path.stem for path in word_file.parent.glob("*.yaml"))}):
        reading = Reading(word_file.parent.parent)
        found = template_of(name, Place(f"{FOLDER}/{word_file.name}"), reading)
        uses = found is not None and found.word_file == word_file
        rules += [found] if found is not None and uses else []
        # Another template's YAML file may be at fault without a word about this Word file.
        findings += reading.findings if uses or name == word_file.stem else []
    return Beside(tuple(rules), tuple(findings))


def _made_up(word_file: Path, parts: Iterable[str], forms: Iterable[str]) -> TemplateRules:
    sections = SectionRule("section", "Section"), SectionRule("numbered", "Numbered section", 1)
    of_parts = (SectionRule(part, f"Section of {part}", part=part) for part in parts)
    made = dict.fromkeys(forms, _LINES)
    return TemplateRules(word_file.stem, word_file, (*sections, *of_parts), ("Question?",), {}, made)
