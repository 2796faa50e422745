"""Reads any .docx into a `Draft`: `read(data, name)`.

Read: styles with inheritance, themes, toggles and direct formatting; numbering of every kind; tables with merged
and nested cells, table styles with their conditions, borders and shading; pictures in line and floating, SVG and
raster; fields and their results, links, bookmarks; content controls (ours become regions and facts); sections with
headers and footers; footnotes and endnotes; text boxes; symbols; what a file says of itself.

Read in part: tracked changes as if accepted, comments as texts, both with findings; hidden text left out, with a
finding; equations as one line of text; embedded objects by their picture; charts from the values
that the file keeps (`charts/`); shapes, groups and diagrams as they were drawn, but for their effects (`shapes/`);
text boxes after the paragraph that anchors them; frames and floating tables as text in place; a column break as a
page break; one font a run, by its script; parts that are damaged, but for the document itself, left out with a finding.

Not read: macros (refused), embedded documents, pictures that are only linked to, metafiles that hold more than a
bitmap, page borders, line numbers, the grid of East Asian pages, paragraphs run together by a style separator, columns
that Word would fit to their words anew, footnote numbers that restart in each section.
"""

from .document import read
from .renewing import renewed

__all__ = ["read", "renewed"]
