"""A small workspace in a folder of a test's own: one invented council, one paper, two measures."""

from __future__ import annotations

import shutil
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]

COUNCIL = """\
name: Elmshire Council
short_name: EC
jurisdiction: england
invented: true
tolerance: 20%
population_0_17:
  - {year: 2023, count: 40000, source: "ONS mid-2023 population estimate"}
"""
BOOK = """\
title: Measures of Elmshire
population: 2023
measures:
  - id: plans
    name: Number of plans
    unit: number
    polarity: low
    period_type: snapshot
    targets: {Mar-25: 200}
  - id: plans_rate
    name: Rate of plans
    unit: rate
    polarity: low
    period_type: snapshot
    rate_of: plans
  - id: visits
    name: Visits in time
    unit: percent
    polarity: high
    period_type: snapshot
    targets: {Mar-25: 90}
"""
DATA = """\
measure,Nov-24,Dec-24,Jan-25
plans,210,205,196
visits,85,88,91
"""
PAPER = """\
template: improvement-scrutiny
meeting: Children's Panel
date: 27/02/2025
report_of: The Director
subject: Children's services
status: open
signed_name: The Director
signed_title: Director of Children's Services
report_title: Improvement report
short_title: Children's services
period_words: February 2025
as_at: Jan-25
months: 3
book: ../measures.yaml
data: [../data.csv]
priorities:
  - id: safety
    title: Priority A – Safety
    pages:
      - {id: plans, measures: [plans, plans_rate]}
      - {id: visits, measures: [visits]}
"""
SECTIONS = (
    "Contribution to our aims", "Executive summary", "Matters for consideration", "Background and issues",
    "Risks and opportunities", "Reputation and communications considerations", "Financial considerations",
    "Children and young people implications", "Climate change and environmental implications", "Monitoring comments",
    "Ward implications", "Background papers", "Contact officer(s)",
)  # fmt: skip
FRONT_SHEET = "\n".join(f"# {heading}\n\nWords about {heading.lower()}.\n" for heading in SECTIONS)
COMMENTARY = """\
# plans

## What's working well?

There are **{{ plans.actual }}** plans, of a target of {{ plans.target }}.

## What are we worried about?

Nothing new.

## What are we doing about it?

- Going on.
- Looking again in {{ plans.milestone }}.

# visits

## What's working well?

Visits stand at {{ visits.actual }}.

## What are we worried about?

Winter.

## What are we doing about it?

More visits.
"""
PAPER_FOLDER = Path("inputs/elmshire/panel-2025-02")


def make_workspace(root: Path, **changed: str) -> Path:
    """A workspace under `root`; `changed` gives other words for `council`, `book`, `data`, `paper`, and so on."""
    council, paper = root / "inputs" / "elmshire", root / PAPER_FOLDER
    paper.mkdir(parents=True)
    (root / "outputs").mkdir()
    for folder in ("templates", "boilerplate"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    files = {
        "council": (council / "council.yaml", COUNCIL),
        "book": (council / "measures.yaml", BOOK),
        "data": (council / "data.csv", DATA),
        "paper": (paper / "paper.yaml", PAPER),
        "front_sheet": (paper / "front-sheet.md", FRONT_SHEET),
        "commentary": (paper / "commentary.md", COMMENTARY),
    }
    for name, (path, words) in files.items():
        path.write_text(changed.get(name, words), encoding="utf-8", newline="\n")
    return root
