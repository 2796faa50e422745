"""What people wrote into a part of a draft, made ready for the input that the part was built from. Pure.

In: one text thrice, in normal form: the stamp's, the draft's, and what the input says now. Out: what the input is to
say, and what is to be told. Where draft and input were both changed in one place, both stand there between marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import Block
from paperwork.model.revision import TO_SETTLE, Token
from paperwork.model.tags import fact_name

from .aligning import included, paragraphs_changed
from .merging import merged
from .plain import blocks, links_of, plain
from .result import Texts
from .three_way import joined
from .tokens import tokens, words, written

_GAP = re.compile(r"p \[To be written: [^\]]*\](⟦br⟧\[Guidance: [^\]]*\])?")
_TORN = re.compile(r"\[To be written\b|\[Guidance:")
_BREAK = "⟦br⟧"
_DRAFT_SAYS, _DRAFT_NOTHING = f"[{TO_SETTLE}: the Word draft said:]", f"[{TO_SETTLE}: the Word draft had nothing here.]"
_FILE_SAYS, _FILE_NOTHING = f"[{TO_SETTLE}: the text file said:]", f"[{TO_SETTLE}: the text file had nothing here.]"
_END = f"[{TO_SETTLE}: keep one of the two, and delete the lines in brackets.]"


class Harvest(Struct, frozen=True):
    """What an input is to say in one place, and what is to be told of it.

    `blocks` is its whole text, None where nothing of it was edited in the draft. `clashes` counts places where both
    versions stand. `frozen` are facts that are no longer live, each with the words that stand there instead. `left`
    says what stays in the draft alone, `levelled` which headings an input cannot have at their level, `torn` what has
    a piece of a gap in it. An input `waits` where two versions of an earlier harvest are not settled.

    `taken` is what the draft says there, in lines, where any of it was taken; `as_stamped` says that the stamp says the
    same. `back` are words that an earlier harvest took, and that go with this one. Where the draft has nothing new, the
    input may be `ahead` of it: it says something else by now.
    """

    blocks: tuple[Block, ...] | None
    clashes: int = 0
    frozen: tuple[tuple[str, str], ...] = ()
    left: tuple[str, ...] = ()
    waits: bool = False
    levelled: tuple[str, ...] = ()
    torn: tuple[str, ...] = ()
    taken: str | None = None
    as_stamped: bool = False
    back: tuple[str, ...] = ()
    ahead: bool = False


def harvested(base: str, draft: str, source: str, values: Mapping[str, str], taken: str | None = None) -> Harvest:
    """What becomes of one text: that of the stamp, of the draft, and of the input now, in which gaps are nothing.

    `values` has what facts showed when the stamp was made, by tag, a line a value. `taken` is what an earlier harvest
    took from this draft: what has changed in it since is then held against that.
    """
    if _GAP.fullmatch(draft) and not _GAP.fullmatch(base):
        # The change that brought words in the gap's place was rejected: nobody wrote the gap.
        return Harvest(None, ahead=bool(source))
    gap = base if base != source and _GAP.fullmatch(base) else ""
    links = links_of(base) | links_of(source) | links_of(taken or "")
    stamped, own = plain("" if gap else base, links).lines, plain(source, links).lines
    was = stamped if taken is None else plain(taken, links).lines
    said = plain(_without(gap, draft), links)
    now, frozen = _live_again(was, said.lines, values)
    left = tuple(dict.fromkeys(said.left))
    torn = tuple(words(tokens(line)) for line in now if gap and _TORN.search(line))
    if _waits(was, own) and (now != was or taken is not None):
        return Harvest(None, left=left, waits=True)
    if now == was:
        return Harvest(None, left=left, ahead=own != was)
    merged, clashes = (now, 0) if own == was else _merged(was, now, own)
    before = plain(base, links).levelled
    levelled = tuple(dict.fromkeys(one for one in said.levelled if one not in before))
    back = tuple(_gone(own, merged, stamped)) if taken is not None else ()
    found = Harvest(blocks(merged), clashes, tuple(frozen), left, levelled=levelled, torn=torn)
    return replace(found, taken="\n".join(now), as_stamped=now == stamped, back=back)


def _gone(before: list[str], after: list[str], stamped: list[str]) -> Iterator[str]:
    """The words that go from some lines, and that the stamp did not have: an earlier harvest brought them."""
    was, now = (tokens("\n".join(lines)) for lines in (before, after))
    known = words(tokens("\n".join(stamped)))
    for kind, start, stop, _, _ in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        said = words(was[start:stop]).strip()
        if kind in ("delete", "replace") and said and said not in known:
            yield said


def agrees(base: str, draft: str, new: str, values: Mapping[str, str]) -> bool:
    """Whether a draft says what a new build says, as far as a text file can hold it: it was harvested, say."""
    links = links_of(base) | links_of(new)
    was, own = plain(base, links).lines, plain(new, links).lines
    return _live_again(was, plain(draft, links).lines, values)[0] == own


def ground(base: str, draft: str, new: str, values: Mapping[str, str]) -> str:
    """The text against which a draft and a new build are held, to see what each has changed.

    It is that of the stamp; but where a person wrote beside a gap, and the new build has the same words, all that is
    new is that the gap goes; and where all words are gone, that it comes.
    """
    said = plain(draft, links_of(base) | links_of(new)).lines
    if not said and _GAP.fullmatch(new):
        return draft
    if _GAP.fullmatch(base) and said and agrees(base, _without(base, draft), new, values):
        return "\n".join(said)
    return base


def is_beside_gap(base: str, draft: str) -> bool:
    """Whether a person wrote beside a gap, which stands there still."""
    return bool(_GAP.fullmatch(base)) and draft not in (base, _without(base, draft))


def _without(gap: str, draft: str) -> str:
    """A draft's text without what is left of the gap that stood there."""
    if not gap:
        return draft
    lines = gap.removeprefix("p ").split(_BREAK)
    return "\n".join(_ungapped(line, lines) for line in draft.split("\n"))


