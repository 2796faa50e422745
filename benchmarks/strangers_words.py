"""The words of a Word file and of a PDF, and how many of the one are kept, and in order, in the other."""

from __future__ import annotations

import re
import subprocess
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from rapidfuzz.distance import LCSseq

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# A word, or one sign of a script that is written without spaces.
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff]|[^\W_]+")
_FROM_THE_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_NO_WORDS = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe0e\ufe0f]")
_ALONE = re.compile(r"(?<=[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff])")
_LEFT_OUT = {_W + name for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr")} | {_FALLBACK}
_SPACES = {_W + "tab", _W + "br", _W + "cr", _W + "ptab"}
# Fields whose stale result is worked out anew, so that other figures may stand there.
_WORKED_OUT = re.compile(
    r"\s*(PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|SECTION|TOC|DATE|TIME|SEQ|REF|NOTEREF|STYLEREF|FILENAME)\b"
)
_PARTS = re.compile(r"(?i)^/?word/(document\d*|footnotes\d*|endnotes\d*)\.xml$")


def tokens(text: str) -> list[str]:
    """The words of a text, in small letters, ligatures and wide letters taken apart, without marks and signs."""
    plain = unicodedata.normalize("NFKC", _NO_WORDS.sub("", text)).casefold()
    bare = "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))
    return _WORD.findall(bare)


def words_of_pdf(file: Path) -> list[str]:
    """The words of a PDF as a reader of the page meets them (poppler's pdftotext)."""
    text = _text_of_pdf(file, ["-raw"])
    if _FROM_THE_RIGHT.search(text):
        # Signs that are drawn from the right are words only where the page is read by its places.
        text = _text_of_pdf(file, [])
    # A word that a hyphen divides at the end of a line is one word.
    return tokens(re.sub(r"(?<=\w)[-\u00ad\u2010]\n(?=\w)", "", text))


def _text_of_pdf(file: Path, options: list[str]) -> str:
    command = ["pdftotext", *options, "-enc", "UTF-8", file, "-"]
    return subprocess.run(command, capture_output=True, timeout=60, check=False).stdout.decode("utf-8", "replace")


def words_of_docx(file: Path) -> list[str]:
    """The words of a Word file's body and notes: none deleted or hidden, no figure of a field; empty if unreadable."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = [archive.read(name) for name in sorted(archive.namelist()) if _PARTS.match(name)]
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
    roots = (etree.fromstring(data.replace(_STRICT, _W[1:-1].encode()), parser) for data in parts)
    return [word for root in roots if root is not None for word in tokens("".join(_texts(root)))]


def _texts(root: etree._Element) -> Iterator[str]:
    """The texts of a part, with spaces where words end; what a field works out anew keeps its words, no figures."""
    fields: list[str] = []
    for at in _kept(root):
        if at.tag == _W + "fldChar":
            kind = at.get(_W + "fldCharType")
            fields = [*fields, ""] if kind == "begin" else fields[:-1] if kind == "end" else fields
        elif at.tag == _W + "instrText" and fields:
            fields[-1] += at.text or ""
        elif at.tag == _W + "t":
            worked_out = any(_WORKED_OUT.match(said) for said in fields)
            yield re.sub(r"\d+", " ", at.text or "") if worked_out else (at.text or "")
        elif at.tag == _W + "noBreakHyphen":
            yield "-"
        elif at.tag in _SPACES:
            yield " "
        elif at.tag == _W + "p":
            yield "\n"


def _kept(element: etree._Element) -> Iterator[etree._Element]:
    for at in element:
        if at.tag == _W + "instrText":
            yield at
        if at.tag in _LEFT_OUT or (at.tag == _W + "r" and _hidden(at)) or _separates(at):
            continue
        if at.tag == _W + "p":
            yield at
        if len(at):
            yield from _kept(at)
        if at.tag != _W + "p":
            yield at
    if element.tag == _W + "p":
        yield element


def _hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(_W + "val", "1") not in ("0", "false", "off")


def _separates(note: etree._Element) -> bool:
    return note.tag in (_W + "footnote", _W + "endnote") and "eparat" in note.get(_W + "type", "")


def kept(wanted: list[str], found: list[str]) -> tuple[int, Counter[str]]:
    """How many of the wanted words are found, as often as they are wanted, and those that are not.

    A long word that was divided is found where its letters stand together once all spaces are taken out.
    """
    missing = Counter(wanted) - Counter(found)
    if missing:
        joined = "".join(found)
        there = {word: joined.count(word) for word in missing if len(word) > 3}
        wants = Counter(wanted)
        missing = Counter({word: n for word, n in missing.items() if there.get(word, 0) < wants[word]})
    return len(wanted) - missing.total(), missing


def in_order(wanted: list[str], found: list[str]) -> float:
    """Of the words that both have, the part that stands in the same order (longest common subsequence)."""
    both = (Counter(wanted) & Counter(found)).total()
    return LCSseq.similarity(wanted, found) / both if both else 1.0
