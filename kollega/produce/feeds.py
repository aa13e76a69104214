"""Feeds: which there are, and what is in them. How they are written is in `kollega.feeds`."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from datetime import UTC, timedelta
from functools import lru_cache
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

import msgspec

from kollega import markup
from kollega.addresses import absolute
from kollega.channels import Channel, channels
from kollega.feeds import (
    FORMATS,
    Author,
    Entry,
    Feed,
    Format,
    Item,
    Photo,
    clean,
    line,
    permanent,
    to_the_page,
)
from kollega.live import Library, Link, LiveJob, LiveStory, Text
from kollega.pictures.choose import chosen
from kollega.records import Moment, Site
from kollega.steps import Artifact, Known, Made, Step, Work
from kollega.words import WORKPLACES, country_name, direction, words_of

#: Characters of HTML that an item may have: readers load all items at once, and many feeds may have the same.
_LONGEST = 100_000
#: The width in pixels of the pictures that feeds show.
_WIDTH = 1080
#: The feeds that say what was deleted.
_MAIN = ("feeds/all", "feeds/stories")


def steps(library: Library, pictures: bool) -> Iterator[Step]:
    """One step for each feed, which makes its file in each format, and one for the list of them.

    Without `pictures` no picture is shown.
    """
    for one in library.every_language:
        yield from _steps(one, pictures)


def _steps(library: Library, pictures: bool) -> Iterator[Step]:
    """The steps of one language."""
    folder = library.site.folder
    found = list(channels(library))
    records = {record.address: record for channel in found for record in channel.records}
    items = {address: _item(record, library.site) for address, record in records.items()}
    deleted = _deleted(library)
    rows = [
        msgspec.structs.replace(feed, deleted=deleted if feed.path in _MAIN else ())
        for feed in (_feed(library.site, channel, items) for channel in found)
    ]
    for feed in rows:
        sources = {source for item in feed.items for source in _pictures_of(item)} & library.files.keys()
        yield Step(
            name=f"feed:{folder}{feed.path}",
            folder=folder,
            function=make,
            value=feed,
            needs=tuple(f"picture:{source}" for source in sorted(sources)) if pictures else (),
            source="mkdocs.yml",
        )
    outlines = [
        (feed.title, feed.path, feed.home)
        for feed, channel in zip(rows, found, strict=True)
        if not channel.is_brief
    ]
    yield Step(
        name=f"{folder}feeds",
        folder=folder,
        function=make_list,
        value=(library.site.name, library.site.url, outlines),
        source="mkdocs.yml",
    )


def _deleted(library: Library) -> tuple[tuple[str, str], ...]:
    """What the main feeds of the language say was deleted."""
    site = library.site
    root = site.url.removesuffix(site.folder) if site.folder else site.url
    every = ((permanent(f"{root}{one.folder}stories/", one.identity), one.day) for one in library.tombstones)
    return tuple(
        (iri, f"{day}T00:00:00Z")
        for iri, day in every
        if iri.startswith(f"{site.url}stories/") or not (site.folder or iri.startswith(root))
    )


def make_list(work: Work) -> Made:
    """`feeds/all.opml`: all feeds but those of the job finder, for a reader to take in at once."""
    name, site_url, outlines = work.value
    rows = "".join(
        f'<outline type="rss" text={quoteattr(title)} title={quoteattr(title)} '
        f"xmlUrl={quoteattr(absolute(site_url, path + '.rss'))} htmlUrl={quoteattr(home)}/>\n"
        for title, path, home in outlines
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        f"<head><title>{escape(line(name))}</title></head>\n<body>\n{rows}</body>\n</opml>\n"
    )
    return Made(
        artifacts=[Artifact(path="feeds/all.opml", audience="public", kind="feed", data=text.encode())]
    )


def make(work: Work) -> Made:
    """The files of one feed."""
    feed: Feed = work.value
    photos = {name.partition(":")[2]: chosen(known, _WIDTH) for name, known in work.made.items() if known}
    entries = [_entry(item, feed, photos) for item in feed.items]
    return Made(artifacts=[_file(feed, form, entries) for form in FORMATS])


def _file(feed: Feed, form: Format, entries: list[Entry]) -> Artifact:
    path = f"{feed.path}.{form.extension}"
    data = form.write(feed, absolute(feed.site_url, path), entries)
    return Artifact(path=path, audience="public", kind="feed", data=data)


def _feed(site: Site, channel: Channel, known: Mapping[str, Item]) -> Feed:
    """A feed of what is known by address."""
    items = [known[record.address] for record in channel.records]
    if channel.is_brief:
        items = [msgspec.structs.replace(item, text=Text(unsafe_html="")) for item in items]
    name = line(site.name)
    about = words_of(site).gettext(channel.word) if channel.word else line(channel.name)
    title = f"{name}: {about}" if about else name
    return Feed(
        path=channel.path,
        title=title,
        description=line(site.description) or title,
        home=absolute(site.url, channel.home),
        lang=site.lang,
        site_url=site.url,
        root=site.root,
        author=Author(name=line(site.organisation.name), url=site.url),
        items=tuple(items),
    )


def _item(record: LiveStory | LiveJob, site: Site) -> Item:
    if isinstance(record, LiveStory):
        folder, place = "stories", ""
        people = tuple(_author(link, site) for link in record.authors if line(link.name))
    else:
        folder, place, people = "jobs", _where(record, site), ()
    base = absolute(site.url, record.elsewhere) if record.elsewhere else site.url
    return Item(
        id=permanent(f"{base}{folder}/", record.identity),
        base=base,
        root="../" if (record.elsewhere.removeprefix("../") if record.elsewhere else site.folder) else "",
        url=absolute(site.url, record.address),
        title=line(record.title) or line(record.slug),
        lang=record.lang,
        published=_rfc3339(record.published),
        updated=_rfc3339(max(record.published, record.updated, key=lambda moment: moment.at)),
        summary=line(record.summary),
        place=place,
        text=record.text,
        authors=people or (Author(name=line(site.organisation.name), url=site.url),),
        by_people=bool(people),
        tags=tuple(dict.fromkeys(filter(None, (line(tag.name) for tag in record.tags)))),
        photo=record.photo.path if record.photo else "",
        photo_alt=line(record.photo.alt) if record.photo else "",
    )


def _author(link: Link, site: Site) -> Author:
    return Author(name=line(link.name), url="" if link.address is None else absolute(site.url, link.address))


def _where(job: LiveJob, site: Site) -> str:
    """Place and workplace on one line: `Aarhus · Hybrid`, `Remote (Denmark, Sweden)`."""
    workplace = job.record.workplace
    word = words_of(site, job.lang).gettext(WORKPLACES[workplace])
    if workplace == "remote" and job.record.remote_from:
        word += f" ({', '.join(country_name(code, job.lang) for code in job.record.remote_from)})"
    places = "; ".join(filter(None, (line(place.link.name) for place in job.places)))
    return f"{places} · {word}" if places else word


def _rfc3339(moment: Moment) -> str:
    """With the offset as written; in UTC where that is not in half hours, which readers do not expect."""
    at = moment.at.replace(microsecond=0)
    offset = at.utcoffset() or timedelta()
    return (at.astimezone(UTC) if offset % timedelta(minutes=30) else at).isoformat()


def _pictures_of(item: Item) -> Iterator[str]:
    yield from filter(None, [item.photo, *item.text.pictures.values()])


def _entry(item: Item, feed: Feed, photos: Mapping[str, Known]) -> Entry:
    pictures = {
        source: markup.Picture(
            src=item.root + known.path, width=known.facts["width"], height=known.facts["height"]
        )
        for source in _pictures_of(item)
        if (known := photos.get(source))
    }
    is_short = len(item.text.unsafe_html) <= _LONGEST
    text = _finished(_Words.of(item, pictures)) if is_short else ""
    if item.root:
        text = text.replace(item.base + item.root, absolute(item.base, item.root))
    text = to_the_page(text, item.url).strip()
    shown = pictures.get(item.photo)
    parts = [
        _image(shown, item) if shown else "",
        _paragraph(item.place),
        text or _paragraph(item.summary or item.title),
    ]
    known = photos.get(item.photo)
    photo = Photo(url=absolute(feed.site_url, feed.root + known.path), size=known.size) if known else None
    whole = clean("\n".join(filter(None, parts)))
    # Readers show entries of all languages in their own direction.
    if direction(item.lang) == "rtl":
        whole = f'<div dir="rtl" lang="{item.lang}">\n{whole}\n</div>'
    return Entry(item=item, html=whole, photo=photo)


class _Words(NamedTuple):
    """All that decides what a text is in a feed."""

    unsafe_html: str
    links: tuple[tuple[str, str | None], ...]
    shown: tuple[tuple[str, str | None], ...]
    base: str
    pictures: tuple[tuple[str, markup.Picture], ...]

    @classmethod
    def of(cls, item: Item, pictures: Mapping[str, markup.Picture]) -> _Words:
        links, shown = tuple(item.text.links.items()), tuple(item.text.pictures.items())
        return cls(item.text.unsafe_html, links, shown, item.base, tuple(pictures.items()))


@lru_cache(maxsize=500)  # many feeds, and those of all languages, have the same
def _finished(words: _Words) -> str:
    text = Text(unsafe_html=words.unsafe_html, links=dict(words.links), pictures=dict(words.shown))
    return markup.finish(text, prefix=words.base, pictures=dict(words.pictures))


def _image(picture: markup.Picture, item: Item) -> str:
    source, words = html.escape(absolute(item.base, picture.src)), html.escape(item.photo_alt)
    return f'<p><img src="{source}" alt="{words}" width="{picture.width}" height="{picture.height}"></p>'


def _paragraph(words: str) -> str:
    return f"<p>{html.escape(words, quote=False)}</p>" if words else ""
