"""The head of a paper: its fields, its status and what that rests on in law, and what the file says of itself."""

from __future__ import annotations

from paperwork.model.blocks import Block, Paragraph, Region, Span
from paperwork.model.jurisdictions import JURISDICTIONS, Jurisdiction
from paperwork.model.paper import Properties, Slots
from paperwork.model.periods import date_words
from paperwork.model.supplied import Exemption, Inputs

from . import tags
from .unset import stated
from .words import listed, worded

_STATED = ("report_of", "subject", "report_title", "short_title", "period_words", "latest")
_SIGNED = ("signed_name", "signed_title")


def head(inputs: Inputs) -> Slots:
    """The text slots of the front sheet, its headers and its footers."""
    brief, council = inputs.brief, inputs.council
    return {
        "council": council.name,
        "motto": council.motto,
        "meeting": stated(brief, "meeting"),
        "date": f"{brief.date:%d/%m/%Y}" if brief.date else stated(brief, "date"),
        "date_words": date_words(brief.date) if brief.date else stated(brief, "date"),
        **{key: stated(brief, key) for key in _STATED},
        "authors": tuple({"name": author} for author in brief.authors),
        **{key: stated(brief, key) for key in _SIGNED},
        "invented": worded(inputs.template.words, "invented") if council.invented else "",
        **_status_slots(inputs),
    }


def properties(inputs: Inputs) -> Properties:
    """What the Word file and the PDF say of themselves."""
    brief, council = inputs.brief, inputs.council
    day = date_words(brief.date) if brief.date else ""
    when = ", ".join(part for part in (brief.meeting, day) if part)
    keywords = (council.short_name, brief.meeting, brief.report_title, brief.period_words)
    return Properties(
        title=" – ".join(part for part in (brief.subject, when) if part) or council.name,
        subject=brief.subject,
        author=brief.author or brief.report_of,
        keywords=", ".join(dict.fromkeys(word for word in keywords if word)),
        committee=brief.meeting,
        date=day,
        status=_status(inputs),
        council=council.name,
    )


def status_header(inputs: Inputs) -> str:
    """What each header of an exempt paper says; empty for an open one."""
    exemption = inputs.brief.exemption
    if exemption is None:
        return ""
    law = JURISDICTIONS[inputs.council.jurisdiction]
    mark = (f"{label}: {words}" for label, words in _mark(exemption, law, _status(inputs)))
    return " ".join([*mark, *_test_in_short(inputs, law)])


def _status(inputs: Inputs) -> str:
    return worded(inputs.template.words, inputs.brief.status)


def _status_slots(inputs: Inputs) -> Slots:
    """The status, and for an exempt paper its mark, as Local Government Act 1972 section 100B(5) asks for it."""
    exemption, status = inputs.brief.exemption, _status(inputs)
    if exemption is None:
        return {"status": status, "exempt": False, "exempt_reason": False, "status_header": ""}
    law = JURISDICTIONS[inputs.council.jurisdiction]
    mark = _mark(exemption, law, status)
    return {
        "status": status,
        "exempt": True,
        "exempt_reason": Region(tags.whole("exempt_reason"), "data", _paragraphs((*mark, *_test(exemption, law)))),
        "status_header": status_header(inputs),
    }


def _mark(exemption: Exemption, law: Jurisdiction, status: str) -> tuple[tuple[str, str], ...]:
    """A label and its words for the status itself and for each paragraph relied on."""
    numbers = [str(number) for number, _ in exemption.paragraphs]
    noun = "paragraph" if len(numbers) == 1 else "paragraphs"
    return (
        (status, f"exempt information under {noun} {listed(numbers)} of {law.schedule}."),
        *((f"Paragraph {number}", words) for number, words in exemption.paragraphs),
    )


def _test(exemption: Exemption, law: Jurisdiction) -> tuple[tuple[str, str], ...]:
    label = "Public interest test" if law.public_interest_test else "Public interest"
    return ((label, exemption.public_interest),) if exemption.public_interest else ()


def _test_in_short(inputs: Inputs, law: Jurisdiction) -> tuple[str, ...]:
    return (worded(inputs.template.words, "public_interest_header"),) if law.public_interest_test else ()


def _paragraphs(reasons: tuple[tuple[str, str], ...]) -> tuple[Block, ...]:
    return tuple(Paragraph((Span(f"{label}:", bold=True), Span(f" {words}"))) for label, words in reasons)
