"""The two live forms in prose, `{{ measure.fact }}` and `{% include "name.md" %}`, as inline tokens of Markdown.

Any other brace is a token of its own, to be refused; `\\{` is a plain brace.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

FACT = re.compile(r"\{\{\s*([A-Za-z][A-Za-z0-9_]*\.[A-Za-z0-9_]+)\s*\}\}")
INCLUDE = re.compile(r"""\{%\s*include\s+["“”']([^"“”'{}]+)["“”']\s*%\}""")
_BRACES = re.compile(r"\{\{[^{}\n]{0,200}\}\}|\{[^{}\n]{0,200}\}|[{}]+")


def live_forms(markdown: MarkdownIt) -> None:
    """Teaches a parser the live forms."""
    markdown.inline.ruler.before("escape", "live", _live)


def _live(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "{}":
        return False
    for kind, pattern in (("fact", FACT), ("include", INCLUDE), ("brace", _BRACES)):
        if found := pattern.match(state.src, state.pos, state.posMax):
            if not silent:
                token = state.push(kind, "", 0)
                token.content = found[0] if kind == "brace" else found[1]
            state.pos = found.end()
            return True
    return False
