"""The Content-Security-Policy of every page: nothing runs, loads or is sent that is not the site's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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


def _written(policy: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def allowing(frames: Iterable[str], media: Iterable[str]) -> str:
    """The policy of a page on which, after a click, a video of another host is shown: in a frame, or as a file. Both
    are origins (`https://player.vimeo.com`), which are all that the page may then load beside the site's own."""
    frames, media = sorted(set(frames)), sorted(set(media))
    policy = _POLICY | ({"media-src": " ".join(("'self'", *media))} if media else {})
    return _written(policy | ({"frame-src": " ".join(frames)} if frames else {}))


#: For a `meta` element.
IN_PAGE = _written(_POLICY)
#: For the pages of the backstage, which also open from a folder on disk, and read their pictures where they are served.
IN_BACKSTAGE = IN_PAGE.replace("'self'", "'self' file:").replace("img-src ", "img-src blob: ")


def in_header(policy: str) -> str:
    """For a header, which can also say that no other site may show a page in a frame. It is one for all pages; what it
    allows for the sake of some, the others forbid themselves."""
    return f"{policy}; frame-ancestors 'none'"
