"""The law that differs between England, Wales and Scotland: clear days and what may be exempt.

Sources: Local Government Act 1972, section 100B and Schedule 12A Parts 1 and 4; Local Government (Scotland) Act 1973,
section 50B and Schedule 7A; Local Government and Elections (Wales) Act 2021, Schedule 4.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

JurisdictionName = Literal["england", "wales", "scotland"]

_ENGLAND = {
    1: "Information relating to any individual.",
    2: "Information which is likely to reveal the identity of an individual.",
    3: "Information relating to the financial or business affairs of any particular person (including the authority "
    "holding that information).",
    4: "Information relating to any consultations or negotiations, or contemplated consultations or negotiations, in "
    "connection with any labour relations matter arising between the authority or a Minister of the Crown and "
    "employees of, or office holders under, the authority.",
    5: "Information in respect of which a claim to legal professional privilege could be maintained in legal "
    "proceedings.",
    6: "Information which reveals that the authority proposes (a) to give under any enactment a notice under or by "
    "virtue of which requirements are imposed on a person; or (b) to make an order or direction under any enactment.",
    7: "Information relating to any action taken or to be taken in connection with the prevention, investigation or "
    "prosecution of crime.",
}
_SCOTLAND = {
    3: "Information relating to any particular applicant for, or recipient or former recipient of, any service "
    "provided by the authority.",
    5: "Information relating to the adoption, care, fostering or education of any particular child.",
    6: "Information relating to the financial or business affairs of any particular person (other than the authority).",
}


@dataclass(frozen=True)
class Jurisdiction:
    """One nation's rules: clear days before a meeting, the Act's name for its list, and the list's paragraphs."""

    clear_days: int
    schedule: str
    paragraphs: Mapping[int, str]
    public_interest_test: bool


JURISDICTIONS: Mapping[str, Jurisdiction] = {
    "england": Jurisdiction(5, "Part 1 of Schedule 12A to the Local Government Act 1972", _ENGLAND, True),
    "wales": Jurisdiction(
        3,
        "Part 4 of Schedule 12A to the Local Government Act 1972",
        {number + 11: words for number, words in _ENGLAND.items()},
        True,
    ),
    "scotland": Jurisdiction(3, "Part I of Schedule 7A to the Local Government (Scotland) Act 1973", _SCOTLAND, False),
}
