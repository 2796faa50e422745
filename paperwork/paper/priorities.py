"""A priority: its summary table, its two doughnuts, what its published form lost, and its pages."""

from __future__ import annotations

from paperwork.model.paper import Slots
from paperwork.model.supplied import PriorityBrief

from . import heights, tags
from .chart_kinds.counts import summary_charts
from .material import Material, region
from .pages import pages
from .prose import notes
from .tables.summary import summary


def priority(brief: PriorityBrief, material: Material) -> Slots:
    """The tree that a template's loop over priorities walks.

    It is wide where its first page is and nothing but its title stands before that: the title belongs on that page.
    """
    table, charts, lost = summary(brief, material), summary_charts(brief, material), notes(brief.not_published)
    drawn = [heights.picture(charts[0].height)] if charts else []
    before = [heights.priority(brief.title), *heights.strips(table), *drawn, *heights.strips(lost)]
    made = pages(brief.pages, material, before)
    wide = bool(made and made[0]["wide"]) and not (table or charts or lost)
    return {
        "title": brief.title,
        "wide": wide,
        "summary": region(tags.priority(brief.id, "summary"), "data", table),
        "charts": region(tags.priority(brief.id, "charts"), "data", charts),
        "not_published": region(tags.priority(brief.id, "not_published"), "data", lost),
        "pages": ({**made[0], "turns": False}, *made[1:]) if wide else made,
    }
