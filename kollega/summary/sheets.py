"""Contact sheets of a change: for each story and job that comes or changes, its pictures in all forms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kollega import sheet
from kollega.schema import slugify
from kollega.summary.things import Thing

#: Drawing takes seconds for each.
_MOST = 20


def write(root: Path, folder: Path, today: date | None, things: Iterable[Thing], workers: int) -> list[str]:
    """Write the sheets into `folder`, and give the names of the files. What is scheduled is drawn as on its day.

    Raises `OSError` where they cannot be written.
    """
    wanted = [one for one in things if one.kind in ("story", "job") and one.stage in ("live", "scheduled")]
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for thing in wanted[:_MOST]:
        day = thing.day if thing.stage == "scheduled" else today
        try:
            data, _ = sheet.draw(root, day, (thing.address.strip("/"),), ".jpg", workers)
        except sheet.Unknown:
            continue
        if data:
            names.append(f"{slugify(thing.address)}.jpg")
            (folder / names[-1]).write_bytes(data)
    return names
