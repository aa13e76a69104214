"""Lists of what each target holds: `.kollega/deploy/<target>.json`, for whoever has to say where something is.

A JSON list of objects with `path`, `sha256`, `release` (`live` or `before`), `target` and `where`.
"""

from __future__ import annotations

import json
from pathlib import Path

from kollega.deploy.place import Outcome
from kollega.release.output import STATE, replace
from kollega.targets import Target


def write(root: Path, target: Target, outcome: Outcome) -> None:
    """Write the list anew, in one step."""
    rows = [
        {"path": path, "sha256": sha256, "release": release, "target": target.name, "where": outcome.where}
        for release, files in (("live", outcome.live), ("before", outcome.before))
        for path, sha256 in sorted(files.items())
    ]
    folder = root / STATE / "deploy"
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(rows, ensure_ascii=False, indent=0) + "\n"
    replace(folder / f"{target.name}.json", text.encode())
