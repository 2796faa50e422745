"""A draft written as a PDF: laid out, painted, tagged and described. In: a `Draft`. Out: the bytes of the PDF."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from msgspec import Struct
from pikepdf import Array, ObjectStreamMode, Pdf, Stream

from paperwork.model.blocks import Heading, Picture, flattened, text_of
from paperwork.model.findings import Finding, Place
from paperwork.model.paper import Draft

from .appended import Appended
from .audit import Audit, audit
from .layout import Layout, lay_out
from .metadata import describe
from .paint import Painted, paint
from .tree import tag


class Rendered(Struct, frozen=True):
    """A PDF, what was found while it was made (fonts that others stand in for, lost pictures), and its audit."""

    data: bytes
    findings: tuple[Finding, ...]
    audit: Audit


def rendered(draft: Draft, fonts: Path | None = None, *, archive: bool = False) -> Rendered:
    """The PDF of a draft, tagged, with its findings: same draft, same bytes. `archive` makes it PDF/A-2a.

    `fonts` is a folder of fonts to be used beside those that ship. What the program's own audit finds wrong with the
    finished file is in `audit`.
    """
    layout = lay_out(draft, fonts)
    appended = Appended.of(draft.carried)
    appended.claim(layout.pages)
    painted = paint(layout.pages, layout.fonts)
    found = (*layout.findings, *(_unread(page, picture) for page, picture in painted.unread))
    data = _tagged(layout, painted, draft, archive=archive)
    audited = audit(data, draft)
    # What strangers have made is no work of ours, and is brought in after the audit of what is.
    brought = _with(appended, data)
    data = brought or data
    unkept = appended.unkept() if brought and archive else ()
    return Rendered(data, (*found, *appended.findings, *unkept), audited)


def _tagged(layout: Layout, painted: Painted, draft: Draft, *, archive: bool) -> bytes:
    """The PDF with its tags; what was laid out is let go, since reading the file back takes as much room again."""
    layout.pages.clear()
    with Pdf.open(BytesIO(painted.data)) as pdf:
        _keep_packed(pdf)
        tag(pdf, layout.root, painted.marks)
        layout.root.kids.clear()
        describe(pdf, draft.properties, _title(draft), archive=archive)
        # ReportLab's id follows the environment (SOURCE_DATE_EPOCH); the one that is made here follows the bytes.
        del pdf.trailer["/ID"]
        return _saved(pdf)


def _keep_packed(pdf: Pdf) -> None:
    """Name the packing of each stream without a list round it: only then does qpdf not unpack it and pack it anew."""
    for held in pdf.objects:
        packing = held.get("/Filter") if isinstance(held, Stream) else None
        if isinstance(packing, Array) and len(packing) == 1 and "/DecodeParms" not in held:
            held.Filter = packing[0]


def _with(appended: Appended, data: bytes) -> bytes:
    """The PDF with what is appended to it; nothing where nothing is."""
    if not appended.standings:
        return b""
    with Pdf.open(BytesIO(data)) as pdf:
        return _saved(pdf) if appended.bring(pdf) else b""


def _saved(pdf: Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate, min_version="1.7")
    return out.getvalue()


def render(draft: Draft) -> bytes:
    """The PDF of a draft, tagged: same draft, same bytes."""
    return rendered(draft).data


def _unread(page: int, picture: Picture) -> Finding:
    kind = picture.kind.upper() or "unknown"
    message = f"A picture ({kind}) can't be shown; an empty frame stands in its place."
    hint = "Put it in again as PNG, JPEG or SVG."
    return Finding("pdf-picture", Place(page=page), message, hint, severity="warning", quote=picture.alt[:120])


def _title(draft: Draft) -> str:
    """What stands for the title of a file that has none: its first heading."""
    headings = (block for block in flattened(draft.blocks) if isinstance(block, Heading))
    return next((" ".join(text_of(heading.spans).split()) for heading in headings), "") or "Untitled"
