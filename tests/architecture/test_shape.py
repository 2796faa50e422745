"""The code's shape: small files, small functions, everything typed and named in a docstring."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from .source import PACKAGE, modules, name_of, tree_of

Function = ast.FunctionDef | ast.AsyncFunctionDef


def ids(path: Path) -> str:
    return name_of(path)


def functions(path: Path) -> list[Function]:
    return [node for node in ast.walk(tree_of(path)) if isinstance(node, Function)]


def length(function: Function) -> int:
    said = ast.get_docstring(function, clean=False)
    return (function.end_lineno or function.lineno) - function.lineno + 1 - (said.count("\n") + 1 if said else 0)


@pytest.mark.parametrize("path", modules(), ids=ids)
def test_a_module_has_a_docstring_and_under_400_lines(path: Path) -> None:
    assert ast.get_docstring(tree_of(path))
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", modules(), ids=ids)
def test_a_function_is_typed_and_under_50_lines(path: Path) -> None:
    for function in functions(path):
        assert function.returns is not None, f"{function.name} does not say what it returns"
        assert length(function) <= 50, f"{function.name} has {length(function)} lines"


def test_half_of_all_functions_have_five_lines_or_fewer_and_nine_in_ten_fifteen() -> None:
    lengths = sorted(length(function) for path in modules() for function in functions(path))
    assert lengths[len(lengths) // 2] <= 6
    assert lengths[int(0.9 * (len(lengths) - 1))] <= 15


def test_every_error_that_is_raised_is_our_own() -> None:
    makers = {
        function.name
        for path in modules()
        for function in functions(path)
        if function.returns is not None and ast.unparse(function.returns) == "PaperworkError"
    }
    raised = {
        ast.unparse(node.exc.func)
        for path in modules()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)
    }
    # AttributeError is what a module's own __getattr__ must raise, and click.Exit is how the command line ends. The
    # others never leave their station: a library calls back into ours, and ours stops it, to be told as findings.
    inner = {"UnclearError", "UnsafeXmlError", "TooLargeError"}
    raised = {name for name in raised if name.rpartition(".")[2] not in makers}
    assert raised <= {"PaperworkError", "click.Exit", "AttributeError"} | inner


def test_nothing_in_the_package_names_a_council_that_ships() -> None:
    inputs = PACKAGE.parent / "inputs"
    councils = {folder.name for folder in inputs.iterdir() if folder.is_dir()}
    words = {name for council in councils for name in (council, council.replace("-", " "))}
    for path in modules():
        text = path.read_text(encoding="utf-8").lower()
        assert not [word for word in words if word in text], f"{name_of(path)} names a council"
