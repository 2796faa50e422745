"""The stamp goes with the file, says what was written, and is no stamp when anyone has changed it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from paperwork.model.paper import Stamp, Stamped, StampedFact, StampedMeasure
from paperwork.model.supplied import Source
from paperwork.word.stamp import checksum, found, from_xml, newer, stamped, to_xml
from paperwork.word.writer import write

from .office import converted
from .papers import paper
from .sdk import errors
from .validity import faults
from .written import Written

STAMP = Stamp(
    program="0.1.0",
    paper="inputs/wexcombe/scrutiny-2026-03",
    at="2026-03-09",
    document="a" * 64,
    regions={
        "paperwork:section/aims": Stamped("b" * 64, "p It serves <our> aims.\np ⟦paperwork:fact/visits/actual⟧"),
        "paperwork:measure/visits/months": Stamped("c" * 64, "| p a | p b |"),
    },
    sources=(Source("inputs/wexcombe/council.yaml", "d" * 64),),
)
KNOWN = {"visits": StampedMeasure("Visits in time", "Visits", {"actual": StampedFact("84%", "data.csv, line 2")})}
DATA = write(paper(), "0.1.0")


def test_it_is_read_back_as_it_was_written() -> None:
    assert found(Written(stamped(DATA, STAMP)).parts) == STAMP


def test_facts_come_back_with_their_measures() -> None:
    stamp = replace(STAMP, measures=KNOWN)
    assert from_xml(to_xml(stamp)) == stamp


def test_a_stamp_of_old_which_kept_no_facts_still_counts() -> None:
    assert checksum(STAMP) == "a65b233156b654f39cdaa51284cd4e638c154059290d9cd5a7b05b93503f5802"


@pytest.mark.parametrize("old", [b"84%", b"Visits in time", b"data.csv, line 2", b'name="actual"', b'id="visits"'])
def test_a_fact_that_someone_changed_makes_it_none(old: bytes) -> None:
    data = to_xml(replace(STAMP, measures=KNOWN))
    assert old in data
    assert from_xml(data.replace(old, b"x" + old[1:])) is None


def test_a_file_without_one_has_none() -> None:
    assert found(Written(DATA).parts) is None


def test_a_new_stamp_takes_the_place_of_the_old() -> None:
    later = replace(STAMP, at="2026-04-01")
    twice = stamped(stamped(DATA, STAMP), later)
    assert found(Written(twice).parts) == later
    assert twice == stamped(DATA, later)


def test_stamping_changes_no_word_of_the_document() -> None:
    before, after = Written(DATA).parts, Written(stamped(DATA, STAMP)).parts
    assert all(after[name] == before[name] for name in before if name.startswith("word/") and "_rels" not in name)


def test_a_stamped_file_has_no_fault() -> None:
    assert faults(stamped(DATA, STAMP)) == []


@pytest.mark.needs_node
def test_a_stamped_file_is_valid(tmp_path: Path) -> None:
    assert errors(stamped(DATA, STAMP), tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"2026-03-09", b"2026-03-10"),
        (b"aims.", b"ends."),
        (b"council.yaml", b"passwd"),
        (b"bbbb", b"bbbc"),
        (b"section/aims", b"section/ends"),
        (b"<stamp:stamp", b"<stamp:other"),
        (b"urn:paperwork:stamp:1", b"urn:paperwork:stamp:2"),
        (b"</stamp:stamp>", b""),
        (b"program=", b"pogram="),
    ],
)
def test_a_stamp_that_someone_changed_is_none(old: bytes, new: bytes) -> None:
    data = to_xml(STAMP)
    assert old in data
    assert from_xml(data.replace(old, new)) is None


def test_a_stamp_with_a_document_type_is_none() -> None:
    data = to_xml(STAMP).replace(b"<stamp:stamp", b'<!DOCTYPE s [<!ENTITY e "x">]><stamp:stamp', 1)
    assert from_xml(data) is None


@pytest.mark.parametrize("data", [b"", b"no xml", b"<a/>"])
def test_what_is_no_stamp_is_none(data: bytes) -> None:
    assert from_xml(data) is None


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), include_characters="\n\t\r"), max_size=40
)


@given(
    st.dictionaries(TEXT, st.builds(Stamped, TEXT, TEXT), max_size=4),
    st.lists(st.builds(Source, TEXT, TEXT), max_size=3),
    st.dictionaries(
        TEXT, st.builds(StampedMeasure, TEXT, TEXT, st.dictionaries(TEXT, st.builds(StampedFact, TEXT, TEXT)))
    ),
)
def test_any_stamp_comes_back(
    regions: dict[str, Stamped], sources: list[Source], measures: dict[str, StampedMeasure]
) -> None:
    stamp = replace(STAMP, regions=regions, sources=tuple(sources), measures=measures)
    assert from_xml(to_xml(stamp)) == stamp


@pytest.mark.parametrize(
    ("wrote", "reads", "told"),
    [("0.1.0", "0.1.0", False), ("0.2.0", "0.10.0", False), ("0.10.0", "0.2.0", True), ("1.0", "0.9.9", True)],
)
def test_a_stamp_by_a_newer_program_is_told(wrote: str, reads: str, told: bool) -> None:
    finding = newer(replace(STAMP, program=wrote), reads, "paper.docx")
    assert (finding is not None) is told


def test_a_template_that_has_data_parts_of_its_own_keeps_them() -> None:
    with_part = _with(DATA, "customXml/item1.xml", b"<council/>")
    both = Written(stamped(with_part, STAMP))
    assert both.parts["customXml/item1.xml"] == b"<council/>"
    assert found(both.parts) == STAMP


def _with(data: bytes, name: str, content: bytes) -> bytes:
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.needs_soffice
def test_libreoffice_keeps_it_when_it_saves_the_file(tmp_path: Path) -> None:
    (tmp_path / "paper.docx").write_bytes(stamped(DATA, STAMP))
    converted(tmp_path / "paper.docx", "docx", tmp_path / "out")
    saved = Written((tmp_path / "out" / "paper.docx").read_bytes())
    assert found(saved.parts) == STAMP
    assert all(name in saved.bookmarks for name in Written(DATA).bookmarks if name.startswith("_pw_"))
