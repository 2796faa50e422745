"""Imports run one way, model <- stations <- jobs <- cli, and each outside package has one door."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from .source import imported, modules, name_of, outside, station_of, tree_of

STATIONS = {"inputs", "measures", "disclosure", "paper", "word", "pdf", "revise", "pack", "checks"}
MAY_IMPORT = {
    "__main__": {"cli"},
    "model": {"model"},
    "jobs": STATIONS | {"model", "jobs"},
    "cli": {"model", "jobs", "inputs"},
}
DOORS = {
    "yaml": {"inputs"},
    "pydantic": {"inputs"},
    "pydantic_core": {"inputs"},
    "markdown_it": {"inputs"},
    "openpyxl": {"inputs"},
    "rapidfuzz": {"inputs"},
    "holidays": {"inputs"},
    "pandas": {"inputs", "measures"},
    "matplotlib": {"paper/charts"},
    "docx": {"word"},
    "docxtpl": {"word"},
    "jinja2": {"word"},
    "markupsafe": {"word"},
    "lxml": {"word"},
    "reportlab": {"pdf"},
    "pikepdf": {"pdf"},
    "fontTools": {"pdf"},
    "bidi": {"pdf"},
    "click": {"cli"},
    "rich": {"cli"},
    "pypdfium2": {"word/writer/appendix"},
    "PIL": {"paper/charts", "word", "pdf"},
}
# What a class of plain fields is made with stands wherever there is one.
EVERYWHERE = {"msgspec"}


def ids(path: Path) -> str:
    return name_of(path)


@pytest.mark.parametrize("path", modules(), ids=ids)
def test_a_module_imports_only_what_lies_under_it(path: Path) -> None:
    station = station_of(name_of(path))
    allowed = MAY_IMPORT.get(station, {"model", station})
    ours = {station_of(name) for name in imported(path) if name.split(".")[0] == "paperwork"}
    assert ours - {""} <= allowed, f"{name_of(path)} imports {sorted(ours - allowed)}"


@pytest.mark.parametrize("path", modules(), ids=ids)
def test_an_outside_package_is_imported_in_the_folder_that_owns_it(path: Path) -> None:
    name = name_of(path)
    for package in outside(path) - EVERYWHERE:
        assert package in DOORS, f"{name} imports {package}, which has no door yet"
        homes = {"paperwork." + door.replace("/", ".") for door in DOORS[package]}
        assert any(name == home or name.startswith(home + ".") for home in homes), f"{name} imports {package}"


@pytest.mark.parametrize("path", [path for path in modules() if path.name != "cli.py"], ids=ids)
def test_only_the_command_line_imports_inside_functions_prints_or_exits(path: Path) -> None:
    for function in [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef)]:
        for node in ast.walk(function):
            lazy = isinstance(node, ast.Import | ast.ImportFrom)
            assert not lazy or function.name == "__getattr__", f"{function.name} imports inside itself"
            spoken = isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "sys.exit", "exit", "quit"}
            assert not spoken, f"{function.name} prints or exits"


def test_no_module_imports_itself_through_others() -> None:
    graph = {name_of(path): _ours(path) for path in modules()}
    assert _cycle(graph) == []


def _ours(path: Path) -> set[str]:
    known = {name_of(other) for other in modules()}
    package = name_of(path)
    found = {name for name in imported(path) if name in known}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found |= {full for alias in node.names if (full := f"{node.module}.{alias.name}") in known}
    # A package's own __init__ is loaded before its modules anyway; only what it imports itself can make a cycle.
    return {name for name in found if name != package and not package.startswith(name + ".")}


def _cycle(graph: dict[str, set[str]]) -> list[str]:
    done: set[str] = set()

    def visit(name: str, above: list[str]) -> list[str]:
        if name in above:
            return [*above[above.index(name) :], name]
        if name in done:
            return []
        for other in sorted(graph.get(name, ())):
            if found := visit(other, [*above, name]):
                return found
        done.add(name)
        return []

    return next((found for name in graph if (found := visit(name, []))), [])
