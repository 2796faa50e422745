"""Papers into Word drafts: `write` merges a paper into its template, `with_pages` fills its contents list."""

from paperwork.word.pages import with_pages

from .draft import write

__all__ = ["with_pages", "write"]
