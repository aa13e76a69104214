"""Pages: which there are, what each shows, and how one is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from kollega import markup, structured, templates
from kollega.frame.cut import Frame
from kollega.frame.stage import BELOW
from kollega.live import Group, Library, LiveJob, LivePage, LivePerson, LiveStory, Text
from kollega.networks import share_links
from kollega.pictures.choose import chosen, srcset
from kollega.records import Photo, Site, Struct
from kollega.steps import Artifact, Known, Made, Step, Work

import msgspec

_NEWEST = 6


class Page(Struct, frozen=True, kw_only=True):
    """All that a page shows. `frame` is the address whose frame it has."""

    address: str
    frame: str
    template: str
    title: str
    summary: str
    lang: str
    site: Site
    #: Digest of the site's own templates.
    theme: dict[str, str]
    #: The story, job, person, group or hand-written page that it is about.
    thing: Any = None
    lists: dict[str, Any] = {}
    text: Text | None = None
    kind: str = "website"
    #: The hand-written page whose content it shows.
    content: str | None = None
    robots: str = ""


class Card(Struct, frozen=True, kw_only=True):
    """What a list shows of a story, job or person."""

    title: str
    address: str
    lang: str = ""
    summary: str = ""
    line: str = ""
    date: Any = None
    photo: Photo | None = None


def steps(library: Library, *, pictures: bool, theme: dict[str, str]) -> Iterator[Step]:
    """A step `page:<address>` for each page of the site. `theme`: digests of the site's own templates, by file."""
    for page in _pages(library, theme):
        needs = []
        if pictures:
            needs = [f"picture:{path}" for path in _pictures(page)]
            needs.append(f"card:{page.address if page.thing else ''}")
        reads = [f"frame:{page.frame}"]
        if page.content is not None:
            reads.append(f"content:{page.content}")
        yield Step(
            name=f"page:{page.address}", function=render, value=page, needs=tuple(dict.fromkeys(needs)),
            reads=tuple(reads), source=getattr(page.thing, "source", "") or getattr(page.thing, "path", ""),
        )  # fmt: skip


def _pages(library: Library, theme: dict[str, str]) -> Iterator[Page]:
    things = _Cards(library)
    site = library.site
    common: dict[str, Any] = {"site": site, "theme": theme}
    written = {page.address: page for page in library.pages}
    for story in library.stories:
        yield Page(
            address=story.address, frame=f"stories/{BELOW}/", template="records/story.html", title=story.title,
            summary=story.summary, lang=story.lang, thing=story, text=story.text, kind="article", **common,
        )  # fmt: skip
    for job in (*library.jobs, *library.closed):
        yield Page(
            address=job.address, frame=f"jobs/{BELOW}/", template="records/job.html", title=job.title,
            summary=job.summary, lang=job.lang, thing=job, text=job.text,
            lists={} if job.is_open else {"jobs": things.newest_jobs()}, **common,
        )  # fmt: skip
    for person in library.people:
        record = person.record
        yield Page(
            address=person.address, frame=f"people/{BELOW}/", template="records/person.html", title=record.name,
            summary=" · ".join(part for part in (record.role, site.name) if part), lang=site.lang, thing=person,
            lists={"stories": things.of(person.stories)}, kind="profile", **common,
        )  # fmt: skip
    for group in library.groups:
        folder = group.address.split("/")[0]
        yield Page(
            address=group.address, frame=f"{folder}/{BELOW}/", template="records/group.html", title=group.name,
            summary=markup.cut(group.summary, 300) or f"{group.name}: stories and jobs at {site.name}", lang=site.lang,
            thing=group, **common,
            lists={name: things.of(getattr(group, name)) for name in ("stories", "jobs", "people")},
        )  # fmt: skip
    yield from _lists(library, things, written, common)
    for page in library.pages:
        if page.address not in ("", *(f"{name}/" for name in _LISTS)):
            yield Page(
                address=page.address, frame=page.address, template="records/page.html", title=page.title or _name(page),
                summary=page.summary, lang=page.lang, thing=page, content=page.address, **common,
            )  # fmt: skip
    yield Page(
        address="404.html", frame="404.html", template="records/missing.html", title="Page not found", summary="",
        lang=site.lang, lists={"jobs": things.newest_jobs()}, robots="noindex", **common,
    )  # fmt: skip


