"""Everything that is wrong with a Word file, each in its place: what the reader finds, its looks, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from paperwork.checks.census import census, told
from paperwork.checks.draft import accessible, carried, gaps, names_pages, stale_pages
from paperwork.checks.proof import proved
from paperwork.checks.reading import Knowledge, Reading, reading_of
from paperwork.checks.words.pagination import names_page, pages_referred_to
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
    said = (*said, *_of_pages(reading, places, said))
    looks = (*stale, *accessible(draft, name), *carried(draft, name))
    found = (*draft.findings, *gaps(draft, name), *said, *in_time.findings, *looks)
    return Proof(places.of(distinct(found)), told(census(reading)), in_time.notes)


def _of_pages(reading: Reading, places: Places, said: tuple[Finding, ...]) -> Iterator[Finding]:
    """References to pages that are wrong by our own layout, where the contents list did not show it already."""
    told = {(one.check, one.place.paragraph, one.quote) for one in said}
    if names_page(reading):
        found = pages_referred_to(reading, places.page_of, places.count)
        yield from (one for one in found if (one.check, one.place.paragraph, one.quote) not in told)
