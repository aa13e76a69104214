"""Looking at an output again: whatever changed, the same is said of it as of one that is seen for the first time."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kollega.look import Output, look
from kollega.policy import IN_BACKSTAGE, IN_PAGE
from kollega.steps import Known
from kollega.store import Store

SITE = "https://careers.example.org/sub/"
PATHS = (
    "index.html",
    "a/index.html",
    "a/b/index.html",
    "c.html",
    "backstage/x.html",
    "a/d.js",
    "f.rss",
    "feeds/g.rss",
)
LINKS = (
    "a/", "../", "../a/b/", "#top", "#one", "/sub/#one", "/sub/a/#two", "/sub/a/b/#one", "/sub/c.html#one", f"{SITE}a/#one", f"{SITE}gone/",
    f"{SITE}c.html#two", "/other/", "/index.html", "https://elsewhere.example/", "c.html", "backstage/x.html",
)  # fmt: skip
HEADS = (
    "",
    '<script src="/sub/a/d.js"></script>',
    '<script src="a/d.js"></script>',
    f'<link rel="canonical" href="{SITE}a/">',
)


def page(links: tuple[str, ...], ids: tuple[str, ...], head: str, policy: str = IN_PAGE) -> bytes:
    body = "".join(f'<a href="{link}">x</a>' for link in links) + "".join(
        f'<p id="{one}">x</p>' for one in ids
    )
    said = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return f'<!doctype html>\n<html lang="en"><meta charset="utf-8">{said}<title>x</title>{head}<body>{body}'.encode()


def feed(links: tuple[str, ...]) -> bytes:
    rows = (
        f"<item><link>{link}</link><description>&lt;b&gt;x&lt;/b&gt;</description></item>" for link in links
    )
    return f"<rss version='2.0'><channel><title>x</title>{''.join(rows)}</channel></rss>".encode()


def known(path: str, data: bytes) -> Known:
    return Known(path=path, audience="public", kind="x", size=len(data), sha256=sha256(data).hexdigest())


def output(
    folder: Path, files: dict[str, bytes], audience: Literal["public", "backstage"] = "public", **more: object
) -> Output:
    """An output of these files, which are written."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    rows = {path: known(path, data) for path, data in files.items()}
    return Output(audience=audience, folder=str(folder), files=rows, site_url=SITE, withdrawn=(), **more)  # type: ignore[arg-type]


def afresh(seen: Output) -> object:
    with Store(None) as store:
        return list(look(seen, store, 1))


links = st.lists(st.sampled_from(LINKS), max_size=3, unique=True).map(tuple)
ids = st.lists(st.sampled_from(["one", "two"]), unique=True, max_size=2).map(tuple)


