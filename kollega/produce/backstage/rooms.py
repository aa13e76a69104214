"""What all pages of the backstage share: the list of rooms, the frame around each, styles and scripts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from kollega import templates
from kollega.bundle import BACKSTAGE, FOLDER, bundle
from kollega.live import LiveGuideline
from kollega.policy import IN_BACKSTAGE
from kollega.records import Struct
from kollega.site import Site
from kollega.steps import Artifact, Made, Work
from kollega.templates import THEME

#: Where the kits and the guidelines are.
KITS = "share/"
GUIDELINES = "guidelines/"
ICON = f"{FOLDER}/kollega.svg"


class Door(NamedTuple):
    """A room in the menu: its id, its name in English, its first page, and whether it is what colleagues come for;
    the others stand at the end of the page."""

    id: str
    name: str
    path: str
    is_first: bool = True


#: The menu, in order. A room is in it where `Room.open` has its id; the first one always is.
DOORS = (
    Door("index", "What is new", "index.html"),
    Door("library", "Library", "library/index.html"),
    Door("story", "Tell a story", "story/index.html"),
    Door("events", "Events", "events/index.html"),
    Door("people", "People", "people/index.html"),
    Door("referral", "Recommend", "referral/index.html"),
    Door("guidelines", "Guidelines", f"{GUIDELINES}index.html"),
    Door("values", "What we stand for", "values/index.html", is_first=False),
    Door("programme", "Programme", "programme/index.html", is_first=False),
)


class Room(Struct, frozen=True, kw_only=True):
    """What every page of the backstage in one language needs.

    `site` is the site as its first language sees it; `lang` and `folder` (nothing, or `da/`) are those of the pages.
    `theme`: digests of the site's own theme, by file; `guidelines` are without their text; `open`: ids of the rooms
    that there are; `folders`: the folder of each language that has rooms.
    """

    site: Site
    theme: dict[str, str]
    lang: str
    folder: str = ""
    folders: dict[str, str] = {}
    guidelines: tuple[LiveGuideline, ...] = ()
    open: tuple[str, ...] = ()


def assets(work: Work) -> Made:
    """The styles, scripts and fonts of the backstage."""
    files = bundle(work.root, work.value, work.made, BACKSTAGE).files
    files[ICON] = (THEME / "assets/kollega.svg").read_bytes()
    return Made(
        artifacts=[
            Artifact(path=path, audience="backstage", kind="asset", data=data)
            for path, data in sorted(files.items())
        ]
    )


def rendered(
    work: Work,
    room: Room,
    template: str,
    path: str,
    context: dict[str, Any],
    same: Mapping[str, str] | None = None,
) -> Artifact:
    """A page of the backstage, with its way to everything else. `same`: the page in other languages, by these, where that is
    not said by its path."""
    here = "../" * path.count("/")
    named = [row.path for row in work.made["backstage:assets"]]

    def asset(name: str) -> str:
        stem, _, ending = name.rpartition(".")
        (found,) = (
            one for one in named if one.startswith(f"{FOLDER}/{stem}-") and one.endswith(f".{ending}")
        )
        return here + found

    theme = templates.theme_of(work.root, msgspec.structs.replace(room.site, lang=room.lang), room.theme)
    home = here + room.folder
    inner = path.removeprefix(room.folder)
    common = {
        "site": room.site, "lang": room.lang, "here": here, "home": home, "asset": asset, "policy": IN_BACKSTAGE,
        "icon": here + ICON, "guidelines": f"{home}{GUIDELINES}", "advice": room.guidelines,
        "doors": [door for door in DOORS if door.id in ("index", *room.open)],
        "languages": _languages(room, here, inner, same or {}),
    }  # fmt: skip
    page = templates.render(f"backstage/{template}", theme, common | context)
    return Artifact(path=path, audience="backstage", kind="page", data=page.encode())


def _languages(room: Room, here: str, inner: str, same: Mapping[str, str]) -> list[tuple[str, str, bool]]:
    """Every language with the way to the same page in it, or else to its first room, and whether it is this one's."""
    is_everywhere = inner in {door.path for door in DOORS} or inner.startswith((GUIDELINES, "library/"))
    first = inner if is_everywhere else DOORS[0].path
    return [
        (lang, here + same.get(lang, folder + first), lang == room.lang)
        for lang, folder in room.folders.items()
    ]
