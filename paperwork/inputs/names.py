"""Names as people type them: told alike whatever their case, quotes and spaces, and the nearest one when none fits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module

ID = re.compile(r"[a-z][a-z0-9_]{0,29}\Z")
ID_RULE = "An id is small letters, digits and _, begins with a letter, and has at most 30 characters."
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\xa0": " "})
_NEAR = 60.0


def folded(text: str) -> str:
    """A name as it is compared: no case, straight quotes, plain dashes, single spaces, none before ? and !."""
    plain = " ".join(text.translate(_ALIKE).split()).casefold()
    return re.sub(r"\s+(?=[?!])", "", plain)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like this one; empty where none is near enough to be meant."""
    choices = {folded(choice): choice for choice in reversed(list(known))}
    # Loaded where a name is amiss, and not before.
    fuzz, process = import_module("rapidfuzz.fuzz"), import_module("rapidfuzz.process")
    best = process.extractOne(folded(name), sorted(choices), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return choices[best[0]] if best else ""


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """The hint for an unknown name: the nearest known one as a question, or `otherwise`."""
    near = nearest(name, known)
    return f"Did you mean '{near}'?" if near else otherwise


def listed(names: Iterable[str], joined: str = "and") -> str:
    """Names in a sentence: a, b and c."""
    every = list(names)
    return f"{', '.join(every[:-1])} {joined} {every[-1]}" if len(every) > 1 else "".join(every)
