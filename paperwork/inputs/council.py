"""What council.yaml and the template's YAML say, as the nouns of the model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ..model.findings import Place
from ..model.measures import Population
from ..model.supplied import Council, DisclosureRule, FormLine, PageRules, SectionRule, TemplateRules
from .calendar import Calendar
from .kinds import Schema, schema_of
from .names import did_you_mean, folded, listed
from .reading import Reading
from .schema import CouncilKeys, DisclosureRuleKeys, SectionKeys, TemplateKeys
from .yaml_file import Said, read_yaml

# The highest threshold of small numbers: no body is known to hide more than 1 to 9.
_HIGHEST = 20


def said_in(path: Path, reading: Reading) -> Said | None:
    """What a YAML file says; None, with a finding, where it can't be had."""
    if not path.is_file():
        reading.missing_file(path, Place(reading.name(path)))
        return None
    text = reading.text(path)
    return None if text is None else read_yaml(text, reading.name(path), reading)


def keys_of(
    path: Path, schema: type[Schema], reading: Reading, stand_ins: Mapping[str, str] | None = None
) -> tuple[Schema, Said] | None:
    """A YAML file's keys by its schema, and where each stands; None, with findings, where it can't be had.

    `stand_ins` are what `schema_of` says of them.
    """
    said = said_in(path, reading)
    keys = None if said is None else schema_of(schema, said, reading, stand_ins)
    return None if said is None or keys is None else (keys, said)


def council_of(path: Path, reading: Reading) -> tuple[Council, Calendar] | None:
    """The council, and the days that it keeps."""
    if (found := keys_of(path, CouncilKeys, reading)) is None:
        return None
    keys, said = found
    years = [population.year for population in keys.population_0_17]
    for at, year in enumerate(years):
        if year in years[:at]:
            place = said.place("population_0_17", at)
            reading.error("said-twice", place, f"The population of {year} is given twice.", "Keep one of the two.")
    population = tuple(Population(one.year, one.count, one.source, one.implied) for one in keys.population_0_17)
    short = keys.short_name or keys.name
    rule = _disclosure(keys.disclosure, said, reading)
    council = Council(keys.name, short, keys.jurisdiction, population, keys.tolerance, keys.invented, keys.motto, rule)
    return council, Calendar(keys.jurisdiction, keys.bank_holidays.also, keys.bank_holidays.not_)


def _disclosure(keys: DisclosureRuleKeys, said: Said, reading: Reading) -> DisclosureRule:
    """What the council does with small numbers; a finding for a threshold that would hide nothing, or nearly all."""
    if not 2 <= keys.threshold <= _HIGHEST:
        message = f"threshold: the highest number that is hidden is from 2 to {_HIGHEST}."
        place = said.place("disclosure", "threshold")
        reading.error("bad-value", place, message, "Write 4 to hide 1 to 4, or 5 to hide 1 to 5.")
    return DisclosureRule(keys.threshold, keys.method)


def template_of(name: str, named_at: Place, reading: Reading) -> TemplateRules | None:
    """The rules of a template, by its name; its Word file is the one of that name, unless the rules name another."""
    folder = reading.workspace / "templates"
    known = sorted({path.stem for kind in ("docx", "yaml") for path in folder.glob(f"*.{kind}")})
    if name not in known:
        others = f"The templates there are: {listed(known)}." if known else "Put one there."
        message = f"There is no template templates/{name}.docx."
        reading.error("missing-file", named_at, message, did_you_mean(name, known, others))
        return None
    if (found := keys_of(folder / f"{name}.yaml", TemplateKeys, reading)) is None:
        return None
    keys, said = found
    place = said.place("word") if keys.word else named_at
    if (word_file := _word_file(folder, keys.word or name, place, reading)) is None:
        return None
    _no_twin_lines(keys, said, reading)
    _no_twins([section.id for section in keys.sections], "id", said, reading)
    _no_twins([folded(section.heading) for section in keys.sections], "heading", said, reading)
    return TemplateRules(
        name,
        word_file,
        tuple(_numbered(keys.sections)),
        keys.questions,
        keys.words,
        {id: tuple(FormLine(line.id, line.label, line.box) for line in lines) for id, lines in keys.forms.items()},
        PageRules(keys.page.show, keys.page.charts, keys.page.numbered),
    )


def _word_file(folder: Path, name: str, place: Place, reading: Reading) -> Path | None:
    """The Word file of that name beside the rules; None, with a finding, where there is none."""
    names = sorted(path.stem for path in folder.glob("*.docx"))
    if name not in names:
        others = f"The Word files there are: {listed(names)}." if names else "Put one there."
        message = f"There is no template templates/{name}.docx."
        reading.error("missing-file", place, message, did_you_mean(name, names, others))
        return None
    reading.data(folder / f"{name}.docx")
    return folder / f"{name}.docx"


def _no_twins(names: list[str], what: str, said: Said, reading: Reading) -> None:
    for at, name in enumerate(names):
        if name in names[:at]:
            message = f"Two sections have the {what} '{name}'."
            reading.error("said-twice", said.place("sections", at, what), message, "Rename one of the two.")


def _no_twin_lines(keys: TemplateKeys, said: Said, reading: Reading) -> None:
    """A finding for each line of a form whose id another has: what an author writes would stand in both."""
    for form, lines in keys.forms.items():
        ids = [line.id for line in lines]
        for at in (at for at, id in enumerate(ids) if id in ids[:at]):
            message = f"Two lines of the form '{form}' have the id '{ids[at]}'."
            reading.error("said-twice", said.place("forms", form, at, "id"), message, "Rename one of the two.")


def _numbered(sections: Iterable[SectionKeys]) -> Iterable[SectionRule]:
    """The rules in order; numbered sections count 1, 2, 3 past those that are not."""
    number = 0
    for section in sections:
        number += section.numbered
        own = number if section.numbered else 0
        yield SectionRule(
            section.id, section.heading, own, section.mandatory, section.guidance, section.signature, section.part
        )
