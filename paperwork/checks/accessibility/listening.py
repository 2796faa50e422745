"""What keeps people who listen to a paper from reading it: pictures, headings, links, lists.

A check takes the spots of a Word file and yields warnings. The rules are those of WCAG 2.2 AA and of the guidance for
public bodies; what a program can only guess is not certain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

from paperwork.model.addresses import is_public
from paperwork.model.blocks import Chart, Heading, Opaque, Paragraph, Picture, Span, block_text
from paperwork.model.findings import Finding

from ..spots import Spot

Spots = tuple[Spot, ...]
_POOR_ALT = re.compile(
    r"^(?:[\w ()\-]+\.(?:png|jpe?g|gif|bmp|tiff?|svg|emf|wmf|webp)"
    r"|(?:image|picture|graphic|photo|screenshot|chart|diagram|graph|figure|logo|icon|shape)s?\W*\d*)$"
    r"|description automatically generated",
    re.IGNORECASE,
)
_POOR_LINK = re.compile(
    r"^(?:click )?(?:(?:this )?(?:link|document|page|file)|here|this|(?:read )?more|more information|details)\W*$"
    r"|^download\W*$"
    r"|^(?:please )?(?:click|press|tap|follow this|see here|go here)\b|\bclick here\b|\bthis link\W*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
# What has no link under it can't be followed by anyone.
_TYPED_LINK = re.compile(r"\b(?:click|press|tap)(?: on)? (?:here|this link|the link)\b", re.IGNORECASE)
# A number below nought is no item of a list.
_DASHED = re.compile(r"^\s*(?:[-–—*•·▪o]\s+|[-–•·▪](?!£? ?[\d.])\S)")
_COUNTED = re.compile(r"^\s*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+")
_REFERENCES = frozenset({"REF", "PAGEREF", "NOTEREF"})
_LONG = 20
_MOST_WORDS = 12


def pictures(spots: Spots) -> Iterator[Finding]:
    """Pictures, charts and drawings that say nothing to who can't see them."""
    for spot in spots:
        for kind, alt in _seen(spot):
            where = f" after '{spot.after[:60]}'" if spot.after else ""
            if not alt.strip():
                message = f"A {kind}{where} has no alternative text: who can't see it is told nothing."
                hint = "In Word: right-click it, View Alt Text, and say what it shows; or mark it as decorative."
                yield spot.find("alt-missing", message, hint, spot.after)
            elif _POOR_ALT.search(alt.strip()):
                message = f"The alternative text of a {kind}{where} says nothing: '{alt.strip()[:60]}'."
                yield spot.find("alt-poor", message, "Say in a sentence what it shows.", alt)


def _seen(spot: Spot) -> Iterator[tuple[str, str]]:
    """What is to be seen at a spot, each with its alternative text."""
    drawn = [span.picture for span in spot.spans if span.picture is not None]
    if isinstance(spot.block, Picture):
        drawn.append(spot.block)
    for picture in drawn:
        if not (picture.look and picture.look.decorative):
            yield "picture", picture.alt
    if isinstance(spot.block, Chart):
        yield "chart", spot.block.alt
    elif isinstance(spot.block, Opaque) and spot.block.parts and not (spot.block.look and spot.block.look.decorative):
        # Words say what their own shapes show, but not what a picture among them does.
        shows = any(part.picture for part in spot.block.parts)
        yield "drawing", spot.block.alt or ("" if shows else spot.block.text)


def headings(spots: Spots) -> Iterator[Finding]:
    """Headings that are empty, or whose levels jump, and files without any."""
    found = [(spot, spot.block) for spot in spots if isinstance(spot.block, Heading)]
    said = [(spot, heading.level) for spot, heading in found if spot.words]
    for spot, _ in ((spot, heading) for spot, heading in found if not block_text(heading).strip() and not _shows(spot)):
        message = f"An empty heading stands after '{spot.after[:60]}'." if spot.after else "A heading is empty."
        yield spot.find("heading-empty", message, "Delete it, or give it the style Normal.", spot.after)
    if said and said[0][1] > 1:
        spot, level = said[0]
        message = f"The first heading, '{spot.words[:60]}', is of level {level}; it is tagged as level 1."
        yield spot.find("heading-first", message, "Give the paper's title the style Heading 1.", spot.words)
    for (_, above), (spot, level) in pairwise(said):
        if level > above + 1:
            message = f"The heading '{spot.words[:60]}' is of level {level} and follows one of level {above}."
            hint = f"Give it level {above + 1}; the PDF's tags leave no level out."
            yield spot.find("heading-skipped", message, hint, spot.words)
    paragraphs = [spot for spot in spots if spot.words]
    if not said and len(paragraphs) > _LONG:
        message = f"{len(paragraphs)} paragraphs stand under no heading: nobody can leap to what they look for."
        yield paragraphs[0].find(
            "heading-none", message, "Give the headings the styles Heading 1, Heading 2 and so on."
        )


