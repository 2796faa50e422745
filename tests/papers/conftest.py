"""Every paper under inputs/, built once for all the tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from paperwork.inputs.workspace import papers
from paperwork.jobs.build import build
from paperwork.model.paper import Draft
from paperwork.word.reader import read

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Built:
    """A paper's two files, and its draft as the reader sees it."""

    word: Path
    pdf: Path
    draft: Draft


@pytest.fixture(scope="session", params=papers(REPOSITORY), ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    word, pdf = build(request.param, out=tmp_path_factory.mktemp("papers"), with_pdf=True).written
    return Built(word, pdf, read(word.read_bytes(), word.name))
