"""Where an address leads as browsers read it, judged without any of Kollega's own code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit


def as_browsers_read(written: str) -> str:
    """An address as browsers read it (WHATWG URL)."""
    read = re.sub(r"[\t\n\r]", "", written.strip("".join(map(chr, range(0x21)))))
    return read.replace("\\", "/") if re.match(r"(?i)https?:|[\\/]", read) else read


def address(written: str) -> Iterator[str]:
    """Harm in an address to which a link leads."""
    read = as_browsers_read(written)
    scheme = (re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", read) or ["", ""])[1].lower()
    if read != written:
        yield f"address that browsers read otherwise: {written!r}"
    if scheme not in ("", "http", "https", "mailto", "tel", "sms"):
        yield f"address of another kind: {written}"
    if scheme == "mailto":
        names = {name.lower() for name, _ in parse_qsl(urlsplit(read).query, keep_blank_values=True)}
        if names - {"subject", "body", "cc"} or re.search(
            r"(?i)%0[ad][a-z-]+:|[?%].*%0[ad].*\bbcc", read.partition("body=")[0]
        ):
            yield f"mail that does more: {written}"
        if re.search(r"(?i)%3f|%0", read.partition("?")[0]):
            yield f"mail that does more: {written}"
    if scheme == "tel" and not re.fullmatch(r"[+0-9 ().;a-z=-]{3,}", unquote(read[4:])):
        yield f"telephone that does more: {written}"
    if scheme in ("http", "https") or read.startswith("//"):
        yield from _host(read, written)


def _host(read: str, written: str) -> Iterator[str]:
    found = re.match(r"(?:https?:)?//([^/?#]+)", read, re.IGNORECASE)
    if not found or "@" in unquote(found[1]) or re.search(r"%[0-7]|[^\w.:%·・-]", found[1]):
        yield f"address that is not what it seems: {written}"
        return
    host = unquote(found[1]).lower()
    try:
        parts = [
            part[4:].encode().decode("punycode") if part.startswith("xn--") else part
            for part in host.split(".")
        ]
    except UnicodeError:
        parts = ["\u202e"]
    for part in parts:
        scripts = {unicodedata.name(letter, "?").split(" ")[0] for letter in part if letter.isalpha()}
        if len(scripts & {"LATIN", "CYRILLIC", "GREEK"}) > 1 or unicodedata.normalize("NFKC", part) != part:
            yield f"host in disguise: {written}"
        if re.search(
            "[\u0250-\u02af\u034f\u115f\u1160\u200b-\u200f\u202e\ufe00-\ufe0f]|^0x|^0[0-7]+$|^[0-9]{5,}$",
            part,
        ):
            yield f"host in disguise: {written}"
        if part and set(part) <= set("асԁеһіјӏорԛѕԝхуѵ") and host.endswith((".com", ".org")):
            yield f"host in disguise: {written}"
