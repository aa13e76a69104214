"""The cards of one page: its photo is opened once for all formats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kollega import typefaces
from kollega.diagnostics import Report
from kollega.digest import of_bytes, of_value
from kollega.formats import FORMATS, Format
from kollega.pictures.choose import by_width, focus_of
from kollega.pictures.colour import colours
from kollega.pictures.items import Chips, Words
from kollega.pictures.layout import BrokenLayout, Layout, Layouts
from kollega.pictures.script import named
from kollega.pictures.source import Unreadable, read_source
from kollega.records import Struct
from kollega.site import Brand
from kollega.steps import Artifact, Audience, Known, Made, Work

if TYPE_CHECKING:
    from kollega.pictures.draw import Card


class Order(Struct, frozen=True, kw_only=True):
    """What is to be drawn: words by the names that layouts use, and all else that shapes the cards."""

    kind: str
    address: str
    words: dict[str, str]
    brand: Brand
    #: The file that a person would edit.
    source: str
    lang: str = "en"
    #: What may be written beside the cards where they are posted.
    caption: str = ""
    #: Ids of formats.
    formats: tuple[str, ...] = ("link",)
    #: Whether colleagues get all of them, with their words as texts.
    shared: bool = False
    #: A file of the site folder, or an empty text.
    photo: str = ""
    photo_alt: str = ""
    focus: tuple[float, float] | None = None
    #: PNG files of the site folder.
    logos: tuple[str, ...] = ()
    #: Layouts of the site's own.
    overlay: dict[str, str] = {}
    #: Whether letters are joined (`kollega.pictures.shaping`): where they are not, the cards are others.
    shaped: bool = True


class Spoken(Struct, frozen=True, kw_only=True):
    """A card for those who do not see it: what is on it, and its words alone, in the order in which they are read."""

    alt: str
    words: tuple[str, ...]


def render(work: Work) -> Made:
    """All cards of an `Order`: PNG where it is flat art, JPEG with a photo, each within the bytes of its format."""
    order: Order = work.value
    report = Report()
    try:
        own = {name: read_source(work.root, path) for name, path in order.overlay.items()}
        cards = _drawn(order, Layouts(own), work)
    except (BrokenLayout, Unreadable) as error:
        file = error.file if isinstance(error, BrokenLayout) else ""
        report.add("card-layout", order.overlay.get(file) or min(order.overlay.values()), reason=error.reason)
        cards = _drawn(order, Layouts(), work)
    _report(order, cards, report)
    artifacts = [one for name, card in cards.items() for one in _artifacts(FORMATS[name], card, order)]
    if order.shared:
        artifacts += _texts(order, {name: _spoken(card.layout, order) for name, card in cards.items()})
    return Made(artifacts=artifacts, diagnostics=report.diagnostics)


def apart(work: Work) -> Made:
    """The word that letters which join stand apart on cards."""
    report = Report()
    report.add("card-letters-apart", work.value)
    return Made(diagnostics=report.diagnostics)


def _report(order: Order, cards: dict[str, Card], report: Report) -> None:
    """What of the words is not on the cards."""
    missing = tuple(dict.fromkeys(sign for card in cards.values() for sign in card.missing))
    if missing:
        title = order.words.get("title", "")
        report.add("card-glyph-missing", order.source, characters=named(missing), text=title)
    for text in dict.fromkeys(text for card in cards.values() for text in card.cut):
        names = [FORMATS[name].name for name, card in cards.items() if text in card.cut]
        report.add("card-text-cut", order.source, formats=", ".join(names), text=text)


def _artifacts(form: Format, card: Card, order: Order) -> Iterator[Artifact]:
    """A card for visitors, for colleagues, or both."""
    suffix, data = card.encoded(form.most)
    audiences: list[Audience] = ["public"] if form.public else []
    for audience in [*audiences, *(["backstage"] if order.shared else [])]:
        yield Artifact(
            path=f"media/cards/{of_bytes(data)[:16]}{suffix}",
            audience="public" if audience == "public" else "backstage",
            kind="card" if form.id == "link" else f"card:{form.id}",
            data=data,
            facts={"width": form.width, "height": form.height},
        )


def _texts(order: Order, spoken: dict[str, Spoken]) -> Iterator[Artifact]:
    """The cards in words: by format for other steps, and as a file for people who post them."""
    data = msgspec.json.encode(spoken)
    yield Artifact(
        path=f"media/cards/{of_bytes(data)[:16]}.json", audience="internal", kind="card-words", data=data
    )
    alts = dict.fromkeys(one.alt for one in spoken.values())
    text = "\n\n".join((order.caption, *alts)).encode()
    yield Artifact(
        path=f"media/cards/{of_bytes(text)[:16]}.txt", audience="backstage", kind="card-caption", data=text
    )


def _spoken(layout: Layout, order: Order) -> Spoken:
    names = [item.name for item in layout.items if isinstance(item, Words | Chips)]
    if "number" in names:  # it is cut off the title
        names = ["title" if name == "rest" else name for name in names if name != "number"]
    parts = (order.words.get(name, "") for name in (*names, "wordmark"))
    words = tuple(" ".join(part.replace("\n", ", ").split()) for part in dict.fromkeys(parts) if part.strip())
    seen = [order.photo_alt] if layout.photo and order.photo_alt else []
    return Spoken(alt=" ".join(_sentence(part) for part in (*seen, *words)), words=words)


def _sentence(text: str) -> str:
    return text if text[-1:] in ".!?…。！？”“’»«" else f"{text}."


def _drawn(order: Order, layouts: Layouts, work: Work) -> dict[str, Card]:
    """The cards by format."""
    # Imported here, as a run that draws nothing need not wait for Pillow.
    from kollega.pictures.decode import open_logos, open_picture
    from kollega.pictures.draw import draw

    sizes = by_width([one for one in work.made.get(f"picture:{order.photo}", []) if one.kind == "picture"])
    # The file that people gave was decoded once, for its sizes; here the widest of those is enough.
    widest: Known | None = sizes[-1] if sizes else None
    size = (widest.facts["width"], widest.facts["height"]) if widest else None
    chosen = {name: layouts.choose(order.kind, FORMATS[name], order.words, size) for name in order.formats}
    places = [layout.photo.extent for layout in chosen.values() if layout.photo]
    photo = None
    if widest and places:
        enough = (max(place[0] for place in places), max(place[1] for place in places))
        photo = open_picture(work.contents[f"picture:{order.photo}", widest.path], at_least=enough)
    palette = colours(layouts.theme.colours, order.brand)
    own = {family: read_source(work.root, path) for family, path in typefaces.by_family(order.brand).items()}
    logos = open_logos(work.root, order.logos)
    focus = order.focus or (focus_of(widest) if widest else None)
    variant = int(of_value(order.address)[:8], 16)
    return {
        name: draw(
            layout,
            palette,
            order.words,
            variant=variant,
            photo=photo,
            focus=focus,
            own=own,
            logos=logos,
            lang=order.lang,
        )
        for name, layout in chosen.items()
    }
