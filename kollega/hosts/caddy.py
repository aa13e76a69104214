"""Caddy: a snippet to import into the block of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kollega.hosts import description
from kollega.live import Redirect
from kollega.policy import IN_PAGE


def files(redirects: Iterable[Redirect], site_url: str, policy: str = IN_PAGE) -> dict[str, str]:
    """`kollega.caddy`, for `import` below `root`. Caddy gets certificates and sends HTTP on to HTTPS by itself."""
    return {"kollega.caddy": "".join(f"{row}\n" for row in _rows(list(redirects), site_url, policy))}


def _rows(redirects: list[Redirect], site_url: str, policy: str) -> Iterator[str]:
    prefix = description.prefix(site_url)
    yield "# In the block of the site, below `root * FOLDER`."
    yield "encode gzip"
    yield "header {"
    yield from (f"\t{name} {_quoted(value)}" for name, value in description.headers(policy).items())
    yield "}"
    yield f"@lasting path {' '.join(f'{prefix}{folder}/*' for folder in description.LASTING)}"
    yield f"@short not path {' '.join(f'{prefix}{folder}/*' for folder in description.LASTING)}"
    yield f"header @short Cache-Control {_quoted(description.SHORT)}"
    yield f"header @lasting Cache-Control {_quoted(description.FOR_EVER)}"
    yield "@private path */.* */_headers */_redirects"
    yield "error @private 404"
    yield from _moved(redirects, site_url)
    yield "handle_errors {"
    yield f"\trewrite * {prefix}{description.MISSING}"
    yield "\tfile_server"
    yield "}"
    yield "file_server"


def _moved(redirects: list[Redirect], site_url: str) -> Iterator[str]:
    if not redirects:
        return
    prefix = description.prefix(site_url)
    yield "map {path} {kollega_moved} {kollega_gone} {"
    for one in redirects:
        target = "-" if one.is_gone else _quoted(description.target(one, site_url))
        gone = "yes" if one.is_gone else "-"
        yield from (f"\t{_quoted(prefix + old)} {target} {gone}" for old in description.written(one))
    yield '\tdefault "" ""'
    yield "}"
    yield '@gone expression {kollega_gone} == "yes"'
    yield "error @gone 410"
    yield '@moved expression {kollega_moved} != "" && {kollega_moved} != null'
    yield "redir @moved {kollega_moved} permanent"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("{", "\\{") + '"'
