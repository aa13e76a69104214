"""RSS 2.0 and Atom, by feedgen.

The rules are those of the W3C's validator (github.com/w3c/feedvalidator), whose warnings these files do not earn.

feedgen writes whole feeds. An entry is cut out of a feed that has no other, and a feed without entries is cut where they
belong. Texts hold no markup but escaped, so that the places to cut at are found exactly.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.dc import DcEntryExtension, DcExtension
from feedgen.feed import FeedGenerator

from kollega.escape import quoteattr
from kollega.feeds.feed import Author, Entry, Feed, filled, summary

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RSS_END, _ATOM_END = b"  </channel>\n</rss>\n", b"</feed>\n"
#: A feed around an entry; nothing of it is kept.
_AROUND = Feed(
    path="",
    title="-",
    description="-",
    home="-",
    lang="en",
    site_url="-",
    author=Author(name="-"),
    updated="2000-01-01T00:00:00Z",
)

#: The style sheet of feeds, a file of the theme.
STYLE = "assets/feed.css"


def rss_item(entry: Entry) -> bytes:
    """An item of RSS. Its title is plain text, its description is HTML, people are `dc:creator`."""
    item, made = entry.item, _rss(_AROUND, "-")
    row = _row(made, entry)
    if words := summary(item):
        row.description(html.escape(words, quote=False))
    row.content(entry.html)
    if item.by_people:
        row.dc.dc_creator([author.name for author in item.authors])
    if entry.photo:
        row.enclosure(entry.photo.url, entry.photo.size, "image/jpeg")
    return _escaped(_between(made.rss_str(pretty=True), b"    <item", _RSS_END))


def rss(feed: Feed, address: str, items: Sequence[bytes]) -> bytes:
    """An RSS feed of written items."""
    head = _escaped(_rss(feed, address).rss_str(pretty=True)).removesuffix(_RSS_END)
    return b"".join((_styled(head, feed), *items, _RSS_END))


def atom_entry(entry: Entry) -> bytes:
    """An entry of Atom (RFC 4287)."""
    item, made = entry.item, _atom(_AROUND, "-")
    row = _row(made, entry)
    row.updated(datetime.fromisoformat(item.updated))
    row.author([filled(name=author.name, uri=author.url) for author in item.authors])
    if words := summary(item):
        row.summary(words)
    row.content(entry.html, type="html")
    if entry.photo:
        size = str(entry.photo.size)
        row.link(href=entry.photo.url, rel="enclosure", type="image/jpeg", length=size)
    return _escaped(_between(made.atom_str(pretty=True), b"  <entry", _ATOM_END))


def atom(feed: Feed, address: str, entries: Sequence[bytes]) -> bytes:
    """An Atom feed of written entries; it says what was deleted (RFC 6721), for readers that understand it."""
    head = _escaped(_atom(feed, address).atom_str(pretty=True)).removesuffix(_ATOM_END)
    deleted = "".join(
        f'  <at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref={quoteattr(ref)} when={quoteattr(when)}/>\n'
        for ref, when in feed.deleted
    )
    return b"".join((_styled(head, feed), _escaped(deleted.encode()), *entries, _ATOM_END))


class _Row(FeedEntry):  # type: ignore[misc]  # feedgen has no types
    """An entry in a language of its own; feedgen knows that of the whole feed only."""

    lang = ""

    def rss_entry(self, extensions: bool = True) -> object:
        return self._in_its_language(super().rss_entry(extensions))

    def atom_entry(self, extensions: bool = True) -> object:
        element = super().atom_entry(extensions)
        # feedgen writes the href of an entry's link and forgets all else.
        for written, given in zip(element.findall("link"), self.link(), strict=True):
            written.attrib.update(given)
        return self._in_its_language(element)

    def _in_its_language(self, element: Any) -> object:
        if self.lang:
            element.set(_XML_LANG, self.lang)
        return element


def _rss(feed: Feed, address: str) -> FeedGenerator:
    made = _generator(feed, address, "application/rss+xml")
    made.register_extension("dc", DcExtension, DcEntryExtension, atom=False, rss=True)
    made.lastBuildDate(datetime.fromisoformat(feed.updated))
    return made


def _atom(feed: Feed, address: str) -> FeedGenerator:
    made = _generator(feed, address, "application/atom+xml")
    made.updated(datetime.fromisoformat(feed.updated))
    return made


def _generator(feed: Feed, address: str, media_type: str) -> FeedGenerator:
    made = FeedGenerator()
    made.id(address)
    made.title(feed.title)
    made.description(feed.description)
    made.language(feed.lang)
    made.author(filled(name=feed.author.name, uri=feed.author.url))
    made.generator("Kollega")
    # The last link is the one that RSS takes for its own.
    made.link(href=address, rel="self", type=media_type)
    made.link(href=feed.home, rel="alternate", type="text/html")
    return made


def _row(made: FeedGenerator, entry: Entry) -> _Row:
    """What an entry has in RSS and Atom alike."""
    item = entry.item
    row = _Row()
    made.add_entry(row, order="append")
    row.lang = entry.lang
    row.guid(item.id, permalink=False)
    row.title(item.title)
    row.link(href=item.url, rel="alternate", type="text/html")
    row.published(datetime.fromisoformat(item.published))
    row.category([{"term": tag} for tag in item.tags])
    return row


def _between(xml: bytes, start: bytes, end: bytes) -> bytes:
    return xml[xml.index(start) :].removesuffix(end)


def _escaped(xml: bytes) -> bytes:
    """`&` and `<` in texts as hexadecimal references: the RSS profile asks for them in titles.

    There are no CDATA sections, so whatever looks like a reference is one.
    """
    return xml.replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")


def _styled(xml: bytes, feed: Feed) -> bytes:
    """With a style sheet, so that people who open a feed in a browser can read it."""
    head, newline, rest = xml.partition(b"\n")
    up = "../" * feed.path.count("/") + feed.root
    return head + newline + f'<?xml-stylesheet type="text/css" href="{up}{STYLE}"?>\n'.encode() + rest
