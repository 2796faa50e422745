"""Everything that is wrong with a Word file, each in its place: what the reader finds, its looks, and what it says."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from paperwork.checks.census import census, told
from paperwork.checks.draft import accessible, carried, gaps, names_pages, stale_pages
from paperwork.checks.proof import proved
from paperwork.checks.reading import Knowledge, reading_of
from paperwork.jobs.accepting import distinct
from paperwork.jobs.deadlines import last_working_day, of_file
from paperwork.jobs.placing import Places
from paperwork.model.findings import Finding
from paperwork.model.paper import Draft


class Proof(Struct, frozen=True):
    """What was found in a Word file, in a sentence what its numbers are, and whether it can be published in time."""

    findings: tuple[Finding, ...]
    note: str
    in_time: tuple[str, ...] = ()


def proofread(draft: Draft, name: str, knowledge: Knowledge | None = None, at: date | None = None) -> Proof:
    """Every finding of a Word file, each with an id of its own; held against itself where nothing else is known.

    `at` is the day on which it is asked whether the paper can still be published in time.
    """
    places = Places(draft)
    stale = stale_pages(draft, name, places.labels) if names_pages(draft) else ()
    reading = reading_of(draft, name, knowledge, last_working_day)
    said, in_time = proved(reading), of_file(reading, at)
    looks = (*stale, *accessible(draft, name), *carried(draft, name))
    found = (*draft.findings, *gaps(draft, name), *said, *in_time.findings, *looks)
    return Proof(places.of(distinct(found)), told(census(reading)), in_time.notes)
