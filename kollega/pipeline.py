"""The recipe: load what people wrote, make what is new, look at it, publish it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, nullcontext
from datetime import date
from functools import partial
from pathlib import Path

import msgspec

from kollega import farm, growing, outputs, release, renames, unchanged
from kollega.bundle import bundle
from kollega.diagnostics import Report
from kollega.digest import of_files
from kollega.early import Early
from kollega.frame import frame_steps, mkdocs_step
from kollega.git import tracks
from kollega.library import Anew, library_of, load, load_to_know
from kollega.library.read import read_all
from kollega.live import Library, LiveStory
from kollega.look import Output, look
from kollega.memory import give_back
from kollega.order import Audience, Order, Outcome
from kollega.produce import (
    assets,
    events,
    feeds,
    hosting,
    pages,
    pictures,
    portals,
    redirects,
    search,
    sitemap,
    typefaces,
    videos,
)
from kollega.profile import stage
from kollega.release.output import STATE
from kollega.run import Run
from kollega.schema.values import MEDIA
from kollega.steps import Step
from kollega.store import Damaged, Store

__all__ = ["Order", "Outcome", "build", "check"]

#: The note of a release that says which pages it published.
_PAGES = "pages"
#: The note that says who may not be shown for what, in digests.
_WITHHELD = "withheld"


def check(
    root: Path, today: date | None, *, workers: int = 1, with_pictures: bool = True,
    is_wanted: Callable[[str], bool] = lambda path: True,
) -> Outcome:  # fmt: skip
    """Read everything and look at the pictures, fonts and videos whose path is wanted; publish nothing."""
    report = Report()
    _refuse_committed_state(root, report)
    documents = read_all(root, report)
    library = library_of(documents, today, report) if documents else None
    if library is not None:
        portals.check(library, report)
    if library is not None and with_pictures:
        with Store(None) as store:
            Run(root, store, workers, report).do(_media_checks(library, root, is_wanted))
    return Outcome(report, library, documents)


def build(order: Order, seen: unchanged.Seen | None = None) -> Outcome:
    """Build both outputs and publish them, or nothing and diagnostics. `seen`: what somebody saw just before.

    Raises `kollega.release.Refused` and `OSError` where an output cannot be written; then too the last
    good output stays as it was.
    """
    # A folder that is no site is somebody else's: nothing is left there.
    path = _store_of(order) if order.cache and (order.root / "mkdocs.yml").exists() else None
    with stage("looking for changes"):
        seen = seen or unchanged.seen(order)
    is_new = False
    while True:
        try:
            return _build(order, path, seen)
        except _Overtaken:
            seen = unchanged.seen(order)
        except Damaged:
            if path is None or is_new:
                raise
            Store.remove(path)
            is_new = True


def _store_of(order: Order) -> Path:
    """Where runs with a cache keep what they made."""
    return order.site_dir.parent / STATE / growing.FILE


class _Overtaken(Exception):
    """Since this run began another one released, and may have read what is newer: a text that was mended or taken back."""


def _build(order: Order, store_path: Path | None, seen: unchanged.Seen) -> Outcome:
    report = Report()
    live = [release.mark(folder) for folder in order.folders.values()]
    lacking = [folder for folder in order.folders.values() if release.lacks_spare(folder)]
    ahead = farm.beside(release.prepare_ahead, lacking) if lacking else None
    _refuse_committed_state(order.root, report)
    with ExitStack() as stack:
        if ahead:
            stack.callback(ahead.join)
        # A preview has much in memory when it builds again, and little to do.
        is_small = order.is_release or store_path is None or not store_path.exists()
        stack.enter_context(farm.staffed(order.workers if is_small else 1))
        store = stack.enter_context(Store(store_path))
        library, anew = _loaded(order, report, store)
        give_back()
        outcome = Outcome(report, library, counts=_counts(library))
        if library is None:
            return outcome
        published = _renamed(library, order, report)
        if report.fails(strict=order.strict):
            if order.pictures:  # whoever mends a text hears of the pictures in the same run
                run = Run(order.root, store, order.workers, report)
                run.do(_media_checks(library, order.root), partial(order.progress, "Checking"))
            return outcome
        if order.pictures:
            library = _with_media(library, order.root, report)
        theme = of_files(order.root, library.site.theme_files)
        run = _run(library, order, store, theme, report)
        outcome.made, outcome.steps = run.made, len(run.steps)
        if report.fails(strict=order.strict):
            return outcome
        give_back()
        if ahead:
            ahead.join()
        stack.enter_context(release.lock(list(order.folders.values()), root=order.root))
        if live != [release.mark(folder) for folder in order.folders.values()]:
            raise _Overtaken
        looked_at = _publish(order, library, run, store, outcome, published)
        if not outcome.published:
            return outcome
        with stage("notes for the next build"):
            unchanged.keep(order, seen, outcome)
        if anew:
            early = Early(anew, order, library, run, looked_at["public"], theme)
            outcome.early = early.pages
    return outcome


def _loaded(order: Order, report: Report, store: Store) -> tuple[Library | None, Anew | None]:
    """The library; and what knows its things anew, which only a preview asks for, and not where a warning is too much."""
    kept = store if order.cache else None
    if order.is_release or order.strict:
        return load(order.root, order.today, report, kept), None
    return load_to_know(order.root, order.today, report, kept) or (None, None)


def _run(library: Library, order: Order, store: Store, theme: dict[str, str], report: Report) -> Run:
    """Make everything; without the fonts nothing but them."""
    with order.performers(theme) if order.performers else nullcontext() as performers:
        run = Run(order.root, store, order.workers, report, performers)
        with stage("measuring fonts"):
            run.do(typefaces.steps(library.site, theme))
        if not report.fails(strict=order.strict):
            with stage("making"):
                run.do(_steps(library, order, run, theme), partial(order.progress, "Making"))
    return run


def _publish(
    order: Order, library: Library, run: Run, store: Store, outcome: Outcome, published: dict[str, renames.Published],
) -> dict[Audience, Output]:  # fmt: skip
    """Look at what was made, and exchange the outputs for it where nothing is wrong. Call it under the release's lock."""
    files = outputs.files_of(run)
    prepared = {
        audience: outputs.prepare(folder, files[audience], run) for audience, folder in order.folders.items()
    }
    unseen = outputs.unseen(library, order, store)
    looked_at = {one.audience: one for one in outputs.to_look_at(library, files, prepared, unseen)}
    for output in looked_at.values():
        outcome.report.extend(look(output, store, order.workers, partial(order.progress, "Checking")))
    if outcome.report.fails(strict=order.strict):
        return looked_at
    forget = _is_withdrawal(order, library)
    if forget and order.is_release:
        release.withdraw({order.folders[audience]: one.changes for audience, one in prepared.items()})
    with stage("swap"):
        changes = release.exchange(list(prepared.values()))
    outcome.changes = {
        name: sum(len(getattr(one, name)) for one in changes) for name in ("added", "changed", "removed")
    }
    if forget:
        _forget(order, library)
    if order.is_release:
        release.note(order.site_dir, _PAGES, published)
    with stage("notes for the next build"):
        run.close(forget=forget)
        for folder in order.folders.values():
            release.note(folder, _WITHHELD, library.withheld)
            outputs.note_settings(folder, library.site)
    outcome.outputs = list(outputs.rows_of({audience: files[audience] for audience in prepared}))
    outcome.published = True
    return looked_at


