"""The law that differs between England, Wales and Scotland: clear days and what may be exempt.

Sources: Local Government Act 1972, section 100B and Schedule 12A Parts 1 and 4 (the latter as the Local Government
(Access to Information) (Variation) (Wales) Order 2007 put it); Local Government (Scotland) Act 1973,
section 50B and Schedule 7A; Local Government and Elections (Wales) Act 2021, Schedule 4.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

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
_WALES = {number + 11: words for number, words in _ENGLAND.items()} | {
    12: "Information relating to a particular individual."
}
_SCOTLAND = {
    1: "Information relating to a particular employee, former employee or applicant to become an employee of, or a "
    "particular office holder, former office-holder or applicant to become an office-holder under, the authority.",
    2: "Information relating to any particular occupier or former occupier of, or applicant for, accommodation "
    "provided by or at the expense of the authority.",
    3: "Information relating to any particular applicant for, or recipient or former recipient of, any service "
    "provided by the authority.",
    4: "Information relating to any particular applicant for, or recipient or former recipient of, any financial "
    "assistance provided by the authority.",
    5: "Information relating to the adoption, care, fostering or education of any particular child or where any "
    "particular child is subject to a compulsory supervision order or interim compulsory supervision order (as defined "
    "respectively in sections 83 and 86 of the Children’s Hearings (Scotland) Act 2011 (asp 1)) information relating "
    "to the order.",
    6: "Information relating to the financial or business affairs of any particular person (other than the authority).",
    7: "Information relating to anything done or to be done in respect of any particular person for the purposes of "
    "any of the matters referred to in section 27(1) of the Social Work (Scotland) Act 1968 (providing reports on and "
    "supervision of certain persons).",
    8: "The amount of any expenditure proposed to be incurred by the authority under any particular contract for the "
    "acquisition of property or the supply of goods or services.",
    9: "Any terms proposed or to be proposed by or to the authority in the course of negotiations for a contract for "
    "the acquisition or disposal of property or the supply of goods or services.",
    10: "The identity of the authority (as well as of any other person, by virtue of paragraph 6 above) as the person "
    "offering any particular tender for a contract for the supply of goods or services.",
    11: "Information relating to any consultations or negotiations, or contemplated consultations or negotiations, in "
    "connection with any labour relations matter arising between the authority or a Minister of the Crown and "
    "employees of, or office-holders under, the authority.",
    12: "Any instructions to counsel and any opinion of counsel (whether or not in connection with any proceedings) "
    "and any advice received, information obtained or action to be taken in connection with (a) any legal proceedings "
    "by or against the authority, or (b) the determination of any matter affecting the authority, (whether, in either "
    "case, proceedings have been commenced or are in contemplation).",
    13: "Information which, if disclosed to the public, would reveal that the authority proposes (a) to give under any "
    "enactment a notice under or by virtue of which requirements are imposed on a person; or (b) to make an order or "
    "direction under any enactment.",
    14: "Any action taken or to be taken in connection with the prevention, investigation or prosecution of crime.",
    15: "The identity of a protected informant.",
}


class Jurisdiction(Struct, frozen=True):
    """One nation's rules: clear days before a meeting, the Act's name for its list, and the list's paragraphs."""

    clear_days: int
    schedule: str
    paragraphs: Mapping[int, str]
    public_interest_test: bool


JURISDICTIONS: Mapping[str, Jurisdiction] = {
    "england": Jurisdiction(5, "Part 1 of Schedule 12A to the Local Government Act 1972", _ENGLAND, True),
    "wales": Jurisdiction(3, "Part 4 of Schedule 12A to the Local Government Act 1972", _WALES, True),
    "scotland": Jurisdiction(3, "Part I of Schedule 7A to the Local Government (Scotland) Act 1973", _SCOTLAND, False),
}
