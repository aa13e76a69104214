"""What all pages of the backstage share, and those of them that are no kits."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from kollega import markup, templates
from kollega.bundle import BACKSTAGE, FOLDER, bundle
from kollega.live import LiveGuideline
from kollega.pictures.choose import card_of
from kollega.policy import IN_BACKSTAGE
from kollega.records import Site, Struct
from kollega.sharing.kit import GUIDE, Kit
from kollega.steps import Artifact, Made, Work
from kollega.templates import THEME

#: Where the kits and the guidelines are.
KITS = "share/"
GUIDELINES = "guidelines/"
ICON = f"{FOLDER}/kollega.svg"


class Room(Struct, frozen=True, kw_only=True):
    """What every page needs. `theme`: digests of the site's own theme, by file; `guidelines` are without their text."""

    site: Site
    theme: dict[str, str]
    guidelines: tuple[LiveGuideline, ...] = ()


class Index(Struct, frozen=True, kw_only=True):
    """What the first page lists."""

    room: Room
    kits: tuple[Kit, ...]


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


def rendered(work: Work, room: Room, template: str, path: str, context: dict[str, Any]) -> Artifact:
    """A page of the backstage, with its way to everything else."""
    here = "../" * path.count("/")
    named = [row.path for row in work.made["backstage:assets"]]

    def asset(name: str) -> str:
        stem, _, ending = name.rpartition(".")
        (found,) = (
            one for one in named if one.startswith(f"{FOLDER}/{stem}-") and one.endswith(f".{ending}")
        )
        return here + found

    theme = templates.theme_of(work.root, room.site, room.theme)
    common = {
        "site": room.site, "lang": room.site.lang, "here": here, "asset": asset, "policy": IN_BACKSTAGE,
        "icon": here + ICON, "guidelines": f"{here}{GUIDELINES}", "advice": room.guidelines,
    }  # fmt: skip
    page = templates.render(f"backstage/{template}", theme, common | context)
    return Artifact(path=path, audience="backstage", kind="page", data=page.encode())


def index(work: Work) -> Made:
    """The first page: everything that there is to share."""
    order: Index = work.value
    rows: dict[str, list[dict[str, object]]] = {"story": [], "job": []}
    for kit in order.kits:
        known = work.made.get(f"card:{kit.address}", [])
        picture = card_of(known, "link", "backstage")
        rows[kit.kind].append({"kit": kit, "to": f"{KITS}{kit.address}index.html", "picture": picture})
    return Made(artifacts=[rendered(work, order.room, "index.html", "index.html", {"rows": rows})])


def guidelines(work: Work) -> Made:
    """The list of the employer's guidelines, with a few lines that hold everywhere; or one of them."""
    room, found = work.value
    # From the sanitiser.
    body = Markup(markup.finish(found.text, prefix=room.site.url, pictures={})) if found else ""  # noqa: S704
    path = f"{GUIDELINES}{found.slug}/index.html" if found else f"{GUIDELINES}index.html"
    context = {"pages": room.guidelines, "guide": GUIDE, "guideline": found, "body": body}
    return Made(artifacts=[rendered(work, room, "guidelines.html", path, context)])
