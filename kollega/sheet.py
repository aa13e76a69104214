"""Contact sheets: cards of stories and jobs, and files of pictures, side by side in one picture, without building the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kollega import digest
from kollega.diagnostics import Report, visible
from kollega.formats import FORMATS
from kollega.library import load
from kollega.limits import Limits
from kollega.live import Library, LiveJob, LiveStory
from kollega.pictures.choose import card_of
from kollega.pictures.source import Unreadable, open_source
from kollega.produce import cards, pictures, typefaces, videos
from kollega.run import Run
from kollega.steps import Artifact, Made, Step, Work, needed
from kollega.store import Store

if TYPE_CHECKING:
    from kollega.pictures.sheet import Picture, Row

#: What a sheet can be written as, by the ending of its file.
SUFFIXES = (".png", ".jpg", ".jpeg")
#: Letters of a name for which there is room below an upright picture.
_LONGEST = 28


class Unknown(Exception):
    """A name that no live story or open job has, or none that may be shared."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"no story or open job that is live and may be shared is called {name}; `check` tells where somebody has not agreed"
        )


def draw(
    root: Path, today: date | None, slugs: tuple[str, ...], suffix: str, workers: int
) -> tuple[bytes, Report]:
    """The sheet of the stories and jobs with these slugs, as PNG or JPEG, and what was found on the way.

    Without slugs it is of the newest stories with a photo and without, and of the newest job. No bytes come back where the site cannot
    be read, or has neither stories nor jobs. Raises `Unknown`.
    """
    from kollega.pictures.sheet import contact_sheet

    report = Report()
    library = load(root, today, report)
    if library is None:
        return b"", report
    chosen = list(_named(library, slugs)) if slugs else list(_newest(library))
    # What else is wrong with the content is for `check` to tell.
    found = Report()
    rows = list(of_cards(root, library, {one.address: one.title for one in chosen}, workers, found).values())
    return contact_sheet(rows, suffix) if rows else b"", found


def of_cards(
    root: Path, library: Library, titles: Mapping[str, str], workers: int, report: Report
) -> dict[str, Row]:
    """The cards of the pages at some addresses from the root, by address, each below its title; those that have any."""
    from kollega.pictures.sheet import Row

    names = {f"card:{address}": address for address in titles}
    every = (
        *typefaces.steps(library.site, digest.of_files(root, library.site.theme_files)), *pictures.steps(library),
        *videos.steps(library, pictures=True), *cards.steps(library),
    )  # fmt: skip
    with Store(None) as store:
        run = Run(root, store, workers, report)
        run.do(needed(every, names))
        found = {address: tuple(_cards(run, name)) for name, address in names.items()}
    return {address: Row(titles[address], shown) for address, shown in found.items() if shown}


def _cards(run: Run, name: str) -> Iterator[Picture]:
    """The cards that a step made, in the order of the formats; where colleagues have none, those of the public."""
    from kollega.pictures.sheet import Picture

    known = run.results[name].artifacts if name in run.results else []
    for form in FORMATS.values():
        if card := card_of(known, form.id, "backstage") or card_of(known, form.id):
            size = f"{form.width}×{form.height}, {card.size // 1000} kB"
            yield Picture(f"{form.name}, {size}", run.content(card.sha256))


def of_files(files: Mapping[str, str], root: Path, limits: Limits, workers: int) -> dict[str, Picture]:
    """Files of pictures, which are given with their digests, by path, each above its name; those that can be read."""
    from kollega.pictures.sheet import Picture

    steps = [
        Step(
            name=path, function=small, value=(path, limits.picture, limits.pixels), files={path: sha256}, source=path,
            risky=True,
        )
        for path, sha256 in files.items()
    ]  # fmt: skip
    with Store(None) as store:
        run = Run(root, store, workers, Report())
        run.do(steps)
        return {
            path: Picture(visible(path.rpartition("/")[2], _LONGEST), run.content(made.sha256))
            for path in files
            for made in run.results[path].artifacts
        }


def small(work: Work) -> Made:
    """One picture, as large as a sheet shows it; nothing where it cannot be read."""
    from kollega.pictures.decode import open_picture, size_of
    from kollega.pictures.scale import as_jpeg
    from kollega.pictures.sheet import fitting

    path, most_bytes, most_pixels = work.value
    try:
        with open_source(work.root, path, most_bytes) as file:
            size = fitting(size_of(file, most=most_pixels))
            image = open_picture(file, at_least=size, most=most_pixels)
    except Unreadable:
        return Made()
    data = as_jpeg(image.resize(size), quality=90)
    return Made(artifacts=[Artifact(path=path, audience="internal", kind="preview", data=data)])


def _named(library: Library, slugs: tuple[str, ...]) -> Iterator[LiveStory | LiveJob]:
    for slug in slugs:
        found = library.named(slug)
        if not found:
            raise Unknown(slug)
        yield from found


def _newest(library: Library) -> Iterator[LiveStory | LiveJob]:
    for with_photo in (True, False):
        yield from [story for story in library.stories if bool(story.photo) is with_photo][:1]
    yield from library.jobs[:1]
