"""Papers into Word drafts: `write` merges, `left_out` says what got no place, `with_pages` fills the contents list.

`tried` says at once all that would stop `write`.
"""

from paperwork.word.pages import with_pages

from .draft import left_out, tried, write

__all__ = ["left_out", "tried", "with_pages", "write"]
