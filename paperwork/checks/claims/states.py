"""Words that say how many rows of a table are in a state: seven of the 12 are complete, three Red, two have worsened.

A count is held against the table that has so many rows, or that is named by what is counted; a name that is called
Red, or given with a count, against its own row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from paperwork.checks.ratings.by_rule import ratings_by_rule
from paperwork.checks.ratings.scorecards import is_total, name_of
from paperwork.checks.ratings.scores import score_ratings
from paperwork.checks.reading import Grid, Reading, Sentence
from paperwork.checks.reading.words import key
from paperwork.model.findings import Finding

from .counting import EXCEPT, NOT_ALL
from .saying import joined, sentences

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_NUMBER = r"\d{1,3}|" + "|".join(_NUMBERS[1:])
Family = tuple[tuple[str, str], ...]
COLOURS: Family = (("red", r"reds?"), ("amber", r"ambers?"), ("green", r"greens?"), ("blue", r"blues?"))
_PROGRESS: Family = (
    ("complete", r"completed?|done|finished|delivered"),
    ("on track", r"on (?:track|schedule)"),
    ("in progress", r"in progress|under ?way|ongoing|progressing"),
    ("not started", r"not (?:yet )?(?:been )?(?:started|begun)|yet to (?:start|begin)|not yet under ?way"),
    ("overdue", r"overdue"),
    ("at risk", r"at risk"),
    ("off track", r"off (?:track|schedule)"),
    ("delayed", r"delayed"),
    ("paused", r"paused|on hold"),
    ("closed", r"closed"),
    ("open", r"open"),
)
_TRAVEL: Family = (
    ("improving", r"improv(?:ed|ing)|(?:got|getting) better"),
    ("worsening", r"worsen(?:ed|ing)|deteriorat(?:ed|ing)|declin(?:ed|ing)|(?:got|getting) worse"),
    ("no change", r"no change|unchanged|(?:stayed |remained |remain |stay )?(?:the same|stable|static)"),
)
_FAMILIES = (COLOURS, _PROGRESS, _TRAVEL)
_STATES = "|".join(pattern for family in _FAMILIES for _, pattern in family)
_LINKS = (
    r"is|are|was|were|has|have|been|remains?|remained|now|still|also|already|currently|all|both|rated|marked|shown|"
    r"scored|graded|reported|classed|flagged|as|at|being|RAG[- ]rated|RAG|stands?|got"
)
_THE = r"(?:the |our |these )?"
_COUNT = re.compile(
    rf"\b(?P<n>all(?= (?:of )?{_THE}(?:{_NUMBER})\b)|{_NUMBER}|no|none)"
    rf"(?P<of> (?:(?:out )?of (?:the |our |these |all )*|{_THE}(?={_NUMBER}))(?:(?P<m>{_NUMBER})\b)?)?"
    rf"(?P<what>(?: (?!(?:{_LINKS}|and|or|of|in|to|{_STATES})\b)[a-z][a-z-]+){{0,3}})"
    rf"(?P<links>(?: (?:{_LINKS})\b){{0,4}}) "
    rf"(?P<state>{_STATES})\b(?P<after> (?!(?:{_LINKS}|this|across)\b)[a-z]+s\b)?",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile("[A-Za-z]{3}")
_BEFORE = re.compile(r"previous|last|prior|before|earlier|q[1-4]|20\d\d|target", re.IGNORECASE)
_OF_ALL = re.compile(
    rf"\b(?:of|among|across) (?:the|our|these|all)(?: the)? (?P<m>{_NUMBER}) (?P<what>[a-z][a-z-]+(?: [a-z-]+)?)",
    re.IGNORECASE,
)
# What is so at another time, or only of some of them, or may come to be.
_OTHER_TIME = re.compile(
    r"\b(?:last|previous(?:ly)?|before|earlier|ago|then|compared|against|from|by|until|will|should|would|could|"
    r"might|expect\w*|forecast\w*|aim\w*|if|whether|had|its|their|which|these|those|them|whose|further|more|"
    r"another|others?|remaining|not all|including|except|apart|in total since|quarter|month|year|period|since|during|"
    r"week|meeting|today|so far)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"^\W*(?:(?:the table|table \d+|it) shows(?: that)?|there (?:are|is)|currently|overall|now|at present|in all|"
    r"in total|as a result|so|and|,|\s)*(?:the |only |just )?\W*$",
    re.IGNORECASE,
)
# What follows tells of which part of them it is so.
_SCOPE = re.compile(r"\s+(?:in|for|within|under|among|at|on)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:was|were|been)\b", re.IGNORECASE)
_THERE = re.compile(r"\b(?:there (?:are|is)|the|has|have|shows?)(?: now| currently| only)?\s*$", re.IGNORECASE)
_REF = r"[A-Z]{1,4}[-.]?\d{1,3}"
_REFS = rf"(?P<refs>{_REF}(?:(?:, and |, | and | or ){_REF})*)"
_REFS_ARE = re.compile(
    rf"(?<!or )(?<![\w-]){_REFS}\)? (?:is|are|remains?)(?: (?:both|all|now|still|also|each|currently))*"
    rf"(?: (?:rated|marked|shown as|RAG[- ]rated))? (?P<state>(?i:{_STATES}))\b",
)
_ARE_REFS = re.compile(rf"\b(?P<state>(?i:{_STATES}))\b(?: \w+)?,? \({_REFS}\)")
_NAMED = re.compile(
    rf"\bthe (?:(?P<n>{_NUMBER}) )?(?P<state>reds?|ambers?|greens?)(?:[- ]rated)?"
    r"(?: (?:indicators|measures|risks|actions|ones|projects|milestones|priorities))? (?:are|is):? (?P<list>[^.;()]+)$",
    re.IGNORECASE,
)
_COLOURED = "|".join(pattern for _, pattern in COLOURS)
_ROWS_ARE = re.compile(
    r"^(?:(?:however|overall|currently|now|both|of the \w+ teams),? )?(?:the )?(?P<list>[^,;:.()]{2,70}?) "
    r"(?:is|are|remains?)(?: (?:now|still|also|both|all|currently|again))*"
    rf"(?: (?:rated|RAG[- ]rated|marked|shown as|scored))?(?: as)? (?P<state>(?:{_COLOURED}))\b"
    r"(?=\W*$|[,;.(]| and\b| but\b| because\b)",
    re.IGNORECASE,
)
_ANY_HEADING = (
    "commentary summary overview performance key message headline analysis conclusion introduction rating report"
)
_HINT = "Correct the count or the table."


class Said(Struct, frozen=True):
    """So many of so many things (None where it is not told) are said to be in a state; `what` names the things."""

    count: int
    among: int | None
    what: str
    state: str
    words: str


class Held(Struct, frozen=True):
    """A table with a column of states: its rows' names by state, and how many are doubted, or told in other words."""

    grid: Grid
    rows: tuple[tuple[str, str], ...]
    vague: int = 0

    def named(self, state: str) -> list[str]:
        """The rows that are in a state."""
        return [name for name, held in self.rows if held == state]


