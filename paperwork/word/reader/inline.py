"""What stands inside a paragraph: runs, links, fields, controls, notes, pictures in; a `Line` of spans out.

Tracked changes are read as if accepted. Hidden text is dropped. Both, and comments, are noted as findings.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.tags import FACT

from . import drawings, equations, resultless
from .changes import words
from .fields import SETTLED, Field, form_text
from .line import PLAIN, At, Line
from .properties import RunProps, run_props
from .story import Story
from .styles import RunLook, TableLayer
from .symbols import is_symbol_font, real
from .values import MC, Element, M, R, attr, child, local, said_on, val, w

_MARKS = {"cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "tab": "\t"}
_BREAKS = {"page": "\f", "column": "\v"}
_NOT_PRINTED = frozenset({"SET", "ASK", "XE", "TC", "TA", "RD", "PRIVATE", "BOOKMARK"})
# What shows nothing, or is settled elsewhere, where it has no result.
_SILENT = _NOT_PRINTED | SETTLED | {"REF", "SEQ", "HYPERLINK", "ADVANCE", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"}
_SILENT |= {"QUOTE", "SYMBOL", "MACROBUTTON", "GOTOBUTTON", "IF", "NEXT", "NEXTIF", "SKIPIF", "DATABASE", "ADDIN"}
_CLOCK = "A field shows a date or time of day; what it showed when the file was last saved is printed."
_PERSON = "A field prints a person's name from the file's properties."
_PATH = "A field prints the folders that the file was saved in."
_TYPED = "Type the words instead of the field if they are to stay."
_DOUBTFUL = dict.fromkeys(("DATE", "TIME"), (_CLOCK, _TYPED))
_DOUBTFUL |= dict.fromkeys(("AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS"), (_PERSON, _TYPED))
# What DOCPROPERTY and INFO may name that is a person, without its spaces.
_PEOPLE = frozenset({"author", "lastauthor", "lastsavedby", "lastmodifiedby", "manager", "username"})


class Inline(Struct):
    """Reads the inside of one paragraph of a given style; `unmarked` is a note that waits for its author's mark.

    `changed` says that a tracked change of some kind stands in it; those of words and of their dress are gathered.
    """

    story: Story
    style: str
    table: TableLayer
    line: Line = field(default_factory=Line)
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    dressed: int = 0
    hidden: list[str] = field(default_factory=list)
    unmarked: str = ""
    changed: bool = False

    def read(self, element: Element, at: At = PLAIN) -> None:
        """Read the children of a paragraph, or of something inside it."""
        for part in element:
            reader = _READERS.get(part.tag)
            if reader is not None:
                reader(self, part, at)
            elif len(part) and part.tag not in _PASSED_OVER:
                self.read(part, at)

    def note_findings(self) -> None:
        """Say what must not reach readers unseen: unsettled changes and hidden text."""
        if self.unmarked:
            self.line.say("", self._dress({}, ""), At(note=self.unmarked), None)
        if self.added or self.removed or self.dressed or self.changed:
            self._note_changes()
        hidden = "".join(self.hidden).strip()
        if hidden:
            self.story.reading.find(
                "hidden-text", "Hidden text stands here; it is left out.", "Show it or delete it in Word.", quote=hidden
            )

    def _note_changes(self) -> None:
        said = [("inserted", "".join(self.added)), ("deleted", "".join(self.removed))]
        named = [f"{kind} text" for kind, text in said if text] + (["changed formatting"] if self.dressed else [])
        quote = next((text for _, text in said if text.strip()), "")
        self.story.reading.find_change(" and ".join(named) or "a changed paragraph", quote)

    def _run(self, run: Element, at: At) -> None:
        first = run.find(_RPR)
        props = run_props(first, self.story.reading.theme)
        if first is not None and first.find(_RPR_CHANGE) is not None:
            self.dressed += 1
        said: list[str] = []
        for part in run:
            name = local(part)
            text = self._text(name, part)
            if text is not None:
                said.append(text)
            elif name in _IN_RUNS:
                self._say("".join(said), props, at)
                said.clear()
                _IN_RUNS[name](self, part, props, at)
        self._say("".join(said), props, at)

    def _stray_break(self, element: Element, at: At) -> None:
        """A break that stands in no run."""
        self._say(self._text("br", element) or "", {}, at)

    def _text(self, name: str, part: Element) -> str | None:
        if name == "t":
            return typed(part)
        if name == "br":
            return _BREAKS.get(attr(part, "type"), "\n")
        if name == "sym":
            return real(chr(_code(attr(part, "char"))), attr(part, "font"))
        if name == "ptab":
            self.line.margin_tabs.append(attr(part, "alignment", "left"))
            return "\t"
        return _MARKS.get(name)

    def _dress(self, props: RunProps, text: str) -> RunLook:
        return self.story.reading.styles.run(self.style, self.table, props, text)

    def _say(self, text: str, props: RunProps, at: At) -> None:
        if not text or not self.story.showing:
            return
        dress = self._dress(props, text)
        if dress.look.hidden:
            self.hidden.append(text)
            return
        if is_symbol_font(dress.look.font):
            text, dress = real(text, dress.look.font), self._dress(_without_font(props), text)
        open = self._open_field()
        if open is not None:
            open.printed = True
            text = self._current(open, text)
        if self.unmarked:
            at, self.unmarked = replace(at, note=self.unmarked), ""
        self._remember_gap(text, props)
        self.story.reading.marking.say(text)
        if text:
            self.line.say(text, dress, self._at(at), open)

    def _current(self, open: Field, text: str) -> str:
        """The text of a field's result: for a caption's number the one that is true now."""
        if text.startswith("Error!"):
            self.story.reading.find("reference", "A reference leads nowhere.", "Mend it in Word.", quote=text)
        if open.keyword != "SEQ" or not text.strip().isalnum():
            return text
        if open.count is None:
            open.count = self.story.reading.sequences.next(open.words)
            return open.count or text
        return "" if open.count else text

    def _remember_gap(self, text: str, props: RunProps) -> None:
        if text.strip():
            marked = self.story.reading.styles.name(props.get("style", "")).lower() == "gap"
            self.line.gap = marked and self.line.gap is not False

    def _open_field(self) -> Field | None:
        """The innermost field whose result is being read; a link is no field of its own."""
        return next((open for open in reversed(self.story.fields) if open.keyword != "HYPERLINK"), None)

    def _at(self, at: At) -> At:
        if at.href or not self.story.fields:
            return at
        href = next((open.href for open in reversed(self.story.fields) if open.href), "")
        return replace(at, href=href) if href else at

    def _field_mark(self, mark: Element, props: RunProps, at: At) -> None:
        kind, fields = attr(mark, "fldCharType"), self.story.fields
        if kind == "begin" and mark in self.story.whole_fields:
            fields.append(Field(outer=self._open_field(), form=form_text(mark)))
        elif kind == "separate" and fields:
            fields[-1].showing = fields[-1].keyword not in _NOT_PRINTED
        elif kind == "end" and fields:
            self._close(props, at)

    def _close(self, props: RunProps, at: At) -> None:
        """End a field; one that Word left without a result still stands in its place."""
        ended = self.story.fields.pop()
        outer = self._open_field()
        if outer is not None and ended.printed:
            outer.printed = True
        if self.story.showing and (ended.printed or ended.form) and (doubt := _doubt(ended)):
            self.story.reading.find_once(f"{ended.keyword.lower()}-field", *doubt)
        if ended.printed or not self.story.showing:
            return
        shown = ended.form or ("" if ended.showing else self._worked_out(ended))
        if ended.keyword == "SEQ" and ended.count is None:
            count = self.story.reading.sequences.next(ended.words)
            shown = "" if "\\h" in ended.words else count or ""
        if shown:
            self._say(shown, props, at)
        elif ended.keyword in SETTLED or (ended.keyword == "REF" and not ended.showing):
            self.line.say("", self._dress(props, ""), replace(self._at(at), href=at.href or ended.href), ended)

    def _worked_out(self, field: Field) -> str:
        """What a field shows that Word left without a place for its result."""
        reading = self.story.reading
        shown = resultless.text(field, reading.properties(), reading.sequences, reading.listed)
        if field.keyword == "EQ":
            reading.find("equation-field", "An equation is typed as a field; it is printed as one line of text.",
                         "Look whether it can be read so, or make it anew: Insert, Equation.", quote=shown)  # fmt: skip
        elif not shown and field.keyword and field.keyword not in _SILENT:
            message = f"A field without a result stands here ({field.keyword}); nothing is printed for it."
            reading.find("empty-field", message, "Update it in Word (F9), or type the words instead.")
        return shown

    def _instruction(self, part: Element, _: RunProps, __: At) -> None:
        if self.story.fields and not self.story.fields[-1].showing:
            self.story.fields[-1].instruction += part.text or ""

    def _simple_field(self, element: Element, at: At) -> None:
        opened = Field(attr(element, "instr"), self._open_field())
        opened.showing = opened.keyword not in _NOT_PRINTED
        self.story.fields.append(opened)
        self.read(element, at)
        self._close({}, at)

    def _link(self, element: Element, at: At) -> None:
        relation = self.story.reading.package.relations(self.story.part).get(element.get(_R_ID, ""))
        address = relation.target if relation is not None and relation.external else ""
        anchor = attr(element, "anchor") or attr(element, "docLocation")
        href = address + (f"#{anchor}" if anchor else "")
        self.read(element, replace(at, href=href) if href else at)

    def _inserted(self, element: Element, at: At) -> None:
        self.added.append(words(element))
        self.read(element, at)

    def _deleted(self, element: Element, _: At) -> None:
        self.removed.append(words(element))

    def _subdocument(self, _: Element, __: At) -> None:
        message = "Another Word file belongs here (a subdocument); it is not in this file, and not read."
        self.story.reading.find(
            "embedded-document", message, "In Word: Outline view, Expand Subdocuments, Unlink; save."
        )

    def _control(self, element: Element, at: At) -> None:
        content = child(element, "sdtContent")
        tag = val(child(child(element, "sdtPr"), "tag"))
        # A fact that somebody put into another is words typed over that one.
        if tag.startswith(FACT) and not at.fact:
            at = replace(at, fact=tag.removeprefix(FACT).replace("/", "."), control=element)
        if content is not None:
            self.read(content, at)

    def _bookmark(self, element: Element, _: At) -> None:
        name = attr(element, "name")
        if name and name != "_GoBack":
            self.line.anchors.append(name)
            self.story.reading.marking.begin(attr(element, "id"), name)

    def _bookmark_end(self, element: Element, _: At) -> None:
        self.story.reading.marking.end(attr(element, "id"))

    def _equation(self, element: Element, at: At) -> None:
        self._say(equations.text(element), {}, replace(at, equation=True))
        self.hidden.append(equations.hidden(element))

    def _alternatives(self, element: Element, at: At) -> None:
        chosen = drawings.chosen(element)
        if chosen is not None:
            self.read(chosen, at)

    def _alternatives_in_run(self, element: Element, props: RunProps, at: At) -> None:
        chosen = drawings.chosen(element)
        for part in () if chosen is None else chosen:
            text = self._text(local(part), part)
            if text is not None:
                self._say(text, props, at)
            elif local(part) in _IN_RUNS:
                _IN_RUNS[local(part)](self, part, props, at)

    def _drawing(self, element: Element, props: RunProps, at: At) -> None:
        if not self.story.showing:
            return
        dress = self._dress(props, "")
        if dress.look.hidden:
            return
        drawn = drawings.read(self.story, element)
        for picture in drawn.pictures:
            self.line.show(picture, dress, self._at(replace(at, href=drawn.href) if drawn.href else at))
        late = self.line.broken
        self.story.boxes.extend(replace(box, late=late) for box in drawn.boxes)

    def _note(self, element: Element, props: RunProps, at: At) -> None:
        if self._dress(props, "").look.hidden:
            self.hidden.append("[a note]")
            return
        kind = local(element).removesuffix("Reference")
        own_mark = said_on(attr(element, "customMarkFollows"))
        key, mark = self.story.reading.notes.mark(kind, attr(element, "id"), own_mark)
        if own_mark:
            self.unmarked = key
        elif self.story.showing:
            self.line.say(mark, self._dress(props, mark), replace(at, note=key), None)

    def _own_note(self, _: Element, props: RunProps, at: At) -> None:
        mark = self.story.reading.notes.marks.get(self.story.note, "")
        if mark:
            self.line.say(mark, self._dress(props, mark), replace(at, note=self.story.note), None)

    def _comment(self, element: Element, _: RunProps, __: At) -> None:
        reading, id = self.story.reading, attr(element, "id")
        if id in reading.annotations:
            return
        reading.placed_comments.add(id)
        said = reading.comments.get(id, "")
        reading.find("comment", "A comment stands here.", "Delete it in Word once settled.", "error", said)

    def _ruby(self, element: Element, props: RunProps, at: At) -> None:
        """A word and its reading, which follows it in brackets."""
        if self._dress(props, "").look.hidden:
            self.hidden.append(words(element))
            return
        base, reading = child(element, "rubyBase"), child(element, "rt")
        if base is not None:
            self.read(base, at)
        if reading is not None and "".join(part.text or "" for part in reading.iter(w("t"))).strip():
            self._say(" (", props, at)
            self.read(reading, at)
            self._say(")", props, at)


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RPR, _RPR_CHANGE, _R_ID = w("rPr"), w("rPrChange"), f"{{{R}}}id"
_PASSED_OVER = frozenset({w("pPr"), w("rPr"), w("sdtPr"), w("sdtEndPr"), w("fldData")})
_READERS: dict[str, Callable[[Inline, Element, At], None]] = {
    w("r"): Inline._run,
    w("br"): Inline._stray_break,
    w("hyperlink"): Inline._link,
    w("ins"): Inline._inserted,
    w("moveTo"): Inline._inserted,
    w("del"): Inline._deleted,
    w("moveFrom"): Inline._deleted,
    w("fldSimple"): Inline._simple_field,
    w("sdt"): Inline._control,
    w("subDoc"): Inline._subdocument,
    w("bookmarkStart"): Inline._bookmark,
    w("bookmarkEnd"): Inline._bookmark_end,
    f"{{{M}}}oMath": Inline._equation,
    f"{{{MC}}}AlternateContent": Inline._alternatives,
}
_IN_RUNS: dict[str, Callable[[Inline, Element, RunProps, At], None]] = {
    "fldChar": Inline._field_mark,
    "instrText": Inline._instruction,
    "drawing": Inline._drawing,
    "pict": Inline._drawing,
    "object": Inline._drawing,
    "footnoteReference": Inline._note,
    "endnoteReference": Inline._note,
    "footnoteRef": Inline._own_note,
    "endnoteRef": Inline._own_note,
    "commentReference": Inline._comment,
    "AlternateContent": Inline._alternatives_in_run,
    "ruby": Inline._ruby,
}


def _doubt(field: Field) -> tuple[str, str] | None:
    """Why what a field prints may not be for readers, and what to do; None where it may be."""
    said = field.words[1:]
    if field.keyword in ("DOCPROPERTY", "INFO") and said:
        return (_PERSON, _TYPED) if "".join(said[0].lower().split()) in _PEOPLE else None
    if field.keyword == "FILENAME":
        return (_PATH, _TYPED) if "\\p" in [word.lower() for word in said] else None
    return _DOUBTFUL.get(field.keyword)


def typed(element: Element) -> str:
    """Some text: ends of lines in it are spaces, and none stand around it unless the file says that they are meant."""
    text = (element.text or "").replace("\n", " ")
    bare = text.strip(" \t")
    if bare == text or element.get(_SPACE) == "preserve":
        return text
    return text if any(at.get(_SPACE) == "preserve" for at in element.iterancestors()) else bare


def _without_font(props: RunProps) -> RunProps:
    kept = props.copy()
    kept.pop("ascii", None)
    kept.pop("style", None)
    return kept


def _code(text: str) -> int:
    try:
        code = int(text, 16)
    except ValueError:
        return 0x2022
    return code if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else 0x2022
