"""Whether an appendix's PDF may be part of a PDF/A-2a: by what the file says of itself.

In: the PDF as it came. Out: why the whole may be no PDF/A with it, or nothing. What the file says is not held to be
proved: only a validator of the finished file can tell that.
"""

from __future__ import annotations

import re

from pikepdf import Array, Dictionary, Object, Pdf, Stream

from .contents import unpacked_size

_PART = re.compile(rb"pdfaid:part\s*(?:=\s*[\"']|>)\s*([123])\b")
_LEVEL = re.compile(rb"pdfaid:conformance\s*(?:=\s*[\"']|>)\s*([ABUabu])\b")
_MOST = 1_000_000
_SO = "The whole may then be no PDF/A."


def why_unkept(pdf: Pdf) -> str:
    """Why a paper that has this PDF in it may be no PDF/A-2a, in words that follow the file's name; else nothing."""
    said = _said_of_itself(pdf)
    part, level = _PART.search(said), _LEVEL.search(said)
    if part is None or level is None:
        return f"does not say that it is PDF/A, and may hold what PDF/A forbids. {_SO}"
    if level[1] not in b"Aa":
        return f"is PDF/A-{part[1].decode()}{level[1].decode().lower()}, which asks less than PDF/A-2a. {_SO}"
    return f"is made for the colours of a press, not of a screen. {_SO}" if _for_a_press(pdf.Root) else ""


def _said_of_itself(pdf: Pdf) -> bytes:
    metadata = pdf.Root.get("/Metadata")
    if not isinstance(metadata, Stream) or unpacked_size(metadata, _MOST) >= _MOST:
        return b""
    return metadata.read_bytes()


def _for_a_press(root: Object) -> bool:
    """Whether the colours that the file means are others than red, green and blue."""
    intents = root.get("/OutputIntents")
    meant = [one.get("/DestOutputProfile") for one in intents] if isinstance(intents, Array) else []
    return any(isinstance(one, Stream | Dictionary) and one.get("/N", 3) != 3 for one in meant)
