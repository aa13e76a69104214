"""Netlify and Cloudflare Pages: `_headers` and `_redirects`, which lie in the site itself."""

from __future__ import annotations

from urllib.parse import quote

from kollega.hosts import description
from kollega.hosts.description import Served

#: How many fixed redirects Cloudflare Pages takes from a `_redirects` file (November 2026).
MOST_LINES = 2_000


def files(site: Served) -> dict[str, str]:
    """`_headers`; and `_redirects`, where addresses have changed: old path, new path, status."""
    made = {"_headers": _headers(site)}
    rows = [
        f"{quote('/' + old)} {description.target(one, site.url)} 301\n"
        for one in site.redirects
        for old in description.written(one)
    ]
    if rows:
        made["_redirects"] = "".join(rows[:MOST_LINES])
    return made


def _headers(site: Served) -> str:
    """Both hosts join the values of a header that several rows give, so each path has one row for its cache."""
    rows = ["/*", *(f"  {name}: {value}" for name, value in description.headers(site.policy).items())]
    for folder in site.lasting:
        rows += [f"/{folder}/*", f"  Cache-Control: {description.FOR_EVER}"]
    return "".join(f"{row}\n" for row in rows)