def counts(reading: Reading) -> Iterator[Finding]:
    """So many of a table's rows are said to be complete, Red or better, and the table has another number of them."""
    tables = {family: list(held(reading, family)) for family in _FAMILIES}
    for sentence in sentences(reading) if any(tables.values()) else ():
        for said in _said(sentence):
            family = _family(said.state)
            fitting = _fitting(reading, sentence, said, tables[family])
            if fitting and not any(_agrees(one, said) for one in fitting):
                yield _wrong(reading, sentence, said, fitting[0])


def _family(state: str) -> Family:
    return next(family for family in _FAMILIES if state in dict(family))


def state_of(words: str, family: Family) -> str:
    """Which state of a family some words are; empty where they are none of them, or say more."""
    plain = " ".join(re.sub(r"^\W+|[\W*]+$", "", words).split())
    return next((name for name, pattern in family if re.fullmatch(pattern, plain, re.IGNORECASE)), "")


def held(reading: Reading, family: Family) -> Iterator[Held]:
    """The tables with one column of states of a family."""
    columns = [(grid, column) for grid in reading.grids if (column := _column(grid, family)) >= 0]
    doubted: set[str] = set()
    if columns and family is COLOURS:
        doubted = {one.key for check in (ratings_by_rule, score_ratings) for one in check(reading)}
    for grid, column in columns:
        rows = [(name_of(grid, at), row[column]) for at, row in enumerate(grid.rows) if not is_total(grid, at)]
        told = tuple((name, state_of(cell, family)) for name, cell in rows)
        vague = [cell for _, cell in rows if not state_of(cell, family) and _SAYS_MORE.search(cell)]
        yield Held(grid, told, len(vague) + sum(name in doubted for name, _ in told))


