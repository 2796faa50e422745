"""Board papers for councils: inputs to measures, measures to a Word draft, the edited draft to a PDF."""

__version__ = "0.1.0"
