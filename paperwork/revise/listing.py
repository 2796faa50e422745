"""What changed, in lines for a person at a console: inputs, facts by measure, texts by their headings. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from paperwork.model.changes import (
    ROW_MOVED,
    STRUCK,
    Changes,
    Edit,
    FactChange,
    InputFile,
    InputKind,
    Receipt,
    Side,
    TextChange,
)
from paperwork.model.periods import date_words
from paperwork.model.tags import owner_of

from .naming import fact_words

_LONGEST = 300
_NOTHING = "Nothing has changed: neither inputs, nor facts, nor text."
_KINDS: Mapping[InputKind, str] = {
    "data": "Data",
    "words": "Words",
    "rules": "Paper, measures and rules",
    "template": "Template",
    "appendix": "Appendices",
}


def listed(changes: Changes) -> tuple[str, ...]:
    """The lines; one that says so where nothing has changed."""
    lines = [f"{_side(changes.was)}, and {_side(changes.now)}", *_program(changes)]
    if not changes.any:
        return (*lines, *_tracked(changes), _NOTHING)
    lines += [*_inputs(changes), *_facts(changes), *_texts(changes), *_tracked(changes)]
    return tuple(lines)


def receipt_listed(receipt: Receipt) -> tuple[str, ...]:
    """A receipt in lines."""
    edited = "It says what was written then." if receipt.as_written else "It has been edited or refreshed since."
    lines = [
        f"{_shown(receipt.file)}, a draft of {_shown(receipt.paper)}",
        f"Written by paperwork {_shown(receipt.program)}, dated {_day(receipt.at)}. {edited}",
    ]
    for kind, name in _KINDS.items():
        found = [one for one in receipt.inputs if one.kind == kind]
        lines += [f"{name}:"] if found else []
        lines += [f"  {_shown(one.path)}  {_shown(one.sha256)}" for one in found]
    return tuple(lines)


def short(sha256: str) -> str:
    """A hash as people compare it: its first twelve digits in groups of four."""
    return " ".join(sha256[at : at + 4] for at in (0, 4, 8))


def _side(side: Side) -> str:
    return f"{_shown(side.name)} ({_day(side.at)})" if side.at else f"the inputs in {_shown(side.name)}"


def _day(said: str) -> str:
    """A date in words; what is none as it stands."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return _shown(said)
    return date_words(day)


def _program(changes: Changes) -> list[str]:
    was, now = changes.was, changes.now
    other = [f"Two papers: {_shown(was.paper)} and {_shown(now.paper)}."] if was.paper != now.paper else []
    if was.program == now.program:
        return other
    return [*other, f"paperwork itself: was {_shown(was.program)}, is {_shown(now.program)}."]


def _tracked(changes: Changes) -> list[str]:
    count = changes.tracked
    if not count:
        return []
    return [f"Tracked changes that nobody has settled yet, read as accepted: {count}."]


def _inputs(changes: Changes) -> Iterator[str]:
    if not changes.inputs:
        yield "Inputs: none has changed."
        return
    data = any(one.kind == "data" for one in changes.inputs)
    yield "Inputs that changed:" if data else "Inputs that changed (no data among them):"
    for kind, name in _KINDS.items():
        found = [one for one in changes.inputs if one.kind == kind]
        yield from [f"  {name}:"] if found else []
        yield from (f"    {_input(one)}" for one in found)


def _input(file: InputFile) -> str:
    saved = f", saved on {_day(file.saved)}" if file.saved else ""
    if not file.was:
        return f"{_shown(file.path)}: new ({short(file.now)}{saved})"
    if not file.now:
        return f"{_shown(file.path)}: no longer an input (was {short(file.was)})"
    return f"{_shown(file.path)}: was {_shown(short(file.was))}, is {_shown(short(file.now))}{saved}"


def _facts(changes: Changes) -> Iterator[str]:
    if not changes.facts:
        yield "Facts: none has changed."
        return
    yield f"Facts that changed: {len(changes.facts)}"
    for id, group in groupby(changes.facts, lambda one: one.measure):
        facts = list(group)
        page = facts[0].page
        where = f" (on the page '{_shown(page)}')" if page and page != facts[0].name else ""
        yield f"  {_shown(facts[0].name or id)}{where}"
        yield from (f"    {_fact(one)}" for one in facts if not _again(one, facts))


