"""Feeds: which there are, and what is in them. How they are written is in `kollega.feeds`."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from datetime import UTC, timedelta

import msgspec

from kollega import markup
from kollega.addresses import absolute
from kollega.channels import Channel, channels
from kollega.digest import of_value
from kollega.escape import DECLARATION, escape, quoteattr
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
    newest,
    permanent,
    to_the_page,
)
from kollega.live import Library, Link, LiveJob, LiveStory, Text
from kollega.locales import comma, country_name, direction
from kollega.pictures.choose import chosen
from kollega.records import Moment
from kollega.site import Site
from kollega.steps import Artifact, Known, Made, Step, Work
from kollega.words import WORKPLACES, words_of

#: Characters of HTML that an item may have: readers load all items at once, and many feeds may have the same.
_LONGEST = 100_000
#: The width in pixels of the pictures that feeds show.
_WIDTH = 1080
#: The feeds that say what was deleted.
_MAIN = ("feeds/all", "feeds/stories")
_NO_TEXT = Text()


def steps(library: Library, pictures: bool) -> Iterator[Step]:
    """One step for each feed, which makes its file in each format, one for each entry, which may be in many feeds and in
    those of many languages, and one for the list of feeds.

    Without `pictures` no picture is shown.
    """
    for one in library.every_language:
        yield from _steps(one, pictures)


def _steps(library: Library, pictures: bool) -> Iterator[Step]:
    """The steps of one language."""
    site = library.site
    found = list(channels(library))
    entries = _Entries(library, pictures)
    deleted = _deleted(library)
    feeds = []
    for channel in found:
        steps = [
            entries.step(record, whole=_is_told_whole(record, channel, site)) for record in channel.records
        ]
        updated = newest(entries.item(record) for record in channel.records)
        feeds.append(_feed(library, channel, updated, deleted if channel.path in _MAIN else ()))
        names = tuple(step.name for step in steps)
        yield Step(
            name=f"feed:{site.folder}{channel.path}",
            folder=site.folder,
            function=make,
            value=(feeds[-1], names),
            reads=names,
            source="mkdocs.yml",
        )
    yield from entries.steps.values()
    outlines = [
        (feed.title, feed.path, feed.home)
        for feed, channel in zip(feeds, found, strict=True)
        if channel.is_listed
    ]
    yield Step(
        name=f"{site.folder}feeds",
        folder=site.folder,
        function=make_list,
        value=(site.name, site.url, outlines),
        source="mkdocs.yml",
    )


class _Entries:
    """The entries of all feeds of a language."""

    def __init__(self, library: Library, pictures: bool) -> None:
        self._site, self._files = library.site, library.files.keys() if pictures else set[str]()
        self._items: dict[str, Item] = {}
        self.steps: dict[tuple[str, bool], Step] = {}

    def item(self, record: LiveStory | LiveJob) -> Item:
        """A record as all feeds have it."""
        if record.address not in self._items:
            self._items[record.address] = _item(record, self._site)
        return self._items[record.address]

    def step(self, record: LiveStory | LiveJob, *, whole: bool) -> Step:
        """What makes its entry, with the whole text or in brief; equal brief ones of several languages have one name."""
        key = (record.address, whole)
        if key not in self.steps:
            item, site = self.item(record), self._site
            text = record.text if whole else _NO_TEXT
            lang = item.lang if item.lang != site.lang else ""
            value = (item, text, lang, absolute(site.url, site.root))
            shown = sorted(self._files & {item.photo, *filter(None, text.pictures.values())})
            self.steps[key] = Step(
                name=f"entry:{site.lang}:{record.address}" if whole else f"brief:{of_value(value)}",
                function=make_entry, value=value,
                needs=tuple(f"picture:{source}" for source in shown), source="mkdocs.yml",
            )  # fmt: skip
        return self.steps[key]


def _is_told_whole(record: LiveStory | LiveJob, channel: Channel, site: Site) -> bool:
    """Whether a feed has a text as a whole; feeds of a language leave texts in others to the feeds of those."""
    is_here = not (site.folder and record.elsewhere)
    return is_here and (channel.is_main or record.kind == "story")


def _deleted(library: Library) -> tuple[tuple[str, str], ...]:
    """What the main feeds of the language say was deleted."""
    site = library.site
    every = (
        (permanent(f"{site.home}{one.folder}stories/", one.identity), one.day) for one in library.tombstones
    )
    return tuple(
        (iri, f"{day}T00:00:00Z")
        for iri, day in every
        if iri.startswith(f"{site.url}stories/") or not (site.folder or iri.startswith(site.home))
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
        f'{DECLARATION}<opml version="2.0">\n'
        f"<head><title>{escape(line(name))}</title></head>\n<body>\n{rows}</body>\n</opml>\n"
    )
    return Made(
        artifacts=[Artifact(path="feeds/all.opml", audience="public", kind="feed", data=text.encode())]
    )


def make_entry(work: Work) -> Made:
    """An entry in each form in which feeds are written."""
    item, text, lang, root = work.value
    photos = {name.partition(":")[2]: chosen(known, _WIDTH) for name, known in work.made.items() if known}
    entry = _entry(item, text, lang, root, photos)
    data = msgspec.msgpack.encode({form.extension: form.entry(entry) for form in FORMATS})
    return Made(artifacts=[Artifact(path="entry", audience="internal", kind="entry", data=data)])


def make(work: Work) -> Made:
    """The files of one feed, of entries that are made."""
    feed, names = work.value
    entries = [_written(work.contents[name, "entry"]) for name in names]
    return Made(
        artifacts=[_file(feed, form, [entry[form.extension] for entry in entries]) for form in FORMATS]
    )


def _written(data: bytes) -> dict[str, bytes]:
    return msgspec.msgpack.decode(data, type=dict[str, bytes])


def _file(feed: Feed, form: Format, entries: list[bytes]) -> Artifact:
    path = f"{feed.path}.{form.extension}"
    data = form.join(feed, absolute(feed.site_url, path), entries)
    return Artifact(path=path, audience="public", kind="feed", data=data)


def _feed(library: Library, channel: Channel, updated: str, deleted: tuple[tuple[str, str], ...]) -> Feed:
    """A feed, without what is in it."""
    site = library.site
    name = line(site.name)
    about = words_of(site).gettext(channel.word) if channel.word else line(channel.name)
    title = f"{name}: {about}" if about else name
    return Feed(
        path=channel.path,
        title=title,
        description=line(library.description) or title,
        home=absolute(site.url, channel.home),
        lang=site.lang,
        site_url=site.url,
        root=site.root,
        author=Author(name=line(site.organisation.name), url=site.url),
        updated=updated,
        deleted=deleted,
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
        authors=people or (Author(name=line(site.organisation.name), url=base),),
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
        countries = (country_name(code, job.lang) for code in job.record.remote_from)
        word += f" ({comma(job.lang).join(countries)})"
    places = "; ".join(filter(None, (line(place.link.name) for place in job.places)))
    return f"{places} · {word}" if places else word


def _rfc3339(moment: Moment) -> str:
    """With the offset as written; in UTC where that is not in half hours, which readers do not expect."""
    at = moment.at.replace(microsecond=0)
    offset = at.utcoffset() or timedelta()
    return (at.astimezone(UTC) if offset % timedelta(minutes=30) else at).isoformat()


def _entry(item: Item, text: Text, lang: str, root: str, photos: Mapping[str, Known]) -> Entry:
    pictures = {
        source: markup.Picture(
            src=item.root + known.path, width=known.facts["width"], height=known.facts["height"]
        )
        for source in {item.photo, *text.pictures.values()}
        if source and (known := photos.get(source))
    }
    is_short = len(text.unsafe_html) <= _LONGEST
    said = markup.finish(text, prefix=item.base, pictures=pictures) if is_short and text.unsafe_html else ""
    if item.root:
        said = said.replace(item.base + item.root, absolute(item.base, item.root))
    said = to_the_page(said, item.url).strip()
    shown = pictures.get(item.photo)
    parts = [
        _image(shown, item) if shown else "",
        _paragraph(item.place),
        said or _paragraph(item.summary or item.title),
    ]
    known = photos.get(item.photo)
    photo = Photo(url=absolute(root, known.path), size=known.size) if known else None
    whole = clean("\n".join(filter(None, parts)))
    # Readers show entries of all languages in their own direction.
    if direction(item.lang) == "rtl":
        whole = f'<div dir="rtl" lang="{item.lang}">\n{whole}\n</div>'
    return Entry(item=item, html=whole, lang=lang, photo=photo)


def _image(picture: markup.Picture, item: Item) -> str:
    source, words = html.escape(absolute(item.base, picture.src)), html.escape(item.photo_alt)
    return f'<p><img src="{source}" alt="{words}" width="{picture.width}" height="{picture.height}"></p>'


def _paragraph(words: str) -> str:
    return f"<p>{html.escape(words, quote=False)}</p>" if words else ""
