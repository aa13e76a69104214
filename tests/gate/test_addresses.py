"""Addresses are read as browsers read them."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.gate import addresses
from kollega.gate.addresses import Site, Target

SITE = Site("https://careers.example.org/sub/")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a/b", "a/b"),
        ("\x00\x1f a\tb\r\nc \x01", "abc"),
        ("\\\\evil\\a", "//evil/a"),
        ("https:\\\\evil\\a?b\\c#d\\e", "https://evil/a?b\\c#d\\e"),
        ("mailto:a\\b", "mailto:a\\b"),
        ("\xa0javascript:x", "\xa0javascript:x"),
    ],
)
def test_cleaning(written: str, read: str) -> None:
    assert addresses.clean(written) == read


@given(st.text(st.sampled_from("javscript:JAVSCRIPT\t\n\r \x00\x01/\\.#?&;%@"), max_size=30))
def test_no_writing_of_a_scheme_gets_through(text: str) -> None:
    reading = addresses.read(text)
    seen = "".join(letter for letter in text.strip("".join(map(chr, range(33)))) if letter not in "\t\n\r")
    if seen.lower().startswith("javascript:"):
        assert reading.problem == "gate-address"


@pytest.mark.parametrize(
    ("srcset", "found"),
    [
        ("", []),
        ("a.png", ["a.png"]),
        ("a.png 1x,b.png 2x", ["a.png", "b.png"]),
        (" , a.png , b.png 2x , ", ["a.png", "b.png"]),
        ("a.png,b.png 2x", ["a.png,b.png"]),
        ("a.png, b.png", ["a.png", "b.png"]),
        ("data:image/png;base64,AA== 1x, b.png", ["data:image/png;base64,AA==", "b.png"]),
        ("a.png calc(1x, 2x), b.png", ["a.png", "b.png"]),
        ("a.png\t100w\n,\nb.png", ["a.png", "b.png"]),
    ],
)
def test_sets_of_pictures(srcset: str, found: list[str]) -> None:
    assert list(addresses.candidates(srcset)) == found


@pytest.mark.parametrize(
    ("page", "address", "target"),
    [
        ("index.html", "", Target("here", "index.html")),
        ("index.html", "#a", Target("here", "index.html", "a")),
        ("a/b/index.html", "../c/?x#y", Target("here", "a/c/", "y")),
        ("a/b/index.html", "..", Target("here", "a/")),
        ("a/b/index.html", "../..", Target("here", "")),
        ("a/b/index.html", ".", Target("here", "a/b/")),
        ("a/b/index.html", "./x.png", Target("here", "a/b/x.png")),
        ("a/b/index.html", "../../../x", Target("above", "../../../x")),
        ("index.html", "/sub/a%20b", Target("here", "a b")),
        ("index.html", "/sub", Target("here", "")),
        ("index.html", "/subway", Target("host", "subway")),
        ("index.html", "/", Target("host", "")),
        ("index.html", "/sub/../x", Target("host", "x")),
        ("index.html", "//careers.example.org/sub/x", Target("here", "x")),
        ("index.html", "HTTPS://CAREERS.example.org:443/sub/x", Target("here", "x")),
        ("index.html", "https://careers.example.org", Target("host", "")),
        ("index.html", "http://careers.example.org/sub/x", Target("away")),
        ("index.html", "https://careers.example.org:8443/sub/x", Target("away")),
        ("index.html", "https://example.org/sub/x", Target("away")),
    ],
)
def test_where_an_address_leads(page: str, address: str, target: Target) -> None:
    assert SITE.locate(page, address) == target


_PATHS = st.lists(st.sampled_from(["a", "b", "..", ".", "", "x.html"]), min_size=1, max_size=6).map("/".join)


@given(_PATHS, _PATHS)
def test_paths_lead_where_the_standard_says(folder: str, path: str) -> None:
    page = "/".join(part for part in folder.split("/") if part not in ("", ".", "..")) + "/index.html"
    page = page.lstrip("/")
    target = SITE.locate(page, path)
    if target.where != "here" or path.startswith("//") or not path or "//" in f"{path}/":
        return
    whole = urljoin(f"https://careers.example.org/sub/{page}", path)
    assert urlsplit(whole).path == f"/sub/{target.path}"


def test_site_needs_an_address() -> None:
    with pytest.raises(ValueError, match="not an address"):
        Site("careers.example.org")
