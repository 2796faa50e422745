"""Headers and footers laid out, and what floats in them, which the text of the page keeps clear of as well.

In: the blocks of a header or a footer, and the page. Out: what is drawn and where, and the room that its floats take.
Limits: text runs over what floats in a header and takes up most of the page.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import Block
from paperwork.model.look import PageSetup

from .beside import ENDLESS, Beside, Box, gathered
from .flow import Filled
from .numbers import Where
from .ops import Sheet
from .setter import Setter


class Furniture(Struct, frozen=True):
    """A header or a footer: what stands in it, how far down the page it begins, and what text keeps clear of."""

    filled: Filled
    top: float
    boxes: tuple[Box, ...]


def sheet_of(setup: PageSetup) -> Sheet:
    """An empty sheet of a page's size and margins."""
    return Sheet(setup.width, setup.height, abs(setup.top), setup.left, setup.right, abs(setup.bottom))


def header_of(setter: Setter, blocks: tuple[Block, ...], setup: PageSetup, where: Where | None = None) -> Furniture:
    """A header, which begins where its page says."""
    return _laid(setter, blocks, setup, setup.header, where)


def footer_of(setter: Setter, blocks: tuple[Block, ...], setup: PageSetup, where: Where | None = None) -> Furniture:
    """A footer, which ends where its page says."""
    height = _laid(setter, blocks, setup, setup.header, where).filled.height
    return _laid(setter, blocks, setup, setup.height - setup.footer - height, where)


def _laid(setter: Setter, blocks: tuple[Block, ...], setup: PageSetup, top: float, where: Where | None) -> Furniture:
    width = setup.width - setup.left - setup.right
    beside = Beside(sheet_of(setup), setup.left, top, width, ENDLESS, ENDLESS)
    filled = gathered(setter.lay(blocks, width, None, where), beside)
    return Furniture(filled, top, tuple(replace(box, every=True) for box in beside.boxes if not _fills(box, setup)))


def _fills(box: Box, setup: PageSetup) -> bool:
    """Whether a box leaves hardly any room on the page."""
    return box.right - box.left > setup.width / 2 and box.bottom - box.top > setup.height / 2
