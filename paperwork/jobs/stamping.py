"""The stamp of a draft that has just been written: what it says, what it was made from, every fact of its measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from paperwork import __version__
from paperwork.model.findings import Acceptance
from paperwork.model.measures import Fact, Missing, Result, Results
from paperwork.model.paper import Draft, Paper, Stamp, Stamped, StampedFact, StampedMeasure
from paperwork.model.revision import WHOLE
from paperwork.model.supplied import Inputs
from paperwork.model.tags import FACT, PAPER, owner_of
from paperwork.word.normal import document_fingerprint, regions, stamped_text

# So many values of a fact are kept that an earlier draft said.
_MOST = 24
# A hidden number, and the alternative text of a picture, which does not say that it hides one.
_HIDES = (Missing.HIDDEN.value, "⟦img:")
# What an XML file cannot hold.
_UNFIT = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def stamp(
    paper: Paper,
    draft: Draft,
    measures: Mapping[str, StampedMeasure],
    texts: Mapping[str, str] | None = None,
    before: Stamp | None = None,
) -> Stamp:
    """The stamp of a draft of a paper. `texts` has what stands under tags that the draft itself does not hold.

    `before` is the stamp that it takes the place of. Where a small number is hidden, now or then, nothing earlier
    is kept of that part: it might tell the number.
    """
    told = regions(draft)
    more = {tag: stamped_text(text) for tag, text in (texts or {}).items() if tag not in told}
    return Stamp(
        program=__version__,
        paper=paper.path,
        at=paper.at.isoformat(),
        document=document_fingerprint(draft),
        regions=_with_earlier({**told, **more}, before, paper.hides),
        sources=paper.sources,
        measures=measures,
        accepted=tuple(Acceptance(_fit(one.id), _fit(one.reason), _fit(one.who)) for one in paper.accepted),
        hides=paper.hides,
    )


def _with_earlier(regions: Mapping[str, Stamped], before: Stamp | None, hides: int) -> dict[str, Stamped]:
    if before is None or before.hides != hides:
        return dict(regions)
    found = ((tag, one, before.regions.get(tag)) for tag, one in regions.items())
    return {
        tag: replace(one, earlier=_earlier(tag, one.text, old)) if old and not (hides and _may_tell(one, old)) else one
        for tag, one, old in found
    }


def _may_tell(now: Stamped, old: Stamped) -> bool:
    """Whether what stood somewhere earlier may tell a number that is hidden there."""
    return any(sign in said for sign in _HIDES for said in (now.text, old.text, old.earlier))


def _earlier(tag: str, text: str, old: Stamped) -> str:
    """What stood under a tag earlier; nothing of the words that people write."""
    if tag.startswith(FACT):
        known = dict.fromkeys((*old.text.split("\n"), *old.earlier.split("\n")))
        return "\n".join([one for one in known if one and one not in text.split("\n")][:_MOST])
    if owner_of(tag) == "author" or tag == WHOLE or tag.startswith(PAPER):
        return ""
    return old.earlier if old.text == text else old.text


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
