"""Old addresses in the forms of hosts, read back as these hosts read them."""

from __future__ import annotations

import re
import shlex

from kollega.live import Redirect
from kollega.redirects import FORMS, MOST_LINES

URL = "https://example.org/careers/"
FOLDER = Redirect(old="blog/bl\u00e5 b+r/", to="stories/nat/", source="", lang="en")
FILE = Redirect(old="a.html", to="stories/\u00e6/", source="", lang="en")
GONE = Redirect(old="jobs/nurse/", to="jobs/", source="", lang="en", is_gone=True)
ALL = (FOLDER, FILE, GONE)


def test_lines_of_three_words_each() -> None:
    assert list(FORMS["netlify"](ALL, URL)) == [
        "/blog/bl%C3%A5%20b%2Br/ /careers/stories/nat/ 301",
        "/blog/bl%C3%A5%20b%2Br /careers/stories/nat/ 301",
        "/a.html /careers/stories/%C3%A6/ 301",
        "/jobs/nurse/ /careers/jobs/ 301",
        "/jobs/nurse /careers/jobs/ 301",
    ]


def test_no_more_lines_than_hosts_take() -> None:
    many = [Redirect(old=f"{number}/", to="jobs/", source="", lang="en") for number in range(1_500)]
    assert len(list(FORMS["cloudflare"](many, URL))) == MOST_LINES


def test_maps_of_nginx() -> None:
    text = "\n".join(FORMS["nginx"](ALL, URL))
    assert '    "/blog/bl\u00e5 b+r/" "/careers/stories/nat/";' in text and '    "/jobs/nurse" 1;' in text
    assert text.count("{") == text.count("}")


def test_rules_of_apache_match_what_they_mean() -> None:
    rules = [shlex.split(line, posix=False)[1:] for line in FORMS["apache"](ALL, URL) if "Rule" in line]
    for one, (pattern, target, flags) in zip(ALL, rules, strict=True):
        assert re.search(pattern.strip('"'), one.old) and not re.search(pattern.strip('"'), f"{one.old}x")
        assert (target, flags) == (("-", "[G]") if one.is_gone else (target, "[R=301,L,NE]"))
    assert rules[1][1] == "/careers/stories/\\%C3\\%A6/"


def test_commands_for_a_bucket() -> None:
    keys = [shlex.split(line)[6] for line in FORMS["s3"](ALL, URL)]
    assert keys == ["blog/bl\u00e5 b+r/index.html", "a.html", "jobs/nurse/index.html"]