_LISTS = {
    "stories": "Stories",
    "jobs": "Jobs",
    "people": "People",
    "teams": "Teams",
    "locations": "Places",
    "tags": "Topics",
}


def _lists(
    library: Library, things: _Cards, written: dict[str, LivePage], common: dict[str, Any]
) -> Iterator[Page]:
    """Home and the lists; a hand-written page at the same address is their introduction."""
    site = library.site
    rows: dict[str, dict[str, Any]] = {
        "stories": {"stories": [things.story(story) for story in library.stories]},
        "jobs": {"jobs": [things.job(job) for job in library.jobs]},
        "people": {"people": [things.person(person) for person in library.people]},
    }
    for kind, folder in (("team", "teams"), ("location", "locations"), ("tag", "tags")):
        rows[folder] = {"groups": [group for group in library.groups if group.kind == kind]}
    home = written.get("")
    yield Page(
        address="", frame="", template="records/home.html", title=site.name, lang=site.lang,
        summary=(home.summary if home else "") or site.description or f"Stories and jobs at {site.name}",
        content="" if home else None, thing=home,
        lists={
            "stories": [things.story(story) for story in library.stories[:_NEWEST]],
            "jobs": [things.job(job) for job in library.jobs[:_NEWEST]],
            "more_stories": len(library.stories) > _NEWEST, "more_jobs": len(library.jobs) > _NEWEST,
            "jobs_count": len(library.jobs), "stories_count": len(library.stories),
        },
        **common,
    )  # fmt: skip
    for folder, name in _LISTS.items():
        address = f"{folder}/"
        page = written.get(address)
        yield Page(
            address=address, frame=address, template=f"records/{folder if folder in _OWN else 'groups'}.html",
            title=(page.title if page else "") or name, lists=rows[folder], lang=site.lang,
            summary=(page.summary if page else "") or f"{name} at {site.name}",
            content=address if page else None, thing=page, **common,
        )  # fmt: skip


_OWN = {"stories", "jobs", "people"}


def _name(page: LivePage) -> str:
    heading = next((line[2:] for line in page.body.splitlines() if line.startswith("# ")), "")
    return heading.strip() or page.address.rstrip("/").rpartition("/")[2].replace("-", " ").capitalize()


