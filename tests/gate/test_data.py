"""Data, calendars and plain files: each rule, and what looks like its breach."""

from __future__ import annotations

import gzip

import pytest

from .output import SITE, codes

DATA = {
    "JSON": ("x.json", '{"a": [1, 2.5, null, "x"]}', ""),
    "comma too many": ("x.json", '{"a": 1,}', "gate-json"),
    "NaN": ("x.json", '{"a": NaN}', "gate-json"),
    "Infinity": ("x.json", "[-Infinity]", "gate-json"),
    "the same name twice": ("x.json", '{"a": 1, "b": {"c": 1, "c": 2}}', "gate-json"),
    "the same name elsewhere": ("x.json", '{"a": {"c": 1}, "b": {"c": 2}}', ""),
    "nothing": ("x.json", "", "gate-json"),
    "byte order mark": ("x.json", "\ufeff{}", "gate-json"),
    "nested too deeply": ("x.json", "[" * 100_000, "gate-json"),
    "line end in a text": ("x.json", '"a\n"', "gate-json"),
    "control character as escape": ("x.json", '"a\\u0008"', "gate-control"),
    "control character as short escape": ("x.json", '{"a\\b": 1}', "gate-control"),
    "backslash": ("x.json", '"a\\\\b\\n\\t"', ""),
    "direction": ("x.json", '["a\\u202eb"]', "gate-direction"),
    "direction, closed": ("x.json", '["a\\u2067b\\u2069"]', ""),
    "emoji as escape": ("x.json", '["\\ud83d\\ude00"]', ""),
    "feed": (
        "x.json",
        f'{{"items": [{{"id": "{SITE}gone/", "url": "{SITE}jobs/nurse/", "content_html": "<p>x</p>"}}]}}',
        "",
    ),
    "link of a feed that leads nowhere": ("x.json", f'{{"items": [{{"url": "{SITE}gone/"}}]}}', "gate-meta"),
    "script as link of a feed": ("x.json", '{"items": [{"url": "javascript:hit()"}]}', "gate-address"),
    "script as a title": ("x.json", '{"title": "javascript:hit()"}', ""),
    "image in a table in a feed": (
        "x.json",
        '{"items": [{"content_html": "<table><image onerror=hit()></table>"}]}',
        "gate-handler",
    ),
    "script in a feed": ("x.json", '{"items": [{"content_html": "<script>hit()</script>"}]}', "gate-element"),
    "text about script": ("x.json", '{"items": [{"content_text": "<script>hit()</script>"}]}', ""),
    "picture of others in a feed": (
        "x.json",
        '{"items": [{"content_html": "<img src=https://evil.example/a alt=x>"}]}',
        "gate-load-foreign",
    ),
    "search index": (
        "search/search_index.json",
        '{"docs": [{"location": "jobs/nurse/#pay", "title": "a &amp; b", "text": "<p>x</p>"}]}',
        "",
    ),
    "script in a search index": (
        "search/search_index.json",
        '{"docs": [{"location": "", "title": "<b onclick=hit()>x", "text": ""}]}',
        "gate-handler",
    ),
    "place of a search index that leads nowhere": (
        "search/search_index.json",
        '{"docs": [{"location": "gone/", "title": "", "text": ""}]}',
        "gate-link",
    ),
    "search index of another form": ("search/search_index.json", '{"docs": [1, {}]}', ""),
    "manifest": ("site.webmanifest", '{"icons": [{"src": "a.png"}]}', ""),
    "calendar": ("x.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", ""),
    "calendar with wrong line ends": ("x.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "gate-calendar"),
    "calendar without its last line end": ("x.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR", "gate-calendar"),
    "calendar never closed": (
        "x.ics",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n",
        "gate-calendar",
    ),
    "calendar closed twice": ("x.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nEND:VEVENT\r\n", "gate-calendar"),
    "calendar with a block in a text": (
        "x.ics",
        "BEGIN:VCALENDAR\r\nSUMMARY:x\\nEND:VEVENT\r\n END:VALARM\r\nEND:VCALENDAR\r\n",
        "",
    ),
    "calendar with an address": (
        "x.ics",
        f"BEGIN:VCALENDAR\r\nURL:{SITE}jobs/nu\r\n rse/\r\nEND:VCALENDAR\r\n",
        "",
    ),
    "calendar with a script": (
        "x.ics",
        "BEGIN:VCALENDAR\r\nURL:javascript:hit()\r\nEND:VCALENDAR\r\n",
        "gate-address",
    ),
    "calendar with an address that leads nowhere": (
        "x.ics",
        f"BEGIN:VCALENDAR\r\nURL;VALUE=URI:{SITE}gone/\r\nEND:VCALENDAR\r\n",
        "gate-link",
    ),
    "captions": ("x.vtt", "WEBVTT\n", ""),
    "captions that are none": ("x.vtt", "1\n00:00\n", "gate-file-content"),
    "robots": ("robots.txt", "User-agent: *\n", ""),
    "robots with a control character": ("robots.txt", "User-agent: \x1b[2J*\n", "gate-control"),
    "file without an ending": ("CNAME", "careers.example.org\n", ""),
    "hidden file of a host": (".nojekyll", "", ""),
    "page of another language": ("x.php", "<?php hit() ?>", "gate-file-type"),
    "page with another ending": ("x.xhtml", "<html/>", "gate-file-type"),
    "no ending": ("README", "x", "gate-file-type"),
}


@pytest.mark.parametrize(("path", "text", "problem"), DATA.values(), ids=DATA)
def test_data(path: str, text: str, problem: str) -> None:
    assert codes(path, text) == ({problem} if problem else set())


@pytest.mark.parametrize(
    "path", ["x.html", "x.xml", "x.json", "x.ics", "assets/theme.css", "robots.txt", "x.vtt"]
)
def test_text_must_be_utf_8(path: str) -> None:
    assert codes(path, "æ".encode("latin-1")) == {"gate-encoding"}
    assert "gate-encoding" in codes(path, "æ".encode("utf-16"))


def test_packed_file_is_read_as_what_it_holds() -> None:
    good = f"<urlset><url><loc>{SITE}</loc></url></urlset>"
    assert codes("sitemap.xml.gz", gzip.compress(good.encode(), mtime=0)) == set()
    assert codes("sitemap.xml.gz", gzip.compress(good.replace("sub", "sub/gone").encode())) == {"gate-link"}
    assert codes("sitemap.xml.gz", b"x") == {"gate-file-content"}
    assert codes("sitemap.xml.gz", gzip.compress(good.encode()) + b"x") == {"gate-file-content"}
    assert codes("sitemap.xml.gz", gzip.compress(bytes(60_000_000))) == {"gate-file-content"}
