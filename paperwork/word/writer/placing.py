"""Whether what a paper has stands in its draft: each region once, an exempt paper's marking on every page.

In: a paper and the merged document. Out: findings. What an author writes must have its place, and so must the marking
of an exempt paper; a table or picture that a template leaves out may be left out on purpose, and is a warning.
Limit: it is asked whether a part stands in the file, not whether it can be seen there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping

from docx.document import Document
from lxml import etree

from paperwork.model.blocks import Region
from paperwork.model.findings import Finding, Place
from paperwork.model.paper import Paper, Slots

from .. import controls
from ..markup import R, elements, value, w, words
from .slots import Loop, Tree, Words

_PARTS = "parts."
_PAGES = {"default": "pages", "first": "first page", "even": "even pages"}
_SETTINGS = {
    "default": "",
    "first": " or turn off 'Different First Page' under Header & Footer",
    "even": " or turn off 'Different Odd & Even Pages' under Header & Footer",
}


def lost(paper: Paper, body: etree._Element, template: str) -> list[Finding]:
    """A finding for each slot whose regions, an author's, stand nowhere in a document's body."""
    return [_authors_lost(slot, tags, template) for slot, tags in _missing(paper, _written(body), "author").items()]


def left_out(paper: Paper, tags: Container[str], template: str) -> list[Finding]:
    """A finding for each slot whose regions, of the data, are not among those that stand in a draft.

    The receipt is for those who ask for it.
    """
    missing = _missing(paper, tags, "data")
    return [_left_out(slot, told, template) for slot, told in missing.items() if slot != "receipt"]


def _missing(paper: Paper, tags: Container[str], owner: str) -> dict[str, list[str]]:
    missing: dict[str, list[str]] = {}
    for slot, region in regions(paper.slots):
        if region.owner == owner and region.tag not in tags:
            missing.setdefault(slot, []).append(region.tag.removeprefix(controls.PREFIX))
    return missing


def unprinted(slots: Mapping[str, object], template: str) -> list[Finding]:
    """A finding for each form that a paper fills in, and for its authors, where a merged template printed too little.

    A line is printed where its value is; one that is ticked, where its box or its label is; one left empty need not be.
    """
    forms = slots.get("forms")
    missing = {f"forms.{id}": _lost_of(forms[id], _line_lost) for id in forms} if isinstance(forms, Tree) else {}
    missing["authors"] = _lost_of(slots.get("authors"), _author_lost)
    return [_form_lost(slot, names, template) for slot, names in missing.items() if names]


def _lost_of(loop: object, lost_of_one: Callable[[Tree], Iterator[str]]) -> list[str]:
    return [name for tree in loop for name in lost_of_one(tree)] if isinstance(loop, Loop) else []


def _line_lost(line: Tree) -> Iterator[str]:
    shown = ("mark", "label") if line["box"] else ("value",)
    owed = line["ticked"] or not line["box"]
    if owed and not any(_printed(line[name]) for name in shown):
        yield str(line["label"])


def _author_lost(author: Tree) -> Iterator[str]:
    if author["name"] and not _printed(author["name"]):
        yield str(author["name"])


def _printed(slot: object) -> bool:
    return isinstance(slot, Words) and slot.printed


def doubled(paper: Paper, body: etree._Element, template: str) -> list[Finding]:
    """A finding for each slot whose regions stand in more than one place."""
    written = _written(body)
    given = list(regions(paper.slots))
    due = Counter(region.tag for _, region in given)
    slots = {slot: region.tag for slot, region in reversed(given) if written[region.tag] > due[region.tag]}
    return [_doubled(slot, tag.removeprefix(controls.PREFIX), template) for slot, tag in reversed(slots.items())]


def unmarked(paper: Paper, document: Document, template: str) -> list[Finding]:
    """Findings for an exempt paper that does not say so, and why, on its front sheet and in each header in force."""
    if paper.slots.get("exempt") is not True:
        return []
    reason = paper.slots.get("exempt_reason")
    given = isinstance(reason, Region) and bool(_written(document.element.body)[reason.tag])
    found = [] if given or not isinstance(reason, Region) else [_no_reason(template)]
    mark = _letters(str(paper.slots.get("status_header", "")))
    headers = [one for one in _headers(document) if mark not in ("" if one[2] is None else _letters(words(one[2])))]
    return [*found, *(_no_mark(section, kind, template) for section, kind, _ in headers)]


def regions(slots: Slots, under: str = "") -> Iterator[tuple[str, Region]]:
    """Every region of a paper, with the name under which a template's loops know it: `question.answer`.

    The sections of a part keep the part's name: `parts.narrative.body`.
    """
    for name, slot in slots.items():
        match slot:
            case Region():
                yield f"{under}{name}", slot
            case tuple():
                for tree in slot:
                    yield from regions(tree, f"{under}{name}." if under == _PARTS else f"{_one_of(name)}.")
            case str() | bool():
                continue
            case _:
                yield from regions(slot, f"{under}{name}.")


def _one_of(name: str) -> str:
    if name.endswith("ices"):
        return f"{name.removesuffix('ices')}ix"
    return f"{name.removesuffix('ies')}y" if name.endswith("ies") else name.removesuffix("s")


def _written(body: etree._Element) -> Counter[str]:
    return Counter(tag for _, tag in controls.ours(body))


def _headers(document: Document) -> Iterator[tuple[int, str, etree._Element | None]]:
    """Each header in force: its section from 1, its kind, and its root; None where the section has none of the kind.

    A section without a header of a kind takes that of the one before (ISO/IEC 29500-1, 17.10.5).
    """
    body = document.element.body
    kinds = ["default", *(["even"] if document.settings.odd_and_even_pages_header_footer else [])]
    homes = (body, *elements(body, "pPr"))
    inherited: dict[str, etree._Element] = {}
    seen: set[tuple[object, ...]] = set()
    for number, section in enumerate((one for one in elements(body, "sectPr") if one.getparent() in homes), 1):
        for reference in section.findall(w("headerReference")):
            relation = document.part.rels[reference.get(f"{{{R}}}id", "")]
            inherited[reference.get(w("type"), "default")] = relation.target_part.element
        first = ["first"] if _has_first_page(section) else []
        # A loop copies its sections: one of each is enough to ask.
        if (alike := (etree.tostring(section, with_tail=False), *inherited.items())) not in seen:
            yield from ((number, kind, inherited.get(kind)) for kind in (*kinds, *first))
        seen.add(alike)


def _has_first_page(section: etree._Element) -> bool:
    given = section.find(w("titlePg"))
    return given is not None and value(section, "titlePg") not in ("0", "false", "off")


def _letters(text: str) -> str:
    """A text without its spaces and breaks, which a header may set otherwise."""
    return "".join(text.split())


def _authors_lost(slot: str, tags: list[str], template: str) -> Finding:
    return Finding(
        "template-part",
        Place(template),
        f"The template has no place for what authors write under '{slot}': {_listed(tags)} would be lost.",
        f"Put {_marks(slot)} of its own, where no condition hides it; docs/templates.md says inside which loop.",
        key=slot,
    )


def _marks(slot: str) -> str:
    """What to type for a slot, up to the paragraph that it is to stand in."""
    if not slot.startswith(_PARTS):
        return f"{{{{p {slot} }}}} into a paragraph"
    loop, _, body = slot.rpartition(".")
    return f"{{%p for section in {loop} %}}, {{{{p section.{body} }}}} and {{%p endfor %}} each into a paragraph"


def _form_lost(slot: str, names: list[str], template: str) -> Finding:
    one, line = ("author", "{{ author.name }}") if slot == "authors" else ("line", "{{ line.label }} {{ line.value }}")
    return Finding(
        "template-part",
        Place(template),
        f"The template has no place for what authors write under '{slot}': {_listed(names)} would be lost.",
        f"Put {{%p for {one} in {slot} %}}, {line} and {{%p endfor %}} each into a paragraph of its own, where no "
        f"condition hides it (docs/templates.md has more on forms), or take '{slot}' out of paper.yaml.",
        key=slot,
    )


def _left_out(slot: str, tags: list[str], template: str) -> Finding:
    return Finding(
        "template-part",
        Place(template),
        f"The template leaves out '{slot}': {_listed(tags)} will not be in the paper.",
        f"If that is not meant, put {{{{p {slot} }}}} into a paragraph of its own.",
        "warning",
        key=slot,
    )


def _listed(tags: list[str]) -> str:
    return f"'{tags[0]}'" + (f" and {len(tags) - 1} more" if len(tags) > 1 else "")


def _doubled(slot: str, tag: str, template: str) -> Finding:
    return Finding(
        "template-part",
        Place(template),
        f"The template puts '{slot}' ('{tag}' for one) in more than one place.",
        f"Keep one {_kept(slot)}: two places would be two copies to keep in step.",
        key=slot,
    )


def _kept(slot: str) -> str:
    return f"loop over {slot.rpartition('.')[0]}" if slot.startswith(_PARTS) else f"{{{{p {slot} }}}}"


def _no_reason(template: str) -> Finding:
    return Finding(
        "exempt-marking",
        Place(template),
        "The paper is not for publication, and the template has no place to say why.",
        "Put {{p exempt_reason }} into a paragraph of its own on the front sheet.",
        key="exempt_reason",
    )


def _no_mark(section: int, kind: str, template: str) -> Finding:
    return Finding(
        "exempt-marking",
        Place(template),
        f"The paper is not for publication, and the header of the {_PAGES[kind]} of section {section} does not say so.",
        f"Put {{{{ status_header }}}} into that header, outside any condition but 'if exempt'{_SETTINGS[kind]}.",
        key=f"{kind}-{section}",
    )
