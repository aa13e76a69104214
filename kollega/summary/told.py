"""The summary: gathered once, and said in Markdown or in plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from kollega.diagnostics import Diagnostic
from kollega.live import Translation
from kollega.problems import spoken
from kollega.review import Before, Hosts
from kollega.summary import reading
from kollega.summary.changes import (
    Change,
    changed_files,
    changes,
    new_films,
    new_pictures,
    other_files,
    untranslated,
)
from kollega.summary.page import Markdown, Page, Plain
from kollega.summary.people import Shown, shown
from kollega.summary.sheets import Sheets
from kollega.summary.things import Content, Thing

_CONFIDENTIAL = ("confidential-text", "confidential-name", "confidential-slow")
_HEADINGS = {
    "published": "Will be published",
    "scheduled": "Will be published on its day",
    "inside": "Will be shown to colleagues alone",
    "changed": "Will change",
    "removed": "Will be taken off the site",
    "waiting": "Will not be published yet",
}
_KINDS = {
    "story": "Story", "job": "Job", "event": "Event", "page": "Page", "person": "Person", "team": "Team",
    "location": "Place", "value": "Value", "guideline": "Guideline",
}  # fmt: skip
#: Parts of a change that are no fields.
_PARTS = {"body": "the text", "pictures": "the pictures", "film": "the video or its captions"}
_STAGES = {
    "draft": "draft", "over": "its time is over", "held": "held back", "inside": "backstage", "live": "", "scheduled": "",
}  # fmt: skip
_CHECKS = (
    "Everybody who is named or can be recognised knows of it and has agreed.",
    "The pictures and videos show nothing that should not be seen: screens, badges, plates, children, customers.",
    "The words for the pictures say what can be seen.",
    "Facts, numbers and promises are right, and nothing in it is still secret.",
    "It sounds like the person who tells it, and the spelling was read once.",
    "Every new link was opened.",
)


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to say of a change since a revision; without one, of everything."""

    since: str
    changes: tuple[Change, ...]
    others: tuple[str, ...]
    hosts: Hosts
    people: tuple[Shown, ...]
    #: Translations that are missing or outdated.
    untranslated: tuple[Translation, ...]
    found: tuple[Diagnostic, ...]
    #: Files of pictures that are new, changed, or shown from now on.
    pictures: tuple[str, ...] = ()
    #: The same of videos and captions.
    films: tuple[str, ...] = ()
    sheets: Sheets = Sheets()

    @property
    def shown(self) -> list[Thing]:
        """The things that people will see, now or on their day."""
        return [one.thing for one in self.changes if one.what != "removed"]


def summarise(now: Content, then: Before, hosts: Hosts, found: Sequence[Diagnostic]) -> Summary:
    """Gather what there is to say."""
    old = Content(then.documents, then.library) if then.documents and then.library else None
    differing, changed = changes(old, now), changed_files(now.root, then.commit)
    here = [one.thing for one in differing if one.what != "removed"]
    return Summary(
        since=then.since, changes=tuple(differing), hosts=hosts, found=tuple(found),
        others=tuple(other_files(changed, now, old)), people=tuple(shown(here, now)),
        pictures=tuple(new_pictures(changed, now, old)), films=tuple(new_films(now, old)),
        untranslated=tuple(untranslated(differing, changed, now)),
    )  # fmt: skip


def as_markdown(summary: Summary) -> str:
    """For a pull request."""
    return "\n".join(_lines(summary, Markdown())) + "\n"


def as_text(summary: Summary) -> str:
    """For a terminal."""
    return "\n".join(_lines(summary, Plain())) + "\n"


def _lines(summary: Summary, page: Page) -> Iterator[str]:
    words = spoken()
    yield page.title(words.phrase("What this change does"))
    if not summary.since:
        yield page.note(words.phrase("There is nothing to compare with, so this is everything."))
    if not summary.changes:
        yield page.note(words.phrase("No page comes, changes or goes."))
    for what, heading in _HEADINGS.items():
        rows = [_change(one, page) for one in summary.changes if one.what == what]
        yield from page.section(words.phrase(heading), rows)
    yield from page.section(
        words.phrase("Other files that change: have somebody technical look at them"),
        [page.code(path) for path in summary.others],
    )  # fmt: skip
    yield from _to_look_at(summary, page)
    yield from _findings(summary, page)
    checks = [page.box(words.phrase(check)) for check in _CHECKS]
    yield from page.section(words.phrase("For a person to do, before it is merged"), checks, boxes=True)


def _to_look_at(summary: Summary, page: Page) -> Iterator[str]:
    words = spoken()
    people = [
        f"{page.name(one.name)} ({one.how}; {page.code(one.path)}): {one.consent}" for one in summary.people
    ]
    yield from page.section(words.phrase("Who is named or pictured, and what they agreed to"), people)
    sheets = [page.code(name) for name in summary.sheets.names]
    yield from page.section(words.phrase("Pictures to look at, in the files of this run"), sheets)
    rest = [page.code(one) for one in summary.sheets.left_out]
    yield from page.section(words.phrase("Pictures that are not among those files"), rest)
    films = [page.code(path) for path in summary.films]
    yield from page.section(words.phrase("Videos to watch to the end, with their captions"), films)
    hosts = [f"{page.code(host.name)}, {page.code(host.path)}:{host.line}" for host in summary.hosts.hosts]
    yield from page.section(words.phrase("Other sites that links lead to now"), hosts)
    levels = [
        f"{page.name(thing.title)}: {words.phrase(reading.level(number))} (LIX {number})"
        for thing in summary.shown
        if (number := reading.lix(thing.plain, thing.lang)) is not None
    ]
    yield from page.section(words.phrase("How easy it is to read"), levels)
    missing = [
        f"{page.code(row.source)}: {row.lang}, {words.phrase('outdated' if row.is_there else 'missing')}"
        for row in summary.untranslated
    ]
    yield from page.section(words.phrase("Translations that are missing or outdated"), missing)


def _findings(summary: Summary, page: Page) -> Iterator[str]:
    words = spoken()
    secret = [one for one in summary.found if one.problem in _CONFIDENTIAL]
    rows = [_finding(one, page) for one in secret]
    yield from page.section(words.phrase("Words that the employer keeps to itself"), rows)
    rest = [one for one in summary.found if one.problem not in _CONFIDENTIAL]
    for severity, heading in (
        ("error", "Errors: nothing is published until they are mended"),
        ("warning", "Warnings"),
    ):
        rows = [_finding(one, page) for one in rest if one.severity == severity]
        yield from page.section(words.phrase(heading), rows)


def _change(change: Change, page: Page) -> str:
    words, thing = spoken(), change.thing
    said = [f"{words.phrase(_KINDS[thing.kind])}: {page.name(thing.title)}"]
    # On the site it has no address, and a guideline never has.
    said += [] if thing.stage == "inside" or thing.kind == "guideline" else [page.code(f"/{thing.address}")]
    if thing.day and change.what in ("published", "scheduled"):
        said.append(thing.day.isoformat())
    if change.parts and change.what == "changed":
        parts = (words.phrase(_PARTS[part]) if part in _PARTS else page.code(part) for part in change.parts)
        said.append(", ".join(parts))
    if stage := _STAGES[thing.stage]:
        said.append(words.phrase(stage))
    return " · ".join(said)


def _finding(found: Diagnostic, page: Page) -> str:
    message, hint = found.told(spoken())
    place = page.code(found.path) + (f":{found.line}" if found.line else "")
    said = (text[:1].upper() + text[1:] for text in (message, hint) if text)
    return f"{place}: {' '.join(map(page.text, said))}"
