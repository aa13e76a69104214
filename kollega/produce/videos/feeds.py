"""Where programs find videos: a feed for sites that show them (Media RSS), one for podcast players, and the sitemap of
videos for search engines.

The forms are those of rssboard.org/media-rss, podcasters.apple.com (with podcastindex.org's `transcript`) and Google's
`sitemap-video/1.1`. A video that cannot be played here is in the first alone, with the way to where it plays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from email.utils import format_datetime

from kollega.addresses import absolute
from kollega.escape import DECLARATION, escape, quoteattr
from kollega.feeds import line
from kollega.live import Library, LiveStory, LiveVideo, used
from kollega.records import Moment, Struct
from kollega.site import Site
from kollega.steps import Artifact, Known, Made, Step, Work
from kollega.video.plan import VERSIONS
from kollega.words import words_of

#: How many of the newest a feed carries.
_MOST = 50
_NAMES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"'
)


class Entry(Struct, frozen=True, kw_only=True):
    """A video as programs are told of it. `name` is that of its steps, `url` its watch page."""

    name: str
    url: str
    title: str
    summary: str
    lang: str
    authors: tuple[str, ...]
    published: Moment
    file: str = ""
    page: str = ""


class Feed(Struct, frozen=True, kw_only=True):
    """The videos of a language."""

    title: str
    description: str
    site: Site
    entries: tuple[Entry, ...]


def steps(library: Library, *, pictures: bool) -> Iterator[Step]:
    """The step of the feeds of a language, where it has videos."""
    entries = tuple(_entries(used(library.stories, "feeds"), library.site))[:_MOST]
    if entries:
        site = library.site
        say = words_of(site).gettext
        feed = Feed(
            title=f"{line(site.name)}: {say('Videos')}", description=line(library.description) or say("Videos"), site=site,
            entries=entries,
        )  # fmt: skip
        yield Step(
            name=f"{site.folder}feeds/videos", folder=site.folder, function=make, value=feed,
            needs=_needs(entries) if pictures else (), source="mkdocs.yml",
        )  # fmt: skip


def sitemap(library: Library, *, pictures: bool) -> Step:
    """The step of the sitemap of videos, of all languages."""
    entries = tuple(entry for one in library.every_language for entry in _entries(one.stories, one.site))
    return Step(
        name="sitemap-videos", function=make_sitemap, value=(library.site.home, entries),
        needs=_needs(entries) if pictures else (), source="mkdocs.yml",
    )  # fmt: skip


def _entries(stories: Iterable[LiveStory], site: Site) -> Iterator[Entry]:
    """The videos that have their page in a language, the newest first."""
    for story in stories:
        if story.video and not story.elsewhere:
            yield _entry(story, story.video, site)


def _entry(story: LiveStory, video: LiveVideo, site: Site) -> Entry:
    return Entry(
        name=site.folder + story.address, url=absolute(site.url, video.address), title=line(story.title) or story.slug,
        summary=line(story.summary) or line(story.title), lang=story.lang, published=story.published, file=video.file,
        authors=tuple(filter(None, (line(one.name) for one in story.authors))), page=video.foreign.page if video.foreign else "",
    )  # fmt: skip


def _needs(entries: Iterable[Entry]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for entry in entries:
        names[f"captions:{entry.name}"] = None
        for version in VERSIONS if entry.file else ():
            names[f"video:{entry.file}:{version.id}"] = None
    return tuple(names)


class _Found:
    """What was made of a video: its versions, the smallest first, its captions by language."""

    def __init__(self, work: Work, entry: Entry, home: str) -> None:
        #: Where the whole site begins, below which media lie.
        self.home, self.entry = home, entry
        made = [
            row
            for version in VERSIONS
            for row in work.made.get(f"video:{entry.file}:{version.id}", ())
        ]  # fmt: skip
        self.versions = sorted(made, key=lambda row: row.facts["height"])
        texts = work.made.get(f"captions:{entry.name}", ())
        self.captions = {row.kind.partition(":")[2]: row for row in texts if row.kind.startswith("captions:")}
        self.poster = f"{entry.url}poster.jpg"

    @property
    def best(self) -> Known | None:
        """The version for most: the middle one of three."""
        return self.versions[min(1, len(self.versions) - 1)] if self.versions else None

    @property
    def seconds(self) -> int:
        """How long it is."""
        return max(1, round(self.versions[0].facts["ms"] / 1000)) if self.versions else 0

    def at(self, known: Known) -> str:
        """The address of a file."""
        return absolute(self.home, known.path)


def make(work: Work) -> Made:
    """`feeds/videos.rss` and `feeds/videos-podcast.rss`; the second where a video is there to be fetched."""
    feed: Feed = work.value
    found = [_Found(work, entry, feed.site.home) for entry in feed.entries]
    artifacts = [_artifact("feeds/videos.rss", _document(feed, "feeds/videos.rss", map(_media, found)))]
    playable = [one for one in found if one.versions]
    if playable:
        path = "feeds/videos-podcast.rss"
        artifacts.append(_artifact(path, _document(feed, path, map(_episode, playable), _show(feed))))
    return Made(artifacts=artifacts)


def _document(feed: Feed, path: str, items: Iterable[str], more: str = "") -> str:
    site = feed.site
    newest = max(entry.published.at for entry in feed.entries)
    return (
        f'{DECLARATION}<rss version="2.0" {_NAMES}>\n<channel>\n<title>{escape(feed.title)}</title>\n'
        f"<link>{escape(absolute(site.url, 'videos/'))}</link>\n<description>{escape(feed.description)}</description>\n"
        f"<language>{site.lang}</language>\n<lastBuildDate>{format_datetime(newest)}</lastBuildDate>\n"
        f'<atom:link href={quoteattr(absolute(site.url, path))} rel="self" type="application/rss+xml"/>\n{more}'
        + "".join(items) + "</channel>\n</rss>\n"
    )  # fmt: skip


def _item(entry: Entry, more: str) -> str:
    return (
        f"<item>\n<title>{escape(entry.title)}</title>\n<link>{escape(entry.url)}</link>\n"
        f'<guid isPermaLink="false">{escape(entry.url)}#video</guid>\n<pubDate>{format_datetime(entry.published.at)}</pubDate>\n'
        f"<description>{escape(escape(entry.summary))}</description>\n{more}</item>\n"
    )


def _media(found: _Found) -> str:
    """An item of Media RSS: every version, the poster, who tells it, the captions."""
    entry = found.entry
    files = "".join(
        f'<media:content url={quoteattr(found.at(row))} fileSize="{row.size}" type="video/mp4" medium="video" '
        f'duration="{found.seconds}" width="{row.facts["width"]}" height="{row.facts["height"]}" lang="{entry.lang}"'
        f"{' isDefault=' + quoteattr('true') if row is found.best else ''}/>\n"
        for row in found.versions
    )
    rows = [
        f"<media:group>\n{files}</media:group>\n" if files else "",
        f'<media:title type="plain">{escape(entry.title)}</media:title>\n',
        f"<media:thumbnail url={quoteattr(found.poster)}/>\n" if found.versions else "",
        f"<media:player url={quoteattr(entry.page or entry.url)}/>\n",
        *(f'<media:credit role="author">{escape(name)}</media:credit>\n' for name in entry.authors),
        *(
            f'<media:subTitle type="text/vtt" lang="{lang}" href={quoteattr(found.at(row))}/>\n'
            for lang, row in found.captions.items()
        ),
    ]
    return _item(entry, "".join(rows))


def _show(feed: Feed) -> str:
    """What podcast players ask of a whole feed."""
    name = escape(line(feed.site.organisation.name))
    return f'<itunes:author>{name}</itunes:author>\n<itunes:explicit>false</itunes:explicit>\n<itunes:category text="Business"><itunes:category text="Careers"/></itunes:category>\n'


def _episode(found: _Found) -> str:
    """An episode: one file, its length, the words."""
    entry, best = found.entry, found.best or found.versions[0]
    words = "".join(
        f'<podcast:transcript url={quoteattr(found.at(row))} type="text/vtt" language="{lang}" rel="captions"/>\n'
        for lang, row in found.captions.items()
    )
    author = ", ".join(entry.authors)
    return _item(
        entry,
        f'<enclosure url={quoteattr(found.at(best))} length="{best.size}" type="video/mp4"/>\n'
        f"<itunes:duration>{found.seconds}</itunes:duration>\n<itunes:image href={quoteattr(found.poster)}/>\n"
        + (f"<itunes:author>{escape(author)}</itunes:author>\n" if author else "") + words,
    )  # fmt: skip


def make_sitemap(work: Work) -> Made:
    """`sitemap-videos.xml`: the watch pages of videos that are played here."""
    home, entries = work.value
    found = [one for entry in entries if (one := _Found(work, entry, home)).versions]
    rows = "".join(map(_url, found))
    text = (
        f'{DECLARATION}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:video="http://www.google.com/schemas/sitemap-video/1.1">\n{rows}</urlset>\n'
    )
    return Made(artifacts=[_artifact("sitemap-videos.xml", text, "sitemap")])


def _url(found: _Found) -> str:
    entry, best = found.entry, found.best or found.versions[0]
    return (
        f"<url><loc>{escape(entry.url)}</loc><video:video>"
        f"<video:thumbnail_loc>{escape(found.poster)}</video:thumbnail_loc>"
        f"<video:title>{escape(entry.title)}</video:title>"
        f"<video:description>{escape(entry.summary[:2000])}</video:description>"
        f"<video:content_loc>{escape(found.at(best))}</video:content_loc>"
        f"<video:duration>{found.seconds}</video:duration>"
        f"<video:publication_date>{entry.published.at.isoformat(timespec='seconds')}</video:publication_date>"
        "</video:video></url>\n"
    )


def _artifact(path: str, text: str, kind: str = "feed") -> Artifact:
    return Artifact(path=path, audience="public", kind=kind, data=text.encode())