def _column(grid: Grid, family: Family) -> int:
    """The one column of a grid with states of a family in most of its cells, and not those of a time before."""
    found = []
    for at in range(1, len(grid.heads)):
        cells = [row[at] for row in grid.rows if re.search("[A-Za-z]", row[at])]
        states = [state_of(cell, family) for cell in cells]
        if cells and sum(map(bool, states)) * 5 >= len(cells) * 4:
            found.append(at)
    now = [at for at in found if not _BEFORE.search(grid.heads[at])]
    return now[0] if len(now) == 1 else -1


def _said(sentence: Sentence) -> Iterator[Said]:
    """Every count of a state in a sentence; what the first says of how many there are holds of those after it."""
    text = sentence.text.replace("’", "'")
    if any(one.kind in ("date", "month", "quarter", "year") for one in sentence.mentions):
        return
    whole = _OF_ALL.search(text)
    among = _number(whole["m"]) if whole else None
    what, last = (whole["what"] if whole else ""), 0
    for found in _COUNT.finditer(text):
        own = (found["what"] or found["after"] or "").strip()
        between = text[last : found.start()]
        if last and not re.fullmatch(r"[\s,;]*(?:and |with |but )?(?:the )?", between):
            break
        among, what = (_number(found["m"]) if found["m"] else among), (what if last or whole else own)
        last = found.end()
        if _holds(text, found, between, among, whole is not None):
            yield from _one(found, among, what or own)


def _one(found: re.Match[str], among: int | None, what: str) -> Iterator[Said]:
    word = found["n"].lower()
    count = among if word == "all" else 0 if word == "none" else _number(word)
    family = next(one for one in _FAMILIES if state_of(found["state"], one))
    if count is not None:
        yield Said(count, among, what, state_of(found["state"], family), " ".join(found.group().split()))


def _holds(text: str, found: re.Match[str], between: str, among: int | None, whole: bool) -> bool:
    """Whether it is said now, of all of them, and as so many and no more or fewer."""
    before, after = text[: found.start()], text[found.end() :]
    if _OTHER_TIME.search(f"{before} {found.group()} {re.split(r'[,;.]', after)[0]}"):
        return False
    if _of_some(found, before, among is not None or whole) or (among is None and _SCOPE.match(after)):
        return False
    begins = among is not None or whole or _BEGINS.match(_COUNT.sub("", before))
    return bool(begins) and not NOT_ALL.search(before) and not EXCEPT.match(after) and not between.endswith("of ")


def _of_some(found: re.Match[str], before: str, all_told: bool) -> bool:
    """Whether it may be said of some of those in a state: two of the Reds, three Red risks are new; or of an event."""
    if found["of"] and not found["m"]:
        return True
    if not all_told and _DONE.search(found["links"]) and found["state"].lower() in ("completed", "closed", "delivered"):
        return True
    named = found["links"].strip() or (found["what"].strip() and not found["after"])
    listed = before.rstrip().endswith((",", " and", "with")) or all_told
    return not named and not (listed and not found["m"]) and not _THERE.search(before)


def _fitting(reading: Reading, sentence: Sentence, said: Said, tables: Sequence[Held]) -> list[Held]:
    """The tables that may be meant, the nearest first: with so many rows, or named by what is counted."""
    near = sorted(tables, key=lambda one: abs(one.grid.spot - sentence.spot))
    if said.among is not None:
        sizes = [(one, {len(one.rows), sum(bool(state) for _, state in one.rows)}) for one in near]
        fit = [one for one, sizes_of in sizes if said.among in sizes_of]
        return [one for one in fit if _is_named(reading, one, said.what) or _is_here(reading, one, sentence)]
    fit = [one for one in near if _is_named(reading, one, said.what)]
    return fit if len(fit) == 1 else []


def _is_named(reading: Reading, table: Held, what: str) -> bool:
    title = f"{reading.titles[table.grid.spot]} {table.grid.caption} {table.grid.heads[0]}"
    return bool(key(what) and key(what) & key(title))


def _is_here(reading: Reading, table: Held, sentence: Sentence) -> bool:
    return reading.titles[table.grid.spot] == reading.titles[sentence.spot]


def _agrees(table: Held, said: Said) -> bool:
    held = len(table.named(said.state))
    if held == 0 and said.state not in ("red", "amber", "green") and said.count:
        return True
    return abs(held - said.count) <= table.vague if held != said.count else True


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _NUMBERS.index(said.lower())


