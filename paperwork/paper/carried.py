"""Words that an earlier paper gave, marked for whoever reads the draft until somebody has looked at them."""

from __future__ import annotations

from collections.abc import Mapping

from paperwork.model.supplied import CarriedText

from . import tags


def remarks(carried: tuple[CarriedText, ...]) -> Mapping[str, str]:
    """What is to be remarked on each carried text, by its tag."""
    return {_tag(one): remark(one) for one in carried}


def remark(carried: CarriedText) -> str:
    """The remark on one text: no two of a paper are alike, so that one that was deleted is known to be."""
    return (
        f"Carried forward from {carried.from_}: look whether it still holds. ({carried.title})\n"
        "Change the words, or delete this comment if they hold; paperwork harvest then takes the mark away."
    )


def _tag(one: CarriedText) -> str:
    return tags.measure(one.id, one.part) if one.part else tags.section(one.id)
