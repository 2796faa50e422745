"""What goes along with a Word file and is not to be seen on its pages: names, notes, files inside it, ways out of it.

A check takes a draft and yields warnings. None of it is in the PDF; it goes out with the Word file, wherever that is
sent or put on a website (UK GDPR, article 5(1)(c): no more of people's data than is needed).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from paperwork.model.blocks import block_text, within
from paperwork.model.findings import Finding, Place
from paperwork.model.paper import Draft

Check = Callable[[Draft], Iterator[Finding]]
_INSPECT = "In Word: File, Info, Check for Issues, Inspect Document; take out document properties and personal data."
_AS: Mapping[str, str] = {
    "author": "as its author",
    "saved": "as who last saved it",
    "manager": "as its manager",
    "company": "as its company",
    "remarks": "as who commented on it or changed it",
    "editors": "among those who edited it",
    "library": "among those with whom it was shared",
}
# Names of programs and of nobody in particular.
_NOBODY = re.compile(
    r"(?:python-docx|paperwork.*|microsoft.*|windows user|user\d*|author|admin\w*|un-?named|unknown.*|owner|default\w*"
    r"|template.*|apache poi|libreoffice.*|openoffice.*|google docs|docx4j|aspose.*|-)\W*",
    re.IGNORECASE,
)
_BODY_OF_PEOPLE = re.compile(
    r"\b(?:council|borough|authority|partnership|board|trust|team|department|directorate|services?|county|city|nhs|police"
    r"|ofsted|government|committee|panel|office|social|care|children|analyst|analysis|performance|quality|business|improvement|officer|lead|manager|director|chair|ltd"
    r"|limited|plc|llp|university|college|school)\b",
    re.IGNORECASE,
)
_KINDS = (
    (re.compile(r"\.xl\w+$", re.I), "a workbook", "with all its sheets, also those that no chart shows"),
    (re.compile(r"\.(?:doc|rtf|odt)\w*$", re.I), "a document", "with all that is in it"),
    (re.compile(r"\.(?:ppt|odp)\w*$", re.I), "a presentation", "with all its slides"),
    (re.compile(r"\.msg$|\.eml$", re.I), "a message", "with its addresses"),
    (re.compile(r"(?:^|/)thumbnail\.\w+$", re.I), "a small picture of its first page", "as it was at some time"),
    (re.compile(r"activex", re.I), "a control", "which may run a program"),
    (re.compile(r"", re.I), "another file", "with all that is in it"),
)
_TEMPLATE = "attachedTemplate"
_OUT_OF_FIELDS = frozenset(
    {"LINK", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "INCLUDE", "DDE", "DDEAUTO", "DATABASE", "RD"}
)


def people(draft: Draft) -> Iterator[Finding]:
    """Names of people that the file's properties and remarks give, and that its pages do not print."""
    printed = _letters("\n".join(block_text(block) for block in within(draft.blocks)))
    named: dict[str, list[str]] = {}
    for kind, names in draft.baggage.people.items():
        for name in (one for said in names if _is_person(said) for one in _each(said)):
            if not any(form in printed for form in _forms(name)):
                named.setdefault(name, []).append(_AS[kind])
    for name, ways in named.items():
        message = f"The file names '{name[:60]}' {' and '.join(dict.fromkeys(ways))}, and no page of it does."
        yield _found("personal-data", message, _INSPECT, name, name)


def _each(names: str) -> Iterator[str]:
    return (name.strip() for name in re.split(r"\s+(?:and|&)\s+|;", names))


def _is_person(name: str) -> bool:
    """Whether a name may be somebody's: not what a post or a body of people is called, before a comma or a bracket."""
    first = re.split(r"[,(]", name, maxsplit=1)[0].strip()
    return bool(first) and not _NOBODY.fullmatch(name) and not _BODY_OF_PEOPLE.search(first)


def _forms(name: str) -> tuple[str, ...]:
    """A name as a page may print it: Jane Smith for 'Smith, Jane (Quality team)', which is how networks list people."""
    plain = re.sub(r"\(.*?\)", "", name)
    last, _, first = plain.partition(",")
    whole = [last] if len(last.split()) > 1 else []
    return tuple(_letters(form) for form in (name, plain, f"{first} {last}", *whole))


def _letters(text: str) -> str:
    return "".join(text.split()).casefold()


def own_properties(draft: Draft) -> Iterator[Finding]:
    """Properties and variables of its own: programs and form letters leave data in them that no page shows."""
    for names, what, hint in (
        (draft.baggage.properties, "custom properties", _INSPECT),
        (draft.baggage.variables, "document variables", "Copy the text into a new file, or take them out by a macro."),
    ):
        if names:
            shown = ", ".join(f"'{name[:40]}'" for name in names[:4]) + (" and others" if len(names) > 4 else "")
            message = f"The file has {what} that no page shows: {shown}. Look what they say."
            yield _found("hidden-data", message, hint, names[0], what, certain=False)


def files(draft: Draft) -> Iterator[Finding]:
    """Files inside the file: the workbook of a chart holds every number of its sheets."""
    for part in draft.baggage.files:
        what, which = next((said, more) for kind, said, more in _KINDS if kind.search(part))
        message = f"The file holds {what} ({part.rpartition('/')[2][:60]}), {which}."
        hint = "In Word: copy the chart or object, and paste it back as a picture."
        if "picture" in what:
            hint = "In Word: File, Info, Properties, Advanced Properties: untick Save Thumbnails."
        yield _found("embedded-file", message, hint, part.rpartition("/")[2], part)


def links(draft: Draft) -> Iterator[Finding]:
    """Ways out of the file: what it is tied to says where it was made, and may ask for that when it is opened."""
    for kind, address in draft.baggage.links:
        if kind == _TEMPLATE:
            if re.search(r"[/\\]", address):
                message = f"The file is tied to a template outside it: {address[:120]}."
                hint = "In Word: Developer, Document Template: take out the path, so that it says Normal."
                yield _found("attached-template", message, hint, address, "attached-template")
        else:
            message = f"The file is linked to what is outside it: {address[:120] or kind}."
            hint = "In Word: File, Info, Edit Links to Files, Break Link; or paste it in as a picture."
            yield _found("linked-file", message, hint, address, address or kind)


def fields(draft: Draft) -> Iterator[Finding]:
    """Fields that fetch their words or pictures from another file."""
    asked = (span.field for block in within(draft.blocks) for span in getattr(block, "spans", ()) if span.field)
    for field in dict.fromkeys(asked):
        words = field.split()
        if words and words[0].upper() in _OUT_OF_FIELDS:
            message = f"A field takes what it shows from another file: {' '.join(words)[:120]}."
            hint = "In Word: click on it and press Ctrl+Shift+F9, which leaves its words and drops the link."
            yield _found("linked-file", message, hint, " ".join(words[1:])[:120], " ".join(words)[:60])


def _found(check: str, message: str, hint: str, quote: str, key: str, *, certain: bool = True) -> Finding:
    return Finding(check, Place(), message, hint, "warning", certain, quote[:120], key=key[:60])


CHECKS: tuple[Check, ...] = (people, own_properties, files, links, fields)
