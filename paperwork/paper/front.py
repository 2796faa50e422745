"""The front sheet: its forms, and its sections in the template's order, each a heading and a body an author owns."""

from __future__ import annotations

from collections.abc import Mapping

from paperwork.model.blocks import Block, Region
from paperwork.model.paper import Slots
from paperwork.model.supplied import FormLine, Section

from . import tags
from .material import Material
from .prose import gap, numbered, said, to_be_written

BOX_TICKED, BOX_EMPTY = "☒", "☐"


def sections(material: Material, part: str = "") -> tuple[Slots, ...]:
    """One tree a section of a part. One that is empty shows a gap, or is left out where it is not required."""
    wanted = [section for section in material.inputs.sections if section.prose or section.rule.mandatory]
    numbers = _numbers(wanted)
    return tuple(
        _slots(section, number, material)
        for section, number in zip(wanted, numbers, strict=True)
        if section.rule.part == part
    )


def parts(material: Material) -> Mapping[str, tuple[Slots, ...]]:
    """The sections of every part that the template names, by part."""
    names = dict.fromkeys(rule.part for rule in material.inputs.template.sections if rule.part)
    return {name: sections(material, name) for name in names}


def forms(material: Material) -> Mapping[str, tuple[Slots, ...]]:
    """The lines of every form that the template has, by form; none where the paper does not fill it in."""
    given = material.inputs.brief.forms
    return {
        id: tuple(_line(line, given[id].get(line.id, "")) for line in lines) if id in given else ()
        for id, lines in material.inputs.template.forms.items()
    }


def _line(line: FormLine, value: str) -> Slots:
    ticked = line.box and value == "yes"
    mark = (BOX_TICKED if ticked else BOX_EMPTY) if line.box else ""
    words = "" if line.box else value or to_be_written(line.label)
    return {"label": line.label, "value": words, "box": line.box, "ticked": ticked, "mark": mark}


def _numbers(wanted: list[Section]) -> list[str]:
    """`1`, `2`... for the numbered ones, counted again because a section that is left out takes no number."""
    count = 0
    numbers = []
    for section in wanted:
        count += bool(section.rule.number)
        numbers.append(str(count) if section.rule.number else "")
    return numbers


def _slots(section: Section, number: str, material: Material) -> Slots:
    return {
        "heading": section.rule.heading,
        "number": number,
        "numbered": bool(number),
        "body": Region(tags.section(section.rule.id), "author", _body(section, material)),
        "signature": section.rule.signature,
    }


def _body(section: Section, material: Material) -> tuple[Block, ...]:
    rule = section.rule
    if not section.prose:
        return gap(rule.heading, rule.guidance)
    blocks = said(section.prose, material.results)
    # A section that is signed names people: as published, its lines take no number.
    return numbered(blocks) if rule.number > 0 and not rule.signature else blocks
