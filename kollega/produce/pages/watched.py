"""A video as a page shows it: its files, captions and words, and where each of them begins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from kollega.captions import clock, paragraphs
from kollega.live import LiveVideo
from kollega.locales import language_name
from kollega.produce.pages.page import Page
from kollega.records import Photo, Struct
from kollega.site import Site
from kollega.steps import Known
from kollega.video.foreign import Foreign
from kollega.video.plan import VERSIONS

#: For which screens the smallest and the largest version are; the middle one is for all others.
_MEDIA = ("(max-width: 30rem)", "", "(min-width: 80rem)")


class Shown(Protocol):
    """What is asked of a page's way to files and pictures."""

    def file(self, known: Known) -> str: ...
    def made(self, name: str) -> list[Known]: ...
    def picture(self, photo: Photo | None, width: int = 1080) -> dict[str, Any] | None: ...


class Source(Struct, frozen=True, kw_only=True):
    """A version: the way to it, and for which screens it is."""

    src: str
    path: str
    media: str
    width: int
    height: int
    size: int


class Subtitles(Struct, frozen=True, kw_only=True):
    """Captions in a language."""

    src: str
    path: str
    lang: str
    name: str
    is_first: bool


class Moment(Struct, frozen=True, kw_only=True):
    """Some words and their place: seconds, the same as people read them, and the way there, for when nothing runs."""

    at: int
    clock: str
    way: str
    words: str
    speaker: str = ""
    end: int = 0


class Watched(Struct, frozen=True, kw_only=True):
    """All of it. Without `sources` and `foreign` there is nothing to play, but words to read."""

    sources: tuple[Source, ...] = ()
    foreign: Foreign | None = None
    poster: dict[str, Any] | None = None
    subtitles: tuple[Subtitles, ...] = ()
    chapters_src: str = ""
    chapters: tuple[Moment, ...] = ()
    #: The words as paragraphs, in the language of the story; those without a place were written by hand.
    words: tuple[Moment, ...] = ()
    words_lang: str = ""
    seconds: float = 0.0
    address: str = ""

    @property
    def best(self) -> Source:
        """The version for most screens."""
        return self.sources[min(1, len(self.sources) - 1)]

    @property
    def length(self) -> str:
        """How long it is, as people write it."""
        return clock(round(self.seconds * 1000))

    @property
    def offered(self) -> tuple[Source, ...]:
        """The versions in the order in which browsers are asked to choose: those for some screens first."""
        return tuple(sorted(self.sources, key=lambda source: not source.media))

    def described(self, site: Site) -> dict[str, Any]:
        """What search engines are told of it, beside what they are told of the story: nothing where it does not play, or
        where there is no picture of it."""
        if self.sources:
            best = self.best
            played = {
                "content": site.absolute(site.root + best.path), "form": "video/mp4", "seconds": round(self.seconds),
                "width": best.width, "height": best.height,
                "chapters": [(one.at, one.end, one.words) for one in self.chapters],
            }  # fmt: skip
        elif self.foreign and self.foreign.player and self.poster:
            played = {"content" if self.foreign.form == "file" else "player": self.foreign.player}
        else:
            return {}
        return played | {
            "poster": site.absolute(f"{self.address}poster.jpg"), "address": self.address,
            "captions": [(one.lang, site.absolute(site.root + one.path)) for one in self.subtitles],
            "transcript": "\n".join(one.words for one in self.words),
        }  # fmt: skip


def watched(page: Page, shown: Shown) -> Watched | None:
    """The video of a page."""
    video = page.video
    if video is None:
        return None
    rows = (
        [row for version in VERSIONS for row in shown.made(f"video:{video.file}:{version.id}")]
        if video.file
        else []
    )
    rows.sort(key=lambda row: row.facts["height"] * row.facts["width"])
    media = _MEDIA if len(rows) == 3 else _MEDIA[:2] if len(rows) == 2 else ("",)
    sources = tuple(
        Source(
            src=shown.file(row),
            path=row.path,
            media=screens,
            width=row.facts["width"],
            height=row.facts["height"],
            size=row.size,
        )
        for row, screens in zip(rows, media, strict=False)
    )
    texts = shown.made(f"captions:{page.told_at}")
    seconds = rows[0].facts["ms"] / 1000 if rows else 0.0
    way = _way(sources, video)
    # Of a file that nothing could be made of there is no frame either; the story may have a photo.
    poster = shown.picture(video.poster) or (shown.picture(page.thing.photo) if video.file else None)
    return Watched(
        sources=sources, foreign=video.foreign, poster=poster, seconds=seconds, address=video.address,
        subtitles=_subtitles(video, texts, shown),
        chapters_src=next((shown.file(row) for row in texts if row.kind == "chapters"), ""),
        chapters=_chapters(video, way, seconds), words=_words(video, way),
        words_lang=video.tracks[0].lang if video.tracks else page.lang,
    )  # fmt: skip


def _way(sources: tuple[Source, ...], video: LiveVideo) -> Callable[[int], str]:
    """What makes the address of a second of it: in the version for most screens, or where it is watched elsewhere."""
    if sources:
        src = sources[min(1, len(sources) - 1)].src
        return lambda at: f"{src}#t={at}"
    return video.foreign.at if video.foreign else lambda at: ""


def _subtitles(video: LiveVideo, texts: list[Known], shown: Shown) -> tuple[Subtitles, ...]:
    by_lang = {row.kind.partition(":")[2]: row for row in texts}
    return tuple(
        Subtitles(
            src=shown.file(by_lang[track.lang]), path=by_lang[track.lang].path, lang=track.lang,
            name=language_name(track.lang), is_first=number == 0,
        )
        for number, track in enumerate(video.tracks)
        if track.lang in by_lang
    )  # fmt: skip


def _chapters(video: LiveVideo, way: Callable[[int], str], seconds: float) -> tuple[Moment, ...]:
    """The chapters that lie within the video, each up to the next."""
    rows = [(at, title) for at, title in video.chapters if not seconds or at < seconds]
    ends = [*(at for at, _ in rows[1:]), round(seconds)]
    return tuple(
        _moment(at * 1000, title, way, end=end) for (at, title), end in zip(rows, ends, strict=False)
    )


def _words(video: LiveVideo, way: Callable[[int], str]) -> tuple[Moment, ...]:
    """The captions as paragraphs; where there are none, the transcript that somebody wrote."""
    if video.tracks:
        return tuple(
            _moment(one.start, one.text, way, speaker=one.speaker) for one in paragraphs(video.tracks[0].cues)
        )
    parts = (" ".join(part.split()) for part in video.transcript.split("\n\n"))
    return tuple(Moment(at=0, clock="", way="", words=part) for part in parts if part)


def _moment(time: int, words: str, way: Callable[[int], str], *, speaker: str = "", end: int = 0) -> Moment:
    at = time // 1000
    return Moment(
        at=at, clock=clock(time), way=way(at), words=words, speaker=speaker, end=end
    )  # fmt: skip
