"""The first room: what is new this week, what fits me, the next events, posts to join, and thanks."""

from __future__ import annotations

from datetime import date, timedelta

from kollega.live import Library, LiveEvent, used
from kollega.produce.backstage.rooms import Room, rendered
from kollega.produce.backstage.shelves import choices, cover, to_tell
from kollega.records import Moment, Struct
from kollega.sharing.shelf import Item, recent
from kollega.steps import Made, Work

_WEEK, _MONTH = timedelta(days=7), timedelta(days=30)
#: New things that are shown with a picture, and what is there where nothing is new.
_MOST, _NEWEST = 12, 6
#: The newest things among which a device looks for what fits whoever uses it; the library has all.
_POOL = 120


class Coming(Struct, frozen=True, kw_only=True):
    """An event to come, and its public page; an internal one has its page in this room."""

    title: str
    starts: Moment
    lang: str
    url: str = ""


class Order(Struct, frozen=True, kw_only=True):
    """What the page shows. `news` are of the last seven days where `is_week`, else the newest."""

    room: Room
    today: date
    is_week: bool
    news: tuple[Item, ...]
    pool: tuple[Item, ...]
    posts: tuple[Item, ...]
    events: tuple[Coming, ...]
    thanks: tuple[str, ...]


def order(room: Room, own: Library, shelf: tuple[Item, ...]) -> Order:
    """The page of a day, in the language of `own`."""
    today = date.fromisoformat(own.today)
    week = recent(shelf, today - _WEEK + timedelta(days=1))
    told = [one for one in used(own.stories, "kit") if one.published.day > today - _MONTH]
    events = sorted(
        (one for one in (*own.events, *own.internal_events) if not one.is_over),
        key=lambda one: (one.record.starts.at, one.address),
    )
    return Order(
        room=room, today=today, is_week=bool(week),
        news=tuple(week[:_MOST] or [item for item in shelf if item.address][:_NEWEST]),
        pool=tuple(item for item in shelf if item.kind != "engage")[:_POOL],
        posts=tuple(item for item in shelf if item.kind == "engage"),
        events=tuple(_coming(one, own) for one in events[:5]),
        thanks=tuple(dict.fromkeys(author.name for one in told for author in one.authors)),
    )  # fmt: skip


def _coming(event: LiveEvent, own: Library) -> Coming:
    record = event.record
    inside = f"{event.address}index.html"
    url = inside if record.internal else own.site.absolute(event.address)
    return Coming(title=record.title, starts=record.starts, lang=record.lang, url=url)


def home(work: Work) -> Made:
    """The first page of a language."""
    page: Order = work.value
    context = {
        "page": page, "cover": cover(work), "choices": choices(page.pool),
        "told": {item.url: to_tell(item, page.today, page.room.site) for item in page.pool},
    }  # fmt: skip
    return Made(artifacts=[rendered(work, page.room, "index.html", f"{page.room.folder}index.html", context)])
