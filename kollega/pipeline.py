"""The recipe: load what people wrote, make what is new, look at it, publish it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from kollega import release, renames, unchanged
from kollega.bundle import bundle
from kollega.diagnostics import Report
from kollega.digest import of_bytes
from kollega.frame import frame_steps, mkdocs_step
from kollega.git import tracks
from kollega.library import load
from kollega.live import Library
from kollega.look import Output, likenesses, look
from kollega.order import Audience, Order, Outcome
from kollega.produce import (
    assets,
    backstage,
    cards,
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
from kollega.steps import Known, Step
from kollega.store import Damaged, Store
from kollega.video import outside
from kollega.video.foreign import policy_of

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
    library = load(root, today, report)
    if library is not None and with_pictures:
        with Store(None) as store:
            steps = (
                *pictures.steps(library),
                *videos.probes(library),
                *typefaces.steps(library.site, _theme(root, library)),
            )
            Run(root, store, workers, report).do(
                step for step in steps if any(map(is_wanted, (*step.files, step.source)))
            )
    return Outcome(report, library)


def build(order: Order) -> Outcome:
    """Build both outputs and publish them, or nothing and diagnostics.

    Raises `kollega.release.Refused` and `OSError` where an output cannot be written; then too the last
    good output stays as it was.
    """
    path = order.site_dir.parent / ".kollega" / "store.sqlite" if order.cache else None
    try:
        return _build(order, path)
    except Damaged:
        if path is None:
            raise
        Store.remove(path)
        return _build(order, path)


def _build(order: Order, store_path: Path | None) -> Outcome:
    with stage("looking for changes"):
        report, seen = Report(), unchanged.seen(order)
    _refuse_committed_state(order.root, report)
    with ExitStack() as stack:
        store = stack.enter_context(Store(store_path))
        library = load(order.root, order.today, report, store if order.cache else None)
        outcome = Outcome(report, library, counts=_counts(library))
        if library is None:
            return outcome
        published = _renamed(library, order, report)
        if report.fails(strict=order.strict):
            return outcome
        if order.pictures:
            library = _with_media(library, order.root, report)
        theme = _theme(order.root, library)
        with order.performers(theme) if order.performers else nullcontext() as performers:
            run = Run(order.root, store, order.workers, report, performers)
            with stage("measuring fonts"):
                run.do(typefaces.steps(library.site, theme))
            if report.fails(strict=order.strict):
                return outcome
            with stage("making"):
                run.do(
                    _steps(library, order, run, theme),
                    lambda done, all_: order.progress("Making", done, all_),
                )
        outcome.made, outcome.steps = run.made, len(run.steps)
        if report.fails(strict=order.strict):
            return outcome
        files = _outputs(run)
        stack.enter_context(release.lock(list(order.folders.values()), root=order.root))
        prepared = {audience: _prepare(to, files[audience], run) for audience, to in order.folders.items()}
        for output in _to_look_at(library, files, prepared, _unseen(library, order, store)):
            report.extend(
                look(output, store, order.workers, lambda done, all_: order.progress("Checking", done, all_))
            )
        if report.fails(strict=order.strict):
            return outcome
        forget = _is_withdrawal(order, library)
        if forget and order.is_release:
            release.withdraw({order.folders[audience]: one.changes for audience, one in prepared.items()})
        with stage("swap"):
            changes = release.exchange(list(prepared.values()))
        outcome.changes = {
            name: sum(len(getattr(one, name)) for one in changes) for name in ("added", "changed", "removed")
        }
        if forget:
            for folder in order.folders.values():
                release.forget(folder)
        if order.is_release:
            release.note(order.site_dir, _PAGES, published)
        with stage("notes for the next build"):
            run.close(forget=forget)
            for folder in order.folders.values():
                release.note(folder, _WITHHELD, library.withheld)
            outcome.outputs = list(_rows({audience: files[audience] for audience in prepared}))
            outcome.published = True
            unchanged.keep(order, seen, outcome)
    return outcome


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
    stories = (story for one in library.every_language for story in one.stories)
    wanted = {
        story.video.file: story
        for story in stories
        if story.video and story.video.file.startswith(f"{MEDIA}/")
    }
    files = dict(library.files)
    for path, story in wanted.items():
        name = path.rpartition("/")[2]
        try:
            outside.fetch(root, path, library.site.media, library.site.limits.video)
            files[path] = name.partition(".")[0]
        except outside.Missing as error:
            report.add("video-outside", story.source, name=name, reason=error)
    return msgspec.structs.replace(library, files=files) if wanted else library


def _theme(root: Path, library: Library) -> dict[str, str]:
    """Digests of the files of the site's own theme."""
    return {path: of_bytes((root / path).read_bytes()) for path in library.site.theme_files}


