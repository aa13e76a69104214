"""JSON Feed 1.1 (jsonfeed.org/version/1.1), an item on each line."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kollega.feeds.feed import Entry, Feed, filled, summary


def item(entry: Entry) -> bytes:
    """An item."""
    one = entry.item
    row = filled(
        id=one.id,
        url=one.url,
        title=one.title,
        content_html=entry.html,
        summary=summary(one),
        image=entry.photo.url if entry.photo else "",
        date_published=one.published,
        date_modified=one.updated,
        authors=[filled(name=author.name, url=author.url) for author in one.authors],
        tags=list(one.tags),
        language=one.lang,
    )
    return msgspec.json.encode(row)


def feed(feed: Feed, address: str, items: Sequence[bytes]) -> bytes:
    """A feed of written items."""
    data = filled(
        version="https://jsonfeed.org/version/1.1",
        title=feed.title,
        home_page_url=feed.home,
        feed_url=address,
        description=feed.description,
        language=feed.lang,
        authors=[filled(name=feed.author.name, url=feed.author.url)],
    )
    head = msgspec.json.encode({**data, "items": []}).removesuffix(b"]}")
    return b"".join((head, b"\n", b",\n".join(items), b"\n]}\n"))
