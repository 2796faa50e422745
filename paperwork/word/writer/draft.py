"""A paper into its Word draft: slots merged into the template, regions as content controls, ids and contents settled.

In: a `Paper` whose charts are drawn. Out: the bytes of a .docx, the same for the same paper, with no page numbers in
its contents list and no stamp yet (`with_pages`, `stamp.stamped`). What is wrong is gathered and raised as one
`PaperworkError`: unknown placeholders, styles that the template lacks, text that a Word file cannot hold.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE
from msgspec.structs import replace

from paperwork.model.blocks import Region
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Paper, Slots

from .. import archive, controls, styles
from ..markup import elements, placed
from ..styles import Styles
from . import appendix, contents, finishing, fitting, placing, remarking, sections
from .boxes import Box
from .describing import describe
from .merging import Template
from .numbering import Lists
from .pictures import Pictures
from .prose import Setting
from .regions import control
from .slots import Flag, Loop, Single, Tree, Words

_UNSETTLED = ("ins", "del", "moveFrom", "moveTo", "commentRangeStart", "commentReference")


def write(paper: Paper, version: str) -> bytes:
    """The Word draft of a paper. `version` is the program's own; the file's properties name it."""
    name = _named(paper.template)
    template = Template(_opened(paper.template, name), name)
    style = styles.read(template.document.styles.element)
    regions = _Regions(template, style)
    slots = regions.slots(paper.slots)
    finishing.checked(_of(paper.path, regions.findings))
    template.fill(slots)
    finishing.checked([*_of(paper.path, regions.findings), *style.findings(name)])
    _finish(template, style, paper, placing.unprinted(slots, name))
    parts = template.members()
    appendix.bring_in(parts, paper)
    remarking.remark(parts, paper.remarks, paper.at)
    try:
        describe(parts, paper.properties, paper.at, version)
    except PaperworkError as error:
        raise PaperworkError(_of(paper.path, error.findings)) from error
    return archive.packed(parts, tight=False)


def tried(paper: Paper) -> tuple[Finding, ...]:
    """Everything that would stop `write`, and what it would leave out, told at once; nothing is made.

    A fault of a loop or a condition hides what stands round it.

    Styles are asked for by all of the paper's regions, also by those that the template has no place for.
    """
    name = _named(paper.template)
    try:
        template = Template(_opened(paper.template, name), name)
    except PaperworkError as error:
        return tuple(error.findings)
    style = styles.read(template.document.styles.element)
    regions = _Regions(template, style)
    slots = regions.slots(paper.slots)
    for _, region in placing.regions(paper.slots):
        regions.printed(region)
    found: list[Finding] = []
    try:
        template.fill(slots)
    except PaperworkError as error:
        found += error.findings
    if template.filled:
        found += _faults_in_place(template, style, paper, placing.unprinted(slots, name))
    return tuple(dict.fromkeys([*found, *style.findings(name)]))


def _faults_in_place(template: Template, style: Styles, paper: Paper, unprinted: Sequence[Finding]) -> list[Finding]:
    body, *stories = template.roots
    misplaced = finishing.misplaced(body, stories, template.name)
    unplaced = _unplaced(paper, template)
    contents.fill(body, style)
    tags = {tag for _, tag in controls.ours(body)}
    return [*misplaced, *unplaced, *unprinted, *placing.left_out(paper, tags, template.name)]


def left_out(paper: Paper, tags: Container[str]) -> tuple[Finding, ...]:
    """Warnings for what the data give and a paper's draft, whose regions have these tags, has no place for."""
    return (*placing.left_out(paper, tags, _named(paper.template)), *appendix.warnings(paper))


def _of(file: str, findings: Sequence[Finding]) -> list[Finding]:
    """Findings with the file, or the paper's folder, in which that what they are about stands."""
    return [replace(one, place=replace(one.place, file=file)) for one in findings]


def _named(template: Path) -> str:
    return f"{template.parent.name}/{template.name}"


