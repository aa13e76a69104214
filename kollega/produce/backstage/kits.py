"""The share kit of a story or job: its page, its text files, and its files as data for a ZIP."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from pathlib import Path

import msgspec

from kollega.captions import clock
from kollega.diagnostics import Report
from kollega.networks import NETWORKS
from kollega.pictures.choose import card_of
from kollega.produce.backstage.rooms import KITS, Room, rendered
from kollega.records import Struct
from kollega.sharing import kit as kits
from kollega.sharing.kit import GUIDE, Kit, Picture, Post
from kollega.sharing.lengths import post_length
from kollega.sharing.links import tagged
from kollega.sharing.referral import recommendation
from kollega.sharing.voices import BrokenVoices, Voices, voices_of
from kollega.site import Site
from kollega.steps import Artifact, Known, Made, Work
from kollega.video.cuts import CUTS
from kollega.words import words_of

#: The script with the pictures, beside a kit's page.
_DATA = "pictures.js"
#: A piece of HTML to put into an e-mail.
_MAIL = "video-e-mail.txt"


class Order(Struct, frozen=True, kw_only=True):
    """The kit that is asked for."""

    room: Room
    kit: Kit
    #: The addresses of the same thing in each language that it has, from the root of the site.
    same: dict[str, str] = {}

    @property
    def card(self) -> str:
        """The step of its cards."""
        return f"card:{self.kit.address}"

    @property
    def clips(self) -> tuple[str, ...]:
        """The steps of its social cuts."""
        return tuple(f"cut:{self.kit.address}:{cut.id}" for cut in CUTS) if self.kit.video else ()


class Clip(Struct, frozen=True, kw_only=True):
    """A social cut: where it is, how people keep it, and where it may be posted."""

    name: str
    path: str
    file: str
    width: int
    height: int
    length: str
    size: int
    networks: tuple[str, ...]


class _Spoken(Struct, frozen=True, kw_only=True):
    """A card in words."""

    alt: str


def kit(work: Work) -> Made:
    """All files of a kit: its page, its texts, and its pictures as a script."""
    order: Order = work.value
    site, folder = order.room.site, f"{KITS}{order.kit.address}"
    voices, broken = _voices(work, order)
    report = Report()
    if broken:
        report.add("share-voices", f"{site.theme_dir}/{broken.file}", reason=broken.reason)
    known: list[Known] = work.made.get(order.card, [])
    found = kits.pictures(order.kit, known, _alts(work, order))
    public = card_of(known, "link")
    posts = kits.posts(order.kit, site, voices, found, site.absolute(public.path) if public else "")
    texts = kits.texts(order.kit, posts, found, words_of(site, order.room.lang).gettext)
    clips = _clips(work, order)
    if clips and site.has_url:
        texts[_MAIL] = _mail(order)
    files = {name: text.encode() for name, text in texts.items()}
    if found and site.share.from_disk:
        files[_DATA] = _data(work, order, found)
    artifacts = [
        Artifact(path=folder + name, audience="backstage", kind="kit", data=data)
        for name, data in files.items()
    ]
    page = _page(work, order, found, posts, tuple(files), clips, texts.get(_MAIL, ""))
    return Made(artifacts=[page, *artifacts], diagnostics=report.diagnostics)


def _page(
    work: Work, order: Order, found: tuple[Picture, ...], posts: tuple[Post, ...], files: tuple[str, ...],
    clips: tuple[Clip, ...], mail: str,
) -> Artifact:  # fmt: skip
    site, url = order.room.site, order.room.site.absolute(order.kit.address)
    alts: dict[str, list[str]] = {}
    for picture in found:
        alts.setdefault(picture.alt, []).append(picture.name)
    context = {
        "kit": order.kit, "posts": posts, "pictures": found, "alts": alts, "guide": GUIDE, "url": url,
        "copy": tagged(site, url, None, order.kit.address), "data": _DATA if _DATA in files else "",
        "referral": recommendation(order.kit, site), "texts": [name for name in files if name != _DATA], "length": post_length,
        "clips": clips, "mail": mail,
    }  # fmt: skip
    same = {lang: f"{KITS}{address}index.html" for lang, address in order.same.items()}
    return rendered(work, order.room, "kit.html", f"{KITS}{order.kit.address}index.html", context, same)


def _clips(work: Work, order: Order) -> tuple[Clip, ...]:
    """The social cuts that were made."""
    rows = {row.kind: row for name in order.clips for row in work.made.get(name, [])}
    return tuple(
        Clip(
            name=cut.name, path=row.path, file=f"{order.kit.slug}-{cut.id}.mp4", width=cut.width, height=cut.height,
            length=clock(row.facts["ms"]), size=row.size,
            networks=tuple(NETWORKS[name].name for name in cut.networks if name in NETWORKS),
        )
        for cut in CUTS if (row := rows.get(f"cut:{cut.id}"))
    )  # fmt: skip


def _mail(order: Order) -> str:
    """A piece of HTML for an e-mail: the poster with a play mark, and a link. No mail program plays a video itself."""
    site, kit = order.room.site, order.kit
    to, title = site.absolute(kit.watch), escape(kit.title)
    watch = escape(words_of(site, kit.lang).gettext("Watch the video"))
    return (
        f'<a href="{to}"><img src="{site.absolute(kit.watch)}poster-play.jpg" width="560" alt="{watch}: {title}" '
        'style="display:block;width:100%;max-width:560px;height:auto;border:0"></a>\n'
        f'<p><a href="{to}">{watch}: {title}</a></p>\n'
    )


def _data(work: Work, order: Order, found: tuple[Picture, ...]) -> bytes:
    """The pictures as a script: from a folder on disk, browsers let a page read nothing else."""
    rows = {one.file: b64encode(work.contents[order.card, one.path]).decode() for one in found}
    return b"kollegaPictures(" + msgspec.json.encode(rows) + b");\n"


def _alts(work: Work, order: Order) -> dict[str, str]:
    """What is on the cards, by format."""
    words = next((one for one in work.made.get(order.card, []) if one.kind == "card-words"), None)
    if words is None:
        return {}
    spoken = msgspec.json.decode(work.contents[order.card, words.path], type=dict[str, _Spoken])
    return {name: one.alt for name, one in spoken.items()}


def _voices(work: Work, order: Order) -> tuple[Voices, BrokenVoices | None]:
    """The voices in the language of what is shared, else of the site; the package's where the site's cannot be read."""
    site: Site = order.room.site
    langs = (order.kit.lang, site.lang)
    overlay = Path(work.root, site.theme_dir) if site.theme_dir else None
    try:
        return voices_of(langs, overlay), None
    except BrokenVoices as error:
        return voices_of(langs), error
