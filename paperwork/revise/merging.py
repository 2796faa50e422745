"""One text of a draft merged with what a new build says: its steps, and what the text is once they are accepted.

Paragraphs are compared first, words only in those that differ, so that a paragraph added does not tear those around
it. Pictures and tables are known by their place among their kind: what changes in one is decided inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from paperwork.model.pairing import paired
from paperwork.model.revision import BLOCKS, Add, Drop, Keep, Remark, Renew, Token, Tokens, paragraphs

from . import clashing, framing, remarks, spacing, tables, waiting
from .agreeing import Compared, Side
from .aligning import most_alike
from .result import Merged, Texts, is_edited
from .three_way import Changed, Hunk, Keys, changes, joined
from .tokens import tokens

_EMBEDS = ("picture", "table")
# Below this share of common tokens two paragraphs are two, not one that was rewritten.
_ALIKE = 0.3

Reach = tuple[int, int]
Sides = tuple[list[Hashable], list[Hashable], list[Hashable]]

# Why a hunk of the new text is not taken: None where it is, "" where nothing need be said of it.
Refused = Callable[[Texts, Hunk], str | None]


def merged(texts: Texts, refused: Refused = lambda *_: None, *, frame: bool = False) -> Merged:
    """The merge of three texts, without those hunks of the new one that are `refused`.

    Of a `frame`, in which parts stand for themselves, a clash brings in only what is new in the new text: what a person
    deleted does not come back.
    """
    base, draft, new = _keys(texts)
    edited = _refined(base, draft, texts.base, texts.draft, texts.whole)
    renewed = _refined(base, new, texts.base, texts.new, texts.whole)
    if own := spacing.own_blanks(texts.draft, edited):
        aside = spacing.Aside(own, spacing.own_blanks(texts.new, renewed))
        return spacing.put_back(merged(aside.bare(texts), refused, frame=frame), texts, aside)
    if pending := waiting.waiting(texts):
        bare = waiting.aside(texts, pending)
        return waiting.put_back(merged(bare, refused, frame=frame), _seen(bare, _keys(bare), frame), texts, pending)
    result = Merged()
    for hunk in _seen(texts, (base, draft, new), frame):
        why = refused(texts, hunk) if hunk.side in ("new", "clash") else None
        match hunk.side:
            case _ if why is not None:
                _refuse(result, texts, hunk, why)
            case "same":
                _go_through(result, texts, hunk)
            case "new":
                _take(result, texts, hunk)
            case "clash" if frame:
                framing.bring_in(result, texts, hunk)
            case "clash":
                _show_both(result, texts, hunk)
            case side:
                result.kept |= side == "draft"
                _keep(result, texts.draft[slice(*hunk.draft)])
    return result


def _seen(texts: Texts, keys: Sides, frame: bool) -> Iterator[Hunk]:
    hunks = (part for one in _hunks(texts, keys, frame) for part in _seen_inside(texts, one, frame))
    return (part for one in hunks for part in framing.parted(texts, one, frame))


def _hunks(texts: Texts, keys: Sides, frame: bool) -> Iterator[Hunk]:
    """What each side changed, and what both did; what they have alike where both did is nobody's change any more."""
    said = (texts.base, texts.draft, texts.new)
    spans = [list(paragraphs(side)) for side in said]
    compared = _compared(said, keys, spans, frame)
    there = [] if frame else [spans[2][at] for at in compared.elsewhere()]
    for one in compared.stretches():
        reach = [_reach(spans[at], *span, len(said[at])) for at, span in enumerate((one.base, one.draft, one.new))]
        base, draft, new = reach
        match one.kind:
            case "alike":
                yield Hunk("both", base, draft, new)
            case "met":
                yield Hunk("clash", base, draft, new, (new,), met=True)
            case _:
                yield from (
                    part for hunk in _between(said, keys, reach, texts.whole) for part in clashing.without(hunk, there)
                )


def _compared(
    said: tuple[Tokens, Tokens, Tokens], keys: Sides, spans: Sequence[Sequence[Reach]], frame: bool
) -> Compared:
    units = [[tuple(side[slice(*at)]) for at in places] for side, places in zip(keys, spans, strict=True)]
    draft, new = (
        Side([said[at][slice(*span)] for span in spans[at]], list(_pieces(units[0], units[at]))) for at in (1, 2)
    )
    return Compared(len(spans[0]), draft, new, frame)


def _between(
    said: tuple[Tokens, Tokens, Tokens], keys: Sides, reach: Sequence[Reach], whole: frozenset[Tokens]
) -> Iterator[Hunk]:
    """The hunks of a stretch of three texts."""
    base, draft, new = (side[slice(*at)] for side, at in zip(keys, reach, strict=True))
    was, mine, ours = (side[slice(*at)] for side, at in zip(said, reach, strict=True))
    edited, renewed = _refined(base, draft, was, mine, whole), _refined(base, new, was, ours, whole)
    found = joined(base, edited, renewed, lambda at, other: draft[slice(*at)] == new[slice(*other)])
    return clashing.behind_stops((hunk.moved(*(start for start, _ in reach)) for hunk in found), *said[1:])


