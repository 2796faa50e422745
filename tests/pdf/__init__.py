"""Tests of the PDF: layout, tags and what is written."""
