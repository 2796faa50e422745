"""A box to tick: the check box of Word's own that people click, with the label of its line as its name.

In: the mark that stands in the box, and the label. Out: what the placeholder `{{ line.mark }}` prints.
"""

from __future__ import annotations

from ..markup import W14, escaped
from .slots import Words

TICKED, EMPTY = "☒", "☐"
# Arial has no boxes: this is the font that Word on Windows takes them from.
FONT = "Segoe UI Symbol"
_STATE = '<w14:{name} w14:val="{code:04X}" w14:font="{font}"/>'


class Box(Words):
    """The mark of a line that has a box: words to a condition, a check box in print."""

    __slots__ = ("_label", "_ticked")

    def __init__(self, mark: str, label: str) -> None:
        super().__init__(mark)
        self._ticked = mark == TICKED
        self._label = label

    def __html__(self) -> str:
        """Ends the run in which the placeholder stands, and begins it again after the check box.

        What is no mark of a box is printed as the words that it is.
        """
        if str(self) not in (TICKED, EMPTY):
            return super().__html__()
        self.printed = True
        return f'</w:t></w:r>{self._control()}<w:r><w:t xml:space="preserve">'

    def _control(self) -> str:
        ticked, empty = (
            _STATE.format(name=name, code=ord(mark), font=FONT)
            for name, mark in (("checkedState", TICKED), ("uncheckedState", EMPTY))
        )
        checked = f'<w14:checked w14:val="{int(self._ticked)}"/>'
        kind = f'<w14:checkbox xmlns:w14="{W14}">{checked}{ticked}{empty}</w14:checkbox>'
        fonts = "".join(f' w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
        mark = TICKED if self._ticked else EMPTY
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{escaped(self._label)}"/><w:id w:val="0"/>{kind}</w:sdtPr>'
            f"<w:sdtContent><w:r><w:rPr><w:rFonts{fonts}/></w:rPr><w:t>{mark}</w:t></w:r></w:sdtContent></w:sdt>"
        )
