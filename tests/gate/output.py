"""A small output, and what the gate says of it when one file is added."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from kollega.diagnostics import Diagnostic
from kollega.gate import Facts, Rules, Surroundings, inspect, judge

from .packing import pdf

SITE = "https://careers.example.org/sub/"
PAGE = "stories/x/index.html"
RULES = Rules(assets=("assets/theme.js", "assets/theme.css", "assets/feed.xsl"))
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e3"
    "660000000049454e44ae426082"
)
XSL = b"<xsl:stylesheet xmlns:xsl='http://www.w3.org/1999/XSL/Transform' version='1.0'/>"


def page(body: str = "", head: str = "", lang: str = "en") -> str:
    """A whole page."""
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head><meta charset="utf-8"><title>Page</title>\n{head}'
        f"</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


FILES: dict[str, bytes] = {
    "index.html": page('<h1 id="work">Work</h1>').encode(),
    "jobs/nurse/index.html": page('<h2 id="pay">Pay</h2><h2 id="løn">Løn</h2><a name="old">x</a>').encode(),
    "jobs/nurse.pdf": pdf(),
    "assets/theme.js": b"window.theme = 1\n",
    "assets/theme.css": b"body { color: #123 }\n",
    "assets/feed.xsl": XSL,
    "stories/x/a.png": PNG,
    "a.png": PNG,
    "feed.xml": b'<rss version="2.0"/>',
}


def judged(facts: Mapping[str, Facts], files: Collection[str], **options: Any) -> list[Diagnostic]:
    """What is wrong with an output; `options` are what its surroundings have otherwise."""
    usual: dict[str, Any] = {"site_url": SITE, "audience": "public", "rules": RULES}
    return judge(facts, Surroundings(files=files, **usual | options))[0]


def diagnostics(path: str, data: str | bytes, *, rules: Rules = RULES, **options: Any) -> list[Diagnostic]:
    """What the gate says of an output with the file `path` in it."""
    files = FILES | {path: data.encode() if isinstance(data, str) else data}
    facts = {name: inspect(name, content, rules) for name, content in files.items()}
    return judged(facts, files, rules=rules, **options)


def codes(path: str, data: str | bytes, **options: Any) -> set[str]:
    """The problems that the gate finds."""
    return {found.code for found in diagnostics(path, data, **options)}
