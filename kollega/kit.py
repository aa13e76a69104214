"""The share kit of one story or job as a ZIP: pictures, captions, links, alt texts and a short guide."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

from kollega.diagnostics import Report
from kollega.digest import of_files
from kollega.library import load
from kollega.live import Library
from kollega.produce import backstage, cards, pictures, typefaces, videos
from kollega.run import Run
from kollega.sharing import kit as kits
from kollega.sharing.kit import Kit
from kollega.steps import needed
from kollega.store import Store

#: No file of a kit says when it was made, so that the same kit has the same bytes.
_DAY = (1980, 1, 1, 0, 0, 0)


class NoKit(Exception):
    """There is no kit of that name; the text says what there is."""


def write(root: Path, name: str, to: Path, *, today: date | None, workers: int, report: Report) -> list[str]:
    """Write the kit of a live story or open job to the ZIP `to`, and return the names of the files in it.

    `name` is a slug, or an address (`stories/night-shift`). Nothing is written where `report` has errors. Raises
    `NoKit`, and `OSError` where `to` cannot be written.
    """
    library = load(root, today, report)
    if library is None or report.fails(strict=False):
        return []
    kit = _named(library, name)
    theme = of_files(root, library.site.theme_files)
    with Store(None) as store:
        run = Run(root, store, workers, report)
        every = (
            *typefaces.steps(library.site, theme), *pictures.steps(library),
            *videos.steps(library, pictures=True), *cards.steps(library), *backstage.steps(library, pictures=True, theme=theme),
        )  # fmt: skip
        run.do(needed(every, [f"kit:{kit.address}"]))
        if report.fails(strict=False):
            return []
        texts = [one for one in run.results[f"kit:{kit.address}"].artifacts if one.path.endswith(".txt")]
        found = kits.pictures(kit, run.results[f"card:{kit.address}"].artifacts, {})
        shas = {one.path: one.sha256 for one in run.results[f"card:{kit.address}"].artifacts}
        files = {one.file: run.content(shas[one.path]) for one in found}
        files |= {one.path.rpartition("/")[2]: run.content(one.sha256) for one in texts}
    with zipfile.ZipFile(to, "w", zipfile.ZIP_STORED) as archive:
        for file, data in files.items():
            archive.writestr(zipfile.ZipInfo(file, _DAY), data)
    return list(files)


def _named(library: Library, name: str) -> Kit:
    """The kit of a slug or an address."""
    found = library.named(name)
    if len(found) > 1:
        both = " or ".join(f"`{thing.address.strip('/')}`" for thing in found)
        raise NoKit(f"`{name}` is both a story and a job; write {both}.")
    if not found:
        raise NoKit(
            f"there is no published story and no open job `{name}` that may be shared; `check` tells where somebody has not agreed."
        )
    return kits.kit_of(found[0], library.site)
