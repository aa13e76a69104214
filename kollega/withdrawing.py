"""A withdrawal from beginning to end: what is to be done, the doing with a build after it, and the search afterwards."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from kollega import __version__, growing, pipeline, release
from kollega.diagnostics import Report
from kollega.library.consent import Consents
from kollega.library.life import Life
from kollega.library.read import Documents, read_all
from kollega.library.references import References
from kollega.records import Person, Struct
from kollega.release import Refused
from kollega.release.output import PREVIEW, STATE
from kollega.site import Site
from kollega.withdraw import Nobody, Who, places, whom
from kollega.withdraw.carry_out import Stands, commit
from kollega.withdraw.carry_out import carry_out as change
from kollega.withdraw.certificate import Done, certificate
from kollega.withdraw.content import Content, Proposal
from kollega.withdraw.others import others
from kollega.withdraw.places import Found


class NoSite(Exception):
    """The site folder cannot be read."""


class Plan(Struct, frozen=True, kw_only=True):
    """What is to be done on a day."""

    root: Path
    site_dir: Path
    backstage_dir: Path
    site: Site
    who: Who
    #: What the person's file says, if there is one.
    person: Person | None
    day: date
    proposals: tuple[Proposal, ...]
    places: tuple[Found, ...]
    #: SHA-256 of the pictures that go.
    pictures: tuple[str, ...]


def plan(root: Path, person: str, today: date | None, site_dir: Path, backstage_dir: Path) -> Plan:
    """Everything that names or shows a person. Raises `kollega.withdraw.Nobody` and `NoSite`."""
    documents = read_all(root, Report())
    if documents is None:
        raise NoSite("there is no site here that can be read; `check` tells why.")
    day = Life(documents.site, today).today
    consents = Consents(documents, References(documents), day)
    who = whom(documents, consents, person)
    proposals = Content(documents, consents, who, day).proposals()
    proposals += others(documents.files, who, (site_dir, backstage_dir, root / PREVIEW))
    proposals.sort(key=lambda one: one.path)
    pictures = tuple(sorted(_digests(documents, proposals)))
    found = (
        *places.made(site_dir, backstage_dir, root / PREVIEW, who.wanted, pictures),
        *places.history(root, who.wanted, pictures),
    )
    if not who.has_file and not found and all(one.path == who.path for one in proposals):
        raise Nobody(documents, person)
    return Plan(
        root=root, site_dir=site_dir, backstage_dir=backstage_dir, site=documents.site, who=who,
        person=consents.person(who.key), day=day,
        proposals=tuple(proposals), places=found, pictures=pictures,
    )  # fmt: skip


def _digests(documents: Documents, proposals: list[Proposal]) -> set[str]:
    gone = (one.path for one in proposals if one.action == "delete")
    return {documents.files.digest(path, documents.site.limits.picture + 1) for path in gone}


def carry_out(plan: Plan, *, build: bool) -> tuple[Done, str]:
    """Do it: the files, the commit, the build that forgets what was before. Also what went wrong, in words."""
    paths = change(plan.root, plan.proposals)
    with suppress(OSError, Refused):  # what is left the search afterwards finds
        release.forget_preview(plan.root)
    number = problem = ""
    try:
        number = commit(plan.root, paths)
    except Stands as error:
        problem = str(error)
    built = False
    if build:
        built, why = _build(plan)
        problem = " ".join(filter(None, (problem, why)))
    left = (*_left(plan),) if built else ()
    done = Done(
        who=plan.who,
        day=plan.day,
        proposals=plan.proposals,
        before=plan.places,
        left=left,
        commit=number,
        built=built,
    )
    return done, problem


def _build(plan: Plan) -> tuple[bool, str]:
    order = pipeline.Order(
        root=plan.root, site_dir=plan.site_dir, backstage_dir=plan.backstage_dir, today=plan.day,
        workers=os.cpu_count() or 1,
    )  # fmt: skip
    try:
        outcome = pipeline.build(order)
    except (Refused, OSError) as error:
        return False, f"The site could not be built anew: {error}"
    return (
        outcome.published,
        "" if outcome.published else "The site could not be built anew; `build` tells why.",
    )


def _left(plan: Plan) -> list[str]:
    """What a search of all that is kept here still finds; the list of what is to go from hosts has to name it."""
    state = plan.site_dir.parent / STATE
    folders = (
        plan.site_dir, plan.backstage_dir, state / plan.site_dir.name, state / plan.backstage_dir.name, plan.root / PREVIEW,
    )  # fmt: skip
    rows = [
        f"{folder.name}/{path}"
        for folder in folders
        for path in places.in_folder(folder, plan.who.wanted, plan.pictures)
    ]
    return [*rows, *([growing.FILE] if places.in_file(state / growing.FILE, plan.who.wanted) else [])]


def paper(plan: Plan, done: Done) -> str:
    """The certificate."""
    return certificate(done, plan.site, __version__)
