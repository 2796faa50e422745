"""Word files made to do harm, or by programs gone wrong: each comes out as a PDF with its words, in a few seconds."""

from __future__ import annotations

import pytest

from paperwork.jobs.pdf import Wishes, made_of
from tests.word.reader.specimens import (
    Parts,
    docx,
    field,
    inline,
    level,
    lists,
    num,
    p,
    pic,
    png,
    r,
    style,
    tbl,
    tc,
    tr,
)

from .tagged import read


def words(data: bytes) -> str:
    """The words of the tags of its PDF, without spaces."""
    made = made_of(data, "hostile.docx", Wishes(accept=True)).data
    found = read(made)
    assert found.faults == []
    return "".join(found.root.words.split())


def section(inside: str) -> str:
    return f"<w:sectPr>{inside}</w:sectPr>"


def nested(times: int) -> str:
    inside = p("deep")
    for _ in range(times):
        inside = f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>"
    return inside


BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (tbl(tr(tc("a", '<w:gridSpan w:val="99999"/>'), tc("b")), tr("c", "d")), "abcd"),
        (tbl(tr(tc("a", '<w:gridSpan w:val="-5"/>'), tc("b", '<w:gridSpan w:val="0"/>'))), "ab"),
        (tbl(tr(*["x"] * 1000), grid=(100,) * 1000), "x" * 1000),
        (tbl(tr(), grid=()) + p("after"), "after"),
        (tbl(grid=()) + p("after"), "after"),
        (tbl(tr("a", "b"), grid=(-2000, -10)), "ab"),
        (tbl(tr("a", "b"), grid=(10**9, 10**12)), "ab"),
        (tbl(*[tr(*[tc("x", "<w:vMerge/>")] * 3) for _ in range(40)], grid=(1000,) * 3), "x" * 120),
        (tbl(tr("h", "b", props='<w:trHeight w:val="999999" w:hRule="exact"/>')), "hb"),
        (tbl(tr("h", "b", props='<w:trHeight w:val="-9" w:hRule="exact"/>')), "hb"),
        (tbl(*[tr(f"h{n}", "b", props="<w:tblHeader/>") for n in range(100)]), "h99b"),
        (nested(80), "deep"),
        (p(BEGIN * 500 + r("core") + END * 500), "core"),
        (p(BEGIN * 50 + r("core")) + p("next") + p("last"), "corenextlast"),
        (p(END * 30 + r("core")) + p("next"), "corenext"),
        (p("<w:smartTag>" * 240 + r("x") + "</w:smartTag>" * 240), "x"),
        (p(r("words", '<w:sz w:val="0"/>') + r("huge", '<w:sz w:val="3276"/>')), "wordshuge"),
        (p(r("a", '<w:sz w:val="NaN"/>') + r("b", '<w:sz w:val="-5"/>') + r("c", '<w:sz w:val="1"/>')), "abc"),
        (p(r("ab", '<w:spacing w:val="99999"/><w:w w:val="99999"/><w:position w:val="-99999"/>')), "ab"),
        (p("x", '<w:spacing w:before="9999999" w:after="-500" w:line="-200" w:lineRule="exact"/>'), "x"),
        (p("x", '<w:spacing w:line="9999999" w:lineRule="auto"/>'), "x"),
        (p("x", '<w:ind w:left="999999" w:right="999999" w:firstLine="-99999"/>'), "x"),
        (p("x" * 100_000), "x" * 100_000),
        (p(r("y", '<w:color w:val="GG"/><w:highlight w:val="zz"/><w:rFonts w:ascii="../../x"/>')), "y"),
        (p("".join(f'<w:bookmarkStart w:id="{n}" w:name="b"/>' for n in range(5000)) + r("x")), "x"),
        (p(r("a\u0301" * 3000)), "a\u0301" * 3000),
        (p(field("PAGE", "NaN")) + p("x"), "x"),
    ],
)  # fmt: skip
def test_absurd_markup_keeps_its_words(body: str, said: str) -> None:
    assert said in words(docx(body))


@pytest.mark.parametrize(
    "page",
    [
        '<w:pgSz w:w="0" w:h="0"/>',
        '<w:pgSz w:w="-100" w:h="-900"/>',
        '<w:pgSz w:w="999999" w:h="999999"/>',
        '<w:pgSz w:w="NaN" w:h="inf"/><w:pgMar w:top="nan" w:left="1e400" w:right="-inf" w:bottom="x"/>',
        '<w:pgSz w:w="5000" w:h="5000"/><w:pgMar w:top="4000" w:right="4000" w:bottom="4000" w:left="4000"/>',
        '<w:pgSz w:w="5000" w:h="5000"/><w:pgMar w:top="-4000" w:right="-4000" w:bottom="-4000" w:left="-4000"/>',
        '<w:pgSz w:w="20" w:h="20"/><w:pgMar w:top="0" w:right="0" w:bottom="0" w:left="0"/>',
        '<w:pgSz w:w="5000" w:h="5000"/><w:cols w:num="99999" w:space="999999"/>',
        '<w:pgSz w:w="5000" w:h="5000"/><w:cols w:num="-3" w:space="-20"/>',
    ],
)
def test_absurd_pages_keep_their_words(page: str) -> None:
    assert "helloworld" in words(docx(p("hello world " * 5), section(page)))


