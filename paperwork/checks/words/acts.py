"""Acts and statutory guidance that a paper gives another year than they have.

A check takes a `Reading`. Years are as published on legislation.gov.uk and gov.uk; what is not listed here is let be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from paperwork.model.findings import Finding

from ..reading import Reading
from .terms import texts

# Titles that more than one Act may have stand with all of their years.
_YEARS: Mapping[str, tuple[int, ...]] = {
    "Adoption and Children Act": (2002,),
    "Anti-social Behaviour, Crime and Policing Act": (2014,),
    "Autism Act": (2009,),
    "Care Act": (2014,),
    "Care Standards Act": (2000,),
    "Childcare Act": (2006, 2016),
    "Children Act": (1908, 1948, 1958, 1972, 1975, 1989, 2004),
    "Children and Families Act": (2014,),
    "Children and Social Work Act": (2017,),
    "Chronically Sick and Disabled Persons Act": (1970,),
    "Climate Change Act": (2008,),
    "Crime and Disorder Act": (1998,),
    "Domestic Abuse Act": (2021,),
    "Equality Act": (2006, 2010),
    "Freedom of Information Act": (2000,),
    "Health and Care Act": (2022,),
    "Health and Social Care Act": (2001, 2008, 2012),
    "Homelessness Act": (2002,),
    "Homelessness Reduction Act": (2017,),
    "Human Rights Act": (1998,),
    "Legal Aid, Sentencing and Punishment of Offenders Act": (2012,),
    "Levelling-up and Regeneration Act": (2023,),
    "Local Audit and Accountability Act": (2014,),
    "Localism Act": (2011,),
    "Mental Capacity Act": (2005,),
    "Modern Slavery Act": (2015,),
    "Planning and Compulsory Purchase Act": (2004,),
    "Police, Crime, Sentencing and Courts Act": (2022,),
    "Procurement Act": (2023,),
    "Public Services (Social Value) Act": (2012,),
    "Social Housing (Regulation) Act": (2023,),
    "Social Services and Well-being (Wales) Act": (2014,),
    "Town and Country Planning Act": (1947, 1962, 1968, 1971, 1990),
    "Violence against Women, Domestic Abuse and Sexual Violence (Wales) Act": (2015,),
    "Well-being of Future Generations (Wales) Act": (2015,),
    "Working Together to Safeguard Children": (1991, 1999, 2006, 2010, 2013, 2015, 2018, 2020, 2023),
}
_WORD = r"(?:\([A-Z][a-z]+(?: [A-Z][a-z]+)*\)|[A-Z][\w’'-]*,?)"
_ACT = re.compile(
    rf"(?P<title>{_WORD}(?: (?:(?:of|and|the|against|to|for|in|with) ){{0,2}}{_WORD}){{0,9}}? Act|"
    r"Working Together to Safeguard Children),? \(?(?P<year>(?:19|20)\d\d)\b",
)
_LISTED_TO = 2025


def acts_misdated(reading: Reading) -> Iterator[Finding]:
    """An Act, or guidance, with a year that it is not of; one that may be newer than this list is let be."""
    for at, spot in texts(reading):
        for found in _ACT.finditer(spot.words):
            title, year = _title(found["title"]), int(found["year"])
            years = _YEARS.get(title, ())
            if years and year not in years and year < _LISTED_TO:
                near = sorted(sorted(years, key=lambda one: abs(one - year))[:2])
                message = f"No {title} is known of {year}; there is one of {' and of '.join(map(str, near))}."
                yield reading.find("dated-act", at, message, "Look its year up.", found.group(), certain=False)


def _title(said: str) -> str:
    """The title of an Act as it is listed, without what a sentence says before it."""
    plain = said.replace("’", "'").removeprefix("The ")
    return next((title for title in sorted(_YEARS, key=len, reverse=True) if _ends(plain, title)), plain)


def _ends(said: str, title: str) -> bool:
    """Whether words end with a title: the whole of it, and no longer title's end."""
    if said == title:
        return True
    before = said.removesuffix(title).split()
    return said.endswith(f" {title}") and before[-1].lower() in ("the", "under", "see", "by", "in", "of")


CHECKS = (acts_misdated,)
