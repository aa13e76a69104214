"""How long a post is, counted as its network counts. `scripts/lengths.js` counts alike, while people write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import accumulate

from uniseg.graphemecluster import grapheme_clusters

from kollega.networks import Count, Network

#: What X and Mastodon count a link as, however long it is.
LINK = 23
#: Signs that stand for themselves, whatever stands beside them: most texts need no more than to be counted.
_PLAIN = re.compile("[\n\x20-\u02ff\u2010-\u2027]*")
_OF_LINK = "0-9A-Za-z\u00c0-\u024f\u0400-\u04ff"
#: A link ends where X and Mastodon end it: before a full stop or bracket that follows, and before Chinese.
_URL = re.compile(rf"[Hh]ttps?://[!-~{_OF_LINK}]*[{_OF_LINK}/=_#&+-]")
#: A cluster with one of these is an emoji: its own blocks, signs that are often shown as one, and what makes one.
_EMOJI = re.compile("[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001fbff\ufe0f\u20e3]")
#: Code points that X counts as one; all others are two (configuration 3 of twitter-text).
_LIGHT = re.compile("[\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")


def length(text: str, count: Count) -> int:
    """The length of a text."""
    return _COUNTS[count](text)


def composed(words: str, url: str, network: Network) -> str:
    """The post as the network counts it: the words, with the address where that is part of them."""
    parts = (words.strip(), url if network.link == "inside" else "")
    return " ".join(part for part in parts if part)


def post_length(words: str, url: str, network: Network) -> int:
    """The length of a post, as the network counts it."""
    return length(composed(words, url, network), network.count)


def fits(words: str, url: str, network: Network) -> bool:
    """Whether a post of these words, with the address of what is shared, is within the network's limits."""
    if network.limit_bytes and len(composed(words, url, network).encode()) > network.limit_bytes:
        return False
    return not network.limit or post_length(words, url, network) <= network.limit


def fitted(words: str, url: str, network: Network) -> str:
    """The words, cut after the last whole word that fits, with an ellipsis; after a sign where no word does."""
    words = words.strip()
    if fits(words, url, network):
        return words
    signs = _signs(words)
    least, most = 0, len(signs)
    while least < most:
        middle = (least + most + 1) // 2
        if fits("".join(signs[:middle]) + "…", url, network):
            least = middle
        else:
            most = middle - 1
    ends = list(accumulate(map(len, signs[: least + 1])))
    cut = ends[least - 1] if least else 0
    spaces = [found.start() for found in re.finditer(r"\s", words[: cut + 1])]
    whole = words[: spaces[-1]] if spaces and spaces[-1] * 2 > cut else words[:cut]
    return whole.rstrip(" \n\t.,;:–-") + "…" if whole.strip() else ""


def _weighted(text: str) -> int:
    rest = _URL.sub("", text)
    weight = LINK * len(_URL.findall(text))
    rest = unicodedata.normalize("NFC", rest)
    if _PLAIN.fullmatch(rest):
        return weight + 2 * len(rest) - len(_LIGHT.findall(rest))
    for cluster in _signs(rest):
        light = len(_LIGHT.findall(cluster))
        weight += 2 if _EMOJI.search(cluster) else light + 2 * (len(cluster) - light)
    return weight


def _short_links(text: str) -> int:
    return LINK * len(_URL.findall(text)) + _clusters(_URL.sub("", text))


def _emoji_bytes(text: str) -> int:
    if _PLAIN.fullmatch(text):
        return len(text)
    return sum(len(one.encode() if _EMOJI.search(one) else one) for one in _signs(text))


def _clusters(text: str) -> int:
    return len(_signs(text))


def _signs(text: str) -> Sequence[str]:
    """What people take for single signs, however many code points each has."""
    return text if _PLAIN.fullmatch(text) else list(grapheme_clusters(text))


_COUNTS: dict[Count, Callable[[str], int]] = {
    "characters": len,
    "units": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "clusters": _clusters,
    "weighted": _weighted,
    "short-links": _short_links,
    "emoji-bytes": _emoji_bytes,
}
