"""What people do to a draft in Word, each as one change of its document; each word that they add begins with Own."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from .living import SPACE, Element, W, control, copied, paragraph, run, said_in

ANSWER, WORRY, MONTHS = "measure/visits/q1", "measure/visits/q2", "measure/visits/months"
FACT, CHART, PLANS = "fact/visits/actual", "measure/visits/charts", "measure/plans/months"


def none(body: Element) -> None:
    """Nothing at all."""


def words_in_a_sentence(body: Element) -> None:
    text = next(said_in(control(body, ANSWER)))
    text.text = (text.text or "").replace("stood", "had, Own words, stood")


def rewrite_round_a_fact(body: Element) -> None:
    first, *rest = [one for one in said_in(control(body, ANSWER)) if one.text != "84%"]
    first.text = "Ownwords came to "
    rest[-1].text = " Ownend."


def outside_every_part(body: Element) -> None:
    next(said_in(body)).text = "Owntitle"


def paragraph_in_a_part(body: Element) -> None:
    content = control(body, WORRY).find(f"{W}sdtContent")
    content.insert(1, paragraph("Ownparagraph inside."))  # type: ignore[union-attr]


def paragraph_at_the_end_of_a_part(body: Element) -> None:
    control(body, WORRY).find(f"{W}sdtContent").append(paragraph("Ownlast."))  # type: ignore[union-attr]


def paragraph_between_parts(body: Element) -> None:
    control(body, MONTHS).addnext(paragraph("Ownbetween."))


def delete_a_part(body: Element) -> None:
    _remove(control(body, MONTHS))


def unwrap_a_part(body: Element) -> None:
    part = control(body, MONTHS)
    for block in part.find(f"{W}sdtContent"):  # type: ignore[union-attr]
        part.addprevious(block)
    _remove(part)


def move_a_part(body: Element) -> None:
    control(body, PLANS).addnext(control(body, MONTHS))


def copy_a_part(body: Element) -> None:
    control(body, PLANS).addnext(copied(control(body, MONTHS)))


def copy_and_edit_a_part(body: Element) -> None:
    copy_a_part(body)
    next(said_in(control(body, MONTHS))).text = "Owncaption"


def empty_a_part(body: Element) -> None:
    control(body, WORRY).find(f"{W}sdtContent")[:] = [etree.Element(f"{W}p")]  # type: ignore[index]


def overtype_a_fact(body: Element) -> None:
    next(said_in(control(body, FACT))).text = "Own240"


def delete_a_fact(body: Element) -> None:
    fact = control(body, FACT)
    fact.addprevious(run("Ownmany"))
    _remove(fact)


def label_of_a_row(body: Element) -> None:
    texts = list(said_in(control(body, MONTHS)))
    next(one for one in texts if one.text == "Rate of plans").text = "Ownrate of plans"


def figure_of_a_cell(body: Element) -> None:
    next(one for one in said_in(control(body, MONTHS)) if one.text == "195").text = "Own196"


def row_added(body: Element) -> None:
    rows = list(control(body, MONTHS).iter(f"{W}tr"))
    row = copied(rows[2])
    for text in said_in(row):
        text.text = "Ownrow"
    rows[2].addnext(row)


def row_deleted(body: Element) -> None:
    _remove(list(control(body, MONTHS).iter(f"{W}tr"))[3])


def column_added(body: Element) -> None:
    for row in control(body, MONTHS).iter(f"{W}tr"):
        cell = etree.SubElement(row, f"{W}tc")
        etree.SubElement(cell, f"{W}tcPr")
        cell.append(paragraph("Owncolumn"))


def resize_a_chart(body: Element) -> None:
    for size in control(body, CHART).iter():
        if size.get("cx"):
            size.set("cx", "1234500")
            size.set("cy", "987600")


def delete_a_chart(body: Element) -> None:
    drawing = next(control(body, CHART).iter(f"{W}drawing"))
    _remove(drawing.getparent())


def split_a_paragraph(body: Element) -> None:
    content = control(body, ANSWER).find(f"{W}sdtContent")
    first = content[0]  # type: ignore[index]
    second = etree.Element(f"{W}p")
    second.extend(list(first)[-2:])
    first.addnext(second)


def join_two_paragraphs(body: Element) -> None:
    first, second, *_ = list(control(body, WORRY).find(f"{W}sdtContent").iterchildren(f"{W}p"))  # type: ignore[union-attr]
    first.extend([one for one in second if one.tag != f"{W}pPr"])
    _remove(second)


def bold(body: Element) -> None:
    text = next(said_in(control(body, WORRY)))
    properties = etree.Element(f"{W}rPr")
    etree.SubElement(properties, f"{W}b")
    text.getparent().insert(0, properties)  # type: ignore[union-attr]


def link(body: Element) -> None:
    first = control(body, WORRY).find(f"{W}sdtContent/{W}p")
    made = etree.SubElement(first, f"{W}hyperlink", {f"{W}anchor": "_somewhere"})  # type: ignore[arg-type]
    made.append(run(" Ownlink"))


def tracked_by_a_person(body: Element) -> None:
    about = {f"{W}id": "9001", f"{W}author": "A Person", f"{W}date": "2026-03-20T00:00:00Z"}
    text = next(said_in(control(body, WORRY)))
    old = text.getparent()
    inserted = etree.Element(f"{W}ins", about)
    inserted.append(run(" Owntracked"))
    old.addnext(inserted)  # type: ignore[union-attr]
    deleted = etree.Element(f"{W}del", {**about, f"{W}id": "9002"})
    old.addnext(deleted)  # type: ignore[union-attr]
    deleted.append(run(" gone", "delText"))


def as_word_saves_it(body: Element) -> None:
    """Split runs, marks of who saved what when, marks of spelling: nothing that a person would call a change."""
    for text in list(said_in(body)):
        words, parent = text.text or "", text.getparent()
        if len(words) < 4 or parent is None or parent.tag != f"{W}r":
            continue
        parent.set(f"{W}rsidR", "00AB12CD")
        second = copied(parent)
        next(iter(said_in(second))).text = words[2:]
        text.text = words[:2]
        text.set(SPACE, "preserve")
        parent.addnext(second)
        parent.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))


def everything_deleted(body: Element) -> None:
    for one in list(body)[:-1]:
        body.remove(one)
    body.insert(0, paragraph("Ownonly."))


EDITS: tuple[Callable[[Element], None], ...] = (
    none, words_in_a_sentence, rewrite_round_a_fact, outside_every_part, paragraph_in_a_part,
    paragraph_at_the_end_of_a_part, paragraph_between_parts, delete_a_part, unwrap_a_part, move_a_part, copy_a_part,
    copy_and_edit_a_part, empty_a_part, overtype_a_fact, delete_a_fact, label_of_a_row, figure_of_a_cell, row_added,
    row_deleted, column_added, resize_a_chart, delete_a_chart, split_a_paragraph, join_two_paragraphs, bold, link,
    tracked_by_a_person, as_word_saves_it, everything_deleted,
)  # fmt: skip


def _remove(element: Element | None) -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)
