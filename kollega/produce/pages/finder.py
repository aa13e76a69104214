"""The job finder: what the list of all open jobs shows, and a ready page for each choice that is worth one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kollega import markup
from kollega.facets import FACETS, FRAMES, HANDFUL, Choice, Facets, Value, address_of, heading_of, values_of
from kollega.live import Library
from kollega.locales import comma
from kollega.produce.pages.page import NEWEST, Cards, Page
from kollega.records import Struct
from kollega.words import words_of

#: How many values of a facet a ready page lists: those with the most jobs. The list of all jobs has them all.
MOST_LISTED = 50


class Entry(Struct, frozen=True, kw_only=True):
    """A value in a menu: how many jobs choosing it leads to, and the address where they are listed, if there is one.

    Of a chosen value it is the address without it.
    """

    name: str
    slug: str
    count: int
    address: str
    is_chosen: bool


class Menu(Struct, frozen=True, kw_only=True):
    """The values of a facet to choose from."""

    facet: str
    name: str
    entries: tuple[Entry, ...]

    @property
    def chosen(self) -> list[str]:
        """Names of the chosen values."""
        return [entry.name for entry in self.entries if entry.is_chosen]


class Finder(Struct, frozen=True, kw_only=True):
    """What a list of jobs shows of the finder. `pages` are the choices of several values that have a page, for the
    script: the numbers of their values, as they stand in the menus one after the other (`0.5 0.9`)."""

    menus: tuple[Menu, ...]
    is_ready: bool
    found: int
    all: int
    pages: str = ""

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to find: a job or two one sees without."""
        return bool(self.menus) or self.all > HANDFUL


class Finding:
    """The lists of jobs of one library."""

    def __init__(self, library: Library, cards: Cards) -> None:
        self._library = library
        self._cards = cards
        self._facets = Facets.of_library(library)
        self._say = words_of(library.site).gettext

    def everything(self) -> dict[str, Any]:
        """What the list of all open jobs shows. `values` are the numbers of each job's values, by address."""
        facets, library = self._facets, self._library
        shown = [value for facet in facets.shown for value in facets.of(facet) if facets.having[value]]
        numbers = {value: str(number) for number, value in enumerate(shown)}
        pages = [".".join(numbers[value] for value in choice) for choice in facets.choices if len(choice) > 1]
        finder = Finder(
            menus=self._menus(()), is_ready=False, found=len(library.jobs), all=len(library.jobs),
            pages=" ".join(pages),
        )  # fmt: skip
        return {
            "jobs": [self._cards.job(job) for job in library.jobs],
            "values": {
                job.address: " ".join(
                    numbers[value] for value in dict.fromkeys(values_of(job)) if value in numbers
                )
                for job in library.jobs
            },
            "finder": finder,
            "stories": [] if library.jobs else [self._cards.story(one) for one in library.stories[:NEWEST]],
        }

    def ready(self, common: dict[str, Any]) -> Iterator[Page]:
        """The page of each choice that is worth one; one without an open job is nothing to find."""
        site = self._library.site
        at = self._say("%(section)s at %(name)s")
        for choice, found in self._facets.choices.items():
            jobs = self._facets.jobs(found)
            heading = heading_of(choice, self._say, site.lang)
            titles = comma(site.lang).join(job.title for job in jobs[:NEWEST])
            summary = ": ".join(
                part for part in (at % {"section": heading, "name": site.name}, titles) if part
            )
            finder = Finder(
                menus=self._menus(choice), is_ready=True, found=len(jobs), all=len(self._library.jobs)
            )
            yield Page(
                address=address_of(choice), frame=FRAMES[len(choice)], template="records/jobs.html", title=heading,
                summary=markup.cut(summary, 300), lang=site.lang, robots="" if jobs else "noindex",
                lists={
                    "jobs": self._cards.of(job.address for job in jobs), "values": {}, "finder": finder,
                    "stories": [],
                },
                **common,
            )  # fmt: skip

    def _menus(self, choice: Choice) -> tuple[Menu, ...]:
        chosen = {value.facet: value for value in choice}
        menus = []
        for facet, name in FACETS.items():
            if facet in self._facets.shown or facet in chosen:
                entries = self._entries(facet, chosen)
                if entries:
                    name = self._say(name)
                    menus.append(Menu(facet=facet, name=name, entries=entries))
        return tuple(menus)

    def _entries(self, facet: str, chosen: dict[str, Value]) -> tuple[Entry, ...]:
        """The values of a facet that some job has, given the values of other facets that are chosen."""
        facets = self._facets
        others = {name: value for name, value in chosen.items() if name != facet}
        left = facets.jobs_of(others.values())
        rows = []
        for value in facets.of(facet):
            count = (left & facets.having[value]).bit_count()
            is_chosen = chosen.get(facet) == value
            if count or is_chosen:
                wanted = others if is_chosen else others | {facet: value}
                target = tuple(wanted[name] for name in FACETS if name in wanted)
                known = not target or target in facets.choices
                rows.append(
                    Entry(
                        name=value.label(self._say), slug=value.slug, count=count, is_chosen=is_chosen,
                        address=address_of(target) if known else "",
                    )
                )  # fmt: skip
        if chosen and len(rows) > MOST_LISTED:
            most = sorted(rows, key=lambda row: (not row.is_chosen, -row.count))[:MOST_LISTED]
            slugs = {row.slug for row in most}
            rows = [row for row in rows if row.slug in slugs]
        return tuple(rows)
