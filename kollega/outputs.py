"""Outputs: from what steps made to the files of each audience, to what the gate has to see of them, and to a release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from kollega import digest, names, release
from kollega.live import Library
from kollega.look import Output, likenesses_of
from kollega.order import Audience, Order
from kollega.profile import stage
from kollega.run import Run
from kollega.site import Site
from kollega.steps import Known
from kollega.store import Store
from kollega.video.foreign import policy_of
from kollega.words import vocabulary

#: The note of an output that says with which settings it was made.
_SETTINGS = "settings"

#: By audience and path: a file, and the file that a person would edit to change it.
Files = dict[Audience, dict[str, tuple[Known, str]]]


def files_of(run: Run) -> Files:
    """All that a run made for people."""
    files: Files = {"public": {}, "backstage": {}}
    for name, result in run.results.items():
        for known in result.artifacts:
            if known.audience == "internal":
                continue
            rows = files[known.audience]
            other = rows.setdefault(known.path, (known, run.steps[name].source))[0]
            if other.sha256 != known.sha256:
                raise RuntimeError(f"two steps make {known.path}")
    return {audience: dict(sorted(rows.items())) for audience, rows in files.items()}


def unseen(library: Library, order: Order, store: Store) -> tuple[str, ...]:
    """Likenesses of the pictures that may not be shown; a file that cannot be read is like nothing."""
    made = likenesses_of(order.root, library.unseen, store, order.workers)
    return tuple(sorted({*library.likenesses, *chain.from_iterable(made.values())}))


def to_look_at(
    library: Library, files: Files, prepared: dict[Audience, release.Prepared], unseen: tuple[str, ...]
) -> Iterator[Output]:
    """Both outputs, as the gate has to see them."""
    rows = {audience: {path: known for path, (known, _) in of.items()} for audience, of in files.items()}
    common = {known.sha256 for known in rows["public"].values()}
    secret = frozenset(known.sha256 for known in rows["backstage"].values()) - common
    address = library.site.share.backstage
    languages = ("en", *library.site.languages)
    withdrawn = _told_apart(library.withdrawn, languages)
    apart = {use: _told_apart(who, languages) for use, who in library.apart.items()}
    for audience, release_of in prepared.items():
        yield Output(
            audience=audience, folder=str(release_of.folder), files=rows[audience],
            site_url=library.site.url, policies=_policies(library) if audience == "public" else {}, withdrawn=withdrawn, apart=apart, unseen=unseen, secret=secret if audience == "public" else frozenset(),
            forbidden=(address,) if address and audience == "public" else (),
            public=frozenset(rows["public"]) if audience == "backstage" else None,
        )  # fmt: skip


def _told_apart(wanted: Iterable[str], languages: Iterable[str]) -> tuple[str, ...]:
    """Names that are no word of the pages themselves: in those, nobody can tell the person from the word.

    What colleagues wrote was searched for all of them before.
    """
    return tuple(
        name
        for name in wanted
        if names.is_full(name) or not any(name in vocabulary(lang) for lang in languages)
    )


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
def prepare(folder: Path, rows: dict[str, tuple[Known, str]], run: Run) -> release.Prepared:
    """The next release of one output, beside the live one."""
    wanted = {path: release.File(known.sha256, known.size) for path, (known, _) in rows.items()}
    return release.prepare(folder, wanted, lambda path: run.content(wanted[path].sha256))


def rows_of(files: Files) -> Iterator[dict[str, Any]]:
    """Every file, as `Outcome.outputs` has it."""
    for audience, rows in files.items():
        for path, (known, source) in rows.items():
            yield {
                "path": path, "kind": known.kind, "source": source, "audience": audience, "bytes": known.size,
                "sha256": known.sha256,
            }  # fmt: skip


def note_settings(folder: Path, site: Site) -> None:
    """Keep with which settings an output was made. Call it under the release's lock."""
    release.note(folder, _SETTINGS, _settings(site))


def has_other_settings(folder: Path, site: Site) -> bool:
    """Whether an output is known to have been made with other settings than those of now."""
    return release.noted(folder, _SETTINGS, str) not in (None, _settings(site))


def _settings(site: Site) -> str:
    # Where an output goes is not in it, and files of the theme are no settings.
    return digest.of_value(msgspec.structs.replace(site, targets=(), theme_files=()))
