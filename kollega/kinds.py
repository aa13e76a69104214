"""Kinds of stories: their names, and the page and feed of each where stories are of several kinds."""

from __future__ import annotations

from collections.abc import Iterable

from kollega.live import LiveStory

#: Each kind with its name for one and for many.
KINDS = {
    "story": ("Story", "Told stories"),
    "video": ("Video", "Videos"),
    "article": ("Article", "Articles"),
    "note": ("Note", "Notes"),
    "news": ("News", "News"),
    "infographic": ("Infographic", "Infographics"),
    "picture": ("Picture", "Pictures"),
}


def address_of(kind: str) -> str:
    """The page of all stories of a kind."""
    return f"stories/kind-{kind}/"


def feed_of(kind: str) -> str:
    """Its feed, without ending."""
    return f"feeds/stories/kind-{kind}"


def kinds_of(stories: Iterable[LiveStory]) -> dict[str, list[LiveStory]]:
    """Stories by kind, in the order of the table, where one has its page here; nothing where all are of one kind."""
    found: dict[str, list[LiveStory]] = {}
    for story in stories:
        found.setdefault(story.record.kind, []).append(story)
    if len(found) < 2:
        return {}
    return {kind: found[kind] for kind in KINDS if not all(one.elsewhere for one in found.get(kind, ()))}
