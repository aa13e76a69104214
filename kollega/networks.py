"""The networks on which colleagues share: one row each.

Everything that differs between networks is here; a new network is a new row. Links, the share panel, the kits, their
counters, the documentation and the tests follow from it.
"""

from __future__ import annotations

from typing import Literal

from kollega.records import Struct

#: How a network counts the length of a post (`kollega.sharing.lengths`).
Count = Literal["characters", "units", "clusters", "weighted", "short-links", "emoji-bytes"]
#: Where the link of a post goes: beside the words, as a card of its own; into the words, where it counts; nowhere.
Place = Literal["beside", "inside", "nowhere"]

_SEEN = "2026-11-21"
_OPEN = "not verified"


class Shown(Struct, frozen=True, kw_only=True):
    """A way in which a network shows a picture: which of `kollega.formats`, as what, and what it cuts out of it."""

    format: str
    use: Literal["Link", "Post", "Profile", "Story"]
    #: Width and height of what is seen from the middle of it, as a proportion; without, all of it.
    crop: tuple[int, int] | None = None


class Network(Struct, frozen=True, kw_only=True):
    """A network.

    `share` is a form of address with `{url}`, `{title}`, `{text}` and `{media}`; empty where the network has none and
    takes a file or copied words only. What is not in it is not prefilled. `sources` tell where the facts of `share`,
    `limit` and `shown` were read, and when.
    """

    id: str
    name: str
    share: str = ""
    #: The longest post (0: none is known), and how it is counted; some networks also limit the bytes of UTF-8.
    limit: int = 0
    count: Count = "characters"
    limit_bytes: int = 0
    link: Place = "inside"
    #: Pictures that suit it, best first, and the most bytes of one (0: no limit is known).
    shown: tuple[Shown, ...] = ()
    picture_bytes: int = 0
    #: What it was called, or people call it in short, as keys are compared; what is like the id is known without.
    also: tuple[str, ...] = ()
    #: The `utm_medium` of its links.
    medium: str = "social"
    sources: dict[str, str]

    @property
    def prefilled(self) -> tuple[str, ...]:
        """What its share address hands over: of `url`, `title`, `text`, `media`."""
        return tuple(name for name in ("url", "title", "text", "media") if f"{{{name}}}" in self.share)

    @property
    def takes_words(self) -> bool:
        """Whether its share address hands over the words; if not, they have to be copied."""
        return "{text}" in self.share


_LINK = Shown(format="link", use="Link")
_POSTS = (Shown(format="portrait", use="Post"), Shown(format="square", use="Post"))
_STORY = Shown(format="story", use="Story")

