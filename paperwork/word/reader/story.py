"""What is shared while a file is read (`Reading`), and while one of its stories is: body, header, note (`Story`).

A story carries what outlives a paragraph: counters of lists, fields begun and not ended, bookmarks that wait for the
next paragraph, text whose paragraph mark was deleted, and boxes that stand after the paragraph that anchors them.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field

from paperwork.model.blocks import Block, Told
from paperwork.model.counting import written
from paperwork.model.findings import Finding, Place, Severity
from paperwork.model.look import PageSetup, ParagraphLook, PictureLook
from paperwork.model.paper import Draft, Properties

from ..package import Package
from .changes import Changes
from .fields import Field
from .line import Line
from .marking import Marking, Sequences
from .numbering import Counter, Numbering
from .resultless import Counts
from .shapes.opened import Piece
from .styles import Styles
from .table_styles import TableStyle
from .theme import Theme
from .values import Element, child, val, whole

# The kinds of notes, each with the format of its numbers where nothing says another.
NOTE_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}


class NoteNumbers(Struct):
    """Numbers footnotes and endnotes in the order in which they are referred to; notes with marks of their own too.

    What a section says of them (`footnotePr`, `endnotePr`) goes before what the `settings` of the file say.
    """

    settings: Element | None = None
    marks: dict[str, str] = field(default_factory=dict)
    _section: Element | None = None
    _counts: dict[str, int] = field(default_factory=dict)

    def begin(self, section: Element) -> None:
        """Goes on in a section, which may number its notes anew, or in a format of its own."""
        self._section = section
        for kind in NOTE_FORMATS:
            if self._said(kind, "numRestart") == "eachSect":
                self._counts.pop(kind, None)

    def mark(self, kind: str, id: str, own_mark: bool) -> tuple[str, str]:
        """The key of a note (`footnote-2`) and the mark to print for it; empty where the text holds its own."""
        key = f"{kind}-{id}"
        if key not in self.marks:
            self.marks[key] = "" if own_mark else self._next(kind)
        return key, self.marks[key]

    def _next(self, kind: str) -> str:
        before = self._counts.get(kind)
        self._counts[kind] = whole(self._said(kind, "numStart"), 1) if before is None else before + 1
        return written(self._counts[kind], self._said(kind, "numFmt") or NOTE_FORMATS[kind])

    def _said(self, kind: str, name: str) -> str:
        said = (val(child(child(at, f"{kind}Pr"), name)) for at in (self._section, self.settings))
        return next((text for text in said if text), "")


class Reading(Struct):
    """One file being read: its parts, what they say of looks, and what was found on the way.

    `hangs_tables`: files older than Word 2013 put a table's text, not its edge, on the margin. `known` gives what a
    control is known to say, if it need not be read. `annotations` are the comments of a check, which do not count.
    """

    package: Package
    theme: Theme
    numbering: Numbering
    styles: Styles
    notes: NoteNumbers
    comments: dict[str, str]
    annotations: frozenset[str] = frozenset()
    placed_comments: set[str] = field(default_factory=set)
    hangs_tables: bool = False
    table_styles: dict[str, TableStyle] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    heading: str = ""
    paragraph: int = 0
    marking: Marking = field(default_factory=Marking)
    sequences: Sequences = field(default_factory=Sequences)
    listed: Counts = field(default_factory=Counts)
    properties: Callable[[], Properties] = Properties
    told_of: set[str] = field(default_factory=set)
    read: Callable[[bytes, str], Draft] | None = None
    known: Callable[[Element], Told | None] = lambda _: None
    changes: Changes = field(default_factory=Changes)

    def find_once(self, check: str, message: str, hint: str, quote: str = "") -> None:
        """Note something that need be said once a file."""
        if check not in self.told_of:
            self.told_of.add(check)
            self.find(check, message, hint, quote=quote)

    def find_change(self, what: str, quote: str = "") -> None:
        """Note a tracked change at the place that is being read."""
        message = f"A tracked change is not settled: {what}."
        self.find("tracked-change", message, "Accept or reject it in Word.", "error", quote)

    def find(self, check: str, message: str, hint: str, severity: Severity = "warning", quote: str = "") -> None:
        """Note something about the place that is being read."""
        place = Place(file=self.package.name, heading=self.heading, paragraph=self.paragraph)
        self.findings.append(Finding(check, place, message, hint, severity, quote=quote[:120]))


class Box(Struct, frozen=True):
    """Something drawn that is no picture: its words, the element of a text box's blocks, or the pieces of a drawing.

    A `late` one stands behind a page break of its paragraph.
    """

    why: str
    text: str
    content: Element | None
    width: float
    height: float
    look: PictureLook
    pieces: tuple[Piece, ...] = ()
    blocks: tuple[Block, ...] = ()
    alt: str = ""
    late: bool = False


class Story(Struct):
    """One run of blocks being read. `width` is that of its text, in points; `note` the note that it is, if any.

    `begins`: nothing has been read yet of a section or a cell. `ends_auto`: Word works out the space below the last.
    `cells` is in how many cells and boxes the block stands that is being read.
    """

    reading: Reading
    part: str
    width: float
    counter: Counter
    whole_fields: frozenset[Element]
    note: str = ""
    fields: list[Field] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    held: tuple[Line, ParagraphLook] | None = None
    boxes: list[Box] = field(default_factory=list)
    dropped: int = 0
    furniture: bool = False
    begins: bool = False
    ends_auto: bool = False
    cells: int = 0
    page: PageSetup | None = None

    @property
    def showing(self) -> bool:
        """Whether text read now is seen, and is not a field's instruction."""
        return all(open.showing for open in self.fields)

    def box(self, width: float) -> Story:
        """A story inside this one: a text box, which counts its lists along and shares nothing else."""
        return Story(self.reading, self.part, width or self.width, self.counter, self.whole_fields, self.note, cells=1)
