"""Addresses as browsers read them (WHATWG URL), not as they look."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import unquote

_C0_AND_SPACE = "".join(map(chr, range(0x21)))
_REMOVED = re.compile(r"[\t\n\r]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_WEB = re.compile(r"(?i:https?:)?//([^/?#]+)")
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]", re.IGNORECASE)
# Nothing here that a browser would remove, decode or read as a scheme or host.
_PLAIN = re.compile(r"(?!//)[\w./#?=&%~+,!*()'\-]+")

WEB = frozenset({"http", "https"})
CONTACT = frozenset({"mailto", "tel", "sms", "webcal"})


class Reading(NamedTuple):
    """An address without what browsers drop, and the problem that it has by itself (or an empty text)."""

    address: str
    problem: str = ""
    #: Whether it may lead to a file: it is relative, or `http` or `https`.
    leads: bool = True


def is_plain(written: str) -> bool:
    """Whether an address leads to a file of the site, and is what it looks like."""
    return _PLAIN.fullmatch(written) is not None


@lru_cache(maxsize=10_000)
def read(written: str, contact: bool = False, picture: bool = False) -> Reading:
    """Read an address.

    `contact` allows mail, telephone, text message and calendar addresses; `picture` pictures in `data:`.
    """
    if _PLAIN.fullmatch(written):
        return Reading(written)
    address = clean(written)
    name = scheme(address)
    if name in WEB or address.startswith("//"):
        found = _WEB.match(address)
        if not found:
            return Reading(address, "gate-address-form")
        return Reading(address, "gate-address-user" if "@" in found[1] else "")
    if not name:
        return Reading(address)
    if (contact and name in CONTACT) or (picture and _PICTURE.match(address)):
        return Reading(address, leads=False)
    return Reading(address, "gate-address")


def clean(address: str) -> str:
    """`address` without what browsers drop before they look at it, and with their slashes."""
    address = _REMOVED.sub("", address.strip(_C0_AND_SPACE))
    if "\\" in address and scheme(address) in ("", "http", "https"):
        end = min((at for at in (address.find("?"), address.find("#")) if at >= 0), default=len(address))
        address = address[:end].replace("\\", "/") + address[end:]
    return address


def scheme(address: str) -> str:
    """The scheme of a cleaned address in lower case; empty for a relative one."""
    found = _SCHEME.match(address)
    return found[1].lower() if found else ""


def candidates(srcset: str) -> Iterator[str]:
    """The addresses in a `srcset`, as the HTML standard splits it."""
    at, length = 0, len(srcset)
    while at < length:
        if srcset[at] in " \t\n\r\f,":
            at += 1
            continue
        start = at
        while at < length and srcset[at] not in " \t\n\r\f":
            at += 1
        address = srcset[start:at]
        yield address.rstrip(",")
        if address.endswith(","):
            continue
        depth = 0
        while at < length and (srcset[at] != "," or depth):
            depth += {"(": 1, ")": -1}.get(srcset[at], 0)
            at += 1


class Target(NamedTuple):
    """Where an address leads.

    `here`: to `path` below the output's root. `host`: to another `path` of the same host. `above`: out of
    the output's folder by too many `..`. `away`: to another host.
    """

    where: Literal["here", "host", "above", "away"]
    path: str = ""
    fragment: str = ""


class Site:
    """The place where an output will be, e.g. `https://example.org/careers/`."""

    def __init__(self, url: str) -> None:
        found = re.match(r"(?i)(https?):(//[^/?#]*)(/[^?#]*)?", url)
        if not found:
            raise ValueError(f"not an address of a site: {url!r}")
        self._scheme = found[1].lower()
        self._host = _host(self._scheme, found[2][2:])
        self.prefix = (found[3] or "/").rstrip("/") + "/"

    def locate(self, page: str, address: str) -> Target:
        """Where the cleaned `address` leads from the file `page` (a path below the output's root)."""
        rest, _, fragment = address.partition("#")
        rest = rest.partition("?")[0]
        if not rest:
            return Target("here", page, fragment)
        if (":" in rest or rest.startswith("//")) and (web := _WEB.match(rest)):
            name = scheme(rest) or self._scheme
            if (name, _host(name, web[1])) != (self._scheme, self._host):
                return Target("away")
            rest = rest[web.end() :] or "/"
        if rest.startswith("/"):
            path = _flatten(rest[1:].split("/"), [])
            if path is None:
                return Target("above", rest)
            whole = "/" + path
            if whole.startswith(self.prefix) or whole + "/" == self.prefix:
                return Target("here", whole[len(self.prefix) :], fragment)
            return Target("host", path)
        path = _flatten(rest.split("/"), page.split("/")[:-1])
        return Target("above", rest) if path is None else Target("here", path, fragment)


def _host(scheme_name: str, authority: str) -> str:
    host = unquote(authority.rpartition("@")[2]).lower()
    return host.removesuffix(":443" if scheme_name == "https" else ":80").removesuffix(":")


def _flatten(parts: list[str], folder: list[str]) -> str | None:
    """The path that `parts` name from `folder`, decoded; `None` where they climb above the root."""
    done = folder
    last = len(parts) - 1
    for number, part in enumerate(parts):
        if "%" in part:
            part = unquote(part)
        if part == "..":
            if not done:
                return None
            done.pop()
        elif part != ".":
            done.append(part)
            continue
        if number == last:
            done.append("")
    return "/".join(done)


def file_at(path: str, files: Collection[str]) -> str:
    """The file that a web server gives for a path, or an empty text."""
    if path in files:
        return path
    index = places(path)[1]
    return index if index in files else ""


def places(path: str) -> tuple[str, str]:
    """Where the file for a path may be: there, or for a folder its `index.html`."""
    return path, (path.rstrip("/") + "/index.html").lstrip("/")
