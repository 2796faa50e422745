"""One text of a draft merged with what a new build says: its steps, and what the text is once they are accepted.

Paragraphs are compared first, words only in those that differ, so that a paragraph added does not tear those around
it. Pictures and tables are known by their place among their kind: what changes in one is decided inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from msgspec.structs import replace

from paperwork.model.pairing import paired
from paperwork.model.revision import BLOCKS, Add, Drop, Keep, Remark, Renew, Token, Tokens, paragraphs

from . import remarks, spacing, tables, waiting
from .aligning import included, most_alike
from .naming import heading_in
from .plain import plain
from .result import Merged, Texts, is_edited
from .three_way import Changed, Hunk, Keys, changes, joined
from .tokens import tokens, words, written

_EMBEDS = ("picture", "table")
# Below this share of common tokens two paragraphs are two, not one that was rewritten.
_ALIKE = 0.3

Reach = tuple[int, int]

# Why a hunk of the new text is not taken: None where it is, "" where nothing need be said of it.
Refused = Callable[[Texts, Hunk], str | None]


def merged(texts: Texts, refused: Refused = lambda *_: None, *, frame: bool = False) -> Merged:
    """The merge of three texts, without those hunks of the new one that are `refused`.

    Of a `frame`, in which parts stand for themselves, a clash brings in only what is new in the new text: what a person
    deleted does not come back.
    """
    base, draft, new = _keys(texts)
    edited, renewed = _refined(base, draft, texts.base, texts.draft), _refined(base, new, texts.base, texts.new)
    if own := spacing.own_blanks(texts.draft, edited):
        aside = spacing.Aside(own, spacing.own_blanks(texts.new, renewed))
        return spacing.put_back(merged(aside.bare(texts), refused, frame=frame), texts, aside)
    result = Merged()
    hunks = joined(base, edited, renewed, lambda at, other: draft[slice(*at)] == new[slice(*other)])
    pending = waiting.waiting(texts)
    seen = (part for one in hunks for part in _parted(texts, _seen_inside(texts, one, frame), frame))
    for hunk in waiting.cut(seen, pending):
        waiting.begin(result, pending, hunk)
        why = refused(texts, hunk) if hunk.side in ("new", "clash") else None
        match hunk.side:
            case _ if why is not None:
                _refuse(result, texts, hunk, why)
            case "same":
                _go_through(result, texts, hunk)
            case "new":
                _take(result, texts, hunk)
                waiting.renewed(pending, hunk)
            case "clash" if frame:
                _bring_in(result, texts, hunk)
            case "clash" if not waiting.show_newest(result, texts, pending, hunk):
                _show_both(result, texts, hunk)
            case "clash":
                pass
            case side:
                result.kept |= side == "draft"
                _keep(result, texts.draft[slice(*hunk.draft)])
        waiting.tell(result, texts, pending, hunk)
    return result


def _seen_inside(texts: Texts, hunk: Hunk, frame: bool) -> Hunk:
    """A piece that only the new text changed clashes where a person edited a picture, a table or a fact in it.

    One that both changed does not where the draft has all that is new already, and more.
    """
    base, draft, new = texts.base[slice(*hunk.base)], texts.draft[slice(*hunk.draft)], texts.new[slice(*hunk.new)]
    if hunk.side == "new" and is_edited(base, draft, texts.own):
        return replace(hunk, side="clash")
    if hunk.side == "clash" and not frame and _has_already(base, draft, new):
        return replace(hunk, side="draft")
    return hunk


def _has_already(base: Tokens, draft: Tokens, new: Tokens) -> bool:
    """Whether the draft has all words that are new, as far as a text file that was harvested from it can hold them."""
    if any(token.kind in _EMBEDS for token in new) or not words(new):
        return not words(new) and not words(draft)
    return included(*(tokens("\n".join(plain(written(side)).lines)) for side in (base, new, draft)))


def _parted(texts: Texts, hunk: Hunk, frame: bool) -> Iterator[Hunk]:
    """A piece that the new text adds to a frame, without what the draft has already."""
    if not frame or hunk.side != "new" or hunk.base[0] < hunk.base[1]:
        yield hunk
        return
    for piece in _lacking(texts, hunk.new):
        yield replace(hunk, new=piece)


def _lacking(texts: Texts, piece: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """What of a piece of a new frame the draft lacks: no heading with parts that came back, and stand there still."""
    starts = [piece[0], *(start for start, stop in _below(texts.new, piece) if start > piece[0]), piece[1]]
    groups = list(pairwise(starts))
    back = [any(_is_back(texts, token) for token in texts.new[slice(*group)]) for group in groups]
    for at in range(len(groups) - 2, -1, -1):
        # A heading over others has no part of its own.
        bare = not _parts_of(texts.new, groups[at])
        back[at] |= bare and back[at + 1] and groups[at][0] < groups[at][1]
    for came_back, run in groupby(zip(back, groups, strict=True), key=lambda one: one[0]):
        taken = [group for _, group in run]
        if not came_back:
            yield taken[0][0], taken[-1][1]


def _is_back(texts: Texts, token: Token) -> bool:
    return token.kind == "region" and token not in texts.base and token in texts.draft


def _below(said: Tokens, piece: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The headings in a piece of a text."""
    for start, stop in paragraphs(said[slice(*piece)]):
        end = said[piece[0] + stop - 1]
        if end.kind == "end" and end.text.startswith("h"):
            yield piece[0] + start, piece[0] + stop


