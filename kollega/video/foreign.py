"""Videos on other hosts: what is known of an address without asking anybody."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import parse_qs, quote, urlsplit

from kollega.policy import allowing
from kollega.records import Struct

_YOUTUBE = frozenset({
    "youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "youtube-nocookie.com", "www.youtube-nocookie.com",
})  # fmt: skip
_VIMEO = frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"})
_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{6,20}")
_YOUTUBE_PATH = re.compile(r"/(?:embed|shorts|live|v)/([A-Za-z0-9_-]{6,20})/?")
_VIMEO_PATH = re.compile(r"/(?:video/)?(\d{3,15})(?:/([0-9a-f]{6,20}))?/?")
_MOMENT = re.compile(r"(?:(\d{1,2})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?", re.ASCII)
_FILES = (".mp4", ".m4v", ".webm")


class Foreign(Struct, frozen=True, kw_only=True):
    """A video elsewhere. `page` is where people watch it there; `player` what is loaded here after a click, which is
    nothing where the host has no player that is known."""

    host: str
    page: str
    player: str = ""
    #: What the policy of a page must allow for the player, and how it is shown.
    origin: str = ""
    form: Literal["frame", "file", "link"] = "link"
    #: The address of a moment of it, with `{}` for the seconds; nothing where the host has no such that is known.
    moment: str = ""

    def at(self, seconds: int) -> str:
        """The address of a moment of it, or nothing."""
        return self.moment.format(seconds)


def policy_of(*videos: Foreign) -> str:
    """The policy of a page that shows them."""
    frames, files = ([one.origin for one in videos if one.form == form] for form in ("frame", "file"))
    return allowing(frames, files)


def foreign(url: str) -> Foreign:
    """What is known of an address. YouTube is asked for its address without cookies, Vimeo not to track; the moment at
    which an address begins stays."""
    parts = urlsplit(url)
    host, start = (parts.hostname or "").casefold(), _start(parts.query, parts.fragment)
    if host in _YOUTUBE and (video := _youtube(host, parts.path, parts.query)):
        origin, page = "https://www.youtube-nocookie.com", f"https://www.youtube.com/watch?v={video}"
        return Foreign(
            host="YouTube", page=page + (f"&t={start}s" if start else ""), origin=origin, form="frame",
            player=f"{origin}/embed/{video}?autoplay=1&rel=0" + (f"&start={start}" if start else ""), moment=page + "&t={}s",
        )  # fmt: skip
    if host in _VIMEO and (found := _VIMEO_PATH.fullmatch(parts.path)):
        origin, secret = "https://player.vimeo.com", found[2] or _one(parts.query, "h")
        known = f"&h={quote(secret, safe='')}" if secret else ""
        page = f"https://vimeo.com/{found[1]}" + (f"/{quote(secret, safe='')}" if secret else "")
        begins = f"#t={start}s" if start else ""
        return Foreign(
            host="Vimeo", page=page + begins, origin=origin, form="frame",
            player=f"{origin}/video/{found[1]}?autoplay=1&dnt=1{known}{begins}", moment=page + "#t={}s",
        )  # fmt: skip
    if _is_file(url):
        port = f":{parts.port}" if parts.port else ""
        return Foreign(
            host=host,
            page=url,
            player=url,
            origin=f"https://{host}{port}",
            form="file",
            moment=url.partition("#")[0].replace("{", "{{").replace("}", "}}") + "#t={}",
        )
    return Foreign(host=host, page=url)


def _youtube(host: str, path: str, query: str) -> str:
    if host == "youtu.be":
        video = path.strip("/")
    elif path.rstrip("/") == "/watch":
        video = _one(query, "v")
    else:
        found = _YOUTUBE_PATH.fullmatch(path)
        video = found[1] if found else ""
    return video if _YOUTUBE_ID.fullmatch(video) else ""


def _start(query: str, fragment: str) -> int:
    """The seconds from which an address has a video begin: `t` or `start`, as `90`, `90s` or `1h2m3s`."""
    written = _one(query, "t") or _one(query, "start") or _one(fragment, "t")
    found = _MOMENT.fullmatch(written)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return hours * 3600 + minutes * 60 + seconds


def _is_file(url: str) -> bool:
    """Whether an address is that of a video file, on a host whose name can stand in a policy."""
    parts = urlsplit(url)
    plain = re.fullmatch(r"[a-z0-9.-]+", (parts.hostname or "").casefold())
    return (
        bool(plain)
        and parts.scheme == "https"
        and not parts.username
        and parts.path.casefold().endswith(_FILES)
    )


def _one(query: str, name: str) -> str:
    return next(iter(parse_qs(query[:2_000], max_num_fields=50).get(name, ())), "")