def _seen_inside(texts: Texts, hunk: Hunk, frame: bool) -> Iterator[Hunk]:
    """A clash in its parts; what only the new text changed clashes where a person edited what stands in it."""
    if hunk.side == "clash":
        yield from clashing.parted(texts, hunk, frame)
    elif hunk.side == "new" and is_edited(texts.base[slice(*hunk.base)], texts.draft[slice(*hunk.draft)], texts.own):
        yield replace(hunk, side="clash")
    else:
        yield hunk


def text_merged(base: str, draft: str, new: str, comments: Iterable[str] = ()) -> Merged:
    """The merge of three texts in normal form; by the comments on the draft, clashes that wait in it are known."""
    return merged(Texts(tokens(base), tokens(draft), tokens(new), clashes=waiting.clashes(comments)))


def _keys(texts: Texts) -> Sides:
    """What each token is known by: itself, or of pictures and tables which one of the base it is."""
    sides = (texts.base, texts.draft, texts.new)
    keys: Sides = (list(sides[0]), list(sides[1]), list(sides[2]))
    for kind in _EMBEDS:
        places = [[at for at, token in enumerate(side) if token.kind == kind] for side in sides]
        known = [[_face(side[at]) for at in own] for side, own in zip(sides, places, strict=True)]
        for number, at in enumerate(places[0]):
            keys[0][at] = (kind, number)
        for side in (1, 2):
            for at, which in zip(places[side], paired(known[0], known[side]), strict=True):
                keys[side][at] = (kind, which) if which >= 0 else (kind, sides[side][at])
    return keys


def _face(token: Token) -> Hashable:
    """What a picture or table is recognised by: its bytes, or its first row."""
    return tables.face(token) if token.kind == "table" else token.text.split(" ", 1)[0]


def _refined(
    base: list[Hashable], other: list[Hashable], said: Tokens, says: Tokens, whole: frozenset[Tokens]
) -> list[Changed]:
    """What differs, by whole paragraphs first, and then inside those that differ."""
    ours, theirs = list(paragraphs(said)), list(paragraphs(says))
    before = [tuple(base[start:stop]) for start, stop in ours]
    after = [tuple(other[start:stop]) for start, stop in theirs]
    found: list[Changed] = []
    for one in _pieces(before, after):
        in_base, in_other = _reach(ours, *one.base, len(base)), _reach(theirs, *one.other, len(other))
        both = one.base[0] < one.base[1] and one.other[0] < one.other[1]
        inside = both and said[slice(*in_base)] not in whole
        found += _inside(base, other, in_base, in_other) if inside else [Changed(in_base, in_other)]
    return found


def _pieces(before: Sequence[Keys], after: Sequence[Keys]) -> Iterator[Changed]:
    """Which paragraphs differ, by their numbers."""
    for kind, b0, b1, o0, o1 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "replace":
            yield from (Changed(*pair) for pair in _side_by_side(before, after, (b0, b1), (o0, o1)))
        elif kind != "equal":
            yield Changed((b0, b1), (o0, o1))


def _side_by_side(
    before: Sequence[Keys], after: Sequence[Keys], at: Reach, there: Reach
) -> Iterator[tuple[Reach, Reach]]:
    """Paragraphs that stand in the place of others: each that was rewritten beside it, and what lies between those."""
    bare = (
        [[key for key in unit if _is_no_space(key)] for unit in side]
        for side in (before[slice(*at)], after[slice(*there)])
    )
    one, two = at[0], there[0]
    for first, second in most_alike(*bare):
        pair = at[0] + first, there[0] + second
        if (one, two) != pair:
            yield (one, pair[0]), (two, pair[1])
        yield (pair[0], pair[0] + 1), (pair[1], pair[1] + 1)
        one, two = pair[0] + 1, pair[1] + 1
    if (one, two) != (at[1], there[1]):
        yield (one, at[1]), (two, there[1])


def _is_no_space(key: Hashable) -> bool:
    return not (isinstance(key, Token) and spacing.is_space(key))


def _inside(
    base: list[Hashable], other: list[Hashable], at: tuple[int, int], there: tuple[int, int]
) -> Iterator[Changed]:
    before, after = base[slice(*at)], other[slice(*there)]
    if clashing.is_gap(before):
        yield Changed(at, there)
        return
    inner = changes(before, after, _is_word, _is_end)
    same = len(before) - sum(one.base[1] - one.base[0] for one in inner)
    if same < _ALIKE * min(len(before), len(after)) and not any(map(_is_region, (*before, *after))):
        yield Changed(at, there)
        return
    for one in inner:
        yield Changed((at[0] + one.base[0], at[0] + one.base[1]), (there[0] + one.other[0], there[0] + one.other[1]))


def _is_region(key: Hashable) -> bool:
    return isinstance(key, Token) and key.kind == "region"


def _is_word(key: Hashable) -> bool:
    return not (isinstance(key, Token) and key.kind == "text" and not any(sign.isalnum() for sign in key.text))


