"""What is left of the making of a paper: a sentence printed twice, guidance, placeholders, a highlighter's marks.

A check takes a `Reading`. What stands twice on one page is certain; what may have been meant is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from paperwork.model.blocks import ListItem, text_of
from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from ..reading.sentences import is_prose
from ..spots import few

_LEAST_WORDS, _LEAST_BESIDE = 8, 6
# As many paragraphs, those of cells among them, as a page may have: with a heading, and in a file without headings.
_UNDER_HEADING, _WITHOUT = 60, 12
_NEARLY, _NEARLY_WORDS, _SHINGLE = 0.85, 12, 5
_WORD = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*")
_FIGURES = re.compile(r"\d[\d,.]*")
_TWICE = "Keep it where it belongs, and say in the other place what is true there."

# Nobody writes these on purpose: they are filled in, or taken out.
_LEFT_IN = re.compile(
    r"\[(?:to be (?:written|added|completed|confirmed|updated|inserted|provided)(?!:)|insert|add|enter|complete|name|"
    r"date|author|text|title|tbc|tba|xx+|xyz|\?+|x,?xxx)\b[^\]]{0,80}\]|"
    r"\{\{[^}]*\}\}?|\{%[^%]*%\}?|<(?:insert|enter|add|name|date|title|text|number|author)\b[^<>@]{0,60}>|"
    r"\blorem ipsum\b|\bdelete as (?:appropriate|applicable|necessary)\b|"
    r"\bclick (?:here|or tap here|or tap) to (?:enter|add|type)\b[^.]{0,30}|\bchoose an item\b|"
    r"\btype (?:your )?text here\b|"
    r"\b(?:insert|enter|add) (?:your )?(?:text|table|chart|graph|figures?|name|date|title|data|narrative|commentary) "
    r"here\b|\bdd ?/ ?mm ?/ ?yy(?:yy)?\b|\?{3,}|"
    r"\[(?:drafting|author['’]?s?|editor['’]?s?|internal) (?:notes?|comments?|queries|query)\b[^\]]{0,120}\]|"
    r"\bdelete (?:this|these) (?:line|paragraph|section|text|guidance|note|notes|box|instructions?|words)\b",
    re.IGNORECASE,
)
_EXES = re.compile(
    r"(?<![\w-])(?<![Pp]art )(?<![Cc]hapter )(?<![Vv]olume )(?<![Aa]nnex )(?:X{2,}|x{2,})(?: ?%)?(?![\w-])|"
    r"£ ?[Xx]+(?![\w-])|(?<![\w-])[Xx]%|"
    # In square brackets beside a sign, or as a word of a sentence; alone it may be a box that is ticked.
    r"£ ?\[[^\]\d]{0,12}\]|\[[^\]\d]{0,12}\] ?(?:%|per ?cent\b)|(?<=[a-z] )\[ ?[XxNn#?_. ]{1,5}\](?= [a-z])"
)
# A sign or a unit whose number is missing: "was £ million", "fell to % in May".
_BEFORE_SUM = (
    r"\b(?:was|were|is|are|be|been|of|by|to|from|than|at|about|around|over|under|costs?|spent|saved|totall?(?:ed|ing)|"
    r"reached|against|approximately)"
)
_NUMBERLESS = re.compile(
    rf"{_BEFORE_SUM} (?P<sum>£ ?(?:(?:m|k|bn|million|billion|thousand)\b|(?=[,.;)]?(?: [a-z]|$))))|"
    r"\b(?:was|were|is|are|be|(?:fell|rose|fallen|risen|increased|decreased|dropped|reduced|improved|compared|up|down)"
    r" (?:to|by|with|from)|stood at|remained at|reached|against|than|at) "
    r"(?P<share>(?:%|per ?cent)(?=[,.;)]?(?: [a-z]|$)))"
)
_UNSURE = re.compile(
    r"\b(?:TBC|TBA)\b(?! ?[:=])|"
    r"\b(?i:figures?|data|commentary|narrative|text|wording|update|details|information)(?: is| are)? to "
    r"(?:be (?:added|updated|inserted|confirmed|completed)|follow)\b|\((?:to be|tbc|tba)\b[^)]{0,40}\)|"
    r"\bINSERT\b|\bnotes? (?:to|for) (?:the )?(?:author|editor|self)\b|\[[Gg]uidance(?!:)[^\]]*\]|"
    r"<[A-Za-z][A-Za-z ]{2,40}>|"
    # What a template says to its authors, and authors to each other.
    r"^(?i:guidance(?: notes?)?|drafting notes?|notes? for authors?|instructions?) ?[:–-] |"
    r"^(?i:please (?:describe|set out|provide|insert|complete|state|give|explain|outline|list|summarise|include)\b)"
    r"[^.?]{0,80}|"
    r"\b(?i:this|the) section (?:should|must) (?:set out|describe|explain|cover|include|summarise|contain|outline|give|"
    r"be (?:completed|used))\b|"
    r"\b(?i:(?:report )?authors?) (?:should|must|to) (?:set out|describe|explain|confirm|check|complete|update|add|"
    r"provide)\b|"
    r"(?:^|(?<=[.([] )|(?<=[([]))(?:Finance|Legal|HR|Officers?|Service|Director) to (?:confirm|provide|supply|"
    r"complete|check|advise)\b|"
    r"\bto be (?:completed|supplied|provided|written) by (?!(?:the end|then|20\d\d)\b|[A-Z][a-z]+ (?:20)?\d)[a-z]+|"
    r"\b(?i:see|as per) comments? (?:from|by|in the margin)\b|\b(?i:maximum|max\.?|no more than) \d{2,4} words\b|"
    # A number that is still to come: "was … in May", "_____ children".
    r"\b(?:was|were|is|are|of|to|from|by|at) (?:…|\.{3,4})(?= [a-z])|_{3,}(?= [a-z]{3,})",
)
# A pronoun with its capital in the middle of a sentence, and a verb after it; the words before and after.
_BEGUN = re.compile(
    r"(?P<before>(?:[\w’'-]+ ){1,6})(?P<start>(?:We|They|It|There|He|She|This|These|The [a-z]+) "
    r"(?:are|is|have|has|had|was|were|will|can|continue|continues|need|needs|aim|plan))(?P<after>(?: [\w’'-]+){1,6})"
)
_WILL = re.compile(r"\b(?:will|shall|is due to|are due to|plans? to|intends? to|expects? to)\b", re.IGNORECASE)
_SUMS_UP = re.compile(
    r"\bsummar|\bkey (?:messages|points|findings)|\bin brief\b|\bhighlights\b|\boverview\b|\brecommend|\bpurpose\b|"
    r"\bconclu|\bactions?\b|\bnext steps\b|\bdecision|\bappendi|\bheadline|\bat a glance\b",
    re.IGNORECASE,
)
# The same headings and sentences are asked for again and again.
_KEPT = 4096
_MARKER = frozenset({"#ffff00", "#00ff00", "#00ffff", "#ff00ff"})


@lru_cache(maxsize=_KEPT)
def bare(text: str) -> str:
    """The words of a text alone, in small letters: two texts that differ only in dress have the same."""
    return " ".join(_WORD.findall(text.lower().replace("’", "'")))


def sentences_twice(reading: Reading) -> Iterator[Finding]:
    """A sentence that stands word for word in the file twice; certain on one page, where nobody can have meant it."""
    stands: dict[str, list[Sentence]] = {}
    for sentence in reading.sentences:
        if len(_WORD.findall(sentence.text.lower())) >= _LEAST_BESIDE:
            stands.setdefault(bare(sentence.text), []).append(sentence)
    pairs = {words: pair for words, same in stands.items() if (pair := _in_one_breath(reading, same))}
    yield from (_again(reading, pair) for pair in pairs.values())
    other = (same for words, same in stands.items() if words not in pairs and len(words.split()) >= _LEAST_WORDS)
    twice = [same for same in other if len(same) > 1]
    yield from (_again(reading, same) for same in twice if _beside(reading, same))
    yield from few((_elsewhere(reading, same) for same in twice if not _beside(reading, same)), reading.name)


def _in_one_breath(reading: Reading, same: list[Sentence]) -> list[Sentence]:
    """The two of some sentences that stand in one paragraph, or in two that follow each other; none else."""
    for one, other in pairwise(same):
        whole = one.text.rstrip().endswith((".", "!", "?")) and not _is_item(reading, one)
        if whole and (one.spot == other.spot or (other.spot - one.spot == 1 and not _is_item(reading, other))):
            return [one, other]
    return []


def _is_item(reading: Reading, sentence: Sentence) -> bool:
    """Whether it is all that an item of a list, or a line after a label, says: each of them may say the same."""
    spot = reading.spots[sentence.spot]
    return isinstance(spot.block, ListItem) and not sentence.before


def _beside(reading: Reading, same: list[Sentence]) -> bool:
    """Whether a sentence stands twice on one page, and nowhere else: what stands more often is somebody's form."""
    if not same[0].text.rstrip().endswith((".", "!", "?")):
        # Without a stop it may be a title, which stands over each of its charts.
        return False
    near = _UNDER_HEADING if reading.titles[same[0].spot] else _WITHOUT
    return len(same) == 2 and same[0].page == same[1].page and same[1].spot - same[0].spot <= near


