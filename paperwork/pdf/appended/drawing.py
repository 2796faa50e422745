"""A true page drawn on a page of the paper: in its place, or smaller, inside what else stands there.

What the paper itself says on such a page (the marking of an exempt paper) stays, outside the tags.
"""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, parse_content_stream, unparse_content_stream

from .pieces import Box, SourcePage, Target
from .placing import Standing

_KEPT = ("/Type", "/Parent", "/StructParents", "/Tabs")
_MARKING = {"BMC", "BDC", "EMC"}
_OWN = "/PaperworkOwn"

Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def draw(pdf: Pdf, page: Object, one: Standing) -> None:
    """Puts a true page in the place of a page of the paper, or into the box of its picture on it."""
    source = one.source.pages[one.number]
    own = None if one.box is None else _own_drawing(pdf, page)
    drawn = [pdf.copy_foreign(stream) for stream in source.streams]
    drawn = drawn if source.tagged else [_stream(pdf, _opening(one)), *drawn, _stream(pdf, "EMC")]
    resources = pdf.copy_foreign(source.resources)
    for key in [key for key in map(str, page) if key not in _KEPT and (one.box is None or key != "/MediaBox")]:
        del page[key]
    if one.box is None:
        _measure(page, source)
    else:
        start = f"/Artifact BMC {_OWN} Do EMC q {_clip(one.box)} {_numbers(matrix_of(one))} cm"
        drawn = [_stream(pdf, start), *drawn, _stream(pdf, "Q")]
        resources = _with_own(resources, own)
    page.Contents, page.Resources = Array(drawn), resources
    group = source.source.get("/Group")
    if isinstance(group, Dictionary):
        page.Group = pdf.copy_foreign(one.source.pdf.make_indirect(group))


def _stream(pdf: Pdf, operators: str) -> Object:
    return pdf.make_indirect(Stream(pdf, operators.encode()))


def _opening(one: Standing) -> str:
    return f"/{'P' if one.words else 'Figure'} <</MCID 0>> BDC"


def _own_drawing(pdf: Pdf, page: Object) -> Object:
    """What the paper draws on a page, as a drawing of its own."""
    kept = [one for one in parse_content_stream(Page(page)) if str(one.operator) not in _MARKING]
    said = {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": page.MediaBox, "/Resources": page.Resources}
    return pdf.make_indirect(Stream(pdf, unparse_content_stream(kept), said))


def _with_own(resources: Object, own: Object | None) -> Object:
    made = Dictionary({str(key): value for key, value in resources.items()})
    held = made.get("/XObject", Dictionary())
    made.XObject = Dictionary({**{str(key): value for key, value in held.items()}, _OWN: own})
    return made


def _measure(page: Object, source: SourcePage) -> None:
    """The true page's own size and turn, and the size of its units."""
    page.MediaBox = Array([round(edge, 4) for edge in source.box])
    if source.rotation:
        page.Rotate = source.rotation
    unit = source.source.get("/UserUnit")
    if unit is not None:
        page.UserUnit = unit


def _clip(box: Box) -> str:
    left, bottom, right, top = box
    return f"{_numbers((left, bottom, right - left, top - bottom))} re W n"


def _numbers(parts: tuple[float, ...]) -> str:
    return " ".join(f"{part:.6f}".rstrip("0").rstrip(".") for part in parts)


def matrix_of(one: Standing) -> Matrix:
    """What leads from a page's own places to those on the page of the paper, where it stands turned and smaller."""
    if one.box is None:
        return SAME
    page = one.source.pages[one.number]
    left, bottom, right, top = page.box
    x, y, wide, high = one.box[0], one.box[1], one.box[2] - one.box[0], one.box[3] - one.box[1]
    across, up = (right - left, top - bottom) if page.rotation % 180 == 0 else (top - bottom, right - left)
    sx, sy = wide / across, high / up
    return {
        90: (0.0, -sy, sx, 0.0, x - bottom * sx, y + right * sy),
        180: (-sx, 0.0, 0.0, -sy, x + right * sx, y + top * sy),
        270: (0.0, sy, -sx, 0.0, x + top * sx, y - left * sy),
    }.get(page.rotation, (sx, 0.0, 0.0, sy, x - left * sx, y - bottom * sy))


def moved(matrix: Matrix, box: Box) -> list[float]:
    """A rectangle where the page now stands."""
    x1, y1, x2, y2 = moved_points(matrix, box)
    return [min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)]


def moved_points(matrix: Matrix, points: tuple[float, ...]) -> list[float]:
    """Points (x and y in turn) where the page now stands."""
    a, b, c, d, e, f = matrix
    pairs = zip(points[::2], points[1::2], strict=True)
    return [round(part, 3) for x, y in pairs for part in (a * x + c * y + e, b * x + d * y + f)]


def destination(page: Object, target: Target, matrix: Matrix) -> Object:
    """A place on a page; the whole page where it no longer stands as it stood."""
    name, *numbers = target.view if matrix == SAME else ("Fit",)
    return Array([page, Name(f"/{name}"), *numbers])
