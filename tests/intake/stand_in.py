"""A host on this machine that speaks like GitHub, Gitea or GitLab, as far as the intake listens."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

UUID = "0f3c6a52-1111-4222-8333-aaaabbbbcccc"
SECRET = "0123456789abcdef0123456789abcdef"


@dataclass
class Host:
    """What the host holds, and what it was asked."""

    address: str = ""
    body: str = ""
    state: str = "open"
    #: Attachments by path; a text is an address to move on to.
    files: dict[str, bytes | str] = field(default_factory=dict)
    comments: list[dict[str, Any]] = field(default_factory=list)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def answer(self, method: str, address: str, value: dict[str, Any]) -> tuple[int, Any]:
        """The status and the value of an answer."""
        path, query = urlsplit(address).path, parse_qs(urlsplit(address).query)
        if path in self.files:
            found = self.files[path]
            return (302, found) if isinstance(found, str) else (200, found)
        last = path.rpartition("/")[2]
        rows = {
            "comments": self.comments,
            "notes": self.comments,
            "pulls": self.pulls,
            "merge_requests": self.pulls,
        }
        if last in rows:
            return self._listed(rows[last], method, value, query)
        for name, all_ in (
            ("comments", self.comments),
            ("notes", self.comments),
            ("pulls", self.pulls),
            ("merge_requests", self.pulls),
        ):
            if f"/{name}/" in path:
                row = next(row for row in all_ if str(row["id"]) == last)
                row.update(value)
                return 200, row
        if "/issues/" in path:
            words = {"body": self.body, "description": self.body, "body_html": ""}
            return 200, {"number": int(last), "state": self.state, **words}
        return 404, {}

    def _listed(
        self, rows: list[dict[str, Any]], method: str, value: dict[str, Any], query: dict[str, list[str]]
    ) -> tuple[int, Any]:
        if method == "GET":
            branch = (query.get("source_branch") or [""])[0]
            return 200, [row for row in rows if not branch or row["head"]["ref"] == branch]
        number = len(rows) + 1
        ref = value.get("head") or value.get("source_branch")
        address = f"{self.address}/pull/{number}"
        rows.append(
            value
            | {
                "id": number,
                "number": number,
                "iid": number,
                "head": {"ref": ref},
                "html_url": address,
                "web_url": address,
            }
        )
        return 201, rows[-1]


@contextmanager
def hosting() -> Iterator[Host]:
    """A host, as long as the block lasts."""
    host = Host()

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            value = json.loads(self.rfile.read(length) or b"{}")
            rights = self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN") or ""
            host.asked.append((self.command, self.path, rights))
            status, answer = host.answer(self.command, self.path, value)
            data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            if status == 302:
                self.send_header("Location", answer)
                data = b""
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_PATCH = _any

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
