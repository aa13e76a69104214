"""The published site, asked as a visitor would: headers, the page for what is not there, feeds, certificate."""

from __future__ import annotations

import hashlib
import re
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from email.message import Message
from http.client import HTTPException
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from kollega import __version__
from kollega.doctor.finding import Finding
from kollega.hosts import description
from kollega.policy import IN_PAGE
from kollega.release import File

_PATIENCE = 15
#: Bytes of an answer that are looked at.
_MOST = 5_000_000
#: Days before its end at which a certificate should have been renewed by itself.
_SOON = 14
_FEED = "feeds/all.atom"
#: What asking ends in where no answer comes, or one that is none.
_UNANSWERED = (OSError, HTTPException, ValueError)
_HOST_FILES = "`host-files` makes the settings for your host; GitHub Pages cannot send headers."


class _Answer(NamedTuple):
    status: int
    headers: Message
    data: bytes
    #: Where the answer came from, after all that sends on.
    url: str


def live(url: str, files: Mapping[str, File], policy: str = IN_PAGE) -> Iterator[Finding]:
    """Findings about the site at `url`, which ends in `/`; `files` are those of the last build, where there is one, and
    `policy` is what its pages may do."""
    try:
        home = _ask(url)
    except _UNANSWERED as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, ssl.SSLCertVerificationError):
            cure = "renew the certificate at your host; browsers show a warning in place of the site."
            yield Finding("certificate", "wrong", reason.verify_message, cure)
        else:
            cure = "is this machine online, and does the name of the host lead to it?"
            yield Finding("live site", "unknown", f"{url} cannot be reached from here ({reason})", cure)
        return
    yield _home(url, home)
    yield from _headers(home, policy)
    yield _answered("missing pages", lambda: _missing(url))
    yield _answered("caching", lambda: _cached(url, home))
    yield _answered("feeds", lambda: _feed(url, files))
    if url.startswith("https://"):
        yield _answered("certificate", lambda: _certificate(url))


def _answered(part: str, look: Callable[[], Finding]) -> Finding:
    """What a look finds, also where the host leaves that one question without an answer."""
    try:
        return look()
    except _UNANSWERED as error:
        cure = "run it again; if it stays so, ask your host what it does with this address."
        return Finding(part, "unknown", f"no answer that can be read ({str(error).strip() or 'none'})", cure)


def _ask(url: str) -> _Answer:
    request = Request(url, headers={"User-Agent": f"Kollega/{__version__} doctor"})  # noqa: S310
    try:
        with urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310
            data = _unpacked(answer.read(_MOST), answer.headers)
            return _Answer(answer.status, answer.headers, data, answer.url)
    except HTTPError as error:
        with error:
            return _Answer(error.code, error.headers, error.read(1_000_000), error.url)


def _unpacked(data: bytes, headers: Message) -> bytes:
    """What was sent, without the packing that buckets give to everybody who asks."""
    if headers.get("Content-Encoding") != "gzip":
        return data
    unpacking = zlib.decompressobj(wbits=31)
    try:
        return unpacking.decompress(data, _MOST)
    except zlib.error:
        return data


def _home(url: str, home: _Answer) -> Finding:
    if home.status != 200:
        return Finding(
            "live site",
            "wrong",
            f"{url} answers with the status {home.status}",
            "publish, and look at the address.",
        )
    if home.url != url:
        cure = "have the host show the site at that address, or write the other one as `site_url` and build: links, feeds and previews name it."
        return Finding("live site", "look", f"{url} sends on to {home.url}", cure)
    return Finding("live site", "ok", f"{url} answers")


def _headers(home: _Answer, policy: str) -> Iterator[Finding]:
    wrong = [name for name, value in description.headers(policy).items() if home.headers.get(name) != value]
    if wrong:
        yield Finding("headers", "look", f"missing or different: {', '.join(wrong)}", _HOST_FILES)
    else:
        yield Finding("headers", "ok", "all are as they should be")


def _missing(url: str) -> Finding:
    answer = _ask(f"{url}there-is-no-such-page/")
    if answer.status != 404:
        cure = f"have the host answer with 404 and /{description.MISSING}: search engines take other answers for pages."
        return Finding("missing pages", "wrong", f"the status is {answer.status} and not 404", cure)
    return Finding("missing pages", "ok", "they are answered with 404")


def _cached(url: str, home: _Answer) -> Finding:
    found = re.search(rb'(?:href|src)="[^"]*?((?:static|media)/[^"?#]+)"', home.data)
    if not found:
        return Finding("caching", "unknown", "the page names no style", "is this the right address?")
    path = found[1].decode("ascii", "replace")
    answer = _ask(url + path)
    if answer.status != 200:
        cure = "publish again: without it the page is not whole."
        return Finding("caching", "wrong", f"{path} answers with the status {answer.status}", cure)
    said = answer.headers.get("Cache-Control") or ""
    if "immutable" not in said and "31536000" not in said:
        return Finding(
            "caching",
            "look",
            f"pictures and styles could be kept for ever, and the host says of them: {said or 'nothing'}",
            _HOST_FILES,
        )
    return Finding("caching", "ok", "what is named by its content may be kept for ever")


def _feed(url: str, files: Mapping[str, File]) -> Finding:
    answer = _ask(url + _FEED)
    if answer.status != 200:
        return Finding(
            "feeds",
            "wrong",
            f"{_FEED} answers with the status {answer.status}",
            "publish the whole of `site/`.",
        )
    built = files.get(_FEED)
    if built is None:
        return Finding(
            "feeds", "unknown", "there is no build here to compare them with", "run `build` first."
        )
    if hashlib.sha256(answer.data).hexdigest() != built.sha256:
        return Finding(
            "feeds", "look", "they are not those of the last build", "publish it; is the daily build running?"
        )
    return Finding("feeds", "ok", "they are those of the last build")


def _certificate(url: str) -> Finding:
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or 443
    with socket.create_connection((host, port), timeout=_PATIENCE) as plain, _secure(plain, host) as secure:
        until = str((secure.getpeercert() or {}).get("notAfter", ""))
    days = int((ssl.cert_time_to_seconds(until) - time.time()) // 86400)
    if days < _SOON:
        return Finding(
            "certificate",
            "look",
            f"it ends in {days} days",
            "it should have renewed itself by now: look at your host.",
        )
    return Finding("certificate", "ok", f"it is good for {days} days")


def _secure(plain: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
