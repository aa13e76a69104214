"""The pieces of a stand kit, as rows, and the words that are on them."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from kollega.library.brand import card_logos
from kollega.live import LiveEvent, LivePerson
from kollega.markup import cut
from kollega.records import Struct
from kollega.site import Brand, Site
from kollega.templates import as_end, as_moment
from kollega.words import Say, words_of

#: Characters of texts for which there is room.
_TITLE, _SUMMARY, _NAME = 120, 260, 60
#: What events are called, by their kind.
KINDS = {"fair": "Job fair", "webinar": "Webinar", "open_house": "Open house", "session": "Session"}


class Piece(Struct, frozen=True, kw_only=True):
    """Something to print: its name, its page in millimetres, the template, and dots per inch of its pictures."""

    id: str
    name: str
    width: int
    height: int
    template: str
    ppi: int


#: From the largest number of people that it is made for to the smallest.
PIECES = {
    piece.id: piece
    for piece in (
        Piece(id="roll-up", name="Roll-up, 85 × 200 cm", width=850, height=2000, template="roll-up", ppi=36),
        Piece(id="poster-a3", name="Poster, A3", width=297, height=420, template="poster", ppi=120),
        Piece(id="poster-a4", name="Poster, A4", width=210, height=297, template="poster", ppi=150),
        Piece(id="table-card", name="Table card, to fold", width=210, height=297, template="table-card", ppi=120),
        Piece(id="badges", name="Name badges", width=210, height=297, template="badges", ppi=170),
        Piece(id="cards", name="Business cards", width=210, height=297, template="cards", ppi=170),
    )
}  # fmt: skip


class Card(Struct, frozen=True, kw_only=True):
    """A colleague at the stand, and the address that the code on badge and card leads to."""

    name: str
    role: str = ""
    link: str = ""


class Stand(Struct, frozen=True, kw_only=True):
    """All that shapes the pieces of one event. `links` are the addresses of codes, by the piece that carries them."""

    slug: str
    lang: str
    employer: str
    kind: str
    title: str
    summary: str
    when: str
    where: str
    host: str
    words: dict[str, str]
    links: dict[str, str]
    cards: tuple[Card, ...]
    brand: Brand
    #: The employer's logos, as paths in the site folder: for light grounds, and for dark ones.
    logos: tuple[str, ...] = ()
    #: The file that a person would edit.
    source: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What there is to print: badges only for colleagues who come."""
        return tuple(piece for piece in PIECES.values() if piece.id != "badges" or self.cards)


def stand_of(event: LiveEvent, people: tuple[LivePerson, ...], site: Site) -> Stand:
    """The stand of an event. Posters lead to its page, what stands at the stand to the jobs, cards to their people."""
    record, lang = event.record, event.record.lang
    say = words_of(site, lang).gettext
    coming = {one.address: one for one in people}
    when = as_moment(record.starts, lang)
    if record.ends:
        when += f"\xa0–\xa0{as_end(record.ends, record.starts, lang)}"  # no line of a poster begins or ends with the dash
    place = event.place.link.name if event.place else ""
    city = event.place.city if event.place else ""
    where = ", ".join(part for part in dict.fromkeys((place, city)) if part) or say("Online")
    jobs = site.absolute("jobs/")
    page = jobs if record.internal else site.absolute(event.address)
    return Stand(
        slug=record.slug, lang=lang, employer=cut(site.organisation.name, _NAME), kind=say(KINDS[record.kind]) if record.kind else "",
        title=cut(record.title, _TITLE), summary=cut(event.summary, _SUMMARY), when=when, where=where,
        host=urlsplit(site.url).netloc.removeprefix("www."), words=_words(say), brand=site.brand, logos=card_logos(site),
        source=record.path,
        links={
            name: coded(site, page if name.startswith("poster") else jobs, name, record.slug)
            for name in ("roll-up", "poster-a3", "poster-a4", "table-card", "cards")
        },
        cards=tuple(
            Card(
                name=cut(link.name, _NAME), role=cut(coming[link.address].record.role, _NAME),
                link=coded(site, site.absolute(link.address), "card", record.slug),
            )
            for link in event.people if link.address and link.address in coming
        ),
    )  # fmt: skip


def coded(site: Site, url: str, source: str, campaign: str) -> str:
    """An address for a code on paper: on what it is printed, and for which event; nothing of who reads it."""
    if not site.share.campaign:
        return url
    return f"{url}?{urlencode({'utm_source': source, 'utm_medium': 'print', 'utm_campaign': campaign})}"


def _words(say: Say) -> dict[str, str]:
    return {
        "scan": say("Scan for more"), "jobs": say("Our open jobs"), "meet": say("Talk to us"),
        "alt": say("Code to scan: %(address)s"),
    }  # fmt: skip
