"""LibreOffice: a file opened and saved as something else, with a profile of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path


def converted(file: Path, kind: str, folder: Path) -> None:
    """Writes `file` in another kind (`pdf`, `docx`, `txt:Text (encoded):UTF8`) into `folder`."""
    folder.mkdir(exist_ok=True)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    asked = ["--convert-to", kind, "--outdir", str(folder), str(file)]
    subprocess.run([*command, *asked], check=True, capture_output=True, timeout=120)
