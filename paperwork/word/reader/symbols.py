"""Characters of symbol fonts as the Unicode characters they look like: a font's name and a code in, text out.

Covers Symbol, Wingdings, Wingdings 2, Wingdings 3 and Webdings. Where Unicode's own sign is in hardly any font, and
documents use it (bullets, boxes, arrows), a plainer one that looks like it stands for it. What is in no table becomes
a bullet.
"""

from __future__ import annotations

from .dingbats import WEBDINGS, WINGDINGS_2, WINGDINGS_3

_SYMBOL_LOW = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
_SYMBOL_LAST = "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_WINGDINGS_LOW = (
    " ✎✂✁👓🔔📖🕯☎✆✉✉📪📫📬📭📁📂📄📄📄🗄⌛⌨🖱🖲💻🖴💾💾✇"
    "✍✍✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐⚐✈☼💧❄✝✞✝✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓&&●❍■□❐❑❒⬧⧫◆❖⬥⌧⍓⌘❀✿❝❞▯"
)
_WINGDINGS_CIRCLES = "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"
_WINGDINGS_MARKS = "·•▪○◯◯◉◎◯▪◻✦✦★✶✴✹✵⌖⌖⟡⌑⌑✪✰"
_WINGDINGS_ARROWS = "⌫⌦➢➢➢➢➲➲➲➲←→↑↓↖↗↙↘←➔↑↓↖↗↙↘⇦⇨⇧⇩⬄⇳↖↗↙↘▫▫✗✓☒☑"
_WINGDINGS = (
    {0x20 + at: mark for at, mark in enumerate(_WINGDINGS_LOW)}
    | {0x80 + at: mark for at, mark in enumerate(_WINGDINGS_CIRCLES)}
    | {0x9E + at: mark for at, mark in enumerate(_WINGDINGS_MARKS)}
    | {0xD5 + at: mark for at, mark in enumerate(_WINGDINGS_ARROWS)}
)
_SYMBOL = (
    {0x20 + at: mark for at, mark in enumerate(_SYMBOL_LOW)}
    | {0xA0 + at: mark for at, mark in enumerate(_SYMBOL_HIGH)}
    | {0xF1 + at: mark for at, mark in enumerate(_SYMBOL_LAST)}
)
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "⊗", 0x56: "⊗", 0x95: "·", 0x96: "•",
    0x97: "●", 0x98: "●", 0x99: "○", 0x9E: "◎", 0x9F: "▪", 0xA0: "▪", 0xA1: "■", 0xA2: "□", 0xA3: "☐", 0xA4: "▫",
    0xAE: "◆", 0xB0: "◇", 0xB2: "◊",
}  # fmt: skip
_WEBDINGS = {0x3D: "■", 0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✖", 0x69: "ℹ", 0x33: "◀", 0x34: "▶"}
_WEBDINGS |= {0x35: "▲", 0x36: "▼"}


def _whole(listed: str, plainer: dict[int, str]) -> dict[int, str]:
    return {0x21 + at: mark for at, mark in enumerate(listed) if mark != "\ufffd"} | plainer


_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _whole(WINGDINGS_2, _WINGDINGS_2),
    "wingdings 3": _whole(WINGDINGS_3, {}),
    "webdings": _whole(WEBDINGS, _WEBDINGS),
}


def is_symbol_font(font: str) -> bool:
    """Whether a font's characters stand for others than their codes say."""
    return font.lower() in _FONTS


def real(text: str, font: str) -> str:
    """Text set in a symbol font as the characters that a reader sees."""
    table = _FONTS.get(font.lower())
    if table is None:
        return "".join("•" if 0xF000 <= ord(mark) <= 0xF0FF else mark for mark in text)
    return "".join(_seen(ord(mark), mark, table) for mark in text)


def _seen(code: int, mark: str, table: dict[int, str]) -> str:
    if 0xF000 <= code <= 0xF0FF:
        return table.get(code - 0xF000, "•")
    if 0x20 < code <= 0xFF:
        return table.get(code, "•")
    return mark
