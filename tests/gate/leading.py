"""Harmful pieces of pages that load, cover, hide or mislead."""

from __future__ import annotations

from .sample import EVIL, Sample

LEADING: dict[str, Sample] = {
    # Loads.
    "picture": Sample("gate-load-foreign", f'<img src="{EVIL}/a.png" alt="">', "fetches"),
    "picture of plain http": Sample(
        "gate-load-foreign", '<img src="http://evil.example/a.png" alt="">', "fetches"
    ),
    "picture as image": Sample("gate-load-foreign", f'<image src="{EVIL}/a.png" alt="">', "fetches"),
    "picture in svg": Sample("gate-load-foreign", f'<svg><image href="{EVIL}/a.png"/></svg>', "fetches"),
    "picture in a set": Sample(
        "gate-load-foreign", f'<img src="a.png" srcset="a.png 1x, {EVIL}/a.png 0.1x" alt="">'
    ),
    "picture in a set, alone": Sample("gate-load-foreign", f'<img srcset="{EVIL}/a.png" alt="">', "fetches"),
    "picture in a set after data": Sample(
        "gate-load-foreign",
        f'<img srcset="data:image/png;base64,AA== 9x, {EVIL}/a.png 1x" alt="">',
        "fetches",
    ),
    "picture in a source": Sample(
        "gate-load-foreign",
        f'<picture><source srcset="{EVIL}/a.png"><img src="a.png" alt=""></picture>',
        "fetches",
    ),
    "picture of a button": Sample(
        "gate-load-foreign", f'<input type="image" alt="x" src="{EVIL}/a.png">', "fetches"
    ),
    "picture behind a table": Sample(
        "gate-load-foreign", f'<table background="{EVIL}/a.png"><td>x</table>', "fetches"
    ),
    "picture behind a body": Sample("gate-load-foreign", f'<body background="{EVIL}/a.png">', "fetches"),
    "picture in noscript": Sample(
        "gate-load-foreign", f'<noscript><img src="{EVIL}/a.png" alt=""></noscript>'
    ),
    "picture elsewhere on the host": Sample("gate-load-foreign", '<img src="/a.png" alt="">'),
    "picture with another port": Sample(
        "gate-load-foreign", '<img src="https://careers.example.org:8443/sub/a.png" alt="">'
    ),
    "picture on a longer host": Sample(
        "gate-load-foreign",
        '<img src="https://careers.example.org.evil.example/sub/a.png" alt="">',
        "fetches",
    ),
    "picture that is missing": Sample("gate-load", '<img src="gone.png" alt="">'),
    "picture with no address": Sample("gate-load", '<img src="gone/" alt="">'),
    "page in a picture's data": Sample("gate-address", '<img src="data:text/html,x" alt="">'),
    "video": Sample("gate-load-foreign", f'<video src="{EVIL}/a.mp4"></video>', "fetches"),
    "video's source": Sample("gate-load-foreign", f'<video><source src="{EVIL}/a.mp4"></video>', "fetches"),
    "video's poster": Sample("gate-load-foreign", f'<video poster="{EVIL}/a.png"></video>', "fetches"),
    "audio": Sample("gate-load-foreign", f'<audio src="{EVIL}/a.mp3" preload="auto"></audio>', "fetches"),
    "captions": Sample("gate-load-foreign", f'<video><track default src="{EVIL}/a.vtt"></video>'),
    "style sheet": Sample("gate-load-foreign", "", "fetches", f'<link rel="stylesheet" href="{EVIL}/a.css">'),
    "style sheet in the body": Sample(
        "gate-load-foreign", f'<link rel="stylesheet" href="{EVIL}/a.css">', "fetches"
    ),
    "style sheet, other style": Sample(
        "gate-load-foreign", "", "", f'<link rel="Alternate STYLESHEET" title="a" href="{EVIL}/a.css">'
    ),
    "style sheet that is not ours": Sample(
        "gate-asset", "", "", '<link rel="stylesheet" href="../../feed.xml">'
    ),
    "icon": Sample("gate-load-foreign", "", "", f'<link rel="shortcut icon" href="{EVIL}/a.ico">'),
    "preload": Sample(
        "gate-load-foreign", "", "fetches", f'<link rel="preload" as="image" href="{EVIL}/a.png">'
    ),
    "preload of a script": Sample("gate-asset", "", "", '<link rel="preload" as="script" href="a.png">'),
    "preload in a set": Sample(
        "gate-load-foreign", "", "fetches", f'<link rel="preload" as="image" imagesrcset="{EVIL}/a.png 1x">'
    ),
    "module preload": Sample(
        "gate-load-foreign", "", "fetches", f'<link rel="modulepreload" href="{EVIL}/a.js">'
    ),
    "prefetch": Sample("gate-load-foreign", "", "", f'<link rel="prefetch" href="{EVIL}/a">'),
    "preconnect": Sample("gate-load-foreign", "", "", f'<link rel="preconnect" href="{EVIL}">'),
    "name look-up": Sample("gate-load-foreign", "", "", '<link rel="dns-prefetch" href="//evil.example">'),
    "manifest": Sample("gate-load-foreign", "", "", f'<link rel="manifest" href="{EVIL}/a.json">'),
    "relation that we do not know": Sample(
        "gate-load-foreign", "", "", f'<link rel="next import" href="{EVIL}/a">'
    ),
    "ping": Sample("gate-attribute", f'<a href="../../" ping="{EVIL}/">x</a>', "fetches on a click"),
    # Styles.
    "style attribute": Sample("gate-style-attribute", '<p style="position: fixed; inset: 0">x</p>'),
    "style attribute in svg": Sample("gate-style-attribute", '<svg><path style="fill: red" d="M0 0"/></svg>'),
    "style attribute that loads": Sample(
        "gate-style-attribute", f'<p style="background: url({EVIL}/a.png)">x</p>', "fetches"
    ),
    "style sheet inline": Sample("gate-style", "<style>a { color: red }</style>"),
    "style sheet inline in svg": Sample("gate-style", "<svg><style>a { color: red }</style></svg>"),
    # Forms and refreshing.
    "form to another site": Sample("gate-form", f'<form action="{EVIL}/"><input aria-label="x"></form>'),
    "button to another site": Sample("gate-form", f'<form><button formaction="{EVIL}/">x</button></form>'),
    "form by mail": Sample("gate-address", '<form action="mailto:a@evil.example"></form>'),
    "refresh to another site": Sample(
        "gate-refresh", "", "fetches", f'<meta http-equiv="refresh" content="0; url={EVIL}/">'
    ),
    "refresh in quotes": Sample(
        "gate-refresh", "", "fetches", f'<meta http-equiv="Refresh" content="0;URL=\'{EVIL}/\'">'
    ),
    "refresh without url=": Sample(
        "gate-refresh", "", "fetches", f'<meta http-equiv="refresh" content="0 {EVIL}/">'
    ),
    "refresh to script": Sample(
        "gate-address", "", "", '<meta http-equiv="refresh" content="0;url=javascript:hit()">'
    ),
    "refresh of itself": Sample("gate-refresh", "", "", '<meta http-equiv="refresh" content="60">'),
    "refresh without canonical": Sample(
        "gate-refresh", "", "", '<meta http-equiv="refresh" content="0; url=../../">'
    ),
    "cookie": Sample("gate-attribute", "", "", '<meta http-equiv="set-cookie" content="a=b">'),
    # What makes a page.
    "other letters": Sample("gate-charset", "", "", '<meta charset="iso-2022-jp">'),
    "other letters by http-equiv": Sample(
        "gate-charset", "", "", '<meta http-equiv="Content-Type" content="text/html; charset=utf-7">'
    ),
    "two pages in one": Sample("gate-page-form", '<html lang="en"><body><p>x</p></body></html>'),
    "the same id twice": Sample("gate-id-twice", '<h2 id="a">x</h2><h2 id="a">y</h2>'),
    "picture without words": Sample("gate-alt", '<img src="a.png">'),
    "picture to press": Sample("gate-element", '<input type="image" src="a.png">'),
    "field for a password": Sample("gate-element", '<input type="password" aria-label="x">'),
    "field for a file": Sample("gate-element", '<input type=FILE aria-label="x">'),
    "window over the page": Sample("gate-element", "<dialog open>x</dialog>"),
    "text that can be written over": Sample("gate-attribute", '<p contenteditable="">x</p>'),
    # What nobody sees.
    "control character": Sample("gate-control", "<p>a\x08b</p>"),
    "control character of Latin": Sample("gate-control", "<p>a\x9bb</p>"),
    "control character as entity": Sample("gate-control", "<p>a&#x7f;b</p>"),
    "direction": Sample("gate-direction", "<p>file\u202egpj.exe</p>"),
    "direction as entity": Sample("gate-direction", "<p>file&#8238;gpj.exe</p>"),
    "direction in an attribute": Sample("gate-direction", '<p title="a\u202eb">x</p>'),
    "direction in a template": Sample("gate-direction", "<template>a\u202eb</template>"),
    "direction closed elsewhere": Sample("gate-direction", "<p>\u2067a</p><p>b\u2069</p>"),
    "direction closed by another": Sample("gate-direction", "<p>\u2067a\u202c</p>"),
    "hidden words": Sample("gate-hidden-tag", "<p>x\U000e0041\U000e0042</p>"),
    "hidden words as entity": Sample("gate-hidden-tag", "<p>x&#xE0041;</p>"),
    "hidden words in a flag that is none": Sample("gate-hidden-tag", "<p>\U0001f600\U000e0067\U000e007f</p>"),
    # Links.
    "link to nothing": Sample("gate-link", '<a href="../gone/">x</a>'),
    "link to nothing by the root": Sample("gate-link", '<a href="/sub/gone/">x</a>'),
    "link with other capitals": Sample("gate-link", '<a href="../../Jobs/nurse/">x</a>'),
    "link out of the site": Sample("gate-link-outside", '<a href="../../../../jobs/">x</a>'),
    "link that forgets the site's folder": Sample("gate-link-outside", '<a href="/jobs/nurse/">x</a>'),
    "place that is not there": Sample("gate-fragment", '<a href="../../jobs/nurse/#holidays">x</a>'),
    "place that is not on this page": Sample("gate-fragment", '<a href="#gone">x</a>'),
    "link to the backstage": Sample("gate-backstage-link", '<a href="../../backstage/">x</a>'),
    "link to the backstage beside": Sample("gate-backstage-link", '<a href="../../../backstage/kits/">x</a>'),
    "link to the backstage in full": Sample(
        "gate-backstage-link", '<a href="https://careers.example.org/sub/%62ackstage/">x</a>'
    ),
    "link to the backstage with steps": Sample(
        "gate-backstage-link", '<a href="/sub/jobs/../backstage/">x</a>'
    ),
    "canonical to nothing": Sample(
        "gate-meta", "", "", '<link rel="canonical" href="https://careers.example.org/sub/gone/">'
    ),
    "picture of a card that is missing": Sample(
        "gate-meta", "", "", '<meta property="og:image" content="https://careers.example.org/sub/gone.jpg">'
    ),
    "feed that is missing": Sample(
        "gate-meta", "", "", '<link rel="alternate" type="application/rss+xml" href="../../gone.xml">'
    ),
}