def text_merged(base: str, draft: str, new: str, comments: Iterable[str] = ()) -> Merged:
    """The merge of three texts in normal form; by the comments on the draft, clashes that wait in it are known."""
    return merged(Texts(tokens(base), tokens(draft), tokens(new), clashes=waiting.clashes(comments)))


def _keys(texts: Texts) -> tuple[list[Hashable], list[Hashable], list[Hashable]]:
    """What each token is known by: itself, or of pictures and tables which one of the base it is."""
    sides = (texts.base, texts.draft, texts.new)
    keys: tuple[list[Hashable], list[Hashable], list[Hashable]] = (list(sides[0]), list(sides[1]), list(sides[2]))
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


def _refined(base: list[Hashable], other: list[Hashable], said: Tokens, says: Tokens) -> list[Changed]:
    """What differs, by whole paragraphs first, and then inside those that differ."""
    ours, theirs = list(paragraphs(said)), list(paragraphs(says))
    before = [tuple(base[start:stop]) for start, stop in ours]
    after = [tuple(other[start:stop]) for start, stop in theirs]
    found: list[Changed] = []
    for kind, b0, b1, o0, o1 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for b, o in _side_by_side(before, after, (b0, b1), (o0, o1)) if kind == "replace" else [((b0, b1), (o0, o1))]:
            in_base, in_other = _reach(ours, *b, len(base)), _reach(theirs, *o, len(other))
            both = b[0] < b[1] and o[0] < o[1]
            found += _inside(base, other, in_base, in_other) if both else [Changed(in_base, in_other)]
    return found


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
    if not _only_added(was, mine, ours):
        result.add(Remark(remarks.clash(was, mine, ours)))
        result.clashed = True
    _keep(result, mine[len(before) :])


def _bring_in(result: Merged, texts: Texts, hunk: Hunk) -> None:
    """A clash in a frame: the draft stays, and of the new text whole paragraphs and parts that it added come in."""
    _keep(result, texts.draft[slice(*hunk.draft)])
    result.kept = True
    pieces = [part for piece in hunk.pieces for part in _lacking(texts, piece) if not _is_moved(texts, part)]
    whole = [piece for piece in pieces if _is_whole(texts.new, piece)]
    for piece in whole if _at_boundary(result) else ():
        result.add(Add(*piece))
        result.after += texts.new[slice(*piece)]
        result.took = True
    gone = _parts_of(texts.base, hunk.base) - _parts_of(texts.new, hunk.new)
    if gone & _parts_of(texts.draft, hunk.draft):
        result.add(Remark(remarks.part_kept(heading_in(texts.base[slice(*hunk.base)]))))
        result.clashed = True
    elif (
        _is_one_line(texts, hunk)
        or len(whole) < len([piece for piece in pieces if piece[0] < piece[1]])
        or not _at_boundary(result)
    ):
        said = (texts.base[slice(*hunk.base)], texts.draft[slice(*hunk.draft)], texts.new[slice(*hunk.new)])
        result.add(Remark(remarks.clash(*said)))
        result.clashed = True


def _is_one_line(texts: Texts, hunk: Hunk) -> bool:
    """Whether a person and the new text both put other words into one paragraph, such as the gap for the meeting."""
    sides = (texts.base[slice(*hunk.base)], texts.draft[slice(*hunk.draft)], texts.new[slice(*hunk.new)])
    return all(words(side) and len(list(paragraphs(side))) == 1 and side[-1].kind == "end" for side in sides)


def _parts_of(side: Tokens, span: tuple[int, int]) -> set[str]:
    return {token.text for token in side[slice(*span)] if token.kind == "region"}


def _is_moved(texts: Texts, piece: tuple[int, int]) -> bool:
    """Whether a piece of a frame has parts that the draft has elsewhere, or had: the build orders them otherwise."""
    return any(token.kind == "region" and token in texts.base for token in texts.new[slice(*piece)])


def _is_whole(new: Tokens, piece: tuple[int, int]) -> bool:
    """Whether a piece of a text is some whole paragraphs and parts of it."""
    begins = piece[0] == 0 or new[piece[0] - 1].kind in BLOCKS
    return piece[0] < piece[1] and begins and new[piece[1] - 1].kind in BLOCKS


def _at_boundary(result: Merged) -> bool:
    return not result.after or result.after[-1].kind in BLOCKS


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
