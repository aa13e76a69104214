"""The sections of a site: one row for each kind of record that has pages."""

from __future__ import annotations

from kollega.records import Struct

_STORIES, _WATCH = "stories", "videos"


class Section(Struct, frozen=True, kw_only=True):
    """A kind of records: its folder on the site, its name, and whether the navigation shows it when it has pages."""

    kind: str
    folder: str
    name: str
    in_navigation: bool = False


SECTIONS = (
    Section(kind="story", folder=_STORIES, name="Stories", in_navigation=True),
    Section(kind="job", folder="jobs", name="Jobs", in_navigation=True),
    Section(kind="person", folder="people", name="People", in_navigation=True),
    Section(kind="event", folder="events", name="Events", in_navigation=True),
    Section(kind="video", folder=_WATCH, name="Videos"),
    Section(kind="team", folder="teams", name="Teams"),
    Section(kind="location", folder="locations", name="Places"),
    Section(kind="value", folder="values", name="Values"),
    Section(kind="tag", folder="tags", name="Topics"),
)


def watch_address(address: str) -> str:
    """The address of the page on which the video of a story is watched; the story's may lie in another language."""
    head, folder, rest = address.rpartition(f"{_STORIES}/")
    return f"{head}{_WATCH}/{rest}" if folder else address


FOLDER_OF = {section.kind: section.folder for section in SECTIONS}
FOLDERS = frozenset(FOLDER_OF.values())
#: The page of a section whose frame its records' pages use; it is nobody's page.
BELOW = "_record"
#: Folders of the public site that hold what Kollega makes beside the pages of files: no file's page may lie in one.
TAKEN = frozenset({
    *("assets", "backstage", "feeds", "jobs.json", "jobs.schema.json", "media", "search", "static"),
    *(f"{folder}/{BELOW}" for folder in FOLDERS),
})  # fmt: skip
#: Sections whose list is there even when it is empty.
ALWAYS = frozenset({"stories", "jobs", "people"})
