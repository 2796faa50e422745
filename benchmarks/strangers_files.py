"""Fetches Word files by others, by hash, into `benchmarks/.strangers/`, as `strangers.toml` lists their archives."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tarfile
import tomllib
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FOLDER = HERE / ".strangers"
WORD = {"docx", "docm", "dotx", "dotm"}
# What is no .docx, and must be refused in one line; a few of each kind are enough.
OTHERS = {"doc", "dot", "rtf", "odt"}


def fetch(into: Path, only: list[str]) -> None:
    """Fetch every archive that is not there yet (or those of these names), and unpack its files, each once."""
    seen: set[str] = set()
    into.mkdir(parents=True, exist_ok=True)
    for archive in tomllib.loads((HERE / "strangers.toml").read_text("utf-8"))["archive"]:
        if not only or archive["name"] in only:
            count = sum(1 for _ in _unpacked(archive, _archive(archive, into), into, seen))
            print(f"{archive['origin']}: {count} files")


def _archive(archive: dict[str, Any], into: Path) -> Path:
    file = into / (archive.get("file") or archive["address"].rpartition("/")[2])
    if not file.exists() and "package" in archive:
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-binary", ":all:", "--no-deps", "-d", str(into)]
        subprocess.run([*pip, archive["package"]], check=True)
    elif not file.exists():
        urllib.request.urlretrieve(archive["address"], file)
    if hashlib.sha256(file.read_bytes()).hexdigest() != archive["sha256"]:
        raise SystemExit(f"{file.name} is not the file that strangers.toml names.")
    return file


def _unpacked(archive: dict[str, Any], file: Path, into: Path, seen: set[str]) -> Iterator[Path]:
    taken: Counter[str] = Counter()
    folder = into / archive["name"]
    folder.mkdir(exist_ok=True)
    for member, data in _members(file):
        kind, print_ = member.rpartition(".")[2].lower(), hashlib.sha256(data).hexdigest()
        taken[kind] += kind in OTHERS
        if print_ not in seen and (kind in WORD or taken[kind] <= archive.get("others", 0)):
            seen.add(print_)
            # The hash keeps files of one name apart, and the name says where to look for it.
            target = folder / f"{print_[:10]}_{re.sub(r'[^0-9A-Za-z_.-]', '_', Path(member).name[-60:])}"
            target.write_bytes(data)
            yield target


def _members(file: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(file) as opened:
        for member in opened:
            if member.isfile() and member.name.rpartition(".")[2].lower() in WORD | OTHERS:
                held = opened.extractfile(member)
                yield member.name, held.read() if held else b""
