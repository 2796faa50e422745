"""Every paper under inputs/, built once for all the tests of this folder."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from paperwork import inputs
from paperwork.inputs.workspace import papers
from paperwork.jobs.build import build
from paperwork.model.paper import Draft
from paperwork.word.reader import read

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Built:
    """A paper's two files, its draft as the reader sees it, and whether its template places a contents list."""

    word: Path
    pdf: Path
    draft: Draft
    lists_contents: bool


@pytest.fixture(scope="session", params=papers(REPOSITORY), ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    word, pdf = build(request.param, out=tmp_path_factory.mktemp("papers"), with_pdf=True).written
    with zipfile.ZipFile(inputs.read(request.param).template.word_file) as template:
        lists_contents = b"{{p contents }}" in template.read("word/document.xml")
    return Built(word, pdf, read(word.read_bytes(), word.name), lists_contents)
