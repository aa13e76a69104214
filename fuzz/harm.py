"""What a page does that it may not, as html5lib reads it: a second opinion on what the gate says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fuzz import dom

_REFUSED = frozenset(
    "applet base bgsound embed fencedframe frame frameset iframe isindex keygen listing math noembed noframes object param "
    "plaintext portal xmp foreignObject animate animateColor animateMotion animateTransform set handler listener discard".split()
)
_LOADING = ("src", "poster", "background", "lowsrc", "dynsrc")
_JSON = ("application/ld+json", "application/json")
_LEAVING = re.compile(r"</(p|br)(?=[\s/>])", re.IGNORECASE)
_RUNNING = ("javascript", "vbscript", "data", "blob", "file")
_BAD_ADDRESS = ("gate-address", "gate-address-form", "gate-address-user")

#: What it is, and the problems of the gate's catalogue of which one must be named for it.
Harm = tuple[str, tuple[str, ...]]


def harms(html: str, host: str) -> Iterator[Harm]:
    """Everything in a page of the site at `host` that runs, loads from elsewhere, sends or covers."""
    lower = html.lower()
    if "<svg" in lower or "<math" in lower:
        html = _LEAVING.sub(
            r"<\1", html
        )  # html5lib does not know that these leave a drawing, as their beginnings do
    # html5lib reads a `select` as browsers of before 2025 do, the gate as newer ones, and refuses what differs.
    also = ("gate-element",) if "<select" in lower else ()
    for part in dom.parts(dom.tree(html.removeprefix("\ufeff"))):
        if part.tag in ("html", "body") and "<template" in lower:
            continue  # html5lib does not know that a template keeps to itself
        for what, answers in _of_part(part, host):
            yield what, (*answers, *also)


def _of_part(part: dom.Part, host: str) -> Iterator[Harm]:
    tag = part.tag.removeprefix("svg:")
    if part.tag.startswith("math:") or tag in _REFUSED:
        yield f"<{part.tag}>", ("gate-element",)
        return
    for name, value in part.attributes.items():
        yield from _of_attribute(tag, name, value, host)
    yield from _of_element(tag, part, host)


def _of_element(tag: str, part: dom.Part, host: str) -> Iterator[Harm]:
    kind = part.attributes.get("type", "").strip().lower()
    if tag == "script" and "src" in part.attributes and kind not in _JSON:
        yield from _of_load("<script src>", part.attributes["src"], host)
    elif tag == "script" and kind not in _JSON:
        yield "<script>", ("gate-script", "gate-reference")
    elif tag == "style":
        yield "<style>", ("gate-style",)
    elif tag == "link" and "stylesheet" in part.attributes.get("rel", "").lower().split():
        yield from _of_load("<link>", part.attributes.get("href", ""), host)


def _of_attribute(tag: str, name: str, value: str, host: str) -> Iterator[Harm]:
    if name.startswith("on"):
        yield f"{name}=", ("gate-handler",)
    elif name == "style":
        yield "style=", ("gate-style-attribute",)
    elif name == "srcdoc":
        yield "srcdoc=", ("gate-attribute",)
    elif name in ("href", "xlink:href", "action", "formaction") and dom.scheme(value) in _RUNNING:
        yield f"{name}={dom.scheme(value)}:", ("gate-address", "gate-reference")
    elif name in ("action", "formaction") and dom.host(value) not in ("", host):
        yield f"{name} to another host", ("gate-form", *_BAD_ADDRESS)
    elif name in _LOADING and tag != "script":
        yield from _of_load(name, value, host)


def _of_load(what: str, address: str, host: str) -> Iterator[Harm]:
    if dom.scheme(address) not in ("", "http", "https", "data"):
        yield f"{what}: {dom.scheme(address)}:", ("gate-address",)
    elif dom.host(address) not in ("", host, f"{host}:443"):
        yield f"{what} from another host", ("gate-load-foreign", *_BAD_ADDRESS)
