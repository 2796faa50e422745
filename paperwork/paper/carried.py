"""Words that an earlier paper gave, marked for whoever reads the draft until somebody has looked at them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from paperwork.model.supplied import CarriedText

from . import tags


def remarks(carried: tuple[CarriedText, ...]) -> Mapping[str, str]:
    """What is to be remarked on each carried text, by its tag."""
    return {_tag(one): remark(one) for one in carried}


_FORM = (
    "Carried forward from {from_}: look whether it still holds. ({title})\n"
    "Change the words, or delete this comment if they hold; paperwork harvest then takes the mark away."
)
_READ = re.compile(
    r"\s+".join(map(re.escape, _FORM.split())).replace(r"\{from_\}", ".+").replace(r"\{title\}", "(?P<title>.+)"),
    re.DOTALL,
)


def remark(carried: CarriedText) -> str:
    """The remark on one text: no two of a paper are alike, so that one that was deleted is known to be."""
    return _FORM.format(from_=carried.from_, title=carried.title)


def title_of(said: str) -> str | None:
    """The title of the text that a remark of an earlier build is on; None where some words are no such remark."""
    found = _READ.fullmatch(said.strip())
    return " ".join(found["title"].split()) if found else None


def _tag(one: CarriedText) -> str:
    return tags.measure(one.id, one.part) if one.part else tags.section(one.id)
