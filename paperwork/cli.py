"""Words typed, to a job, to what a person reads: the only file that prints or exits.

Each command loads the job that it runs and no other, so that `--help` is quick.
"""

from __future__ import annotations

import gc
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

import click
from msgspec import to_builtins

from paperwork import __version__
from paperwork.model.changes import Changes, Receipt
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Outcome

_as_json = click.option("--json", "as_json", is_flag=True, help="Give the findings as JSON on standard output.")
_at = click.option("--at", default=None, help="The date the files say they were made on; by itself the paper's own.")


def _path(*names: str, **more: Any) -> Callable[[Any], Any]:
    """An option that names a file or folder."""
    return click.option(*names, type=click.Path(path_type=Path), **more)


def _paths(name: str, shown: str, *, required: bool = True) -> Callable[[Any], Any]:
    """What a command is to work on, one or more."""
    return click.argument(name, metavar=shown, nargs=-1, required=required, type=click.Path(path_type=Path))


# What an old console that has no such signs is given instead.
_PLAIN = str.maketrans(
    {"↑": "^", "↓": "v", "→": "=", "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"'}
)

_MISUSE = Finding("command", Place(), "The command was misused.", "Standard error says how; --help lists all.")
# How names of files end; a folder may be named 2.3 as well.
_ENDING = re.compile(r"\.[A-Za-z]{2,4}")
_TOLD: dict[type, str] = {Changes: "changes", Receipt: "receipts"}  # JSON's keys for what a job told
# Whether anything was told yet: a misuse that click finds is told by click, and in words only.
_said: list[bool] = []


def main() -> None:
    """The entry point: makes output survive an old console, then runs the command."""
    set_for_a_short_run()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app()
    except SystemExit as end:
        if end.code == 2 and "--json" in sys.argv and not _said:
            _say([Outcome(findings=(_MISUSE,))], as_json=True)
        raise
    finally:
        # All goes with the process; looking through it once more for garbage would take a tenth of a build.
        gc.freeze()


def set_for_a_short_run() -> None:
    """Spares what a long run alone would repay: threads for sums, plugins, searches for garbage that hardly comes."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.set_threshold(1_000_000, 20, 100)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, help="Say which version this is.")
@click.pass_context
def app(context: click.Context, version: bool) -> None:
    """Board papers for councils: from a few inputs to a Word draft, and from the edited draft to its PDF."""
    if version:
        print(f"paperwork {__version__}")
        context.exit()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
        context.exit(2)


@app.command()
@_paths("folders", "[PAPER_FOLDER]...", required=False)
@_path("--out", "-o", help="The folder to write into.")
@click.option("--all", "all_papers", is_flag=True, help="Build every paper under inputs/.")
@click.option("--pdf", "with_pdf", is_flag=True, help="Make the PDF as well.")
@_at
@click.option("--force", is_flag=True, help="Write over an edited draft, keeping a copy.")
@_as_json
def build(
    folders: tuple[Path, ...],
    out: Path | None,
    all_papers: bool,
    with_pdf: bool,
    at: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Build the Word draft of one or more papers from their inputs."""
    with _complaints(as_json):
        when, papers = _date(at), _papers(folders, all_papers)
        _no_two_alike(papers, out, [f"{folder.resolve().name}.docx" for folder in papers])
    from paperwork.jobs.build import build as job

    _run(papers, lambda folder: job(folder, out=out, with_pdf=with_pdf, at=when, force=force), as_json)


@app.command()
@_paths("files", "FILE.docx...")
@_path("--out", "-o", help="The PDF's name, or the folder for it.")
@click.option("--accept", is_flag=True, help="Take tracked insertions; drop deletions and comments.")
@click.option("--strict", is_flag=True, help="Stop at anything that keeps some people from reading it.")
@click.option("--archive", is_flag=True, help="Make it PDF/A-2a as well, to be kept for ever.")
@_path("--fonts", help="A folder of fonts to use beside those that ship.")
@_as_json
def pdf(files: tuple[Path, ...], out: Path | None, fonts: Path | None, as_json: bool, **wishes: bool) -> None:
    """Make the PDF of a Word file as it stands now, ours or edited."""
    with _complaints(as_json):
        _one_name_for_one_file(files, out)
        _no_two_alike(files, out, [f"{file.stem}.pdf" for file in files])
        if fonts is not None and not fonts.is_dir():
            _misused(f"{fonts} is no folder.", "Give the folder in which the fonts are.")
    from paperwork.jobs.pdf import pdf as job

    _run(files, lambda file: job(file, out=out, fonts=fonts, **wishes), as_json)


@app.command()
@_paths("things", "PAPER_FOLDER|FILE.docx|TEMPLATE.docx...")
@_path("--paper", help="The paper's folder that a Word file is held against; by itself the one that its stamp names.")
@_path("--annotate", metavar="OUT.docx", help="Write a copy of the Word file with a comment at each finding.")
@click.option("--at", default=None, help="A day: whether the paper can still be published in time on it.")
@_as_json
def check(things: tuple[Path, ...], paper: Path | None, annotate: Path | None, at: str | None, as_json: bool) -> None:
    """List what is wrong with a paper's folder, a Word file or a template; nothing is written but an annotated copy."""
    with _complaints(as_json):
        when = _date(at)
        if annotate and (len(things) > 1 or things[0].is_dir()):
            _misused("--annotate makes a copy of one Word file.", "Give one file.")
        if paper and any(thing.is_dir() for thing in things):
            _misused("--paper was given, but a paper's folder is held against no other.", "Give a Word file.")
    _run(things, lambda thing: _checked(thing, paper, annotate, when), as_json, listed=True)


def _checked(thing: Path, paper: Path | None, annotate: Path | None, at: date | None) -> Outcome:
    if thing.is_dir() or thing.name == "paper.yaml":
        from paperwork.jobs.check_paper import check_paper

        return check_paper(thing, at=at)
    from paperwork.jobs.given import is_template

    if not (paper or annotate) and is_template(thing):
        from paperwork.jobs.check_template import check_template

        return check_template(thing)
    from paperwork.jobs.check_draft import check_draft

    return check_draft(thing, paper=paper, out=annotate, at=at)


@app.command()
@_paths("files", "DRAFT.docx...")
@_path("--paper", help="The paper's folder, where the draft does not know it any more.")
@_path("--out", "-o", help="The new file's name, or the folder for it; by itself the next version beside the draft.")
@click.option("--at", default=None, help="The date that the tracked changes bear; by itself today's.")
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@_as_json
def refresh(
    files: tuple[Path, ...], paper: Path | None, out: Path | None, at: str | None, dry_run: bool, as_json: bool
) -> None:
    """Put what the inputs say now into an edited draft, as tracked changes, in a new file."""
    with _complaints(as_json):
        _one_name_for_one_file(files, out, ".docx")
        when = _date(at) or date.today()
    from paperwork.jobs.refresh import refresh as job

    _run(files, lambda file: job(file, at=when, paper=paper, out=out, dry_run=dry_run), as_json)


@app.command()
@_paths("files", "DRAFT.docx...")
@_path("--paper", help="The paper's folder, where the draft does not know it any more.")
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@_as_json
def harvest(files: tuple[Path, ...], paper: Path | None, dry_run: bool, as_json: bool) -> None:
    """Put what was written into an edited draft back into front-sheet.md, commentary.md and paper.yaml."""
    from paperwork.jobs.harvest import harvest as job

    _run(files, lambda file: job(file, paper=paper, dry_run=dry_run), as_json)


@app.command()
@click.argument("template", metavar="TEMPLATE")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@_path("--from", "earlier", help="The paper that this one follows: its words and pages are carried forward.")
@click.option("--as-at", default="", help="The last validated month; by itself as the folders' names say.")
@_as_json
def new(template: str, folder: Path, earlier: Path | None, as_at: str, as_json: bool) -> None:
    """Begin a paper in FOLDER (inputs/COUNCIL/PAPER), empty or from the month before, and build its first draft."""
    from paperwork.jobs.new import new as job

    _run([folder], lambda path: job(template, path, earlier=earlier, as_at=as_at), as_json)


@app.command()
@click.argument("draft", metavar="DRAFT.docx", type=click.Path(path_type=Path))
@click.argument("other", metavar="[OTHER.docx]", required=False, type=click.Path(path_type=Path))
@_path("--paper", help="The paper's folder, where the draft does not know it any more.")
@_as_json
def changes(draft: Path, other: Path | None, paper: Path | None, as_json: bool) -> None:
    """List what changed since a draft was written: inputs, facts, text; or from it to another draft."""
    with _complaints(as_json):
        if other and paper:
            _misused("--paper was given, but two drafts need no paper's folder.", "Leave it out.")
    from paperwork.jobs.changes import changes as job

    _run([draft], lambda file: job(file, other, paper=paper), as_json)


@app.command()
@_paths("files", "DRAFT.docx...")
@_as_json
def receipt(files: tuple[Path, ...], as_json: bool) -> None:
    """Say what a draft was made from: its inputs with their hashes, which paperwork, when; from the file alone."""
    from paperwork.jobs.receipt import receipt as job

    _run(files, job, as_json)


@app.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@_as_json
def init(folder: Path, as_json: bool) -> None:
    """Make a new workspace, with the shipped templates and an invented council."""
    from paperwork.jobs.init import init as job

    _run([folder], job, as_json)


def _run(things: Sequence[Path], job: Callable[[Path], Outcome], as_json: bool, *, listed: bool = False) -> None:
    """Runs the job on each thing, says what came of it all, and exits with the worst status among them.

    Where findings are what was asked for they are `listed` on standard output, by their places.
    """
    from paperwork.jobs.listing import headed

    outcomes: list[Outcome] = []
    status = 0
    things = list({thing.absolute(): thing for thing in things}.values())
    for thing in _with_progress(things):
        try:
            outcome = job(thing)
            failed = int(any(finding.stops for finding in outcome.findings))
        except PaperworkError as error:
            outcome, failed = Outcome(findings=error.findings), error.exit_status
        outcomes.append(outcome if as_json or len(things) < 2 else headed(outcome, _near(thing)))
        status = max(status, failed)
    _say(outcomes, as_json, listed=listed and status < 2)
    click.get_current_context().exit(status)


def _with_progress(things: Sequence[Path]) -> Iterable[Path]:
    """The things, with a progress bar on standard error where there are several and a person looks on."""
    if len(things) < 2 or not sys.stderr.isatty():
        return things
    from rich.console import Console
    from rich.progress import track

    return track(things, description="Papers", console=Console(stderr=True), transient=True)


def _say(outcomes: list[Outcome], as_json: bool, *, listed: bool = False) -> None:
    from paperwork.jobs.listing import in_a_line, record_of
    from paperwork.jobs.listing import listed as by_place

    _said.append(True)
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    if as_json:
        record: dict[str, list[Any]] = {
            "findings": [record_of(finding) for finding in findings],
            "written": [_near(path) for outcome in outcomes for path in outcome.written],
            "notes": [note for outcome in outcomes for note in outcome.notes],
        }
        for outcome in outcomes:
            if outcome.told:
                record.setdefault(_TOLD[type(outcome.told)], []).append(to_builtins(outcome.told))
        print(json.dumps(record, indent=2, ensure_ascii=not _takes(json.dumps(record, ensure_ascii=False), sys.stdout)))
        return
    for line in by_place(findings) if listed else dict.fromkeys(map(in_a_line, findings)):
        _print(line, error=not listed)
    for outcome in outcomes:
        for path in outcome.written:
            _print(f"Wrote {_near(path)}")
        for note in outcome.notes:
            _print(note)


def _takes(text: str, stream: TextIO) -> bool:
    """Whether a stream has all signs of a text."""
    try:
        text.encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _print(line: str, *, error: bool = False) -> None:
    stream = sys.stderr if error else sys.stdout
    if not _takes(line, stream):
        line = line.translate(_PLAIN)
    indent = len(line) - len(line.lstrip(" "))
    print(" " * indent + " ".join(line.split()), file=stream)


def _near(path: Path) -> str:
    """The path as a person standing here would type it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


class _complaints:  # noqa: N801 (reads as a word where it is used)
    """Turns an error raised while the words typed are read into its findings and its exit status."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            message = f"{error.filename} can't be used ({error.strerror or type(error).__name__})."
            finding = Finding("command", Place(), message, "Give another name or folder.")
            error = PaperworkError(finding, exit_status=2)
        if isinstance(error, PaperworkError):
            _say([Outcome(findings=error.findings)], self.as_json)
            click.get_current_context().exit(error.exit_status)


def _date(words: str | None) -> date | None:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(words or "", form).date()
        except ValueError:
            continue
    if words is not None:
        _misused(f"--at {words or 'with nothing'} is no date.", "Write it as 27/02/2023 or 2023-02-27.")
    return None


def _papers(folders: Sequence[Path], all_papers: bool) -> Sequence[Path]:
    if folders and all_papers:
        _misused("--all builds every paper, but folders were named as well.", "Give one or the other.")
    if not all_papers and not folders:
        _misused("No paper was named.", "Give a paper's folder, or --all for every paper under inputs/.")
    if folders:
        return folders
    from paperwork.inputs.workspace import find, papers

    if not (found := papers(find(Path.cwd()))):
        _misused("There is no paper under inputs/.", "A paper is a folder that holds paper.yaml.")
    return found


def _one_name_for_one_file(files: Sequence[Path], out: Path | None, ending: str = ".pdf") -> None:
    """Stops where a name is given for many files, or one that ends as files of some other kind do."""
    if out is None or out.is_dir():
        return
    if out.suffix.lower() == ending:
        if len(files) > 1:
            _misused(f"{out} is one name for {len(files)} files.", "Give a folder.")
    elif _ENDING.fullmatch(out.suffix):
        _misused(f"{out} does not end in {ending}.", f"Give a name that ends in {ending}, or a folder that is there.")


def _no_two_alike(things: Sequence[Path], out: Path | None, names: list[str]) -> None:
    """Stops where two things would be written to one folder under one name."""
    if out is None:
        return
    if out.suffix.lower() == ".docx" or (out.is_file() and out.suffix.lower() != ".pdf"):
        _misused(f"{out} is a file's name.", "Give a folder.")
    for at, name in enumerate(names):
        if name in names[:at]:
            both = f"{things[names.index(name)]} and {things[at]}"
            _misused(f"{both} would both be written to {out / name}.", "Run them one by one.")


def _misused(message: str, hint: str) -> None:
    raise PaperworkError(Finding("command", Place(), message, hint), exit_status=2)
