"""What a file repeats of itself, made to say what the text says now: contents lists and cross-references.

In: a draft as it was read. Out: the same draft, its stale lists and references renewed, with a finding for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.blocks import Block, Cell, Paragraph, Region, Span, Table
from paperwork.model.findings import Finding, Place
from paperwork.model.paper import Draft

from . import contents
from .contents import Entry, Texted, asked, entries, instruction_of, key_of
from .fields import Field

_PLAIN = frozenset({"\\H", "\\*", "MERGEFORMAT", "CHARFORMAT"})
_SAID = 8


def renewed(draft: Draft, name: str) -> Draft:
    """The draft with its contents lists and cross-references as its text stands now; `name` is the file's."""
    blocks = draft.blocks
    if not any(span.field for block in contents.texted(blocks) for span in block.spans):
        return draft
    renewal = _Renewal(draft, name, blocks)
    sections = tuple(replace(section, blocks=renewal.listed(section.blocks)) for section in draft.sections)
    sections = tuple(replace(section, blocks=renewal.referred(section.blocks)) for section in sections)
    return replace(draft, sections=sections, findings=(*draft.findings, *renewal.findings))


class _Renewal(Struct):
    """One draft being renewed: what was found, and the anchors that lines of lists gave to their headings."""

    draft: Draft
    name: str
    blocks: tuple[Block, ...]
    findings: list[Finding] = field(default_factory=list)
    anchors: dict[int, str] = field(default_factory=dict)

    def listed(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks with their contents lists made anew where they are stale."""
        made: list[Block] = []
        for asked_for, group in groupby(blocks, key=instruction_of):
            if asked_for:
                made += self._list(asked_for, [block for block in group if isinstance(block, Paragraph)])
            else:
                made += [self._inside(block) for block in group]
        return tuple(made)

    def _inside(self, block: Block) -> Block:
        if isinstance(block, Region) and block.blocks:
            return replace(block, blocks=self.listed(block.blocks))
        return block

    def _list(self, field: str, lines: list[Paragraph]) -> list[Paragraph]:
        of = asked(field)
        listed = frozenset(span.href.removeprefix("#") for line in lines for span in line.spans if span.href)
        wanted = list(entries(self.blocks, of, listed)) if of.known else []
        shown = [line for line in lines if key_of(line)]
        if of.known and shown and not wanted and not of.part:
            self._note_empty(shown)
        if not wanted or [entry.key for entry in wanted] == [key_of(line) for line in shown]:
            return lines
        self._note([key_of(line) for line in shown], wanted)
        rest = [line for line in lines if not key_of(line)]
        known = {key_of(line): line for line in shown}
        return [known.get(entry.key) or self._line(entry, shown or lines, of) for entry in wanted] + rest

    def _line(self, entry: Entry, lines: list[Paragraph], of: contents.Asked) -> Paragraph:
        style = f"toc {entry.level}"
        like = next((line for line in lines if line.look and line.look.style.lower() == style), lines[0])
        return contents.line(entry, like, of, self._anchor(entry.block))

    def _anchor(self, block: Texted) -> str:
        """A name by which a line leads to its heading: the heading's own, or a new one."""
        if block.anchors:
            return block.anchors[0]
        return self.anchors.setdefault(id(block), f"_Contents{len(self.anchors) + 1}")

    def _note(self, shown: list[str], wanted: list[Entry]) -> None:
        now = {entry.key for entry in wanted}
        new = [" ".join(entry.text.split()) for entry in wanted if entry.key not in shown]
        gone = sum(key not in now for key in shown)
        changes = [f"{len(new)} new ({'; '.join(new[:_SAID])})"] * bool(new) + [f"{gone} gone"] * bool(gone)
        message = "The contents list is not up to date; the PDF has it made anew: " + (
            f"lines {' and '.join(changes)}." if changes else "its lines stand in another order."
        )
        hint = "In Word: click into it and press F9."
        self.findings.append(Finding("contents", Place(self.name), message, hint, "warning"))

    def _note_empty(self, lines: list[Paragraph]) -> None:
        message = "A contents list stands in a file that has nothing of what it lists; it is printed as it stands."
        hint = "Give the headings their styles and update the list in Word (F9), or delete it."
        said = "".join(span.text for span in lines[0].spans)
        self.findings.append(Finding("contents", Place(self.name), message, hint, "warning", quote=said[:120]))

    def referred(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks with their references as their bookmarks stand, and with the anchors that lists need."""
        return tuple(self._renewed(block) for block in blocks)

    def _renewed(self, block: Block) -> Block:
        if isinstance(block, Region):
            return replace(block, blocks=self.referred(block.blocks)) if block.blocks else block
        if isinstance(block, Table):
            return self._table(block)
        if not isinstance(block, Texted):
            return block
        if any(span.field for span in block.spans):
            block = replace(block, spans=tuple(self._spans(block.spans))) if self._stale(block.spans) else block
        name = self.anchors.get(id(block))
        return replace(block, anchors=(*block.anchors, name)) if name else block

    def _table(self, table: Table) -> Table:
        rows = []
        for row in table.rows:
            cells = [(cell, self.referred(cell.blocks)) for cell in row.cells]
            same = all(_same(cell, blocks) for cell, blocks in cells)
            rows.append(row if same else replace(row, cells=tuple(replace(c, blocks=b) for c, b in cells)))
        same = all(now is before for now, before in zip(rows, table.rows, strict=True))
        return table if same else replace(table, rows=tuple(rows))

    def _stale(self, spans: tuple[Span, ...]) -> bool:
        return any(self._now(span) is not None for span in spans)

    def _spans(self, spans: tuple[Span, ...]) -> Iterator[Span]:
        """The spans, each reference said once, in the look of its first words."""
        for said, group in groupby(spans, key=lambda span: span.field):
            same = list(group)
            now = self._now(same[0]) if said else None
            if now is None or "".join("".join(span.text for span in same).split()) == "".join(now.split()):
                yield from same
                continue
            self._note_reference("".join(span.text for span in same), now)
            yield replace(same[0], text=now)

    def _now(self, span: Span) -> str | None:
        """What a reference says now; None for what is no reference, or whose bookmark is not known."""
        words = Field(span.field).words if span.field else []
        if len(words) < 2 or words[0].upper() != "REF" or {word.upper() for word in words[2:]} - _PLAIN:
            return None
        return self.draft.marked.get(words[1])

    def _note_reference(self, before: str, now: str) -> None:
        message = f"A cross-reference is not up to date: what it names says “{now}” now, and so does the PDF."
        hint = "In Word: click into it and press F9."
        self.findings.append(Finding("reference", Place(self.name), message, hint, "warning", quote=before[:120]))


def _same(cell: Cell, blocks: tuple[Block, ...]) -> bool:
    return all(now is before for now, before in zip(blocks, cell.blocks, strict=True))
