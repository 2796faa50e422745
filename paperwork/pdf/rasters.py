"""Raster pictures written into a PDF: each once, however often it is shown; a JPEG without loss.

In: the bytes of a picture of any kind that Pillow reads. Out: the name of its image in the file. A moving picture is
its first frame; what is no JPEG of three colours or of greys, and no PNG that can be taken as it is packed, becomes
plain samples, masked where it is see-through, and no more of them than a sheet of A4 needs to be printed well.
"""

from __future__ import annotations

import hashlib
import math
import warnings
from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFImageXObject, PDFName, PDFObjectReference, PDFStream
from reportlab.pdfgen.canvas import Canvas

from .bare import MOST_PIXELS, bare_jpeg
from .packed import Packed, packed

_AS_IT_IS = frozenset({"L", "RGB", "RGBA"})
_FAULTS = (
    *(UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError, IndexError),
    *(TypeError, KeyError, AttributeError, OverflowError, MemoryError),
)
_END_OF_JPEG = b"\xff\xd9"
# A sheet of A4 at 300 dots an inch; scans of 400 are kept as well.
MOST_SAMPLES = 16_000_000


class _Stored(PDFImageXObject):  # type: ignore[misc]
    """An image whose one filter is said by its name: in a list, pikepdf would pack the samples a second time."""

    rows: PDFDictionary | None = None

    def format(self, document: object) -> bytes:
        """The image as it stands in the file."""
        said = {"Type": PDFName("XObject"), "Subtype": PDFName("Image"), "BitsPerComponent": self.bitsPerComponent}
        said |= {"Width": self.width, "Height": self.height, "ColorSpace": PDFName(self.colorSpace)}
        said |= {"Filter": PDFName(self._filters[-1]), "Length": len(self.streamContent)}
        for name, more in (("Decode", "_decode"), ("SMask", "smask"), ("DecodeParms", "rows")):
            if value := getattr(self, more, None):
                said[name] = PDFArray(value) if name == "Decode" else value
        written: bytes = PDFStream(PDFDictionary(said), self.streamContent).format(document)
        return written


def _as_packed(name: str, whole: Packed) -> _Stored:
    """An image of samples as a PNG packs them, each row led by its filter."""
    image = _Stored(name)
    image.width, image.height, image.streamContent = whole.width, whole.height, whole.stream
    image.colorSpace, image.bitsPerComponent, image._filters = whole.space, 8, ("FlateDecode",)
    rows = {"Predictor": 15, "Colors": whole.channels, "BitsPerComponent": 8, "Columns": whole.width}
    image.rows = PDFDictionary(rows)
    return image


def place_raster(canvas: Canvas, data: bytes, box: tuple[float, float, float, float]) -> bool:
    """Show a picture in a box: left, bottom, width and height. False where it cannot be read."""
    name = "Raster." + hashlib.sha256(data).hexdigest()[:32]
    document = canvas._doc
    if document.getXObjectName(name) not in document.idToObject:
        whole = packed(data, MOST_PIXELS)
        if whole is not None:
            canvas._doc.addForm(name, _as_packed(name, whole))
        elif (source := readable(data)) is None or not _registered(canvas, name, source):
            return False
    canvas._currentPageHasImages = 1
    canvas.saveState()
    canvas.translate(box[0], box[1])
    canvas.scale(box[2], box[3])
    canvas._setXObjects(document.idToObject[document.getXObjectName(name)])
    canvas.addLiteral(f"/{document.getXObjectName(name)} Do")
    canvas.restoreState()
    canvas._formsinuse.append(name)
    return True


def _registered(canvas: Canvas, name: str, source: ImageReader) -> bool:
    try:
        image = _Stored(name, source, mask="auto")
    except _FAULTS:
        return False
    image.name = name
    _refer(canvas, image)
    mask = getattr(image, "_smask", None)
    if mask is not None:
        mask.__class__ = _Stored
        image.smask = _refer(canvas, mask)
    canvas._doc.addForm(name, image)
    return True


def _refer(canvas: Canvas, image: PDFImageXObject) -> object:
    """Make an image part of the file; gives the reference to it, also where it is one already."""
    name = canvas._doc.getXObjectName(image.name)
    if name in canvas._doc.idToObject:
        return PDFObjectReference(name)
    canvas._setXObjects(image)
    return canvas._doc.Reference(image, name)


def readable(data: bytes) -> ImageReader | None:
    """A picture as ReportLab takes it, or None where it is broken, of no known kind, or too large."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(BytesIO(data))
            if image.width * image.height > MOST_PIXELS or not image.width or not image.height:
                return None
            if image.format == "JPEG" and image.mode in ("L", "RGB") and _END_OF_JPEG in data[-4096:]:
                return ImageReader(BytesIO(bare_jpeg(data)))
            return ImageReader(_fewer(_plain(image)))
    except _FAULTS:
        return None


def _fewer(image: Image.Image) -> Image.Image:
    """The picture with no more pixels than are of use."""
    times = math.ceil(math.sqrt(image.width * image.height / MOST_SAMPLES))
    return image.reduce(times) if times > 1 else image


def _plain(image: Image.Image) -> Image.Image:
    """The first frame in greys, or in red, green and blue, with a mask if it is see-through."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda sample: sample / 256).convert("L")
    if image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
        return image if image.getchannel("A").getextrema() != (255, 255) else image.convert("RGB")
    if image.mode == "1":
        return image.convert("L")
    if image.mode not in _AS_IT_IS:
        return image.convert("RGB")
    image.load()
    return image
