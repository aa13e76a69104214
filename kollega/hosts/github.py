"""GitHub Pages: there is nothing to configure, so this says what it does and what it cannot do."""

from __future__ import annotations

from kollega.hosts.description import Served

_WORDS = """\
GitHub Pages takes no configuration. What that means for this site:

- Security headers: none of yours. Each page has its Content-Security-Policy in itself, which cannot say that no
  other site may show the page in a frame. X-Content-Type-Options, Referrer-Policy and the others are missing.
- Caching: ten minutes for everything, also for what could be kept for ever. A visit costs more, and nothing is wrong.
- Old addresses: {moved} of them lead on by a page with the status 200. The status 301, and 410 for jobs that are
  gone, are not possible.
- 404: it finds 404.html by itself.
- Size: 1 GB for the site, 100 GB a month for visitors, 100 MiB for a file.
- Statistics of the host, and removal of what its caches keep: not in your hands.

If the security of your employer asks for the headers, put a service in front that can send them, or take another host.
"""


def files(site: Served) -> dict[str, str]:
    """One text for people."""
    return {"github-pages.txt": _WORDS.format(moved=len(site.redirects))}