def chained(count: int) -> str:
    return style("A0") + "".join(style(f"A{n}", on=f"A{n - 1}") for n in range(1, count))


NOTES = "".join(
    f'<w:footnote w:id="{n}">{p(f"<w:r><w:footnoteReference w:id={chr(34)}{to}{chr(34)}/></w:r>" + r(f"note{n}"))}'
    "</w:footnote>"
    for n, to in ((1, 1), (2, 3), (3, 2))
)
LINKED = (
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="X"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


@pytest.mark.parametrize(
    ("body", "parts", "said"),
    [
        (p("a", style="A"), Parts(styles=style("A", on="B") + style("B", on="C") + style("C", on="A")), "a"),
        (p("a", style="A"), Parts(styles=style("A", on="A")), "a"),
        (p("a", style="A1999"), Parts(styles=chained(2000)), "a"),
        (p("a", num()), Parts(numbering=LINKED, styles=style("X", "", num(), kind="numbering")), "a"),
        (p("a", num()), Parts(numbering=lists(level(0, "%1" * 50, "upperRoman", start=10**12))), "a"),
        (p("a", num(99)), Parts(numbering=lists(level(0, "%9.%10.%0", "upperLetter", start=10**9))), "a"),
        (p(r("a") + '<w:r><w:footnoteReference w:id="1"/></w:r>'), Parts(footnotes=NOTES), "note1"),
        (p(r("a") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), Parts(footnotes=NOTES), "note2"),
        (p("x") + '<w:altChunk r:id="c"/>', Parts(relations={"c": ("aFChunk", "document.xml")}), "x"),
        (
            p("x") + section('<w:headerReference w:type="default" r:id="h"/>'),
            Parts(relations={"h": ("header", "document.xml")}),
            "x",
        ),
        (p(inline(pic("c")) + r("x")), Parts(relations={"c": ("image", "document.xml")}), "x"),
        (p(inline(pic("c")) + r("x")), Parts(relations={"c": ("image", "media/none.png")}), "x"),
        (p(r("x", '<w:lang w:val="no language!"/>')), Parts(), "x"),
        (p("<w:r><w:tab/><w:t>t</w:t></w:r>"), Parts(settings='<w:defaultTabStop w:val="0"/>'), "t"),
    ],
)  # fmt: skip
def test_what_goes_in_circles_or_leads_nowhere_keeps_its_words(body: str, parts: Parts, said: str) -> None:
    assert said in words(docx(body, parts=parts))


@pytest.mark.parametrize("size", [(0, 0), (-5, -9), (10**7, 10**7)])
def test_pictures_of_absurd_size_stand_in_the_text(size: tuple[int, int]) -> None:
    parts = Parts(others={"word/media/a.png": png()}, relations={"c": ("image", "media/a.png")})
    assert words(docx(p(r("before") + inline(pic("c"), size=size) + r("after")), parts=parts)) == "beforeafter"


@pytest.mark.parametrize(
    "torn",
    [b"GIF89a\xff\0\x05\0\xf7\0\0", b"\xff\xd8\xff\xe0\0\x10JFIF\0", b"II*\0\xff\xff\xff\xff", b"BM" + b"\xff" * 60,
     b"\xd7\xcd\xc6\x9a" + b"\xff" * 60, b"\x01\0\0\0" + b"\xff" * 400, b"RIFF\xff\xff\xff\xffWEBPVP8 ", b"8BPS\0\1"],
)  # fmt: skip
def test_torn_pictures_leave_the_text_whole(torn: bytes) -> None:
    parts = Parts(others={"word/media/a.png": torn}, relations={"c": ("image", "media/a.png")})
    assert words(docx(p(r("before") + inline(pic("c")) + r("after")), parts=parts)) == "beforeafter"


def test_nothing_outside_the_file_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was asked for over the network")

    monkeypatch.setattr("socket.socket.connect", refuse)
    kinds = ("attachedTemplate", "styles", "settings", "header", "frame", "oleObject", "image", "subDocument")
    leads = {f"{kind}": (kind, f"http://localhost:9/{kind}") for kind in kinds}
    body = p(inline(pic("image")) + r("x")) + section('<w:headerReference w:type="default" r:id="header"/>')
    assert words(docx(body, parts=Parts(relations=leads))) == "x"
