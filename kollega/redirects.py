"""Old addresses in the forms that hosts know. Every host also serves the pages that lead on (`kollega.produce.redirects`)."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote, urlsplit

from kollega.live import Redirect

#: How many fixed redirects Cloudflare Pages takes from a `_redirects` file (November 2026).
MOST_LINES = 2_000


def lines(redirects: Iterable[Redirect], site_url: str) -> Iterator[str]:
    """`_redirects`, as Netlify, Cloudflare Pages and GitLab Pages read it: old path, new path, status."""
    rows = [
        f"{written} {_target(one, site_url)} 301"
        for one in redirects
        for written in map(quote, _written(one))
    ]
    yield from rows[:MOST_LINES]


def nginx(redirects: Iterable[Redirect], site_url: str) -> Iterator[str]:
    """Two maps for nginx, to be included in `http { }`; the first comment says what goes into `server { }`."""
    redirects = list(redirects)
    yield "# In server { }: if ($kollega_gone) { return 410; }  if ($kollega_moved) { return 301 $kollega_moved; }"
    yield "#                error_page 410 /404.html;"
    yield "map $uri $kollega_moved {"
    for one in redirects:
        if not one.is_gone:
            yield from (f'    {_quoted(old)} "{_target(one, site_url)}";' for old in _written(one))
    yield "}"
    yield "map $uri $kollega_gone {"
    for one in redirects:
        if one.is_gone:
            yield from (f"    {_quoted(old)} 1;" for old in _written(one))
    yield "}"


def apache(redirects: Iterable[Redirect], site_url: str) -> Iterator[str]:
    """Rules for Apache's `mod_rewrite`, for the configuration of the site or a `.htaccess` at its top."""
    yield "ErrorDocument 410 /404.html"
    yield "RewriteEngine On"
    for one in redirects:
        old = re.escape(one.old.rstrip("/")).replace('"', r"\x22")
        target = _target(one, site_url).replace("%", "\\%")
        yield f'RewriteRule "^{old}{"" if one.is_file else "/?"}$" ' + (
            "- [G]" if one.is_gone else f"{target} [R=301,L,NE]"
        )


def s3(redirects: Iterable[Redirect], site_url: str) -> Iterator[str]:
    """Commands that make of each old address an object that leads on, in a bucket that is a website."""
    for one in redirects:
        key = one.old if one.is_file else f"{one.old}index.html"
        target = _target(one, site_url)
        yield (
            f'aws s3api put-object --bucket "$BUCKET" --key {shlex.quote(key)} --website-redirect-location {target}'
        )


#: The forms by the name of the host.
FORMS: dict[str, Callable[[Iterable[Redirect], str], Iterator[str]]] = {
    "netlify": lines,
    "cloudflare": lines,
    "nginx": nginx,
    "apache": apache,
    "s3": s3,
}


def _written(one: Redirect) -> tuple[str, ...]:
    """The paths that browsers ask for: a page in a folder with and without the final slash."""
    return (f"/{one.old}",) if one.is_file else (f"/{one.old}", f"/{one.old.rstrip('/')}")


def _target(one: Redirect, site_url: str) -> str:
    return urlsplit(site_url).path + quote(one.to)


def _quoted(path: str) -> str:
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'
