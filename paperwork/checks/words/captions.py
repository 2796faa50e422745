"""Tables that the text calls upon for what another table is, as their captions tell.

A check takes a `Reading`. Captions are short, and nothing here is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from paperwork.model.findings import Finding

from ..reading import Reading
from ..reading.words import key

_CAPTION = re.compile(r"^(?:table|tab\.) (?P<number>\d{1,2})\b ?[:.–-] ?(?P<words>.+)$", re.IGNORECASE)
_SAYS = re.compile(
    r"\btable (?P<number>\d{1,2}) (?:below |overleaf |above )?(?:sets? out|shows?|gives?|lists?|summarises?|details?|"
    r"explains?|has|presents?|breaks? down|compares?)\b(?P<what>[^.;]{4,160})",
    re.IGNORECASE,
)
# Where a table of actions is meant, though none of them is named.
_ACTIONS = re.compile(
    r"\bwhat (?:is being|has been|will be) done\b|\bwhat (?:we|they) (?:are doing|will do|have done)\b|"
    r"\bour response\b|\bhow (?:we|they) (?:will|are) \w+",
    re.IGNORECASE,
)
_DOING = frozenset({"action", "recovery", "response", "mitigation"})
_EMPTY = frozenset({"table", "full", "detail", "more", "how", "what", "them", "they", "breakdown", "summary", "same"})


def tables_called_upon(reading: Reading) -> Iterator[Finding]:
    """A table that is said to show what its caption does not tell of, and that of one other table does."""
    captions = _captions(reading)
    for sentence in reading.sentences:
        for found in _SAYS.finditer(sentence.text):
            number = found["number"]
            meant = _meant(found["what"])
            if number not in captions or meant & key(captions[number]):
                continue
            others = [other for other, words in captions.items() if other != number and meant & key(words)]
            if len(others) == 1:
                message = f"Table {number} is '{captions[number]}'; Table {others[0]} is '{captions[others[0]]}'."
                hint = "Look which table is meant, and correct the number."
                yield reading.find("table-reference", sentence.spot, message, hint, sentence.text, certain=False)


def _captions(reading: Reading) -> Mapping[str, str]:
    """The captions of a file's tables by their numbers."""
    found = (_CAPTION.match(spot.words) for spot in reading.spots if not spot.in_table and not spot.in_contents)
    return {one["number"]: one["words"] for one in found if one}


def _meant(what: str) -> frozenset[str]:
    """What a table is said to show, by its words."""
    if _ACTIONS.search(what):
        return _DOING
    return key(what) - _EMPTY


CHECKS = (tables_called_upon,)