def _again(reading: Reading, same: list[Sentence]) -> Finding:
    first, again = same
    beside = "the same paragraph" if first.spot == again.spot else "the paragraph before"
    where = beside if again.spot - first.spot < 2 else "the same page"
    message = f"This sentence stands in {where} already, word for word."
    return reading.find("sentence-twice", again.spot, message, "Delete one of the two.", again.text)


def _elsewhere(reading: Reading, same: list[Sentence]) -> Finding:
    times = "twice" if len(same) == 2 else f"{len(same)} times"
    message = f"This sentence stands in the paper {times}, word for word: {_under(reading, same[0])} as well."
    sure = len(same) == 2 and _promises(reading, same)
    return reading.find("sentence-twice", same[-1].spot, message, _TWICE, same[-1].text, certain=sure)


def _promises(reading: Reading, same: list[Sentence]) -> bool:
    """Whether a sentence says what somebody will do and when, in two parts neither of which sums up the other.

    What a summary, a recommendation or a plan of actions says, the text may say in the same words.
    """
    if any(_SUMS_UP.search(reading.titles[one.spot]) or _is_item(reading, one) for one in same):
        return False
    first = same[0]
    dated = any(one.kind in ("date", "month", "quarter", "year") for one in first.mentions)
    apart = reading.titles[first.spot] != reading.titles[same[1].spot]
    return dated and apart and bool(_WILL.search(first.text)) and first.text.rstrip().endswith((".", "!", "?"))


