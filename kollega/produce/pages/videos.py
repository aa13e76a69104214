"""The pages of videos: one for each to watch it, and the wall of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from kollega import markup
from kollega.live import Library, Link, LiveStory, LiveVideo, used
from kollega.produce.pages.page import Card, Cards, Page, without_text
from kollega.sections import BELOW
from kollega.video.plan import LOOP, VERSIONS


def watch_page(
    story: LiveStory, video: LiveVideo, library: Library, cards: Cards, common: dict[str, Any]
) -> Page:
    """The page on which a video is watched, read and found."""
    others = [one.address for one in library.stories if one.video and one.address != story.address]
    return Page(
        address=video.address, frame=f"videos/{BELOW}/", template="records/watch.html", title=story.title,
        summary=markup.cut(story.summary, 300), lang=story.lang, thing=without_text(story), kind="video.other", video=video,
        told_at=library.site.folder + story.address,
        lists={"jobs": cards.of(story.jobs), "videos": cards.videos(others)[:3]}, **common,
    )  # fmt: skip


def wall(library: Library, cards: Cards, say: Callable[[str], str]) -> dict[str, Any]:
    """All videos; where they are of several teams or places, by these; and the addresses of those that are in the feed."""
    stories = [story for story in library.stories if story.video]
    groups = []
    for name, of in (("Teams", "team"), ("Places", "location")):
        rows = _by(stories, cards, of)
        if len(rows) > 1:
            groups.append((say(name), of, rows))
    fed = [story.address for story in used(stories, "feeds") if story.video and not story.elsewhere]
    return {"videos": [cards.video(story) for story in stories], "by": groups, "fed": fed}


def _by(stories: Iterable[LiveStory], cards: Cards, of: str) -> list[tuple[Link, list[Card]]]:
    """The videos of each team or place, in the order of the newest of each."""
    found: dict[str, tuple[Link, list[Card]]] = {}
    for story in stories:
        link: Link | None = getattr(story, of)
        if link is not None:
            found.setdefault(link.address or link.name, (link, []))[1].append(cards.video(story))
    return list(found.values())


def apart(cards: Cards, stories: Iterable[str]) -> dict[str, list[Card]]:
    """What a job's page shows of its stories: videos apart from those that are read."""
    addresses = list(stories)
    return {
        "videos": cards.videos(addresses),
        "stories": [card for card in cards.of(addresses) if card.kind != "video"],
    }


def video_steps(page: Page) -> list[str]:
    """The steps that make what a page shows of videos."""
    video = page.video
    names: list[str] = []
    if video is not None:
        names.append(f"captions:{page.told_at}")
        if video.file:
            names += [f"video:{video.file}:{version.id}" for version in VERSIONS]
    if page.template == "records/videos.html":
        names += [f"video:{card.video}:{LOOP.id}" for card in page.lists["videos"] if card.video]
    return list(dict.fromkeys(names))