def _renamed(library: Library, order: Order, report: Report) -> dict[str, renames.Published]:
    """What a release will publish, by address; pages of the last one that were renamed are told."""
    if not order.is_release:
        return {}
    before = release.noted(order.site_dir, _PAGES, dict[str, renames.Published]) or {}
    published = renames.published(library, before)
    renames.check(before, published, library, order.root, order.site_dir, report)
    return published


def _counts(library: Library | None) -> dict[str, int]:
    """How much of what is told of a build is live."""
    if library is None:
        return {}
    return {name: len(getattr(library, name)) for name in ("stories", "jobs", "closed", "people")}


def _is_withdrawal(order: Order, library: Library) -> bool:
    """Whether somebody may be shown less than in the release before. Then nothing of that is kept to go back to."""
    before = [release.noted(folder, _WITHHELD, list[str]) or [] for folder in order.folders.values()]
    return any(set(library.withheld) - set(one) for one in before)


def _with_media(library: Library, root: Path, report: Report) -> Library:
    """The library with the videos that lie outside the repository among its files, as far as they can be had."""
    if not (wanted := _outside(library)):
        return library
    from kollega.video import outside

    files = dict(library.files)
    for name, story in wanted.items():
        path = f"{MEDIA}/{name}"
        try:
            outside.fetch(root, path, library.site.media, library.site.limits.video)
            files[path] = name.partition(".")[0]
        except outside.Missing as error:
            report.add("video-outside", story.source, name=name, reason=error)
    return msgspec.structs.replace(library, files=files)


def _outside(library: Library) -> dict[str, LiveStory]:
    """The names of the videos that lie outside the repository, each with a story that shows it."""
    stories = (story for one in library.every_language for story in one.stories)
    return {
        story.video.file.removeprefix(f"{MEDIA}/"): story
        for story in stories
        if story.video and story.video.file.startswith(f"{MEDIA}/")
    }


def _forget(order: Order, library: Library) -> None:
    """Let go of all that is kept beside the store, and that the release does not need."""
    from kollega.video import outside

    for folder in order.folders.values():
        release.forget(folder)
    outside.forget(order.root / MEDIA, _outside(library).keys())
    if not order.cache:  # no later run would know that there is something to let go of
        Store.remove(_store_of(order))


def _refuse_committed_state(root: Path, report: Report) -> None:
    """What a build keeps is believed by the next one; from git it would be believed from whoever can propose a change."""
    if tracks(root, STATE):
        report.add("state-committed", STATE)


def _media_checks(
    library: Library, root: Path, is_wanted: Callable[[str], bool] = lambda path: True
) -> Iterator[Step]:
    """The steps that tell what is wrong with the pictures, videos and fonts whose path is wanted."""
    from kollega.produce.backstage import texts

    fonts = typefaces.steps(library.site, of_files(root, library.site.theme_files))
    for step in (*pictures.steps(library), *texts.steps(library), *videos.probes(library), *fonts):
        if any(map(is_wanted, (*step.files, step.source))):
            yield step


def _steps(library: Library, order: Order, run: Run, theme: dict[str, str]) -> Iterator[Step]:
    """Every step of a build. A new output is one line here. The fonts have been measured in `run`."""
    made = {name: result.artifacts for name, result in run.results.items()}
    yield mkdocs_step(library, order.root, bundle(str(order.root), library.site, made))
    yield from frame_steps(library)
    yield from videos.steps(library, pictures=order.pictures)
    if order.pictures:
        from kollega.produce import cards

        yield from pictures.steps(library)
        yield from cards.steps(library)
    yield from pages.steps(library, pictures=order.pictures, theme=theme)
    yield from feeds.steps(library, pictures=order.pictures)
    yield from events.steps(library)
    yield from portals.steps(library)
    yield from sitemap.steps(library, pictures=order.pictures)
    yield from search.steps(library)
    yield from redirects.steps(library, theme)
    yield from hosting.steps(library)
    yield from assets.steps(library.site, theme)
    if order.backstage:
        from kollega.produce import backstage

        yield from backstage.steps(library, pictures=order.pictures, theme=theme)
