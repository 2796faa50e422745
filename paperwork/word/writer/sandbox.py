"""The sandbox that a template is read in.

A template may name a slot, walk a loop over slots, and ask whether there is one: nothing else. No filter, no call, no
arithmetic, no assignment; what comes out is at most 50 MB a part. An unknown name is gathered, not raised at once, so
that a template's author sees all of them together, those in branches that this paper does not take among them.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from jinja2 import Template, TemplateSyntaxError, Undefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from paperwork.model.findings import Finding

from . import naming, wording
from .mending import mended
from .slots import Tree, refusal

MOST_OUTPUT = 50_000_000


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
    """The sandbox: slots, loops and conditions. `unknown` holds each name asked for in vain, with the nearest.

    `refused` is what else is wrong; if not `whole`, it hides what stands round it, which was not read.
    """

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(ImmutableSandboxedEnvironment.default_unop_table)
    template_class = _Limited

    def __init__(self, known: Mapping[str, object]) -> None:
        self.unknown: dict[str, str] = {}
        self.refused: list[Finding] = []
        self.whole = True
        self._known = known
        super().__init__(autoescape=True, undefined=_gathering(self.unknown, known))
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()

    def from_string(self, source: Any, globals: Any = None, template_class: Any = None) -> Template:
        """The compiled template; what is no slot, loop or condition in it is `refused`, and read as plain text."""
        tree = self._sound(source) or self._mended(source)
        for name, candidates in naming.unknown(tree, self._known):
            self.unknown.setdefault(name, nearest(name, candidates))
        return super().from_string(tree, globals, template_class)

    def _sound(self, source: str) -> nodes.Template | None:
        """What the source says; None where something is wrong with it."""
        with suppress(TemplateSyntaxError):
            tree = self.parse(source)
            if not wording.strange(tree, []):
                return tree
        return None

    def _mended(self, source: str) -> nodes.Template:
        """What can be read of the source, a paragraph a line, so that faults can be told by their words."""
        found = mended(source, self.parse)
        self.refused += refusal(*found.said).findings
        self.whole = self.whole and found.whole
        return found.tree


def nearest(name: str, candidates: list[str]) -> str:
    """The candidate that a name was most likely meant to be; empty where none is near."""
    return next(iter(difflib.get_close_matches(name, candidates, 1)), "")


def _gathering(unknown: dict[str, str], known: Mapping[str, object]) -> type[Undefined]:
    """An undefined value that notes its name and reads as nothing, so that one run finds every unknown name."""

    class Gathered(Undefined):
        __slots__ = ()

        def __init__(self, hint: Any = None, obj: Any = missing, name: Any = None, *_: Any, **__: Any) -> None:
            super().__init__(hint, obj, name)
            candidates = list(known if obj is missing else obj if isinstance(obj, Tree) else ())
            if not isinstance(obj, Undefined):
                unknown.setdefault(str(name), nearest(str(name), candidates))

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            return self

        def __getitem__(self, name: Any) -> Any:
            return self

        def __html__(self) -> str:
            return ""

    return Gathered
