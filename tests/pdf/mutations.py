"""Ways in which a tagged PDF can be broken, each by itself: what the audit or the validator must notice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

Breakage = Callable[[Pdf], None]
BREAKAGES: dict[str, Breakage] = {}


def breakage(does: Breakage) -> Breakage:
    """Lists a breakage by its name in words."""
    BREAKAGES[does.__name__.replace("_", " ")] = does
    return does


def elements(pdf: Pdf, role: str = "") -> list[Object]:
    """The elements of a role, in order; all of them without one."""
    found: list[Object] = []
    pending = [pdf.Root.StructTreeRoot.K[0]]
    while pending:
        at = pending.pop()
        found.append(at)
        kids = [kid for kid in at.get("/K", ()) if not isinstance(kid, int) and "/S" in kid]
        pending.extend(reversed(kids))
    return [at for at in found if not role or str(at.S) == f"/{role}"]


def edit(pdf: Pdf, pattern: bytes, new: bytes, count: int = 0) -> None:
    """Change the operators of the pages."""
    for page in pdf.pages:
        data, changed = re.subn(pattern, new, page.Contents.read_bytes(), count=count)
        page.Contents = pdf.make_stream(data)
        if changed and count:
            return


def attributes(element: Object) -> Iterator[Object]:
    yield from element.get("/A", ())


def without(element: Object, name: str) -> None:
    for said in attributes(element):
        if name in said:
            del said[name]


def retag(pdf: Pdf, old: str, new: str) -> None:
    """Another role for elements, with their marks."""
    for element in elements(pdf, old):
        element.S = Name(f"/{new}")
    edit(pdf, rb"/" + old.encode() + rb" <</MCID", b"/" + new.encode() + b" <</MCID")


@breakage
def not_marked(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


@breakage
def no_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


@breakage
def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


@breakage
def the_language_is_English(pdf: Pdf) -> None:
    pdf.Root.Lang = String("English")


@breakage
def words_in_a_language_that_is_none(pdf: Pdf) -> None:
    elements(pdf, "Span")[0].Lang = String("Welsh language")


@breakage
def the_title_is_not_shown(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


@breakage
def no_title(pdf: Pdf) -> None:
    del pdf.trailer.Info["/Title"]


@breakage
def no_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


@breakage
def no_claim_to_be_accessible(pdf: Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes().replace(b"<pdfuaid:part>1</pdfuaid:part>", b"")
    pdf.Root.Metadata.write(packet)


@breakage
def no_title_in_the_metadata(pdf: Pdf) -> None:
    packet = re.sub(rb"(?s)<dc:title>.*</dc:title>", b"", pdf.Root.Metadata.read_bytes())
    pdf.Root.Metadata.write(packet)


@breakage
def no_bookmarks(pdf: Pdf) -> None:
    del pdf.Root.Outlines


@breakage
def no_tab_order(pdf: Pdf) -> None:
    del pdf.pages[0].obj["/Tabs"]


@breakage
def a_picture_without_its_place(pdf: Pdf) -> None:
    without(elements(pdf, "Figure")[0], "/BBox")


@breakage
def a_picture_without_words(pdf: Pdf) -> None:
    del elements(pdf, "Figure")[0]["/Alt"]


@breakage
def headings_of_columns_without_scope(pdf: Pdf) -> None:
    for cell in elements(pdf, "TH"):
        without(cell, "/Scope")


@breakage
def headings_of_columns_as_plain_cells(pdf: Pdf) -> None:
    retag(pdf, "TH", "TD")


@breakage
def a_table_without_its_head(pdf: Pdf) -> None:
    retag(pdf, "TH", "TD")
    retag(pdf, "THead", "TBody")


@breakage
def a_row_one_cell_short(pdf: Pdf) -> None:
    row = elements(pdf, "TR")[-1]
    row.K = Array(list(row.K)[:-1])


@breakage
def a_cell_that_does_not_say_how_far_it_spans(pdf: Pdf) -> None:
    for cell in elements(pdf, "TH"):
        without(cell, "/ColSpan")


@breakage
def a_level_of_heading_skipped(pdf: Pdf) -> None:
    retag(pdf, "H2", "H4")


@breakage
def headings_tagged_as_paragraphs(pdf: Pdf) -> None:
    for level in (1, 2, 3):
        retag(pdf, f"H{level}", "P")


@breakage
def one_heading_tagged_as_a_paragraph(pdf: Pdf) -> None:
    retag(pdf, "H3", "P")


@breakage
def a_role_that_nobody_knows(pdf: Pdf) -> None:
    retag(pdf, "LBody", "Blurb")


@breakage
def a_paragraph_as_a_child_of_a_list(pdf: Pdf) -> None:
    elements(pdf, "LI")[0].S = Name.P


@breakage
def a_row_outside_a_table(pdf: Pdf) -> None:
    for role in ("Table", "THead", "TBody"):
        retag(pdf, role, "Div")


@breakage
def an_artifact_inside_a_paragraph(pdf: Pdf) -> None:
    edit(pdf, rb"(/P <</MCID \d+>> BDC)", rb"\1 /Artifact BMC EMC", count=1)


@breakage
def a_mark_in_a_mark(pdf: Pdf) -> None:
    edit(pdf, rb"(?s)EMC(\s+/P <</MCID \d+>> BDC.*?)EMC", rb"\1EMC EMC", count=1)


@breakage
def words_outside_any_mark(pdf: Pdf) -> None:
    edit(pdf, rb"(?s)/P <</MCID \d+>> BDC(.*?)EMC", rb"\1", count=1)


@breakage
def a_rule_outside_any_mark(pdf: Pdf) -> None:
    edit(pdf, rb"^", b"0 0 10 10 re f ", count=1)


@breakage
def words_made_an_artifact(pdf: Pdf) -> None:
    edit(pdf, rb"/P <</MCID \d+>> BDC", b"/Artifact BMC", count=1)


@breakage
def a_mark_that_says_another_role(pdf: Pdf) -> None:
    edit(pdf, rb"/P <</MCID", b"/Span <</MCID", count=1)


@breakage
def a_number_of_a_mark_used_twice(pdf: Pdf) -> None:
    edit(pdf, rb"<</MCID 2>>", b"<</MCID 1>>", count=1)


@breakage
def a_mark_that_is_not_in_the_tree(pdf: Pdf) -> None:
    del elements(pdf, "P")[0]["/K"]


@breakage
def a_mark_twice_in_the_tree(pdf: Pdf) -> None:
    first = elements(pdf, "P")[0]
    first.K = Array([*first.K, *first.K])


@breakage
def an_element_with_another_parent(pdf: Pdf) -> None:
    elements(pdf, "P")[0].P = elements(pdf, "Table")[0]


@breakage
def a_link_that_the_tree_does_not_know(pdf: Pdf) -> None:
    link = elements(pdf, "Link")[0]
    link.K = Array([kid for kid in link.K if isinstance(kid, int) or kid.get("/Type") != "/OBJR"])


@breakage
def a_link_that_does_not_know_the_tree(pdf: Pdf) -> None:
    _links(pdf)[0].StructParent = 999


@breakage
def a_link_without_a_description(pdf: Pdf) -> None:
    del _links(pdf)[0]["/Contents"]


@breakage
def a_link_under_a_span(pdf: Pdf) -> None:
    retag(pdf, "Link", "Span")


@breakage
def no_way_back_from_the_marks(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree


@breakage
def a_page_that_does_not_know_the_tree(pdf: Pdf) -> None:
    del pdf.pages[0].obj["/StructParents"]


@breakage
def a_way_back_to_another_element(pdf: Pdf) -> None:
    page = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    page[0], page[1] = page[1], page[0]


@breakage
def a_font_that_is_not_embedded(pdf: Pdf) -> None:
    for descriptor in _descriptors(pdf):
        del descriptor["/FontFile2"]


@breakage
def a_font_that_does_not_say_its_characters(pdf: Pdf) -> None:
    for font in _fonts(pdf):
        del font["/ToUnicode"]


@breakage
def a_font_that_says_other_characters(pdf: Pdf) -> None:
    for font in _fonts(pdf):
        said = font.ToUnicode.read_bytes()
        font.ToUnicode.write(said.replace(b"<0065>", b"<006F>"))


@breakage
def a_font_with_other_widths(pdf: Pdf) -> None:
    for font in _fonts(pdf):
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        if "/Widths" in inner:
            inner.Widths = Array([77] * len(inner.Widths))
        else:
            inner.W, inner.DW = Array([]), 77


@breakage
def the_reading_order_reversed(pdf: Pdf) -> None:
    root = pdf.Root.StructTreeRoot.K[0]
    root.K = Array(list(reversed(list(root.K))))


@breakage
def two_paragraphs_exchanged(pdf: Pdf) -> None:
    root = pdf.Root.StructTreeRoot.K[0]
    kids = list(root.K)
    kids[1], kids[2] = kids[2], kids[1]
    root.K = Array(kids)


@breakage
def a_word_left_out(pdf: Pdf) -> None:
    edit(pdf, rb"\((?:[^()\\]|\\.){4,}\) Tj", b"() Tj", count=1)


@breakage
def words_joined_where_lines_end(pdf: Pdf) -> None:
    edit(pdf, rb" \) Tj", b") Tj")


@breakage
def a_note_without_a_name(pdf: Pdf) -> None:
    del elements(pdf, "Note")[0]["/ID"]


@breakage
def an_entry_outside_the_contents_list(pdf: Pdf) -> None:
    elements(pdf, "TOC")[0].S = Name.Div


@breakage
def an_unknown_annotation(pdf: Pdf) -> None:
    box = Array([0, 0, 10, 10])
    made = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=box)
    pdf.pages[0].obj.Annots = Array([*pdf.pages[0].obj.get("/Annots", ()), pdf.make_indirect(made)])


def _links(pdf: Pdf) -> list[Object]:
    return [link for page in pdf.pages for link in page.obj.get("/Annots", ())]


def _fonts(pdf: Pdf) -> list[Object]:
    found = {font.objgen: font for page in pdf.pages for font in page.resources.Font.values()}
    return list(found.values())


def _descriptors(pdf: Pdf) -> list[Object]:
    inner = [font.DescendantFonts[0] if "/DescendantFonts" in font else font for font in _fonts(pdf)]
    found = {font.FontDescriptor.objgen: font.FontDescriptor for font in inner}
    return list(found.values())
