"""A small built workspace whose draft somebody has edited, for tests of what is found in it."""

from __future__ import annotations

from pathlib import Path

from tests.workspace import PAPER, PAPER_FOLDER

from .in_word import Opened

DRAFT = Path("outputs/elmshire/panel-2025-02.docx")
WORRIES, DOING = "measure/visits/q2", "measure/visits/q3"
GAP = "[To be written: Winter]"
GAP_ID = "gap:What are we worried about?"


def edit(workspace: Path, worries: str = f"Snow. {GAP} More snow.", doing: str = "") -> Path:
    """The draft of a workspace with words typed into two answers of its last page."""
    draft = Opened(workspace / DRAFT)
    draft.write(WORRIES, worries)
    if doing:
        draft.write(DOING, doing)
    return draft.save()


def accept(workspace: Path, *ids: str) -> None:
    """Has the paper of a workspace accept findings; no id, and it accepts none."""
    entries = [f"  - {{id: '{id}', reason: It is said at the meeting., who: The Director}}\n" for id in ids]
    text = PAPER + ("\naccept:\n" + "".join(entries) if entries else "")
    (workspace / PAPER_FOLDER / "paper.yaml").write_text(text, encoding="utf-8")
