"""The fonts of one document: a Word font's name to a face, and for what that face lacks, another face.

In: font names as Word gives them, and text. Out: `Face`s. A character that the chosen face lacks comes from the
Liberation family of its kind, or from DejaVu Sans; one that none has is drawn as an empty box, and still is itself
where text is copied, searched or read aloud. What stands in for something else is told in findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby

from msgspec.structs import replace

from paperwork.model.findings import NOWHERE, Finding

from .characters import LIKENESS, NEUTRAL, is_silent, likeness, script
from .faces import Face, face
from .families import DEJAVU, MONO, SANS, SERIF, Family, named
from .given import GivenFonts

_OF_KIND = {"sans": SANS, "serif": SERIF, "mono": MONO}
_BOX, _NOTHING, _SPACE = 0x25A1, 0x200B, 0x20
_QUOTED = 12


class _Boxes(dict[int, float]):
    """The advances of an empty box for what is seen, and none for what is not."""

    def __init__(self, box: float) -> None:
        super().__init__()
        self.box = box

    def __missing__(self, code: int) -> float:
        return 0.0 if is_silent(chr(code)) else self.box

    def get(self, code: int, default: object = None) -> float:  # noqa: ARG002
        return self[code]

    def __contains__(self, code: object) -> bool:
        return True


@cache
def boxes(bold: bool = False) -> Face:
    """The face of empty boxes, which has every character."""
    shown = face(bold, family=DEJAVU)
    return replace(shown, widths=_Boxes(shown.widths[_BOX]))


class Fonts:
    """The faces of one document, and what was found while choosing them. `given` are fonts beside the shipped."""

    def __init__(self, given: GivenFonts | None = None) -> None:
        self.given = given
        self._families: dict[str, Finding] = {}
        self._missing: dict[str, str] = {}
        self._instead: dict[tuple[str, str], Face] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """One finding for each family that another stands in for, and for each script that no face has."""
        refused = self.given.refused if self.given else {}
        return (
            *self._families.values(),
            *(_refused(family, why) for family, why in refused.items()),
            *(_no_glyphs(name, seen) for name, seen in self._missing.items()),
        )

    def choose(self, family: str, bold: bool, italic: bool) -> Face:
        """The face for a Word font's name."""
        theirs = self.given.face(family, bold, italic) if self.given else None
        if theirs:
            return theirs
        found = named(family)
        # A font's name is the same in whatever case it is typed.
        if not found.same_widths and family.casefold() not in self._families:
            self._families[family.casefold()] = _other_family(family, found.family)
        return face(bold, italic, found.family)

    def faced(self, text: str, of: Face) -> Iterator[tuple[str, Face]]:
        """The text in parts, each with the face that shows it: the text's own where it can."""
        if all(map(of.widths.__contains__, map(ord, text))):
            yield text, of
            return
        for shown, part in groupby(text, lambda one: self._for(one, of)):
            yield "".join(part), shown

    def _for(self, character: str, of: Face) -> Face:
        if of.has(character) or character in NEUTRAL:
            return of
        key = (character, of.name)
        if key not in self._instead:
            self._instead[key] = self._other(character, of)
        found = self._instead[key]
        if isinstance(found.widths, _Boxes) and not is_silent(character):
            self._note(character)
        return found

    def _other(self, character: str, of: Face) -> Face:
        """The face for a character that its text's own face lacks."""
        if character in LIKENESS:
            return likened(of, character, LIKENESS[character])
        kin = _OF_KIND[of.kind]
        for family in (kin, SANS, DEJAVU):
            shown = face(of.bold, of.italic, family)
            if shown.has(character):
                return shown
        theirs = self.given.with_character(character, of.bold, of.italic) if self.given else None
        if theirs:
            return theirs
        if like := likeness(character):
            return likened(face(of.bold, family=DEJAVU), character, like)
        shown = boxes(of.bold)
        glyphs = shown.font.face.charToGlyph
        shown.font.draw_as(ord(character), glyphs[_NOTHING if is_silent(character) else _BOX])
        return shown

    def _note(self, character: str) -> None:
        name = script(character)
        seen = self._missing.get(name, "")
        if character not in seen and len(seen) < _QUOTED:
            self._missing[name] = seen + character


@cache
def likened(of: Face, character: str, like: str) -> Face:
    """The face with a character drawn by the glyph of its likeness."""
    widths: Mapping[int, float] = {**of.widths, ord(character): of.widths[ord(like)]}
    of.font.draw_as(ord(character), of.font.face.charToGlyph[ord(like)])
    return replace(of, widths=widths)


def _other_family(family: str, shown: Family) -> Finding:
    return Finding(
        "pdf-font",
        NOWHERE,
        f"The font '{family}' is not shipped with the program; {shown.name} stands in for it.",
        "Lines may break in other places than in Word. Give the font's file (--fonts), set the text in Arial, Calibri, "
        "Cambria or Times New Roman, or accept this.",
        severity="warning",
        key=family,
    )


def _refused(family: str, why: str) -> Finding:
    message = f"The font '{family}' was given but can't be used: {why}."
    return Finding(
        "pdf-font", NOWHERE, message, "Give one with TrueType outlines that may be embedded.", "warning", key=family
    )


def _no_glyphs(name: str, seen: str) -> Finding:
    said = " ".join(f"U+{ord(one):04X}" for one in seen[:3])
    return Finding(
        "pdf-character",
        NOWHERE,
        f"No font of the program has {name} characters ({said}); they are printed as empty boxes. Their text can still "
        "be copied, searched for and read aloud.",
        "Give the folder of a font that has them (--fonts FOLDER), or use other characters or a picture.",
        severity="warning",
        quote=seen,
        key=name,
    )