def _under(reading: Reading, sentence: Sentence) -> str:
    title = reading.titles[sentence.spot]
    return f"under '{title}'" if title else f"in paragraph {reading.spots[sentence.spot].number}"


def sentences_nearly_twice(reading: Reading) -> Iterator[Finding]:
    """A long sentence that stands elsewhere with a word or two changed, and with the same figures."""
    yield from few(_nearly(reading), reading.name)


def _nearly(reading: Reading) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], list[int]] = {}
    long = [(one, bare(one.text).split()) for one in reading.sentences]
    long = [(one, words) for one, words in long if len(words) >= _NEARLY_WORDS]
    for at, (sentence, words) in enumerate(long):
        parts = {tuple(words[start : start + _SHINGLE]) for start in range(len(words) - _SHINGLE + 1)}
        likely = sorted({other for part in parts for other in seen.get(part, ())})
        other = next((long[one][0] for one in likely if _alike(long[one], (sentence, words))), None)
        if other is not None:
            message = f"Nearly this sentence stands {_under(reading, other)} as well: '{other.text[:100]}'."
            yield reading.find("sentence-nearly-twice", sentence.spot, message, _TWICE, sentence.text, certain=False)
        for part in parts:
            seen.setdefault(part, []).append(at)


def _alike(one: tuple[Sentence, list[str]], other: tuple[Sentence, list[str]]) -> bool:
    if one[1] == other[1] or _FIGURES.findall(one[0].text) != _FIGURES.findall(other[0].text):
        return False
    return SequenceMatcher(None, one[1], other[1], autojunk=False).ratio() >= _NEARLY


