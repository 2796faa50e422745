"""The levels of headings: as the paper has them, but with no level skipped, as PDF/UA asks."""

from __future__ import annotations

from msgspec import Struct, field

from paperwork.model.blocks import Heading


class Outline(Struct):
    """Remembers the level given to each heading, in order."""

    last: int = 0
    given: dict[int, int] = field(default_factory=dict)

    def level(self, heading: Heading) -> int:
        """Its level in tags and bookmarks: at most one deeper than that of the heading before it, at most 6."""
        if id(heading) not in self.given:
            self.last = self.given[id(heading)] = min(max(heading.level, 1), self.last + 1, 6)
        return self.given[id(heading)]

    def name(self, heading: Heading) -> str:
        """A name for the place of the heading, by its order in the document."""
        self.level(heading)
        return f"heading-{list(self.given).index(id(heading)) + 1}"
