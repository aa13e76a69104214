"""What only shows when all files are looked at together."""

from __future__ import annotations

import pytest

from kollega.digest import of_bytes
from kollega.gate import Rules, inspect

from .output import FILES, PAGE, PNG, RULES, codes, diagnostics, judged, page


def test_good_output_passes() -> None:
    facts = {path: inspect(path, data, RULES) for path, data in FILES.items()}
    assert judged(facts, FILES) == []


def test_file_that_was_not_inspected_is_refused() -> None:
    facts = {path: inspect(path, data, RULES) for path, data in FILES.items()}
    found = judged(facts, {*FILES, "new.html"})
    assert [(one.path, one.code) for one in found] == [("new.html", "gate-unread")]


def test_findings_tell_file_line_severity_and_cure() -> None:
    (found,) = diagnostics(
        PAGE, page("<p>x</p>\n<p>y</p>\n<a href='../gone/'>x</a><img src=a.png onload=x alt>")
    )[1:]
    assert (found.path, found.line, found.column, found.severity) == (PAGE, 8, 40, "error")
    assert "onload" in found.message and "report it" in found.hint


def test_site_at_the_root_of_its_host() -> None:
    files = {"index.html": page('<a href="/">x</a> <a href="/a/">y</a> <a href="/b/">z</a>').encode()}
    files["a/index.html"] = page('<a href="/">x</a> <a href="../../">y</a>').encode()
    rules = Rules()
    facts = {path: inspect(path, data, rules) for path, data in files.items()}
    found = judged(facts, files, site_url="https://x.example/", rules=rules)
    assert [(one.path, one.code) for one in found] == [
        ("a/index.html", "gate-link-outside"),
        ("index.html", "gate-link"),
    ]


# The room for colleagues.


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('<a href="kits/">x</a>', "gate-link-folder"),
        ('<a href="../../jobs/nurse">x</a>', "gate-link-folder"),
        ('<a href="/jobs/nurse/index.html">x</a>', "gate-link-root"),
        ('<img src="https://careers.example.org/sub/a.png" alt="">', "gate-load-foreign"),
        ('<a href="javascript:hit()">x</a>', "gate-address"),
        ('<a href="../../gone.html">x</a>', "gate-link"),
    ],
)
def test_backstage_opens_from_a_folder(body: str, problem: str) -> None:
    files = {"stories/x/kits/index.html": page()}
    every = FILES | {PAGE: page(body).encode()} | {name: text.encode() for name, text in files.items()}
    facts = {name: inspect(name, data, RULES) for name, data in every.items()}
    found = judged(facts, every, audience="backstage")
    assert {one.code for one in found} == {problem}


@pytest.mark.parametrize(
    "body",
    [
        '<a href="../../jobs/nurse/index.html#pay">x</a>',
        '<a href="https://careers.example.org/sub/gone/">x</a>',
        '<a href="https://www.linkedin.com/sharing/share-offsite/?url=x">x</a>',
        '<img src="a.png" alt=""><a href="a.png" download>x</a>',
        "<p>The backstage/ folder, ../backstage/</p>",
    ],
)
def test_backstage_may(body: str) -> None:
    assert codes(PAGE, page(body), audience="backstage") == set()


def test_backstage_links_to_public_pages_that_are_there() -> None:
    public = frozenset({"jobs/nurse/index.html", "cards/x.jpg"})
    link = '<a href="https://careers.example.org/sub/jobs/{}/?utm_source=x">x</a>'
    card = '<img src="https://careers.example.org/sub/cards/{}.jpg" alt="">'
    assert codes(PAGE, page(link.format("nurse")), audience="backstage", public=public) == set()
    assert codes(PAGE, page(card.format("x")), audience="backstage", public=public) == set()
    assert codes(PAGE, page(link.format("gone")), audience="backstage", public=public) == {"gate-link"}
    assert codes(PAGE, page(card.format("y")), audience="backstage", public=public) == {"gate-load"}


