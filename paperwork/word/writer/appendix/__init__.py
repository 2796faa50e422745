"""Appendices: Word files and PDFs brought whole into a draft, each where its control stands, on pages of its own."""

from .bringing import bring_in, warnings

__all__ = ["bring_in", "warnings"]
