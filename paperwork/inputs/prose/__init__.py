"""Markdown to blocks and back: `parse(text)` and `render(blocks)`, with two live forms and nothing executed."""

from __future__ import annotations

from .parse import NO_LIVE, Live, parse, read_prose
from .render import render

__all__ = ["NO_LIVE", "Live", "parse", "read_prose", "render"]