def _ungapped(line: str, gap: Sequence[str]) -> str:
    kind, space, text = line.partition(" ")
    kept = [_cut_out(part, gap) for part in text.split(_BREAK)]
    return f"{kind}{space}{_BREAK.join(part for part in kept if part is not None)}"


def _cut_out(said: str, gap: Sequence[str]) -> str | None:
    """Words without those of a gap; None where nothing else stood there."""
    found = next((one for one in gap if one in said), None)
    if found is None:
        return said
    before, _, after = said.partition(found)
    return f"{before}{after.removeprefix(' ') if before.endswith(' ') else after}" if before or after else None


def _merged(was: list[str], now: list[str], own: list[str]) -> tuple[list[str], int]:
    """The lines of a draft and an input that were both changed, and how many places need a person to settle them."""
    if _has_already(was, now, own):
        return own, 0
    merged: list[str] = []
    clashes = 0
    mine_changed, theirs_changed = paragraphs_changed(was, now), paragraphs_changed(was, own)
    for hunk in joined(was, mine_changed, theirs_changed, lambda at, to: now[slice(*at)] == own[slice(*to)]):
        mine, theirs = now[slice(*hunk.draft)], own[slice(*hunk.new)]
        if hunk.side != "clash":
            merged += theirs if hunk.side == "new" else mine
            continue
        lines = _joined(was[slice(*hunk.base)], mine, theirs)
        merged += _both(mine, theirs) if lines is None else lines
        clashes += lines is None
    return _once(merged, now, own), clashes


def _once(merged: list[str], *sides: list[str]) -> list[str]:
    """The lines without a paragraph that one side moved and the other has as well, if it came twice."""
    kept: list[str] = []
    for line in merged:
        most = max(side.count(line) for side in sides)
        if most == 0 or kept.count(line) < most:
            kept.append(line)
    return kept


