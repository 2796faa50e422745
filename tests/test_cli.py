"""What a person types, and what they are told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from paperwork.cli import app
from tests.jobs.in_word import Opened
from tests.word.reader.specimens import docx, p
from tests.workspace import DATA, PAPER_FOLDER, REPOSITORY, make_workspace

runner = CliRunner()


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make_workspace(tmp_path))
    return tmp_path


def test_build_says_what_it_wrote_and_ends_with_0(workspace: Path) -> None:
    done = runner.invoke(app, ["build", str(PAPER_FOLDER)])
    assert done.exit_code == 0, done.output
    assert "Wrote outputs/elmshire/panel-2025-02.docx" in done.stdout.replace("\\", "/")
    assert "Publish by Wednesday 19 February 2025" in done.stdout


def test_every_paper_of_the_workspace_is_built_from_anywhere_inside_it(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace / PAPER_FOLDER)
    done = runner.invoke(app, ["build", "--all", "--pdf"])
    assert done.exit_code == 0, done.output
    assert (workspace / "outputs/elmshire/panel-2025-02.pdf").exists()


def test_words_of_a_draft_are_harvested_and_told_first_where_that_is_wished(workspace: Path) -> None:
    runner.invoke(app, ["build", str(PAPER_FOLDER)])
    word = Opened(workspace / "outputs/elmshire/panel-2025-02.docx")
    word.replace("section/summary", "Words about", "New words on")
    word.save()
    shown = runner.invoke(app, ["harvest", str(word.file), "--dry-run"])
    assert (shown.exit_code, "+New words on executive summary." in shown.stdout) == (0, True)
    assert "Wrote" not in shown.stdout
    done = runner.invoke(app, ["harvest", str(word.file), "--paper", str(PAPER_FOLDER)])
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"Wrote {PAPER_FOLDER.as_posix()}/front-sheet.md" in done.stdout.replace("\\", "/")


def test_findings_go_to_standard_error_a_line_each_and_the_status_is_1(workspace: Path) -> None:
    (workspace / "inputs/elmshire/data.csv").write_text(
        DATA.replace("205", "2o5").replace("88", "8B"), encoding="utf-8"
    )
    done = runner.invoke(app, ["build", str(PAPER_FOLDER)])
    assert done.exit_code == 1
    assert done.stdout == ""
    lines = [line for line in done.stderr.splitlines() if line.startswith("error: inputs/elmshire/data.csv")]
    assert len(lines) == 2


def test_findings_are_given_as_json(workspace: Path) -> None:
    (workspace / "inputs/elmshire/data.csv").write_text(DATA.replace("205", "2o5"), encoding="utf-8")
    done = runner.invoke(app, ["check", str(PAPER_FOLDER), "--json"])
    record = json.loads(done.stdout)
    assert done.exit_code == 1
    assert record["findings"][0]["severity"] == "error"
    assert record["findings"][0]["file"] == "inputs/elmshire/data.csv"
    expected = {
        "id",
        "check",
        "severity",
        "certain",
        "file",
        "page",
        "heading",
        "paragraph",
        "quote",
        "message",
        "hint",
    }
    assert expected <= set(record["findings"][0])


def test_what_a_check_finds_is_listed_on_standard_output(workspace: Path) -> None:
    paper = workspace / PAPER_FOLDER / "paper.yaml"
    paper.write_text(paper.read_text(encoding="utf-8").replace("signed_name: The Director", "signed_name: TBC"))
    done = runner.invoke(app, ["check", str(PAPER_FOLDER)])
    assert done.exit_code == 0
    assert done.stderr == ""
    first, second, *_ = done.stdout.splitlines()
    assert first == "inputs/elmshire/panel-2025-02/paper.yaml: 1 warning"
    assert second.startswith("    warning: line 7: 'signed_name' is still to be settled.")


def test_a_word_files_findings_are_listed_by_page_also_on_an_old_console(workspace: Path) -> None:
    (workspace / "typed.docx").write_bytes(docx(p("One."), p("To be said: [To be written: “Risks”]")))
    done = subprocess.run(
        [sys.executable, "-m", "paperwork", "check", "typed.docx"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0", "PYTHONPATH": str(REPOSITORY)},
    )
    assert done.returncode == 1
    lines = done.stdout.decode("cp437").splitlines()
    assert lines[0].startswith("typed.docx: 1 error")
    assert lines[1] == "Page 1"
    assert lines[2].startswith('    error: paragraph 2: [To be written: "Risks"] stands where')


@pytest.mark.parametrize(
    "words", [["--paper", "inputs", str(PAPER_FOLDER)], ["--annotate", "new.docx", str(PAPER_FOLDER)]]
)
def test_a_paper_and_a_copy_are_for_word_files_alone(workspace: Path, words: list[str]) -> None:
    done = runner.invoke(app, ["check", *words])
    assert done.exit_code == 2
    assert "error: --" in done.stderr


def test_a_check_says_whether_the_paper_can_still_be_published_in_time(workspace: Path) -> None:
    said = [
        runner.invoke(app, ["check", str(PAPER_FOLDER), *day])
        for day in ([], ["--at", "2001-01-02"], ["--at", "31/12/2099"])
    ]
    assert [("still be published" in done.stdout + done.stderr) for done in said] == [False, True, False]
    assert ["deadline-past" in done.stdout for done in said] == [False, False, True]
    assert runner.invoke(app, ["check", str(PAPER_FOLDER), "--at", "soon"]).exit_code == 2


def test_check_writes_nothing(workspace: Path) -> None:
    before = sorted(workspace.rglob("*"))
    assert runner.invoke(app, ["check", str(PAPER_FOLDER)]).exit_code == 0
    assert sorted(workspace.rglob("*")) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build"], "No paper was named."),
        (["build", "--all", "inputs/elmshire/panel-2025-02"], "--all builds every paper"),
        (["build", "inputs/elmshire/panel-2025-02", "--at", "tomorrow"], "tomorrow is no date"),
        (["build", "inputs/elmshire/no-such-paper"], "no-such-paper"),
        (["pdf", "nowhere.docx"], "nowhere.docx: The file could not be read"),
        (["pdf", "a.docx", "b.docx", "-o", "c.pdf"], "one name for 2 files"),
        (["build", "inputs/elmshire/panel-2025-02", "-o", "paper.docx"], "paper.docx is a file's name."),
        (["pdf", "a/x.docx", "b/x.docx", "-o", "out"], "would both be written to"),
        (["pdf", "a.docx", "-o", f"{'x' * 300}.pdf"], "File name too long"),
        (["pdf", "a.docx", "-o", "out.txt"], "out.txt does not end in .pdf."),
        (["refresh", "a.docx", "-o", "new.doc"], "new.doc does not end in .docx."),
        (["init", "inputs"], "There is something there already"),
        (["init", "inputs/elmshire/council.yaml/demo"], "No workspace could be made there"),
    ],
)
def test_misuse_is_told_in_one_line_and_ends_with_2(workspace: Path, words: list[str], said: str) -> None:
    done = runner.invoke(app, words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.output


def test_what_is_no_word_file_is_refused_with_2(workspace: Path) -> None:
    (workspace / "letter.docx").write_bytes(b"Dear all")
    done = runner.invoke(app, ["pdf", "letter.docx"])
    assert done.exit_code == 2
    assert not (workspace / "letter.pdf").exists()


def test_a_new_workspace_can_be_built_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert runner.invoke(app, ["init", "demo"]).exit_code == 0
    monkeypatch.chdir(tmp_path / "demo")
    done = runner.invoke(app, ["build", "--all", "--pdf"])
    assert done.exit_code == 0, done.output
    warned = done.stderr.splitlines()
    assert len(set(warned)) == len(warned) > 0, "what holds for several papers is said once"
    pdfs = list((tmp_path / "demo" / "outputs").glob("*/*.pdf"))
    lines = done.stdout.splitlines()
    after_each = [after for line, after in pairwise(lines) if line.startswith("Wrote") and line.endswith(".pdf")]
    assert len(after_each) == len(pdfs) > 1
    assert all(line.startswith("Audited: ") for line in after_each)


def test_a_new_workspace_holds_nothing_of_a_real_council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    runner.invoke(app, ["init", "demo"])
    councils = list((tmp_path / "demo" / "inputs").iterdir())
    assert councils
    assert all("invented: true" in (council / "council.yaml").read_text(encoding="utf-8") for council in councils)
    pages = "".join(page.read_text(encoding="utf-8") for page in (tmp_path / "demo" / "inputs").rglob("*.md"))
    assert all(text.name in pages for text in (tmp_path / "demo" / "boilerplate").iterdir())


@pytest.mark.parametrize("words", [["letter.pdf"], ["letter.docx", "-o", "letter.pdf"]])
def test_a_pdf_is_never_written_over_its_own_word_file(workspace: Path, words: list[str]) -> None:
    letter = docx(p("Dear all"))
    (workspace / "letter.pdf").write_bytes(letter)
    (workspace / "letter.docx").symlink_to(workspace / "letter.pdf")
    done = runner.invoke(app, ["pdf", *words])
    assert (done.exit_code, "written over the Word file" in done.stderr) == (2, True)
    assert (workspace / "letter.pdf").read_bytes() == letter


def test_a_file_whose_name_is_as_long_as_can_be_is_read(workspace: Path) -> None:
    file = workspace / f"{'x' * 250}.docx"
    file.write_bytes(docx(p("Dear all")))
    done = runner.invoke(app, ["pdf", file.name, "-o", "letter.pdf"])
    assert done.exit_code == 0, done.output
    assert (workspace / "letter.pdf").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="This system has no pipes with names.")
def test_a_pipe_is_neither_read_nor_written(workspace: Path) -> None:
    os.mkfifo("waiting.docx")
    os.mkfifo("letter.pdf")
    Path("letter.docx").write_bytes(docx(p("Dear all")))
    read, written = (runner.invoke(app, ["pdf", name]) for name in ("waiting.docx", "letter.docx"))
    assert (read.exit_code, written.exit_code) == (2, 1)
    assert "it is a pipe or a device" in read.stderr
    assert "could not be written" in written.stderr


def test_json_names_files_truly_on_an_old_console(workspace: Path) -> None:
    (workspace / "Größe ☒.docx").write_bytes(docx(p("Dear all")))
    done = subprocess.run(
        [sys.executable, "-c", "from paperwork.cli import main; main()", "pdf", "Größe ☒.docx", "--json"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )
    assert json.loads(done.stdout.decode("cp1252"))["written"] == ["Größe ☒.pdf"]


def test_an_old_console_is_given_only_signs_it_has(workspace: Path) -> None:
    name = "–".join(["nowhere", "→.docx"])
    done = subprocess.run(
        [sys.executable, "-c", "from paperwork.cli import main; main()", "pdf", name],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PATH": "", "SYSTEMROOT": "C:\\Windows"},
    )
    assert done.returncode == 2
    assert b"could not be read" in done.stderr


def test_misuse_that_the_command_line_itself_finds_is_told_as_json_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from paperwork.cli import main; main()", "pdf", "--json"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert json.loads(done.stdout)["findings"][0]["check"] == "command"


def test_the_version_is_told() -> None:
    done = runner.invoke(app, ["--version"])
    assert done.exit_code == 0
    assert done.stdout.startswith("paperwork ")


def test_python_itself_runs_it_where_the_command_is_not_on_the_path() -> None:
    done = subprocess.run([sys.executable, "-m", "paperwork", "--version"], capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith(b"paperwork ")
