"""Languages by their codes (BCP 47): what Word files say, and what a PDF may say."""

from __future__ import annotations

import re

# A language's code as BCP 47 has it: `en-GB`, `cy`; not its name.
LANGUAGE = re.compile(r"^(?:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*|[xi](?:-[A-Za-z0-9]{1,8})+)$")
# The language, and the country behind a hyphen or, as programs have it, an underscore.
_START = re.compile(r"^[A-Za-z]{2,3}(?:[-_](?:[A-Za-z]{2}|[0-9]{3}))?(?![A-Za-z0-9])")


def language_code(said: str) -> str:
    """The code that something said begins with (`es-ES_tradnl`: Word adds signs of its own). Empty where it is none.

    Word's `x-none` names no language either.
    """
    if said.lower().startswith("x-"):
        return ""
    if LANGUAGE.match(said):
        return said
    found = _START.match(said)
    return found[0].replace("_", "-") if found and " " not in said and "," not in said else ""
