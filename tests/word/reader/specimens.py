"""Small Word files from a line or two of markup: `docx(p("Hello"), style("Loud", "<w:b/>"))`."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from paperwork.model.blocks import Block, Paragraph, Span, Table
from paperwork.model.paper import Draft
from paperwork.word.reader import read

NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
        "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    }.items()
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
A4 = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>'


@dataclass
class Parts:
    """What a specimen holds beside its body: markup for each part, bytes for media, relationships by id."""

    styles: str = ""
    numbering: str = ""
    settings: str = ""
    theme: str = ""
    footnotes: str = ""
    endnotes: str = ""
    comments: str = ""
    others: dict[str, bytes] = field(default_factory=dict)
    relations: dict[str, tuple[str, str]] = field(default_factory=dict)
    main_type: str = _MAIN


def docx(*body: str, parts: Parts | None = None) -> bytes:
    """A Word file with that body. `theme` is whole; of the other parts only the inside is given."""
    parts = parts or Parts()
    members = {"word/document.xml": _xml("document", f"<w:body>{''.join(body)}</w:body>")}
    relations = dict(parts.relations)
    for name in ("styles", "numbering", "settings", "footnotes", "endnotes", "comments"):
        if inside := getattr(parts, name):
            members[f"word/{name}.xml"] = _xml(name, inside)
            relations[f"own_{name}"] = (name, f"{name}.xml")
    if parts.theme:
        members["word/theme.xml"] = f"<a:theme {NAMES}>{parts.theme}</a:theme>".encode()
        relations["own_theme"] = ("theme", "theme.xml")
    members |= {name: _xml_or_bytes(data) for name, data in parts.others.items()}
    members["word/_rels/document.xml.rels"] = relationships(relations)
    members["_rels/.rels"] = relationships({"main": ("officeDocument", "word/document.xml")})
    types = f'<Override PartName="/word/document.xml" ContentType="{parts.main_type}"/>'
    members["[Content_Types].xml"] = (
        f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{types}</Types>'.encode()
    )
    return zipped(members)


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip file of those members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _xml(root: str, inside: str) -> bytes:
    return f"<w:{root} {NAMES}>{inside}</w:{root}>".encode()


def _xml_or_bytes(data: bytes) -> bytes:
    """Parts that are given as markup get the namespaces on their root."""
    return data.replace(b"NAMES", NAMES.encode(), 1)


def relationships(relations: dict[str, tuple[str, str]]) -> bytes:
    """A part of relationships: id to kind and target; targets with a colon lead outside."""
    said = "".join(
        f'<Relationship Id="{id}" Type="{_RELATION}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for id, (kind, target) in relations.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{said}</Relationships>'.encode()


def r(text: str, props: str = "") -> str:
    """A run."""
    return f'<w:r>{f"<w:rPr>{props}</w:rPr>" if props else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inside: str = "", props: str = "", style: str = "") -> str:
    """A paragraph: markup, or plain words."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = inside if inside.startswith("<") or not inside else r(inside)
    return f"<w:p>{f'<w:pPr>{named}{props}</w:pPr>' if named or props else ''}{inner}</w:p>"


def style(id: str, run: str = "", para: str = "", *, on: str = "", kind: str = "paragraph", more: str = "") -> str:
    """A style called by its id (`Heading1` is named `heading 1`, an id of two words has a space)."""
    name = f"heading {id[-1]}" if id.startswith("Heading") else id.replace("_", " ")
    based = f'<w:basedOn w:val="{on}"/>' if on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{para}</w:pPr><w:rPr>{run}</w:rPr>{more}</w:style>"
    )


def level(at: int, text: str, format: str = "decimal", more: str = "", start: int = 1) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>') -> str:
    """One list with those levels, and its instances."""
    return f'<w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>{nums}'


def num(level: int = 0, id: int = 1) -> str:
    """What makes a paragraph an item of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>'


def field(instruction: str, result: str = "") -> str:
    """A complex field."""
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}' if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {instruction} '
        f'</w:instrText></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(tag: str, inside: str, more: str = "") -> str:
    """A content control."""
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/>{more}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'


def tc(inside: str = "", props: str = "") -> str:
    """A table cell: markup, or plain words."""
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{inside if inside.startswith('<w:') else p(inside)}</w:tc>"


def tr(*cells: str, props: str = "") -> str:
    """A table row of cells, or of plain words."""
    return f"<w:tr><w:trPr>{props}</w:trPr>{''.join(at if at.startswith('<') else tc(at) for at in cells)}</w:tr>"


def tbl(*rows: str, props: str = "", grid: tuple[int, ...] = (2000, 2000)) -> str:
    """A table on a grid of widths in twentieths of a point."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr>{props}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def png(width: int = 2, height: int = 2) -> bytes:
    """A small picture; its head may lie about its size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0\xff\xff" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def inline(inside: str, alt: str = "", size: tuple[int, int] = (100, 50), about: str = "") -> str:
    """A drawing in its line, its size in points; `inside` is what its graphic data holds."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{size[0] * 12700}" cy="{size[1] * 12700}"/>'
        f'<wp:docPr id="1" name="x" descr="{alt}">{about}</wp:docPr><a:graphic><a:graphicData uri="u">{inside}'
        f"</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def pic(embed: str, more: str = "", crop: str = "") -> str:
    """A picture for a drawing."""
    return (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="x"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{embed}">'
        f"{more}</a:blip>{crop}</pic:blipFill><pic:spPr/></pic:pic>"
    )


def draft(*body: str, parts: Parts | None = None) -> Draft:
    """What the reader says of a specimen."""
    return read(docx(*body, parts=parts), "specimen.docx")


def blocks(*body: str, parts: Parts | None = None) -> tuple[Block, ...]:
    """The blocks of a specimen."""
    return draft(*body, parts=parts).blocks


def paragraph(*body: str, parts: Parts | None = None) -> Paragraph:
    """The first paragraph of a specimen."""
    found = blocks(*body, parts=parts)[0]
    assert isinstance(found, Paragraph)
    return found


def span(*body: str, parts: Parts | None = None) -> Span:
    """The first span of a specimen's first paragraph."""
    return paragraph(*body, parts=parts).spans[0]


def table(*body: str, parts: Parts | None = None) -> Table:
    """The first block of a specimen, which is a table."""
    found = blocks(*body, parts=parts)[0]
    assert isinstance(found, Table)
    return found


def labels(*body: str, parts: Parts | None = None) -> list[str]:
    """What is printed before each paragraph of a specimen."""
    looks = [getattr(block.look, "label", None) for block in blocks(*body, parts=parts)]
    return [label.text if label else "" for label in looks]
