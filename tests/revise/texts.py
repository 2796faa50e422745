"""Random texts in normal form, and what a person may do to them."""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = st.sampled_from(["visits", "rose", "to", "10", "12%", "in", "May", "re-referrals", "Zoë", "⟦lb⟧", "a.b", "|"])
_FACT = st.sampled_from(["⟦paperwork:fact/cin/actual⟧", "⟦paperwork:fact/cin/month⟧"])


@st.composite
def _run(draw: st.DrawFn) -> str:
    said = " ".join(draw(st.lists(st.one_of(_WORDS, _FACT), min_size=1, max_size=6)))
    dress = draw(st.sampled_from(["", "b", "i", "a https://x.org"]))
    return f"⟦{dress}⟧{said}⟦/{dress[0]}⟧" if dress else said


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """A paragraph, heading or list item."""
    kind = draw(st.sampled_from(["p", "h3", "l0*", "l1#"]))
    return f"{kind} " + ", ".join(draw(st.lists(_run(), max_size=3)))


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table of two columns: labels, and a figure each."""
    labels = draw(st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=4, unique=True))
    figures = draw(st.lists(st.integers(0, 9), min_size=len(labels), max_size=len(labels)))
    rows = [f"| p {label} | p {figure} |" for label, figure in zip(labels, figures, strict=True)]
    return "\n".join(["| p Measure | p Now |", *rows])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Some paragraphs, with a table or a picture among them now and then."""
    block = st.one_of(paragraphs(), paragraphs(), tables(), st.just("p ⟦img:ab12 A chart⟧"), st.just("⟦paperwork:x⟧"))
    blocks = draw(st.lists(block, min_size=1, max_size=6))
    parted = [one for at, one in enumerate(blocks) if not (at and one[0] == "|" == blocks[at - 1][0])]
    return "\n".join(parted)


@st.composite
def edits(draw: st.DrawFn, text: str) -> str:
    """A text after some lines of it were deleted, doubled, changed, or added to."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from(["delete", "add", "change", "end"]))
        if kind == "delete" and len(lines) > 1:
            del lines[at]
        elif kind == "add":
            lines.insert(at, draw(paragraphs()))
        elif kind == "end" and not lines[at].startswith(("|", "⟦")):
            lines[at] += " and more"
        elif not lines[at].startswith(("|", "⟦")):
            lines[at] = lines[at].replace("10", "11").replace("rose", "fell")
        else:
            lines[at] = lines[at].replace("p 1", "p 2").replace("p 3", "p 4")
    return "\n".join(lines)
