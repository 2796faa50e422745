"""An appendix's PDF opened: held to the limits, read for its tags, links and bookmarks, and stripped of all that acts.

It is a stranger's file. One that is locked, torn, too large, or that hides layers is not brought in: the pictures of
its pages stay, and a finding says why.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, PasswordError, Pdf, PdfError, String

from paperwork.model.findings import Finding, PaperworkError
from paperwork.model.paper import Carried

from . import contents, faults
from .lasting import why_unkept
from .links import Targets, bookmarks_of, box_of, links_of
from .pieces import Branch, Joint, Source, SourceMark, SourcePage
from .pinned import drawn_in, marked
from .structure import ObjectId, StructureReader, marks_of

MOST_PAGES, MOST_BYTES, MOST_OBJECTS, MOST_UNPACKED = 200, 100_000_000, 1_000_000, 50_000_000
# What a PDF that means no sense makes its reader raise.
SENSELESS = (PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, OverflowError,
             NotImplementedError, RuntimeError)  # fmt: skip
_A4 = (0.0, 0.0, 595.3, 841.9)
_HINT = "Its pages stand there as pictures. Ask for another copy of the file, and build the draft again."


def opened(carried: Carried) -> Source:
    """A carried PDF, ready to be brought in. Raises PaperworkError with the reason where it must not be."""
    if len(carried.data) > MOST_BYTES:
        raise _refusal(carried, "it is too large")
    try:
        return _read(carried)
    except PasswordError as failure:
        raise _refusal(carried, "it is locked") from failure
    except SENSELESS as failure:
        raise _refusal(carried, "it is damaged") from failure


def _refusal(carried: Carried, reason: str) -> PaperworkError:
    """The error for a PDF whose pages stay pictures."""
    return PaperworkError(faults.finding(carried, "appendix-pdf", f"is not brought in whole: {reason}.", _HINT))


def _read(carried: Carried) -> Source:
    pdf = Pdf.open(BytesIO(carried.data))
    if pdf.is_encrypted:
        raise _refusal(carried, "it is locked")
    if not 0 < len(pdf.pages) <= MOST_PAGES or len(pdf.objects) > MOST_OBJECTS:
        raise _refusal(carried, "it has too many pages, or none")
    if _hides_layers(pdf):
        raise _refusal(carried, "it holds layers that are hidden")
    source = Source(carried.title, carried.name, pdf, carried.pictures, unkept=why_unkept(pdf))
    said = pdf.Root.get("/Lang")
    source.language = str(said) if isinstance(said, String) else ""
    left_out = _acting(pdf)
    pinned = drawn_in(pdf, left_out)
    source.pages = [_page(page.obj, pdf) for page in pdf.pages]
    if any(_unpacks_to(page) >= MOST_UNPACKED for page in source.pages):
        raise _refusal(carried, "a page of it is too large")
    unknown = _annotate(source, left_out)
    source.findings += [*faults.tags_of(source, unknown), *faults.drawing_of(source, pinned)]
    source.findings += [*faults.pinned_of(source, pinned), *_dropped(source, left_out)]
    _mark_pinned(source, pinned)
    contents.scrub(pdf)
    _mark_anew(source)
    _rehearse(source)
    # What cannot be unpacked is passed over without an error, but not without a word.
    if any("decoding stream" in str(warning) for warning in pdf.get_warnings()):
        raise _refusal(carried, "it is damaged")
    return source


def _page(page: Object, pdf: Pdf) -> SourcePage:
    media = box_of(contents.inherited(page, "/MediaBox")) or _A4
    crop = box_of(contents.inherited(page, "/CropBox")) or media
    shown = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
    box = shown if shown[0] < shown[2] and shown[1] < shown[3] else media
    turned = contents.inherited(page, "/Rotate")
    rotation = turned % 360 if isinstance(turned, int) and turned % 90 == 0 else 0
    return SourcePage(page, box, rotation, contents.resources_of(page, pdf), contents.streams_of(page))


def _unpacks_to(page: SourcePage) -> int:
    return sum(contents.unpacked_size(stream, MOST_UNPACKED) for stream in page.streams)


def _annotate(source: Source, left_out: Counter[str]) -> set[str]:
    """Reads links, tags and bookmarks; gives the roles that no one knows."""
    numbers = {page.source.objgen: number for number, page in enumerate(source.pages)}
    targets = Targets(source.pdf, numbers)
    joints: dict[ObjectId, Joint] = {}
    for number, page in enumerate(source.pages):
        for id, link in links_of(page.source, targets, left_out):
            joints[id] = Joint(number, len(page.links))
            page.links.append(link)
    source.bookmarks = bookmarks_of(source.pdf, targets)
    return _structure(source, numbers, joints)


def _structure(source: Source, pages: Mapping[ObjectId, int], joints: Mapping[ObjectId, Joint]) -> set[str]:
    root = source.pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return set()
    reader = StructureReader(root, pages, joints)
    try:
        source.tree = reader.read()
    except (PaperworkError, *SENSELESS):
        source.findings.append(faults.no_tree(source))
        return set()
    for mark in marks_of(source.tree):
        source.pages[mark.page].tagged = True
    return reader.unknown


def _mark_anew(source: Source) -> None:
    """Takes the marks off pages that no tags reach."""
    for page in source.pages:
        if not page.tagged:
            page.streams = contents.unmarked(page.source, page.streams, source.pdf)


def _mark_pinned(source: Source, pinned: Sequence[str | None]) -> None:
    """Gives what was drawn in a place in the tags, with its words, or those words to the page where it has no tags."""
    for at, (page, said) in enumerate(zip(source.pages, pinned, strict=True)):
        if said is None or source.tree is None or not page.tagged:
            page.said = said or ""
            continue
        number = max((one.number for one in marks_of(source.tree) if one.page == at), default=-1) + 1
        page.streams = marked(page.streams, number, source.pdf)
        source.tree.kids.append(Branch("P", [SourceMark(at, number)], {"ActualText": said} if said else {}))


def _rehearse(source: Source) -> None:
    """Copies all that is drawn into a file that no one sees: what fails, fails here."""
    trial = Pdf.new()
    for page in source.pages:
        trial.Root[f"/Page{len(trial.Root)}"] = trial.copy_foreign(page.resources)
        for stream in page.streams:
            stream.read_bytes()
            trial.Root[f"/Page{len(trial.Root)}"] = trial.copy_foreign(stream)
    trial.save(BytesIO())


def _hides_layers(pdf: Pdf) -> bool:
    """Whether something in the PDF does not show until someone asks for it."""
    layers = pdf.Root.get("/OCProperties")
    usual = layers.get("/D") if isinstance(layers, Dictionary) else None
    if not isinstance(usual, Dictionary):
        return False
    off = usual.get("/OFF")
    rules = (one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == Name.OCMD)
    odd = any("/VE" in one or one.get("/P") in (Name.AllOff, Name.AnyOff) for one in rules)
    return odd or usual.get("/BaseState", Name.ON) != Name.ON or (isinstance(off, Array) and len(off) > 0)


def _acting(pdf: Pdf) -> Counter[str]:
    """What the file holds that acts or that is no page."""
    root, found = pdf.Root, Counter[str]()
    names = root.get("/Names")
    held = set(names.keys()) if isinstance(names, Dictionary) else set()
    form = root.get("/AcroForm")
    found["script"] += "/JavaScript" in held
    found["attached file"] += "/EmbeddedFiles" in held
    found["action when the file is opened"] += isinstance(root.get("/OpenAction"), Dictionary) or "/AA" in root
    found["form of the XFA kind"] += isinstance(form, Dictionary) and "/XFA" in form
    return found


def _dropped(source: Source, left_out: Counter[str]) -> Iterator[Finding]:
    kinds = [f"{kind} ({count})" if count > 1 else kind for kind, count in left_out.items() if count]
    if kinds:
        said = f"holds what a paper does not pass on, and what is left out of the PDF: {'; '.join(kinds)}."
        yield faults.finding(source, "appendix-dropped", said, "Check in the PDF that nothing is missed.")


def picture_hash(data: bytes) -> str:
    """The hash by which a page's picture is known."""
    return hashlib.sha256(data).hexdigest()
