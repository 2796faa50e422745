"""Normal form to the tokens that are compared, and back: `written(tokens(text)) == text` for what `word.normal` gives.

A paragraph ends in an `end` token of its kind. Rows that follow each other are one table. Words and figures are one
token each ("10.2%", "re-referrals"), and so is a run of spaces; every other sign is a token of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.revision import TableCell, Token, TokenKind, Tokens
from paperwork.model.tags import FACT

_MARK = re.compile(r"(⟦[^⟦⟧]*⟧)")
_UNIT = re.compile(r"[^\S\n\t]+|\w+(?:[.,’'\-/]\w+)*%?|.", re.DOTALL)
_KIND = re.compile(r"(p|h\d+|l\d+[#*]) ")
_ALONE = re.compile(r"⟦(paperwork:[^⟦⟧]*)⟧")
_REACH = re.compile(r"⟦(\d+x\d+)⟧")
_CELL = " | "
_IN_CELL = "⟦/⟧"
_CHARACTERS = {"lb": "⟦", "rb": "⟧", "br": "\n", "tab": "\t", "bar": "|"}
_ESCAPED = str.maketrans({"⟦": "⟦lb⟧", "⟧": "⟦rb⟧", "\n": "⟦br⟧", "\t": "⟦tab⟧"})
_REJOINED = tuple((re.compile(rf"⟦/{mark}⟧(\s*)⟦{mark}⟧"), r"\1") for mark in "bi")
_SPACES = " \u00a0"


def tokens(text: str) -> Tokens:
    """The tokens of some lines in normal form; none for no text."""
    return _tokens(text, False)


def _tokens(text: str, nested: bool) -> Tokens:
    lines = text.split("\n") if text else []
    if nested:
        # A table in a cell is only kept or dropped whole, line by line.
        return tuple(one for line in lines for one in _line(line))
    found: list[Token] = []
    for in_table, group in groupby(lines, lambda line: line.startswith("|")):
        run = list(group)
        found += [_table(run)] if in_table else [one for line in run for one in _line(line)]
    return tuple(found)


def _line(line: str) -> Iterator[Token]:
    if alone := _ALONE.fullmatch(line):
        yield Token("region", alone[1])
    elif kind := _KIND.match(line):
        yield from _Words().read(line[kind.end() :])
        yield Token("end", kind[1])
    else:
        yield Token("opaque", line)


def _table(lines: list[str]) -> Token:
    return Token("table", rows=tuple(_row(line) for line in lines))


def _row(line: str) -> tuple[TableCell, ...]:
    inner = line.removeprefix("| ").removesuffix(" |")
    return tuple(_cell(cell) for cell in inner.split(_CELL)) if inner != "|" else ()


def _cell(text: str) -> TableCell:
    reach = _REACH.match(text)
    lines = text[reach.end() if reach else 0 :].replace(_IN_CELL, "\n").replace("⟦bar⟧", "|")
    return TableCell(_tokens(lines, True), reach[1] if reach else "")


class _Words(Struct):
    """Reads the inside of a paragraph; keeps in mind which marks are open."""

    bold: bool = False
    italic: bool = False
    href: str = ""

    def read(self, text: str) -> Iterator[Token]:
        """The tokens of a paragraph, without its end."""
        said: list[str] = []
        for piece in _MARK.split(text):
            if not piece.startswith("⟦") or piece == "⟦":
                said.append(piece)
            elif (name := piece[1:-1]) in _CHARACTERS:
                said.append(_CHARACTERS[name])
            else:
                yield from self._units("".join(said))
                said.clear()
                yield from self._marked(name)
        yield from self._units("".join(said))

    def _units(self, text: str) -> Iterator[Token]:
        for unit in _UNIT.findall(text):
            yield Token("text", unit, self.bold, self.italic, self.href)

    def _marked(self, name: str) -> Iterator[Token]:
        if name in ("b", "/b"):
            self.bold = name == "b"
        elif name in ("i", "/i"):
            self.italic = name == "i"
        elif name == "/a" or name.startswith("a "):
            self.href = unescaped(name[2:]) if name != "/a" else ""
        else:
            kind, text = _named(name)
            yield Token(kind, text, self.bold, self.italic, self.href)


def unescaped(text: str) -> str:
    """Words of a normal form as they were before their own marks were written out."""
    return _MARK.sub(lambda mark: _CHARACTERS.get(mark[0][1:-1], mark[0]), text)


def _named(name: str) -> tuple[TokenKind, str]:
    if name.startswith(FACT):
        return "fact", name
    if name.startswith("img:"):
        return "picture", name.removeprefix("img:")
    return ("note", "") if name == "note" else ("field", name.removeprefix("field "))


def written(said: Tokens) -> str:
    """The tokens in normal form, as `word.normal` would give it for the text that they stand for."""
    return "\n".join(_lines(said))


def _lines(said: Tokens) -> Iterator[str]:
    waiting: list[Token] = []
    for token in said:
        if token.kind == "end":
            yield f"{token.text} {_paragraph(waiting)}"
            waiting.clear()
        elif token.kind == "region":
            yield f"⟦{token.text}⟧"
        elif token.kind == "table":
            yield from (_written_row(row) for row in token.rows)
        elif token.kind == "opaque":
            yield token.text
        else:
            waiting.append(token)
    if waiting:
        yield f"p {_paragraph(waiting)}"


def _written_row(row: tuple[TableCell, ...]) -> str:
    return "".join(f"| {_written_cell(cell)} " for cell in row) + "|"


def _written_cell(cell: TableCell) -> str:
    reach = f"⟦{cell.reach}⟧" if cell.reach else ""
    return reach + _IN_CELL.join(line.replace("|", "⟦bar⟧") for line in _lines(cell.tokens))


def _paragraph(said: list[Token]) -> str:
    return "".join(_linked(href, list(group)) for href, group in groupby(said, lambda token: token.href))


def _linked(href: str, said: list[Token]) -> str:
    text = "".join(_dressed(*dress, list(group)) for dress, group in groupby(said, lambda one: (one.bold, one.italic)))
    for pattern, joined in _REJOINED:
        text = pattern.sub(joined, text)
    fields_alone = all(token.kind == "field" for token in said)
    return f"⟦a {href.translate(_ESCAPED)}⟧{text}⟦/a⟧" if href and text and not fields_alone else text


def _dressed(bold: bool, italic: bool, said: list[Token]) -> str:
    """Words of one emphasis; spaces at their ends bear none."""
    text = "".join(map(_said, said))
    inner = text.strip(_SPACES)
    if not inner or not (bold or italic):
        return text
    at = text.index(inner)
    after = text[at + len(inner) :]
    inner = f"⟦i⟧{inner}⟦/i⟧" if italic else inner
    inner = f"⟦b⟧{inner}⟦/b⟧" if bold else inner
    return text[:at] + inner + after


def _said(token: Token) -> str:
    match token.kind:
        case "fact":
            return f"⟦{token.text}⟧"
        case "picture":
            return f"⟦img:{token.text}⟧"
        case "field":
            return f"⟦field {token.text}⟧"
        case "note":
            return "⟦note⟧"
        case _:
            return token.text.translate(_ESCAPED)


def plain(token: Token) -> Token:
    """A token without its emphasis and link: what is left where only the words count."""
    return replace(token, bold=False, italic=False, href="")


def words(said: Tokens) -> str:
    """The words of some tokens as a person would read them out; cells parted by semicolons."""
    return " ".join("".join(map(_aloud, said)).split())


def _aloud(token: Token) -> str:
    match token.kind:
        case "text":
            return token.text
        case "end" | "opaque" | "note" | "field":
            return " "
        case "picture":
            return f" [{token.text.partition(' ')[2] or 'picture'}] "
        case "table":
            return f" {_table_aloud(token)} "
        case kind:
            return f"[a {'figure' if kind == 'fact' else 'part'}]"


def _table_aloud(table: Token) -> str:
    return "; ".join(" | ".join(words(cell.tokens) for cell in row) for row in table.rows)
