"""The rules of the W3C's feed validator that these feeds could break, as data about one file.

From the messages of github.com/w3c/feedvalidator; each finding is one line of text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime

from lxml import etree, html

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_URI = re.compile(r"(https?://[a-z0-9.-]+(:\d+)?/|urn:|tag:)[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#]*")
_RFC822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
    r"\d{4} \d\d:\d\d:\d\d [+-]\d\d[03]0"
)
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_RISKY = {"script", "style", "iframe", "object", "embed", "form", "input", "meta", "link", "base"}


def problems(data: bytes, address: str) -> list[str]:
    """What the validator would say of the file `data`, served at `address`; nothing for a good one."""
    root = etree.fromstring(data)
    check = _rss if root.tag == "rss" else _atom
    return [*_bytes(data), *check(root, address)]


def _bytes(data: bytes) -> Iterator[str]:
    if not data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>"):
        yield "encoding is not declared"
    if b'<?xml-stylesheet type="text/css" href="' not in data[:200]:
        yield "no style for people"
    if b"&amp;" in data or b"&lt;" in data:
        yield "& and < are not hexadecimal references"
    if b"<![CDATA[" in data:
        yield "CDATA"
    if re.search("[\x7f-\x9f\ufffd]", data.decode()):
        yield "bad characters"


def _rss(root: etree._Element, address: str) -> Iterator[str]:
    channel = root[0]
    names = [child.tag for child in channel]
    if root.get("version") != "2.0" or len(root) != 1:
        yield "not RSS 2.0"
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        if names.count(name) != 1 or not channel.findtext(name, "").strip():
            yield f"channel without one {name}"
    if "item" in names and set(names[names.index("item") :]) != {"item"}:
        yield "misplaced item"
    if "textInput" in names:
        yield "textInput"
    yield from _self_link(channel.findall(f"{ATOM}link"), address, "application/rss+xml")
    yield from _each(channel.iter("language"), _LANGUAGE.fullmatch, "not a language")
    yield from _each(channel.iter("lastBuildDate", "pubDate"), _is_rfc822, "not an RFC 822 date")
    yield from _each(channel.iter("link", "guid"), _URI.fullmatch, "not an absolute address")
    yield from _each(channel.iter("category", CREATOR), str.strip, "blank")
    yield from _unique(channel.iter("guid"))
    for item in channel.iter("item"):
        yield from _item(item)


def _item(item: etree._Element) -> Iterator[str]:
    names = [child.tag for child in item]
    for name in ("title", "link", "guid", "pubDate"):
        if names.count(name) != 1 or not item.findtext(name, "").strip():
            yield f"item without one {name}"
    if item.findtext("link") in [enclosure.get("url") for enclosure in item.iter("enclosure")]:
        yield "the link is the enclosure"
    if names.count("enclosure") > 1:
        yield "more than one enclosure"
    if "author" in names:
        yield "author is for e-mail addresses"
    if CONTENT in names and "description" not in names[: names.index(CONTENT)]:
        yield "content:encoded before description"
    for guid in item.iter("guid"):
        if guid.get("isPermaLink") != "false":
            yield "guid taken for an address"
    for enclosure in item.iter("enclosure"):
        if not (_URI.fullmatch(enclosure.get("url", "")) and enclosure.get("length", "").isdigit()):
            yield "enclosure without address or length"
        if not re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", enclosure.get("type", "")):
            yield "enclosure without type"
    for part in item.iter("description", CONTENT):
        yield from _html(part.text or "")


def _atom(root: etree._Element, address: str) -> Iterator[str]:
    if not _LANGUAGE.fullmatch(root.get(LANG, "")):
        yield "no language"
    yield from _self_link(root.findall(f"{ATOM}link"), address, "application/atom+xml")
    yield from _each(root.iter(f"{ATOM}updated", f"{ATOM}published"), _is_rfc3339, "not an RFC 3339 date")
    yield from _each(root.iter(f"{ATOM}id", f"{ATOM}uri"), _URI.fullmatch, "not an absolute address")
    yield from _each(root.iter(f"{ATOM}name", f"{ATOM}summary", f"{ATOM}subtitle"), str.strip, "blank")
    yield from _unique(root.iter(f"{ATOM}id"))
    for part in [root, *root.iter(f"{ATOM}entry")]:
        for name in ("id", "title", "updated", "author"):
            if not part.findall(ATOM + name) or (name != "author" and len(part.findall(ATOM + name)) > 1):
                yield f"{part.tag} without one {name}"
        links = [
            (link.get("rel"), link.get("type"), link.get("hreflang")) for link in part.findall(f"{ATOM}link")
        ]
        if len(links) != len(set(links)) or ("alternate", "text/html", None) not in links:
            yield f"the same link twice, or none: {links}"
    for link in root.iter(f"{ATOM}link"):
        if not _URI.fullmatch(link.get("href", "")):
            yield "link is not absolute"
        if link.get("rel") not in ("alternate", "self", "enclosure"):
            yield "unknown rel"
    for content in root.iter(f"{ATOM}content"):
        if content.get("type") != "html":
            yield "content is not html"
        yield from _html(content.text or "")


def _html(text: str) -> Iterator[str]:
    for element in html.fragments_fromstring(f"<div>{text}</div>")[0].iter():
        if element.tag in _RISKY or any(
            str(name).startswith("on") or name == "style" for name in element.attrib
        ):
            yield f"security risk: {element.tag}"
        for name in ("href", "src"):
            if not re.match(r"\w+:", element.get(name, "x:")):
                yield f"relative reference: {element.get(name)}"


def _self_link(links: list[etree._Element], address: str, media_type: str) -> Iterator[str]:
    own = [(link.get("href"), link.get("type")) for link in links if link.get("rel") == "self"]
    if own != [(address, media_type)]:
        yield f"link to itself is {own}"


def _each(elements: Iterator[etree._Element], good: Callable[[str], object], message: str) -> Iterator[str]:
    for element in elements:
        if element.tag != f"{ATOM}link" and not good(element.text or ""):
            yield f"{element.tag}: {message}: {element.text!r}"


def _unique(elements: Iterator[etree._Element]) -> Iterator[str]:
    texts = [element.text for element in elements]
    if len(texts) != len(set(texts)):
        yield "the same id twice"


def _is_rfc822(text: str) -> bool:
    return (
        bool(_RFC822.fullmatch(text))
        and f"{parsedate_to_datetime(text):%a}" == text[:3]
        and text[12:16] >= "1990"
    )


def _is_rfc3339(text: str) -> bool:
    return bool(_RFC3339.fullmatch(text)) and datetime.fromisoformat(text).year >= 1990
