"""A Word draft that goes on living, and the folder of the paper that it belongs to.

The stamp in the draft names the folder. It is a stranger's word until it is proved: only a paper that stands in a
workspace around the draft, or around the folder where the command was typed, is ever taken for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from paperwork import __version__
from paperwork.inputs import workspace as places
from paperwork.jobs.given import bytes_of
from paperwork.jobs.outputs import open_by_someone
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Draft, Stamp
from paperwork.model.supplied import Source
from paperwork.word.reader import read
from paperwork.word.stamp import newer, stamp_of

_NAME_IT = "Name the paper's folder with --paper FOLDER."
_RENAMED = "If its folder was moved or renamed, name it with --paper FOLDER."


class Living(Struct, frozen=True, dict=True):
    """A draft as it was last saved: its bytes, what they say, its stamp, and a warning where it is open now."""

    file: Path
    data: bytes
    stamp: Stamp
    findings: tuple[Finding, ...] = ()

    @cached_property
    def draft(self) -> Draft:
        """What the draft says; raises PaperworkError where its text is damaged."""
        return read(self.data, self.file.name)


def living(file: Path) -> Living:
    """The draft in a file; PaperworkError where it is none that this version of the program can go on with.

    With exit status 2 where it can't be read, is no Word file, or may hold macros; with 1 where it has no stamp, or
    one of a newer version.
    """
    data = bytes_of(file)
    stamp = stamp_of(data, file.name)
    if stamp is None:
        raise PaperworkError(_unstamped(file.name))
    if finding := newer(stamp, __version__, file.name):
        raise PaperworkError(finding)
    return Living(file, data, stamp, _open_now(file))


def paper_of(file: Path, stamp: Stamp, named: Path | None = None) -> Path:
    """The folder of the paper that a draft belongs to, absolute: the one `named`, else the one that its stamp names.

    That one is looked for in the workspace around the draft, then in the one around the current folder. Raises
    PaperworkError where there is none, where the stamp leads out of the workspace, or where another paper is named
    than the stamp's, which is still there.
    """
    if named is not None:
        other = paper_named(named)
        if (own := still_there(file, stamp, other)) is not None:
            raise PaperworkError(_anothers(file, stamp, own))
        return other
    workspaces = list(dict.fromkeys(_workspaces(file)))
    if not workspaces:
        raise PaperworkError(_no_workspace(file))
    for workspace in workspaces:
        if (folder := _in(workspace, stamp, file)) is not None:
            return folder
    raise PaperworkError(_gone(file, stamp, workspaces[0]))


def still_there(file: Path, stamp: Stamp, named: Path) -> Path | None:
    """The folder of a draft's own paper, where another's folder is `named` for it and its own is there as well."""
    for workspace in dict.fromkeys((*_workspaces(named / "paper.yaml"), *_workspaces(file))):
        own = places.inside(workspace, workspace, stamp.paper)
        if own in places.papers(workspace):
            return own if own != named.resolve() else None
    return None


def gone_astray(file: Path, stamp: Stamp, paper: str, sources: Sequence[Source]) -> tuple[Finding, ...]:
    """A warning where a draft is held against a paper of another name than its stamp's, which is gone.

    Raises PaperworkError where that is made from another template: it is another paper.
    """
    if paper == stamp.paper:
        return ()
    was, now = ({one.path for one in some if _is_template(one.path)} for some in (stamp.sources, sources))
    if was and now and was != now:
        raise PaperworkError(_of_another_form(file, stamp, paper))
    message = f"The draft was built from {_shown(stamp.paper)}, which is gone; it is taken for the draft of {paper}."
    hint = "Look whether that is the same paper, moved or renamed; if it is, nothing is to be done."
    return (Finding("paper-renamed", Place(file.name), message, hint, "warning"),)


def _is_template(path: str) -> bool:
    return path.startswith("templates/") and path.endswith(".docx")


def _anothers(file: Path, stamp: Stamp, own: Path) -> Finding:
    message = f"The draft is that of another paper, {_shown(stamp.paper)}, which is still there: nothing was done."
    hint = f"Leave out --paper, or give that of the draft, {own.name}; for the other paper, give its own draft."
    return Finding("another-paper", Place(file.name), message, hint)


def _of_another_form(file: Path, stamp: Stamp, paper: str) -> Finding:
    message = (
        f"The draft was built from {_shown(stamp.paper)} with another template than that of {paper}: nothing was done."
    )
    return Finding("another-paper", Place(file.name), message, "Give the folder of the draft's own paper.")


def paper_named(folder: Path) -> Path:
    """The folder of a paper that somebody names, absolute; PaperworkError (exit status 2) where it holds none."""
    path = folder.resolve()
    path = path.parent if path.name == "paper.yaml" else path
    if (path / "paper.yaml").is_file():
        return path
    message = "The folder holds no paper.yaml." if path.is_dir() else "There is no such folder."
    hint = "Give the folder that holds the paper's paper.yaml."
    raise PaperworkError(Finding("no-paper", Place(str(folder)), message, hint), exit_status=2)


def _workspaces(file: Path) -> Iterator[Path]:
    for start in (file.resolve().parent, Path.cwd()):
        try:
            yield places.find(start)
        except PaperworkError:
            continue


def _in(workspace: Path, stamp: Stamp, file: Path) -> Path | None:
    """The paper in a workspace; None where it has none of that name."""
    folder = places.inside(workspace, workspace, stamp.paper)
    if folder is None:
        raise PaperworkError(_outside(file, stamp))
    return folder if folder in places.papers(workspace) else None


def _unstamped(name: str) -> Finding:
    message = "The file does not say which paper it is the draft of: it holds no stamp of paperwork, or a damaged one."
    hint = "Give the Word draft that paperwork built, or one that was edited and saved from it."
    return Finding("no-stamp", Place(name), message, hint)


def _no_workspace(file: Path) -> Finding:
    message = "The draft does not stand in a workspace, and neither does the current folder."
    return Finding("workspace", Place(file.name), message, f"Go into the workspace first. {_NAME_IT}")


def _outside(file: Path, stamp: Stamp) -> Finding:
    message = f"The draft says that its paper is '{_shown(stamp.paper)}', which leads out of the workspace."
    hint = f"Do not trust this file if you do not know where it comes from. {_NAME_IT}"
    return Finding("unsafe-path", Place(file.name), message, hint)


def _gone(file: Path, stamp: Stamp, workspace: Path) -> Finding:
    name = stamp.paper.rpartition("/")[2]
    alike = [places.relative(workspace, folder) for folder in places.papers(workspace) if folder.name == name]
    meant = f" Did you mean {alike[0]}?" if len(alike) == 1 else ""
    message = f"The paper of this draft, {_shown(stamp.paper)}, is not in the workspace."
    return Finding("paper-gone", Place(file.name), message, f"{_RENAMED}{meant}")


def _shown(said: str) -> str:
    """A stranger's words, short and without what would do something on a screen."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in said)
    return plain if len(plain) <= 100 else f"{plain[:99]}…"


def _open_now(file: Path) -> tuple[Finding, ...]:
    if not open_by_someone(file):
        return ()
    message = "The file is open in Word or LibreOffice; what was last saved is read."
    return (Finding("input-open", Place(file.name), message, "Save it there and run the command again.", "warning"),)
