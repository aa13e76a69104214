"""Feeds, sitemaps and drawings: each rule, and what looks like its breach."""

from __future__ import annotations

import pytest

from kollega.gate import Rules, inspect

from .output import SITE, codes

HEAD = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
)

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
    "script in a description for XING": (
        "jobs.xml",
        "<feed><postings><posting><description>&lt;script&gt;hit()&lt;/script&gt;</description></posting></postings></feed>",
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
