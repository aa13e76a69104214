"""Contact sheets: all cards of some stories and jobs in one picture, without building the site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kollega.diagnostics import Report
from kollega.formats import FORMATS
from kollega.library import load
from kollega.live import Library, LiveJob, LiveStory
from kollega.pictures.choose import card_of
from kollega.produce import cards, pictures, videos
from kollega.run import Run
from kollega.store import Store

#: What a sheet can be written as, by the ending of its file.
SUFFIXES = (".png", ".jpg", ".jpeg")


class Unknown(Exception):
    """A name that no live story or open job has."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no story or open job that is live is called {name}")


def draw(
    root: Path, today: date | None, slugs: tuple[str, ...], suffix: str, workers: int
) -> tuple[bytes, Report]:
    """The sheet of the stories and jobs with these slugs, as PNG or JPEG, and what was found on the way.

    Without slugs it is of the newest stories with a photo and without, and of the newest job. No bytes come back where the site cannot
    be read, or has neither stories nor jobs. Raises `Unknown`.
    """
    from kollega.pictures.sheet import Picture, Row, contact_sheet

    report = Report()
    library = load(root, today, report)
    if library is None:
        return b"", report
    chosen = list(_named(library, slugs)) if slugs else list(_newest(library))
    names = {f"card:{thing.address}": thing for thing in chosen}
    steps = {step.name: step for step in cards.steps(library) if step.name in names}
    read = {name for step in steps.values() for name in step.reads}
    with Store(None) as store:
        # What else is wrong with the content is for `check` to tell.
        found = Report()
        run = Run(root, store, workers, found)
        sources = [*pictures.steps(library), *videos.steps(library, pictures=True)]
        read |= {name for step in sources if step.name in read for name in step.reads}
        run.do([*(step for step in sources if step.name in read), *steps.values()])
        rows = []
        for name, thing in names.items():
            known = run.results[name].artifacts if name in run.results else []
            made = [(form, card_of(known, form.id, "backstage")) for form in FORMATS.values()]
            shown = tuple(
                Picture(
                    f"{form.name}, {form.width}×{form.height}, {card.size // 1000} kB",
                    run.content(card.sha256),
                )
                for form, card in made
                if card
            )
            rows += [Row(thing.title, shown)] if shown else []
        return contact_sheet(rows, suffix) if rows else b"", found


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
