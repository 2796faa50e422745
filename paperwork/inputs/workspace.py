"""Where things are: the workspace around a path, the papers in it, and paths that may not leave it."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

from ..model.findings import Finding, PaperworkError, Place

FOLDERS = ("inputs", "templates", "boilerplate", "outputs")


def find(start: Path) -> Path:
    """The nearest folder at or above `start` that holds inputs/, templates/, boilerplate/ and outputs/, absolute.

    Raises PaperworkError with exit status 2 where there is none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if all((folder / name).is_dir() for name in FOLDERS):
            return folder
    message = f"No workspace holds {start}: no folder at or above it has {', '.join(f'{name}/' for name in FOLDERS)}."
    hint = "Go into the workspace first, or make one with: paperwork init FOLDER"
    raise PaperworkError(Finding("workspace", Place(str(start)), message, hint), exit_status=2)


def cache_of(workspace: Path) -> Path:
    """The folder in which builds keep what they have found: it may be deleted at any time."""
    return workspace / "outputs" / ".cache"


def papers(workspace: Path) -> tuple[Path, ...]:
    """Every folder under inputs/*/ that holds a paper.yaml, by council and name."""
    found = (workspace / "inputs").glob("*/*/paper.yaml")
    return tuple(sorted(path.parent for path in found if path.is_file()))


def relative(workspace: Path, path: Path) -> str:
    """A path as findings and stamps name it: from the workspace, in forward slashes."""
    return path.relative_to(workspace).as_posix()


def inside(workspace: Path, base: Path, said: str) -> Path | None:
    """The path that an author's words name from `base`, absolute; None where it leaves the workspace,
    or where no system could have such a file.

    Backward slashes are read as forward ones. Links are followed before the path is judged.
    """
    windows = PureWindowsPath(said)
    if windows.drive or windows.root or not said.strip() or "\0" in said:
        return None
    try:
        path = (base / windows.as_posix()).resolve()
        path.is_file()
    except (OSError, RuntimeError):
        return None
    return path if path.is_relative_to(workspace) else None
