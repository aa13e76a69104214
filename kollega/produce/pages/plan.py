"""Which pages there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kollega import markup
from kollega.frame.stage import BELOW
from kollega.live import Library, LivePage
from kollega.produce.pages.page import NEWEST, Cards, Page


def pages_of(library: Library, theme: dict[str, str]) -> Iterator[Page]:
    """Every page of the public site. `theme`: digests of the site's own templates, by file."""
    things = Cards(library)
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
    library: Library, things: Cards, written: dict[str, LivePage], common: dict[str, Any]
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
            "stories": [things.story(story) for story in library.stories[:NEWEST]],
            "jobs": [things.job(job) for job in library.jobs[:NEWEST]],
            "more_stories": len(library.stories) > NEWEST, "more_jobs": len(library.jobs) > NEWEST,
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
