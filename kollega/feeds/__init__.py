"""Feeds: what is in them, and the forms in which they are written."""

from __future__ import annotations

from kollega.feeds import json, xml
from kollega.feeds.feed import (
    Author,
    Entry,
    Feed,
    Format,
    Item,
    Photo,
    clean,
    line,
    newest,
    permanent,
    to_the_page,
)
from kollega.feeds.xml import STYLE

FORMATS = (
    Format(extension="rss", media_type="application/rss+xml", entry=xml.rss_item, join=xml.rss),
    Format(extension="atom", media_type="application/atom+xml", entry=xml.atom_entry, join=xml.atom),
    Format(extension="json", media_type="application/feed+json", entry=json.item, join=json.feed),
)
RSS = FORMATS[0]

__all__ = [
    "FORMATS", "RSS", "STYLE", "Author", "Entry", "Feed", "Format", "Item", "Photo", "clean", "line", "newest", "permanent", "to_the_page",
]  # fmt: skip