def _has_already(was: list[str], now: list[str], own: list[str]) -> bool:
    """Whether an input has every paragraph that came in the draft, and none that went: it was harvested before."""
    came, went = set(now) - set(was), set(was) - set(now)
    return bool(came) and came <= set(own) and not went & set(own)


def _joined(was: list[str], mine: list[str], theirs: list[str]) -> list[str] | None:
    """What two changes of the same paragraphs come to; None where they clash."""
    if was and not (mine and theirs):
        return None
    before, own, other = (tokens("\n".join(lines)) for lines in (was, mine, theirs))
    if included(before, own, other):
        return theirs
    if included(before, other, own):
        return mine
    inner = merged(Texts(before, own, other))
    return None if inner.clashed else [line for line in written(tuple(inner.after)).split("\n") if line]


def _both(mine: list[str], theirs: list[str]) -> list[str]:
    """Two versions of one place, the draft's first, with a line in brackets before each and after both."""
    before = f"p {_DRAFT_SAYS if mine else _DRAFT_NOTHING}"
    between = f"p {_FILE_SAYS if theirs else _FILE_NOTHING}"
    return [before, *mine, between, *theirs, f"p {_END}"]


def _waits(was: list[str], own: list[str]) -> bool:
    """Whether two versions stand in an input that nobody has settled since an earlier harvest."""
    return any(TO_SETTLE in line for line in own) and not any(TO_SETTLE in line for line in was)


def _live_again(was: list[str], now: list[str], values: Mapping[str, str]) -> tuple[list[str], list[tuple[str, str]]]:
    """The draft's lines with facts live again whose control is gone and whose value still stands there as it did.

    Then the other facts that are gone, each with the words that stand in its place.
    """
    missing = Counter(_facts(was)) - Counter(_facts(now))
    if not missing:
        return now, []
    lines: list[str] = []
    frozen: list[tuple[str, str]] = []
    for kind, b0, b1, d0, d1 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "replace":
            before, after = (list(tokens("\n".join(side))) for side in (was[b0:b1], now[d0:d1]))
            frozen += _revived(before, after, values, missing)
            lines += written(tuple(after)).split("\n")
        else:
            lines += now[d0:d1]
    return lines, frozen


def _facts(lines: list[str]) -> Iterator[str]:
    return (token.text for line in lines for token in tokens(line) if token.kind == "fact")


def _revived(
    before: list[Token], after: list[Token], values: Mapping[str, str], missing: Counter[str]
) -> Iterator[tuple[str, str]]:
    """Puts facts back into the tokens of some lines (`after`); gives those of which nothing is left but other words."""
    said = words(tuple(after))
    for at, token in enumerate(before):
        if token.kind != "fact" or missing[token.text] <= 0:
            continue
        missing[token.text] -= 1
        place = _place(before, at, after, values.get(token.text, ""))
        if place is not None:
            worn = after[place.start]
            after[place.start : place.stop] = [Token("fact", token.text, worn.bold, worn.italic, worn.href)]
        else:
            yield fact_name(token.text), said


def _place(before: list[Token], at: int, after: list[Token], values: str) -> slice | None:
    """Where a fact's value stands as plain words, beside a word that it stood beside."""
    wanted = (_word(before, at, -1), _word(before, at, 1))
    for value in filter(None, values.split("\n")):
        said = [token.text for token in tokens(f"p {value}")[:-1]]
        for start in range(len(after) - len(said) + 1):
            stop = start + len(said)
            found = (_word(after, start, -1), _word(after, stop - 1, 1))
            alike = [token.text for token in after[start:stop] if token.kind == "text"] == said
            if alike and any(one == other for one, other in zip(wanted, found, strict=True)):
                return slice(start, stop)
    return None


def _word(said: Sequence[Token], at: int, step: int) -> tuple[str, str]:
    """The nearest word, sign or fact on one side of a place; the end of a paragraph on either side is one as well."""
    at += step
    while 0 <= at < len(said) and said[at].kind == "text" and said[at].text.isspace():
        at += step
    if not 0 <= at < len(said) or said[at].kind == "end":
        return "end", ""
    return said[at].kind, said[at].text
