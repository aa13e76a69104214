"""Videos that lie outside the repository: in a folder, or at an https address, under their digest.

Each is fetched once into `.kollega/media`, and believed only when its bytes have the digest that the story names.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import urllib3
from urllib3.exceptions import HTTPError

#: Bytes at a time, seconds for a connection and for silence.
_PIECE = 1 << 20
_TIMEOUT = urllib3.Timeout(connect=10, read=60)


class Missing(Exception):
    """A video that cannot be had; the text says why, for people."""


def fetch(root: Path, path: str, media: str, most: int) -> None:
    """Put the video `path` (`.kollega/media/<digest>.mp4`) of the site folder in its place.

    `media` is a folder, as seen from `root`, or an https address that ends in `/`; `most` are the bytes that it may have.
    Raises `Missing`.
    """
    to = root / path
    if to.is_file():
        return
    if not media:
        raise Missing("`media` in `mkdocs.yml` does not say where such videos are")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with _opened(root, media, to.name) as pieces:
            _keep(pieces, to, most)
    except HTTPError as error:
        raise Missing(f"the host does not answer ({type(error).__name__})") from None
    except OSError as error:
        raise Missing(error.strerror or str(error)) from None


def forget(folder: Path, but: Collection[str]) -> None:
    """Delete what was fetched into a folder, but for the files of these names. Whatever is wanted again is fetched again."""
    if folder.is_dir() and not folder.is_symlink():
        for file in folder.iterdir():
            if file.name not in but:
                file.unlink()


@contextmanager
def _opened(root: Path, media: str, name: str) -> Iterator[Iterator[bytes]]:
    if "://" in media:
        pool = urllib3.PoolManager()
        with closing(
            pool.request(
                "GET", media + name, preload_content=False, timeout=_TIMEOUT, retries=2, redirect=False
            )
        ) as answer:
            if answer.status != 200:
                raise Missing(f"the host answers with status {answer.status}")
            yield answer.stream(_PIECE)
    else:
        with (root / media / name).open("rb") as file:
            yield iter(lambda: file.read(_PIECE), b"")


def _keep(pieces: Iterator[bytes], to: Path, most: int) -> None:
    """Write what comes to a file of another name, and give it its own when it is all there and what it should be."""
    made, size = hashlib.sha256(), 0
    handle, name = tempfile.mkstemp(dir=to.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                size += len(piece)
                if size > most:
                    raise Missing(f"it is larger than {most // 1_000_000} MB")
                made.update(piece)
                file.write(piece)
        if made.hexdigest() != to.name.partition(".")[0]:
            raise Missing("its content is not what its digest says")
        Path(name).replace(to)
    finally:
        Path(name).unlink(missing_ok=True)