def _refuse_committed_state(root: Path, report: Report) -> None:
    """What a build keeps is believed by the next one; from git it would be believed from whoever can propose a change."""
    if tracks(root, STATE):
        report.add("state-committed", STATE)


def _steps(library: Library, order: Order, run: Run, theme: dict[str, str]) -> Iterator[Step]:
    """Every step of a build. A new output is one line here. The fonts have been measured in `run`."""
    made = {name: result.artifacts for name, result in run.results.items()}
    yield mkdocs_step(library, order.root, bundle(str(order.root), library.site, made))
    yield from frame_steps(library)
    yield from videos.steps(library, pictures=order.pictures)
    if order.pictures:
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
        yield from backstage.steps(library, pictures=order.pictures, theme=theme)


_Files = dict[Audience, dict[str, tuple[Known, str]]]


def _outputs(run: Run) -> _Files:
    """The files of each audience by path, with the file that a person would edit to change them."""
    files: _Files = {"public": {}, "backstage": {}}
    for name, result in run.results.items():
        for known in result.artifacts:
            if known.audience == "internal":
                continue
            rows = files[known.audience]
            other = rows.setdefault(known.path, (known, run.steps[name].source))[0]
            if other.sha256 != known.sha256:
                raise RuntimeError(f"two steps make {known.path}")
    return {audience: dict(sorted(rows.items())) for audience, rows in files.items()}


def _unseen(library: Library, order: Order, store: Store) -> tuple[str, ...]:
    """Likenesses of the pictures that may not be shown; a file that cannot be read is like nothing."""
    run = Run(order.root, store, order.workers, Report())
    run.do(
        Step(name=path, function=likenesses, value=path, files={path: sha256}, risky=True)
        for path, sha256 in library.unseen.items()
    )
    made = (
        msgspec.msgpack.decode(run.content(one.artifacts[0].sha256), type=list[str])
        for one in run.results.values()
        if one.artifacts
    )
    return tuple(sorted({*library.likenesses, *(one for some in made for one in some)}))


def _to_look_at(
    library: Library, files: _Files, prepared: dict[Audience, release.Prepared], unseen: tuple[str, ...]
) -> Iterator[Output]:
    """Both outputs, as the gate has to see them."""
    rows = {audience: {path: known for path, (known, _) in of.items()} for audience, of in files.items()}
    common = {known.sha256 for known in rows["public"].values()}
    secret = frozenset(known.sha256 for known in rows["backstage"].values()) - common
    address = library.site.share.backstage
    for audience, release_of in prepared.items():
        yield Output(
            audience=audience, folder=str(release_of.folder), files=rows[audience],
            site_url=library.site.url, policies=_policies(library) if audience == "public" else {}, withdrawn=library.withdrawn, apart=library.apart, unseen=unseen, secret=secret if audience == "public" else frozenset(),
            forbidden=(address,) if address and audience == "public" else (),
            public=frozenset(rows["public"]) if audience == "backstage" else None,
        )  # fmt: skip


def _policies(library: Library) -> dict[str, str]:
    """The policies of pages that show a video of another host, by path."""
    found: dict[str, str] = {}
    for one in library.every_language:
        for story in one.stories:
            if story.video and story.video.foreign and not story.elsewhere:
                policy = policy_of(story.video.foreign)
                found |= {
                    f"{one.site.folder}{address}index.html": policy
                    for address in (story.address, story.video.address)
                }
    return found


@stage("writing files")
def _prepare(folder: Path, rows: dict[str, tuple[Known, str]], run: Run) -> release.Prepared:
    """The next release of one output, beside the live one."""
    wanted = {path: release.File(known.sha256, known.size) for path, (known, _) in rows.items()}
    return release.prepare(folder, wanted, lambda path: run.content(wanted[path].sha256))


def _rows(files: _Files) -> Iterator[dict[str, Any]]:
    for audience, rows in files.items():
        for path, (known, source) in rows.items():
            yield {
                "path": path, "kind": known.kind, "source": source, "audience": audience, "bytes": known.size,
                "sha256": known.sha256,
            }  # fmt: skip
