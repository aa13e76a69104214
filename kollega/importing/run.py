"""The import: what a board says, compared with the files that are there. All is read before anything is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kollega.diagnostics import near, visible
from kollega.importing import Refused
from kollega.importing.boards import SOURCES, Source
from kollega.importing.folder import Jobs, There, jobs_of
from kollega.importing.job import OVERLAY, Composed, Terms, compose
from kollega.importing.places import country_of
from kollega.importing.posting import Posting
from kollega.library.aliases import path_of
from kollega.library.life import Life
from kollega.library.read import OVERLAY as OVERLAY_FILE
from kollega.library.read import Documents
from kollega.schema import slugify
from kollega.sections import FOLDER_OF
from kollega.start.site import documents_of, refuse_links

_DATE = re.compile("^date_posted: .*$", re.MULTILINE)
#: Below this part of what was open before, an answer is not believed.
_ENOUGH = 0.5


@dataclass(frozen=True)
class Order:
    """What is to be imported. Without `today` it is the day in the site's timezone."""

    root: Path
    source: str
    board: str
    accept_fewer: bool = False
    remote_from: tuple[str, ...] = ()
    today: date | None = None


@dataclass
class Outcome:
    """What was done: slugs of jobs by what became of them, and words about jobs by the words."""

    listed: int = 0
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    open_again: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)


def bring_in(order: Order, source: Source | None = None) -> Outcome:
    """Ask the board and write the files. Raises `Refused`, and then nothing was changed; and `OSError`.

    `source` is by default the one that the order names.
    """
    source = source or _source(order.source)
    documents = documents_of(order.root)
    terms = _terms(order, documents)
    jobs = jobs_of(order.root, f"{order.source}:{order.board}:")
    jobs.former = frozenset(_former(documents))
    postings = _postings(source.ask(order.board))
    _believe(order, jobs, postings)
    _refuse_too_many(order, jobs, postings, documents.site.limits.files_a_folder)
    outcome = Outcome(listed=len(postings))
    writings = _plan(postings, terms, jobs, outcome)
    listed = (*outcome.new, *outcome.changed, *outcome.open_again, *outcome.unchanged)
    for slug in dict.fromkeys((*writings, *listed)):
        refuse_links(order.root, f"jobs/{slug}/index.md")
    for slug, text in writings.items():
        jobs.write(slug, "index.md", text)
    for slug in listed:
        if not jobs.path(slug, OVERLAY_FILE).exists():
            jobs.write(slug, OVERLAY_FILE, OVERLAY)
    return outcome


def _source(name: str) -> Source:
    if name in SOURCES:
        return SOURCES[name]
    hint = near(name, SOURCES)
    meant = f"Did you mean `{hint}`? " if hint else ""
    raise Refused(f"there is no import from {visible(name, 80)!r}. {meant}Use one of: {', '.join(SOURCES)}")


def _terms(order: Order, documents: Documents) -> Terms:
    wrong = [name for name in order.remote_from if not country_of(name)]
    if wrong:
        raise Refused(f"{wrong[0]!r} is not the code of a country; write e.g. --remote-from DK")
    return Terms(
        site=documents.site, source=order.source, board=order.board, today=Life(documents.site, order.today).today,
        teams=_called(documents, "team"), locations=_called(documents, "location"),
        remote_from=tuple(map(country_of, order.remote_from)),
    )  # fmt: skip


def _former(documents: Documents) -> Iterator[str]:
    """The slugs of the addresses that jobs had before, as `aliases` say."""
    home = f"{FOLDER_OF['job']}/"
    for document in documents.originals:
        for written in getattr(document.record, "aliases", ()):
            old, _ = path_of(written, FOLDER_OF[document.kind], documents.site.url)
            if old.startswith(home):
                yield slugify(old.removeprefix(home))


def _called(documents: Documents, kind: str) -> dict[str, str]:
    """The ids of records of a kind, by lower-case name and by id."""
    found = {document.record.name.casefold(): slug for slug, document in documents.of(kind).items()}
    return found | {slug: slug for slug in documents.named.get(kind, ())}


def _postings(said: list[Posting]) -> list[Posting]:
    """Each posting once, in the order of the board's own numbers, so that a new order there changes nothing here."""
    by_id = {posting.id: posting for posting in said if posting.id}
    return [by_id[id_] for id_ in sorted(by_id, key=lambda id_: (len(id_), id_))]


