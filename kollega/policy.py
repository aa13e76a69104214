"""The Content-Security-Policy of every page: nothing runs, loads or is sent that is not the site's own."""

from __future__ import annotations

_POLICY = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "connect-src": "'self'",
    "font-src": "'self'",
    "form-action": "'none'",
    "img-src": "'self'",
    "manifest-src": "'self'",
    "media-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
}
#: For a `meta` element.
IN_PAGE = "; ".join(f"{name} {value}" for name, value in _POLICY.items())
#: For the pages of the backstage, which also open from a folder on disk, and read their pictures where they are served.
IN_BACKSTAGE = IN_PAGE.replace("'self'", "'self' file:").replace("img-src ", "img-src blob: ")
#: For a header, which can also say that no other site may show a page in a frame.
IN_HEADER = f"{IN_PAGE}; frame-ancestors 'none'"
