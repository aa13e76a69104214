"""What the tests of the web editor need beside Chromium: the proxy between it and git, a package of npm listed in
`tests/editor/`. Where it is elsewhere, `KOLLEGA_EDITOR` names that `node_modules` folder."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_HERE = Path(__file__).parent / "editor" / "node_modules"


def decap_server() -> Path | None:
    """The program of the proxy, or nothing where it, Node.js or npm is missing."""
    path = Path(os.environ.get("KOLLEGA_EDITOR") or _HERE) / "decap-server" / "dist" / "index.js"
    return path if path.is_file() and shutil.which("node") and shutil.which("npm") else None
