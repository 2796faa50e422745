"""Runs, what holds them, and paragraphs, parted where a change begins or ends; pieces of paragraphs copied.

A run is parted between two characters of its paragraph, and the characters' places are kept true.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import groupby

from lxml import etree

from ..markup import w
from ..reader.inline import typed
from .places import Atom, Element, Line

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = (w("bookmarkStart"), w("bookmarkEnd"))
_RUN, _LINK, _CONTENT, _PARAGRAPH = w("r"), w("hyperlink"), w("sdtContent"), w("p")


class UnfollowedError(Exception):
    """A text stands in markup in which the change cannot be made; the change is told in a comment instead."""


def part_runs(line: Line, at: int) -> None:
    """Sees to it that a run ends where a character of a line begins."""
    if not line.open:
        raise UnfollowedError
    if not 0 < at < len(line.atoms) or line.atoms[at - 1].run is not line.atoms[at].run:
        return
    before, after = line.atoms[at - 1], line.atoms[at]
    if before.node is after.node:
        _part_text(line, at)
    run, rest = after.run, _like(after.run)
    properties = run.find(w("rPr"))
    rest.extend([deepcopy(properties)] if properties is not None else [])
    rest.extend([after.node, *after.node.itersiblings()])
    run.addnext(rest)
    for atom in line.atoms[at:]:
        atom.run = rest if atom.run is run else atom.run


def _part_text(line: Line, at: int) -> None:
    """Parts the text that holds a character into two, so that the second begins with it."""
    node = line.atoms[at].node
    _settle_spaces(line, node)
    cut, rest = line.atoms[at].at, _like(node)
    rest.text, node.text = (node.text or "")[cut:], (node.text or "")[:cut]
    for text in (node, rest):
        text.set(_SPACE, "preserve")
    node.addnext(rest)
    for atom in line.atoms[at:]:
        if atom.node is node:
            atom.node, atom.at = rest, atom.at - cut


def _settle_spaces(line: Line, node: Element) -> None:
    """Takes off a text the spaces round it that its file does not mean, since its pieces will mean theirs."""
    said = typed(node)
    start = (node.text or "").replace("\n", " ").find(said)
    node.text = said
    for atom in line.atoms:
        if atom.node is node:
            atom.at -= start


def _like(element: Element) -> Element:
    return etree.Element(element.tag, {str(name): str(said) for name, said in element.items()})


def runs_of(atoms: Sequence[Atom]) -> list[Element]:
    """The runs, and the controls of facts, of some characters, each once."""
    return [run for run, _ in groupby(atoms, key=lambda atom: atom.run)]


def top_of(element: Element) -> Element:
    """What holds an element right inside its paragraph, or right inside a control that stands there."""
    while (parent := element.getparent()) is not None and parent.tag not in (_PARAGRAPH, _CONTENT):
        element = parent
    return element


def part_holders(before: Element, after: Element) -> None:
    """Parts what holds two runs, a link or another person's change, so that something may stand between them."""
    top = top_of(before)
    if top is not top_of(after):
        return
    while after is not top:
        holder = after.getparent()
        if holder is None:
            raise UnfollowedError
        rest = _like(holder)
        rest.extend([after, *after.itersiblings()])
        holder.addnext(rest)
        if holder is top:
            return
        after = rest


def slices(atoms: Sequence[Atom]) -> Iterator[Element]:
    """Copies of what holds some characters of a paragraph that nobody has changed: runs, links with runs, facts."""
    for link, group in groupby(atoms, key=lambda atom: _link_of(atom.run)):
        runs = [(run, list(own)) for run, own in groupby(group, key=lambda atom: atom.run)]
        copies = [
            piece for run, own in runs for piece in (_with_bookmark(run) if run.tag != _RUN else [_piece(run, own)])
        ]
        if link is None:
            yield from copies
        else:
            holder = _like(link)
            holder.extend(copies)
            yield holder


def _link_of(run: Element) -> Element | None:
    return next(run.iterancestors(_LINK), None)


def _with_bookmark(fact: Element) -> list[Element]:
    """A copy of a fact's control, with the hidden bookmark round it."""
    marks = (fact.getprevious(), fact.getnext())
    around = [one for one in marks if one is not None and one.tag in _MARKS]
    found = [marks[0], fact, marks[1]] if len(around) == len(marks) else [fact]
    return [deepcopy(one) for one in found if one is not None]


def _piece(run: Element, atoms: list[Atom]) -> Element:
    piece = _like(run)
    properties = run.find(w("rPr"))
    piece.extend([deepcopy(properties)] if properties is not None else [])
    for node, own in groupby(atoms, key=lambda atom: atom.node):
        copy = deepcopy(node)
        copy.tail = None
        if node.tag == w("t"):
            copy.text = "".join(atom.character for atom in own)
            copy.set(_SPACE, "preserve")
        piece.append(copy)
    return piece


def bare_run(like: Element | None, text: str) -> Element:
    """A run of some characters, dressed like another."""
    run = etree.Element(_RUN)
    properties = None if like is None else like.find(w("rPr"))
    run.extend([deepcopy(properties)] if properties is not None else [])
    said = etree.SubElement(run, w("t"))
    said.text = text
    said.set(_SPACE, "preserve")
    return run
