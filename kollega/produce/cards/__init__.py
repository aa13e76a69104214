"""Cards: the pictures that networks show for a link, and those that colleagues post, in all formats.

Everything that has a page has the card for links; stories and open jobs have all of `kollega.formats`. How they look is
in `theme/cards/`, and in the folder of that name of the site's own theme. Other producers find the cards of a page under
`card:<address from the root>`, and that of the site under `card:`, and choose with `kollega.pictures.choose.card_of`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kollega import typefaces
from kollega.formats import FORMATS
from kollega.library.brand import card_layouts, card_logos
from kollega.live import Library
from kollega.pictures import shaping
from kollega.produce.cards.render import Order, apart, render
from kollega.produce.cards.words import Subject, subjects
from kollega.steps import Step

__all__ = ["Order", "render", "steps"]

#: Kinds of pages whose upright card visitors share.
_PICTURED = ("story", "job")


def steps(library: Library) -> Iterator[Step]:
    """A step for the cards of each page."""
    for one in library.every_language:
        yield from _steps(one)
    if not shaping.is_there():
        yield from _told(library)


def _told(library: Library) -> Iterator[Step]:
    """The one word that letters are not joined here, where there are such."""
    for subject in (subject for one in library.every_language for subject in subjects(one)):
        if shaping.is_needed("".join(subject.words.values())):
            yield Step(name="card:letters", function=apart, value=subject.source, source=subject.source)
            return


def _steps(library: Library) -> Iterator[Step]:
    """The steps of one language."""
    files, site = library.files, library.site
    overlay = card_layouts(site)
    logos = tuple(path for path in card_logos(site) if path in files)
    fonts = typefaces.files(site.brand)
    for subject in subjects(library):
        photo = subject.photo if subject.photo and subject.photo.path in files else None
        order = Order(
            kind=subject.kind,
            address=subject.address,
            words={"wordmark": site.organisation.name} | subject.words,
            lang=subject.lang,
            caption=subject.caption,
            source=subject.source,
            formats=_formats(subject),
            shared=subject.shared,
            photo=photo.path if photo else "",
            photo_alt=photo.alt if photo else "",
            focus=photo.focus if photo else None,
            brand=site.brand,
            logos=logos,
            overlay=overlay,
            shaped=shaping.is_there(),
        )
        yield Step(
            name=f"card:{site.folder}{subject.address}",
            folder=site.folder,
            function=render,
            value=order,
            files={used: files[used] for used in (*overlay.values(), *fonts, *logos)},
            needs=tuple(f"typeface:{path}" for path in fonts),
            reads=(f"picture:{order.photo}",) if order.photo else (),
            source=subject.source,
            # Fonts and pictures are opened by libraries that have had holes.
            risky=bool(fonts or logos),
        )


def _formats(subject: Subject) -> tuple[str, ...]:
    """What colleagues share has all formats, and other pages those that visitors need."""
    public = tuple(name for name, form in FORMATS.items() if form.public)
    return tuple(FORMATS) if subject.shared else public if subject.kind in _PICTURED else ("link",)
