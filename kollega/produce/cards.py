"""Cards: the picture of 1200x630 pixels that networks show for a link, for everything that has a page.

The words are put together here; how they look is in `theme/cards/`, and in the site's own folder of that
name. Other producers find the card of a page under `card:<address>`, and that of the site under `card:`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kollega import typefaces
from kollega.diagnostics import Report
from kollega.digest import of_bytes, of_value
from kollega.live import Group, Library, Link, LiveJob, LivePage, LivePerson, LiveStory
from kollega.pictures.choose import by_width
from kollega.pictures.colour import colours
from kollega.pictures.layout import OVERLAY, SIZE, BrokenLayout, Layouts
from kollega.pictures.source import Unreadable, read_source
from kollega.pictures.vocabulary import word
from kollega.records import Brand, Photo, Struct
from kollega.steps import Artifact, Audience, Made, Step, Work

if TYPE_CHECKING:
    from kollega.pictures.draw import Card

_MOST_NAMES = 3


class Order(Struct, frozen=True, kw_only=True):
    """What is to be drawn: words by the names that layouts use, and all else that shapes the card."""

    kind: str
    address: str
    words: dict[str, str]
    brand: Brand
    #: The file that a person would edit.
    source: str
    #: A file of the site folder, or an empty text.
    photo: str = ""
    focus: tuple[float, float] | None = None
    audiences: tuple[Audience, ...] = ("public",)
    #: Layouts of the site's own.
    overlay: tuple[str, ...] = ()


def steps(library: Library, *, pictures: bool = True) -> Iterator[Step]:
    """A step for each card. Without `pictures` no photo is opened, and all cards are of words alone."""
    files = library.files
    overlay = tuple(path for path in sorted(files) if path.startswith(OVERLAY))
    fonts = _fonts(library.site.brand).values()
    for kind, address, source, words, photo in _pages(library):
        path = photo.path if pictures and photo and photo.path in files else ""
        order = Order(
            kind=kind,
            address=address,
            words={"wordmark": library.site.organisation.name} | words,
            source=source,
            photo=path,
            focus=photo.focus if path and photo else None,
            audiences=("public", "backstage") if kind in _SHARED else ("public",),
            brand=library.site.brand,
            overlay=overlay,
        )
        yield Step(
            name=f"card:{address}",
            function=render,
            value=order,
            files={used: files[used] for used in (*overlay, *fonts)},
            reads=(f"picture:{path}",) if path else (),
            source=source,
            # Fonts are opened by a library that has had holes.
            risky=bool(fonts),
        )


def render(work: Work) -> Made:
    """The card of an `Order`: PNG where it is flat art, JPEG with a photo, at most 250 kB."""
    order: Order = work.value
    report = Report()
    try:
        own = {path.removeprefix(OVERLAY): read_source(work.root, path) for path in order.overlay}
        card = _drawn(order, Layouts(own), work)
    except (BrokenLayout, Unreadable) as error:
        file = error.file if isinstance(error, BrokenLayout) else ""
        report.add("card-layout", OVERLAY + file, reason=error.reason)
        card = _drawn(order, Layouts(), work)
    if card.missing:
        title = order.words.get("title", "")
        report.add("card-glyph-missing", order.source, characters=" ".join(card.missing), text=title)
    suffix, data = card.encoded()
    artifacts = [
        Artifact(
            path=f"media/cards/{of_bytes(data)[:16]}{suffix}",
            audience=audience,
            kind="card",
            data=data,
            facts={"width": SIZE[0], "height": SIZE[1]},
        )
        for audience in order.audiences
    ]
    return Made(artifacts=artifacts, diagnostics=report.diagnostics)


def _drawn(order: Order, layouts: Layouts, work: Work) -> Card:
    # Imported here, as a run that draws nothing need not wait for Pillow.
    from kollega.pictures.decode import open_picture
    from kollega.pictures.draw import draw

    palette = colours(layouts.theme.colours, order.brand)
    own = {family: read_source(work.root, path) for family, path in _fonts(order.brand).items()}
    variant = int(of_value(order.address)[:8], 16)
    step = f"picture:{order.photo}"
    # The file that people gave was decoded once, for its sizes; here the widest of those is enough.
    if sizes := by_width([one for one in work.made.get(step, []) if one.kind == "picture"]):
        widest = sizes[-1]
        layout = layouts.choose(order.kind, (widest.facts["width"], widest.facts["height"]))
        if layout.photo:
            photo = open_picture(work.contents[step, widest.path], at_least=layout.photo.extent)
            return draw(
                layout, palette, order.words, variant=variant, photo=photo, focus=order.focus, own=own
            )
    return draw(layouts.choose(order.kind), palette, order.words, variant=variant, own=own)


def _fonts(brand: Brand) -> dict[str, str]:
    """The employer's font files by the family of layouts for which they stand."""
    families = {"display": brand.display_font, "text": brand.text_font}
    return {family: font for family, font in families.items() if typefaces.is_file(font)}