def _opened(path: Path, name: str) -> bytes:
    """A template's bytes. Raises PaperworkError where it is none, or where someone's remarks are still in it."""
    try:
        data = path.read_bytes()
    except OSError as failure:
        message = f"The template could not be read ({failure.strerror or type(failure).__name__})."
        raise PaperworkError(Finding("template", Place(name), message, "Check its name in paper.yaml.")) from failure
    parts = archive.members(data, name)
    # All are parsed here, where no entity is followed, before the merge parses them in its own way.
    try:
        roots = [archive.root(parts, part) for part in parts if part.endswith((".xml", ".rels"))]
    except PaperworkError as error:
        raise PaperworkError(_of(name, error.findings), error.exit_status) from error
    if any(next(elements(root, *_UNSETTLED), None) is not None for root in roots):
        raise PaperworkError(_unsettled(name))
    return data


def _unsettled(name: str) -> Finding:
    return Finding(
        "template",
        Place(name),
        "The template still holds tracked changes or comments, which would go into every paper.",
        "Accept or reject the changes and delete the comments in Word, then save it.",
    )


class _Control(Single):
    """A region as a placeholder prints it: its whole content control."""

    __slots__ = ("_regions", "_setting", "region")

    def __init__(self, region: Region, setting: Setting, regions: _Regions) -> None:
        self.region = region
        self._setting = setting
        self._regions = regions

    def __html__(self) -> str:
        return self._regions.markup(self.region, self._setting)


class _Regions:
    """Turns a paper's slots into what the template's placeholders name; gathers what is wrong on the way."""

    def __init__(self, template: Template, style: Styles) -> None:
        document = template.document
        pictures = Pictures(document)
        lists = Lists(document, style.numbering)
        self.findings: list[Finding] = []
        self._width = fitting.text_width(document.element.body)
        self._setting = Setting(
            styles=style,
            link=lambda address: document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
            picture=pictures.drawing,
            new_list=lists.new,
        )

    def slots(self, slots: Slots) -> dict[str, object]:
        """The slots of the whole paper, the contents list among them."""
        return {**self._named(slots), "contents": contents.Contents()}

    def _named(self, slots: Slots) -> dict[str, object]:
        numbered = slots.get("numbered") is True
        named = {name: self._slot(name, slot, numbered) for name, slot in slots.items()}
        if slots.get("box") is True and named["label"]:
            named["mark"] = Box(str(slots["mark"]), str(slots["label"]))
        return named

    def _slot(self, name: str, slot: str | bool | Region | tuple[Slots, ...] | Slots, numbered: bool) -> object:
        match slot:
            case bool():
                return Flag(slot)
            case str():
                return self._words(name, slot)
            case Region():
                return _Control(slot, self._setting.under(numbered), self)
            case tuple():
                return Loop(tuple(Tree(self._named(tree)) for tree in slot))
            case _:
                return Tree(self._named(slot))

    def _words(self, name: str, text: str) -> object:
        try:
            return Words(text)
        except PaperworkError as error:
            self.findings += [placed(finding, name) for finding in error.findings]
            return Flag(False)

    def printed(self, region: Region) -> str:
        """The control of a region by itself, out of its place."""
        return self.markup(region, self._setting)

    def markup(self, region: Region, setting: Setting) -> str:
        """A region's control; nothing, and a finding, where it holds what a Word file cannot."""
        try:
            return control(region, setting, self._width)
        except PaperworkError as error:
            self.findings += error.findings
            return ""


def _finish(template: Template, style: Styles, paper: Paper, unprinted: Sequence[Finding]) -> None:
    """Settles what can be settled only when the whole document is there."""
    body, *stories = template.roots
    finishing.checked(finishing.misplaced(body, stories, template.name))
    finishing.checked([*_unplaced(paper, template), *unprinted])
    lists = Lists(template.document, style.numbering)
    contents.fill(body, style, lists.first_level(style.ids.get(("paragraph", styles.NUMBERED_HEADING.lower()), "")))
    finishing.checked(style.findings(template.name))
    for root in (body, *stories):
        finishing.tidy(root)
        finishing.fill_shells(root)
    finishing.keep_signatures(body, style)
    finishing.keep_introductions(body)
    sections.drop_empty(body)
    fitting.fit(body)
    controls.add_bookmarks(body)
    finishing.renumber([body, *stories])


def _unplaced(paper: Paper, template: Template) -> list[Finding]:
    document, name = template.document, template.name
    body = document.element.body
    missing = placing.lost(paper, body, name)
    return [*placing.unmarked(paper, document, name), *missing, *placing.doubled(paper, body, name)]
