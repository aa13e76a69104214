"""What a feed is, and the forms in which it is written: RSS 2.0, Atom and JSON Feed 1.1.

The rules are those of the W3C's validator (github.com/w3c/feedvalidator), whose warnings these files do not
earn. No clock is read: a feed is as new as its newest item.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

import msgspec
from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from kollega.live import Text

#: When a feed without items was last updated: a date that never changes.
_NEVER = "2000-01-01T00:00:00+00:00"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BREAKS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]")
#: What XML 1.0 forbids (lone surrogates among it), C1 controls, and the mark of a lost character.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff]")


_IRI = re.compile(r"(?:https?://|urn:|tag:)[^\s<>\"{}|\\^`]+")
_TO_THE_SAME_PAGE = re.compile(r'(<a (?:[a-z]+="[^"]*" )*href=")(?=#)')


class Author(msgspec.Struct, frozen=True, kw_only=True):
    """Who an item is by. `url` is empty for someone without a page."""

    name: str
    url: str = ""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A story or job in plain texts, clean as `line` makes them. Dates are RFC 3339, with offset."""

    id: str
    url: str
    title: str
    lang: str
    published: str
    updated: str
    summary: str
    text: Text
    #: What the addresses of its language begin with, and the way from there to the root of the site.
    base: str
    root: str = ""
    authors: tuple[Author, ...]
    #: Whether the authors are people; else it is the employer.
    by_people: bool
    tags: tuple[str, ...] = ()
    #: Where a job is, and how much of it is done from home.
    place: str = ""
    #: A picture file of the site folder, and words for it.
    photo: str = ""
    photo_alt: str = ""


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed. `path` is that of its files, without extension; `home` the address of the page it follows."""

    path: str
    title: str
    description: str
    home: str
    lang: str
    #: What the addresses of its language begin with, and the way from there to the root of the site.
    site_url: str
    root: str = ""
    author: Author
    items: tuple[Item, ...]
    #: What is in it no more: the id that it had, and since when (RFC 3339).
    deleted: tuple[tuple[str, str], ...] = ()

    @property
    def updated(self) -> str:
        """The newest date of any item."""
        return max((item.updated for item in self.items), key=datetime.fromisoformat, default=_NEVER)


class Photo(msgspec.Struct, frozen=True, kw_only=True):
    """The picture of an item: a JPEG at a complete address; its size in bytes."""

    url: str
    size: int


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An item as feeds show it: with all of its text as safe HTML."""

    item: Item
    html: str
    photo: Photo | None = None


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A form of feed: extension and media type of its files, and the function that writes one.

    The function takes the feed, the address of the file itself, and the entries, newest first.
    """

    extension: str
    media_type: str
    write: Callable[[Feed, str, Sequence[Entry]], bytes]


def clean(text: str) -> str:
    """`text` without the characters that XML forbids or readers choke on."""
    return _FORBIDDEN.sub("", text)


def line(text: str) -> str:
    """A text for a line of its own: clean, without line breaks, double spaces and spaces at the ends."""
    return re.sub(" {2,}", " ", clean(_BREAKS.sub(" ", text))).strip()


def permanent(folder: str, identity: str) -> str:
    """An id that outlives changes of title, date and address; an identity that is an IRI is one by itself."""
    identity = line(identity)
    if _IRI.fullmatch(identity):
        return identity
    return folder + quote(identity.strip("/"), safe="/-._~!$&'()*+,;=:@") + "/"


def to_the_page(text: str, url: str) -> str:
    """Sanitised HTML whose links within its page lead to that page, at `url`."""
    return _TO_THE_SAME_PAGE.sub(lambda found: found[1] + url, text)


def rss(feed: Feed, address: str, entries: Sequence[Entry]) -> bytes:
    """RSS 2.0. Titles are plain text, descriptions are HTML, people are `dc:creator`."""
    made = _generator(feed, address, "application/rss+xml")
    made.load_extension("dc", atom=False, rss=True)
    made.lastBuildDate(datetime.fromisoformat(feed.updated))
    for entry in entries:
        item = entry.item
        row = _row(made, feed, entry)
        if item.summary or item.place:
            row.description(html.escape(_summary(item), quote=False))
        row.content(entry.html)
        if item.by_people:
            row.dc.dc_creator([author.name for author in item.authors])
        if entry.photo:
            row.enclosure(entry.photo.url, entry.photo.size, "image/jpeg")
    return _styled(made.rss_str(pretty=True), feed)


def atom(feed: Feed, address: str, entries: Sequence[Entry]) -> bytes:
    """Atom (RFC 4287)."""
    made = _generator(feed, address, "application/atom+xml")
    made.updated(datetime.fromisoformat(feed.updated))
    for entry in entries:
        item = entry.item
        row = _row(made, feed, entry)
        row.updated(datetime.fromisoformat(item.updated))
        row.author([_filled(name=author.name, uri=author.url) for author in item.authors])
        if item.summary or item.place:
            row.summary(_summary(item))
        row.content(entry.html, type="html")
        if entry.photo:
            size = str(entry.photo.size)
            row.link(href=entry.photo.url, rel="enclosure", type="image/jpeg", length=size)
    return _styled(_with_deleted(made.atom_str(pretty=True), feed), feed)


def _with_deleted(data: bytes, feed: Feed) -> bytes:
    """An Atom feed that says what was deleted (RFC 6721), for readers that understand it."""
    rows = "".join(
        f'  <at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref={quoteattr(ref)} when={quoteattr(when)}/>\n'
        for ref, when in feed.deleted
    )
    entries = re.search(rb"[ ]*<(?:entry|/feed)>", data)
    at = entries.start() if entries else len(data)
    return data[:at] + rows.encode() + data[at:]


def json_feed(feed: Feed, address: str, entries: Sequence[Entry]) -> bytes:
    """JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    data = _filled(
        version="https://jsonfeed.org/version/1.1",
        title=feed.title,
        home_page_url=feed.home,
        feed_url=address,
        description=feed.description,
        language=feed.lang,
        authors=[_filled(name=feed.author.name, url=feed.author.url)],
    )
    rows = [
        _filled(
            id=item.id,
            url=item.url,
            title=item.title,
            content_html=entry.html,
            summary=_summary(item),
            image=entry.photo.url if entry.photo else "",
            date_published=item.published,
            date_modified=item.updated,
            authors=[_filled(name=author.name, url=author.url) for author in item.authors],
            tags=list(item.tags),
            language=item.lang,
        )
        for entry in entries
        for item in [entry.item]
    ]
    return json.dumps({**data, "items": rows}, ensure_ascii=False, indent=1).encode() + b"\n"


