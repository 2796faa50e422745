"""The front sheet's sections, in the template's order, each a heading and a body that an author owns."""

from __future__ import annotations

from dataclasses import replace

from paperwork.model.blocks import Block, Paragraph, Region
from paperwork.model.paper import Slots
from paperwork.model.supplied import Section

from . import tags
from .material import Material
from .prose import gap, said


def sections(material: Material) -> tuple[Slots, ...]:
    """One tree a section. One that is empty shows a gap, or is left out where the template does not require it."""
    wanted = [section for section in material.inputs.sections if section.prose or section.rule.mandatory]
    numbers = _numbers(wanted)
    return tuple(_slots(section, number, material) for section, number in zip(wanted, numbers, strict=True))


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
    # A section that is signed names people: as published, its lines take no number.
    numbered = rule.number > 0 and not rule.signature
    blocks = said(section.prose, material.results)
    return tuple(_numbered(block) for block in blocks) if numbered else blocks


def _numbered(block: Block) -> Block:
    if isinstance(block, Paragraph) and block.role == "body":
        return replace(block, role="numbered")
    return block
