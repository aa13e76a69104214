"""Small releases, whose pages tell of which release they are, and a crawler that looks whether they are whole."""

from __future__ import annotations

import re
import time
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread

import urllib3

from kollega import deploy
from kollega.release import File
from tests.folders import write

PAGES = ("index.html", "stories/index.html", "stories/night/index.html", "404.html")


def release(root: Path, word: str, *, more: dict[str, bytes] | None = None, heavy: int = 0) -> deploy.Order:
    """An order for a release in `root`: every page names a style and a picture that only this release has."""
    files: dict[str, str | bytes] = {}
    assets = {
        "css": f"/* {word} */ body {{ color: teal }}".encode() * 40,
        "webp": word.encode() * (500 + heavy // max(1, len(word))),
    }
    names = {}
    for ending, data in assets.items():
        folder = "static" if ending == "css" else "media"
        names[ending] = f"{folder}/a-{sha256(data).hexdigest()[:12]}.{ending}"
        files[names[ending]] = data
    for page in PAGES:
        links = " ".join(f'<a href="/{name}">' for name in names.values())
        files[page] = f"<title>{word}</title>{links}{'.' * 1500}<p>end of {word}"
    files |= {
        "sitemap.xml": f"<urlset>{word}</urlset>",
        "feeds/all.atom": f"<feed>{word}</feed>",
        "_headers": "/*\n",
    }
    return order(write(root, files | (more or {})))


def order(root: Path) -> deploy.Order:
    """An order for all that lies in a folder."""
    files = {
        path.relative_to(root).as_posix(): File(sha256(path.read_bytes()).hexdigest(), path.stat().st_size)
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
    return deploy.Order(folder=root, files=files)


def expected(of: deploy.Order) -> dict[str, bytes]:
    return {path: (of.folder / path).read_bytes() for path in of.files}


class Crawler:
    """A visitor who looks at pages again and again, and notes each that is not whole."""

    def __init__(self, base: str) -> None:
        self._base = base.rstrip("/")
        self._end = Event()
        # Servers close connections after a while; what arrives is what counts.
        self._pool = urllib3.PoolManager(retries=urllib3.Retry(total=10, backoff_factor=0.05))
        self.wrong: list[str] = []
        self.words: set[str] = set()
        #: Rounds through all pages, and answers that were looked at.
        self.looks = self.pages = 0
        self._thread = Thread(target=self._crawl, daemon=True)

    def __enter__(self) -> Crawler:
        self._thread.start()
        end = time.monotonic() + 30
        while not self.looks and time.monotonic() < end:
            time.sleep(0.01)
        return self

    def __exit__(self, *error: object) -> None:
        assert self._thread.is_alive()
        looks, end = self.looks, time.monotonic() + 30
        while self.looks < looks + 2 and time.monotonic() < end:
            time.sleep(0.01)
        self._end.set()
        self._thread.join()

    def _crawl(self) -> None:
        while not self._end.is_set():
            for page in PAGES:
                self._look(f"/{page}")
            self.looks += 1

    def _look(self, path: str) -> None:
        answer = self._pool.request("GET", self._base + path)
        self.pages += 1
        text = answer.data.decode("utf-8", "replace")
        word = re.match("<title>(.*?)</title>", text)
        if answer.status != 200 or not word or not text.endswith(f"<p>end of {word[1]}"):
            self.wrong.append(f"{path}: {answer.status} {text[:80]!r}")
            return
        self.words.add(word[1])
        for link in re.findall('href="(.*?)"', text):
            there = self._pool.request("GET", self._base + link)
            if there.status != 200 or word[1].encode() not in there.data:
                self.wrong.append(f"{link} of {path} in {word[1]}: {there.status}")
