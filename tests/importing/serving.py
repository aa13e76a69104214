"""A board on this machine: it answers what a test tells it to, and remembers what it was asked."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import urllib3

from kollega.importing.boards import SOURCES, Source
from kollega.importing.fetch import Client


@dataclass(frozen=True)
class Answer:
    """One answer. `body` may be any JSON value; `times` repeats it without keeping it whole."""

    body: Any = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    times: int = 1
    #: Seconds before the body.
    delay: float = 0
    #: Seconds before each repetition.
    pause: float = 0

    @property
    def data(self) -> bytes:
        """The body's bytes, once."""
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass
class Board:
    """What is at each path (with its query, or without); of a list of answers, each is given once, the last for ever."""

    answers: dict[str, Answer | list[Answer]]
    asked: list[str] = field(default_factory=list)
    address: str = ""
    #: Seconds that the client waited between tries.
    waited: list[float] = field(default_factory=list)

    def answer(self, path: str) -> Answer:
        """The next answer at a path."""
        self.asked.append(path)
        found = self.answers.get(path) or self.answers.get(path.partition("?")[0]) or Answer(status=404)
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found

    def client(self, **given: Any) -> Client:
        """A client that may ask this board, which has no certificate, and has no time to lose."""
        return Client(self.address, schemes=("http",), pause=self.waited.append, **given)

    def source(self, name: str) -> Source:
        """A source of the table, asked here."""
        return _Here(name, self.address, SOURCES[name].read, self)


@dataclass(frozen=True)
class _Here(Source):
    here: Board

    def client(self, board: str) -> Client:
        super().client(board)  # the name is judged as ever
        return self.here.client(timeout=urllib3.Timeout(5))


@contextmanager
def serving(answers: dict[str, Answer | list[Answer]]) -> Iterator[Board]:
    """A board at a free port."""
    board = Board(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = board.answer(self.path)
            time.sleep(answer.delay)
            try:
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for _ in range(answer.times):
                    time.sleep(answer.pause)
                    self.wfile.write(answer.data)
            except OSError:  # whoever asked had enough
                pass

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        board.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield board
        finally:
            server.shutdown()
            thread.join()
