"""Word files by others through `paperwork pdf --accept`, beside LibreOffice: `strangers.py fetch`, `run`, `table`.

`run` takes a folder of files (else what `fetch` brought) and writes a line for each into strangers.csv: what came of
it, seconds, memory, pages, the words kept, against the file's own XML and against LibreOffice's PDF of it, and how far
its pages look other than LibreOffice's. The PDFs stand in the folder's `_ours` and `_theirs`; those of LibreOffice are
made once.
`--every 10` takes one file in ten; `--cold` starts the program anew for each, as a user does, instead of once for all.
"""

from __future__ import annotations

import argparse
import csv
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
from strangers_files import FOLDER, HERE, OTHERS, WORD, fetch
from strangers_pictures import apart
from strangers_words import in_order, kept, words_of_docx, words_of_pdf

RESULTS = HERE / "strangers.csv"
SECONDS = 60
BYTES = 3 << 30
BATCH = 40
NAMES = (
    "file", "outcome", "seconds", "megabytes", "pages", "sound", "words", "kept", "missing",
    "office_pages", "office_words", "office_kept", "office_missing", "in_order", "ink_apart", "said",
)  # fmt: skip
OUTCOMES = {0: "rendered", 1: "stopped", 2: "refused"}


def run(folder: Path, every: int, cold: bool) -> None:
    """Render all files of a folder, ours and LibreOffice's, and write the table."""
    files = sorted(file for file in folder.rglob("*") if _stranger(file.relative_to(folder)))[::every]
    ours, theirs = folder / "_ours", folder / "_theirs"
    for made in (ours, theirs):
        made.mkdir(exist_ok=True)
    office([file for file in files if file.suffix[1:].lower() in WORD], folder, theirs)
    with RESULTS.open("w", newline="", encoding="utf-8") as out:
        table = csv.DictWriter(out, NAMES, lineterminator="\n")
        table.writeheader()
        for file in files:
            target = ours / f"{unique(file, folder)}.pdf"
            result = rendered(file, target, cold_start if cold else warm_start)
            result["file"] = str(file.relative_to(folder))
            if result["outcome"] == "rendered":
                result |= compared(file, target, theirs / f"{unique(file, folder)}.pdf")
            table.writerow(result)
            out.flush()


def _stranger(file: Path) -> bool:
    """Whether it is one of the files, not something made of them in a folder of this program's own."""
    return file.suffix[1:].lower() in WORD | OTHERS and not any(part.startswith("_") for part in file.parts[:-1])


def unique(file: Path, folder: Path) -> str:
    """A file's name with its folder, without its ending."""
    return "__".join(file.relative_to(folder).with_suffix("").parts)


def rendered(file: Path, target: Path, start: Callable[[list[str], Path], int]) -> dict[str, Any]:
    """What comes of one file in a process of its own, held to a minute and to 3 GB."""
    target.unlink(missing_ok=True)
    said = target.with_suffix(".txt")
    began = time.perf_counter()
    child = start(["pdf", str(file), "-o", str(target), "--accept"], said)
    status, usage = _waited(child, began + SECONDS)
    words = said.read_text("utf-8", "replace").strip()
    outcome = "hung" if status is None else OUTCOMES.get(os.waitstatus_to_exitcode(status), "crashed")
    return {
        "outcome": "crashed" if "Traceback (most recent" in words else outcome,
        "seconds": round(time.perf_counter() - began, 2),
        "megabytes": usage.ru_maxrss // 1024,
        "said": "" if outcome == "rendered" else words.rpartition("\n")[2].replace(f"{file.name}: ", "")[:300],
    }


def cold_start(words: list[str], said: Path) -> int:
    """The command as a user types it."""
    with said.open("w") as out:
        command = [sys.executable, "-m", "paperwork", *words]
        return subprocess.Popen(command, stdout=out, stderr=out, preexec_fn=_held).pid


