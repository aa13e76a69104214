"""Asking the interface of a host over the web, with the token of the environment."""

from __future__ import annotations

import json
import os
from typing import Any

import urllib3
from urllib3.exceptions import HTTPError

from kollega import __version__
from kollega.deploy.errors import Failed, Refused, Unreachable, persistently

_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
#: Pages of a list after which nobody reads on.
_PAGES = 100
_TIMEOUT = urllib3.Timeout(connect=15, read=120)


class Interface:
    """An interface at `base` that speaks JSON. `variable` is the name of the environment's variable with the token."""

    def __init__(self, where: str, base: str, variable: str) -> None:
        token = os.environ.get(variable)
        if not token:
            raise Refused(f"There is no token for {where}: set the variable {variable} of the environment.")
        self.where, self._base, self._variable = where, base, variable
        self._headers = {"Authorization": f"Bearer {token}", "User-Agent": f"Kollega/{__version__}"}
        self._pool = urllib3.PoolManager(retries=False, timeout=_TIMEOUT)

    def ask(self, method: str, path: str, value: Any = None, data: bytes | None = None) -> Any:
        """The answer to a question; `value` goes as JSON, or `data` as bytes. Tried again where that may help."""
        headers = dict(self._headers)
        if data is None and value is not None:
            data = json.dumps(value).encode()
            headers["Content-Type"] = "application/json"
        elif data is not None:
            headers["Content-Type"] = "application/octet-stream"
        return persistently(lambda: self._ask(method, path, data, headers))

    def pages(self, path: str, many: int, inside: str = "") -> list[dict[str, Any]]:
        """All rows of a list that is told in pages of `many`; `inside` is the key under which an answer has them."""
        rows: list[dict[str, Any]] = []
        for page in range(1, _PAGES + 1):
            answer = self.ask("GET", f"{path}&page={page}")
            found = answer[inside] if inside else answer
            rows += found
            if len(found) < many:
                break
        return rows

    def _ask(self, method: str, path: str, data: bytes | None, headers: dict[str, str]) -> Any:
        try:
            answer = self._pool.request(method, self._base + path, body=data, headers=headers, redirect=False)
        except HTTPError as error:
            raise Unreachable(f"{self.where} cannot be reached: {type(error).__name__}.") from error
        if answer.status in _AGAIN:
            raise Unreachable(f"{self.where} asks to come back later (status {answer.status}).")
        if answer.status in (401, 403):
            raise Failed(
                f"{self.where} does not take the token in {self._variable} (status {answer.status})."
            )
        if answer.status >= 300:
            words = answer.data[:200].decode("utf-8", "replace")
            raise Failed(
                f"{self.where} refuses {method} {path.partition('?')[0]} (status {answer.status}): {words}"
            )
        try:
            return json.loads(answer.data) if answer.data else None
        except ValueError as error:
            raise Unreachable(f"{self.where} sent something that is not JSON.") from error
