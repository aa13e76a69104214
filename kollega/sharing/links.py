"""Links that open a network with a page to share, and the share panel of a page."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, quote_plus

from kollega.networks import Network, chosen
from kollega.records import Struct
from kollega.site import Site


class Way(Struct, frozen=True, kw_only=True):
    """A network, and the address that opens it with a page to share."""

    network: Network
    address: str


class Panel(Struct, frozen=True, kw_only=True):
    """What the share panel of a public page offers.

    `url` is the page's address for those who copy it, `words` what is proposed to say. `picture` is the way from the
    page to a picture of the site that devices can share as a file, empty where there is none, `script` that to the
    script of the panel.
    """

    ways: tuple[Way, ...] = ()
    url: str = ""
    words: str = ""
    picture: str = ""
    script: str = ""

    @property
    def copies(self) -> tuple[str, ...]:
        """Names of the networks to which the words have to be copied."""
        return tuple(way.network.name for way in self.ways if not way.network.takes_words)


def panel(
    site: Site, address: str, *, words: str, media: str = "", picture: str = "", script: str = ""
) -> Panel:
    """The panel of the page at `address`. `media` is the absolute address of its picture."""
    url = site.absolute(address)
    return Panel(
        ways=tuple(
            Way(
                network=network,
                address=filled(network, tagged(site, url, network, address), words, words, media),
            )
            for network in chosen(site.networks)
            if network.share
        ),
        url=tagged(site, url, None, address), words=words, picture=picture, script=script,
    )  # fmt: skip


def tagged(site: Site, url: str, network: Network | None, address: str) -> str:
    """`url` with campaign parameters: where it is shared, and which page; nothing of who shares or visits.

    Without a network it is the link that people copy. A site can do without them (`share.campaign`).
    """
    if not site.share.campaign:
        return url
    source, medium = (network.id, network.medium) if network else ("link", "copy")
    slug = address.rstrip("/").rpartition("/")[2]
    return f"{url}?utm_source={source}&utm_medium={medium}&utm_campaign={quote_plus(slug)}"


def filled(network: Network, url: str, title: str, words: str, media: str = "") -> str:
    """The share address of a network that has one, filled in. `url` and `media` are absolute addresses."""
    values = {"url": url, "title": title, "text": words, "media": media}
    return network.share.format_map({name: _quoted(values[name]) for name in network.prefilled})


def _quoted(value: str) -> str:
    """A value as a part of an address, piece by piece: of the addresses for all networks, most pieces are the same."""
    return "%3D".join(map(_quoted_piece, value.split("=")))


@lru_cache(maxsize=256)
def _quoted_piece(piece: str) -> str:
    return quote(piece, safe="")
