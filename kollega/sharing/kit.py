"""What is in the share kit of a story or job: words for each network, links, alt texts, a short guide."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from kollega import templates
from kollega.formats import FORMATS
from kollega.live import LiveJob, LiveStory
from kollega.networks import Network, Shown, chosen
from kollega.pictures.choose import card_of
from kollega.records import Struct
from kollega.sections import watch_address
from kollega.sharing.links import filled, tagged
from kollega.sharing.voices import Suggestion, Voices, suggestions
from kollega.site import Site
from kollega.steps import Known
from kollega.words import WORKPLACES, Say, words_of

#: What each kit says of sharing, in the language of the interface.
GUIDE = (
    "Share only if you like to. Nobody has to, and nobody counts who does.",
    "Use your own words. The suggestions are there to start from.",
    "Say in the post itself, near its beginning, that you work here.",
    "Give the alt text along with a picture, for people who cannot see it.",
    "Leave out what is confidential, and colleagues who did not say yes.",
    "Answer in a friendly way or not at all. A mistake? Correct it openly, and tell us.",
)
#: What the kit's files are called, and the headings in them.
HEADINGS = ("Suggested words", "Links", "Alt text", "How to share")


class Kit(Struct, frozen=True, kw_only=True):
    """A story or job to share. `values` are what voices may name; `own` are the words of its `share` field."""

    kind: str
    address: str
    title: str
    lang: str
    source: str
    values: dict[str, str]
    #: The address of the page on which its video is watched, and the video's file where there are cuts.
    watch: str = ""
    video: str = ""
    own: dict[str, tuple[str, ...]] = {}

    @property
    def slug(self) -> str:
        """The last part of its address."""
        return self.address.rstrip("/").rpartition("/")[2]


class Picture(Struct, frozen=True, kw_only=True):
    """A picture of a kit: its format and that one's name, the path in the backstage, the name under which people keep
    it, and what it is to those who do not see it."""

    format: str
    name: str
    path: str
    file: str
    alt: str
    width: int
    height: int
    size: int


class View(Struct, frozen=True, kw_only=True):
    """A picture as a network shows it."""

    shown: Shown
    picture: Picture


class Post(Struct, frozen=True, kw_only=True):
    """A network with what to post there. `open` is its share address with the first suggestion, `form` the same with
    places for what people change; a network may have none."""

    network: Network
    link: str
    suggestions: tuple[Suggestion, ...]
    views: tuple[View, ...]
    open: str = ""
    form: str = ""

    @property
    def words(self) -> str:
        """The first suggestion."""
        return self.suggestions[0].words if self.suggestions else ""


def kit_of(thing: LiveStory | LiveJob, site: Site) -> Kit:
    """The kit of a live story or open job."""
    say = words_of(site, thing.lang).gettext
    author = quote = place = watch = video = ""
    if isinstance(thing, LiveStory):
        if thing.video:
            watch = watch_address(thing.address)
            video = thing.video.file if thing.video.has_cuts(thing.lang) else ""
        # Templates speak of one colleague, by name.
        author = "".join(templates.named(thing.authors, thing.lang)) if len(thing.authors) == 1 else ""
        quote = thing.record.own_quote
        place = thing.location.name if thing.location else ""
    else:
        place = "; ".join(one.link.name for one in thing.places[:3])
        place = place or say(WORKPLACES[thing.record.workplace])
    values = {
        "employer": site.organisation.name, "title": thing.title, "summary": " ".join(thing.summary.split()), "author": author,
        "quote": quote, "team": thing.team.name if thing.team else "", "place": place,
    }  # fmt: skip
    return Kit(
        kind=thing.kind, address=thing.address, title=thing.title, lang=thing.lang, source=thing.source,
        values=values, own=thing.share, watch=watch, video=video,
    )  # fmt: skip


def pictures(kit: Kit, known: list[Known], alts: dict[str, str]) -> tuple[Picture, ...]:
    """The pictures of a kit among what the step of its cards made, in the order of the formats. `alts`: by format."""
    found = ((row, card_of(known, row.id, "backstage")) for row in FORMATS.values())
    return tuple(
        Picture(
            format=row.id, name=row.name, path=card.path, width=card.facts["width"], height=card.facts["height"],
            size=card.size, file=f"{kit.slug}-{row.id}.{card.path.rpartition('.')[2]}", alt=alts.get(row.id, kit.title),
        )
        for row, card in found if card
    )  # fmt: skip


def posts(
    kit: Kit, site: Site, voices: Voices, found: tuple[Picture, ...], media: str = ""
) -> tuple[Post, ...]:
    """What to post in each network of the site. `media` is the absolute address of the public picture."""
    by_format = {picture.format: picture for picture in found}
    rows = []
    for network in chosen(site.networks):
        link = tagged(site, site.absolute(kit.address), network, kit.address)
        words = suggestions(
            network,
            link,
            own=kit.own.get(network.id, ()),
            voices=voices,
            kind=kit.kind,
            values=kit.values,
        )
        first = words[0].words if words else kit.title
        rows.append(
            Post(
                network=network, link=link, suggestions=words,
                open=filled(network, link, kit.title, first, media) if network.share else "",
                form=network.share.replace("{media}", quote(media, safe="")),
                views=tuple(View(shown=one, picture=by_format[one.format]) for one in network.shown if one.format in by_format),
            )
        )  # fmt: skip
    return tuple(rows)


def texts(kit: Kit, shared: Iterable[Post], found: Iterable[Picture], say: Say) -> dict[str, str]:
    """The text files of a kit, by name: captions, links, alt texts and the guide."""
    captions, links = [], []
    for post in shared:
        name, words = say(post.network.name), "\n\n---\n\n".join(one.words for one in post.suggestions)
        captions.append(f"{name}\n{'=' * len(name)}\n\n{words}\n")
        links.append(f"{name}: {post.link}")
    alts = [f"{picture.file}\n{picture.alt}\n" for picture in found]
    words, link, alt, guide = (f"{say(heading)}: {kit.title}" for heading in HEADINGS)
    made = {
        "captions.txt": [words, "", *captions],
        "links.txt": [link, "", *links],
        "alt-texts.txt": [alt, "", *alts],
        "guide.txt": [guide, "", *(f"- {say(line)}" for line in GUIDE)],
    }
    return {name: "\n".join(lines).rstrip() + "\n" for name, lines in made.items()}
