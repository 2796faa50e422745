"""The source text of the package, read as a tree of imports; nothing is imported."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "paperwork"


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Every name that the module imports, inside functions too, as a full dotted name."""
    package = name_of(path) if path.name == "__init__.py" else name_of(path).rpartition(".")[0]
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield _from(node, package)


def _from(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    base = package.split(".")
    base = base[: len(base) - node.level + 1]
    return ".".join([*base, node.module] if node.module else base)


def outside(path: Path) -> set[str]:
    """The outside packages that the module imports."""
    names = {name.split(".")[0] for name in imported(path)}
    return {name for name in names if name and name != "paperwork" and name not in sys.stdlib_module_names}


def station_of(name: str) -> str:
    """`word` for paperwork.word.reader.text; the module itself for paperwork.cli."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""
