"""Shapes as Word writes them, small: `anchored(shape("rightArrow", words="On"))` is a run that holds a drawing."""

from __future__ import annotations

from .specimens import inline, p

BLUE = '<a:solidFill><a:srgbClr val="1F4E79"/></a:solidFill>'
RED_LINE = '<a:ln w="25400"><a:solidFill><a:srgbClr val="C00000"/></a:solidFill></a:ln>'
STYLED = (
    '<wps:style><a:lnRef idx="2"><a:schemeClr val="accent1"/></a:lnRef><a:fillRef idx="1"><a:schemeClr val="accent1"/>'
    '</a:fillRef><a:effectRef idx="0"/><a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></wps:style>'
)


def frame(x: float, y: float, width: float, height: float, more: str = "", inner: str = "") -> str:
    """An `a:xfrm`, in points."""
    off, ext = f'x="{int(x * 12700)}" y="{int(y * 12700)}"', f'cx="{int(width * 12700)}" cy="{int(height * 12700)}"'
    return f"<a:xfrm{more}><a:off {off}/><a:ext {ext}/>{inner}</a:xfrm>"


def shape(
    kind: str = "rect",
    at: tuple[float, float, float, float] = (0, 0, 100, 50),
    words: str = "",
    dress: str = BLUE + RED_LINE,
    style: str = "",
    body: str = "",
    turn: str = "",
    geometry: str = "",
) -> str:
    """A shape of a preset kind; `words` are plain, or paragraphs."""
    paragraphs = words if words.startswith("<") else p(words)
    text = f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>" if words else ""
    geometry = geometry or f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'
    return (
        f"<wps:wsp><wps:cNvSpPr/><wps:spPr>{frame(*at, turn)}{geometry}{dress}</wps:spPr>{style}{text}"
        f"<wps:bodyPr {body}/></wps:wsp>"
    )


def grouped(*inside: str, at: tuple[float, float, float, float] = (0, 0, 200, 100), scale: float = 1.0) -> str:
    """A group whose inner measures are `scale` times its outer ones."""
    x, y, width, height = at
    wide, high = int(width * scale * 12700), int(height * scale * 12700)
    inner = f'<a:chOff x="0" y="0"/><a:chExt cx="{wide}" cy="{high}"/>'
    about = f"<wpg:grpSpPr>{frame(x, y, width, height, inner=inner)}</wpg:grpSpPr>"
    return f'<wpg:wgp xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">{about}{"".join(inside)}</wpg:wgp>'


def anchored(
    inside: str,
    size: tuple[int, int] = (100, 50),
    at: tuple[str, str] = ("", ""),
    wrap: str = "wrapNone",
    alt: str = "",
) -> str:
    """A drawing that floats, at a place said as markup (`x` and `y` of `at`), or at the text's corner."""
    x = at[0] or '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    y = at[1] or '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    start = f'<wp:anchor behindDoc="0" simplePos="0" relativeHeight="1"><wp:simplePos x="0" y="0"/>{x}{y}'
    run = inline(inside, alt, size).replace("<wp:inline>", start).replace("</wp:inline>", "</wp:anchor>")
    sides = ' wrapText="bothSides"' if wrap == "wrapSquare" else ""
    return run.replace("<wp:docPr", f"<wp:{wrap}{sides}/><wp:docPr")


def from_page(name: str, points: float, frame: str = "page") -> str:
    """A place measured from the page or its margins; `name` is `H` or `V`."""
    offset = f"<wp:posOffset>{int(points * 12700)}</wp:posOffset>"
    return f'<wp:position{name} relativeFrom="{frame}">{offset}</wp:position{name}>'