def _believe(order: Order, jobs: Jobs, postings: list[Posting]) -> None:
    """Refuse an answer that would close most of what is open: it is more often a fault than the truth."""
    before = sum(there.is_open for there in jobs.imported.values())
    cure = "Nothing was changed. If that is right, run it again with --accept-fewer"
    if not postings and not (before and order.accept_fewer):
        raise Refused(
            f"the board has no jobs, and {before} were open before. {cure}"
            if before
            else "the board has no jobs, or there is no such board. Nothing was changed"
        )
    if len(postings) < before * _ENOUGH and not order.accept_fewer:
        raise Refused(f"the board has only {len(postings)} jobs, and {before} were open before. {cure}")


def _refuse_too_many(order: Order, jobs: Jobs, postings: list[Posting], most: int) -> None:
    new = sum(_identity(order, posting) not in jobs.imported for posting in postings)
    if new + len(jobs.slugs) > most:
        there = f"{len(jobs.slugs):,} are in `jobs/`, which may hold {most:,}"
        raise Refused(f"the board has {new:,} new jobs, and {there}. Nothing was changed")


def _identity(of: Order | Terms, posting: Posting) -> str:
    return f"{of.source}:{of.board}:{posting.id}"


def _plan(postings: list[Posting], terms: Terms, jobs: Jobs, outcome: Outcome) -> dict[str, str]:
    """The texts to write, by slug."""
    writings: dict[str, str] = {}
    seen = set()
    for posting in postings:
        identity = _identity(terms, posting)
        seen.add(identity)
        composed, there = compose(posting, terms), jobs.imported.get(identity)
        text = _with_first_date(composed.text, posting, there)
        slug = there.slug if there else jobs.slug_for(posting.title, posting.id) if text else ""
        _note(outcome, slug or visible(posting.title or posting.id, 80), composed)
        if text:
            _sort(outcome, slug, text, there).append(slug)
            if not there or text != there.text:
                writings[slug] = text
    for identity, there in sorted(jobs.imported.items()):
        if identity not in seen and there.is_open:
            outcome.closed.append(there.slug)
            writings[there.slug] = there.closed(terms.today)
    return writings


def _sort(outcome: Outcome, slug: str, text: str, there: There | None) -> list[str]:
    if there is None:
        return outcome.new
    if there.overlaid:
        rest = f"its overlay.md counts for {', '.join(f'`{name}`' for name in there.overlaid)}"
        outcome.notes.setdefault(rest, []).append(slug)
    if text == there.text:
        return outcome.unchanged
    return outcome.changed if there.is_open else outcome.open_again


def _with_first_date(text: str, posting: Posting, there: There | None) -> str:
    """Where the board names no date, that of the first import stays."""
    if posting.posted is not None or there is None:
        return text
    now, then = (_DATE.search(one) for one in (text, there.text))
    return text.replace(now[0], then[0], 1) if now and then else text


def _note(outcome: Outcome, name: str, composed: Composed) -> None:
    for words in Counter(composed.notes):
        outcome.notes.setdefault(words, []).append(name)


def told(outcome: Outcome, order: Order, program: str) -> str:
    """The outcome in words; `program` is what people type to run this program."""
    rows = [f"{order.source} {order.board}: {outcome.listed} job{'s' if outcome.listed != 1 else ''}."]
    groups = (
        ("New", outcome.new), ("Changed", outcome.changed), ("Open again", outcome.open_again),
        ("Closed, as the board has them no more", outcome.closed),
    )  # fmt: skip
    for heading, slugs in groups:
        rows += [f"{heading}:", *(f"  jobs/{slug}/" for slug in slugs)] if slugs else []
    rows += [f"As before: {len(outcome.unchanged)}."] if outcome.unchanged else []
    if outcome.notes:
        rows.append("Worth a look:")
        for words, names in outcome.notes.items():
            shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
            rows.append(f"  {shown}: {words.rstrip('.')}.")
    if outcome.new or outcome.changed or outcome.open_again or outcome.closed:
        rows += ["To correct a job, write into the overlay.md beside it. Then look for mistakes:"]
        rows += [f"  {program} check"]
    return "\n".join(rows)
