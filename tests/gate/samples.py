"""Pieces of pages: harmful ones with the problem that they are, and harmless ones that look like them.

`hit()` stands for what an attacker would run, `https://evil.example` for where they would fetch from.
"""

from __future__ import annotations

from typing import NamedTuple

from .output import SCRIPT, STYLE

EVIL = "https://evil.example"


class Sample(NamedTuple):
    problem: str
    body: str
    #: What Chromium does with it: `runs` it by itself, runs it when `clicked`, `fetches` from another site by
    #: itself or `fetches on a click`; empty where nothing is seen (other browsers, or nothing yet).
    effect: str = ""
    head: str = ""


HARMFUL: dict[str, Sample] = {
    # Script.
    "script": Sample("gate-script", "<script>hit()</script>", "runs"),
    "script, capitals": Sample("gate-script", "<SCRIPT>hit()</SCRIPT>", "runs"),
    "script, slash for a space": Sample("gate-script", "<script/x>hit()</script>", "runs"),
    "script never closed": Sample("gate-script", "<script>hit()"),
    "script in a table": Sample("gate-script", "<table><tr><script>hit()</script></table>", "runs"),
    "script in a select": Sample("gate-script", "<select><script>hit()</script></select>", "runs"),
    "script in svg": Sample("gate-script", "<svg><script>hit()</script></svg>", "runs"),
    "script in svg in entities": Sample("gate-script", "<svg><script>&#104;it()</script></svg>", "runs"),
    "script of svg by href": Sample("gate-reference", f'<svg><script href="{EVIL}/a.js"/></svg>', "fetches"),
    "script, module": Sample("gate-script", '<script type="module">hit()</script>', "runs"),
    "script, old type": Sample("gate-script", '<script type="text/ecmascript">hit()</script>', "runs"),
    "script after a comment": Sample("gate-script", "<!--><script>hit()</script>-->", "runs"),
    "script after a comment with !": Sample("gate-script", "<!-- x --!><script>hit()</script>", "runs"),
    "script after a textarea": Sample("gate-script", "<textarea></textarea><script>hit()</script>", "runs"),
    "script from a title": Sample("gate-script", "", "runs", "<title></title><script>hit()</script>"),
    "script in a template": Sample("gate-script", "<template><script>hit()</script></template>"),
    "script in a template in one": Sample(
        "gate-script", "<template><p><template><script>hit()</script></template></template>"
    ),
    "script in a shadow": Sample(
        "gate-script", '<div><template shadowrootmode="open"><script>hit()</script></template></div>', "runs"
    ),
    "script in noscript": Sample("gate-script", "<noscript><script>hit()</script></noscript>"),
    "script of others": Sample("gate-load-foreign", f'<script src="{EVIL}/a.js"></script>', "fetches"),
    "script of others, no scheme": Sample(
        "gate-load-foreign", '<script src="//evil.example/a"></script>', "fetches"
    ),
    "script of others, backslashes": Sample(
        "gate-load-foreign", r'<script src="\\evil.example\a"></script>', "fetches"
    ),
    "script that is data": Sample("gate-address", '<script src="data:,hit()"></script>', "runs"),
    "script that is missing": Sample("gate-load", '<script src="../../assets/gone.js"></script>'),
    "script that is a picture": Sample("gate-asset", '<script src="../../a.png"></script>'),
    "import map": Sample("gate-script", '<script type="importmap">{"imports": {}}</script>'),
    "speculation rules": Sample(
        "gate-script",
        f'<script type="speculationrules">{{"prefetch": [{{"urls": ["{EVIL}/"]}}]}}</script>',
    ),
    "data that is not JSON": Sample("gate-json", '<script type="application/ld+json">{"a": 1,}</script>'),
    "data cut by a text": Sample(
        "gate-json", '<script type="application/ld+json">{"a": "</script><b>"}</script>'
    ),
    "data cut by a text, with script": Sample(
        "gate-script", '<script type="application/json">{"a": "</script><script>hit()</script>"}', "runs"
    ),
    # Handlers.
    "handler": Sample("gate-handler", '<img src="a.png" alt="" onload="hit()">', "runs"),
    "handler, capitals": Sample("gate-handler", '<IMG SRC=a.png ALT="" ONLOAD=hit()>', "runs"),
    "handler after a slash": Sample("gate-handler", '<img/src="a.png"/alt=""/onload=hit()>', "runs"),
    "handler after a quote": Sample("gate-handler", '<img src="a.png"alt=""onload="hit()">', "runs"),
    "handler out of an alt": Sample("gate-handler", '<img src="a.png" alt="" onload="hit()" x="">', "runs"),
    "handler of a body": Sample("gate-handler", '<body onload="hit()">', "runs"),
    "handler of an html": Sample("gate-handler", '<html onclick="hit()">', "clicked"),
    "handler of svg": Sample("gate-handler", '<svg onload="hit()"></svg>', "runs"),
    "handler of an unknown element": Sample(
        "gate-handler", '<x-y tabindex=1 autofocus onfocus="hit()">x</x-y>', "runs"
    ),
    "handler of a details": Sample("gate-handler", "<details open ontoggle=hit()>x</details>", "runs"),
    "handler in svg style": Sample(
        "gate-handler", '<svg><style><img src="a.png" alt="" onload="hit()"></style></svg>', "runs"
    ),
    "handler in svg title": Sample(
        "gate-handler", '<svg><title><img src="a.png" alt="" onload=hit()></title></svg>', "runs"
    ),
    "handler in svg desc": Sample(
        "gate-handler", '<svg><desc><img src="a.png" alt="" onload=hit()></desc></svg>', "runs"
    ),
    "handler in a select": Sample(
        "gate-handler", '<select><img src="a.png" alt="" onload=hit()></select>', "runs"
    ),
    "handler after noscript's end in an attribute": Sample(
        "gate-handler", "<noscript><p title=\"</noscript><img src=a.png alt='' onload=hit()>\">", "runs"
    ),
    "handler in noscript": Sample("gate-handler", '<noscript><p onclick="hit()">x</p></noscript>'),
    "handler after a style's end": Sample(
        "gate-handler", f"<style>{STYLE}</style><img src=a.png alt='' onload=hit()>", "runs"
    ),
    "handler after a title's end in an attribute": Sample(
        "gate-handler",
        "<textarea><p title='</textarea><img src=a.png alt=\"\" onload=hit()>'></textarea>",
        "runs",
    ),
    "handler in math": Sample(
        "gate-handler",
        "<math><mtext><table><mglyph><style><!--</style><img src=a.png alt='' onload=hit()>",
        "runs",
    ),
    "handler after CDATA outside svg": Sample(
        "gate-handler", "<![CDATA[><img src=a.png alt='' onload=hit()>]]>", "runs"
    ),
    "handler in a template": Sample("gate-handler", '<template><p onclick="hit()">x</p></template>'),
    # Addresses that run.
    "javascript": Sample("gate-address", '<a href="javascript:hit()">x</a>', "clicked"),
    "javascript, capitals": Sample("gate-address", '<a href="JaVaScRiPt:hit()">x</a>', "clicked"),
    "javascript after spaces": Sample("gate-address", '<a href="  \n javascript:hit()">x</a>', "clicked"),
    "javascript with a tab": Sample("gate-address", '<a href="java\tscript:hit()">x</a>', "clicked"),
    "javascript with a line end": Sample("gate-address", '<a href="javascript\n:hit()">x</a>', "clicked"),
    "javascript, tab as entity": Sample("gate-address", '<a href="java&Tab;script:hit()">x</a>', "clicked"),
    "javascript, line end as entity": Sample(
        "gate-address", '<a href="java&NewLine;script:hit()">x</a>', "clicked"
    ),
    "javascript, letter as entity": Sample(
        "gate-address", '<a href="&#106;avascript:hit()">x</a>', "clicked"
    ),
    "javascript, entity without end": Sample(
        "gate-address", '<a href="&#106avascript:hit()">x</a>', "clicked"
    ),
    "javascript, hex entity with zeros": Sample(
        "gate-address", '<a href="&#x00006A;avascript&colon;hit()">x</a>', "clicked"
    ),
    "javascript without quotes": Sample("gate-address", "<a href=javascript:hit()>x</a>", "clicked"),
    "javascript in an area": Sample(
        "gate-address",
        '<map name="m"><area shape="default" alt="x" href="javascript:hit()"></map>',
    ),
    "javascript in svg": Sample(
        "gate-address", '<svg><a href="javascript:hit()"><text y="20">x</text></a></svg>', "clicked"
    ),
    "javascript in svg by xlink": Sample(
        "gate-address", '<svg><a xlink:href="javascript:hit()"><text y="20">x</text></a></svg>', "clicked"
    ),
    "javascript in a form": Sample(
        "gate-address", '<form action="javascript:hit()"><button>x</button></form>', "clicked"
    ),
    "javascript in a button": Sample(
        "gate-address", '<form><button formaction="javascript:hit()">x</button></form>', "clicked"
    ),
    "javascript after another href": Sample(
        "gate-address", '<a href="javascript:hit()" href="../../">x</a>', "clicked"
    ),
    "vbscript": Sample("gate-address", '<a href="vbscript:hit()">x</a>'),
    "a page in data": Sample("gate-address", '<a href="data:text/html,<script>hit()</script>">x</a>'),
    "blob": Sample("gate-address", '<a href="blob:https://careers.example.org/1">x</a>'),
    "file": Sample("gate-address", '<a href="file:///etc/passwd">x</a>'),
    "unknown program": Sample("gate-address", '<a href="ms-word:ofe|u|https://evil.example/a.doc">x</a>'),
    "source view": Sample("gate-address", '<a href="view-source:https://careers.example.org/">x</a>'),
    "name in an address": Sample(
        "gate-address-user", '<a href="https://careers.example.org@evil.example/">x</a>'
    ),
    "name in an address, no scheme": Sample(
        "gate-address-user", '<a href="//careers.example.org@evil.example/">x</a>'
    ),
    "one slash": Sample("gate-address-form", '<a href="https:/evil.example/">x</a>'),
    "three slashes": Sample("gate-address-form", '<a href="https:///evil.example/">x</a>'),
    "no slash": Sample("gate-address-form", '<a href="https:evil.example">x</a>'),
    # Elements.
    "iframe": Sample("gate-element", f'<iframe src="{EVIL}/"></iframe>', "fetches"),
    "iframe with a page in it": Sample(
        "gate-element", '<iframe srcdoc="<script>parent.hit()</script>"></iframe>', "runs"
    ),
    "iframe in capitals": Sample("gate-element", "<IFRAME></IFRAME>"),
    "object": Sample("gate-element", f'<object data="{EVIL}/a.svg"></object>', "fetches"),
    "embed": Sample("gate-element", f'<embed src="{EVIL}/a.svg">', "fetches"),
    "applet": Sample("gate-element", '<applet code="a"></applet>'),
    "portal": Sample("gate-element", f'<portal src="{EVIL}/"></portal>'),
    "fenced frame": Sample("gate-element", "<fencedframe></fencedframe>"),
    "math": Sample("gate-element", "<math><mi>x</mi></math>"),
    "math that links": Sample("gate-element", '<math href="javascript:hit()">x</math>'),
    "plaintext": Sample("gate-element", "<plaintext>x"),
    "noembed": Sample("gate-element", "<noembed>x</noembed>"),
    "xmp": Sample("gate-element", "<xmp>x</xmp>"),
    "base": Sample("gate-element", '<img src="a.png" alt="">', "fetches", f'<base href="{EVIL}/">'),
    "foreign object": Sample("gate-element", "<svg><foreignObject><p>x</p></foreignObject></svg>"),
    "animation of an address": Sample(
        "gate-element",
        '<svg><a><animate attributeName="href" values="javascript:hit()"/><text y="20">x</text></a></svg>',
        "",
    ),
    "setting an attribute": Sample("gate-element", '<svg><set attributeName="onclick" to="hit()"/></svg>'),
    "use of another file": Sample("gate-reference", f'<svg><use href="{EVIL}/a.svg#x"/></svg>'),
    "use of data": Sample(
        "gate-reference", '<svg><use xlink:href="data:image/svg+xml,<svg onload=hit()/>#x"/></svg>'
    ),
    "paint from another site": Sample(
        "gate-reference", f'<svg><rect width="9" height="9" filter="url({EVIL}/a.svg#f)"/></svg>'
    ),
    "paint with an escape": Sample(
        "gate-reference", f'<svg><rect width="9" height="9" mask="u\\72l({EVIL}/a.svg#f)"/></svg>'
    ),
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
    "style sheet inline, one letter more": Sample("gate-style", f"<style>{STYLE} </style>"),
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
    "picture of a button without words": Sample("gate-alt", '<input type="image" src="a.png">'),
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
    "link to nothing, in full": Sample("gate-link", '<a href="https://careers.example.org/sub/gone/">x</a>'),
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

HARMLESS: dict[str, Sample] = {
    "our script": Sample("", f"<script>{SCRIPT}</script>"),
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
    "our style": Sample("", "", "", f"<style>{STYLE}</style>"),
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
