"""What hosts that do not run here are given, read back as they read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from kollega import bundle, search
from kollega.hosts import FORMS, cloudfront, description, lines
from kollega.hosts.description import Served
from kollega.live import Redirect
from tests.libraries import SITE, library

URL = "https://example.org/careers/"
FOLDER = Redirect(old="blog/bl\u00e5 b+r/", to="stories/nat/", source="")
FILE = Redirect(old="a.html", to="stories/\u00e6/", source="")
GONE = Redirect(old="jobs/nurse/", to="jobs/", source="", is_gone=True)
SERVED = Served((FOLDER, FILE, GONE), URL)
MANY = tuple(Redirect(old=f"{number}/", to="jobs/", source="") for number in range(1_500))


def test_lines_of_three_words_each() -> None:
    assert FORMS["netlify"](SERVED)["_redirects"].splitlines() == [
        "/blog/bl%C3%A5%20b%2Br/ /careers/stories/nat/ 301",
        "/blog/bl%C3%A5%20b%2Br /careers/stories/nat/ 301",
        "/a.html /careers/stories/%C3%A6/ 301",
        "/jobs/nurse/ /careers/jobs/ 301",
        "/jobs/nurse /careers/jobs/ 301",
    ]


def test_no_more_than_hosts_take() -> None:
    assert FORMS["cloudflare"](Served(MANY, URL))["_redirects"].count("\n") == lines.MOST_LINES
    assert len(FORMS["s3"](Served(MANY, URL))["cloudfront-function.js"]) <= cloudfront.MOST_BYTES


def test_no_redirects_make_no_file() -> None:
    assert FORMS["netlify"](Served((), URL)).keys() == {"_headers"}


def test_every_header_is_in_every_form_that_can_say_it() -> None:
    for host in ("netlify", "cloudflare", "nginx", "apache", "caddy", "s3"):
        whole = "".join(FORMS[host](SERVED).values())
        for name, value in description.headers().items():
            # CloudFront has a word of its own for this one.
            assert value in whole or (host, name) == ("s3", "X-Content-Type-Options"), (host, name)


def test_the_policy_of_cloudfront_counts_its_headers() -> None:
    policy = json.loads(FORMS["s3"](SERVED)["cloudfront-headers.json"])["CustomHeadersConfig"]
    assert policy["Quantity"] == len(policy["Items"])


def test_what_may_be_kept_for_ever_is_what_is_named_by_its_content() -> None:
    assert set(description.LASTING) == {bundle.FOLDER, search.FOLDER, "media"}


def test_each_language_has_folders_of_what_may_be_kept_for_ever() -> None:
    danish = library(site=replace(SITE, lang="da", folder="da/"))
    rows = FORMS["netlify"](description.served(replace(library(), others=(danish,))))["_headers"]
    for folder in (*description.LASTING, "da/media", "da/search/data"):
        assert f"/{folder}/*\n  Cache-Control: {description.FOR_EVER}\n" in rows
        assert description.is_lasting(f"{folder}/a-0123.json")


@pytest.mark.parametrize(
    "path",
    [
        "it/media/index.html",
        "da/search/index.html",
        "a/b/media/c.png",
        "media",
        "events/media/media.ics",  # of an event that is called so
        "videos/static/poster.jpg",
    ],
)
def test_what_is_not_named_by_its_content_is_asked_for_again(path: str) -> None:
    assert description.cache(path) == description.SHORT


def test_every_ending_of_the_theme_has_a_type() -> None:
    theme = Path(bundle.__file__).parent / "theme"
    for ending in {
        path.suffix[1:] for path in theme.rglob("*") if path.suffix in (".css", ".js", ".woff2", ".svg")
    }:
        assert ending in description.TYPES


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("all.rss", "application/rss+xml; charset=utf-8"),
        ("jobs.json", "application/json"),
        ("people.csv", "text/csv; charset=utf-8"),
        ("media/X.JPG", "image/jpeg"),
        ("captions.vtt", "text/vtt; charset=utf-8"),
        ("x.unknown", "application/octet-stream"),
        ("README", "application/octet-stream"),
    ],
)
def test_media_types(path: str, kind: str) -> None:
    assert description.media_type(path) == kind


def test_github_pages_says_what_it_cannot_do() -> None:
    said = FORMS["github"](SERVED)["github-pages.txt"]
    assert "cannot" in said and "3 of them" in said
