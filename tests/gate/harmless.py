"""Harmless pieces of pages that look like harmful ones."""

from __future__ import annotations

from .sample import Sample

HARMLESS: dict[str, Sample] = {
    "what else the host has, in full": Sample(
        "", '<a href="https://careers.example.org/sub/apply?job=1">x</a>'
    ),
    "our script in a file": Sample("", '<script src="../../assets/theme.js"></script>'),
    "our script by the root": Sample("", '<script src="/sub/assets/theme.js?v=1" defer></script>'),
    "our script in full": Sample(
        "", '<script src="https://careers.example.org/sub/assets/theme.js"></script>'
    ),
    "text about script": Sample("", "<p>&lt;script&gt;hit()&lt;/script&gt;</p>"),
    "text about handlers": Sample("", '<p title="onload=hit()">onclick="hit()"</p>'),
    "handler in the text of an attribute": Sample("", '<p title="<img src=x onerror=hit()>">x</p>'),
    "handler in a comment": Sample("", "<!-- <img src=x onerror=hit()> -->"),
    "handler in a textarea": Sample("", '<textarea aria-label="x"><img src=x onerror=hit()></textarea>'),
    "handler in CDATA of svg": Sample("", "<svg><text><![CDATA[<img src=x onerror=hit()>]]></text></svg>"),
    "data attribute on": Sample("", '<p data-onclick="hit()" aria-label="on">x</p>'),
    "data that is JSON": Sample(
        "",
        '<script type="application/ld+json">{"@type": "Organization", "url": "https://x.example/"}</script>',
    ),
    "data with script in a text": Sample(
        "", '<script type="application/json">{"a": "<script>hit()"}</script>'
    ),
    "our style sheet": Sample("", "", "", '<link rel="stylesheet" href="../../assets/theme.css">'),
    "text about style": Sample("", '<p>style="color: red" &lt;style&gt;</p>'),
    "class that is called style": Sample("", '<p class="style" data-style="x">x</p>'),
    "text about javascript": Sample("", '<p title="javascript:hit()">javascript:hit()</p>'),
    "link to a file about javascript": Sample("", '<a href="../../jobs/nurse/?javascript:hit()">x</a>'),
    "link to other sites": Sample("", '<a href="https://www.linkedin.com/in/x?y=a@b">x</a>'),
    "link to other sites, plain http": Sample("", '<a href="http://example.com/#x">x</a>'),
    "link to other sites, no scheme": Sample("", '<a href="//example.com/">x</a>'),
    "mail": Sample("", '<a href="mailto:jobs@example.org?subject=Nurse">x</a>'),
    "mail in capitals": Sample("", '<a href="MAILTO:jobs@example.org">x</a>'),
    "telephone": Sample("", '<a href="tel:+4512345678">x</a> <a href="sms:?&amp;body=x">y</a>'),
    "calendar": Sample("", '<a href="webcal://careers.example.org/sub/events.ics">x</a>'),
    "share link": Sample(
        "", '<a href="https://wa.me/?text=x%20https%3A%2F%2Fcareers.example.org%2Fsub%2Fjobs%2F">x</a>'
    ),
    "link to a page": Sample(
        "", '<a href="../../jobs/nurse/">x</a> <a href="../../jobs/nurse/index.html">y</a>'
    ),
    "link to a page without its slash": Sample("", '<a href="../../jobs/nurse">x</a>'),
    "link to a page in full": Sample(
        "", '<a href="HTTPS://Careers.Example.org:443/sub/jobs/nurse/?utm=x#pay">x</a>'
    ),
    "complete link to what the host has of the same path": Sample(
        "",
        '<a href="https://careers.example.org/">x</a> <a href="https://careers.example.org/jobs/nurse/">y</a>',
    ),
    "link to the site without its slash": Sample("", '<a href="https://careers.example.org/sub">x</a>'),
    "link to the host": Sample(
        "", '<a href="https://careers.example.org/about/">x</a> <a href="/about/">y</a>'
    ),
    "link with spaces and backslashes": Sample("", '<a href=" ..\\..\\jobs/nurse/\n">x</a>'),
    "link to a file": Sample("", '<a href="../../jobs/nurse.pdf#page=2">x</a>'),
    "link with escapes": Sample(
        "", '<a href="../../jobs/%6Eurse/">x</a> <a href="%2e%2E/%2e./jobs/nurse/">y</a>'
    ),
    "link to itself": Sample("", '<a href="">x</a> <a href=".">x</a> <a href="#">x</a> <a href="#top">y</a>'),
    "place": Sample("", '<a href="../../jobs/nurse/#pay">x</a> <a href="../../jobs/nurse/#old">y</a>'),
    "place with letters": Sample(
        "", '<a href="../../jobs/nurse/#l%C3%B8n">x</a> <a href="../../jobs/nurse/#løn">y</a>'
    ),
    "place in words": Sample("", '<a href="../../jobs/nurse/#:~:text=Pay">x</a>'),
    "place on this page": Sample("", '<p id="a b">y</p><a href="#a%20b">x</a>'),
    "link to a story called backstage": Sample(
        "", '<p>/backstage/ and backstage/</p><a href="https://x.example/backstage/">x</a>'
    ),
    "anchor without address": Sample("", "<a>x</a>"),
    "picture": Sample("", '<img src="a.png" alt="A nurse">'),
    "picture for decoration": Sample("", '<img src="a.png" alt=""> <img src="a.png" alt>'),
    "picture in full": Sample("", '<img src="https://careers.example.org/sub/a.png" alt="">'),
    "picture in a set": Sample("", '<img srcset="a.png 1x, ../../a.png 2x" src="a.png" alt="">'),
    "picture in a set, tight": Sample("", '<img srcset="a.png,../../a.png 2x" src="a.png" alt="">'),
    "picture in data": Sample("", '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'),
    "picture in a set in data": Sample("", '<img alt="" srcset="data:image/png;base64,AA== 1x, a.png 2x">'),
    "drawing": Sample(
        "",
        '<svg><defs><path id="p" d="M0 0"/></defs><use href="#p"/><use xlink:href="#p"/></svg>',
    ),
    "drawing with a gradient": Sample(
        "",
        '<svg><linearGradient id="g"/><rect fill="url(#g)" stroke="rgba(0,0,0,.5)" mask="url( \'#f\' )"/></svg>',
    ),
    "drawing with a link": Sample("", '<svg><a href="../../"><text>x</text></a></svg>'),
    "drawing with a title": Sample("", "<svg><title>set &lt;animate&gt;</title></svg>"),
    "icon": Sample(
        "", "", "", '<link rel="icon" href="../../a.png"><link rel="apple-touch-icon" href="../../a.png">'
    ),
    "canonical": Sample(
        "", "", "", '<link rel="canonical" href="https://careers.example.org/sub/jobs/nurse/">'
    ),
    "canonical elsewhere": Sample("", "", "", '<link rel="canonical" href="https://example.com/x/">'),
    "feed": Sample("", "", "", '<link rel="alternate" type="application/rss+xml" href="../../feed.xml">'),
    "card": Sample("", "", "", '<meta property="og:image" content="https://careers.example.org/sub/a.png">'),
    "words about a card": Sample(
        "", "", "", '<meta name="description" content="https://careers.example.org/sub/gone">'
    ),
    "relation to a person": Sample("", "", "", '<link rel="me author" href="https://social.example/@x">'),
    "redirect": Sample(
        "",
        "",
        "",
        '<meta http-equiv="refresh" content="0; url=../../jobs/nurse/">'
        '<link rel="canonical" href="https://careers.example.org/sub/jobs/nurse/">',
    ),
    "security policy": Sample(
        "", "", "", '<meta http-equiv="Content-Security-Policy" content="object-src \'none\'">'
    ),
    "form": Sample(
        "", '<form action="../../jobs/nurse/" method="get"><input aria-label="x" name="q"></form>'
    ),
    "form without address": Sample("", '<form><input type="radio" name="p" aria-label="x"></form>'),
    "select": Sample("", '<select aria-label="x"><optgroup label="y"><option>a<option>b</select>'),
    "input for text": Sample("", '<input type="text" aria-label="x">'),
    "ids that differ in case": Sample("", '<p id="a">x</p><p id="A">y</p>'),
    "id and name": Sample("", '<a id="a" name="a">x</a>'),
    "noscript": Sample("", '<noscript><p>Needs no script</p><img src="a.png" alt=""></noscript>'),
    "template": Sample("", '<template><p class="x">x</p></template>'),
    "table": Sample("", "<table><tr><th align=right>x</th></tr></table>"),
    "details": Sample("", "<details open><summary>x</summary>y</details>"),
    "words about pages": Sample("", "<!-- <html><body> --><p>&lt;html&gt;&lt;body&gt;</p>"),
    "sign for a control character": Sample("", "<p>␈ &#128; &#x9;</p>"),
    "Arabic and Hebrew": Sample("", "<p>\u200fمرحبا\u200e שלום</p>"),
    "direction, closed": Sample("", '<p title="\u2067\u202aa\u202c\u2069">\u2066x\u2069 y \u202bz\u202c</p>'),
    "flag of Scotland": Sample(
        "", "<p>\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f</p>"
    ),
    "emoji that are joined": Sample("", "<p>👩\u200d🚀 👍🏽</p>"),
}
