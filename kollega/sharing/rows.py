"""Things to share as entries of feeds for colleagues."""

from __future__ import annotations

import html
from collections.abc import Iterable
from datetime import date

from kollega.feeds import Author, Entry, Feed, Item, line, newest, permanent
from kollega.sharing import shelf
from kollega.site import Site


def leads_to(item: shelf.Item, site: Site) -> str:
    """The complete address of a thing's kit where the address of the backstage is known, else of its public page."""
    base = site.share.backstage
    return f"{base}{item.kit}" if base and item.kit else item.url


def feed(
    path: str, title: str, lang: str, items: Iterable[shelf.Item], site: Site
) -> tuple[Feed, list[Entry]]:
    """A feed of things that have a day, and its entries, each with its summary as text: colleagues read the rest in the kit.

    `path` is that of its files, without ending; `site` is that of the first language.
    """
    base = site.share.backstage
    rows = [_row(item, site) for item in items if item.day]
    made = Feed(
        path=path, title=title, description=title, home=f"{base}index.html" if base else site.url, lang=lang,
        site_url=base or site.url, author=Author(name=line(site.organisation.name), url=site.url),
        updated=newest(rows),
    )  # fmt: skip
    return made, [_entry(row, lang) for row in rows]


def _entry(row: Item, lang: str) -> Entry:
    words = html.escape(row.summary or row.title, quote=False)
    return Entry(item=row, html=f"<p>{words}</p>", lang=row.lang if row.lang != lang else "")


def _row(item: shelf.Item, site: Site) -> Item:
    day = f"{item.day or date.min}T00:00:00+00:00"
    who = line(item.line)
    is_job = item.kind == "job"
    return Item(
        id=permanent(f"{site.url}to-share/", item.address), url=leads_to(item, site), title=line(item.title), lang=item.lang,
        published=day, updated=day, summary=line(item.summary), base=site.url,
        authors=(Author(name=who if who and not is_job else line(site.organisation.name)),), by_people=bool(who) and not is_job,
        tags=tuple(filter(None, (line(topic.name) for topic in item.topics))), place=who if is_job else "",
    )  # fmt: skip
