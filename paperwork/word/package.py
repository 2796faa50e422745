"""Opens a .docx safely: bytes in, a `Package` of parts and relationships out, or one clear refusal.

Limits: 2,000 members, 500 MB unpacked, 200 times the packed size (above 10 MB), XML 256 deep, no document type
declarations, no entities, nothing fetched. Strict files are read as transitional ones. A refusal is a
`PaperworkError` with exit status 2 that says what the file is and what to do.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from functools import cached_property
from typing import TypeAlias
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct

from paperwork.model.findings import Finding, PaperworkError, Place

Element: TypeAlias = etree._Element

MOST_MEMBERS = 2_000
MOST_BYTES = 500_000_000
MOST_RATIO = 200
RATIO_MATTERS_ABOVE = 10_000_000
DEEPEST = 256
UNSAFE = "unsafe"

_USUAL_MAIN = "word/document.xml"

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TOO_DEEP = etree.XPath(f"boolean({'/*' * (DEEPEST + 1)})")
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
)
# What XML forbids and a reader can still make sense of: odd characters, something after the end, unnamed namespaces.
_MENDABLE = frozenset(
    {
        *("ERR_INVALID_CHAR", "ERR_INVALID_CHARREF", "ERR_INVALID_ENCODING", "ERR_DOCUMENT_END"),
        *("ERR_ATTRIBUTE_REDEFINED", "NS_ERR_UNDEFINED_NAMESPACE"),
    }
)
# Control characters by number: the parser would let them through.
_FORBIDDEN = re.compile(rb"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));", re.IGNORECASE)
_SAVE_AS = "Open it in Word and save it as a Word document (.docx)."


def refusal(name: str, message: str, hint: str = _SAVE_AS, check: str = "not-a-word-file") -> PaperworkError:
    """The error for a file that cannot be read, in one line: what "The file" is or holds."""
    return PaperworkError(Finding(check, Place(file=name), f"The file {message}", hint), exit_status=2)


class Relation(Struct, frozen=True):
    """Where a relationship leads: its kind (the last word of its type), and a part's name or an address outside."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of an opened Word file, unpacked as they are asked for.

    `damaged` gathers those that were unsound, `mended` those that were read all the same.
    """

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.name = name
        self.damaged: list[str] = []
        self.mended: list[str] = []
        self._archive = archive
        self._members = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in archive.infolist()}
        self._relations: dict[str, Mapping[str, Relation]] = {}

    def has(self, part: str) -> bool:
        """Whether a part is there."""
        return part.lower() in self._members

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, as they are written in the file."""
        return tuple(info.filename for info in self._members.values())

    def data(self, part: str) -> bytes:
        """The bytes of a part; empty where it is missing. Raises a refusal where they are torn."""
        info = self._members.get(part.lower())
        if info is None:
            return b""
        try:
            return self._archive.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise _torn(self.name) from error

    def xml(self, part: str) -> Element | None:
        """The root of a part, or None where it is missing. Raises a refusal where it is no XML, or unsafe."""
        data = self.data(part)
        return self._parsed(data, part) if data else None

    def sound_data(self, part: str) -> bytes:
        """The bytes of a part that a file can do without: empty where they are torn."""
        try:
            return self.data(part)
        except PaperworkError:
            self.damaged.append(part)
            return b""

    def sound_xml(self, part: str) -> Element | None:
        """The root of a part that a file can do without: None where it is no XML. Raises where it is unsafe."""
        data = self.sound_data(part)
        try:
            return self._parsed(data, part) if data else None
        except PaperworkError as error:
            if error.findings[0].check == UNSAFE:
                raise
            self.damaged.append(part)
            return None

    def _parsed(self, data: bytes, part: str) -> Element:
        try:
            return parse(data, self.name, part)
        except PaperworkError as error:
            root = None if error.findings[0].check == UNSAFE else _mended(data, self.name, part)
            if root is None:
                raise
            self.mended.append(part)
            return root

    def relations(self, part: str) -> Mapping[str, Relation]:
        """The relationships of a part by id (of the whole package for the empty name)."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def related(self, part: str, kind: str) -> str:
        """The name of the first part of that kind that a part leads to, or empty."""
        found = (to.target for to in self.relations(part).values() if to.kind == kind and not to.external)
        return next(found, "")

    def _read_relations(self, part: str) -> Mapping[str, Relation]:
        folder, leaf = posixpath.split(part)
        root = self.sound_xml(posixpath.join(folder, "_rels", f"{leaf}.rels"))
        return {} if root is None else {at.get("Id", ""): _relation(at, folder) for at in root.iter(_RELATION)}

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the document."""
        part = self.related("", "officeDocument")
        return part if self.has(part) else _USUAL_MAIN

    @cached_property
    def main_type(self) -> str:
        """The content type of the part that holds the document, or empty."""
        root = self.sound_xml("[Content_Types].xml")
        if root is None:
            return ""
        named = (
            at for at in root.iter(f"{_TYPES}Override") if at.get("PartName", "").lower() == f"/{self.main}".lower()
        )
        found = next(named, None)
        return "" if found is None else found.get("ContentType", "")

    @property
    def may_hold_macros(self) -> bool:
        """Whether it is a .docm or .dotm, whatever its name."""
        return "macroEnabled" in self.main_type


def _relation(element: Element, folder: str) -> Relation:
    kind = element.get("Type", "").rpartition("/")[2]
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, True)
    inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relation(kind, unquote(inside), False)


