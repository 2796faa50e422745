"""What a template's placeholders may name, and the sandbox that they are read in.

A template may name a slot, walk a loop over slots, and ask whether there is one: nothing else. No filter, no call, no
arithmetic, no assignment; what comes out is at most 50 MB a part. An unknown name is gathered, not raised at once, so
that a template's author sees all of them together.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import Template, Undefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from paperwork.model.findings import Finding, PaperworkError, Place

from ..markup import escaped

MOST_OUTPUT = 50_000_000
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
)  # fmt: skip
_COMPARED = ("eq", "ne")


def refusal(*messages: str) -> PaperworkError:
    """The error for something that a template may not do; whoever holds the template adds its name."""
    hint = "A template may name slots, loop over them and ask for them: docs/templates.md says how."
    return PaperworkError([Finding("template-syntax", Place(), message, hint) for message in messages])


class Single:
    """Something that is no loop."""

    __slots__ = ()

    def __iter__(self) -> Iterator[object]:
        raise refusal("A loop of the template walks over something that is no loop.")


class Tree:
    """Slots under their names; a name that is not there is unknown, never something of Python's own."""

    __slots__ = ("_slots",)

    def __init__(self, slots: Mapping[str, object]) -> None:
        self._slots = slots

    def __getitem__(self, name: str) -> object:
        return self._slots[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._slots)

    def __html__(self) -> str:
        raise refusal("A placeholder of the template names a group of slots, not one of them.")


class Loop:
    """Trees one after the other."""

    __slots__ = ("_trees",)

    def __init__(self, trees: tuple[Tree, ...]) -> None:
        self._trees = trees

    def __iter__(self) -> Iterator[Tree]:
        return iter(self._trees)

    def __len__(self) -> int:
        return len(self._trees)

    def __html__(self) -> str:
        raise refusal("A placeholder of the template names a loop: walk it with {%p for … in … %}.")


class Flag:
    """True or false to a condition; nothing at all in print, and a loop of nothing where it is false."""

    __slots__ = ("_on",)

    def __iter__(self) -> Iterator[object]:
        return iter(())

    def __init__(self, on: bool) -> None:
        self._on = on

    def __bool__(self) -> bool:
        return self._on

    def __html__(self) -> str:
        return ""


class Words(Single):
    """Text: printed escaped with its line breaks kept, compared as text, false where empty."""

    __slots__ = ("_markup", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        lines = escaped(text.replace("\t", " ")).split("\n")
        self._markup = '</w:t><w:br/><w:t xml:space="preserve">'.join(lines)

    def __bool__(self) -> bool:
        return self._text != ""

    def __eq__(self, other: object) -> bool:
        return self._text == (other._text if isinstance(other, Words) else other)

    def __hash__(self) -> int:
        return hash(self._text)

    def __html__(self) -> str:
        return self._markup


class _Limited(Template):
    """A template that stops when it has given too much."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        parts: list[str] = []
        size = 0
        for part in self.generate(*args, **kwargs):
            size += len(part)
            if size > MOST_OUTPUT:
                raise refusal(f"The template gives more than {MOST_OUTPUT:,} bytes.")
            parts.append(part)
        return "".join(parts)


class Placeholders(ImmutableSandboxedEnvironment):
    """The sandbox: slots, loops and conditions. `unknown` holds each name asked for in vain, with the nearest."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(ImmutableSandboxedEnvironment.default_unop_table)
    template_class = _Limited

    def __init__(self, known: Mapping[str, object]) -> None:
        self.unknown: dict[str, str] = {}
        super().__init__(autoescape=True, undefined=_gathering(self.unknown, known))
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()

    def from_string(self, source: Any, globals: Any = None, template_class: Any = None) -> Template:
        """The compiled template. Raises PaperworkError for anything but slots, loops and conditions."""
        if strange := [node for node in _within(self.parse(source)) if not _allowed(node)]:
            raise refusal(*dict.fromkeys(f"The template says '{_named(node)}', which none may." for node in strange))
        return super().from_string(source, globals, template_class)


def _allowed(node: nodes.Node) -> bool:
    return isinstance(node, _ALLOWED) and not (isinstance(node, nodes.Operand) and node.op not in _COMPARED)


def _named(node: nodes.Node) -> str:
    """What a template's author would call it: the filter's name, or the kind of thing."""
    return str(getattr(node, "name", None) or getattr(node, "op", None) or type(node).__name__.lower())


def _within(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _within(child)


def _gathering(unknown: dict[str, str], known: Mapping[str, object]) -> type[Undefined]:
    """An undefined value that notes its name and reads as nothing, so that one run finds every unknown name."""

    class Gathered(Undefined):
        __slots__ = ()

        def __init__(self, hint: Any = None, obj: Any = missing, name: Any = None, *_: Any, **__: Any) -> None:
            super().__init__(hint, obj, name)
            candidates = list(known if obj is missing else obj if isinstance(obj, Tree) else ())
            if not isinstance(obj, Undefined):
                unknown.setdefault(str(name), next(iter(difflib.get_close_matches(str(name), candidates, 1)), ""))

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            return self

        def __getitem__(self, name: Any) -> Any:
            return self

        def __html__(self) -> str:
            return ""

    return Gathered
