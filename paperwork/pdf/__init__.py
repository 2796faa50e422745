"""Lays a draft out and writes it as a PDF. Knows nothing of Word files: all it sees is blocks and their looks."""

from .document import page_numbers, render

__all__ = ["page_numbers", "render"]
