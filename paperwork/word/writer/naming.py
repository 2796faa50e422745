"""The names that a template uses, checked in every branch, whether this paper takes it or not.

In: a parsed template and the slots that it may name. Out: each unknown name with those that are known in its place.
Limit: what stands in a loop that this paper walks no times is known only if the loop is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jinja2 import nodes

from .slots import Loop, Tree

_Scope = Mapping[str, Sequence[object]]


def unknown(tree: nodes.Template, known: Mapping[str, object]) -> Iterator[tuple[str, list[str]]]:
    """Each name of a template that no slot has, in the order in which they stand, with the names to choose from."""
    found: list[tuple[str, list[str]]] = []
    _walk(tree, {name: [slot] for name, slot in known.items()}, found)
    yield from found


def _walk(node: nodes.Node, scope: _Scope, found: list[tuple[str, list[str]]]) -> None:
    match node:
        case nodes.For():
            _walk_loop(node, scope, found)
        case nodes.Name() | nodes.Getattr() | nodes.Getitem():
            _meant(node, scope, found)
        case _:
            for child in node.iter_child_nodes():
                _walk(child, scope, found)


def _walk_loop(loop: nodes.For, scope: _Scope, found: list[tuple[str, list[str]]]) -> None:
    each = [tree for over in _meant(loop.iter, scope, found) if isinstance(over, Loop) for tree in over]
    inner = {**scope, loop.target.name: each} if isinstance(loop.target, nodes.Name) else scope
    for child in [*loop.body, *([loop.test] if loop.test else [])]:
        _walk(child, inner, found)
    for child in loop.else_:
        _walk(child, scope, found)


def _meant(node: nodes.Node, scope: _Scope, found: list[tuple[str, list[str]]]) -> Sequence[object]:
    """What a name may stand for, over all turns of the loops round it; nothing where that cannot be known."""
    match node:
        case nodes.Name(name=name):
            if name not in scope:
                found.append((name, list(scope)))
            return scope.get(name, ())
        case nodes.Getattr(node=base, attr=name) | nodes.Getitem(node=base, arg=nodes.Const(value=str(name))):
            return _under(name, _meant(base, scope, found), found)
        case _:
            for child in node.iter_child_nodes():
                _walk(child, scope, found)
            return ()


def _under(name: str, bases: Sequence[object], found: list[tuple[str, list[str]]]) -> Sequence[object]:
    trees = [base for base in bases if isinstance(base, Tree)]
    slots = [tree[name] for tree in trees if name in list(tree)]
    if bases and not slots:
        found.append((name, list(dict.fromkeys(known for tree in trees for known in tree))))
    return slots
