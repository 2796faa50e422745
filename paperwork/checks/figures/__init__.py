"""Figures held against each other: sentences against tables, tables against the data, one place against another."""
