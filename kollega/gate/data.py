"""Formats that are data: JSON, scripts that only hold data, calendars."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kollega.gate import addresses
from kollega.gate.notes import Notes
from kollega.gate.pieces import MARK, Cut

#: Of these, the ones that people write: they may lead to what else the host has.
_LED_TO = frozenset({"sameAs", "contentUrl", "embedUrl"})
_ADDRESS_KEYS = frozenset({
    "url", "href", "image", "logo", "contentUrl", "embedUrl", "thumbnailUrl", "external_url",
    "home_page_url", "feed_url", "next_url", "icon", "favicon", "avatar", "banner_image", "sameAs",
    "start_url", "src",
})  # fmt: skip
#: The beginning of an assignment to a name of our own, or of a call of it.
_DATA_SCRIPT = re.compile(
    r"\s*(?:window\.|globalThis\.|self\.)?kollega\w*(?:\.\w+|\[\"[\w./-]*\"\])*\s*([=(])", re.IGNORECASE
)
#: The beginning of the entries of a JSON Feed, or of a list of jobs.
_ENTRIES = re.compile(rb'"(?:items|jobs)": ?\[\n( *)\{')
_PLACE = f'"{MARK}"'.encode()
_decoder = json.JSONDecoder()
_CALENDAR_ADDRESS = re.compile(r"URL(?:;[^:]*)?:(.*)", re.IGNORECASE)


def check_json(text: str, notes: Notes) -> Any:
    """The value of the strict JSON `text`, with its addresses and HTML noted; `None` where it is not JSON."""
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        place = (0, 0)
        if text is notes.text and isinstance(error, json.JSONDecodeError):
            place = (error.lineno, error.colno)
        notes.add("gate-json", text[:40], *place, reason=str(error) or "it is nested too deeply")
        return None
    _walk(value, notes)
    return value


def check_file(path: str, text: str, notes: Notes) -> Any:
    """Check a JSON file. The texts of a search index are HTML to the page that shows them."""
    value = check_json(text, notes)
    if path.endswith("search_index.json") and isinstance(value, dict):
        entries = value.get("docs")
        for entry in entries if isinstance(entries, list) else ():
            if not isinstance(entry, dict):
                continue
            notes.fragments += [str(entry.get(name, "")) for name in ("title", "text")]
            notes.link("page", "../" + str(entry.get("location", "")))
    return value


def cut(data: bytes) -> Cut | None:
    """A feed in its entries, or `None` where it has none.

    No text of JSON holds a line break as it is, so what begins a line is never inside of one: the cuts are between values
    of a list, or else a piece is none. Where one value may stand any other may, and what follows is read alike.
    """
    found = _ENTRIES.search(data)
    if not found or MARK.encode() in data:
        return None
    start = found.end() - 1
    first, *rows = data[start:].split(b",\n" + found[1] + b"{")
    pieces = [first, *(b"{" + row for row in rows)]
    try:
        _, end = _decoder.raw_decode(pieces[-1].decode("latin-1"))
    except (ValueError, RecursionError):
        return None
    pieces[-1], rest = pieces[-1][:end], pieces[-1][end:]
    return Cut(data[:start] + b",".join([_PLACE] * len(pieces)) + rest, pieces, b"[[", b"]]")


def strings(value: Any) -> Iterator[str]:
    """Every text in a JSON value, names of fields included."""
    todo = [value]
    while todo:
        value = todo.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            todo += [*value, *value.values()]
        elif isinstance(value, list):
            todo += value


def check_script(text: str, notes: Notes) -> bool:
    """Whether the script is only data for ours: `kollega… = JSON;` or `kollega…(JSON, …);`."""
    found = _DATA_SCRIPT.match(text)
    if not found:
        return False
    inner = text[found.end() :].strip().removesuffix(";").rstrip()
    if found[1] == "(":
        if not inner.endswith(")"):
            return False
        inner = f"[{inner[:-1]}]"
    try:
        value = json.loads(inner, object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return False
    _walk(value, notes)
    return True


def check_calendar(text: str, notes: Notes) -> None:
    """Check lines, blocks and addresses of an iCalendar file."""
    rows = text.split("\r\n")
    if rows[-1] or any("\n" in row or "\r" in row for row in rows):
        notes.add("gate-calendar", reason="a line does not end in CR LF")
    open_blocks: list[str] = []
    for number, row in enumerate(rows, 1):
        name, _, value = row.partition(":")
        if name.upper() == "BEGIN":
            open_blocks.append(value.upper())
        elif name.upper() == "END" and (not open_blocks or open_blocks.pop() != value.upper()):
            notes.add("gate-calendar", line=number, reason=f"END:{value} closes nothing")
            return
    if open_blocks or not rows[0].upper().startswith("BEGIN:VCALENDAR"):
        notes.add("gate-calendar", reason="BEGIN and END do not match")
    for row in text.replace("\r\n ", "").replace("\r\n\t", "").split("\r\n"):
        found = _CALENDAR_ADDRESS.fullmatch(row)
        if found:
            notes.link("feed", found[1])


def _walk(value: Any, notes: Notes) -> None:
    """Note addresses by the names of their fields, and HTML."""
    todo = [value]
    while todo:
        value = todo.pop()
        if isinstance(value, list):
            todo += value
        if not isinstance(value, dict):
            continue
        for name, inner in value.items():
            if name in _ADDRESS_KEYS:
                for address in inner if isinstance(inner, list) else [inner]:
                    if isinstance(address, str):
                        _address(address, notes, "said" if name in _LED_TO else "meta")
        if "content_html" in value:
            notes.fragments.append(str(value["content_html"]))
        if value.get("@type") == "JobPosting":
            notes.fragments.append(str(value.get("description", "")))
        todo += [inner for inner in value.values() if isinstance(inner, (dict, list))]


def _address(address: str, notes: Notes, kind: str) -> None:
    # A relative one says nothing here: what it is relative to depends on the reader.
    if addresses.scheme(addresses.clean(address)) and "{" not in address:
        notes.link(kind, address)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the name {twice!r} is there twice")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")
