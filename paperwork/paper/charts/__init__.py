"""Charts as data in, pictures out: every `Chart` of a paper becomes a `Picture` with SVG and a PNG fallback.

Drawn by matplotlib, which is loaded when a chart has to be drawn and not before. `kinds.py` lists the kinds; each is a
small file that draws in a box with a pen. An SVG from here holds this and nothing else, so that a small reader can do
it justice:

    <svg xmlns width="..pt" height="..pt" viewBox="0 0 W H">      W and H are points, y runs down
      <g style="stroke-linejoin: round">                          one group, no transform
        <path d="M L C Q z, absolute" style="fill; stroke; stroke-width; stroke-linejoin: miter; stroke-dasharray;
            stroke-dashoffset"/>                                   filled by the nonzero rule
        <text x y style="font-family; font-size: ..px; font-weight: bold; fill">words, from their left end</text>

Colours are `#rrggbb` or `none`. There are no images, gradients, filters, clips, transforms, markers or references.
"""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from paperwork.model.paper import Paper

from .drawing import drawn
from .tree import lines_in, with_pictures

__all__ = ["draw"]


def draw(paper: Paper, cache: Path | None = None) -> Paper:
    """The paper with a picture in place of every chart, sizes in points; what could not be shown is a finding.

    `cache` is a folder that keeps drawn charts by what they show and how they are drawn; it is made when needed, and
    deleting it changes no byte. Raises PaperworkError for an unknown kind or for data that a kind cannot show.
    """
    pictures, findings = drawn(lines_in(paper.slots), cache)
    if not pictures:
        return paper
    return replace(paper, slots=with_pictures(paper.slots, pictures), findings=(*paper.findings, *findings))