def test_nothing_of_the_backstage_is_in_public() -> None:
    data = page("<p>Kit</p>")
    assert codes("x/index.html", data, secret=frozenset({of_bytes(data.encode())})) == {"gate-backstage-file"}
    assert codes("backstage/index.html", page()) == {"gate-backstage-file"}
    assert codes("stories/backstage/index.html", page()) == set()
    assert codes("backstage-stories/index.html", page()) == set()


# Scripts and style sheets.


def test_only_scripts_of_the_theme_are_published() -> None:
    assert codes("extra.js", "fetch('https://evil.example')") == {"gate-code"}
    assert codes("extra.css", "a { color: red }") == {"gate-code"}
    assert codes("assets/theme.js", "fetch('x')") == set()
    assert codes("extra.wasm", b"\0asm\1\0\0\0") == {"gate-code"}


@pytest.mark.parametrize(
    "text",
    [
        'kollega.kits = {"a": ["<script>", null, 1.5]};',
        'window.kollegaData={"a":1}\n',
        'kollega.add("stories/x", {"a": 1});',
        'globalThis.kollega["kits"] = []',
    ],
)
def test_script_that_is_only_data_is_published(text: str) -> None:
    load = page('<script src="data.js"></script>')
    every = FILES | {"data.js": text.encode(), "x/index.html": load.replace("data.js", "../data.js").encode()}
    facts = {name: inspect(name, data, RULES) for name, data in every.items()}
    assert judged(facts, every) == []


@pytest.mark.parametrize(
    "text",
    [
        'location = "https://evil.example"',
        'kollega.kits = {"a": hit()};',
        'kollega.kits = {"a": 1}; hit()',
        'kollega.kits = {"a": 1}, hit()',
        "kollega.add(hit())",
        'kollega.add("a"); hit(); kollega.add("b")',
        "kollega.kits = {'a': 1}",
        'kollega.kits = {"a": 1, "a": 2}',
        'xkollega = {"a": 1}',
        "kollega.kits = `${hit()}`",
        'kollega = "javascript:hit()" //',
    ],
)
def test_script_that_is_more_than_data_is_not(text: str) -> None:
    assert codes("data.js", text) == {"gate-code"}


def test_data_script_is_read_like_other_data() -> None:
    assert codes("data.js", 'kollega.kits = {"url": "javascript:hit()"}') == {"gate-address"}


@pytest.mark.parametrize(
    "path", ["../backstage/x", "/sub/backstage", "https://careers.example.org/sub/backstage/"]
)
def test_no_kind_of_link_leads_backstage(path: str) -> None:
    head = f'<meta property="og:url" content="{path}">'
    assert codes("index.html", page(head=head)) == {"gate-backstage-link"}
    assert codes("index.html", page(f'<img alt="" src="{path}">')) == {"gate-backstage-link"}


# Redirects.


@pytest.mark.parametrize(
    ("refresh", "canonical", "problems"),
    [
        ("0; url=../jobs/nurse/", "https://careers.example.org/sub/jobs/nurse/", set()),
        ("0;url='https://careers.example.org/sub/jobs/nurse/'", "../jobs/nurse/index.html", set()),
        ("0; url=../jobs/nurse/", "https://careers.example.org/sub/", {"gate-refresh"}),
        ("0; url=../jobs/gone/", "../jobs/gone/", {"gate-link", "gate-meta"}),
        ("0; url=.", ".", {"gate-refresh"}),
        ("0; url=https://evil.example/", "https://evil.example/", {"gate-refresh"}),
        ("0; url=/other/", "/other/", {"gate-refresh"}),
    ],
)
def test_redirects(refresh: str, canonical: str, problems: set[str]) -> None:
    head = f'<meta http-equiv="refresh" content="{refresh}"><link rel="canonical" href="{canonical}">'
    assert codes("old/index.html", page(head=head)) == problems


def test_pages_elsewhere_may_have_any_place() -> None:
    assert codes("x.pdf", b"%PDF-1") == set()
    assert (
        codes(PAGE, page('<a href="../../feed.xml#x">x</a><a href="../../a.png#xywh=1,2,3,4">x</a>')) == set()
    )
    assert codes("a.png", PNG) == set()