class Looks(RuleBasedStateMachine):
    """One output after another, and a store that remembers the ones before."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.store = Store(None)
        self.files = {
            "index.html": page((), ("one", "two"), ""),
            "a/index.html": page((), ("one", "two"), ""),
        }
        self.secret: frozenset[str] = frozenset()

    @rule(
        path=st.sampled_from(PATHS), links=links, ids=ids, head=st.sampled_from(HEADS), is_data=st.booleans()
    )
    def write(
        self, path: str, links: tuple[str, ...], ids: tuple[str, ...], head: str, is_data: bool
    ) -> None:
        if path.endswith(".js"):
            data = b"kollegaWords = [1];" if is_data else b"hit()"
        else:
            data = feed(links) if path.endswith(".rss") else page(links, ids, head)
        self.files[path] = data

    @rule(path=st.sampled_from(PATHS))
    def remove(self, path: str) -> None:
        self.files.pop(path, None)

    @rule(path=st.sampled_from(PATHS), is_secret=st.booleans())
    def hide(self, path: str, is_secret: bool) -> None:
        found = {sha256(self.files[path]).hexdigest()} if is_secret and path in self.files else set()
        self.secret = frozenset(found)

    @invariant()
    def the_same_is_said(self) -> None:
        if hasattr(self, "files"):
            seen = output(Path(self.folder.name), self.files, secret=self.secret)
            said = list(look(seen, self.store, 1))
            assert said == afresh(seen)
            if said:  # it was not published; its author goes back
                self.files, self.secret = dict(self.published), frozenset()
            else:
                self.published = dict(self.files)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.__exit__(None, None, None)
            self.folder.cleanup()


Looks.TestCase.settings = settings(max_examples=25, stateful_step_count=12)
TestLooks = Looks.TestCase


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(None) as opened:
        yield opened


def test_only_what_changed_is_read(tmp_path: Path, store: Store) -> None:
    files = {"index.html": page(("a/#one",), (), ""), "a/index.html": page(("../",), ("one",), "")}
    files["f.rss"] = feed((f"{SITE}a/", SITE))
    assert look(output(tmp_path, files), store, 1) == []
    files |= {"f.rss": feed((SITE, f"{SITE}a/#one"))}
    seen = output(tmp_path, files)
    (tmp_path / "index.html").unlink()  # who reads it fails
    (tmp_path / "a/index.html").unlink()
    assert look(seen, store, 1) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"a/index.html": page((), ("two",), "")}, "gate-fragment"),
        ({"a/index.html": None}, "gate-link"),
        ({"c.html": page(("gone/",), (), "")}, "gate-link"),
        ({"gone/index.html": page((), (), "")}, "gate-fragment"),
        ({"other.html": page((), (), "")}, "gate-link-outside"),
        ({"d.js": b"hit()"}, "gate-code"),
        ({"c.html": page(("a/#two",), (), "")}, "gate-fragment"),
        ({"b/index.html": page((), (), "")}, "gate-fragment"),
    ],
)
def test_a_change_breaks_what_stayed(
    changed: dict[str, bytes | None], code: str, tmp_path: Path, store: Store
) -> None:
    files: dict[str, bytes | None] = {
        "index.html": page(("a/#one", f"{SITE}gone/#one", "/other.html"), (), '<script src="d.js"></script>'),
        "a/index.html": page((), ("one",), ""),
        "b/index.html": page((f"{SITE}b/#two",), ("two",), ""),
        "c/index.html": page((f"{SITE}b/#two",), (), ""),
        "d.js": b"kollegaWords = [1];",
    }
    for more in {}, {"z.html": page((), (), "")}:
        files |= more
        assert look(output(tmp_path, {path: data for path, data in files.items() if data}), store, 1) == []
    files |= changed
    found = list(look(output(tmp_path, {path: data for path, data in files.items() if data}), store, 1))
    assert found[0].code == code


def test_the_backstage_leads_to_pages_that_are_still_there(tmp_path: Path, store: Store) -> None:
    files = {"index.html": page((f"{SITE}a/",), (), "", IN_BACKSTAGE)}
    for public, codes in ({"a/index.html", "b"}, []), ({"a/index.html"}, []), ({"b"}, ["gate-link"]):
        found = look(output(tmp_path, files, "backstage", public=frozenset(public)), store, 1)
        assert [one.code for one in found] == codes


def test_a_file_becomes_secret(tmp_path: Path, store: Store) -> None:
    files = {"index.html": page((), (), "")}
    assert look(output(tmp_path, files), store, 1) == []
    secret = frozenset({sha256(files["index.html"]).hexdigest()})
    found = look(output(tmp_path, files, secret=secret), store, 1)
    assert [one.code for one in found] == ["gate-backstage-file"]


@pytest.mark.parametrize("audience", ["public", "backstage"])
def test_only_the_backstage_has_kits(
    tmp_path: Path, store: Store, audience: Literal["public", "backstage"]
) -> None:
    policy = IN_PAGE if audience == "public" else IN_BACKSTAGE
    files = {"share/index.html": page((), (), "", policy).replace(b"<body>", b"<body>Ada Anker")}
    apart = {"share kit": ("Ada Anker",)}
    found = look(output(tmp_path, files, audience, apart=apart, public=frozenset()), store, 1)
    assert [one.code for one in found] == ["gate-apart"] * (audience == "backstage")
