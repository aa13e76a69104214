"""What stands on cards: for each page its words, by the names that layouts use, and its photo."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from kollega.live import Group, Library, Link, LiveEvent, LiveJob, LivePerson, LiveStory, Place, used
from kollega.locales import comma
from kollega.markup import cut
from kollega.records import Photo, Struct
from kollega.site import Site
from kollega.templates import as_month, as_pay
from kollega.words import EMPLOYMENT, WORKPLACES, words_of

_MOST_NAMES = 3
_MOST_LETTERS = 80
#: Letters of a place beside which there is room for pay and workplace.
_LONGEST_PLACE = 28
#: A title that begins with a number of up to six signs, and goes on with a word: `10 weeks at sea`, `1,200 lamps`.
_NUMBER = re.compile(r"(?P<number>\d[\d.,]{0,5} ?%?)(?<![.,])\s+(?P<rest>\S.*)", re.DOTALL)


class Subject(Struct, frozen=True, kw_only=True):
    """A page that has cards."""

    kind: str
    address: str
    #: The file that people edit.
    source: str
    words: dict[str, str]
    lang: str
    photo: Photo | None = None
    #: Whether colleagues share it, and what may be written beside the card where it is posted.
    shared: bool = False
    caption: str = ""


def subjects(library: Library) -> Iterator[Subject]:
    """Everything that has a page in this language, the site first.

    What may not be on pictures for networks at all has the words of the site on its card.
    """
    yield (site := _site(library))
    every: tuple[LiveStory | LiveJob | LivePerson | LiveEvent, ...] = (
        *library.stories, *library.jobs, *library.closed, *library.people, *library.events
    )  # fmt: skip
    for thing in (one for one in every if not one.elsewhere and "social" in one.lessened):
        if not thing.lessened["social"].is_there:
            yield msgspec.structs.replace(site, kind="plain", address=thing.address)
    told: tuple[LiveStory | LiveJob, ...] = (*library.stories, *library.jobs)
    shared = {one.address for one in used(told, "kit")}
    for story in (one for one in used(library.stories, "social") if not one.elsewhere):
        yield Subject(
            kind="story", address=story.address, source=story.source, words=_story(story, library.site), lang=story.lang,
            photo=story.photo, shared=story.address in shared, caption=_caption(library.site, story),
        )  # fmt: skip
    for job in (one for one in used((*library.jobs, *library.closed), "social") if not one.elsewhere):
        yield Subject(
            kind="job" if job.is_open else "job-closed", address=job.address, source=job.source,
            words=_job(job, library.site), lang=job.lang, photo=job.photo,
            shared=job.is_open and job.address in shared, caption=_caption(library.site, job),
        )  # fmt: skip
    for person in (one for one in used(library.people, "social") if not one.elsewhere):
        record = person.record
        yield Subject(
            kind="person", address=person.address, source=record.path, words=_person(person), lang=record.lang,
            photo=record.photo,
        )  # fmt: skip
    yield from _others(library)


def _others(library: Library) -> Iterator[Subject]:
    sources = {thing.address: thing.source for thing in (*library.stories, *library.jobs)}
    sources |= {person.address: person.record.path for person in library.people}
    lang = library.site.lang
    for group in (one for one in library.groups if not one.elsewhere):
        first = next(iter((*group.stories, *group.jobs, *group.people)), "")
        yield Subject(
            kind="plain", address=group.address, source=group.source or sources.get(first, ""), words=_group(group),
            lang=lang, photo=group.photo,
        )  # fmt: skip
    for event in (one for one in used(library.events, "social") if not one.elsewhere):
        yield Subject(
            kind="event", address=event.address, source=event.record.path, words=_event(event),
            lang=event.record.lang,
        )  # fmt: skip
    for page in library.pages:
        if page.address:
            words = {"title": page.title, "line": _short(page.summary)}
            yield Subject(kind="plain", address=page.address, source=page.path, words=words, lang=lang)


def _site(library: Library) -> Subject:
    site = library.site
    words = {"title": site.name, "line": _short(library.description)}
    if site.name.casefold() == site.organisation.name.casefold():
        words["wordmark"] = ""
    return Subject(kind="site", address="", source="mkdocs.yml", words=words, lang=site.lang)


def _story(story: LiveStory, site: Site) -> dict[str, str]:
    say = words_of(site, story.lang).gettext
    names = [_whole(author.name) for author in story.authors]
    more = [f"+{len(names) - _MOST_NAMES}"] if len(names) > _MOST_NAMES else []
    line = comma(story.lang).join(names[:_MOST_NAMES] + more)
    made = {"title": story.title, "line": _joined(line, _name(story.team))}
    quote = " ".join(story.record.own_quote.split())
    if quote:
        made["quote"] = say("“%(quote)s”") % {"quote": quote}
    if found := _NUMBER.fullmatch(story.title.strip()):
        made |= found.groupdict()
    if story.record.kind == "video" or story.record.video:
        made["video"] = say("Video")
    return made


def _job(job: LiveJob, site: Site) -> dict[str, str]:
    say = words_of(site, job.lang).gettext
    places = [_spot(place) for place in job.places]
    pay = job.record.pay
    facts = [
        " ".join([*places[:1], *([f"+{len(places) - 1}"] if len(places) > 1 else [])]),
        # Before what is left out where there is no room.
        as_pay(pay, job.lang, site.texts.get(job.lang, ())) if pay and job.is_open else "",
        say(WORKPLACES[job.record.workplace]),
        " / ".join(say(EMPLOYMENT[kind]) for kind in job.record.employment_type),
    ]
    return {
        "kicker": say("We’re hiring") if job.is_open else say("Closed"),
        "title": job.title,
        "facts": "\n".join(" ".join(fact.split()) for fact in facts if fact),
    }


def _spot(place: Place) -> str:
    """A place by its name; where that is long by its city, as what comes after it would be left out."""
    return place.link.name if len(place.link.name) <= _LONGEST_PLACE else place.city or place.link.name


def _person(person: LivePerson) -> dict[str, str]:
    names = person.record.name.split()
    initials = "".join(name[0] for name in (*names[:1], *names[1:][-1:]))
    line = _joined(person.record.role, _name(person.team))
    return {"title": person.record.name, "initials": initials.upper(), "line": line}


def _group(group: Group) -> dict[str, str]:
    return {"title": group.name, "line": _short(group.summary) or (group.place.city if group.place else "")}


def _event(event: LiveEvent) -> dict[str, str]:
    record = event.record
    starts = record.starts
    clock = "" if starts.whole_day else f"{starts.at:%H:%M}"
    return {
        "title": record.title,
        "day": str(starts.day.day),
        "month": f"{as_month(starts, record.lang)} {starts.day.year}",
        "line": _joined(clock, _name(event.place.link if event.place else None)),
    }


def _caption(site: Site, thing: LiveStory | LiveJob) -> str:
    """What says as a text what the card says as a picture, and where it leads."""
    return "\n\n".join(part for part in (thing.title, thing.summary, site.absolute(thing.address)) if part)


def _short(summary: str) -> str:
    """As much of a summary as there is room for below a title."""
    return cut(summary, _MOST_LETTERS)


def _name(link: Link | None) -> str:
    return link.name if link else ""


def _whole(name: str) -> str:
    """A name that is broken only where a line cannot hold it."""
    return "\xa0".join(name.split())


def _joined(*parts: str) -> str:
    return "\xa0· ".join(part for part in parts if part)
