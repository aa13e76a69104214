"""What a feed is, and the texts in it. No clock is read: a feed is as new as its newest item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from urllib.parse import quote

import msgspec

#: When a feed without items was last updated: a date that never changes.
_NEVER = "2000-01-01T00:00:00+00:00"
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
    """A story or job in brief: plain texts, clean as `line` makes them. Dates are RFC 3339, with offset."""

    id: str
    url: str
    title: str
    lang: str
    published: str
    updated: str
    summary: str
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
    #: The newest date of any item.
    updated: str
    #: What is in it no more: the id that it had, and since when (RFC 3339).
    deleted: tuple[tuple[str, str], ...] = ()


class Photo(msgspec.Struct, frozen=True, kw_only=True):
    """The picture of an item: a JPEG at a complete address; its size in bytes."""

    url: str
    size: int


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An item as feeds show it: with its text as safe HTML; `lang` where that is not the language of the feed."""

    item: Item
    html: str
    lang: str = ""
    photo: Photo | None = None


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A form of feed: extension and media type of its files, and how they are written.

    `entry` writes an entry, which may be in many feeds; `join` puts a feed together: it takes the feed, the address of
    the file itself, and the written entries, newest first.
    """

    extension: str
    media_type: str
    entry: Callable[[Entry], bytes]
    join: Callable[[Feed, str, Sequence[bytes]], bytes]

    def write(self, feed: Feed, address: str, entries: Sequence[Entry]) -> bytes:
        """A feed of entries that are in no other."""
        return self.join(feed, address, [self.entry(one) for one in entries])


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


def newest(items: Iterable[Item]) -> str:
    """The newest date of any of them."""
    return max((item.updated for item in items), key=datetime.fromisoformat, default=_NEVER)


def summary(item: Item) -> str:
    """What feeds say of an item beside its title, on one line."""
    return " – ".join(filter(None, [item.place, item.summary]))


def filled(**values: object) -> dict[str, object]:
    """Those of the values that say something."""
    return {name: value for name, value in values.items() if value}