def _shows(spot: Spot) -> bool:
    return any(span.picture for span in spot.spans)


def bold_paragraphs(spots: Spots) -> Iterator[Finding]:
    """Short paragraphs made bold by hand over text that is not: they look like headings, and are not heard as any."""
    for spot, below in pairwise(spots):
        if isinstance(spot.block, Paragraph) and spot.block.role == "body" and _poses(spot, below):
            message = f"'{spot.words[:60]}' looks like a heading and is none."
            hint = "If it is one, give it a heading style; bold alone is not heard."
            yield spot.find("heading-by-hand", message, hint, spot.words, certain=False)


def _poses(spot: Spot, below: Spot) -> bool:
    if spot.in_table or spot.in_note or not 0 < len(spot.words.split()) <= _MOST_WORDS:
        return False
    is_text = isinstance(below.block, Paragraph) and len(below.words) > len(spot.words) and not _is_bold(below)
    return is_text and _is_bold(spot) and not spot.words.endswith((".", ";", ","))


def _is_bold(spot: Spot) -> bool:
    return all(span.bold for span in spot.spans if span.text.strip())


def links(spots: Spots) -> Iterator[Finding]:
    """Links whose words do not say where they lead."""
    for spot in spots:
        for href, spans in groupby(spot.spans, key=lambda span: span.href):
            words = "".join(span.text for span in spans).strip()
            if not href and (typed := _TYPED_LINK.search(words)):
                message = f"The words '{typed.group()}' have no link under them."
                hint = "Name the page or the paper in words, and put a link on them."
                yield spot.find("link-text", message, hint, typed.group(), certain=False)
            if not href or href.startswith("#") or not words:
                continue
            if _POOR_LINK.search(words) or _ADDRESS.match(words):
                message = f"The words of a link do not say where it leads: '{words[:60]}'."
                hint = "Name the page or the paper in words, and put the link on them."
                yield spot.find("link-text", message, hint, words)


def leads(spots: Spots) -> Iterator[Finding]:
    """Links and references to what is not there, or to what only one machine has; the PDF has their words alone."""
    places = {name.lower() for spot in spots for name in getattr(spot.block, "anchors", ())}
    for spot in spots:
        for lead, spans in groupby(spot.spans, key=_lead):
            words = " ".join("".join(span.text for span in spans).split())
            if lead.startswith("#") and lead[1:].lower() not in places:
                message = f"A link or a reference leads to nothing in the file: '{words[:60]}'."
                yield spot.find("link-dead", message, "Make it anew in Word, or take it off the words.", words)
            elif lead and not lead.startswith("#") and not is_public(lead):
                message = f"A link leads to what others can't reach ({lead[:60]}); it is left out of '{words[:60]}'."
                hint = "Give an address that begins with https:// or mailto:, or take the link off."
                yield spot.find("link-local", message, hint, words)


def _lead(span: Span) -> str:
    """Where a span leads: its link, or the bookmark whose page or words it says."""
    words = span.field.replace('"', "").split()
    refers = len(words) > 1 and words[0].upper() in _REFERENCES
    return span.href or (f"#{words[1]}" if refers else "")


def lists(spots: Spots) -> Iterator[Finding]:
    """Paragraphs with dashes or numbers typed before them: no list is heard."""
    for items in _runs(spots, _is_typed, 2):
        message = f"{len(items)} paragraphs are a list typed by hand, from '{items[0].words[:60]}' on."
        hint = "Take the signs out and use Word's own bullets or numbering."
        yield items[0].find("list-by-hand", message, hint, items[0].words, certain=False)


def _runs(spots: Spots, kind: Callable[[Spot], object], least: int) -> Iterator[list[Spot]]:
    """Spots of one kind that follow each other, so many at the least."""
    runs = (list(run) for of_a_kind, run in groupby(spots, key=kind) if of_a_kind)
    return (run for run in runs if len(run) >= least)


def _is_typed(spot: Spot) -> str:
    if not isinstance(spot.block, Paragraph) or spot.in_note or (spot.block.look and spot.block.look.label):
        return ""
    return "dashes" if _DASHED.match(spot.words) else "numbers" if _COUNTED.match(spot.words) else ""


def blanks(spots: Spots) -> Iterator[Finding]:
    """Runs of empty paragraphs that stand for space: some voices say "blank" for each."""
    for empty in _runs(spots, _is_blank, 3):
        message = f"{len(empty)} empty paragraphs follow each other, after '{empty[0].after[:60]}'."
        hint = "Use space before or after a paragraph, or a page break, instead."
        yield empty[0].find("blank-paragraphs", message, hint, empty[0].after, certain=False)


def _is_blank(spot: Spot) -> bool:
    is_text = isinstance(spot.block, Paragraph) and not spot.in_table and not spot.in_note
    return is_text and not spot.words and not spot.spans


CHECKS = (pictures, headings, bold_paragraphs, links, leads, lists, blanks)
