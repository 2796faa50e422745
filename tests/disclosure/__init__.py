"""Tests of what small numbers a paper may print."""
