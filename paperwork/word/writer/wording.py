"""What is wrong with a template's placeholders, in the words of whoever typed them.

In: a part of a template as it is merged, and what the parser makes of it. Out: sentences that quote the paragraph in
which something stands. A `p` after the brace (`{%p`) is gone by then, so that it is not in the quotation.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from jinja2 import nodes

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
)  # fmt: skip
_COMPARED = ("eq", "ne")
_PARAGRAPH = re.compile(r"(<w:p(?: [^>]*[^/>])?>.*?</w:p>)", re.DOTALL)
_AFTER_MARK = re.compile(r"(?<=[%}]})")
_MARKUP = re.compile(r"</?\w+:[^>]*>")
_BLOCK = re.compile(r"{%[-+]?\s*(if|for|elif|else|endif|endfor)\b.*?%}")
_STEERING = re.compile(r"{\s*%[-+]?\s*(?:[ptrc]{1,2}\s+)?(?:if|for|elif|else|endif|endfor)\b")
# One brace round a name, and braces and percent signs with a space between them.
_LOOSE = re.compile(r"(?<!{){\s*(?:p\s+)?[a-z_][\w.]*\s*}(?!})|{\s+[%{]|[%}]\s+}")
_MARKS = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}|{{|}}|{%|%}|{#|#}", re.DOTALL)
_LONGEST = 100
# What each kind of thing does that a template may not; the first that fits.
_DOES: tuple[tuple[type[nodes.Node] | tuple[type[nodes.Node], ...], str], ...] = (
    (nodes.Filter, "changes a text with '|'"),
    (nodes.Test, "asks with 'is'"),
    (nodes.Call, "calls something with '(…)'"),
    (nodes.Slice, "takes a piece out of something with '[…]'"),
    (nodes.Concat, "joins texts with '~'"),
    (nodes.Operand, "compares with something else than == and !="),
    ((nodes.BinExpr, nodes.UnaryExpr), "does a sum"),
    ((nodes.List, nodes.Tuple, nodes.Dict), "makes a list"),
    ((nodes.Assign, nodes.AssignBlock), "sets a name"),
    ((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends), "brings in another file"),
)


def lines(source: str) -> list[str]:
    """A part of a template with each paragraph in a line of its own, and each placeholder that stands between."""
    flat = source.replace("\r", " ").replace("\n", " ")
    pieces = _PARAGRAPH.split(flat)
    return [line for at, piece in enumerate(pieces) for line in ([piece] if at % 2 else _AFTER_MARK.split(piece))]


def unreadable(lines: list[str], number: int) -> str:
    """What to say of the line, counted from 1, in which reading stopped."""
    return f"A placeholder of the template cannot be read: {_quoted(lines, number)}."


def strange(tree: nodes.Template, lines: list[str]) -> dict[int, str]:
    """A sentence for each line in which a template does more than name slots, loop over them and ask for them."""
    places: dict[int, nodes.Node] = {}
    for node, line in _within(tree, 1):
        if not _is_allowed(node):
            places.setdefault(line, node)
    said = {line: f"The template {_does(node)}, which it cannot do" for line, node in places.items()}
    return {line: f"{sentence}: {_quoted(lines, line)}." for line, sentence in said.items()}


def _within(node: nodes.Node, line: int) -> Iterator[tuple[nodes.Node, int]]:
    """Each node with its line, which is that of what holds it where it has none itself."""
    own = node.lineno or line
    yield node, own
    for child in node.iter_child_nodes():
        yield from _within(child, own)


def _is_allowed(node: nodes.Node) -> bool:
    return isinstance(node, _ALLOWED) and not (isinstance(node, nodes.Operand) and node.op not in _COMPARED)


def _does(node: nodes.Node) -> str:
    return next((does for kinds, does in _DOES if isinstance(node, kinds)), "does more than name, loop or ask")


def _quoted(lines: list[str], number: int) -> str:
    text = _text(lines[number - 1]) if 0 < number <= len(lines) else ""
    return f"'{text[:_LONGEST]}'"


def _text(line: str) -> str:
    return html.unescape(_MARKUP.sub("", line)).strip()


def torn(lines: list[str]) -> dict[int, str]:
    """A sentence for each line, counted from 1, with a placeholder that is not closed, or not opened."""
    pairs = (("{{", "}}"), ("{%", "%}"))
    texts = {number: _text(line) for number, line in enumerate(lines, 1)}
    return {
        number: f"A brace or a percent sign of the template is missing or too many: '{text[:_LONGEST]}'."
        for number, text in texts.items()
        if _LOOSE.search(text) or any(text.count(begin) != text.count(end) for begin, end in pairs)
    }


def unbalanced(lines: list[str]) -> list[str]:
    """A sentence for each loop or condition that has no end, and for each end that has no beginning.

    Of two that cross each other one is told of.
    """
    waiting: list[tuple[str, str]] = []
    crossed: list[str] = []
    said = []
    for found in (found for line in lines for found in _BLOCK.finditer(_text(line))):
        mark, word = found.group(), found.group(1)
        ended = word.removeprefix("end") if word.startswith("end") else ""
        if word in ("if", "for"):
            waiting.append((mark, word))
        elif ended in crossed:
            crossed.remove(ended)
        elif ended not in ("", *(begun for _, begun in waiting)) or not waiting:
            said.append(f"'{mark}' of the template stands outside any loop or condition.")
        elif ended and waiting[-1][1] != ended:
            said.append(f"'{mark}' of the template stands where something else is to be ended first.")
            while (inner := waiting.pop()[1]) != ended:
                crossed.append(inner)
        elif ended:
            waiting.pop()
    return said + [f"'{mark}' of the template has no '{{% end{word} %}}'." for mark, word in reversed(waiting)]


def steers(line: str) -> bool:
    """Whether a line has a loop or a condition, or part of one: nothing round it can be read without it."""
    return _STEERING.search(_text(line)) is not None


def plain(text: str) -> str:
    """A part of a template, or a line of it, without any placeholders."""
    return _MARKS.sub("", text)
