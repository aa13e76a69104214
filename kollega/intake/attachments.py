"""Pictures in an issue: where they are named, and fetching them from the host's own places alone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from kollega import __version__
from kollega.filenames import is_photo
from kollega.intake.story import Picture
from kollega.limits import MOST
from kollega.questions import MOST_PICTURES, said
from kollega.words import Say

#: GitLab writes the size of a picture behind it: `{width=900 height=600}`.
_MARKDOWN = re.compile(
    r"!\[([^\]\n]{0,500})\]\(<?([^\s()<>]{1,500})>?(?:\s+\"[^\"\n]{0,300}\")?\)"
    r"(?:\{ *(?:(?:width|height)=[\w%.\"]{1,20} *){1,2}\})?"
)
_HTML = re.compile(r"<img\b[^<>]{0,1000}?\bsrc=[\"']([^\"'<>\s]{1,500})[\"'][^<>]{0,500}>", re.IGNORECASE)
#: Both forms in one pass, so that they stay in their order.
_EITHER = re.compile(f"{_MARKDOWN.pattern}|{_HTML.pattern}", re.IGNORECASE)
_ALT = re.compile(r"\balt=[\"']([^\"'<>]{0,500})[\"']", re.IGNORECASE)
#: Words that cameras and hosts put there by themselves.
_NO_WORDS = re.compile(
    r"(?:image|img|photo|dsc|screenshot|foto|bild|billede)?[\s_\-\d.a-z]{0,4}[\d_\-. ()]*(?:\.\w{2,5})?",
    re.IGNORECASE,
)

#: Where the addresses of attachments of GitHub lead on to, beside GitHub itself.
_GITHUB = re.compile(
    r"(?:private-)?user-images\.githubusercontent\.com|objects\.githubusercontent\.com"
    r"|github-production-user-asset-[0-9a-f]+\.s3\.amazonaws\.com"
)
#: The paths of attachments at GitHub, GitHub Enterprise, Gitea and Forgejo, and in the API of GitLab.
_PLACES = re.compile(
    r"/user-attachments/assets/[\w-]+|/storage/user/\d+/files/[\w-]+|(?:/[\w.-]+)*/attachments/[0-9a-f-]{36}"
    r"|/(?:[\w.-]+/)*projects/\d+/uploads/[0-9a-f]{32}/[^/?#]+"
)
_TIMEOUT = urllib3.Timeout(connect=10, read=30)
_PATIENCE = 120.0
_MOVES = 3
_CHUNK = 1 << 16


@dataclass(frozen=True)
class Named:
    """A picture that a text names: its words and its address."""

    address: str
    alt: str = ""


def found_in(text: str, first: int) -> tuple[str, list[Named]]:
    """`text` with `{picture:N}` for each picture in it, counted from `first`, and the pictures."""
    named: list[Named] = []

    def put(address: str, alt: str) -> str:
        named.append(Named(address, "" if _NO_WORDS.fullmatch(alt) or _is_name(alt, address) else alt))
        return f"{{picture:{first + len(named) - 1}}}"

    def html(found: re.Match[str]) -> str:
        alt = _ALT.search(found[0])
        return put(found[3], alt[1] if alt else "")

    def either(found: re.Match[str]) -> str:
        return html(found) if found[0].startswith("<") else put(found[2], found[1])

    return _EITHER.sub(either, text.replace("{picture:", "{picture :")), named


def _is_name(alt: str, address: str) -> bool:
    """Whether hosts put the name of the file in the place of words: GitLab without its ending, Gitea and Forgejo with it."""
    return is_photo(alt) or alt == PurePosixPath(unquote(address)).stem


@dataclass
class Fetcher:
    """Fetches attachments of one host.

    `server` is its address, e.g. `https://github.com`; `place` says where an address of a text is to be fetched, since what
    is private is elsewhere; `rights` are headers that the server alone gets.
    """

    server: str
    place: Callable[[str], str] = str
    rights: dict[str, str] = field(default_factory=dict)
    #: Bytes of one picture.
    most: int = MOST.picture
    _pool: urllib3.PoolManager = field(default_factory=urllib3.PoolManager, repr=False)

    def pictures(self, named: list[Named], say: Say) -> tuple[list[Picture], list[str]]:
        """The pictures, and sentences about those that did not come."""
        found: list[Picture] = []
        asks: list[str] = []
        for number, one in enumerate(named[: MOST_PICTURES + 1], 1):
            path = PurePosixPath(one.address.partition("?")[0])
            name = path.name[:80] if path.suffix else f"{number}"
            if path.suffix and not is_photo(path.name):
                asks.append(said("broken", say, name=name))
                continue
            try:
                found.append(Picture(name, self.get(one.address), one.alt))
            except OverflowError:
                asks.append(said("heavy", say, name=name, most=self.most // 1_000_000))
            except (ValueError, HTTPError):
                asks.append(said("lost", say, name=name))
        return found, asks

    def get(self, address: str) -> bytes:
        """The bytes of an attachment. Raises `ValueError` for what is none or does not come, `HTTPError`, and `OverflowError`
        for too many."""
        address = self.place(address)
        if not self._is_attachment(address):
            raise ValueError(address)
        for _ in range(_MOVES + 1):
            headers = {"User-Agent": f"Kollega/{__version__}"} | (
                self.rights if self._is_server(address) else {}
            )
            with self._pool.request(
                "GET", address, redirect=False, retries=False, preload_content=False, timeout=_TIMEOUT, headers=headers,
            ) as answer:  # fmt: skip
                if answer.status in (301, 302, 303, 307, 308):
                    address = urljoin(address, answer.headers.get("Location", ""))
                    if not (self._is_server(address) or _is_storage(address)):
                        raise ValueError(address)
                    continue
                if answer.status != 200:
                    raise ValueError(answer.status)
                return self._body(answer)
        raise ValueError(address)

    def _is_attachment(self, address: str) -> bool:
        is_ours = self._is_server(address) and _PLACES.fullmatch(urlsplit(address).path)
        return bool(is_ours) or _is_storage(address)

    def _is_server(self, address: str) -> bool:
        mine, other = urlsplit(self.server), urlsplit(address)
        return (mine.scheme, mine.netloc) == (other.scheme, other.netloc)

    def _body(self, answer: urllib3.BaseHTTPResponse) -> bytes:
        end, parts, size = time.monotonic() + _PATIENCE, [], 0
        # Whatever is there, and not a whole chunk: one that comes in drops would take hours.
        for chunk in iter(lambda: answer.read1(_CHUNK, decode_content=True), b""):
            size += len(chunk)
            if size > self.most:
                raise OverflowError(size)
            if time.monotonic() > end:
                raise ValueError("slow")
            parts.append(chunk)
        return b"".join(parts)


def _is_storage(address: str) -> bool:
    """Whether an address is one of those where GitHub keeps attachments."""
    parts = urlsplit(address)
    return parts.scheme == "https" and bool(_GITHUB.fullmatch(parts.netloc))
