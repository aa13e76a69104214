"""Caddy: a snippet to import into the block of the site."""

from __future__ import annotations

from collections.abc import Iterator

from kollega.hosts import description
from kollega.hosts.description import Served


def files(site: Served) -> dict[str, str]:
    """`kollega.caddy`, for `import` below `root`. Caddy gets certificates and sends HTTP on to HTTPS by itself."""
    return {"kollega.caddy": "".join(f"{row}\n" for row in _rows(site))}


def _rows(site: Served) -> Iterator[str]:
    prefix = description.prefix(site.url)
    yield "# In the block of the site, below `root * FOLDER`."
    yield "encode gzip"
    yield "header {"
    yield from (f"\t{name} {_quoted(value)}" for name, value in description.headers(site.policy).items())
    yield "}"
    folders = " ".join(f"{prefix}{folder}/*" for folder in site.lasting)
    yield f"@lasting path {folders}"
    yield f"@short not path {folders}"
    yield f"header @short Cache-Control {_quoted(description.SHORT)}"
    yield f"header @lasting Cache-Control {_quoted(description.FOR_EVER)}"
    yield "@private path */.* */_headers */_redirects"
    yield "error @private 404"
    yield from _moved(site)
    yield "handle_errors {"
    yield f"\trewrite * {prefix}{description.MISSING}"
    yield "\tfile_server"
    yield "}"
    yield "file_server"


def _moved(site: Served) -> Iterator[str]:
    if not site.redirects:
        return
    prefix = description.prefix(site.url)
    yield "map {path} {kollega_moved} {kollega_gone} {"
    for one in site.redirects:
        target = "-" if one.is_gone else _quoted(description.target(one, site.url))
        gone = "yes" if one.is_gone else "-"
        yield from (f"\t{_quoted(prefix + old)} {target} {gone}" for old in description.written(one))
    yield '\tdefault "" ""'
    yield "}"
    yield '@gone expression {kollega_gone} == "yes"'
    yield "error @gone 410"
    yield '@moved expression {kollega_moved} != "" && {kollega_moved} != null'
    yield '@asked expression {kollega_moved} != "" && {kollega_moved} != null && {query} != ""'
    yield "redir @asked {kollega_moved}?{query} permanent"
    yield "redir @moved {kollega_moved} permanent"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("{", "\\{") + '"'