NETWORKS: dict[str, Network] = {
    row.id: row
    for row in (
        Network(
            id="linkedin", name="LinkedIn", also=("li",), share="https://www.linkedin.com/sharing/share-offsite/?url={url}",
            limit=3000, count="units", link="beside", shown=(_LINK, *_POSTS), picture_bytes=5_000_000,
            sources={
                "share": f"github.com/nygardk/react-share issue 184: all but the address is dropped ({_SEEN})",
                "limit": f"ayrshare.com/docs/apis/post/social-networks/linkedin; units: developers.buffer.com/guides/character-limits ({_SEEN})",
                "shown": f"linkedin.com/help; sources differ on 5 or 8 MB ({_SEEN}, {_OPEN})",
            },
        ),
        Network(
            id="facebook", name="Facebook", also=("fb", "meta"), share="https://www.facebook.com/sharer/sharer.php?u={url}",
            limit=5000, count="units", link="beside", shown=(_LINK, *_POSTS, _STORY), picture_bytes=8_000_000,
            sources={
                "share": f"used by libraries; words are ignored ({_SEEN})",
                "limit": f"developers.buffer.com/guides/character-limits; longer posts are said to work ({_SEEN})",
                "shown": f"developers.facebook.com, pictures in link shares ({_SEEN})",
            },
        ),
        Network(
            id="x", name="X", also=("twitter",), share="https://x.com/intent/post?text={text}&url={url}", limit=280, count="weighted",
            shown=(
                Shown(format="link", use="Link", crop=(2, 1)), Shown(format="wide", use="Post"),
                Shown(format="portrait", use="Post", crop=(3, 4)),
            ),
            picture_bytes=5_000_000,
            sources={
                "share": f"developer.x.com, web intents ({_SEEN}, {_OPEN})",
                "limit": f"developer.x.com/en/docs/counting-characters and configuration 3 of twitter-text ({_SEEN})",
                "shown": f"developer.x.com/cards/markup; crop of the feed {_OPEN} ({_SEEN})",
            },
        ),
        Network(
            id="bluesky", name="Bluesky", share="https://bsky.app/intent/compose?text={text}%20{url}", limit=300,
            count="clusters", limit_bytes=3000, shown=(_LINK, *_POSTS), picture_bytes=1_000_000,
            sources={
                "share": f"used by libraries ({_SEEN})",
                "limit": f"lexicon app.bsky.feed.post: maxGraphemes, maxLength ({_SEEN})",
                "shown": f"lexicon app.bsky.embed.images; newer servers take 2 MB ({_SEEN})",
            },
        ),
        Network(
            id="mastodon", name="Mastodon", share="https://share.joinmastodon.org/#text={text}%20{url}", limit=500,
            count="short-links", shown=(_LINK, *_POSTS), picture_bytes=8_000_000,
            sources={
                "share": f"share.joinmastodon.org; each server has /share?text= ({_SEEN}, {_OPEN})",
                "limit": f"developers.buffer.com/guides/character-limits: set by the server; links as 23 {_OPEN} ({_SEEN})",
                "shown": f"limits are set by the server, 16 MB by default ({_SEEN}, {_OPEN})",
            },
        ),
        Network(
            id="threads", name="Threads", share="https://www.threads.com/intent/post?text={text}&url={url}",
            limit=500, count="emoji-bytes", shown=(_LINK, *_POSTS), picture_bytes=8_000_000,
            sources={
                "share": f"developers.facebook.com, web intents of Threads, of 2026-03-19 ({_SEEN})",
                "limit": f"developers.facebook.com/documentation/threads/posts, of 2026-04-14 ({_SEEN})",
                "shown": f"developers.facebook.com/documentation/threads/posts ({_SEEN}, {_OPEN})",
            },
        ),
        Network(
            id="whatsapp", name="WhatsApp", also=("wa",), share="https://wa.me/?text={text}%20{url}", shown=(_LINK, _STORY),
            sources={
                "share": f"faq.whatsapp.com, click to chat ({_SEEN}, {_OPEN})",
                "shown": f"developers.facebook.com, link previews: the head in the first 300 kB; card limits of 300 kB to 5 MB are told ({_SEEN})",
            },
        ),
        Network(
            id="telegram", name="Telegram", also=("tg",), share="https://t.me/share/url?url={url}&text={text}", limit=4096,
            count="units", shown=(_LINK, *_POSTS), picture_bytes=10_000_000,
            sources={
                "share": f"core.telegram.org/widgets/share ({_SEEN}, {_OPEN})",
                "limit": f"core.telegram.org/bots/api, sendMessage ({_SEEN}, {_OPEN})",
                "shown": f"core.telegram.org/bots/api, sendPhoto ({_SEEN}, {_OPEN})",
            },
        ),
        Network(
            id="xing", name="XING", share="https://www.xing.com/spi/shares/new?url={url}", link="beside",
            shown=(_LINK,),
            sources={
                "share": f"used by libraries, in no documentation ({_SEEN})",
                "shown": f"as other cards of links ({_SEEN}, {_OPEN})",
            },
        ),
        Network(
            id="pinterest", name="Pinterest",
            share="https://www.pinterest.com/pin/create/button/?url={url}&media={media}&description={text}",
            limit=500, count="units", link="beside", shown=(Shown(format="pin", use="Post"),), picture_bytes=20_000_000,
            sources={
                "share": f"used by libraries ({_SEEN})",
                "limit": f"ayrshare.com/integration/pinterest ({_SEEN})",
                "shown": f"help.pinterest.com ({_SEEN}, {_OPEN})",
            },
        ),
        Network(
            id="reddit", name="Reddit", share="https://www.reddit.com/submit?url={url}&title={text}", limit=300,
            link="beside", shown=(_LINK,),
            sources={
                "share": f"used by libraries ({_SEEN})",
                "limit": f"reddit.com/dev/api, submit: the title ({_SEEN}, {_OPEN})",
                "shown": f"as other cards of links ({_SEEN}, {_OPEN})",
            },
        ),
        Network(
            id="email", name="E-mail", share="mailto:?subject={title}&body={text}%0D%0A%0D%0A{url}", medium="email",
            sources={"share": f"RFC 6068 ({_SEEN})"},
        ),
        Network(
            id="sms", name="SMS", share="sms:?&body={text}%20{url}", medium="sms",
            sources={"share": f"RFC 5724, and what telephones understand ({_SEEN}, {_OPEN})"},
        ),
        Network(
            id="instagram", name="Instagram", also=("ig",), limit=2200, count="units", link="nowhere",
            shown=(
                Shown(format="portrait", use="Post"), Shown(format="grid", use="Post"),
                Shown(format="portrait", use="Profile", crop=(3, 4)), _STORY,
            ),
            picture_bytes=8_000_000,
            sources={
                "limit": f"developers.buffer.com/guides/character-limits ({_SEEN})",
                "shown": f"sizes as guides tell them; bytes and crop of the profile {_OPEN} ({_SEEN})",
            },
        ),
        Network(
            id="tiktok", name="TikTok", limit=4000, count="units", link="nowhere",
            shown=(_STORY, Shown(format="portrait", use="Post")),
            sources={
                "limit": f"developers.buffer.com/guides/character-limits: photo posts ({_SEEN})",
                "shown": f"support.tiktok.com ({_SEEN}, {_OPEN})",
            },
        ),
        Network(
            id="snapchat", name="Snapchat", link="nowhere", shown=(_STORY,),
            sources={"shown": f"help.snapchat.com ({_SEEN}, {_OPEN})"},
        ),
        Network(
            id="teams", name="Teams", shown=(_LINK,),
            sources={"shown": f"learn.microsoft.com/microsoftteams: the official share button is a script ({_SEEN})"},
        ),
        Network(
            id="slack", name="Slack", shown=(_LINK,),
            sources={"shown": f"api.slack.com/robots: tags early in the page ({_SEEN}, {_OPEN})"},
        ),
    )
}  # fmt: skip

#: Ids by the other names.
IDS = {name: row.id for row in NETWORKS.values() for name in row.also}


def chosen(ids: tuple[str, ...]) -> tuple[Network, ...]:
    """The networks that an employer named, in that order; all where none are named."""
    return tuple(NETWORKS[name] for name in ids or NETWORKS)
