"""Making one page: its frame, its head, its body."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec
from markupsafe import Markup

from kollega import markup, structured, templates
from kollega.bundle import FOLDER
from kollega.frame.cut import Frame
from kollega.live import LiveEvent, LiveJob, LivePerson, LiveStory, Text
from kollega.pictures.choose import chosen, srcset
from kollega.policy import IN_PAGE
from kollega.produce.pages.page import Page
from kollega.produce.pages.watched import Watched, watched
from kollega.records import Photo
from kollega.sharing.links import panel
from kollega.site import Site
from kollega.steps import Artifact, Known, Made, Work
from kollega.video.foreign import policy_of


def render(work: Work) -> Made:
    """The finished page."""
    page: Page = work.value
    site = page.site
    depth = page.address.count("/")
    prefix = urlsplit(site.url).path if page.address == "404.html" else "../" * depth
    frame = msgspec.msgpack.decode(work.contents[f"frame:{site.folder}{page.frame}", "data"], type=Frame)
    shown = _Shown(work, prefix, site.root)
    context: dict[str, Any] = {
        "page": page, "thing": page.thing, "site": site, "lang": site.lang,
        "url": shown.url, "asset": shown.asset, "picture": shown.picture, "title": page.title, "loop": shown.loop, "absolute": site.absolute(page.address),
        **page.lists,
    }  # fmt: skip
    body = shown.body(page, work)
    opening, hero, rest = _opening(body) if page.address == "" else ("", "", body)
    # All three come from the sanitiser.
    context |= {"opening": Markup(opening), "hero": Markup(hero), "body": Markup(rest)}  # noqa: S704
    context["application"] = shown.application(site)
    image = shown.card()
    to_share = shown.card("portrait") or image
    context["share"] = panel(
        site, page.address, words=page.title, media=site.absolute(site.root + image.path) if image else "",
        picture=shown.file(to_share) if to_share else "", script=shown.asset("share.js"),
    )  # fmt: skip
    context["image"] = image
    context["video"] = video = watched(page, shown) if page.video else None
    context["data"] = [Markup(structured.script(data)) for data in _data(page, shown, image, video) if data]  # noqa: S704
    theme = templates.theme_of(work.root, site, page.theme)
    main = templates.render(page.template, theme, context)
    if page.video and page.video.foreign:
        allowed = policy_of(page.video.foreign)
        frame = msgspec.structs.replace(frame, before_title=frame.before_title.replace(IN_PAGE, allowed))
    whole = frame.join(
        title=str(Markup.escape(page.title if page.address == "" else f"{page.title} · {site.name}")),
        head=templates.render("records/head.html", theme, context),
        body=main,
        languages=templates.render("records/languages.html", theme, context) if page.ways else "",
    )
    path = page.address if page.address.endswith(".html") else f"{page.address}index.html"
    return Made(artifacts=[Artifact(path=path, audience="public", kind="page", data=whole.encode())])


_WIDE = re.compile(r"<(pre|table)\b")
_IMG = re.compile(r'<img src="([^"<>]*)"([^<>]*)>')
#: How wide a picture in a text is shown (`--read` of the styles).
_TEXT_SIZES = "(min-width: 48rem) 41rem, 92vw"
_FIRST_PICTURE = re.compile(r"<p>(<picture>.*?</picture>|<img [^<>]*>)</p>\n?")
_HERO_SIZES = "(min-width: 56rem) 34rem, 92vw"
_FIRST_WORDS = re.compile(r"\s*(?:<h1[^<>]*>.*?</h1>)?\s*(?:<p>.*?</p>)?", re.DOTALL)


def _opening(body: str) -> tuple[str, str, str]:
    """A home page's headline with its first paragraph, its first picture, and the rest."""
    found = _FIRST_PICTURE.search(body)
    hero = (
        found[1].replace(' loading="lazy"', ' fetchpriority="high"').replace(_TEXT_SIZES, _HERO_SIZES)
        if found
        else ""
    )
    words = body[: found.start()] + body[found.end() :] if found else body
    first = _FIRST_WORDS.match(words)
    end = first.end() if first else 0
    return words[:end], hero, words[end:].strip()


def _data(
    page: Page, shown: _Shown, image: Known | None, video: Watched | None
) -> list[dict[str, object] | None]:
    """Structured data of the page: of its one story, job, person or event, never on lists; and the way to it."""
    site, thing = page.site, page.thing
    card = site.root + image.path if image else ""
    data: list[dict[str, object] | None] = []
    if isinstance(thing, LiveJob):
        html = markup.finish(page.text or Text(), prefix=site.url, pictures=shown.pictures)
        data.append(structured.job_posting(thing, site, html))
    elif isinstance(thing, LiveStory) and page.template == "records/watch.html":
        if video and (described := video.described(site)):
            data.append(structured.video(thing, site, described))
    elif isinstance(thing, LiveStory):
        data.append(structured.article(thing, site, image=card))
    elif isinstance(thing, LivePerson):
        photo = shown.pictures.get(thing.record.photo.path) if thing.record.photo else None
        data.append(structured.profile(thing, site, image=photo.src if photo else ""))
    elif isinstance(thing, LiveEvent):
        data.append(structured.event(thing, site, image=card))
    elif page.address == "":
        data.append(structured.employer(site))
    if page.trail:
        data.append(structured.breadcrumbs(page.trail, site))
    return data


