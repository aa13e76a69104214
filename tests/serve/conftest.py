"""A server of the preview in this process, over two folders that a test may write into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

from kollega.serve.lookup import Outputs
from kollega.serve.server import Server
from kollega.serve.state import News, State
from tests.folders import write

PAGE = "<!doctype html><html lang='en'><head><title>Page</title></head><body><h1>{}</h1></body></html>\n"


class Served(NamedTuple):
    """Where the server is, what it serves, and what it tells."""

    url: str
    folder: Path
    news: News

    def tell(self, **values: object) -> None:
        """Tell open pages a state."""
        self.news.tell(State(**{"build": "one", **values}))  # type: ignore[arg-type]


@pytest.fixture
def serving_outputs(tmp_path: Path) -> Iterator[Callable[[dict[str, str | bytes]], Served]]:
    """`serving_outputs(files)` serves the folders `public` and `backstage` that `files` are in."""
    with ExitStack() as stack:

        def serve(files: dict[str, str | bytes]) -> Served:
            write(tmp_path, files)
            news = News()
            outputs = Outputs(tmp_path / "public", tmp_path / "backstage")
            server = Server(outputs, news, port=0, share=False)
            stack.callback(server.stop)
            served = Served(f"http://127.0.0.1:{server.port}/", tmp_path, news)
            served.tell()
            return served

        yield serve


@pytest.fixture
def served(serving_outputs: Callable[[dict[str, str | bytes]], Served]) -> Served:
    """A few pages and files."""
    return serving_outputs({
        "public/index.html": PAGE.format("Home"),
        "public/404.html": PAGE.format("Not found"),
        "public/stories/index.html": PAGE.format("Stories"),
        "public/feeds/all.rss": "<rss/>",
        "public/film.mp4": bytes(range(100)),
        "backstage/index.html": PAGE.format("Backstage"),
        "secret.txt": "secret",
    })  # fmt: skip
