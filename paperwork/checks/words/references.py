"""What a paper points to and has not: tables, appendices, sections and pages that are nowhere, objects that were lost.

A check takes a `Reading`. A file that goes out with others may have its appendices in them: what is missing is certain
only where the file has others of the same kind, or where the thing must be in the file itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from paperwork.model.blocks import Chart, Heading, ListItem, Opaque, Picture, Table
from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from ..spots import Spot, Texted, few
from .residue import bare

_NUMBERED = re.compile(
    r"\b(?P<kind>appendix|appendices|annex|schedule|table|figure|fig\.?|chart|section|paragraph|para\.?)\s+"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2}|[A-H])\b(?!%|[\d/]|\.\d)",
    re.IGNORECASE,
)
# "Section 3.2 of the Act", "paragraph 4 of Schedule 12A": parts of something else.
_OF_ANOTHER = re.compile(
    r" ?(?:of|to|in|under) (?:the )?(?!(?:this|our|the|main) (?:report|paper)|report|paper)(?:[\w'’-]+ ){0,4}?"
    r"(?:[A-Z]\w+|act|plan|letter|framework|guidance|regulations?|order|code|constitution|report|strategy)\b"
)
_TITLED = re.compile(r",? [A-Z]\w+ [A-Z]")
_POINTS = re.compile(
    r"\b(?:see|set out|shown|given|attached|in|at|refer(?:red)?(?: to)?|per|contained|detailed|provided|listed|below|"
    r"above|overleaf|outlined|summarised|described|included|as)\b|\(",
    re.IGNORECASE,
)
# What begins a sentence, and no caption: "Table 4 shows ...".
_SHOWS = re.compile(
    r" (?:below |above |overleaf |also )?(?:shows?|sets? out|gives?|lists?|summarises?|provides?|illustrates?|"
    r"compares?|contains?|presents?|details?|describes?) (?:the|how|what|that|our|each|all|by|it|this|where|who|why|"
    r"a|an)\b"
)
_ATTACHED = re.compile(
    r"\b(?:attached|enclosed|appended|accompanying|embedded)\s+(?:\w+\s+){0,2}?(?P<thing>tables?|reports?|documents?|"
    r"appendi(?:x|ces)|spreadsheets?|charts?|letters?|slides?|presentations?|plans?|papers?|dashboards?|scorecards?|file)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?P<thing>tables?|reports?|documents?|spreadsheets?|charts?|letters?|files?)\s+(?:(?:that|which)\s+)?"
    r"(?:(?:is|are)\s+)?(?P<how>embedded|attached|enclosed)\s+(?:here|below|above|to this|with this)\b",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\b(?:table|chart|graph|figure|diagram) (?:below|overleaf|above|opposite)\b|\blinks? below\b", re.I
)
_GONE = re.compile(
    r"^(?:microsoft (?:office )?(?:word|excel|powerpoint|visio)(?: (?:97[- ]2003 |macro-enabled )*"
    r"(?:document|worksheet|presentation|chart|slide|drawing))?|(?:adobe )?acrobat document|worksheet in .{0,40}|"
    r"image\d{1,4}\.(?:png|jpe?g|gif|emf)|\[?cid:\S+\]?|object\s\d+|\[image\]|\[embedded (?:file|document|object)\])$",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"error! (?:reference source not found|bookmark not defined|no .{3,40} found|not a valid .{3,30})\.?", re.I
)
_PAGE = re.compile(r"\b(?:on|see|at|from|to|refer to)\s+(?:pages?|p\.)\s?(?P<page>\d{1,3})\b", re.IGNORECASE)
_ENTRY = re.compile(r"^(?P<words>.*?[A-Za-z)?].*?)[\s.…·_]*(?:\t|\s|\.{2,}|…)(?P<page>\d{1,3})$")
_HEADINGS = re.compile(r"\b(?:the following|these) (?:\w+ )?(?:headings|sections|themes|parts)\b", re.IGNORECASE)
_PARTS = ("appendix", "annex", "schedule", "attach", "report", "letter", "enclosure")
_KINDS: Mapping[str, str] = {
    "appendices": "appendix", "fig": "figure", "fig.": "figure", "para": "paragraph", "para.": "paragraph",
}  # fmt: skip
_FIND = "Put it in, or say where it is; else take the reference out."
_RELIED_ON = re.compile(
    r"\b(?:improvement plan|(?:corporate|council|strategic|business|service|delivery|action) plan|ofsted|"
    r"inspection report|monitoring visit|inspection letter|statutory guidance|working together|act (?:19|20)\d\d|"
    r"national framework|peer review|serious case review|strategy|annual report)\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"^(?:\d+(?:\.\d+)*\.? ?)?(?:none|nil|n/?a|not applicable|there are none|no background papers)\.?$", re.I
)


class Entry(Struct, frozen=True):
    """A line of a contents list: its words, the page it names, and the spot that it stands at."""

    words: str
    page: int
    spot: int


def contents(reading: Reading) -> tuple[Entry, ...]:
    """The entries of a file's contents list, made by Word or typed under the word Contents."""
    found = [
        (at, _ENTRY.match(" ".join(spot.words.split()))) for at, spot in enumerate(reading.spots) if spot.in_contents
    ]
    listed = tuple(Entry(_trimmed(one["words"]), int(one["page"]), at) for at, one in found if one)
    return listed or _typed(reading)


