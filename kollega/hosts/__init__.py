"""Hosts: how the site wants to be served, said once, and written in the form of each host.

`description` says it; `FORMS` has a function for each host, which makes files by name. What a host cannot do
stands in the file that it gets. Objects in a bucket, which carry their headers themselves, get them from
`description.headers`.
"""

from __future__ import annotations

from collections.abc import Callable

from kollega.hosts import apache, caddy, cloudfront, github, lines, nginx
from kollega.hosts.description import Served

#: What makes files by name, by the name of the host.
FORMS: dict[str, Callable[[Served], dict[str, str]]] = {
    "netlify": lines.files,
    "cloudflare": lines.files,
    "nginx": nginx.files,
    "apache": apache.files,
    "caddy": caddy.files,
    "s3": cloudfront.files,
    "github": github.files,
}

__all__ = ["FORMS"]