def _again(fact: FactChange, facts: list[FactChange]) -> bool:
    """Whether a month's value is told already, as the measure's own or the one before."""
    same = (one for one in facts if one.fact in ("actual", "previous", "latest"))
    return fact.fact.startswith("at_") and any((one.was, one.now) == (fact.was, fact.now) for one in same)


def _fact(fact: FactChange) -> str:
    files = ", ".join(dict.fromkeys(_shown(one.path).rpartition("/")[2] for one in fact.files))
    source = f" ({files})" if files else ""
    if not fact.was:
        return f"{_shown(fact_words(fact.fact))}: new, {_shown(fact.now)}{source}"
    if not fact.now:
        return f"{_shown(fact_words(fact.fact))}: was {_shown(fact.was)}, is not known any more{source}"
    return f"{_shown(fact_words(fact.fact))}: was {_shown(fact.was)}, is {_shown(fact.now)}{source}"


def _texts(changes: Changes) -> Iterator[str]:
    people, build = ([one for one in changes.texts if one.by == by] for by in ("people", "build"))
    yield "Text that people changed:" if people else "Text: people have changed none."
    for change in people:
        yield from _text(change)
    if build:
        yield "Text that the build gives otherwise:"
        for change in build:
            yield from (
                _text(change) if owner_of(change.tag) == "author" else [f"  {_shown(change.heading)}{_kind(change)}"]
            )


def _text(change: TextChange) -> Iterator[str]:
    yield f"  {_shown(change.heading)}{_kind(change)}"
    for edit in change.edits:
        yield f"    {_edit(change, edit)}"


def edits_listed(change: TextChange) -> tuple[str, ...]:
    """What was changed in one part, an edit a line."""
    return tuple(_edit(change, edit) for edit in change.edits)


def kept_as_before(texts: Iterable[TextChange]) -> tuple[str, ...]:
    """A line for each part in which a person kept what the program had written before what its inputs say."""
    found = ((one, [edit for edit in one.edits if edit.earlier]) for one in texts)
    return tuple(
        f"Kept as an earlier version had it: {_shown(one.heading)}: {'; '.join(map(_kept, edits))}."
        for one, edits in found
        if edits
    )


def _kept(edit: Edit) -> str:
    where = f"{_shown(edit.where)}: " if edit.where else ""
    return f"{where}'{_shown(edit.now)}'; the inputs say '{_shown(edit.was)}'"


def _kind(change: TextChange) -> str:
    return "" if change.kind in ("edited", "typed over") else f": {change.kind}"


def _edit(change: TextChange, edit: Edit) -> str:
    was, now = f"'{_shown(edit.was)}'", f"'{_shown(edit.now)}'"
    if edit.where == ROW_MOVED:
        return f"{ROW_MOVED}: {now}{_after(edit)}"
    if edit.where == STRUCK:
        return f"{STRUCK}: {now}"
    where = f"{_shown(edit.where)}: " if edit.where not in ("", "row", "table") else ""
    row = f"{edit.where} " if edit.where in ("row", "table") else ""
    if edit.earlier:
        return f"{where}{row}kept as an earlier version had it: {now}; {was} was written there since"
    if edit.form:
        return f"{where}the form alone (bold, italic, link, paragraphs, picture): {now}"
    if change.kind == "typed over":
        return f"figure typed over: was {was}, is {now}"
    if where or (edit.was and edit.now):
        return f"{where}{row}was {was}, is {now}{_after(edit)}"
    return f"{row}added: {now}{_after(edit)}" if edit.now else f"{row}deleted: {was}{_after(edit)}"


def _after(edit: Edit) -> str:
    if edit.before:
        return f" (after '{_shown(edit.before)}')"
    return f" (before '{_shown(edit.after)}')" if edit.after else ""


def _shown(said: str) -> str:
    """A stranger's words on one line, not too long, and without what would do something on a screen."""
    plain = "".join(sign if sign.isprintable() else " " if sign.isspace() else "?" for sign in said)
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"