def left_in(reading: Reading) -> Iterator[Finding]:
    """Guidance, placeholders and template marks that were never filled in or taken out."""
    yield from few(_left_in(reading), reading.name)


def _left_in(reading: Reading) -> Iterator[Finding]:
    hint = "Write what belongs here, or take it out."
    for at, spot in enumerate(reading.written):
        if spot.in_contents:
            continue
        named = list(_LEFT_IN.finditer(spot.words))
        ends = {one.end() for one in named}
        sure = [*named, *(one for one in _EXES.finditer(spot.words) if one.end() not in ends)]
        for found in sure:
            message = f"'{found.group()}' is a placeholder, and stands where words or a number should be."
            yield reading.find("placeholder", at, message, hint, found.group())
        for found in () if spot.in_table else _NUMBERLESS.finditer(spot.words):
            sign = found["sum"] or found["share"]
            message = f"'{sign}' has no number here: '{_round(spot.words, found)}'."
            yield reading.find("placeholder", at, message, "Write the number.", _round(spot.words, found))
        unsure = () if sure or spot.in_table else _UNSURE.finditer(spot.words)
        for found in unsure:
            message = f"'{found.group()}' says that something is still to come."
            yield reading.find("placeholder", at, message, hint, _round(spot.words, found), certain=False)


def _round(text: str, found: re.Match[str]) -> str:
    """The words found, with some of those about them."""
    start = text.rfind(" ", 0, max(0, found.start() - 25)) + 1
    end = text.find(" ", found.end() + 20)
    return text[start : end if end >= 0 else len(text)].strip()


def highlighted(reading: Reading) -> Iterator[Finding]:
    """Words marked with a highlighter: guidance, or something that somebody meant to look at again."""
    found = (
        reading.find(
            "highlighted", at, "These words are marked with a highlighter.",
            "Settle what they were marked for, and take the colour off.", marked, certain=False,
        )
        for at, spot in enumerate(reading.written)
        if (marked := "".join(span.text for span in spot.spans if span.look and span.look.shading in _MARKER).strip())
    )  # fmt: skip
    yield from few(found, reading.name)


def begun_again(reading: Reading) -> Iterator[Finding]:
    """A sentence that begins anew in its middle, as two drafts that ran together: "is launching We are launching"."""
    for at, spot in enumerate(reading.spots):
        if not is_prose(spot) or spot.worked_out:
            continue
        text = text_of(spot.spans).replace("\u00a0", " ")
        for found in _BEGUN.finditer(text):
            before, after = (_long_words(part) for part in (found["before"], found["after"]))
            if shared := before & after:
                message = f"The sentence begins again in its middle: '{found['start']}'; '{min(shared)}' is said twice."
                quote = " ".join(found.group().split())
                yield reading.find("begun-again", at, message, "Two drafts ran together; keep one.", quote)


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall("[a-z]+", text.lower()) if len(word) > _SHINGLE}


CHECKS = (sentences_twice, sentences_nearly_twice, begun_again, left_in, highlighted)