#: Kinds whose card colleagues share.
_SHARED = ("story", "job", "job-closed")

#: Kind, address, the file that people edit, words, photo.
_Page = tuple[str, str, str, dict[str, str], Photo | None]


def _pages(library: Library) -> Iterator[_Page]:
    site = library.site
    home = {"title": site.name, "line": site.description}
    if site.name.casefold() == site.organisation.name.casefold():
        home["wordmark"] = ""
    yield "site", "", "mkdocs.yml", home, None
    for story in library.stories:
        yield "story", story.address, story.source, _story(story), story.photo
    for job in (*library.jobs, *library.closed):
        yield "job" if job.is_open else "job-closed", job.address, job.source, _job(job), job.photo
    for person in library.people:
        yield "person", person.address, person.record.path, _person(person), person.record.photo
    sources = {thing.address: thing.source for thing in (*library.stories, *library.jobs)}
    sources |= {person.address: person.record.path for person in library.people}
    for group in library.groups:
        first = next(iter((*group.stories, *group.jobs, *group.people)), "")
        yield "plain", group.address, group.source or sources.get(first, ""), _group(group), group.photo
    for event in library.events:
        record = event.record
        place = event.place.link if event.place else None
        words = {"title": record.title, "line": _joined(record.starts.day.isoformat(), _name(place))}
        yield "plain", event.address, record.path, words, None
    for page in library.pages:
        if page.address:
            yield "plain", page.address, page.path, _page(page), None


def _story(story: LiveStory) -> dict[str, str]:
    names = [_whole(author.name) for author in story.authors]
    more = [f"+{len(names) - _MOST_NAMES}"] if len(names) > _MOST_NAMES else []
    line = ", ".join(names[:_MOST_NAMES] + more)
    return {"title": story.title, "line": _joined(line, _name(story.team))}


def _job(job: LiveJob) -> dict[str, str]:
    places = [place.link.name for place in job.places]
    facts = [
        " ".join([*places[:1], *([f"+{len(places) - 1}"] if len(places) > 1 else [])]),
        word(job.lang, job.record.workplace),
        " / ".join(word(job.lang, kind) for kind in job.record.employment_type),
    ]
    return {
        "kicker": word(job.lang, "open" if job.is_open else "closed"),
        "title": job.title,
        "facts": "\n".join(" ".join(fact.split()) for fact in facts if fact),
    }


def _person(person: LivePerson) -> dict[str, str]:
    names = person.record.name.split()
    initials = "".join(name[0] for name in (*names[:1], *names[1:][-1:]))
    line = _joined(person.record.role, _name(person.team))
    return {"title": person.record.name, "initials": initials.upper(), "line": line}


def _group(group: Group) -> dict[str, str]:
    return {"title": group.name, "line": group.summary or (group.place.city if group.place else "")}


def _page(page: LivePage) -> dict[str, str]:
    return {"title": page.title, "line": page.summary}


def _name(link: Link | None) -> str:
    return link.name if link else ""


def _whole(name: str) -> str:
    """A name that is broken only where a line cannot hold it."""
    return "\xa0".join(name.split())


def _joined(*parts: str) -> str:
    return "\xa0· ".join(part for part in parts if part)