def warm_start(words: list[str], said: Path) -> int:
    """The same in a copy of this process, which has the program loaded."""
    import paperwork.cli
    import paperwork.jobs.pdf
    import paperwork.pdf.document

    if child := os.fork():
        return child
    _held()
    out = os.open(said, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
    os.dup2(out, 1)
    os.dup2(out, 2)
    sys.argv = ["paperwork", *words]
    status = 70
    try:
        paperwork.cli.main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0
    finally:
        sys.stdout.flush()
        os._exit(status)


def _held() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def _waited(child: int, until: float) -> tuple[int | None, resource.struct_rusage]:
    while time.perf_counter() < until:
        ended, status, usage = os.wait4(child, os.WNOHANG)
        if ended:
            return status, usage
        time.sleep(0.005)
    os.kill(child, 9)
    return None, os.wait4(child, 0)[2]


def compared(file: Path, ours: Path, theirs: Path) -> dict[str, Any]:
    """Our PDF against the words of the Word file, and against LibreOffice's PDF where there is one."""
    found, wanted = words_of_pdf(ours), words_of_docx(file)
    count, missing = kept(wanted, found)
    check = subprocess.run(["qpdf", "--check", ours], capture_output=True, check=False)
    result = {"pages": _pages(ours), "sound": check.returncode == 0, "words": len(wanted), "kept": count}
    result["missing"] = " ".join(word[:30] for word, _ in missing.most_common(5))
    if not theirs.exists():
        return result
    wanted = words_of_pdf(theirs)
    count, missing = kept(wanted, found)
    told = {"office_pages": _pages(theirs), "office_words": len(wanted), "office_kept": count}
    told["office_missing"] = " ".join(word[:30] for word, _ in missing.most_common(5))
    told["in_order"] = round(in_order(wanted, found), 4)
    if told["office_pages"] == result["pages"]:
        told["ink_apart"] = round(apart(ours, theirs), 4)
    return result | told


def _pages(file: Path) -> int:
    try:
        with pikepdf.open(file) as pdf:
            return len(pdf.pages)
    except pikepdf.PdfError:
        return 0


def office(files: list[Path], folder: Path, out: Path) -> None:
    """LibreOffice's PDFs, forty files at a time; what it dies of is left out and the rest tried again in fewer.

    They are kept for the next run, and so is which files it makes no PDF of.
    """
    given_up = out / "given up.txt"
    known = set(given_up.read_text("utf-8").splitlines()) if given_up.exists() else set()
    for size in (BATCH, 8):
        left = _without(files, folder, out, known)
        for at in range(0, len(left), size):
            _office(left[at : at + size], folder, out)
    left = _without(files, folder, out, set())
    given_up.write_text("".join(f"{unique(file, folder)}\n" for file in left), "utf-8")


def _without(files: list[Path], folder: Path, out: Path, known: set[str]) -> list[Path]:
    names = ((file, unique(file, folder)) for file in files)
    return [file for file, name in names if name not in known and not (out / f"{name}.pdf").exists()]


def _office(files: list[Path], folder: Path, out: Path) -> None:
    links = out / "_links"
    links.mkdir(exist_ok=True)
    named = [links / f"{unique(file, folder)}{file.suffix}" for file in files]
    for file, link in zip(files, named, strict=True):
        link.unlink(missing_ok=True)
        link.symlink_to(file.resolve())
    profile = f"-env:UserInstallation=file://{links.resolve()}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out), *map(str, named)]
    office = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        office.wait(100)
    except subprocess.TimeoutExpired:
        os.killpg(office.pid, 9)
        office.wait()


def table() -> None:
    """Print what came of all files, as Markdown."""
    with RESULTS.open(encoding="utf-8", newline="") as held:
        rows = list(csv.DictReader(held))
    for line in _lines(rows):
        print(line)


def _lines(rows: list[dict[str, str]]) -> Iterator[str]:
    yield f"| files | {len(rows):,} |\n| --- | --- |"
    for outcome in ("rendered", "refused", "stopped", "crashed", "hung"):
        yield f"| {outcome} | {sum(row['outcome'] == outcome for row in rows):,} |"
    made = [row for row in rows if row["outcome"] == "rendered"]
    both = [row for row in made if row["office_words"]]
    yield f"| PDFs that `qpdf --check` finds sound | {sum(row['sound'] == 'True' for row in made):,} |"
    yield from _words("words of the Word files kept", made, "words", "kept")
    yield from _words("words of LibreOffice's PDFs kept", both, "office_words", "office_kept")
    ordered = sum(float(row["in_order"]) * int(row["office_words"]) for row in both)
    yield f"| of them in the same order | {_part(ordered, sum(int(row['office_words']) for row in both))} |"
    same = sum(row["pages"] == row["office_pages"] for row in both)
    yield f"| same number of pages as LibreOffice | {same:,} of {len(both):,} |"
    yield from _pictures([float(row["ink_apart"]) for row in both if row["ink_apart"]])
    times = sorted(float(row["seconds"]) for row in made)
    yield f"| seconds, median and longest | {times[len(times) // 2]:.2f}, {times[-1]:.1f} |"
    yield f"| most memory, MB | {max(int(row['megabytes']) for row in made):,} |"


def _pictures(shares: list[float]) -> Iterator[str]:
    """The pages as pictures: how many files stand in each range of the share of ink apart."""
    yield f"| of them compared as pictures | {len(shares):,} |"
    for low, high in pairwise((0.0, 0.1, 0.3, 0.5, 0.9, 1.01)):
        count = sum(low <= share < high for share in shares)
        yield f"| ink apart, from {100 * low:.0f}% to {min(100 * high, 100):.0f}% | {count:,} files |"


def _words(said: str, rows: list[dict[str, str]], all_of: str, those: str) -> Iterator[str]:
    wanted, found = (sum(int(row[name]) for row in rows) for name in (all_of, those))
    below = sum(int(row[those]) < 0.95 * int(row[all_of]) for row in rows)
    yield f"| {said} | {found:,} of {wanted:,}: {_part(found, wanted)}; below 95% in {below:,} files |"


def _part(some: float, of: int) -> str:
    return f"{100 * some / of:.2f}%" if of else "none"


def main() -> None:
    """Fetch, run or print."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("what", choices=["fetch", "run", "table"])
    words.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    words.add_argument("--every", type=int, default=1)
    words.add_argument("--only", action="append", default=[], help="an archive's name, for fetch")
    words.add_argument("--cold", action="store_true")
    said = words.parse_args()
    if said.what == "fetch":
        fetch(said.folder, said.only)
    elif said.what == "run":
        run(said.folder, said.every, said.cold)
    else:
        table()


if __name__ == "__main__":
    main()