def _typed(reading: Reading) -> tuple[Entry, ...]:
    start = next((at for at, spot in enumerate(reading.spots) if _is_contents(spot)), len(reading.spots))
    entries: list[Entry] = []
    for at, spot in enumerate(reading.spots[start + 1 :], start + 1):
        said = _ENTRY.match(spot.words)
        if said and (not entries or int(said["page"]) >= entries[-1].page):
            entries.append(Entry(_trimmed(said["words"]), int(said["page"]), at))
        elif spot.words and (entries or at > start + 6):
            break
    return tuple(entries) if len(entries) > 2 else ()


def _is_contents(spot: Spot) -> bool:
    return bare(spot.words) in ("contents", "table of contents", "contents page", "content")


def _trimmed(words: str) -> str:
    return words.strip(" .…·_\t")


def headings_listed(reading: Reading) -> Iterator[Finding]:
    """Entries of a contents list that no heading of the file has."""
    entries = contents(reading)
    first = {entry.spot for entry in entries}
    lines = {bare(spot.words) for at, spot in enumerate(reading.spots) if at not in first and not spot.in_contents}
    plain = {re.sub(r"^[\d ]+", "", line) for line in lines}
    missing = [entry for entry in entries if not _stands(bare(entry.words), lines, plain)]
    # Where most are missing the list is of another file's parts, or its headings are pictures.
    if len(missing) * 2 <= len(entries):
        yield from few((_unlisted(reading, entry) for entry in missing), reading.name)


def _stands(words: str, lines: set[str], plain: set[str]) -> bool:
    return words in lines or re.sub(r"^[\d ]+", "", words) in plain


def _unlisted(reading: Reading, entry: Entry) -> Finding:
    message = f"The contents list has '{entry.words}', and no heading of the paper says that."
    hint = "Make the list anew (in Word: References, Update Table), or mend the line."
    return reading.find("contents-entry", entry.spot, message, hint, entry.words, certain=False)


def objects_lost(reading: Reading) -> Iterator[Finding]:
    """The label of an object that stood there once, and what Word writes where a reference leads nowhere."""
    for at, spot in enumerate(reading.spots):
        after = reading.spots[at + 1].words if at + 1 < len(reading.spots) else ""
        whole = next((said for said in (f"{spot.words} {after}", spot.words) if _GONE.match(said)), "")
        if whole and not spot.in_contents and not _has_file(reading):
            message = f"'{whole}' is all that is left of something that stood here."
            yield reading.find("object-lost", at, message, "Put it in, or give a link to it.", spot.words)
        for error in _ERROR.finditer(spot.words):
            message = f"'{error.group()}' stands where Word could not find what is referred to."
            yield reading.find("reference-broken", at, message, "Write the reference anew.", error.group())


