"""Pictures to markup: in line, vector where there is one with its raster as fallback, alternative text on each."""

from __future__ import annotations

import hashlib
from functools import cached_property

from docx.document import Document
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.image import ImagePart
from msgspec import Struct, field

from paperwork.model.blocks import Paragraph, Picture

from ..markup import PIC, SVG, WP, A, R, escaped
from .prose import Setting, paragraph

_EMU = 12_700
_SVG_USE = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


class Pictures(Struct, dict=True):
    """The pictures of a document: parts added once each, whatever the number of their uses."""

    document: Document
    vectors: dict[str, str] = field(default_factory=dict)

    def drawing(self, picture: Picture) -> str:
        """The `w:drawing` of a picture, its parts added to the document. Ids are given after the merge."""
        raster = self._raster(picture.raster)
        vector = self._vector(picture.svg) if picture.svg else ""
        wide, high = round(picture.width * _EMU), round(picture.height * _EMU)
        alt = escaped(picture.alt)
        return (
            f'<w:drawing><wp:inline xmlns:wp="{WP}" xmlns:r="{R}" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{wide}" cy="{high}"/>'
            f'<wp:docPr id="1" name="Picture" descr="{alt}"/>'
            f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}">'
            f'<pic:nvPicPr><pic:cNvPr id="0" name="Picture" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{raster}">{vector}</a:blip><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing>"
        )

    def _raster(self, data: bytes) -> str:
        """Where a raster picture is found; python-docx alone would hash every picture anew for each that comes."""
        part, image = self.document.part, Image.from_blob(data)
        known = self.rasters
        if image.sha1 not in known:
            known[image.sha1] = part.package.image_parts._add_image_part(image)
        related: str = part.relate_to(known[image.sha1], RELATIONSHIP_TYPE.IMAGE)
        return related

    @cached_property
    def rasters(self) -> dict[str, ImagePart]:
        """The raster pictures of the document by their hashes, the template's own among them."""
        found: dict[str, ImagePart] = {}
        for one in self.document.part.package.image_parts:
            found.setdefault(one.sha1, one)
        return found

    def _vector(self, svg: bytes) -> str:
        key = hashlib.sha256(svg).hexdigest()
        if key not in self.vectors:
            self.vectors[key] = self._add_vector(svg)
        blip = f'<asvg:svgBlip xmlns:asvg="{SVG}" r:embed="{self.vectors[key]}"/>'
        return f'<a:extLst><a:ext uri="{_SVG_USE}">{blip}</a:ext></a:extLst>'

    def _add_vector(self, svg: bytes) -> str:
        part = self.document.part
        name = PackURI(f"/word/media/vector{len(self.vectors) + 1}.svg")
        related: str = part.relate_to(Part(name, "image/svg+xml", svg, part.package), RELATIONSHIP_TYPE.IMAGE)
        return related


def pictures(blocks: list[Picture], setting: Setting, width: float) -> str:
    """Pictures one after the other; those that fit beside each other within `width` points share a line."""
    return "".join(_line(line, setting) for line in _lines(blocks, width))


def _lines(blocks: list[Picture], width: float) -> list[list[Picture]]:
    lines: list[list[Picture]] = []
    for block in blocks:
        beside = lines and not block.caption and sum(one.width for one in lines[-1]) + block.width <= width
        if beside:
            lines[-1].append(block)
        else:
            lines.append([block])
    return lines


def _line(line: list[Picture], setting: Setting) -> str:
    captions = "".join(paragraph(Paragraph(one.caption, "caption"), setting) for one in line if one.caption)
    drawn = "".join(f"<w:r>{setting.picture(one)}</w:r>" for one in line)
    return f"{captions}<w:p><w:pPr>{_style(setting)}</w:pPr>{drawn}</w:p>"


def _style(setting: Setting) -> str:
    return f'<w:pStyle w:val="{setting.styles.paragraph("Picture", "pictures take")}"/>'
