"""What is pinned on the pages of an appendix's PDF: links stay links, remarks go, all that is to be seen is drawn in.

A form's fields, stamps and words typed over a page become part of it, and can no longer be changed. What they say is
kept beside, since a screen reader cannot look for it in the tags.
"""

from __future__ import annotations

from collections import Counter

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from .contents import streams_of

_REMARKS = {
    "/Text", "/Popup", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/FileAttachment", "/Sound",
    "/Movie", "/Screen", "/RichMedia", "/3D", "/Redact",
}  # fmt: skip
_HIDDEN = 0b100010
_WORDS = 2_000
_DEEPEST = 20


def drawn_in(pdf: Pdf, left_out: Counter[str]) -> list[str | None]:
    """Draws in what is to be seen on each page, and counts the rest.

    Gives for each page the words of what was drawn in, None where nothing was.
    """
    _generate(pdf)
    pinned = [_pinned(page.obj, left_out) for page in pdf.pages]
    before = [len(streams_of(page.obj)) for page in pdf.pages]
    if any(pinned):
        pdf.flatten_annotations("screen")
    after = [len(streams_of(page.obj)) for page in pdf.pages]
    words = ("; ".join(said for one in kept if (said := _words_of(one))) for kept in pinned)
    return [said if now > then else None for said, then, now in zip(words, before, after, strict=True)]


def _pinned(page: Object, left_out: Counter[str]) -> list[Object]:
    """What is to be drawn in on a page; only that and links are still pinned to it."""
    kept = [one for one in page.get("/Annots", ()) if isinstance(one, Dictionary) and _stays(one, left_out)]
    page.Annots = Array(kept)
    return [one for one in kept if one.get("/Subtype") != Name.Link]


def _generate(pdf: Pdf) -> None:
    """Has the fields drawn of a form that leaves that to whoever opens it."""
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and bool(form.get("/NeedAppearances")):
        pdf.generate_appearance_streams()


def _stays(annotation: Object, left_out: Counter[str]) -> bool:
    kind = str(annotation.get("/Subtype", ""))
    flags = annotation.get("/F")
    if kind in _REMARKS or (isinstance(flags, int) and flags & _HIDDEN):
        left_out["remark or attachment on top of a page"] += kind != "/Popup"
        return False
    return True


def _words_of(annotation: Object) -> str:
    """What a field or a stamp says: a field's label and value, a stamp's own words."""
    if annotation.get("/Subtype") != Name.Widget:
        return _text(annotation.get("/Contents"))
    label, value = (
        _text(_of_field(annotation, "/TU")) or _text(_of_field(annotation, "/T")),
        _of_field(annotation, "/V"),
    )
    said = _text(value) if isinstance(value, String) else str(value or "")[1:] if isinstance(value, Name) else ""
    return f"{label}: {said}" if said else label


def _of_field(annotation: Object, key: str) -> object | None:
    """An entry of a field, its own or that of the field that it is a part of."""
    at: object = annotation
    for _ in range(_DEEPEST):
        if not isinstance(at, Dictionary) or key in at:
            break
        at = at.get("/Parent")
    return at.get(key) if isinstance(at, Dictionary) else None


def _text(said: object) -> str:
    return " ".join(str(said).split())[:_WORDS] if isinstance(said, String) else ""


def marked(streams: list[Object], number: int, pdf: Pdf) -> list[Object]:
    """The streams of a page on which something was drawn in, that part of them marked with a number."""
    # What is drawn in follows the operator that puts back the state in which the page's own drawing began.
    start, back, rest = streams[-1].read_bytes().partition(b"Q\n")
    mark = f"/P <</MCID {number}>> BDC\n".encode()
    return [*streams[:-1], Stream(pdf, start + back + mark + rest + b"\nEMC")]
