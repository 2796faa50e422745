"""A PDF's pages as pictures: each as large as its page, with the words of the page as its alternative text.

Word cannot hold the pages of a PDF themselves. They are drawn at 200 dots an inch by PDFium (the engine of the Chrome
browser, by way of pypdfium2, BSD-3-Clause and Apache-2.0). Limits: 200 pages, 100 million dots a page, no locked files.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2 as pdfium
from PIL import Image

from paperwork.model.blocks import Appendix
from paperwork.model.findings import Finding, PaperworkError, Place

from .sheets import Drawn

MOST_PAGES, MOST_DOTS = 200, 100_000_000
_DOTS = 200 / 72
# Word's pages are at most 22 inches long.
_LONGEST = 1584.0
# A page of many colours is a photograph; as a PNG it would be many times larger, and no sharper.
_MOST_BYTES = 1_500_000


def drawn(appendix: Appendix) -> list[Drawn]:
    """The pages of a PDF. Raises PaperworkError for one that is damaged, locked, or beyond the limits."""
    document = _opened(appendix)
    try:
        _within_limits(document, appendix.name)
        if document.get_formtype():
            document.init_forms()
        return [_drawn(page) for page in _pages(document)]
    except pdfium.PdfiumError as failure:
        raise _damaged(appendix.name) from failure
    finally:
        document.close()


def wordless(appendix: Appendix) -> list[int]:
    """The numbers of the pages, from 1, of which no words can be read: scanned ones, most likely."""
    document = _opened(appendix)
    try:
        return [number for number, page in enumerate(_pages(document), 1) if not _words(page)]
    finally:
        document.close()


def _opened(appendix: Appendix) -> pdfium.PdfDocument:
    if b"%PDF-" not in appendix.data[:1024]:
        raise _refusal(appendix.name, "The appendix is no PDF, though its name says so.", "Get it again.")
    try:
        document = pdfium.PdfDocument(appendix.data)
    except pdfium.PdfiumError as failure:
        if "password" in str(failure).lower() or "security" in str(failure).lower():
            raise _locked(appendix.name) from failure
        raise _damaged(appendix.name) from failure
    if pdfium.raw.FPDF_GetSecurityHandlerRevision(document) != -1:
        document.close()
        raise _locked(appendix.name)
    return document


def _pages(document: pdfium.PdfDocument) -> Iterator[pdfium.PdfPage]:
    for number in range(len(document)):
        page = document[number]
        yield page
        page.close()


def _within_limits(document: pdfium.PdfDocument, name: str) -> None:
    count = len(document)
    if count > MOST_PAGES:
        message = f"The appendix has {count:,} pages; at most {MOST_PAGES} are brought in."
        raise _refusal(name, message, "Send it round beside the paper, or bring in the pages that matter.")
    for number in range(count):
        width, height = document.get_page_size(number)
        if width * height * _DOTS * _DOTS > MOST_DOTS:
            message = f"Page {number + 1} of the appendix is {width / 72:.0f} by {height / 72:.0f} inches, too large."
            raise _refusal(name, message, "Print it to PDF on a smaller page, A3 at the most.")


def _drawn(page: pdfium.PdfPage) -> Drawn:
    width, height = page.get_size()
    image = page.render(scale=_DOTS, rev_byteorder=True).to_pil().convert("RGB")
    data, kind = _packed(image)
    scale = min(1.0, _LONGEST / max(width, height, 1.0))
    return Drawn(data, kind, _words(page), width * scale, height * scale)


def _words(page: pdfium.PdfPage) -> str:
    text = page.get_textpage()
    try:
        said: str = text.get_text_range()
    finally:
        text.close()
    kept = "".join(one if one.isprintable() else " " for one in said.replace("\ufffe", "").replace("\u00ad", ""))
    return " ".join(kept.split())


def _packed(image: Image.Image) -> tuple[bytes, str]:
    red, green, blue = image.split()
    is_grey = red.tobytes() == green.tobytes() == blue.tobytes()
    buffer = io.BytesIO()
    (red if is_grey else image).save(buffer, "PNG", compress_level=9)
    if buffer.tell() <= _MOST_BYTES:
        return buffer.getvalue(), "png"
    photograph = io.BytesIO()
    image.save(photograph, "JPEG", quality=90)
    return photograph.getvalue(), "jpeg"


def _locked(name: str) -> PaperworkError:
    message = "The appendix is a locked PDF: with a password, or with rights that are held back."
    return _refusal(name, message, "Ask whoever made it for one that is not locked.")


def _damaged(name: str) -> PaperworkError:
    return _refusal(name, "The appendix is a damaged PDF that cannot be read.", "Get it again.")


def _refusal(name: str, message: str, hint: str) -> PaperworkError:
    return PaperworkError(Finding("appendix-pdf", Place(name), message, hint, key=f"{name}: {message[:60]}"))