class _Cards:
    """Cards of everything that is live."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._all: dict[str, Card] = {story.address: self.story(story) for story in library.stories}
        self._all |= {job.address: self.job(job) for job in library.jobs}
        self._all |= {person.address: self.person(person) for person in library.people}

    def of(self, addresses: Iterable[str]) -> list[Card]:
        return [self._all[address] for address in addresses]

    def newest_jobs(self) -> list[Card]:
        return [self.job(job) for job in self._library.jobs[:_NEWEST]]

    def story(self, story: LiveStory) -> Card:
        return Card(
            title=story.title, address=story.address, lang=story.lang, summary=markup.cut(story.summary, 160),
            line=templates.as_names(story.authors, self._library.site.lang), date=story.published, photo=story.photo,
        )  # fmt: skip

    def job(self, job: LiveJob) -> Card:
        record = job.record
        parts = [place.link.name for place in job.places[:3]]
        if len(job.places) > 3:
            parts.append(f"{len(job.places) - 3} more places")
        if record.workplace != "onsite":
            parts.append(templates.WORKPLACES[record.workplace])
        parts += [templates.EMPLOYMENT[name] for name in record.employment_type]
        return Card(
            title=job.title, address=job.address, lang=job.lang, line=" · ".join(dict.fromkeys(parts)),
            summary=job.team.name if job.team else "",
        )  # fmt: skip

    def person(self, person: LivePerson) -> Card:
        record = person.record
        return Card(title=record.name, address=person.address, line=record.role, photo=record.photo)


def _pictures(page: Page) -> list[str]:
    """The picture files that a page shows."""
    text = page.text or page.thing
    paths = [path for path in getattr(text, "pictures", {}).values() if path]
    photos = [getattr(page.thing, "photo", None), getattr(getattr(page.thing, "record", None), "photo", None)]
    for cards in page.lists.values():
        if isinstance(cards, list):
            photos += [getattr(card, "photo", None) for card in cards]
    return list(dict.fromkeys([*paths, *(photo.path for photo in photos if photo)]))


def render(work: Work) -> Made:
    """The finished page."""
    page: Page = work.value
    site = page.site
    depth = page.address.count("/")
    prefix = urlsplit(site.url).path if page.address == "404.html" else "../" * depth
    frame = msgspec.msgpack.decode(work.contents[f"frame:{page.frame}", "data"], type=Frame)
    shown = _Shown(work, prefix)
    context: dict[str, Any] = {
        "page": page, "thing": page.thing, "site": site, "lang": page.lang if page.thing else site.lang,
        "url": shown.url, "picture": shown.picture, "title": page.title, "absolute": site.absolute(page.address),
        **page.lists,
    }  # fmt: skip
    context["body"] = Markup(shown.body(page, work))  # noqa: S704 - it comes from the sanitiser
    image = shown.card()
    context["share"] = share_links(
        site.networks, url=site.absolute(page.address), text=page.title,
        media=site.absolute(image.path) if image else "",
    )  # fmt: skip
    context["image"] = image
    context["data"] = [Markup(structured.script(data)) for data in _data(page, shown, image) if data]  # noqa: S704
    overlay = f"{work.root}/{site.theme_dir}" if site.theme_dir else ""
    whole = frame.join(
        title=str(Markup.escape(page.title if page.address == "" else f"{page.title} · {site.name}")),
        head=templates.render("records/head.html", overlay, context),
        body=templates.render(page.template, overlay, context),
    )
    path = page.address if page.address.endswith(".html") else f"{page.address}index.html"
    return Made(artifacts=[Artifact(path=path, audience="public", kind="page", data=whole.encode())])


def _data(page: Page, shown: _Shown, image: Known | None) -> list[dict[str, object] | None]:
    """Structured data of the page: of its one story or job, never on lists."""
    site = page.site
    picture = site.absolute(image.path) if image else ""
    if isinstance(page.thing, LiveJob):
        html = markup.finish(page.thing.text, prefix=site.url, pictures=shown.pictures)
        return [structured.job_posting(page.thing, site, html, image=picture)]
    if isinstance(page.thing, LiveStory):
        return [structured.article(page.thing, site, image=picture)]
    return []


class _Shown:
    """Addresses and pictures as one page needs them."""

    def __init__(self, work: Work, prefix: str) -> None:
        self._prefix = prefix
        self._made = work.made
        self.pictures: dict[str, markup.Picture] = {}
        for name, made in work.made.items():
            known = [row for row in made if row.kind == "picture"]
            if name.startswith("picture:") and known:
                best = chosen(known, 960)
                self.pictures[name.removeprefix("picture:")] = markup.Picture(
                    best.path, best.facts["width"], best.facts["height"]
                )

    def url(self, address: str) -> str:
        return self._prefix + quote(address) or "./"

    def picture(self, photo: Photo | None, width: int = 960) -> dict[str, Any] | None:
        """What an `img` of a photo needs, or nothing where pictures are off."""
        known = [row for row in self._made.get(f"picture:{photo.path}", []) if row.kind == "picture"] if photo else []
        if not photo or not known:
            return None
        best = chosen(known, width)

        x, y = photo.focus or (0.5, 0.4)
        return {
            "src": self.url(best.path), "width": best.facts["width"], "height": best.facts["height"],
            "alt": photo.alt, "webp": srcset(known, ".webp", self._prefix), "jpeg": srcset(known, ".jpg", self._prefix), "x": round(x * 100), "y": round(y * 100),
        }  # fmt: skip

    def card(self) -> Known | None:
        """The card of the page, where cards are made."""
        rows = [row for name, made in self._made.items() if name.startswith("card:") for row in made]
        return next((row for row in rows if row.kind == "card" and row.audience == "public"), None)

    def body(self, page: Page, work: Work) -> str:
        """The safe HTML of the page's text."""
        if page.text is not None:
            return markup.finish(page.text, prefix=self._prefix, pictures=self.pictures)
        if page.content is None:
            return ""
        raw = work.contents[f"content:{page.content}", "data"].decode()
        return markup.finish_page(raw, page.thing, prefix=self._prefix, pictures=self.pictures)
