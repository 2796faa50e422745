"""Papers made by hand, small and with one of everything, over the shipped template or one made on the spot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PIL import Image

from paperwork.model.blocks import (
    Block,
    Cell,
    Column,
    ListItem,
    Paragraph,
    Picture,
    Region,
    Row,
    Span,
    Table,
)
from paperwork.model.paper import Paper, Properties, Slots
from paperwork.model.supplied import Source

TEMPLATES = Path(__file__).parents[2] / "templates"
SCRUTINY = TEMPLATES / "improvement-scrutiny.docx"
AT = date(2026, 3, 9)


def says(text: str, role: str = "body", **emphasis: bool) -> Paragraph:
    return Paragraph((Span(text, **emphasis),), role)  # type: ignore[arg-type]


def cell(text: str, role: str = "") -> Cell:
    return Cell((says(text),), role)  # type: ignore[arg-type]


def region(tag: str, *blocks: Block, owner: str = "data") -> Region:
    return Region(f"paperwork:{tag}", owner, blocks)  # type: ignore[arg-type]


def png(width: int = 40, height: int = 20) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "#12436d").save(buffer, "PNG")
    return buffer.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


def picture(alt: str = "A line that falls", width: float = 460.0, **more: object) -> Picture:
    return Picture(raster=png(), alt=alt, width=width, height=width / 2, svg=SVG, **more)  # type: ignore[arg-type]


def summary() -> Table:
    return Table(
        rows=(
            Row((cell("Measure", "label"), cell("Actual", "label"), cell("Performance", "label"))),
            Row((cell("Number of plans", "label"), cell("84%"), cell("Green", "green"))),
            Row((cell("Rate of plans", "label"), cell("195"), cell("Amber", "amber"))),
            Row((cell("Visits in time", "label"), cell("[x]", "gap"), cell("Red", "red"))),
            Row((cell("All", "total"), cell("279", "total"), cell("", "total"))),
        ),
        caption=(Span("Priority A: performance"),),
        columns=(Column(3), Column(1, "right"), Column(2)),
        note=(Span("Latest is not validated."),),
        summary="Three measures with their rating.",
    )


def page(name: str = "visits", title: str = "Visits in time", new_page: bool = True, wide: bool = False) -> Slots:
    fact = Span("84%", fact=f"{name}.actual")
    return {
        "title": title,
        "new_page": new_page,
        "wide": wide,
        **dict.fromkeys(("lead", "status", "rag_key", "values", "indicators", "actuals"), False),
        "targets": region(f"measure/{name}/targets", says("Target 85%")),
        "months": region(f"measure/{name}/months", summary()),
        "charts": region(f"measure/{name}/charts", picture()),
        "tables": False,
        "not_published": False,
        "notes": False,
        "questions": (
            {
                "question": "What's working well?",
                "answer": region(
                    f"measure/{name}/q1", Paragraph((Span("It stood at "), fact, Span(", up."))), owner="author"
                ),
            },
            {
                "question": "What are we worried about?",
                "answer": region(f"measure/{name}/q2", says("[To be written: worries]", "gap"), owner="author"),
            },
        ),
    }


def section(name: str, heading: str, *blocks: Block, numbered: bool = False, signature: bool = False) -> Slots:
    return {
        "heading": heading,
        "number": "1" if numbered else "",
        "numbered": numbered,
        "body": region(f"section/{name}", *blocks, owner="author"),
        "signature": signature,
    }


def slots(**changes: object) -> Slots:
    """The slots of a small paper, some of them changed."""
    front: Slots = {
        "council": "Wexcombe Council",
        "meeting": "Children's Scrutiny Panel",
        "date": "09/03/2026",
        "date_words": "9 March 2026",
        "report_of": "Ann Other, Director",
        "subject": "Services & <improvement>",
        "status": "Open",
        "status_header": "",
        "exempt": False,
        "exempt_reason": False,
        "invented": "",
        "report_title": "Improvement report",
        "short_title": "Improvement",
        "period_words": "February 2026",
        "signed_name": "Ann Other",
        "signed_title": "Director",
        "forms": {"control": ()},
        "parts": {"narrative": ()},
        "appendices": (),
        "receipt": region("paper/receipt", summary()),
        "sections": (
            section("aims", "Contribution to our aims", says("It serves our aims.")),
            section("background", "Background", says("First.", "numbered"), says("Second.", "numbered"), numbered=True),
            section("contact", "Contact officer", says("Ann Other"), numbered=True, signature=True),
        ),
        "priorities": (
            {
                "title": "Priority A – Planning",
                "summary": region("priority/a/summary", summary()),
                "charts": region("priority/a/charts", picture("Ratings", 230), picture("Travel", 230)),
                "not_published": False,
                "pages": (page(), page("plans", "Plans", new_page=False)),
            },
        ),
    }
    return {**front, **changes}  # type: ignore[dict-item]


def bare(**changes: object) -> Slots:
    """The slots of a small paper in which nobody has written a word, for templates that have no place for any."""
    full = slots()
    sections = tuple({**section, "body": False} for section in full["sections"])  # type: ignore[dict-item,union-attr]
    priorities = tuple({**priority, "pages": ()} for priority in full["priorities"])  # type: ignore[dict-item,union-attr]
    return {**full, "sections": sections, "priorities": priorities, **changes}  # type: ignore[dict-item]


def paper(template: Path = SCRUTINY, given: Slots | None = None, **properties: str) -> Paper:
    said = {
        "title": "Services – Scrutiny",
        "author": "Ann Other",
        "committee": "Scrutiny Panel",
        "date": "9 March 2026",
    }
    return Paper(
        id="scrutiny-2026-03",
        path="inputs/wexcombe/scrutiny-2026-03",
        template=template,
        properties=Properties(**{**said, "status": "Open", "council": "Wexcombe Council", **properties}),
        slots=slots() if given is None else given,
        at=AT,
        sources=(Source("inputs/wexcombe/council.yaml", "0" * 64),),
    )


def with_body(folder: Path, body: str, changed: Mapping[str, str] | None = None) -> Path:
    """A template like the shipped one whose document says something else; `changed` replaces text in other parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(SCRUTINY) as given, zipfile.ZipFile(buffer, "w") as made:
        for name in given.namelist():
            made.writestr(name, _changed(name, given.read(name), body, changed or {}))
    path = folder / "own.docx"
    path.write_bytes(buffer.getvalue())
    return path


def _changed(name: str, data: bytes, body: str, changed: Mapping[str, str]) -> bytes:
    if name == "word/document.xml":
        text = data.decode()
        start, end = text.index("<w:body>") + len("<w:body>"), text.rindex("<w:sectPr>")
        return (text[:start] + body + text[end:]).encode()
    return changed[name].encode() if name in changed else data


def line(text: str, properties: str = "") -> str:
    """A paragraph of a template."""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def items(*texts: str, ordered: bool = False) -> tuple[ListItem, ...]:
    return tuple(ListItem((Span(text),), ordered=ordered) for text in texts)
