"""Reads any .docx, .docm, .dotx or .dotm into a `Draft`: `read(data, name)`. `renewed(draft, name)` makes it say what
its text says now.

Read: styles with inheritance, themes, toggles and direct formatting; numbering of every kind; tables with merged
and nested cells, table styles with their conditions, borders and shading; pictures in line and floating, SVG and
raster; fields and their results, links, bookmarks; content controls (ours become regions and facts); sections with
headers and footers, page borders, line numbers, mirrored margins and a line between columns; footnotes and endnotes;
text boxes; symbols; what a file says of itself.

Renewed: page numbers, contents lists, references to a bookmark's words, captions' numbers, headings that headers name
(STYLEREF). All other fields keep the result that the file holds: dates, formulas, numbers of paragraphs, contents of
marked entries, indexes. Where the file holds none, titles come from its properties, numbers of LISTNUM
and AUTONUM are counted, and equations (EQ) stand as a line of text, with a finding; others print nothing, with one.

Read in part: tracked changes as if accepted, comments as texts, both with findings; what is hidden (text, pictures,
numbers) left out, with a finding; equations as one line of text; embedded objects by their picture; charts from the
values that the file keeps (`charts/`); shapes, groups and diagrams as they were drawn, but for their effects, and for
pictures that fill them as tiles, which are one picture (`shapes/`); text boxes that stand in a line after its
paragraph, unless they are all of it; frames of cells as text in place; boxes of the older kind (VML) by their size in
points alone; space between a table's cells without the frame around it all; embedded documents by their text (Word,
web pages, plain text), with a finding; paragraphs run together by a style separator as one, in the look of the last;
metafiles as they draw themselves, with hatches and patterns as plain colours (`metafiles/`); readings over East Asian
words after them, in brackets; underlines in six kinds; outlined, shadowed and embossed letters and marks of emphasis
as plain text; one font a run, by its script; parts that are damaged, but for the document itself, left out with a
finding.

Not read: macros (with a finding), embedded rich text (RTF), pictures that are only linked to, pictures as page
borders, the grid of East Asian pages.
"""

from .document import read
from .renewing import renewed

__all__ = ["read", "renewed"]
