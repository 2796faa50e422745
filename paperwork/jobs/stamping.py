"""The stamp of a draft that has just been written: what it says, what it was made from, every fact of its measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from paperwork import __version__
from paperwork.model.findings import Acceptance
from paperwork.model.measures import Fact, Result, Results
from paperwork.model.paper import Draft, Paper, Stamp, StampedFact, StampedMeasure
from paperwork.model.supplied import Inputs
from paperwork.word.normal import document_fingerprint, regions, stamped_text

# What an XML file cannot hold.
_UNFIT = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def stamp(
    paper: Paper, draft: Draft, measures: Mapping[str, StampedMeasure], texts: Mapping[str, str] | None = None
) -> Stamp:
    """The stamp of a draft of a paper. `texts` has what stands under tags that the draft itself does not hold."""
    told = regions(draft)
    more = {tag: stamped_text(text) for tag, text in (texts or {}).items() if tag not in told}
    return Stamp(
        program=__version__,
        paper=paper.path,
        at=paper.at.isoformat(),
        document=document_fingerprint(draft),
        regions={**told, **more},
        sources=paper.sources,
        measures=measures,
        accepted=tuple(Acceptance(_fit(one.id), _fit(one.reason), _fit(one.who)) for one in paper.accepted),
        hides=paper.hides,
    )


def measures_of(inputs: Inputs, results: Results) -> dict[str, StampedMeasure]:
    """Every known fact of a paper's measures as a stamp keeps it: what sentences name, months, targets."""
    pages = _pages(inputs)
    return {
        id: StampedMeasure(_fit(one.measure.name), _fit(pages.get(id, "")), dict(_facts(one)))
        for id, one in results.by_id.items()
    }


def _pages(inputs: Inputs) -> dict[str, str]:
    """The title of the first page that shows each measure."""
    pages = [page for priority in inputs.brief.priorities for page in priority.pages]
    return {id: page.title for page in reversed(pages) for id in page.measures}


def _facts(result: Result) -> Iterator[tuple[str, StampedFact]]:
    points = (point.fact for point in (*result.series, *result.months))
    for fact in (*result.facts.values(), *points, *(fact for _, fact in result.milestones)):
        if fact.known:
            yield _name(fact), StampedFact(_fit(fact.with_unit), _fit(fact.source))


def _name(fact: Fact) -> str:
    return fact.name.partition(".")[2]


def _fit(said: str) -> str:
    return _UNFIT.sub(" ", said)
