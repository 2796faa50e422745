"""Makes docs/gallery.md, its pictures, and that of the README: pages of papers under inputs/, as their PDFs show them.

    python docs/make_gallery.py

Builds each paper in a folder that goes away again, finds the page that holds the words named in docs/gallery.toml, and
writes it as a PNG of few colours in a thin frame. Needs the packages of `.[test]`.
"""

from __future__ import annotations

import io
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from paperwork.jobs.build import build

DOCS = Path(__file__).parent
REPOSITORY = DOCS.parent
PICTURES = DOCS / "pictures" / "gallery"
DOTS_PER_INCH, OF_README = 90, 100
FRAME = "#9aa5b1"
HEAD = """# What papers look like

A page or two of each paper that ships with `paperwork`, as its PDF shows it. Each is built from the folder named under
it. Those of real councils keep a published paper's structure, figures, dates and mistakes; their commentary is retold.
`python docs/make_gallery.py` makes this page and its pictures anew.
"""


@dataclass(frozen=True)
class Shown:
    """A page of a paper to show: words that stand on it and on no page before it, and what it is an example of."""

    words: str
    alt: str


@dataclass(frozen=True)
class Entry:
    """A paper, by its folder under inputs/, with its title and the pages of it to show."""

    paper: str
    title: str
    text: str
    pages: tuple[Shown, ...]

    def picture(self, number: int) -> str:
        """The file name of one of its pictures."""
        return f"{self.paper.replace('/', '-')}-{number}.png"


def entries() -> tuple[Entry, ...]:
    """What docs/gallery.toml asks for, in its order."""
    said = tomllib.loads((DOCS / "gallery.toml").read_text(encoding="utf-8"))
    return tuple(
        Entry(one["paper"], one["title"], one["text"], tuple(Shown(**page) for page in one["pages"]))
        for one in said["papers"]
    )


def page_with(pdf: pypdfium2.PdfDocument, words: str) -> int:
    """The first page that holds some words; ValueError where none does."""
    for number in range(len(pdf)):
        text = " ".join(pdf[number].get_textpage().get_text_bounded().split())
        if words in text:
            return number
    raise ValueError(f"No page holds '{words}'.")


def picture_of(pdf: pypdfium2.PdfDocument, number: int, dots: int = DOTS_PER_INCH) -> bytes:
    """A page as a PNG of 64 colours, those among them that only a few dots have, in a thin frame."""
    page = ImageOps.expand(pdf[number].render(scale=dots / 72).to_pil().convert("RGB"), 1, FRAME)
    stream = io.BytesIO()
    few = page.quantize(64, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def pictures(entry: Entry, folder: Path) -> dict[str, bytes]:
    """The pictures of a paper, by file name; `folder` is where it is built."""
    outcome = build(REPOSITORY / "inputs" / entry.paper, out=folder, with_pdf=True)
    pdf = pypdfium2.PdfDocument(next(path for path in outcome.written if path.suffix == ".pdf"))
    found = {
        entry.picture(number): picture_of(pdf, page_with(pdf, shown.words))
        for number, shown in enumerate(entry.pages, 1)
    }
    pdf.close()
    return found


def readme_picture() -> bytes:
    """The page that the README shows."""
    said = tomllib.loads((DOCS / "gallery.toml").read_text(encoding="utf-8"))["readme"]
    with tempfile.TemporaryDirectory() as folder:
        outcome = build(REPOSITORY / "inputs" / said["paper"], out=Path(folder), with_pdf=True)
        with pypdfium2.PdfDocument(outcome.written[-1]) as pdf:
            return picture_of(pdf, page_with(pdf, said["words"]), OF_README)


def words_of(entry: Entry) -> str:
    """A paper's part of the gallery, in Markdown."""
    shown = " ".join(
        f"![{page.alt}](pictures/gallery/{entry.picture(number)})" for number, page in enumerate(entry.pages, 1)
    )
    return f"\n## {entry.title}\n\n{entry.text} `inputs/{entry.paper}`\n\n{shown}\n"


def main() -> None:
    """Writes the gallery, and takes away pictures that nothing shows any more."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    made: dict[str, bytes] = {}
    for entry in entries():
        with tempfile.TemporaryDirectory() as folder:
            made |= pictures(entry, Path(folder))
    for stale in PICTURES.glob("*.png"):
        stale.unlink()
    for name, data in made.items():
        (PICTURES / name).write_bytes(data)
    (DOCS / "pictures" / "page.png").write_bytes(readme_picture())
    text = HEAD + "".join(words_of(entry) for entry in entries())
    (DOCS / "gallery.md").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
