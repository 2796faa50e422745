"""The Open XML SDK's validator over a Word file: its errors, a line each."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path


def errors(data: bytes, folder: Path) -> list[str]:
    """What the validator finds wrong in the bytes of a .docx."""
    file = folder / "validated.docx"
    file.write_bytes(data)
    program = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
    assert program, "no validator on this machine"
    ran = subprocess.run([program, str(file)], capture_output=True, check=False, timeout=120)
    return [json.dumps(error) for error in json.loads(ran.stdout)["errors"]]
