"""Apache: a `.htaccess` at the top of the site, or the same lines in the configuration of its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kollega.hosts import description
from kollega.hosts.description import Served


def files(site: Served) -> dict[str, str]:
    """It needs mod_headers, mod_rewrite and mod_dir; mod_deflate packs texts where it is there."""
    return {".htaccess": "".join(f"{row}\n" for row in _rows(site))}


def _rows(site: Served) -> Iterator[str]:
    prefix = description.prefix(site.url)
    yield "DirectoryIndex index.html"
    yield "Options -Indexes"
    yield f"ErrorDocument 404 {prefix}{description.MISSING}"
    yield f"ErrorDocument 410 {prefix}{description.MISSING}"
    for name, value in description.headers(site.policy).items():
        yield f'Header always set {name} "{value}"'
    folders = "|".join(re.escape(folder) for folder in site.lasting)
    yield f'Header set Cache-Control "{description.SHORT}"'
    yield f'<If "%{{REQUEST_URI}} =~ m#^{re.escape(prefix)}({folders})/#">'
    yield f'Header set Cache-Control "{description.FOR_EVER}"'
    yield "</If>"
    for ending, kind in description.TYPES.items():
        yield f'AddType "{kind}" .{ending}'
    yield "<IfModule mod_deflate.c>"
    kinds = sorted({description.TYPES[ending].partition(";")[0] for ending in description.PACKED})
    yield f"AddOutputFilterByType DEFLATE {' '.join(kinds)}"
    yield "</IfModule>"
    yield "RewriteEngine On"
    yield r'RewriteRule "(^|/)\." - [R=404,L]'
    yield 'RewriteRule "^_(headers|redirects)$" - [R=404,L]'
    for one in site.redirects:
        old = re.escape(one.old.rstrip("/")).replace('"', r"\x22")
        target = description.target(one, site.url).replace("%", "\\%")
        yield f'RewriteRule "^{old}{"" if one.is_file else "/?"}$" ' + (
            "- [G]" if one.is_gone else f"{target} [R=301,L,NE]"
        )
