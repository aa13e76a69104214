"""Events: what comes and what was, for colleagues; a calendar of all; and what is printed for a stand."""

from __future__ import annotations

from collections.abc import Iterator

from kollega import typefaces
from kollega.calendar import Entry, calendar, ics_of, in_order, of_event
from kollega.diagnostics import Report
from kollega.letters import line
from kollega.live import Library, LiveEvent, used
from kollega.produce.backstage import texts
from kollega.produce.backstage.rooms import Room, rendered
from kollega.records import Struct
from kollega.sharing.links import panel
from kollega.stands import kit as kits
from kollega.stands import press
from kollega.stands.pieces import PIECES, Stand, stand_of
from kollega.steps import Artifact, Known, Made, Step, Work
from kollega.words import words_of

FOLDER = "events/"
_CALENDAR = f"{FOLDER}events.ics"


class Agenda(Struct, frozen=True, kw_only=True):
    """The events of one language, those to come first."""

    room: Room
    events: tuple[LiveEvent, ...]
    entries: tuple[Entry, ...]


class Meeting(Struct, frozen=True, kw_only=True):
    """The page of one event. `people`: name and role of the colleagues who come, and the way to them from the root
    of the backstage or of the web; `stand`: the step of what is printed."""

    room: Room
    event: LiveEvent
    people: tuple[tuple[str, str, str], ...]
    entry: Entry
    stand: str = ""


class Printing(Struct, frozen=True, kw_only=True):
    """What is to be printed, and whether there is a press."""

    folder: str
    stand: Stand
    has_press: bool


def is_open(library: Library) -> bool:
    """Whether there are events at all."""
    return bool(library.events or library.internal_events)


def steps(room: Room, library: Library, own: Library, pictures: bool) -> Iterator[Step]:
    """The list of one language, a page for each event in it, and the stands that are asked for."""
    needs = ("backstage:assets",)
    events = tuple(
        sorted((*own.events, *own.internal_events), key=lambda one: (one.is_over, _near(one), one.address))
    )
    entries = in_order(of_event(event, own.site) for event in used(events, "feeds"))
    value = Agenda(room=room, events=events, entries=entries)
    yield Step(name=f"events:{room.folder}", function=agenda, value=value, needs=needs)
    for event in events:
        if event.elsewhere:
            continue
        name, stand = f"{room.folder}{event.record.slug}", ""
        if event.record.stand and not event.is_over:
            stand = f"stand:{name}"
            order = Printing(
                folder=f"{room.folder}{FOLDER}{event.record.slug}/", has_press=press.is_installed(),
                stand=stand_of(event, own.people, own.site),
            )  # fmt: skip
            # Fonts and logos are files of the site; a process that can be killed has opened them before this.
            brought = (*typefaces.files(own.site.brand), *order.stand.logos)
            files = {path: own.files[path] for path in brought if path in own.files}
            yield Step(
                name=stand,
                function=print_stand,
                value=order,
                files=files,
                source=event.record.path,
                threaded=True,
            )
        meeting = Meeting(
            room=room, event=event, people=_people(event, own), entry=of_event(event, own.site), stand=stand
        )
        shown = texts.needs(library, event.text) if pictures else ()
        yield Step(
            name=f"event:{name}", function=page, value=meeting, needs=(*needs, *shown, *([stand] if stand else ())),
            source=event.record.path,
        )  # fmt: skip


def _near(event: LiveEvent) -> float:
    """The next first, and of what is over the last first."""
    moment = event.record.starts.at.timestamp()
    return -moment if event.is_over else moment


def _people(event: LiveEvent, own: Library) -> tuple[tuple[str, str, str], ...]:
    roles = {one.address: one.record for one in own.people}
    rows = []
    for link in event.people:
        record = roles.get(link.address or "")
        to = own.site.absolute(link.address) if link.address else ""
        if record and record.ambassador and (link.address or "").startswith("people/"):
            to = f"{link.address}index.html"
        rows.append((link.name, record.role if record else "", to))
    return tuple(rows)


def agenda(work: Work) -> Made:
    """The list, and the calendar of all events, also of internal ones."""
    order: Agenda = work.value
    room = order.room
    name = f"{line(room.site.name)}: {words_of(room.site, room.lang).gettext('Events')}"
    rows = {
        "events": [event for event in order.events if not event.is_over],
        "over": [event for event in order.events if event.is_over],
    }
    return Made(artifacts=[
        rendered(work, room, "events.html", f"{room.folder}{FOLDER}index.html", rows),
        _ics(f"{room.folder}{_CALENDAR}", calendar(name, room.lang, order.entries)),
    ])  # fmt: skip


def page(work: Work) -> Made:
    """All about one event."""
    order: Meeting = work.value
    room, event = order.room, order.event
    folder = f"{room.folder}{FOLDER}{event.record.slug}/"
    body = texts.shown(work, event.text, room.site.absolute(room.folder), f"{folder}index.html")
    address = room.folder + event.address
    shared = None if event.record.internal else panel(room.site, address, words=event.record.title)
    context = {
        "event": event, "body": body, "people": order.people, "ics": ics_of(event), "share": shared,
        "public": "" if event.record.internal else room.site.absolute(address),
        "pieces": _pieces(work.made.get(order.stand, []), folder), "install": press.INSTALL,
        "is_asked": bool(order.stand),
    }  # fmt: skip
    entry = order.entry
    return Made(artifacts=[
        rendered(work, room, "event.html", f"{folder}index.html", context),
        _ics(folder + ics_of(event), calendar(entry.title, event.record.lang, [entry])),
    ])  # fmt: skip


def _pieces(made: list[Known], folder: str) -> list[tuple[str, list[tuple[str, str, int]]]]:
    """Each piece by name, with its files: what kind, the way from the page, and bytes."""
    rows = []
    for piece in PIECES.values():
        files = [one for one in made if one.path.startswith(f"{folder}stand/{piece.id}") and one.path[len(f"{folder}stand/{piece.id}")] in ".-"]  # fmt: skip
        if files:
            files.sort(key=lambda one: (not one.path.endswith(".pdf"), one.path))
            rows.append(
                (piece.name, [(_kind(one.path), one.path.removeprefix(folder), one.size) for one in files])
            )
    return rows


def _kind(path: str) -> str:
    """`PDF`, `PNG`, or `PNG 2` of the second page."""
    stem, _, ending = path.rpartition(".")
    number = stem.rpartition("-")[2]
    return f"{ending.upper()} {number}" if number.isdecimal() else ending.upper()


def print_stand(work: Work) -> Made:
    """The files of a stand."""
    order: Printing = work.value
    report, artifacts = Report(), []
    if not order.has_press:
        report.add("stand-without-press", order.stand.source, install=press.INSTALL)
        return Made(diagnostics=report.diagnostics)
    try:
        for print_ in press.printed(order.stand, press.own_files(work.root, order.stand)):
            for name, data in kits.files_of(print_).items():
                path = f"{order.folder}stand/{name}"
                artifacts.append(Artifact(path=path, audience="backstage", kind="stand", data=data))
    except press.Unprintable as error:
        report.add("stand-unprintable", order.stand.source, reason=error)
    return Made(artifacts=artifacts, diagnostics=report.diagnostics)


def _ics(path: str, data: bytes) -> Artifact:
    return Artifact(path=path, audience="backstage", kind="calendar", data=data)