def _is_end(key: Hashable) -> bool:
    return isinstance(key, Token) and key.kind == "end"


def _reach(units: list[tuple[int, int]], first: int, last: int, end: int) -> tuple[int, int]:
    start = units[first][0] if first < len(units) else end
    return start, units[last - 1][1] if last > first else start


def _keep(result: Merged, kept: Sequence[Token]) -> None:
    result.add(Keep(len(kept)))
    result.after += kept


def _go_through(result: Merged, texts: Texts, hunk: Hunk) -> None:
    """What nobody moved: tokens that are alike, and pictures and tables that may have changed inside."""
    for at in range(hunk.draft[1] - hunk.draft[0]):
        base, draft, new = (
            side[where[0] + at]
            for side, where in ((texts.base, hunk.base), (texts.draft, hunk.draft), (texts.new, hunk.new))
        )
        if draft.kind == "picture":
            _renew(result, (base, draft, new), hunk.new[0] + at)
        elif draft.kind == "table":
            tables.go_through(result, (base, draft, new), hunk.new[0] + at, texts, merged)
        else:
            _keep(result, [draft])


def _renew(result: Merged, sides: tuple[Token, Token, Token], at: int) -> None:
    """A picture: the new one in its place, unless a person has put in another; words that a person gave it stay."""
    (was, was_said), (now, now_said), (new, new_said) = (_picture(token) for token in sides)
    result.kept |= (was, was_said) != (now, now_said)
    if (new, new_said) in ((was, was_said), (now, now_said)):
        _keep(result, [sides[1]])
    elif now not in (was, new):
        _keep(result, [sides[1]])
        result.add(Remark(remarks.picture_kept(new_said)))
        result.clashed = True
    else:
        own_words = now_said not in (was_said, new_said)
        result.add(Renew(at, own_words), *([Remark(remarks.words_kept(new_said))] if own_words else []))
        result.after.append(
            Token("picture", f"{new} {now_said if own_words else new_said}".rstrip(), *_dress(sides[1]))
        )
        result.took = True
        result.clashed |= own_words


def _dress(token: Token) -> tuple[bool, bool, str]:
    return token.bold, token.italic, token.href


def _picture(token: Token) -> tuple[str, str]:
    digest, _, said = token.text.partition(" ")
    return digest, said


def _take(result: Merged, texts: Texts, hunk: Hunk) -> None:
    result.add(Drop(hunk.draft[1] - hunk.draft[0]))
    if hunk.new[0] < hunk.new[1]:
        result.add(Add(*hunk.new))
    result.after += texts.new[slice(*hunk.new)]
    result.took = True


def _refuse(result: Merged, texts: Texts, hunk: Hunk, why: str) -> None:
    """What the draft has stays, and a remark says why, if there is something to say."""
    _keep(result, texts.draft[slice(*hunk.draft)])
    result.kept = True
    if why:
        result.add(Remark(why))
        result.clashed = True


def _show_both(result: Merged, texts: Texts, hunk: Hunk) -> None:
    """A clash: the person's words stay, ours stand after them as an insertion, and a remark names both."""
    was, mine, ours = texts.base[slice(*hunk.base)], texts.draft[slice(*hunk.draft)], texts.new[slice(*hunk.new)]
    result.kept = True
    result.took |= bool(ours)
    ends, stop = bool(mine) and mine[-1].kind in BLOCKS, hunk.new[1]
    whole = ours and ours[-1].kind in BLOCKS
    if whole and not ends and ours[-1].kind == "end":
        ours, stop = ours[:-1], stop - 1
    before = mine[:-1] if ends and ours and not whole and mine[-1].kind == "end" else mine
    _keep(result, before)
    if ours:
        lead, tail = (
            _apart(result.after[-1:], ours[:1]),
            _apart(ours[-1:], _following(texts, hunk, mine[len(before) :])),
        )
        result.add(Add(hunk.new[0], stop, lead, tail))
        result.after += [*_spaces(lead), *ours, *_spaces(tail)]
    if hunk.met or not _only_added(was, mine, ours):
        result.add(Remark(remarks.clash(was, mine, ours)))
        result.clashed = True
    _keep(result, mine[len(before) :])


def _only_added(was: Tokens, mine: Tokens, ours: Tokens) -> bool:
    """Whether both added paragraphs of their own at one place, which is no clash."""
    return not was and all(said and said[-1].kind in BLOCKS for said in (mine, ours))


def _following(texts: Texts, hunk: Hunk, rest: Tokens) -> Tokens:
    return rest or texts.draft[hunk.draft[1] : hunk.draft[1] + 1]


def _apart(before: Sequence[Token], after: Sequence[Token]) -> str:
    """A space where two words would touch."""
    touching = [one for one in (*before[-1:], *after[:1]) if one.kind in ("text", "fact") and one.text.strip()]
    return " " if len(touching) == 2 and (touching[1].kind == "fact" or touching[1].text[0].isalnum()) else ""


def _spaces(said: str) -> list[Token]:
    return [Token("text", said)] if said else []
