"""What an appendix's pages are drawn with, made fit to stand in another file.

Everything that tells of people and programs is taken off what is drawn: remarks in pictures, leftovers of the programs
that made them, scripts, and content that lies outside the file.
"""

from __future__ import annotations

import zlib

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, parse_content_stream, unparse_content_stream

from .structure import plain

_NOT_TAKEN = (
    "/Metadata", "/PieceInfo", "/LastModified", "/AF", "/AA", "/JS", "/OpenAction", "/AcroForm", "/EF", "/Thumb",
    "/OPI", "/StructParents", "/StructParent", "/StructTreeRoot", "/Annots", "/Outlines", "/OC", "/Ref",
)  # fmt: skip
_PACKING = ("/FlateDecode", "/LZWDecode", "/RunLengthDecode")
_LZW_MOST, _STEP = 1_400, 1_000_000
_OUTSIDE = ("/F", "/FFilter", "/FDecodeParms")
_MARKING = {"BMC", "BDC", "EMC", "MP", "DP"}
# Segments of a JPEG that its picture needs: how it is coded, its colours (JFIF, ICC, Adobe).
_REMARKS = {0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE}


def scrub(pdf: Pdf) -> None:
    """Takes off all objects of a PDF what is not drawn."""
    for one in pdf.objects:
        if isinstance(one, Dictionary | Stream):
            for key in _NOT_TAKEN:
                if key in one:
                    del one[key]
        if isinstance(one, Stream):
            _scrub_stream(one)


def _scrub_stream(stream: Object) -> None:
    for key in _OUTSIDE:
        if key in stream:
            del stream[key]
    if (
        stream.get("/Filter") == Name.DCTDecode
        and "/DecodeParms" not in stream
        and stream.get("/Subtype") == Name.Image
    ):
        data = stream.read_raw_bytes()
        kept = without_remarks(data)
        if kept != data:
            stream.write(kept, filter=Name.DCTDecode)


def without_remarks(data: bytes) -> bytes:
    """A JPEG without what cameras and programs wrote beside the picture: places, names, times."""
    if not data.startswith(b"\xff\xd8"):
        return data
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] not in (0xD9, 0xDA):
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] not in _REMARKS:
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, data[at:]])


def resources_of(page: Object, pdf: Pdf) -> Object:
    """A page's resources as an object of their own; what properties lead to is left behind."""
    said = inherited(page, "/Resources")
    made = (
        Dictionary({str(key): value for key, value in said.items()}) if isinstance(said, Dictionary) else Dictionary()
    )
    properties = made.get("/Properties")
    if isinstance(properties, Dictionary):
        made.Properties = Dictionary({str(key): _plain_ones(value) for key, value in properties.items()})
    return pdf.make_indirect(made)


def _plain_ones(said: object) -> Object:
    items = said.items() if isinstance(said, Dictionary) else ()
    return Dictionary({str(key): value for key, found in items if (value := plain(found)) is not None})


def inherited(page: Object, key: str) -> object | None:
    """An entry of a page, or of the tree of pages that it stands in."""
    at: object = page
    for _ in range(50):
        if not isinstance(at, Dictionary):
            return None
        if key in at:
            found: object = at[key]
            return found
        at = at.get("/Parent")
    return None


def streams_of(page: Object) -> list[Object]:
    """The streams of operators that draw a page."""
    said = page.get("/Contents")
    listed = list(said) if isinstance(said, Array) else [said]
    return [one for one in listed if isinstance(one, Stream)]


def unpacked_size(stream: Object, most: int) -> int:
    """How many bytes a stream unpacks to, counted no further than `most`, which is also said of one packed twice."""
    said = stream.get("/Filter")
    filters = [str(one) for one in said] if isinstance(said, Array) else [str(said)] if said is not None else []
    if sum(name in _PACKING for name in filters) > 1:
        return most
    if "/FlateDecode" not in filters or filters[0] != "/FlateDecode":
        return len(stream.read_raw_bytes()) * (_LZW_MOST if "/LZWDecode" in filters else 1)
    return _inflated(stream.read_raw_bytes(), most)


def _inflated(data: bytes, most: int) -> int:
    unpacking, size = zlib.decompressobj(), 0
    try:
        while data and size < most and not unpacking.eof:
            size += len(unpacking.decompress(data, _STEP))
            data = unpacking.unconsumed_tail
    except zlib.error:
        return size
    return size


def unmarked(page: Object, streams: list[Object], pdf: Pdf) -> list[Object]:
    """The same operators without any marks that stand in them, to be marked anew."""
    data = b"\n".join(stream.read_bytes() for stream in streams)
    if not any(sign in data for sign in (b"BMC", b"BDC", b"EMC", b"DP", b"MP")):
        return streams
    kept = [one for one in parse_content_stream(page) if str(one.operator) not in _MARKING]
    return [Stream(pdf, unparse_content_stream(kept))]
