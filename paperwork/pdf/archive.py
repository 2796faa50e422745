"""What PDF/A-2a asks beyond an accessible PDF: whose colours are meant, and what the properties of its own are called.

In: a PDF that is written otherwise. Out: the same with sRGB as its colours. The colour profile is made here, from the
numbers of IEC 61966-2-1 adapted to D50 (ICC.1:2010), so that it carries nobody's licence and no clock.
"""

from __future__ import annotations

import struct
from functools import cache

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

_WHITE = (0.9642, 1.0, 0.8249)
_RED, _GREEN, _BLUE = (0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_HEADER = 128
_CLAIM = "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>"
_PROPERTY = (
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>'
    "<pdfaProperty:valueType>{kind}</pdfaProperty:valueType><pdfaProperty:category>{category}</pdfaProperty:category>"
    "<pdfaProperty:description>{said}</pdfaProperty:description></rdf:li>"
)
_SCHEMA = (
    '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>{space}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
)


def claim(own: dict[str, str]) -> str:
    """The claim to be PDF/A-2a, for XMP, with the schemas of what PDF/A does not know itself."""
    part = _PROPERTY.format(name="part", kind="Integer", category="internal", said="Part of ISO 14289")
    schemas = [_schema("PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", part)]
    if own:
        said = "".join(_PROPERTY.format(name=name, kind="Text", category="external", said=name) for name in own)
        schemas.append(_schema("Properties of the paper", "http://ns.adobe.com/pdfx/1.3/", "pdfx", said))
    return f"{_CLAIM}\n<pdfaExtension:schemas><rdf:Bag>{''.join(schemas)}</rdf:Bag></pdfaExtension:schemas>"


def _schema(title: str, space: str, prefix: str, properties: str) -> str:
    return _SCHEMA.format(title=title, space=space, prefix=prefix, properties=properties)


def say_colours(pdf: Pdf) -> None:
    """Say that the colours of the file are those of sRGB."""
    profile = Stream(pdf, srgb())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB"),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@cache
def srgb() -> bytes:
    """A colour profile of sRGB, version 4, the same bytes wherever it is made."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + b"".join(map(_fixed, _CURVE))
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("Free to use"),
        b"wtpt": _place(_WHITE),
        b"rXYZ": _place(_RED),
        b"gXYZ": _place(_GREEN),
        b"bXYZ": _place(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _profile(tags)


def _profile(tags: dict[bytes, bytes]) -> bytes:
    """The header, the list of tags and their data, each set of bytes once."""
    at = _HEADER + 4 + 12 * len(tags)
    listed, data, places = b"", b"", dict[bytes, int]()
    for name, said in tags.items():
        if said not in places:
            places[said] = at + len(data)
            data += said + bytes(-len(said) % 4)
        listed += name + struct.pack(">II", places[said], len(said))
    dated = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = struct.pack(">I4sI", at + len(data), bytes(4), 0x04200000) + b"mntrRGB XYZ " + dated + b"acsp"
    head += bytes(28) + b"".join(map(_fixed, _WHITE))
    return head.ljust(_HEADER, b"\0") + struct.pack(">I", len(tags)) + listed + data


def _fixed(number: float) -> bytes:
    return struct.pack(">i", round(number * 65536))


def _place(of: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(map(_fixed, of))


def _words(text: str) -> bytes:
    said = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"GB", len(said), 28) + said