def _has_file(reading: Reading) -> bool:
    return any("embed" in part.lower() for part in reading.draft.baggage.files)


def attachments(reading: Reading) -> Iterator[Finding]:
    """Something said to be attached or embedded that the file has not."""
    for sentence in reading.sentences:
        for found in (*_ATTACHED.finditer(sentence.text), *_PLACED.finditer(sentence.text)):
            sure = _is_missing(reading, sentence, found)
            if sure is not None:
                message = f"'{found.group()}' is spoken of, and the file has none."
                yield reading.find("not-attached", sentence.spot, message, _FIND, sentence.text, certain=sure)
        for found in _BELOW.finditer(sentence.text):
            if not _near(reading, sentence, found.group().lower()):
                message = f"'{found.group()}' is spoken of, and none stands near."
                yield reading.find("not-attached", sentence.spot, message, _FIND, sentence.text, certain=False)


def _is_missing(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool | None:
    """Whether an attached thing is certainly missing (True), perhaps (False), or there (None)."""
    thing = found["thing"].lower().rstrip("s")
    if "embedded" in found.group().lower():
        return None if _has_file(reading) or _holds_object(reading) else True
    if thing in ("table", "spreadsheet", "dashboard", "scorecard"):
        return None if _has_table(reading) or _has_part(reading, sentence, "appendix", thing) else thing == "table"
    if thing in ("chart", "slide", "presentation"):
        return None if _has_picture(reading) else False
    return None if _has_part(reading, sentence, *_PARTS, thing) else False


def _holds_object(reading: Reading) -> bool:
    return any(isinstance(spot.block, Opaque) and "object" in spot.block.why.lower() for spot in reading.spots)


def _has_table(reading: Reading) -> bool:
    """Whether there is any table with as much in it as a table that is spoken of has."""
    return any(len(grid.heads) > 2 and len(grid.rows) > 2 for grid in reading.grids)


def _has_picture(reading: Reading) -> bool:
    return any(isinstance(spot.block, Picture | Opaque) for spot in reading.spots)


def _has_part(reading: Reading, sentence: Sentence, *names: str) -> bool:
    """Whether a heading, or a table's caption, after the sentence names an appendix, a report and the like."""
    later = (spot for spot in reading.spots[sentence.spot + 1 :] if spot.words and not spot.in_table)
    return any(
        any(name in spot.words.lower() for name in names) and (isinstance(spot.block, Heading) or _is_title(spot))
        for spot in later
    )


def _is_title(spot: Spot) -> bool:
    """Whether a line may be a title in a file without headings: short, with a capital first and no stop."""
    return len(spot.words.split()) < 8 and spot.words[0].isupper() and spot.words[-1] not in ".,;:"


def _near(reading: Reading, sentence: Sentence, what: str) -> bool:
    if what.startswith("link"):
        return any(span.href for spot in reading.spots[sentence.spot : sentence.spot + 15] for span in spot.spans)
    kinds = Table | Opaque if what.startswith("table") else Picture | Opaque | Table
    here = range(max(0, sentence.spot - 60), min(len(reading.spots), sentence.spot + 60))
    lines = {at for grid in reading.grids for at in (grid.spot, *grid.spots)}
    return any(isinstance(reading.spots[at].block, kinds) or at in lines for at in here)


def numbered_parts(reading: Reading) -> Iterator[Finding]:
    """A table, figure, appendix, section or paragraph named by a number that none of the file bears."""
    numbers = _numbers(reading)
    for sentence in reading.sentences:
        for found in _NUMBERED.finditer(sentence.text):
            kind, number = _kind(found["kind"]), found["number"].upper()
            if not _speaks_of_part(sentence, found, kind):
                continue
            borne = numbers.get(kind, set())
            if number not in borne and (sure := _surely(kind, number, borne)) is not None:
                others = f"; it has {kind} {', '.join(sorted(borne)[:6])}" if borne else ""
                message = f"'{found.group()}' is referred to, and the file has no such {kind}{others}."
                yield reading.find("reference-lost", sentence.spot, message, _FIND, sentence.text, certain=sure)


def _kind(said: str) -> str:
    return _KINDS.get(said.lower(), said.lower())


def _speaks_of_part(sentence: Sentence, found: re.Match[str], kind: str) -> bool:
    """Whether the words point to a part of this paper: not the beginning of a caption, and no section of an Act."""
    after = sentence.text[found.end() :]
    if found.start() == 0 and _SHOWS.match(after):
        return True
    if (found.start() == 0 and not sentence.before) or _OF_ANOTHER.match(after) or _TITLED.match(after):
        return False
    if kind in ("section", "paragraph", "schedule") and "." not in found["number"]:
        return bool(re.match(r",? (?:of this (?:report|paper)|above|below|overleaf)\b", sentence.text[found.end() :]))
    return bool(_POINTS.search(sentence.text[max(0, found.start() - 30) : found.start() + 1]))


def _surely(kind: str, number: str, borne: set[str]) -> bool | None:
    """Whether the part is certainly missing; None where the file does not show how its parts are numbered."""
    if kind in ("section", "paragraph"):
        return True if len(borne) > 2 and any("." in one for one in borne) else None
    if kind in ("appendix", "annex", "schedule"):
        return bool(borne) and _alike(number, borne)
    return True if len(borne) > 1 and _alike(number, borne) else None if not borne else False


def _alike(number: str, borne: set[str]) -> bool:
    return any(one.isdigit() == number.isdigit() for one in borne)


def _numbers(reading: Reading) -> dict[str, set[str]]:
    """The numbers that the file's own parts bear, by kind: in headings and captions, and before its paragraphs."""
    found: dict[str, set[str]] = {}
    for at, spot in enumerate(reading.spots):
        said = _NUMBERED.match(spot.words)
        told = said and _SHOWS.match(spot.words, said.end()) and not _heads_one(reading, at)
        if said and not spot.in_contents and not told:
            found.setdefault(_kind(said["kind"]), set()).add(said["number"].upper())
        label = re.match(r"\(?(\d{1,2}(?:\.\d{1,2}){0,2})[.)]?(?=\s|[A-Z])", label_of(spot) or spot.words)
        if label and not spot.in_table:
            for kind in ("section", "paragraph"):
                found.setdefault(kind, set()).add(label[1])
    return found


def _heads_one(reading: Reading, at: int) -> bool:
    """Whether a table or a picture stands right after a line, or right before it, so that it may be its caption."""
    beside = (*reading.spots[max(0, at - 1) : at], *reading.spots[at + 1 : at + 2])
    return any(spot.in_table or isinstance(spot.block, Table | Picture | Opaque | Chart) for spot in beside)


def label_of(spot: Spot) -> str:
    """What Word prints before a paragraph that it numbers, with a space after it; empty where it numbers none."""
    look = spot.block.look if isinstance(spot.block, Texted) else None
    return f"{look.label.text.strip()} " if look is not None and look.label is not None else ""


def pages(reading: Reading) -> Iterator[Finding]:
    """A page that is referred to, where the contents list has what is spoken of on another, or ends long before."""
    entries = contents(reading)
    for sentence in reading.sentences:
        for found in _PAGE.finditer(sentence.text):
            if entries and not re.match(r" of (?:the|their|its)\b", sentence.text[found.end() :]):
                yield from _page(reading, sentence, int(found["page"]), found.group(), entries)


def _page(reading: Reading, sentence: Sentence, page: int, said: str, entries: tuple[Entry, ...]) -> Iterator[Finding]:
    named = [at for at, entry in enumerate(entries) if len(bare(entry.words).split()) > 1 and _names(sentence, entry)]
    for at in named[-1:]:
        last = next((one.page for one in entries[at + 1 :] if one.page > entries[at].page), entries[at].page + 1)
        if not entries[at].page <= page <= last:
            message = f"'{said}', and the contents list has '{entries[at].words}' on page {entries[at].page}."
            yield reading.find("wrong-page", sentence.spot, message, "Correct the page.", sentence.text)
    if not named and page > entries[-1].page + 15:
        message = f"'{said}', and the contents list ends with page {entries[-1].page}."
        yield reading.find("wrong-page", sentence.spot, message, "Correct the page.", sentence.text, certain=False)


def _names(sentence: Sentence, entry: Entry) -> bool:
    return f" {bare(entry.words)} " in f" {bare(sentence.text)} "


def background_papers(reading: Reading) -> Iterator[Finding]:
    """ "None" under background papers, where the text relies on a plan, an inspection or the law.

    Each report must list the documents that it relies on to a material extent (Local Government Act 1972, section
    100D).
    """
    for at, spot in enumerate(reading.spots):
        titled = (
            re.match(r"(?:\d+\.? ?)?background (?:papers|documents)", reading.spots[at - 1].words, re.I) if at else None
        )
        if titled and _NONE.match(spot.words):
            said = [found.group() for one in reading.sentences for found in _RELIED_ON.finditer(one.text)]
            if said:
                shown = " and ".join(dict.fromkeys(word.lower().replace("ofsted", "Ofsted") for word in said[:3]))
                message = f"No background papers are listed, and the paper relies on documents: it speaks of {shown}."
                hint = "List the unpublished documents that it draws on, and where they can be seen."
                yield reading.find("background-papers", at, message, hint, spot.words, certain=False)


def marks_unexplained(reading: Reading) -> Iterator[Finding]:
    """An asterisk at a figure, and none that explains it."""
    if any(re.match(r"\*+ ?[A-Za-z(]", spot.words) for spot in reading.spots):
        return
    for at, spot in enumerate(reading.spots):
        if marked := re.search(r"(?<![\w*])\d[\d.,]*%?\*+(?![\w*])", spot.words):
            message = f"'{marked.group()}' has an asterisk, and nothing says what it means."
            hint = "Explain it under the table, or take it off."
            yield reading.find("mark-reference", at, message, hint, marked.group(), certain=False)
            return


def headings_named(reading: Reading) -> Iterator[Finding]:
    """A list of the paper's own headings that lacks some of those beside them."""
    heads = [(spot.block.level, spot.words) for spot in reading.spots if isinstance(spot.block, Heading) and spot.words]
    for sentence in reading.sentences:
        listed = _listed(reading, sentence.spot) if _HEADINGS.search(sentence.text) else []
        meant = [(level, words) for level, words in heads if listed and _plain_head(words) in listed]
        if len(meant) < 2:
            continue
        first = heads.index(meant[0])
        others = [words for level, words in heads[first:] if level == meant[0][0] and _plain_head(words) not in listed]
        if others:
            beside = "', '".join(others[:4])
            message = f"The headings that are listed here are not all: '{beside}' stand beside them."
            yield reading.find(
                "headings-reference", sentence.spot, message, "Name them too.", sentence.text, certain=False
            )


def _listed(reading: Reading, spot: int) -> list[str]:
    """The items of the list that follows a paragraph."""
    found: list[str] = []
    for after in reading.spots[spot + 1 :]:
        if not isinstance(after.block, ListItem):
            break
        found.append(_plain_head(after.words))
    return found


def _plain_head(words: str) -> str:
    return re.sub(r"^[\d ]+", "", bare(words))


CHECKS = (
    headings_listed, objects_lost, attachments, numbered_parts, pages, background_papers, marks_unexplained,
    headings_named,
)  # fmt: skip
