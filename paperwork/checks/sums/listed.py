"""Parts of one whole that a sentence lists, each with its share: "148 are under five (5%), 1,012 from 5 to 10 (35%)".

All parts together are the whole, so that each share can be worked out; where all but one are right, that one is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from ..reading.amounts import Amount, amounts

_HINT = "Work the share out again, of all parts together."
# A part out of a whole of its own: "61 of 88 (69%)".
_OWN_WHOLE = re.compile(r"\d (?:out )?of (?:the |our |those |all )*\d|\d ?/ ?\d", re.IGNORECASE)
_LEAST = 3
_HUNDRED = Decimal(100)
Part = tuple[Amount, Amount]


def listed(reading: Reading) -> Iterator[Finding]:
    """The one share of a list that its number does not give, of all numbers of the list together."""
    for sentence in reading.sentences:
        parts = _parts(sentence) if sentence.text.count("%)") > _LEAST else []
        whole = sum((number.value for number, _ in parts), Decimal(0))
        if len(parts) <= _LEAST or not whole or _OWN_WHOLE.search(sentence.text):
            continue
        wrong = [part for part in parts if not _is_share(part, whole, room=1)]
        kept = {share.value for number, share in parts if _is_share((number, share), whole)}
        if len(wrong) == 1 and len(kept) >= _LEAST:
            yield _finding(reading, sentence, wrong[0], whole)


def _parts(sentence: Sentence) -> list[Part]:
    """Each share in brackets with the first number behind the share before it."""
    found: list[Part] = []
    first: Amount | None = None
    for one in amounts(sentence.text):
        is_share = (
            one.unit == "%" and sentence.text[: one.start].endswith("(") and sentence.text[one.end :].startswith(")")
        )
        if is_share and first is not None:
            found.append((first, one))
            first = None
        elif first is None and one.is_count:
            first = one
    return found


def _is_share(part: Part, whole: Decimal, room: int = 0) -> bool:
    number, share = part
    return abs(_HUNDRED * number.value / whole - share.value) <= share.half * (1 + 2 * room)


def _finding(reading: Reading, sentence: Sentence, part: Part, whole: Decimal) -> Finding:
    number, share = part
    right = round(_HUNDRED * number.value / whole, share.places)
    message = (
        f"{number.text} is {right}% of the {whole:,f} that the list adds up to, not {share.text}; the others are of it."
    )
    quote = sentence.part(number.start, share.end + 1)
    return reading.find("share-of-list", sentence.spot, message, _HINT, quote, key=re.sub(r"\s+", " ", quote)[:80])


CHECKS = (listed,)
