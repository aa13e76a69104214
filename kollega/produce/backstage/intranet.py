"""What the intranet shows of the backstage: feeds, a piece of HTML, and the same as JSON."""

from __future__ import annotations

import html
import json
from datetime import date

from kollega.feeds import FORMATS, Author, Entry, Feed, line, permanent
from kollega.feeds import Item as Row
from kollega.live import Library, Text
from kollega.produce.backstage.rooms import Room
from kollega.records import Struct
from kollega.sharing.shelf import Item
from kollega.steps import Artifact, Made, Work
from kollega.words import words_of

#: The newest things that an intranet shows.
_MOST = 20
_FOLDER = "intranet/"


class Order(Struct, frozen=True, kw_only=True):
    """The newest things of the room of one language."""

    room: Room
    items: tuple[Item, ...]


def order(room: Room, own: Library, shelf: tuple[Item, ...]) -> Order:
    """The newest of what has a day."""
    return Order(room=room, items=tuple(item for item in shelf if item.day)[:_MOST])


def files(work: Work) -> Made:
    """`newest.html`, `newest.json`, and feeds where the backstage has an address, without which there is no feed."""
    order: Order = work.value
    found = {"newest.json": _json(order)} | (_feeds(order) if order.room.site.share.backstage else {})
    artifacts = [
        Artifact(path=order.room.folder + _FOLDER + name, audience="backstage", kind="feed", data=data)
        for name, data in found.items()
    ]
    fragment = Artifact(
        path=f"{order.room.folder}{_FOLDER}newest.html", audience="backstage", kind="fragment", data=_fragment(order)
    )
    return Made(artifacts=[*artifacts, fragment])


def to(item: Item, room: Room) -> str:
    """The complete address of a thing's kit where the address of the backstage is known, else of its public page."""
    base = room.site.share.backstage
    return f"{base}{item.kit}" if base and item.kit else item.url


def _feeds(order: Order) -> dict[str, bytes]:
    """`newest.rss`, `newest.atom` and `newest.feed.json`."""
    feed = _feed(order)
    entries = [
        Entry(item=row, html=f"<p>{html.escape(row.summary or row.title, quote=False)}</p>")
        for row in feed.items
    ]
    names = {
        form: f"newest.{'feed.json' if form.extension == 'json' else form.extension}" for form in FORMATS
    }
    base = f"{order.room.site.share.backstage}{order.room.folder}{_FOLDER}"
    return {name: form.write(feed, base + name, entries) for form, name in names.items()}


def _feed(order: Order) -> Feed:
    room, site = order.room, order.room.site
    name = f"{line(site.name)}: {words_of(site, room.lang).gettext('What to share')}"
    return Feed(
        path=f"{room.folder}{_FOLDER}newest", title=name, description=name,
        home=f"{site.share.backstage}{room.folder}index.html",
        lang=room.lang, site_url=site.url, author=Author(name=line(site.organisation.name), url=site.url),
        items=tuple(_row(item, room) for item in order.items),
    )  # fmt: skip


def _row(item: Item, room: Room) -> Row:
    day = f"{item.day or date.min}T00:00:00+00:00"
    return Row(
        id=permanent(f"{room.site.url}backstage/", item.address), url=to(item, room), title=line(item.title), lang=item.lang,
        published=day, updated=day, summary=line(item.summary), text=Text(unsafe_html=""), base=room.site.url,
        authors=(Author(name=line(item.line or room.site.organisation.name)),), by_people=bool(item.line and item.kind != "job"),
        tags=tuple(filter(None, (line(topic.name) for topic in item.topics))), place=line(item.line) if item.kind == "job" else "",
    )  # fmt: skip


def _json(order: Order) -> bytes:
    rows = [
        {
            "title": line(item.title), "url": to(item, order.room), "public_url": item.url, "kind": item.kind, "lang": item.lang,
            "published": str(item.day), "fresh_until": str(item.fresh) if item.fresh else None, "summary": line(item.summary),
            "team": line(item.team.name) if item.team else None, "topics": [line(topic.name) for topic in item.topics],
        }
        for item in order.items
    ]  # fmt: skip
    return json.dumps({"lang": order.room.lang, "items": rows}, ensure_ascii=False, indent=1).encode() + b"\n"


def _fragment(order: Order) -> bytes:
    """A list without any style of ours: it takes that of the page into which the intranet puts it."""
    rows = [
        f'<li><a href="{html.escape(to(item, order.room))}" lang="{item.lang}">{html.escape(line(item.title))}</a>'
        f" {html.escape(line(item.line))}</li>"
        for item in order.items
    ]
    return "\n".join([f'<ul lang="{order.room.lang}">', *rows, "</ul>", ""]).encode()
