"""Init: a new workspace, with the shipped templates, the standing text, and an invented council as an example."""

from __future__ import annotations

import shutil
from pathlib import Path

from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Outcome

_FOLDERS = ("inputs", "templates", "boilerplate", "outputs")


def init(folder: Path) -> Outcome:
    """A workspace in `folder`, which must be new or empty; PaperworkError (exit status 2) where it can't be."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise PaperworkError(_taken(folder), exit_status=2)
        _fill(folder, _seed())
    except OSError as failure:
        raise PaperworkError(_refused(folder, failure), exit_status=2) from failure
    return Outcome((folder,), (), (_next_step(folder),))


def _fill(folder: Path, seed: Path) -> None:
    for name in _FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    shutil.copytree(seed / "templates", folder / "templates", dirs_exist_ok=True)
    examples = _examples(seed / "inputs")
    for council in examples:
        shutil.copytree(council, folder / "inputs" / council.name)
    for text in _standing_text(seed / "boilerplate", examples):
        shutil.copy(text, folder / "boilerplate" / text.name)


def _seed() -> Path:
    """Where the shipped workspace stands: inside an installed package, or around this one in its repository."""
    package = Path(__file__).parent.parent
    shipped = package / "workspace"
    return shipped if shipped.is_dir() else package.parent


def _examples(inputs: Path) -> tuple[Path, ...]:
    """The councils that say of themselves that they are invented."""
    return tuple(
        council.parent
        for council in sorted(inputs.glob("*/council.yaml"))
        if "invented: true" in council.read_text(encoding="utf-8").splitlines()
    )


def _standing_text(boilerplate: Path, councils: tuple[Path, ...]) -> tuple[Path, ...]:
    """The files of standing text that those councils' papers include; others belong to others."""
    written = "".join(page.read_text(encoding="utf-8") for council in councils for page in council.rglob("*.md"))
    return tuple(text for text in sorted(boilerplate.glob("*.md")) if f'"{text.name}"' in written)


def _next_step(folder: Path) -> str:
    return f"Made a workspace in {folder}. To build its example: change into it and type paperwork build --all --pdf"


def _taken(folder: Path) -> Finding:
    return Finding(
        "workspace",
        Place(str(folder)),
        "There is something there already, so no workspace was made.",
        "Give the name of a folder that is new or empty.",
    )


def _refused(folder: Path, failure: OSError) -> Finding:
    reason = failure.strerror or type(failure).__name__
    message = f"No workspace could be made there ({reason})."
    return Finding("workspace", Place(str(folder)), message, "Give a folder that you may write to.")