def parse(data: bytes, name: str, part: str) -> Element:
    """The root element of some XML, parsed without entities, declarations or network."""
    try:
        root = etree.fromstring(_transitional(data), _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error).lower():
            raise _too_deep(name, part) from error
        raise refusal(name, f"is damaged: its part {part} cannot be read.", _mend(), "damaged-file") from error
    return _safe(root, name, part)


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
        recover=recover,
    )


def _mended(data: bytes, name: str, part: str) -> Element | None:
    """The root of XML whose faults cost no more than a character here and there; None where more is wrong."""
    parser = _parser(recover=True)
    root = etree.fromstring(_FORBIDDEN.sub(b"", _transitional(data).strip()), parser)
    if root is None or any(fault.type_name not in _MENDABLE for fault in parser.error_log):
        return None
    return _safe(root, name, part)


def _transitional(data: bytes) -> bytes:
    """XML with the namespaces of the transitional form, whichever it has."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = re.sub(r"^\s*<\?xml[^>]*\?>", "", data.decode("utf-16", "replace")).encode()
    if b"purl.oclc.org/ooxml" in data:
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
    return data


def _safe(root: Element, name: str, part: str) -> Element:
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusal(name, f"holds a document type declaration in {part}, which no Word file needs.", _mend(), UNSAFE)
    if _TOO_DEEP(root):
        raise _too_deep(name, part)
    return root


def _too_deep(name: str, part: str) -> PaperworkError:
    return refusal(name, f"nests its content more than {DEEPEST} deep in {part}.", _mend(), UNSAFE)


def _mend() -> str:
    return "Open it in Word, let Word mend it, and save it again."


def _torn(name: str) -> PaperworkError:
    return refusal(
        name, "is damaged or cut short: it is a zip file that cannot be unpacked.", "Get it again.", "damaged-file"
    )


def open_package(data: bytes, name: str, *, macros: bool = False) -> Package:
    """Open a .docx or .dotx, or, where `macros` may be in it, a .docm or .dotm: only reading it leaves them behind.

    Raises `PaperworkError` with exit status 2 for everything else.
    """
    if not data.startswith(b"PK"):
        raise _not_a_zip(data, name)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        raise _torn(name) from error
    _hold_to_limits(archive, len(data), name)
    package = Package(archive, name)
    _must_be_word(package)
    if package.may_hold_macros and not macros:
        raise refusal(name, "is a Word file with macros (.docm).", "Save it as a .docx, which holds none.")
    return package


def _hold_to_limits(archive: zipfile.ZipFile, packed: int, name: str) -> None:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS:
        raise refusal(name, f"holds {len(members):,} parts; at most {MOST_MEMBERS:,} are read.", _mend(), UNSAFE)
    if unpacked > MOST_BYTES:
        raise refusal(name, f"unpacks to {unpacked // 1_000_000:,} MB; at most 500 MB are read.", _mend(), UNSAFE)
    if unpacked > RATIO_MATTERS_ABOVE and unpacked > MOST_RATIO * packed:
        raise refusal(name, f"unpacks to {unpacked // packed:,} times its size, as a zip bomb does.", _mend(), UNSAFE)
    if any(member.flag_bits & 1 for member in members):
        raise refusal(name, "is a locked zip file.", "Unlock it first.", "encrypted")


def _must_be_word(package: Package) -> None:
    kind = package.main_type
    # A list of content types that is torn, or wrong, does no harm to a document that stands where Word puts it.
    if package.has(package.main) and ("word" in kind or package.main.lower() == _USUAL_MAIN):
        return
    raise refusal(package.name, f"is {_zip_kind(package)}, not a Word file.")


def _zip_kind(package: Package) -> str:
    mimetype = package.data("mimetype")[:100]
    if b"opendocument.text" in mimetype:
        return "an OpenDocument text (.odt)"
    if b"opendocument" in mimetype:
        return "an OpenDocument file"
    for clue, said in (
        ("xl/workbook.xml", "an Excel workbook (.xlsx)"),
        ("xl/workbook.bin", "an Excel workbook (.xlsb)"),
        ("ppt/presentation.xml", "a PowerPoint presentation (.pptx)"),
        ("index/document.iwa", "an Apple Pages document"),
    ):
        if package.has(clue):
            return said
    return "a zip file"


def _not_a_zip(data: bytes, name: str) -> PaperworkError:
    head = data[:1024].lstrip(b"\xef\xbb\xbf\r\n\t ")
    if not data.strip(b"\0"):
        return refusal(name, "is empty.", "Save it again, or get it again.", "damaged-file")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data, name)
    if b"%PDF-" in head:
        return refusal(name, "is a PDF, not a Word file.", "Give the Word file it was made from.")
    if head.startswith(b"{\\rtf"):
        return refusal(name, "is rich text (.rtf), not a .docx.")
    if re.match(rb"<(!doctype html|html)", head, re.IGNORECASE):
        return refusal(name, "is a web page, not a Word file.")
    if b"schemas.microsoft.com/office/2006/xmlPackage" in data[:4096]:
        return refusal(name, "is a Word XML document (.xml), not a .docx.")
    return refusal(name, "is not a Word file.", "Give a Word document (.docx).")


def _compound(data: bytes, name: str) -> PaperworkError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refusal(name, "is locked with a password.", "Take the password off in Word and save it.", "encrypted")
    if "WordDocument".encode("utf-16-le") in data:
        return refusal(name, "is a Word file of the old kind (.doc).")
    return refusal(name, "is an Office file of an old kind, not a .docx.", "Give a Word document (.docx).")
