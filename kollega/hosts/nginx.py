"""nginx: maps for `http { }`, and the rest for `server { }`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kollega.hosts import description
from kollega.hosts.description import Served


def files(site: Served) -> dict[str, str]:
    """Two files to include. `root` and `listen` stay those of the server."""
    return {
        "kollega-http.conf": "".join(f"{row}\n" for row in _http(site)),
        "kollega-server.conf": "".join(f"{row}\n" for row in _server(site)),
    }


def _http(site: Served) -> Iterator[str]:
    prefix = description.prefix(site.url)
    folders = "|".join(re.escape(folder) for folder in site.lasting)
    yield "# In http { }."
    yield "map $uri $kollega_cache {"
    yield f"    default {_quoted(description.SHORT)};"
    yield f'    "~^{re.escape(prefix)}({folders})/" {_quoted(description.FOR_EVER)};'
    yield "}"
    yield "map $uri $kollega_moved {"
    # Asked once more for the page of the answer: else that would be gone, too.
    yield "    volatile;"
    yield '    default "";'
    for one in site.redirects:
        if not one.is_gone:
            target = _quoted(description.target(one, site.url))
            yield from (f"    {_key(prefix + old)} {target};" for old in description.written(one))
    yield "}"
    yield "map $uri $kollega_gone {"
    yield "    volatile;"
    yield "    default 0;"
    for one in site.redirects:
        if one.is_gone:
            yield from (f"    {_key(prefix + old)} 1;" for old in description.written(one))
    yield "}"


def _server(site: Served) -> Iterator[str]:
    missing = f"{description.prefix(site.url)}{description.MISSING}"
    yield "# In server { }, beside `listen`, `server_name` and `root`."
    yield "index index.html;"
    yield "server_tokens off;"
    yield "absolute_redirect off;"
    yield f"error_page 404 {missing};"
    yield f"error_page 410 {missing};"
    yield "if ($kollega_gone) { return 410; }"
    yield "if ($kollega_moved) { return 301 $kollega_moved$is_args$args; }"
    yield r"location ~ /\. { return 404; }"
    yield r"location ~ /_(headers|redirects)$ { return 404; }"
    # A `location` of its own with `add_header` would lose these.
    yield "add_header Cache-Control $kollega_cache;"
    for name, value in description.headers(site.policy).items():
        yield f"add_header {name} {_quoted(value)} always;"
    yield "charset utf-8;"
    yield f"charset_types {_kinds(ending for ending, kind in description.TYPES.items() if ';' in kind)};"
    yield from _types()
    yield "gzip on;"
    yield "gzip_vary on;"
    yield "gzip_min_length 1000;"
    yield f"gzip_types {_kinds(description.PACKED)};"


def _types() -> Iterator[str]:
    """The whole table: nginx has either its own or this, and its own knows neither feeds nor fonts."""
    by_type: dict[str, list[str]] = {}
    for ending, kind in description.TYPES.items():
        by_type.setdefault(kind.partition(";")[0], []).append(ending)
    yield "types {"
    yield from (f"    {kind} {' '.join(endings)};" for kind, endings in by_type.items())
    yield "}"


def _kinds(endings: Iterable[str]) -> str:
    """Their types without `text/html`, which nginx always means, and warns of when it is named."""
    kinds = {description.TYPES[ending].partition(";")[0] for ending in endings}
    return " ".join(sorted(kinds - {"text/html"}))


def _key(path: str) -> str:
    """A path as a key of a map: signs at its beginning would mean something."""
    return _quoted(path if path[:1] not in "~\\*" else f"\\{path}")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
