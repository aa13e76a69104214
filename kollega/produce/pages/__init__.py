"""Pages: which there are (`plan`), what each shows (`page`), and how one is made (`render`)."""

from __future__ import annotations

from collections.abc import Iterator

from kollega.live import Library
from kollega.produce.pages.page import Page
from kollega.produce.pages.plan import pages_of
from kollega.produce.pages.render import render
from kollega.produce.pages.videos import video_steps
from kollega.steps import Step

__all__ = ["steps"]


def steps(library: Library, *, pictures: bool, theme: dict[str, str]) -> Iterator[Step]:
    """A step `page:<address>` for each page of the site. `theme`: digests of the site's own templates, by file."""
    for page in pages_of(library, theme):
        needs = ["assets"]
        if pictures:
            needs += [f"picture:{path}" for path in _pictures(page)]
            needs.append(f"card:{page.site.folder}{_carded(page)}")
            needs += video_steps(page)
        reads = [f"frame:{page.site.folder}{page.frame}"]
        if page.content is not None:
            reads.append(f"content:{page.site.folder}{page.content}")
        yield Step(
            name=f"page:{page.site.folder}{page.address}", folder=page.site.folder, function=render, value=page, needs=tuple(dict.fromkeys(needs)),
            reads=tuple(reads), source=_source(page),
        )  # fmt: skip


def _source(page: Page) -> str:
    """The file that a person would edit to change a page."""
    record = getattr(page.thing, "record", None)
    return getattr(page.thing, "source", "") or getattr(record or page.thing, "path", "")


def _carded(page: Page) -> str:
    """The address whose card a page has: that of the site where it is about nothing, on a watch page the story's."""
    if not page.thing:
        return ""
    return getattr(page.thing, "address", page.address) if page.video else page.address


def _pictures(page: Page) -> list[str]:
    """The picture files that a page shows."""
    text = page.text or page.thing
    paths = [path for path in getattr(text, "pictures", {}).values() if path]
    photos = [
        page.video.poster if page.video else None,
        getattr(page.thing, "photo", None),
        getattr(getattr(page.thing, "record", None), "photo", None),
    ]
    for shown in page.lists.values():
        for card in shown if isinstance(shown, list) else [shown]:
            photos += [getattr(card, "photo", None), getattr(getattr(card, "person", None), "photo", None)]
    return list(dict.fromkeys([*paths, *(photo.path for photo in photos if photo)]))
