"""Lays a draft out and writes it as a PDF. Knows nothing of Word files: all it sees is blocks and their looks."""

from .document import Rendered, page_numbers, render, rendered

__all__ = ["Rendered", "page_numbers", "render", "rendered"]
