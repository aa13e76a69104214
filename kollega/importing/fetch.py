"""Asking a board over the web: with time limits, a few tries, and no more than it may send."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, InvalidHeader

from kollega import __version__
from kollega.importing import Refused

#: Bytes of one answer, after unpacking. The largest boards that are known send about 20 MB.
MOST_BYTES = 50_000_000
_TRIES = 3
#: Seconds between tries, for a connection, for silence, and for one whole answer.
_PAUSES = (1.0, 4.0)
_TIMEOUT = urllib3.Timeout(connect=10, read=30)
_PATIENCE = 180.0
#: Seconds that a board may ask us to wait.
_LONGEST_WAIT = 60.0
_REDIRECTS = 3
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})
_CHUNK = 1 << 16


class Missing(Refused):
    """There is nothing at this path."""


class _Again(Exception):
    """It may work next time, after so many seconds."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


@dataclass
class Client:
    """Asks one host, and no other. Every method raises `Refused` where there is no good answer.

    `base` is scheme and host. Tests alone allow other `schemes`, and other times.
    """

    base: str
    schemes: tuple[str, ...] = ("https",)
    pause: Callable[[float], None] = time.sleep
    timeout: urllib3.Timeout = _TIMEOUT
    patience: float = _PATIENCE
    _pool: urllib3.PoolManager = field(default_factory=urllib3.PoolManager, repr=False)

    def json(self, path: str) -> Any:
        """The value of a JSON answer."""
        data = self.get(path, "application/json")
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            raise Refused(f"{self._host} sent something that is not JSON ({error})") from error

    def get(self, path: str, accept: str = "*/*") -> bytes:
        """The bytes at a path of the host, which begins with `/`; tried again where that may help."""
        for number in range(_TRIES):
            try:
                return self._get(self.base + path, accept)
            except (_Again, HTTPError) as error:
                wait = getattr(error, "wait", None)
                if number == _TRIES - 1:
                    raise Refused(
                        f"{self._host} did not answer in {_TRIES} tries ({_reason(error)})"
                    ) from error
                self.pause(_PAUSES[number] if wait is None else wait)
        raise AssertionError

    @property
    def _host(self) -> str:
        return urlsplit(self.base).netloc

    def _get(self, address: str, accept: str) -> bytes:
        for _ in range(_REDIRECTS + 1):
            self._look_at(address)
            with self._pool.request(
                "GET", address, redirect=False, retries=False, preload_content=False, timeout=self.timeout,
                headers={"User-Agent": f"Kollega/{__version__}", "Accept": accept, "Accept-Encoding": "gzip"},
            ) as answer:  # fmt: skip
                if answer.status not in _MOVED:
                    return self._body(answer)
                address = self._next(address, answer.headers.get("Location", ""))
        raise Refused(f"{self._host} sends on and on")

    def _look_at(self, address: str) -> None:
        """Refuse every host but our own, and an address without encryption."""
        parts = urlsplit(address)
        if parts.scheme not in self.schemes or parts.netloc != self._host:
            raise Refused(f"{self._host} sends on to another host or without encryption: {address[:200]!r}")

    def _next(self, address: str, location: str) -> str:
        try:
            return urljoin(address, location)
        except ValueError as error:
            raise Refused(f"{self._host} sends on to another host, {location[:200]!r}") from error

    def _body(self, answer: urllib3.BaseHTTPResponse) -> bytes:
        if answer.status in _AGAIN:
            raise _Again(f"status {answer.status}", self._wait(answer))
        if answer.status == 404:
            raise Missing(f"{self._host} knows no such board, or it is not public (status 404)")
        if answer.status != 200:
            raise Refused(f"{self._host} refuses to answer (status {answer.status})")
        return b"".join(self._chunks(answer))

    def _chunks(self, answer: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
        """The answer in pieces, as long as it is neither too large nor too slow."""
        end, size = time.monotonic() + self.patience, 0
        # Whatever is there, and not a whole chunk: one that comes in drops would take hours.
        for chunk in iter(lambda: answer.read1(_CHUNK, decode_content=True), b""):
            size += len(chunk)
            if size > MOST_BYTES:
                raise Refused(f"{self._host} sends more than {MOST_BYTES // 1_000_000} MB")
            if time.monotonic() > end:
                raise _Again(f"not done after {self.patience:.0f} seconds")
            yield chunk

    def _wait(self, answer: urllib3.BaseHTTPResponse) -> float | None:
        """The seconds that the board asks for; nothing where it does not say."""
        written = answer.headers.get("Retry-After")
        if written is None:
            return None
        try:
            wait = urllib3.Retry().parse_retry_after(written)
        except (InvalidHeader, ValueError, OverflowError):
            return None
        if wait > _LONGEST_WAIT:
            raise Refused(f"{self._host} asks to come back in {wait:.0f} seconds; run the import again then")
        return wait


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__
