"""Feeds for machines: XML for the portals that the site names, `jobs.json` with its schema, a calendar of deadlines.

How each is written is in `kollega.portals` and `kollega.calendar`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import msgspec

from kollega import markup
from kollega.addresses import absolute
from kollega.calendar import Entry, calendar
from kollega.diagnostics import Report
from kollega.digest import of_bytes
from kollega.feeds import clean, line, permanent, to_the_page
from kollega.live import Library, LiveJob, Place, Text, used
from kollega.locales import country_name
from kollega.portals import data
from kollega.portals.opening import Opening, Publisher, Spot, spots
from kollega.portals.table import PORTALS, Portal
from kollega.records import Moment, Struct
from kollega.schema import slugify
from kollega.site import Site
from kollega.steps import Artifact, Made, Step, Work
from kollega.words import words_of

CALENDAR = "feeds/jobs.ics"


class Jobs(Struct, frozen=True, kw_only=True):
    """All open jobs, newest first, for one feed; their adverts come from the steps that it reads."""

    site_url: str
    publisher: Publisher
    openings: tuple[Opening, ...]


def steps(library: Library) -> Iterator[Step]:
    """The adverts, in batches that stay what they are when another job is added; and one step for each feed."""
    site = library.site
    jobs = sorted(used(library.jobs, "feeds"), key=_newest_first)
    batches: dict[str, dict[str, tuple[str, Text]]] = {}
    for job in jobs:
        batch = batches.setdefault(of_bytes(job.address.encode())[:2], {})
        batch[absolute(site.url, job.address)] = absolute(site.url, job.elsewhere), job.text
    for name, texts in sorted(batches.items()):
        yield Step(name=f"adverts:{name}", function=make_adverts, value=texts, source="mkdocs.yml")
    openings = tuple(_opening(job, site) for job in jobs)
    last = max(map(_changed, jobs), key=lambda moment: moment.at, default=None)
    updated = last.written if last else ""
    publisher = Publisher(name=line(site.organisation.name), url=site.url, updated=updated)
    value = Jobs(site_url=site.url, publisher=publisher, openings=openings)
    reads = tuple(f"adverts:{name}" for name in sorted(batches))
    for name in site.portals:
        yield Step(
            name=f"portal:{name}", function=make_portal, value=(name, value), reads=reads, source="mkdocs.yml"
        )
    yield Step(name="portal:json", function=make_json, value=value, reads=reads, source="mkdocs.yml")
    deadlines = [_deadline(job, site) for job in jobs if job.record.valid_through]
    title = f"{line(site.name)}: {_say(site, site.lang)}"
    order = sorted(deadlines, key=lambda one: (str(one.at), one.uid))
    yield Step(
        name="portal:calendar", function=make_calendar, value=(title, site.lang, order), source="mkdocs.yml"
    )


def make_adverts(work: Work) -> Made:
    """Adverts as safe HTML with complete addresses, by the address of their pages."""
    texts: dict[str, tuple[str, Text]] = work.value
    adverts = {
        url: clean(to_the_page(markup.finish(text, prefix=base, pictures={}), url)).strip()
        for url, (base, text) in texts.items()
    }
    file = Artifact(
        path="adverts.json", audience="internal", kind="adverts", data=msgspec.json.encode(adverts)
    )
    return Made(artifacts=[file])


def make_portal(work: Work) -> Made:
    """The feed of one portal; a job that the portal would refuse is left out, and told."""
    name: str = work.value[0]
    jobs: Jobs = work.value[1]
    portal, report = PORTALS[name], Report()
    content = portal.write(jobs.publisher, _whole(_taken(portal, jobs.openings, report), work))
    file = Artifact(path=portal.path, audience="public", kind="portal", data=content)
    return Made(artifacts=[file], diagnostics=report.diagnostics)


def check(library: Library, report: Report) -> None:
    """Tell which jobs the portals would refuse, for which no feed is needed."""
    openings = [_opening(job, library.site) for job in used(library.jobs, "feeds")]
    for name in library.site.portals:
        _taken(PORTALS[name], openings, report)


def _taken(portal: Portal, openings: Iterable[Opening], report: Report) -> list[Opening]:
    taken = []
    for opening in openings:
        if reason := portal.refusal(opening):
            report.add("portal-refuses", opening.source, portal=portal.name, reason=reason)
        else:
            taken.append(opening)
    return taken


def make_json(work: Work) -> Made:
    """`jobs.json` and its schema."""
    jobs: Jobs = work.value
    schema = data.schema(absolute(jobs.site_url, data.SCHEMA_PATH))
    files = {
        data.PATH: data.write(jobs.publisher, _whole(jobs.openings, work)),
        data.SCHEMA_PATH: json.dumps(schema, indent=1).encode() + b"\n",
    }
    return Made(
        artifacts=[
            Artifact(path=path, audience="public", kind="portal", data=content)
            for path, content in files.items()
        ]
    )


def make_calendar(work: Work) -> Made:
    """The calendar of deadlines."""
    name, lang, deadlines = work.value
    content = calendar(name, lang, deadlines)
    return Made(artifacts=[Artifact(path=CALENDAR, audience="public", kind="portal", data=content)])


def _whole(openings: Iterable[Opening], work: Work) -> Iterator[Opening]:
    """The openings with their adverts, one at a time."""
    adverts: dict[str, str] = {}
    for content in work.contents.values():
        adverts |= msgspec.json.decode(content, type=dict[str, str])
    for opening in openings:
        yield msgspec.structs.replace(opening, html=adverts[opening.url])


def _opening(job: LiveJob, site: Site) -> Opening:
    record = job.record
    reference = line(record.reference) or job.slug
    base = absolute(site.url, job.elsewhere)
    return Opening(
        reference=reference,
        id=permanent(f"{base}jobs/", job.identity),
        url=absolute(site.url, job.address),
        title=line(job.title) or line(job.slug),
        lang=job.lang,
        company=line(site.organisation.name),
        published=job.published.written,
        updated=_changed(job).written,
        until=record.valid_through.written if record.valid_through else "",
        summary=line(job.summary),
        html="",
        length=len(job.text.plain),
        spots=tuple(spots(reference, _places(job))),
        workplace=record.workplace,
        remote_from=record.remote_from if record.workplace == "remote" else (),
        employment=record.employment_type,
        pay=record.pay,
        apply_url=record.apply_url,
        apply_email=record.apply_email,
        team=line(job.team.name) if job.team else "",
        tags=tuple(dict.fromkeys(filter(None, (line(tag.name) for tag in job.tags)))),
        source=record.overlay or job.source,
    )


def _places(job: LiveJob) -> Iterator[tuple[str, Spot]]:
    """The places of a job; of remote work without one, the countries in which it may be done."""
    for place in job.places:
        yield slugify(place.link.name), _spot(place)
    if not job.places:
        for code in job.record.remote_from:
            yield code.lower(), Spot(reference="", name=country_name(code, job.lang), country=code)


def _spot(place: Place) -> Spot:
    return Spot(
        reference="", name=line(place.link.name), street=line(place.street), postcode=line(place.postcode),
        city=line(place.city), region=line(place.region), country=place.country,
    )  # fmt: skip


def _deadline(job: LiveJob, site: Site) -> Entry:
    until = job.record.valid_through
    assert until is not None
    identity = permanent(f"{site.url}jobs/", job.identity)
    host = urlsplit(site.url).hostname or "localhost"
    return Entry(
        uid=f"{of_bytes(identity.encode())[:32]}@{host}",
        title=f"{_say(site, job.lang)}: {line(job.title)}",
        description=line(job.summary),
        url=absolute(site.url, job.address),
        place="; ".join(filter(None, (line(place.link.name) for place in job.places))),
        at=until.day if until.whole_day else until.at,
        updated=_changed(job).at,
    )


def _say(site: Site, lang: str) -> str:
    return words_of(site, lang).gettext("Apply by")


def _changed(job: LiveJob) -> Moment:
    return max(job.published, job.updated, key=lambda moment: moment.at)


def _newest_first(job: LiveJob) -> tuple[float, str]:
    return -job.published.at.timestamp(), job.identity
