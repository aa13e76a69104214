"""The shelf: everything that there is to share, each thing once, as a library shows and filters it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kollega.live import Library, Link, LiveJob, LivePointer, LiveStory, used
from kollega.networks import chosen
from kollega.records import Struct
from kollega.schema import slugify
from kollega.sharing.kit import kit_of
from kollega.sharing.links import filled
from kollega.site import Site
from kollega.templates import as_names


class Label(Struct, frozen=True, kw_only=True):
    """A team, place or topic: its name, and what it is told from others by, in all languages the same."""

    id: str
    name: str


class Variant(Struct, frozen=True, kw_only=True):
    """The same thing in another language."""

    lang: str
    title: str
    address: str


class Way(Struct, frozen=True, kw_only=True):
    """A network that opens with something from elsewhere to share."""

    name: str
    address: str


class Item(Struct, frozen=True, kw_only=True):
    """Something to share. What has a kit has an `address` on the public site; all have a complete `url`.

    `day` is that of publication, nothing for what is outside; `fresh` is the last day on which it is shown. `networks`
    are ids. `ways` open networks where there is no kit; `why` is what the colleague `by` says of it.
    """

    kind: str
    title: str
    lang: str = ""
    url: str
    address: str = ""
    line: str = ""
    summary: str = ""
    day: date | None = None
    fresh: date | None = None
    team: Label | None = None
    places: tuple[Label, ...] = ()
    topics: tuple[Label, ...] = ()
    networks: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    why: str = ""
    by: str = ""
    ways: tuple[Way, ...] = ()

    @property
    def kit(self) -> str:
        """The page of its kit in the backstage; nothing where it has none."""
        return f"share/{self.address}index.html" if self.address else ""

    @property
    def langs(self) -> tuple[str, ...]:
        """Every language in which it can be shared."""
        return tuple(filter(None, (self.lang, *(one.lang for one in self.variants))))


def shelf_of(library: Library, own: Library) -> tuple[Item, ...]:
    """Everything to share, the newest first and what is outside last, as colleagues who read the language of `own` see it."""
    outside = [("link", one) for one in own.links] + [("engage", one) for one in own.engage]
    items = _items(library.shared(), library.site, own)
    return (*items, *(_outside(kind, one, library.site) for kind, one in outside))


def fed(library: Library, own: Library, *, most: int | None = None) -> tuple[Item, ...]:
    """The newest things to share that may be in feeds, at `most` so many."""
    return tuple(_items(used(library.shared(), "feeds"), library.site, own, most))


def _items(
    things: Iterable[LiveStory | LiveJob], site: Site, own: Library, most: int | None = None
) -> Iterator[Item]:
    """Each thing in the language of the reader, or else in the first that it has; the newest first."""
    groups: dict[tuple[str, str], list[LiveStory | LiveJob]] = {}
    for thing in things:
        groups.setdefault((thing.kind, thing.slug), []).append(thing)
    names: dict[tuple[str, str], str] = {(group.kind, group.slug): group.name for group in own.groups}
    rows = [(next((one for one in of if one.lang == own.site.lang), of[0]), of) for of in groups.values()]
    rows.sort(key=lambda row: (row[0].published.day, row[0].address), reverse=True)
    for thing, of in rows[:most]:
        yield _item(thing, of, site, own.site.lang, names)


def recent(items: Iterable[Item], since: date) -> list[Item]:
    """What was published on that day or later."""
    return [item for item in items if item.day and item.day >= since]


def _item(
    thing: LiveStory | LiveJob,
    of: Iterable[LiveStory | LiveJob],
    site: Site,
    lang: str,
    names: dict[tuple[str, str], str],
) -> Item:
    """One thing for readers of a language; `of` are all of its own."""
    values = kit_of(thing, site).values

    def label(kind: str, link: Link) -> Label:
        slug = (link.address or "").rstrip("/").rpartition("/")[2] or slugify(link.name)
        return Label(id=slug, name=names.get((kind, slug), link.name))

    kind: str
    places: tuple[Link, ...]
    authors = ""
    if isinstance(thing, LiveStory):
        kind, fresh, authors = thing.record.kind, thing.record.expires, as_names(thing.authors, lang)
        places = (thing.location,) if thing.location else ()
    else:
        kind, places = "job", tuple(one.link for one in thing.places)
        fresh = thing.record.valid_through.day if thing.record.valid_through else None
    return Item(
        kind=kind, title=thing.title, lang=thing.lang, url=site.absolute(thing.address), address=thing.address,
        line=authors or values["place"], summary=values["summary"], day=thing.published.day, fresh=fresh,
        team=label("team", thing.team) if thing.team else None,
        places=tuple(label("location", one) for one in places), topics=tuple(label("tag", one) for one in thing.tags),
        networks=tuple(network.id for network in chosen(site.networks)),
        variants=tuple(Variant(lang=one.lang, title=one.title, address=one.address) for one in of if one is not thing),
    )  # fmt: skip


def _outside(kind: str, one: LivePointer, site: Site) -> Item:
    """An article worth sharing, with ways to share it; or a post to join, which is joined where it is."""
    networks = [network for network in chosen(site.networks) if network.share] if kind == "link" else []
    words = one.why or one.title
    return Item(
        kind=kind, title=one.title, url=one.url, why=one.why, by=one.by.name if one.by else "", fresh=one.until,
        networks=tuple(network.id for network in networks) or ((one.network,) if one.network else ()),
        ways=tuple(
            Way(name=network.name, address=filled(network, one.url, one.title, words)) for network in networks
        ),
    )  # fmt: skip
