"""The networks on which colleagues share: one row each.

Everything that differs between networks is here; a new network is a new row. The addresses were looked
up on 2026-11-21. Networks without one take a file or copied text only.
"""

from __future__ import annotations

from urllib.parse import quote

from kollega.records import Struct


class Network(Struct, frozen=True, kw_only=True):
    """A network. `share` is a form of address with `{url}`, `{text}` and `{media}`; none where there is no such."""

    id: str
    name: str
    share: str = ""


NETWORKS: dict[str, Network] = {
    row.id: row
    for row in (
        Network(
            id="linkedin", name="LinkedIn", share="https://www.linkedin.com/sharing/share-offsite/?url={url}"
        ),
        Network(id="facebook", name="Facebook", share="https://www.facebook.com/sharer/sharer.php?u={url}"),
        Network(id="x", name="X", share="https://x.com/intent/post?text={text}&url={url}"),
        Network(id="bluesky", name="Bluesky", share="https://bsky.app/intent/compose?text={text}%20{url}"),
        Network(id="mastodon", name="Mastodon", share="https://share.joinmastodon.org/#text={text}%20{url}"),
        Network(
            id="threads", name="Threads", share="https://www.threads.com/intent/post?text={text}&url={url}"
        ),
        Network(id="whatsapp", name="WhatsApp", share="https://wa.me/?text={text}%20{url}"),
        Network(id="telegram", name="Telegram", share="https://t.me/share/url?url={url}&text={text}"),
        Network(id="xing", name="XING", share="https://www.xing.com/spi/shares/new?url={url}"),
        Network(
            id="pinterest",
            name="Pinterest",
            share="https://www.pinterest.com/pin/create/button/?url={url}&media={media}&description={text}",
        ),
        Network(id="reddit", name="Reddit", share="https://www.reddit.com/submit?url={url}&title={text}"),
        Network(id="email", name="E-mail", share="mailto:?subject={text}&body={url}"),
        Network(id="sms", name="SMS", share="sms:?&body={text}%20{url}"),
        Network(id="instagram", name="Instagram"),
        Network(id="tiktok", name="TikTok"),
        Network(id="snapchat", name="Snapchat"),
        Network(id="teams", name="Teams"),
        Network(id="slack", name="Slack"),
    )
}


def share_links(
    chosen: tuple[str, ...], *, url: str, text: str, media: str = ""
) -> list[tuple[Network, str]]:
    """The networks of `chosen` that have a share address, with that address filled in.

    `url` and `media` are absolute addresses, `text` is what is proposed where a network takes words.
    """
    values = {"url": _encoded(url), "text": _encoded(text), "media": _encoded(media)}
    rows = [NETWORKS[name] for name in chosen or NETWORKS]
    return [(row, row.share.format_map(values)) for row in rows if row.share]


def _encoded(text: str) -> str:
    return quote(text, safe="")
