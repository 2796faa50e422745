"""Charts as Word writes them, small: `chart(group("bar", series("Visits", 3, 5)))` is a chart part's markup."""

from __future__ import annotations

from .specimens import Parts, inline

MONTHS = ("April", "May", "June", "July")


def cached(name: str, values: tuple[object, ...], format: str = "") -> str:
    """A range with its cached values; None is a gap."""
    numeric = all(value is None or isinstance(value, int | float) for value in values)
    kind = "num" if numeric else "str"
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values) if value is not None
    )
    code = f"<c:formatCode>{format or 'General'}</c:formatCode>" if numeric else ""
    inside = f'{code}<c:ptCount val="{len(values)}"/>{points}'
    return (
        f"<c:{name}><c:{kind}Ref><c:f>Sheet1!$A$1</c:f><c:{kind}Cache>{inside}</c:{kind}Cache></c:{kind}Ref></c:{name}>"
    )


def series(
    name: str,
    *values: float | None,
    of: tuple[object, ...] = MONTHS,
    at: int = 0,
    more: str = "",
    format: str = "",
    across: tuple[float, ...] = (),
    sizes: tuple[float, ...] = (),
) -> str:
    """A series: its cached values over its categories, or over numbers across; `more` stands before them."""
    title = f'<c:tx><c:strRef><c:f>S</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>'  # noqa: E501
    if across:
        said = cached("xVal", across) + cached("yVal", values, format) + (cached("bubbleSize", sizes) if sizes else "")
    else:
        dates = "mmm yy" if of and isinstance(of[0], int | float) else ""
        said = cached("cat", of, dates) + cached("val", values, format)
    return f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>{title}{more}{said}</c:ser>'


def group(kind: str, *inside: str, head: str = "", foot: str = "", axes: tuple[int, int] | None = (1, 2)) -> str:
    """A group of series (`bar`, `line`, `pie` ...); `head` stands before them, `foot` after."""
    ids = "".join(f'<c:axId val="{id}"/>' for id in axes or ())
    return f"<c:{kind}Chart>{head}{''.join(inside)}{foot}{ids}</c:{kind}Chart>"


def bars(*inside: str, way: str = "col", grouping: str = "clustered", foot: str = "") -> str:
    """Columns, or bars that lie flat."""
    head = f'<c:barDir val="{way}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
    over = "" if grouping == "clustered" else '<c:overlap val="100"/>'
    return group("bar", *inside, head=head, foot=f'{foot}<c:gapWidth val="80"/>{over}')


def axis(kind: str, id: int, crosses: int, place: str, more: str = "", tail: str = "") -> str:
    """An axis (`cat`, `val`, `date`)."""
    return (
        f'<c:{kind}Ax><c:axId val="{id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{place}"/>{more}<c:crossAx val="{crosses}"/>{tail}</c:{kind}Ax>'
    )


GRID = "<c:majorGridlines/>"
AXES = axis("cat", 1, 2, "b") + axis("val", 2, 1, "l", GRID)
NUMBER_AXES = axis("val", 1, 2, "b") + axis("val", 2, 1, "l", GRID)


def titled(text: str) -> str:
    """A title with words."""
    return f"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></c:rich></c:tx></c:title>"


def chart(*groups: str, title: str = "", axes: str = AXES, legend: str = "r", blanks: str = "gap") -> str:
    """The markup of a chart part."""
    head = titled(title) if title else '<c:autoTitleDeleted val="1"/>'
    foot = f'<c:legend><c:legendPos val="{legend}"/></c:legend>' if legend else ""
    tail = f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="{blanks}"/>'
    inside = f"{head}<c:plotArea>{''.join(groups)}{axes}</c:plotArea>{foot}{tail}"
    return f"<c:chartSpace NAMES><c:chart>{inside}</c:chart></c:chartSpace>"


def holding(*charts: str) -> Parts:
    """The parts of a file with those charts, related by `c1`, `c2` ..."""
    return Parts(
        others={f"word/charts/chart{at}.xml": markup.encode() for at, markup in enumerate(charts, 1)},
        relations={f"c{at}": ("chart", f"charts/chart{at}.xml") for at in range(1, len(charts) + 1)},
    )


def shown(at: int = 1, alt: str = "", size: tuple[int, int] = (400, 220)) -> str:
    """The drawing that shows a chart, in its line."""
    return inline(f'<c:chart r:id="c{at}"/>', alt, size)
