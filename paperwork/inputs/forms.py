"""The forms of a front sheet: what paper.yaml fills in, held against the lines and boxes that the template has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model.supplied import FormLine, TemplateRules
from .names import did_you_mean, listed
from .reading import Reading
from .schema import PaperKeys
from .yaml_file import Said

_TICKS = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}


def forms_of(keys: PaperKeys, rules: TemplateRules, said: Said, reading: Reading) -> dict[str, dict[str, str]]:
    """The forms that the paper fills in, each a text for a line, "yes" or "no" for a box; findings for what misfits.

    A line without a value is a warning, as every thing is that is still to be written.
    """
    return {
        id: _form(id, given, rules.forms[id], said, reading)
        for id, given in keys.forms.items()
        if _known(id, rules.forms, "form", said, reading, "forms", id)
    }


def _form(id: str, given: Mapping[str, str], lines: Iterable[FormLine], said: Said, reading: Reading) -> dict[str, str]:
    by_id = {line.id: line for line in lines}
    for name in given:
        _known(name, by_id, "line", said, reading, "forms", id, name)
    for line in by_id.values():
        if not line.box and not given.get(line.id):
            hint = f"Add '{line.id}: ...' to the form."
            reading.warning("nothing-written", said.place("forms", id), f"'{line.label}' is not filled in.", hint)
    return {name: _value(name, given, line, id, said, reading) for name, line in by_id.items()}


def _value(name: str, given: Mapping[str, str], line: FormLine, id: str, said: Said, reading: Reading) -> str:
    value = given.get(name, "")
    if not line.box:
        return value
    if value and value.casefold() not in _TICKS:
        message = f"'{line.label}' is a box to tick, and '{value}' is neither yes nor no."
        reading.error("bad-value", said.place("forms", id, name), message, "Write yes or no.")
    return _TICKS.get(value.casefold(), "no")


def _known(name: str, names: Mapping[str, object], what: str, said: Said, reading: Reading, *path: str) -> bool:
    if name in names:
        return True
    others = f"There are {listed(names)}." if names else f"The template has no {what}s."
    message = f"The template has no {what} '{name}'."
    reading.error(f"unknown-{what}", said.place(*path), message, did_you_mean(name, names, others))
    return False
