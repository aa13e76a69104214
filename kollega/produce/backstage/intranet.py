"""What the intranet shows of the backstage: feeds, a piece of HTML, and the same as JSON."""

from __future__ import annotations

import html
import json

from kollega.feeds import FORMATS, line
from kollega.live import Library
from kollega.produce.backstage.rooms import Room
from kollega.records import Struct
from kollega.sharing.rows import feed, leads_to
from kollega.sharing.shelf import Item, fed
from kollega.steps import Artifact, Made, Work
from kollega.words import words_of

#: The newest things that an intranet shows.
_MOST = 20
_FOLDER = "intranet/"


class Order(Struct, frozen=True, kw_only=True):
    """The newest things of the room of one language."""

    room: Room
    items: tuple[Item, ...]


def order(room: Room, library: Library, own: Library) -> Order:
    """The newest of what may be in feeds: what an intranet takes, it keeps and passes on."""
    return Order(room=room, items=fed(library, own, most=_MOST))


def files(work: Work) -> Made:
    """`newest.html`, `newest.json`, and feeds where the backstage has an address, without which there is no feed."""
    order: Order = work.value
    folder = order.room.folder + _FOLDER
    found = {"newest.json": _json(order)} | (_feeds(order) if order.room.site.share.backstage else {})
    artifacts = [
        Artifact(path=folder + name, audience="backstage", kind="feed", data=data)
        for name, data in found.items()
    ]
    fragment = Artifact(
        path=f"{folder}newest.html", audience="backstage", kind="fragment", data=_fragment(order)
    )
    return Made(artifacts=[*artifacts, fragment])


def _feeds(order: Order) -> dict[str, bytes]:
    """`newest.rss`, `newest.atom` and `newest.feed.json`."""
    room, site = order.room, order.room.site
    path = f"{room.folder}{_FOLDER}newest"
    say = words_of(site, room.lang).gettext
    name = say("What to share")
    made, entries = feed(path, f"{line(site.name)}: {name}", room.lang, order.items, site)
    found = {}
    for form in FORMATS:
        ending = "feed.json" if form.extension == "json" else form.extension
        found[f"newest.{ending}"] = form.write(made, f"{site.share.backstage}{path}.{ending}", entries)
    return found


def _json(order: Order) -> bytes:
    site = order.room.site
    rows = [
        {
            "title": line(item.title), "url": leads_to(item, site), "public_url": item.url, "kind": item.kind, "lang": item.lang,
            "published": str(item.day), "fresh_until": str(item.fresh) if item.fresh else None, "summary": line(item.summary),
            "team": line(item.team.name) if item.team else None, "topics": [line(topic.name) for topic in item.topics],
        }
        for item in order.items
    ]  # fmt: skip
    return json.dumps({"lang": order.room.lang, "items": rows}, ensure_ascii=False, indent=1).encode() + b"\n"


def _fragment(order: Order) -> bytes:
    """A list without any style of ours: it takes that of the page into which the intranet puts it."""
    rows = [
        f'<li><a href="{html.escape(leads_to(item, order.room.site))}" lang="{html.escape(item.lang)}" dir="auto">'
        f"{html.escape(line(item.title))}</a>{f' · {html.escape(line(item.line))}' if item.line else ''}</li>"
        for item in order.items
    ]
    return "\n".join([f'<ul lang="{order.room.lang}">', *rows, "</ul>", ""]).encode()
