"""Papers into Word drafts: `write` merges, `left_out` says what got no place, `with_pages` fills the contents list."""

from paperwork.word.pages import with_pages

from .draft import left_out, write

__all__ = ["left_out", "with_pages", "write"]