#: The style sheet of feeds, a file of the theme.
STYLE = "assets/feed.css"

FORMATS = (
    Format(extension="rss", media_type="application/rss+xml", write=rss),
    Format(extension="atom", media_type="application/atom+xml", write=atom),
    Format(extension="json", media_type="application/feed+json", write=json_feed),
)


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


def _generator(feed: Feed, address: str, media_type: str) -> FeedGenerator:
    made = FeedGenerator()
    made.id(address)
    made.title(feed.title)
    made.description(feed.description)
    made.language(feed.lang)
    made.author(_filled(name=feed.author.name, uri=feed.author.url))
    made.generator("Kollega")
    # The last link is the one that RSS takes for its own.
    made.link(href=address, rel="self", type=media_type)
    made.link(href=feed.home, rel="alternate", type="text/html")
    return made


def _row(made: FeedGenerator, feed: Feed, entry: Entry) -> _Row:
    """What an entry has in RSS and Atom alike."""
    item = entry.item
    row = _Row()
    made.add_entry(row, order="append")
    row.lang = item.lang if item.lang != feed.lang else ""
    row.guid(item.id, permalink=False)
    row.title(item.title)
    row.link(href=item.url, rel="alternate", type="text/html")
    row.published(datetime.fromisoformat(item.published))
    row.category([{"term": tag} for tag in item.tags])
    return row


def _summary(item: Item) -> str:
    return " – ".join(filter(None, [item.place, item.summary]))


def _styled(xml: bytes, feed: Feed) -> bytes:
    """With a style sheet, so that people who open a feed in a browser can read it.

    `&` and `<` in texts as hexadecimal references: the RSS profile asks for them in titles.

    There are no CDATA sections, so whatever looks like a reference is one.
    """
    xml = xml.replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")
    head, newline, rest = xml.partition(b"\n")
    up = "../" * feed.path.count("/") + feed.root
    return head + newline + f'<?xml-stylesheet type="text/css" href="{up}{STYLE}"?>\n'.encode() + rest


def _filled(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value}
