"""A tagged PDF read back for tests: its tree as one line, and the words under each element."""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf

from paperwork.pdf import tagged as audited


@dataclass
class Node:
    """An element: its role, its kids in order, and what it says of itself (Alt, Scope ...)."""

    role: str
    kids: list[Node | str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid.words for kid in self.kids)

    @property
    def outline(self) -> str:
        """The roles as one line: Document(H1 P(Link))."""
        inner = " ".join(kid.outline for kid in self.kids if isinstance(kid, Node))
        return f"{self.role}({inner})" if inner else self.role

    def find(self, role: str) -> list[Node]:
        found = [self] if self.role == role else []
        return found + [node for kid in self.kids if isinstance(kid, Node) for node in kid.find(role)]


@dataclass
class Tagged:
    """A PDF's marks by page and number, its tree, and what is wrong with it."""

    pdf: pikepdf.Pdf
    root: Node
    faults: list[str]
    marks: dict[tuple[int, int], str]
    artifacts: list[str]


def read(data: bytes) -> Tagged:
    """Read a PDF as the program's own audit does: `faults` says all that does not fit."""
    found = audited.read_back(data)
    assert found.root is not None
    marks = {(at, mark): said for at, page in enumerate(found.pages) for mark, said in page.words.items()}
    artifacts = [said for page in found.pages for said in page.artifacts]
    return Tagged(found.pdf, _node(found.root), found.faults, marks, artifacts)


def _node(node: audited.Node) -> Node:
    kids = [kid if isinstance(kid, str) else _node(kid) for kid in node.kids]
    return Node(node.role, kids, node.said)
