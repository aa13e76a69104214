"""What must be gone from a host before anything else happens there.

The build writes `.kollega/withdrawn.json`, whose form `release.forget` tells, and `deploy` notes in it where that has
happened. That file may not be on the machine that publishes, so the names of those who have withdrawn, which are in the
content, count as well: with a new one, all that a release lacks goes first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from kollega.deploy.errors import Refused
from kollega.deploy.plan import Withdrawn
from kollega.plainly import read_plainly
from kollega.release.forget import FILE
from kollega.release.output import STATE


def read(root: Path, output: str, target: str, people: Iterable[str]) -> Withdrawn:
    """What has to go from a target that gets an output of the site at `root`. Raises `Refused` where the file cannot be
    understood."""
    path = root / STATE / FILE
    paths: frozenset[str] = frozenset()
    if path.exists():
        try:
            rows = json.loads(read_plainly(path))["outputs"].get(output, {})
            if target not in rows.get("done", ()):
                paths = frozenset(one for kind in ("remove", "replace") for one in rows.get(kind, ()))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise Refused(f"{path} says what must be removed first, and cannot be read: {error}.") from error
    return Withdrawn(paths, people=frozenset(people))
