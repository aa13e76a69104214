"""Complete addresses of what is on the public site."""

from __future__ import annotations

from urllib.parse import quote


def absolute(site_url: str, address: str) -> str:
    """The complete address of a page or file of the site, in ASCII.

    `address` is relative to the root of the site and not encoded; a complete http(s) address stays as it is.
    """
    if address.startswith(("https://", "http://")):
        return address
    return site_url + quote(address, errors="replace")
