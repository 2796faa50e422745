"""Every paper's PDF beside LibreOffice's of the same draft: `python benchmarks/papers_beside_libreoffice.py [FILE...]`.

Prints the pages of both, the share of LibreOffice's lines that ours has on the same page (what stands on one base line,
to a point, in the same words), and the share of dots on which the pages differ plainly. What is asked is whether lines
break at the same words. So the dots that lead from an entry of the contents to its page number count as one thing,
however many there are, since ours has one or two fewer. Pages are compared as grey pictures of 50 dots an inch,
softened, so that only what stands in another place counts and not how letters are drawn. Word files that are named are
compared instead of the papers.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageChops, ImageFilter

REPOSITORY = Path(__file__).parents[1]
OURS = (sys.executable, "-c", "from paperwork.cli import main; main()")
DOTS, SOFT, PLAIN = 50, 2.0, 60
LEADER = re.compile(r"\.{3,}")
WORD = re.compile(r'xMin="([\d.-]+)" yMin="[\d.-]+" xMax="[\d.-]+" yMax="([\d.-]+)">([^<]*)</word>')


def drafts(folder: Path) -> list[Path]:
    """The Word drafts of all papers, built afresh; those of one name in folders of their own."""
    made = []
    for paper in sorted(REPOSITORY.glob("inputs/*/*/paper.yaml")):
        home = folder / paper.parent.parent.name
        subprocess.run([*OURS, "build", str(paper.parent), "-o", str(home)], check=False, capture_output=True)
        made.append(home / f"{paper.parent.name}.docx")
    return made


def both(file: Path, folder: Path) -> tuple[Path, Path]:
    """Our PDF of a Word file and LibreOffice's."""
    home = folder / f"{file.parent.name}-{file.stem}"
    home.mkdir()
    ours, theirs = home / "ours.pdf", home / f"{file.stem}.pdf"
    subprocess.run([*OURS, "pdf", str(file), "-o", str(ours), "--accept"], check=True, capture_output=True)
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", own, "--convert-to", "pdf", "--outdir", str(home), str(file)]
    subprocess.run(command, check=True, capture_output=True)
    return ours, theirs


def lines_of(pdf: Path) -> list[Counter[str]]:
    """The lines of each page, each as its words from left to right."""
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return [Counter(_lines(page)) for page in told.split("<page ")[1:]]


def _lines(page: str) -> list[str]:
    """Words whose feet stand within a point of the last one's are of its line."""
    words = sorted((float(foot), float(left), unescape(word)) for left, foot, word in WORD.findall(page))
    rows: list[list[tuple[float, float, str]]] = []
    for word in words:
        if rows and word[0] - rows[-1][-1][0] <= 1.0:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_said(row) for row in rows]


def _said(row: list[tuple[float, float, str]]) -> str:
    """The words of a line from left to right; a run of leading dots is always one sign."""
    return LEADER.sub("…", "".join(text for _, text in sorted((left, text) for _, left, text in row)))


def alike(ours: Sequence[Counter[str]], theirs: Sequence[Counter[str]]) -> float:
    """The share of their lines that ours have on the same page."""
    same = sum((a & b).total() for a, b in zip(ours, theirs, strict=False))
    return same / max(sum(page.total() for page in theirs), 1)


def apart(ours: Path, theirs: Path) -> list[float]:
    """The share of each page's dots that differ plainly."""
    return [_apart(*pair) for pair in zip(_pictures(ours), _pictures(theirs), strict=False)]


def _pictures(pdf: Path) -> list[Path]:
    home = pdf.with_suffix("")
    home.mkdir()
    subprocess.run(["pdftoppm", "-r", str(DOTS), "-gray", str(pdf), str(home / "p")], check=True)
    return sorted(home.iterdir())


def _apart(one: Path, other: Path) -> float:
    a, b = (Image.open(path).convert("L").filter(ImageFilter.GaussianBlur(SOFT)) for path in (one, other))
    if a.size != b.size:
        b = b.resize(a.size)
    counts = ImageChops.difference(a, b).histogram()
    return sum(counts[PLAIN:]) / sum(counts)


def report(files: Sequence[Path]) -> None:
    """A line for each file."""
    print(f"{'':44}{'pages':>12}{'lines alike':>13}{'dots apart':>12}{'worst page':>12}")
    with TemporaryDirectory(prefix="paperwork-beside-") as name:
        folder = Path(name)
        for file in files or drafts(folder):
            ours, theirs = both(file, folder)
            one, other = lines_of(ours), lines_of(theirs)
            dots = apart(ours, theirs)
            worst = max(range(len(dots)), key=dots.__getitem__)
            pages = f"{len(one)} / {len(other)}"
            shares = f"{alike(one, other):13.1%}{sum(dots) / len(dots):12.2%}"
            print(
                f"{file.parent.name + '/' + file.stem:44}{pages:>12}{shares}{worst + 1:>6} {dots[worst]:5.1%}",
                flush=True,
            )


if __name__ == "__main__":
    if not shutil.which("soffice") or not shutil.which("pdftoppm"):
        raise SystemExit("This needs LibreOffice (soffice) and poppler (pdftoppm, pdftotext).")
    report([Path(name) for name in sys.argv[1:]])
