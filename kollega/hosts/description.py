"""How the site wants to be served: headers of every answer, how long what may be kept, and the type of each file."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from kollega.languages import TAG
from kollega.live import Library, Redirect
from kollega.policy import IN_PAGE, in_header
from kollega.records import Struct
from kollega.video import foreign

#: Folders whose files are named by their content: another content has another name.
LASTING = ("media", "static", "search/data")
#: The same where only the path is known: a folder before that looks so is that of a language, but no page is named so.
_NAMED_BY_CONTENT = re.compile(rf"(?:{TAG}/)?(?:{'|'.join(LASTING)})/.+(?<!\.html)")
FOR_EVER = "public, max-age=31536000, immutable"
#: For everything else: kept for so many seconds at most, then asked for again.
SHORT = "public, max-age=300, must-revalidate"
MISSING = "404.html"

#: Media types by ending. The table of a system may lack some, or have others.
TYPES = {
    "atom": "application/atom+xml; charset=utf-8",
    "avif": "image/avif",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "ics": "text/calendar; charset=utf-8",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "opml": "text/x-opml; charset=utf-8",
    "pdf": "application/pdf",
    "png": "image/png",
    "rss": "application/rss+xml; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "vcf": "text/vcard; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8",
    "webm": "video/webm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xml": "application/xml; charset=utf-8",
    "zip": "application/zip",
}
#: Endings of texts, which get smaller when they are packed.
PACKED = frozenset("atom css csv html ics js json opml rss svg txt vcf vtt webmanifest xml".split())


class Served(Struct, frozen=True):
    """What hosts have to know of a site: its old addresses, its own, and what some page of it may do."""

    redirects: tuple[Redirect, ...]
    url: str
    policy: str = IN_PAGE
    #: The folders whose files may be kept for ever: every language has its own.
    lasting: tuple[str, ...] = LASTING


def served(library: Library) -> Served:
    """The public site of a library, for its host."""
    lasting = tuple(own.site.folder + folder for own in library.every_language for folder in LASTING)
    return Served(library.redirects, library.site.url, policy_of(library), lasting)


def headers(policy: str = IN_PAGE) -> dict[str, str]:
    """Headers of every answer. `policy` is what some page of the site may do."""
    return {
        "Content-Security-Policy": in_header(policy),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def policy_of(library: Library) -> str:
    """What some page of the site may do: those that show videos of other hosts may load these, after a click."""
    videos = [story.video for own in library.every_language for story in own.stories if story.video]
    return foreign.policy_of(*(video.foreign for video in videos if video.foreign))


def ending(path: str) -> str:
    """The ending of a file's name without the dot, in small letters; nothing where it has none (`_headers`)."""
    _, dot, last = path.rpartition("/")[2].rpartition(".")
    return last.lower() if dot else ""


def is_lasting(path: str) -> bool:
    """Whether a file is named by its content, so that it may be kept for ever."""
    return bool(_NAMED_BY_CONTENT.fullmatch(path))


def media_type(path: str) -> str:
    """The type of a file, for the header `Content-Type`."""
    return TYPES.get(ending(path), "application/octet-stream")


def cache(path: str) -> str:
    """How long a file may be kept, for the header `Cache-Control`."""
    return FOR_EVER if is_lasting(path) else SHORT


def prefix(site_url: str) -> str:
    """The path at which the site lies on its host, with a slash at both ends."""
    return urlsplit(site_url).path or "/"


def target(one: Redirect, site_url: str) -> str:
    """Where an old address leads, as a path on the host."""
    return prefix(site_url) + quote(one.to)


def written(one: Redirect) -> tuple[str, ...]:
    """The paths below the site that browsers ask for: a page in a folder with and without the final slash."""
    return (one.old,) if one.is_file else (one.old, one.old.rstrip("/"))
