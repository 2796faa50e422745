"""What a screen reader or a printer will miss in an appendix's PDF: the faults are the file's own, and are told of.

In: a PDF as it is to be brought in. Out: a finding for each kind of fault, with the pages on which it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pikepdf import Dictionary, Name, Object, PdfError, Stream, parse_content_stream

from paperwork.model.findings import NOWHERE, Finding
from paperwork.model.paper import Carried

from .pieces import Source, SourcePage
from .structure import all_of, marks_of

_PAINTS = "Tj TJ ' \" Do f F f* S s B B* b b* sh EI BMC BDC EMC"
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_MOST = 8
_TAGGED = "Ask whoever made it for a tagged PDF (PDF/UA), or for the Word file."


def finding(about: Source | Carried, check: str, said: str, hint: str) -> Finding:
    """A warning about an appendix, by its title and its file's name."""
    message = f"The appendix '{about.title}' ({about.name}) {said}"
    return Finding(check, NOWHERE, message, hint, severity="warning", key=f"{about.name}: {said[:60]}")


def no_tree(source: Source) -> Finding:
    """The finding for tags that cannot be followed."""
    return finding(source, "appendix-tags", "has tags that form no tree, and that no one can follow.", _TAGGED)


def tags_of(source: Source, unknown: Iterable[str]) -> Iterator[Finding]:
    """Pages without tags, elements without words, roles of no known kind."""
    bare = [number for number, page in enumerate(source.pages, 1) if not page.tagged]
    if len(bare) == len(source.pages):
        said = "has no tags: a screen reader reads each page as one run of words, without headings, lists or tables."
        yield finding(source, "appendix-untagged", said, _TAGGED)
    elif bare:
        said = f"has no tags on page {listed(bare)}, which is read as one run of words."
        yield finding(source, "appendix-untagged", said, _TAGGED)
    if names := sorted(unknown):
        said = f"has tags of kinds that are not known: {', '.join(names[:_MOST])}."
        yield finding(source, "appendix-tags", said, _TAGGED)
    if silent := _silent(source):
        said = f"has pictures without alternative text on page {listed(silent)}."
        yield finding(source, "appendix-alt", said, "Ask whoever made it to say what they show.")


def _silent(source: Source) -> list[int]:
    branches = all_of(source.tree) if source.tree else ()
    figures = (one for one in branches if one.role in ("Figure", "Formula"))
    mute = [
        one for one in figures if not one.says.get("Alt", "").strip() and not one.says.get("ActualText", "").strip()
    ]
    return sorted({mark.page + 1 for one in mute for mark in list(marks_of(one))[:1]})


def drawing_of(source: Source, pinned: Sequence[str | None]) -> Iterator[Finding]:
    """Fonts that are not inside the file, and what is drawn outside the tags."""
    fonts = dict.fromkeys(name for page in source.pages for name in _loose_fonts(page.resources))
    if fonts:
        said = f"does not hold its fonts ({', '.join(list(fonts)[:_MOST])}), and may look otherwise elsewhere."
        hint = "Ask whoever made it to save it again with its fonts embedded, as PDF/A does."
        yield finding(source, "appendix-fonts", said, hint)
    known = (
        Counter((mark.page, mark.number) for mark in marks_of(source.tree))
        if source.tree
        else Counter[tuple[int, int]]()
    )
    loose = [
        at + 1
        for at, page in enumerate(source.pages)
        if page.tagged and pinned[at] is None and _is_loose(page, at, known)
    ]
    if loose:
        said = f"draws on page {listed(loose)} what its tags do not reach: a screen reader does not say it."
        yield finding(source, "appendix-unmarked", said, _TAGGED)


def pinned_of(source: Source, pinned: Sequence[str | None]) -> Iterator[Finding]:
    """Pages on which fields and stamps became part of what is drawn."""
    if pages := [at for at, said in enumerate(pinned, 1) if said is not None]:
        said = f"has form fields, stamps or words typed over page {listed(pages)}, which are drawn there as they stand."
        yield finding(source, "appendix-form", said, "Check in the PDF that they say what they should.")


def unkept(source: Source) -> Finding:
    """The finding for a file with which the whole may be no PDF/A."""
    hint = "Ask whoever made it for a PDF/A-2a, or for the Word file; or check the finished PDF with a validator."
    return finding(source, "archive-appendix", source.unkept, hint)


def listed(numbers: list[int]) -> str:
    """Page numbers in a row, the first few of many."""
    return ", ".join(map(str, numbers[:_MOST])) + (" ..." if len(numbers) > _MOST else "")


def _loose_fonts(resources: Object) -> Iterator[str]:
    pending, seen = [resources], set[tuple[int, int]]()
    while pending:
        at = pending.pop()
        for font in _values(at, "/Font"):
            if font.get("/Subtype") != Name.Type3 and not _is_embedded(font):
                yield str(font.get("/BaseFont", "/unnamed"))[1:].partition("+")[2] or str(font.get("/BaseFont", ""))[1:]
        for form in _values(at, "/XObject"):
            inner = form.get("/Resources")
            if isinstance(inner, Dictionary) and form.objgen not in seen:
                seen.add(form.objgen)
                pending.append(inner)


def _values(resources: Object, kind: str) -> list[Object]:
    held = resources.get(kind)
    return (
        [one for one in held.values() if isinstance(one, Dictionary | Stream)] if isinstance(held, Dictionary) else []
    )


def _is_embedded(font: Object) -> bool:
    descendants = font.get("/DescendantFonts")
    inner = descendants[0] if descendants is not None and len(descendants) else font
    descriptor = inner.get("/FontDescriptor")
    return isinstance(descriptor, Dictionary) and any(name in descriptor for name in _FONT_FILES)


def _is_loose(page: SourcePage, at: int, known: Counter[tuple[int, int]]) -> bool:
    """Whether a page draws something outside all marks, or under one that its tags do not know."""
    open_marks: list[bool] = []
    properties = page.resources.get("/Properties", Dictionary())
    try:
        operators = parse_content_stream(page.source, _PAINTS)
    except PdfError:
        return True
    for one in operators:
        name = str(one.operator)
        if name in ("BMC", "BDC"):
            open_marks.append(_is_told(one.operands, at, properties, known))
        elif name == "EMC":
            del open_marks[-1:]
        elif not any(open_marks):
            return True
    return False


def _is_told(operands: Iterable[Object], at: int, properties: Object, known: Counter[tuple[int, int]]) -> bool:
    role, *said = operands
    if role == Name.Artifact:
        return True
    about = properties.get(str(said[0])) if said and isinstance(said[0], Name) else said[0] if said else None
    number = about.get("/MCID") if isinstance(about, Dictionary) else None
    return isinstance(number, int) and (at, number) in known