def _wrong(reading: Reading, sentence: Sentence, said: Said, table: Held) -> Finding:
    held = table.named(said.state)
    codes = [found[0] for name in held if (found := re.match(rf"{_REF}\b|\d{{1,2}}\b", name))]
    short = codes if len(codes) == len(held) else held
    named = f": {joined(short)}" if short and len(short) < 13 else ""
    message = (
        f"The words say '{said.words}', but by the table ({table.grid.caption[:60] or table.grid.heads[0]}) that is so "
        f"of {len(held)} of {len(table.rows)}{named}."
    )
    return reading.find("claim-count", sentence.spot, message, _HINT, said.words, key=said.words)


def names(reading: Reading) -> Iterator[Finding]:
    """A row that is called Red, complete or overdue by its code or its name, and that its table has otherwise."""
    tables = {family: list(held(reading, family)) for family in _FAMILIES}
    for sentence in sentences(reading) if any(tables.values()) else ():
        for found in (*_REFS_ARE.finditer(sentence.text), *_ARE_REFS.finditer(sentence.text)):
            family = next(one for one in _FAMILIES if state_of(found["state"], one))
            refs = re.findall(_REF, found["refs"])
            yield from _of_rows(reading, sentence, found, [_by_ref(one, refs) for one in tables[family]])
        if named := _NAMED.search(sentence.text.rstrip(". ")):
            items = [one for one in re.split(r", and |, | and ", named["list"]) if one.strip()]
            yield from _of_rows(reading, sentence, named, [_by_name(one, items) for one in tables[COLOURS]])
        if rows := _ROWS_ARE.search(sentence.text):
            items = [one for one in re.split(r", and |, | and ", rows["list"]) if one.strip()]
            near = [one for one in tables[COLOURS] if may_be_of(reading, one.grid, sentence)]
            yield from _of_rows(reading, sentence, rows, [_by_whole_name(one, items) for one in near])


def may_be_of(reading: Reading, grid: Grid, sentence: Sentence) -> bool:
    """Whether a sentence stands under the heading of a table, or under one that names nothing else."""
    title = key(reading.titles[sentence.spot]) - key(_ANY_HEADING)
    return title <= key(f"{reading.titles[grid.spot]} {grid.caption} {' '.join(grid.heads)}")


def _by_whole_name(table: Held, items: Sequence[str]) -> list[tuple[str, str]]:
    """The rows that items name in full, where no rating of the table is in doubt."""
    rows = [row for item in items for row in table.rows if _plain(row[0]) == _plain(item)]
    return rows if len(rows) == len(items) and not table.vague else []


def _plain(name: str) -> str:
    return re.sub(r"\W+|\bthe\b", " ", name.lower()).strip()


def _by_ref(table: Held, refs: Sequence[str]) -> list[tuple[str, str]]:
    found = [row for ref in refs for row in table.rows if re.match(rf"{re.escape(ref)}\b(?!\.\d)", row[0])]
    return found if len(found) == len(refs) else []


def _by_name(table: Held, items: Sequence[str]) -> list[tuple[str, str]]:
    """The rows that items name, each by all words of the one or the other; none where one of them is not known."""
    rows: list[tuple[str, str]] = []
    for item in items:
        meant = [row for row in table.rows if key(item) and (key(item) <= key(row[0]) or key(row[0]) <= key(item))]
        if len(meant) != 1:
            return []
        rows += meant
    return rows


def _of_rows(
    reading: Reading, sentence: Sentence, found: re.Match[str], meant: Sequence[Sequence[tuple[str, str]]]
) -> Iterator[Finding]:  # fmt: skip
    family = next(one for one in _FAMILIES if state_of(found["state"], one))
    state = state_of(found["state"], family)
    known = [rows for rows in meant if rows]
    dated = any(one.kind in ("date", "month", "quarter", "year") for one in sentence.mentions)
    if len(known) != 1 or dated or _OTHER_TIME.search(sentence.text[: found.start()]):
        return
    for name, shown in known[0]:
        if shown and shown != state:
            message = f"The words say that {name} is {found['state']}; its table has it as {shown.capitalize()}."
            words = " ".join(found.group().split())
            hint = "Correct the words or the table."
            yield reading.find("claim-count", sentence.spot, message, hint, words, key=f"{name} {state}")


CHECKS = (counts, names)
