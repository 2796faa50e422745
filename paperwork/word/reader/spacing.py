"""Space above and below that Word works out itself ("auto"), as web pages have it: 14 points, but not everywhere.

There is none above the first paragraph of a section or of a cell, none below the last one of a cell, and none between
two items of a list.
"""

from __future__ import annotations

from msgspec.structs import replace

from paperwork.model.blocks import Block, Heading, ListItem, Paragraph
from paperwork.model.look import ParagraphLook

from .story import Story
from .styles import ResolvedParagraph


def spaced(story: Story, resolved: ResolvedParagraph) -> ParagraphLook:
    """A paragraph's look with the space that Word gives it where it stands."""
    begins, story.begins = story.begins, False
    above, story.ends_auto = resolved.auto
    look = resolved.look
    if above and begins:
        look = replace(look, before=0.0)
    if above and story.ends_auto and resolved.num:
        look = replace(look, contextual=True)
    return look


def ended(story: Story, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a cell, without the space below the last that Word worked out itself."""
    last = blocks[-1] if blocks else None
    if not story.ends_auto or not isinstance(last, Paragraph | Heading | ListItem) or last.look is None:
        return blocks
    return (*blocks[:-1], replace(last, look=replace(last.look, after=0.0)))