class _Shown:
    """Addresses and pictures as one page needs them."""

    def __init__(self, work: Work, prefix: str, root: str) -> None:
        self._prefix, self._root = prefix, root
        self._made = work.made
        self.pictures: dict[str, markup.Picture] = {}
        self._rows: dict[str, list[Known]] = {}
        for name, made in work.made.items():
            known = [row for row in made if row.kind == "picture"]
            if name.startswith("picture:") and known:
                best = chosen(known, 1080)
                self._rows[self.file(best)] = known
                self.pictures[name.removeprefix("picture:")] = markup.Picture(
                    root + best.path, best.facts["width"], best.facts["height"]
                )

    def asset(self, name: str) -> str:
        """The way to a file of the bundle, by its name there (`finder.js`)."""
        stem, _, ending = name.rpartition(".")
        (found,) = (
            row
            for row in self._made["assets"]
            if row.path.startswith(f"{FOLDER}/{stem}-") and row.path.endswith(f".{ending}")
        )
        return self.file(found)

    def application(self, site: Site) -> str:
        """Where to apply without a job, as an address to link to; empty where the employer wants none."""
        to = site.open_application
        return to if ":" in to else self.url(to) if to else ""

    def url(self, address: str) -> str:
        return self._prefix + quote(address) or "./"

    def file(self, known: Known) -> str:
        """The way to a file that a step made."""
        return self.url(self._root + known.path)

    def picture(self, photo: Photo | None, width: int = 1080) -> dict[str, Any] | None:
        """What an `img` of a photo needs, or nothing where pictures are off."""
        known = (
            [row for row in self._made.get(f"picture:{photo.path}", []) if row.kind == "picture"]
            if photo
            else []
        )
        if not photo or not known:
            return None
        best = chosen(known, width)

        x, y = photo.focus or (0.5, 0.4)
        return {
            "src": self.file(best), "tint": best.facts.get("tint"), "width": best.facts["width"], "height": best.facts["height"],
            "alt": photo.alt, "webp": srcset(known, ".webp", self._prefix + self._root), "jpeg": srcset(known, ".jpg", self._prefix + self._root), "x": round(x * 100), "y": round(y * 100),
        }  # fmt: skip

    def made(self, name: str) -> list[Known]:
        """What a step made, where the page needs it."""
        return self._made.get(name, [])

    def loop(self, path: str) -> str:
        """The way to the loop of a video, or an empty text."""
        return next((self.file(row) for row in self.made(f"video:{path}:loop")), "") if path else ""

    def card(self, format_id: str = "") -> Known | None:
        """The public card of the page in a format, where it is made; by default that of links."""
        kind = f"card:{format_id}" if format_id else "card"
        rows = [row for name, made in self._made.items() if name.startswith("card:") for row in made]
        return next((row for row in rows if row.kind == kind and row.audience == "public"), None)

    def body(self, page: Page, work: Work) -> str:
        """The safe HTML of the page's text."""
        if page.text is not None:
            return self._in_sizes(markup.finish(page.text, prefix=self._prefix, pictures=self.pictures))
        if page.content is None:
            return ""
        raw = work.contents[f"content:{page.site.folder}{page.content}", "data"].decode()
        return self._in_sizes(
            markup.finish_page(
                raw, page.thing, prefix=self._prefix, pictures=self.pictures, classes=page.site.classes
            )
        )

    def _in_sizes(self, safe: str) -> str:
        """Safe HTML with each picture of the site in all its sizes, for the browser to choose.

        What may be wider than the screen can be reached, and so scrolled, with the keyboard.
        """
        safe = _WIDE.sub(r'<\1 tabindex="0"', safe)
        return _IMG.sub(self._picture_of, safe) if "<img" in safe else safe

    def _picture_of(self, found: re.Match[str]) -> str:
        known = self._rows.get(unescape(found[1]))
        if known is None:
            return found[0]
        webp, jpeg = (srcset(known, suffix, self._prefix + self._root) for suffix in (".webp", ".jpg"))
        source = f'<source type="image/webp" srcset="{webp}" sizes="{_TEXT_SIZES}">' if webp else ""
        return f'<picture>{source}<img src="{found[1]}" srcset="{jpeg}" sizes="{_TEXT_SIZES}"{found[2]}></picture>'
