"""Pictures: every photo in the sizes in which it is published, as JPEG and WebP.

A photo is decoded once for all its sizes. What else is known of it stands in the facts of each: `width`, `height`, `tint`
(`kollega.pictures.tints`) and, where something stands out, `focus_x` and `focus_y` in thousandths. Other producers find
what was made under `picture:<path>` and choose among it with `kollega.pictures.choose`.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kollega.diagnostics import Report
from kollega.filenames import is_video
from kollega.live import Library
from kollega.records import Photo
from kollega.steps import Made, Step, Work


def steps(library: Library) -> Iterator[Step]:
    """A step for each picture file that something live shows."""
    limits = library.site.limits
    shown = {
        path for path in _shown(library) if not is_video(path)
    }  # a frame of it: `kollega.produce.videos`
    for path in sorted(shown & library.files.keys()):
        yield Step(
            name=f"picture:{path}",
            function=render,
            value=(path, limits.picture, limits.pixels),
            files={path: library.files[path]},
            source=path,
            risky=True,
        )


def render(work: Work) -> Made:
    """All sizes of one picture; nothing but a diagnostic where it cannot be read."""
    # Imported here, as a run that draws nothing need not wait for Pillow.
    from kollega.pictures.opened import opened
    from kollega.pictures.published import published

    report = Report()
    image = opened(report, work.root, *work.value)
    return Made(artifacts=published(image) if image else [], diagnostics=report.diagnostics)


def _shown(library: Library) -> set[str]:
    """Paths of the pictures that are on a page."""
    if library.others:
        return set().union(
            *(_shown(one) for one in library.others), _shown(msgspec.structs.replace(library, others=()))
        )
    posts = (*library.stories, *library.jobs, *library.closed)
    photos: list[Photo | None] = [
        *(post.photo for post in posts),
        *(person.record.photo for person in library.people),
        *(group.photo for group in library.groups),
        *(story.video.poster for story in library.stories if story.video),
    ]
    texts = [
        *(post.text for post in posts),
        *(event.text for event in library.events),
        *(group.text for group in library.groups),
    ]
    written = [*(text.pictures for text in texts if text), *(page.pictures for page in library.pages)]
    return {photo.path for photo in photos if photo} | {
        path for pictures in written for path in pictures.values() if path
    }
