"""Feeds, drawings, data, calendars, style sheets and plain files: each rule, and what looks like its breach."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.gate import Rules, inspect

from .output import PAGE, codes, page

HEAD = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
)
SITE = "https://careers.example.org/sub/"
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">'


def rss(item: str) -> str:
    return f"<?xml version='1.0' encoding='utf-8'?>\n{HEAD}<item>{item}</item></channel></rss>"


def encoded(html: str) -> str:
    return rss(f"<content:encoded><![CDATA[{html}]]></content:encoded>")


def atom(entry: str) -> str:
    return f"{ATOM}<entry>{entry}</entry></feed>"


def svg(inside: str, attributes: str = "") -> str:
    namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {namespaces} {attributes}>{inside}</svg>"


XML_REFUSED = {
    "cut off": ("x.rss", "<rss><channel></rss>", "gate-xml"),
    "bare ampersand": ("x.rss", rss("<title>a & b</title>"), "gate-xml"),
    "control character": ("x.rss", rss("<title>a\x08</title>"), "gate-xml"),
    "control character as reference": ("x.rss", rss("<title>&#8;</title>"), "gate-xml"),
    "two roots": ("x.xml", "<a/><b/>", "gate-xml"),
    "nothing": ("x.xml", "", "gate-xml"),
    "document type": ("x.xml", "<!DOCTYPE rss><rss/>", "gate-doctype"),
    "entity": ("x.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "gate-doctype"),
    "entity of another file": (
        "x.xml",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
        "gate-doctype",
    ),
    "other letters": ("x.xml", "<?xml version='1.0' encoding='iso-8859-1'?><a/>", "gate-encoding"),
    "style sheet of others": (
        "x.xml",
        "<?xml-stylesheet href='https://evil.example/a.xsl'?><a/>",
        "gate-load-foreign",
    ),
    "style sheet that is not ours": (
        "x.xml",
        "<?xml-stylesheet type='text/xsl' href='feed.xml'?><a/>",
        "gate-asset",
    ),
    "relative link": ("x.rss", rss("<link>/jobs/nurse/</link>"), "gate-feed-address"),
    "empty link": ("x.rss", rss("<link></link>"), "gate-feed-address"),
    "script as link": ("x.rss", rss("<link>javascript:hit()</link>"), "gate-address"),
    "link to nothing": ("x.rss", rss(f"<link>{SITE}gone/</link>"), "gate-link"),
    "link to the backstage": ("x.rss", rss(f"<link>{SITE}backstage/</link>"), "gate-backstage-link"),
    "relative guid": ("x.rss", rss("<guid>x</guid>"), "gate-feed-address"),
    "enclosure that is missing": ("x.rss", rss(f'<enclosure url="{SITE}gone.jpg"/>'), "gate-link"),
    "relative enclosure": ("x.rss", rss('<enclosure url="a.png"/>'), "gate-feed-address"),
    "relative self": ("x.rss", rss('<atom:link rel="self" href="x.rss"/>'), "gate-feed-address"),
    "relative media": ("x.rss", rss('<media:content url="a.png"/>'), "gate-feed-address"),
    "base": ("x.atom", f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{SITE}"/>', "gate-attribute"),
    "relative link of Atom": ("x.atom", atom('<link href="/jobs/nurse/"/>'), "gate-feed-address"),
    "relative content of Atom": ("x.atom", atom('<content src="a.png"/>'), "gate-feed-address"),
    "script in Atom": (
        "x.atom",
        atom('<content type="html">&lt;script&gt;hit()&lt;/script&gt;</content>'),
        "gate-element",
    ),
    "handler in an Atom title": (
        "x.atom",
        atom('<title type="html">&lt;b onclick="hit()"></title>'),
        "gate-handler",
    ),
    "script in XHTML of Atom": (
        "x.atom",
        atom(
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><script>hit()</script></div></content>'
        ),
        "gate-element",
    ),
    "handler in XHTML of Atom": (
        "x.atom",
        atom('<content type="xhtml"><b xmlns="http://www.w3.org/1999/xhtml" onclick="hit()">x</b></content>'),
        "gate-handler",
    ),
    "script in XHTML anywhere": (
        "sitemap.xml",
        '<urlset><script xmlns="http://www.w3.org/1999/xhtml">hit()</script></urlset>',
        "gate-element",
    ),
    "script in content": ("x.rss", encoded("<p>x</p><script>hit()</script>"), "gate-element"),
    "handler in content": ("x.rss", encoded('<img src="https://x.example/a" onerror=hit()>'), "gate-handler"),
    "style in content": ("x.rss", encoded('<p style="color:red">x</p>'), "gate-style-attribute"),
    "style sheet in content": ("x.rss", encoded("<style>a{}</style>"), "gate-element"),
    "frame in content": ("x.rss", encoded('<iframe src="https://x.example/"></iframe>'), "gate-element"),
    "drawing in content": ("x.rss", encoded("<svg></svg>"), "gate-element"),
    "template in content": ("x.rss", encoded("<template><p>x</p></template>"), "gate-element"),
    "script as link in content": ("x.rss", encoded('<a href="java&#10;script:hit()">x</a>'), "gate-address"),
    "relative link in content": ("x.rss", encoded('<a href="../jobs/nurse/">x</a>'), "gate-feed-address"),
    "link to nothing in content": ("x.rss", encoded(f'<a href="{SITE}gone/">x</a>'), "gate-link"),
    "picture of others in content": (
        "x.rss",
        encoded('<img src="https://evil.example/a.png" alt="">'),
        "gate-load-foreign",
    ),
    "relative picture in content": ("x.rss", encoded('<img src="a.png" alt="">'), "gate-feed-address"),
    "picture that is missing in content": (
        "x.rss",
        encoded(f'<img src="{SITE}gone.png" alt="">'),
        "gate-load",
    ),
    "script in a job board's description": (
        "jobs.xml",
        "<source><job><description><![CDATA[<script>hit()</script>]]></description></job></source>",
        "gate-element",
    ),
    "relative link of a job board": (
        "jobs.xml",
        "<source><job><url>/jobs/nurse/</url></job></source>",
        "gate-feed-address",
    ),
    "relative place in a sitemap": (
        "sitemap.xml",
        "<urlset><url><loc>/</loc></url></urlset>",
        "gate-feed-address",
    ),
    "place that is missing in a sitemap": (
        "sitemap.xml",
        f"<urlset><url><loc>{SITE}gone/</loc></url></urlset>",
        "gate-link",
    ),
    "language that is missing in a sitemap": (
        "sitemap.xml",
        f'<urlset><x:link xmlns:x="http://www.w3.org/1999/xhtml" rel="alternate" href="{SITE}da/"/></urlset>',
        "gate-link",
    ),
    "relative feed of OPML": (
        "x.opml",
        '<opml><body><outline xmlUrl="x.rss"/></body></opml>',
        "gate-feed-address",
    ),
    "direction": ("x.rss", rss("<title>a\u202eb</title>"), "gate-direction"),
    "direction as reference": ("x.rss", rss("<title>a&#x202e;b</title>"), "gate-direction"),
    "hidden words": ("x.rss", rss('<title x="\U000e0041">a</title>'), "gate-hidden-tag"),
    "script in a drawing": ("x.svg", svg("<script>hit()</script>"), "gate-element"),
    "script in a drawing with a prefix": (
        "x.svg",
        '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>hit()</s:script></s:svg>',
        "gate-element",
    ),
    "script of HTML in a drawing": (
        "x.svg",
        svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>'),
        "gate-element",
    ),
    "handler in a drawing": ("x.svg", svg("", 'onload="hit()"'), "gate-handler"),
    "foreign object in a drawing": ("x.svg", svg("<foreignObject/>"), "gate-element"),
    "animation in a drawing": ("x.svg", svg("<animate/>"), "gate-element"),
    "use of others in a drawing": (
        "x.svg",
        svg('<use xlink:href="https://evil.example/a.svg#a"/>'),
        "gate-reference",
    ),
    "picture of others in a drawing": (
        "x.svg",
        svg('<image href="https://evil.example/a.png"/>'),
        "gate-load-foreign",
    ),
    "script as link in a drawing": ("x.svg", svg('<a xlink:href=" javascript:hit()"/>'), "gate-address"),
    "style of others in a drawing": (
        "x.svg",
        svg("<style>@import 'https://evil.example/a.css'</style>"),
        "gate-load-foreign",
    ),
    "style attribute of others in a drawing": (
        "x.svg",
        svg('<g style="fill:url(https://evil.example/a.svg#a)"/>'),
        "gate-load-foreign",
    ),
    "document type in a drawing": ("x.svg", f"<!DOCTYPE svg PUBLIC 'a' 'b'>{svg('')}", "gate-doctype"),
}

XML_PASSES = {
    "feed": (
        "x.rss",
        "<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet type='text/xsl' href='assets/feed.xsl'?>"
        f'{HEAD}<title>Work</title><link>{SITE}</link><description>&lt;script&gt;</description>'
        f'<atom:link rel="self" href="{SITE}x.rss"/><image><url>{SITE}a.png</url><link>{SITE}</link></image>'
        f'<item><title>a &amp; b</title><link>{SITE}jobs/nurse/</link><guid isPermaLink="false">x</guid>'
        f'<enclosure url="{SITE}a.png" type="image/png" length="1"/><category domain="x">y</category>'
        f'<media:content url="https://video.example/a.mp4"/></item></channel></rss>',
    ),
    "content": ("x.rss", encoded(f'<p>x <a href="mailto:a@b.example">y</a><img src="{SITE}a.png" alt="">&lt;script&gt;</p>')),
    "content with footnotes": ("x.rss", encoded('<a href="#fn-1" id="ref-1">1</a>')),
    "content about script": ("x.rss", encoded("<pre>&lt;script&gt; onclick=\"hit()\"</pre>")),
    "content with the same id twice": ("x.rss", encoded('<p id="a">x</p><p id="a">y</p>')),
    "guid that is an address": ("x.rss", rss(f"<guid>{SITE}jobs/nurse/</guid>")),
    "guid of an old address": ("x.rss", rss(f'<guid isPermaLink="false">{SITE}gone/</guid>')),
    "Atom": (
        "x.atom",
        atom(
            f'<id>tag:example.org,2026:x</id><link href="{SITE}"/><title>a &lt;script&gt; b</title>'
            '<content type="html">&lt;p>x&lt;/p></content><generator uri="https://x.example/">x</generator>'
        ),
    ),
    "XHTML in Atom": (
        "x.atom",
        atom('<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p class="a">x</p></div></content>'),
    ),
    "sitemap": (
        "sitemap.xml",
        f'<urlset><url><loc>{SITE}jobs/nurse/</loc><x:link xmlns:x="http://www.w3.org/1999/xhtml" rel="alternate"'
        f' hreflang="en" href="{SITE}jobs/nurse/"/></url></urlset>',
    ),
    "job board": ("jobs.xml", f"<source><job><url>{SITE}jobs/nurse/?source=x</url><description>x</description></job></source>"),
    "words of another vocabulary": ("x.xml", "<script onclick='x'>y</script>"),
    "words about a document type": ("x.xml", "<a><![CDATA[<!DOCTYPE html>]]><!-- <!DOCTYPE html> --></a>"),
    "drawing": (
        "x.svg",
        svg('<style>a{fill:url(#g)}</style><title>x</title><g style="fill:red" id="g"/><use href="#g"/>'),
    ),
    "drawing with data of an editor": ("x.svg", svg('<e:view xmlns:e="https://editor.example/" e:onload="x" href="y"/>')),
}  # fmt: skip


@pytest.mark.parametrize(("path", "text", "problem"), XML_REFUSED.values(), ids=XML_REFUSED)
def test_xml_is_refused(path: str, text: str, problem: str) -> None:
    assert problem in codes(path, text)


@pytest.mark.parametrize(("path", "text"), XML_PASSES.values(), ids=XML_PASSES)
def test_xml_passes(path: str, text: str) -> None:
    assert codes(path, text) == set()


def test_entities_that_grow_are_not_read() -> None:
    rows = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10 if n else 'x' * 10}'>" for n in range(12))
    found = inspect("x.xml", f"<!DOCTYPE a [{rows}]><a>&a11;</a>".encode(), Rules()).findings
    assert found
    assert {one.problem for one in found} <= {"gate-doctype", "gate-xml"}


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


STYLES = {
    "url": ("url(https://evil.example/a.png)", "gate-load-foreign"),
    "url in quotes": ('url( "https://evil.example/a.png" )', "gate-load-foreign"),
    "url in capitals": ("URL(//evil.example/a.png)", "gate-load-foreign"),
    "url with an escape": (r"u\72 l(https://evil.example/a.png)", "gate-load-foreign"),
    "url with escapes inside": (r"url(\68ttps://evil.example/a.png)", "gate-load-foreign"),
    "url after a comment": ("/* x */url(https://evil.example/a.png)", "gate-load-foreign"),
    "url that is not closed": ('url("https://evil.example/a.png', "gate-load-foreign"),
    "url after a string with a comment": ('"/*" url(https://evil.example/a.png) "*/"', "gate-load-foreign"),
    "set of pictures": ('image-set("https://evil.example/a.png" 1x)', "gate-load-foreign"),
    "url that is missing": ("url(gone.png)", "gate-load"),
    "page in data": ("url(data:text/html,x)", "gate-address"),
    "expression": ("expression(hit())", "gate-css"),
    "url of ours": ("url(../a.png) url('../stories/x/a.png?x#y') url(/sub/a.png)", ""),
    "part of the page": ("url(#a)", ""),
    "picture in data": ("url(\"data:image/svg+xml;charset=utf-8,<svg xmlns='http://www.w3.org/2000/svg'/>\")", ""),
    "url in a comment": ("/* url(https://evil.example/a.png) */ red", ""),
    "url in a string": ("'url(https://evil.example/a.png)'", ""),
    "type in a set": ("image-set('../a.png' type('image/png'))", ""),
    "another function": ("curl(https://evil.example/a.png)", ""),
}  # fmt: skip


@pytest.mark.parametrize(("value", "problem"), STYLES.values(), ids=STYLES)
def test_what_a_style_sheet_loads(value: str, problem: str) -> None:
    assert codes("assets/theme.css", f"a {{ x: {value}") == ({problem} if problem else set())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("@import 'https://evil.example/a.css';", "gate-load-foreign"),
        ("@IMPORT url(https://evil.example/a.css) screen;", "gate-load-foreign"),
        (r"@\69mport '//evil.example/a.css';", "gate-load-foreign"),
        (
            "@font-face { src: local('x'), url(https://fonts.example/a.woff2) format('woff2') }",
            "gate-load-foreign",
        ),
        ("a { behavior: url(../a.png) }", "gate-css"),
        ("a { -moz-binding: none }", "gate-css"),
        ("a { scroll-behavior: smooth; overscroll-behavior: none }", ""),
        ("@media print { a::after { content: ' (' attr(href) ')' } }", ""),
        ("@namespace svg 'http://www.w3.org/2000/svg'; .md\\:x { }", ""),
        ("@important 'https://evil.example/a.css';", ""),
    ],
)
def test_rules_of_a_style_sheet(text: str, problem: str) -> None:
    assert codes("assets/theme.css", text) == ({problem} if problem else set())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<p>x</p>", "doctype"),
        ("<!doctype html><html lang=en><meta charset=utf-8><p>x", "title"),
        (page().replace("<!doctype html>", ""), "doctype"),
        (page().replace("html>", 'html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">', 1), "doctype"),
        (page(head="<p>x</p>").replace("<title>Page</title>", "") + "<title>x</title>", "title"),
        (page() + page(), "twice"),
        (page("<div>" * 30_000), "deeply"),
    ],
)
def test_page_that_is_not_whole(text: str, reason: str) -> None:
    found = inspect("x.html", text.encode(), Rules()).findings
    assert [one for one in found if one.problem == "gate-page-form" and reason in str(one.values)]


@pytest.mark.parametrize(
    "doctype", ["<!DOCTYPE HTML>", "\ufeff<!doctype html>", "<!-- x -->\n<!doctype  html >"]
)
def test_page_that_is_whole(doctype: str) -> None:
    assert codes(PAGE, page().replace("<!doctype html>", doctype.replace("  ", " "))) == set()


def test_language_is_needed() -> None:
    assert codes(PAGE, page(lang="")) == {"gate-lang"}
    assert codes(PAGE, page().replace(' lang="en"', "")) == {"gate-lang"}


def test_letters_must_be_declared_early() -> None:
    assert codes(PAGE, page().replace('<meta charset="utf-8">', "")) == {"gate-charset"}
    late = page(head='<meta charset="utf-8">').replace('<meta charset="utf-8">', f"<!--{'x' * 1024}-->", 1)
    assert codes(PAGE, late) == {"gate-charset"}
    old = '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">'
    assert codes(PAGE, page().replace('<meta charset="utf-8">', old)) == set()


_NAMES = [
    "x.html",
    "x.xml",
    "x.svg",
    "x.json",
    "x.ics",
    "assets/theme.css",
    "x.js",
    "x.jpg",
    "x.png",
    "x.webp",
    "x.gz",
    "x",
]


@given(
    st.sampled_from(_NAMES),
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode(errors="replace")),
)
def test_no_bytes_make_it_fail(path: str, data: bytes) -> None:
    facts = inspect(path, data, Rules(withdrawn=("Anna Berg",), forbidden=("x",)))
    assert facts == inspect(path, data, Rules(withdrawn=("Anna Berg",), forbidden=("x",)))


_PIECES = st.sampled_from(
    ["<svg>", "<math>", "<style>", "</style>", "<table>", "<p>", "</p>", "<select>", "<noscript>", "</noscript>", "<title>",
     "</title>", "<textarea>", "</textarea>", "<!--", "-->", "<![CDATA[", "]]>", '<a title="', '">', "<template>", "</svg>"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=8).map("".join))
def test_handler_never_hides_where_a_browser_without_script_sees_it(before: str) -> None:
    """However the parser is led astray, an image with a handler is text, or it is refused."""
    from selectolax.lexbor import LexborHTMLParser

    text = page(f'{before}<img src="a.png" alt="" onerror="hit()">')
    for scripting in (True, False):
        if LexborHTMLParser(text, scripting=scripting).css("[onerror]"):
            assert "gate-handler" in {
                one.problem for one in inspect("x.html", text.encode(), Rules()).findings
            }


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("x.json", '{"a": 1,\n "b": }', (2, 7)),
        ("x.xml", "<a>\n<b></a>", (2, 8)),
        ("x.svg", svg("\n <script>hit()</script>"), (2, 2)),
        ("robots.txt", "a\nb\x08", (2, 2)),
        ("x.html", page("<p onclick=x>y</p>"), (5, 4)),
    ],
)
def test_findings_tell_the_place(path: str, text: str, place: tuple[int, int]) -> None:
    found = inspect(path, text.encode(), Rules()).findings[0]
    assert (found.line, found.column) == place
