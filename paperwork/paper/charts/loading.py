"""Loads matplotlib with no more than charts need: in goes a module's name, out comes the module.

When matplotlib is first imported it lists every font of the machine (seconds, on a machine with many) and keeps the
list in the user's home. Charts use fonts by file, so for the time of the import it is shown a short-lived settings
folder that already holds a list, an empty one. It also writes a help text for each of its classes, of all that may be
set on one, which takes a quarter of its loading: for that time they are left empty. What draws the buttons of windows
is loaded when it is touched, which no chart does. Where matplotlib is loaded already, nothing is done.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

_VARIABLE = "MPLCONFIGDIR"


def load(name: str) -> ModuleType:
    """The module of that full name, which may import matplotlib."""
    if name in sys.modules or "matplotlib.font_manager" in sys.modules:
        return importlib.import_module(name)
    with tempfile.TemporaryDirectory(prefix="paperwork-") as folder, _settings_in(folder):
        _write_empty_list(Path(folder))
        with _no_help_texts(importlib.import_module("matplotlib.artist")):
            _put_off("matplotlib", "widgets")
            return importlib.import_module(name)


@contextmanager
def _settings_in(folder: str) -> Iterator[None]:
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = folder
    try:
        yield
    finally:
        del os.environ[_VARIABLE]
        if before is not None:
            os.environ[_VARIABLE] = before


def _put_off(package: str, name: str) -> None:
    """Has a module of a loaded package load when something in it is asked for, and not when it is imported."""
    full = f"{package}.{name}"
    spec = importlib.util.find_spec(full)
    if spec is None or spec.loader is None or full in sys.modules:
        return
    loader = spec.loader = importlib.util.LazyLoader(spec.loader)
    sys.modules[full] = module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    # Where the package lacks the name, asking for it loads it after all.
    setattr(sys.modules[package], name, module)


@contextmanager
def _no_help_texts(artist: ModuleType) -> Iterator[None]:
    written = artist.kwdoc
    artist.kwdoc = lambda _: ""  # type: ignore[attr-defined]
    try:
        yield
    finally:
        artist.kwdoc = written  # type: ignore[attr-defined]


def _write_empty_list(folder: Path) -> None:
    version = _version_of_the_list()
    listed: dict[str, object] = {
        "__class__": "FontManager",
        "_version": version,
        "_FontManager__default_weight": "normal",
        "default_size": None,
        "defaultFamily": {"ttf": "DejaVu Sans", "afm": "Helvetica"},
        "afmlist": [],
        "ttflist": [],
    }
    (folder / f"fontlist-v{version}.json").write_text(json.dumps(listed), encoding="utf-8", newline="\n")


def _version_of_the_list() -> object:
    """What matplotlib calls the form of its list; a wrong answer only means that it lists the fonts after all."""
    spec = importlib.util.find_spec("matplotlib")
    if spec is None or spec.origin is None:
        return ""
    source = Path(spec.origin).with_name("font_manager.py")
    found = re.search(r"^    __version__ = ('[\w.]+'|\d+)$", source.read_text(encoding="utf-8"), re.MULTILINE)
    return ast.literal_eval(found[1]) if found else ""
