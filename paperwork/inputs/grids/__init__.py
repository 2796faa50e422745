"""Sheets and CSV files as grids of cells, read the same whatever kind of file they came from."""
