"""What a request may find."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.serve.lookup import Outputs, below, find, part_of
from tests.folders import write


@pytest.fixture(scope="module")
def outputs() -> Iterator[Outputs]:
    with tempfile.TemporaryDirectory() as name:
        folder = write(
            Path(name).resolve(),
            {
                "public/index.html": "",
                "public/stories/index.html": "",
                "public/a b.png": "",
                "public/empty/x/y.txt": "",
                "backstage/index.html": "",
                "secret.txt": "",
            },
        )
        (folder / "public/out").symlink_to(folder)
        (folder / "public/link.txt").symlink_to(folder / "secret.txt")
        yield Outputs(folder / "public", folder / "backstage")


@pytest.mark.parametrize(
    ("target", "site_path", "expected"),
    [
        ("/", "/", "public/index.html"),
        ("/?x=1", "/", "public/index.html"),
        ("/index.html", "/", "public/index.html"),
        ("/stories/", "/", "public/stories/index.html"),
        ("/stories", "/", "-> /stories/"),
        ("/stories?x=%2F", "/", "-> /stories/?x=%2F"),
        ("/a%20b.png", "/", "public/a b.png"),
        ("/a%20b.png/", "/", None),
        ("/empty/", "/", None),
        ("/nothing", "/", None),
        ("/_backstage/", "/", "backstage/index.html"),
        ("/_backstage", "/", "-> /_backstage/"),
        ("/_backstage/stories/", "/", None),
        ("/", "/careers/", "-> /careers/"),
        ("/careers", "/careers/", "-> /careers/"),
        ("/careers/", "/careers/", "public/index.html"),
        ("/careers/stories", "/careers/", "-> /careers/stories/"),
        ("/stories/", "/careers/", None),
        ("/", "/jøbs/", "-> /j%C3%B8bs/"),
        ("/j%C3%B8bs/stories/", "/jøbs/", "public/stories/index.html"),
        ("/../secret.txt", "/", None),
        ("/%2e%2e/secret.txt", "/", None),
        ("/..%2fsecret.txt", "/", None),
        ("/..%5csecret.txt", "/", None),
        ("/stories/../../secret.txt", "/", None),
        ("/_backstage/../public/index.html", "/", None),
        ("//secret.txt", "/", None),
        ("/link.txt", "/", None),
        ("/out/secret.txt", "/", None),
        ("/out", "/", None),
        ("/%00", "/", None),
        ("/" + "x" * 5000, "/", None),
        ("*", "/", None),
    ],
)
def test_find(outputs: Outputs, target: str, site_path: str, expected: str | None) -> None:
    found = find(target, site_path, outputs)
    if isinstance(found, Path):
        found = found.relative_to(outputs.public.parent).as_posix()
    elif isinstance(found, str):
        found = f"-> {found}"
    assert found == expected


_PIECES = st.sampled_from([
    "..", ".", "/", "\\", "%2e", "%2f", "%5c", "%00", "%", "?", "#", "stories", "out", "link.txt", "secret.txt",
    "_backstage", "index.html", "~", ":", "C:", "\u2025", "a b.png",
])  # fmt: skip


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_nothing_outside_is_found(outputs: Outputs, target: str) -> None:
    for asked in (target, "/" + target, "/_backstage/" + target):
        found = find(asked, "/", outputs)
        if isinstance(found, Path):
            assert found.is_file() and any(found.is_relative_to(folder) for folder in outputs)
        elif isinstance(found, str):
            assert found.startswith("/") and not found.startswith(("//", "/\\"))


def test_links_inside_are_followed(tmp_path: Path) -> None:
    write(tmp_path, {"a/x.txt": ""})
    (tmp_path / "a/y.txt").symlink_to("x.txt")
    assert below(tmp_path / "a", "y.txt") == (tmp_path / "a/x.txt").resolve()


@pytest.mark.parametrize(
    ("header", "part"),
    [
        (None, None),
        ("bytes=0-9", (0, 10)),
        ("bytes=90-", (90, 10)),
        ("bytes=90-500", (90, 10)),
        ("bytes=-10", (90, 10)),
        ("bytes=-500", (0, 100)),
        ("bytes=5-2", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        (f"bytes=0-{'9' * 5_000}", None),
        (f"bytes={'9' * 18}-", (10**18 - 1, 101 - 10**18)),
        ("bytes=-²", None),
    ],
)
def test_part(header: str | None, part: tuple[int, int] | None) -> None:
    assert part_of(header, 100) == part


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_a_part_that_there_is_not(header: str) -> None:
    part = part_of(header, 100)
    assert part is not None and part[1] < 1
