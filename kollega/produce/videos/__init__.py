"""Videos: web versions, posters and captions for visitors, social cuts for colleagues, feeds and a sitemap.

Other producers find what is known of a file under `video:<file>`, its poster under `picture:<file>`, its versions under
`video:<file>:<id>` (`kollega.video.plan`), the captions of a story under `captions:<address>`, its poster at a stable
address under `poster:<address>`, and the cuts under `cut:<address>:<id>`, with addresses from the root of the site.
Without ffmpeg these steps are there too, and make nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec

from kollega import typefaces
from kollega.library.brand import card_layouts, card_logos
from kollega.live import Library, LiveStory, LiveVideo
from kollega.produce.videos import cuts, feeds, files, posters
from kollega.steps import Allowance, Made, Step, Work
from kollega.templates import as_names
from kollega.video import ffmpeg
from kollega.video.cuts import CUTS
from kollega.video.plan import LOOP, VERSIONS
from kollega.words import words_of

__all__ = ["probes", "steps"]

#: The work itself is done by ffmpeg, whose limits are its own (`kollega.video.ffmpeg`).
ALLOWED = Allowance(seconds=120, patience=8 * 3600, memory=2_500_000_000)
_MADE = "video-too-costly"


def probes(library: Library) -> Iterator[Step]:
    """A step for each video file that looks at its head alone, for `check`."""
    yield from _told(library)
    for source in _sources(library).values():
        yield _step(f"probe:{source.path}", files.look, source)


def steps(library: Library, *, pictures: bool) -> Iterator[Step]:
    """All that is made of videos. Without `pictures` no video is opened."""
    if pictures:
        yield from _told(library)
        sources = _sources(library)
        for path, source in sources.items():
            yield _step(f"video:{path}", files.measure, source)
            yield _step(f"picture:{path}", files.poster, source, reads=(f"video:{path}",))
            for version in (*VERSIONS, LOOP):
                value = files.Order(source=source, version=version)
                yield _step(
                    f"video:{path}:{version.id}", files.version, source, value, reads=(f"video:{path}",)
                )
        for one in library.every_language:
            yield from _of_stories(one, library, sources)
    for one in library.every_language:
        yield from feeds.steps(one, pictures=pictures)
    if library.site.has_url and any(one.plays_videos for one in library.every_language):
        yield feeds.sitemap(library, pictures=pictures)


def _told(library: Library) -> Iterator[Step]:
    """The one word that the program is missing, where there is something for it to do."""
    if _videos(library) and ffmpeg.program() is None:
        yield Step(name="video:program", function=files.missing, value=_first(library), source="mkdocs.yml")


def _first(library: Library) -> str:
    return next(
        story.source
        for one in library.every_language
        for story in one.stories
        if story.video and story.video.file
    )


def _videos(library: Library) -> list[tuple[LiveStory, LiveVideo]]:
    """Stories with a file, each once."""
    found = {
        story.source: (story, story.video)
        for one in library.every_language
        for story in one.stories
        if story.video and story.video.file
    }
    return list(found.values())


def _sources(library: Library) -> dict[str, files.Source]:
    """The files of all videos. One that is not there has no digest."""
    program = ffmpeg.program()
    last: dict[str, int] = {}
    for _, video in _videos(library):
        ends = (cue.end for track in video.tracks for cue in track.cues)
        last[video.file] = max(last.get(video.file, 0), max(ends, default=0))
    return {
        path: files.Source(
            path=path, digest=library.files.get(path, ""), program=program.version if program else "",
            limits=library.site.limits, last=last[path],
        )
        for path in sorted(last)
    }  # fmt: skip


def _step(
    name: str, function: Callable[[Work], Made], source: files.Source, value: object = None,
    reads: tuple[str, ...] = (), used: Mapping[str, str] | None = None, by: str = "", needs: tuple[str, ...] = (),
) -> Step:  # fmt: skip
    """A step that has ffmpeg work on a source; `used` are other files, `by` is the file that a person would edit."""
    return Step(
        name=name, function=function, value=value or source, needs=needs, reads=reads, source=by or source.path,
        files=({source.path: source.digest} if source.digest else {}) | dict(used or {}),
        risky=bool(source.digest and source.program), allowed=ALLOWED, broken=_MADE, here=True,
    )  # fmt: skip


def _of_stories(one: Library, library: Library, sources: dict[str, files.Source]) -> Iterator[Step]:
    """What each story with a video has of its own."""
    for story in one.stories:
        if not story.video or story.elsewhere:
            continue
        address = one.site.folder + story.address
        video = story.video
        texts = files.Texts(tracks=video.tracks, chapters=video.chapters)
        yield Step(name=f"captions:{address}", function=files.captions, value=texts, source=story.source)
        if video.poster and (video.poster.path in sources or video.poster.path in library.files):
            yield Step(
                name=f"poster:{address}", function=posters.posters, value=one.site.folder + video.address,
                reads=(f"picture:{video.poster.path}",), source=story.source,
            )  # fmt: skip
        if video.has_cuts(story.lang):
            yield from _cuts(story, video, one, library, sources[video.file])


def _cuts(
    story: LiveStory, video: LiveVideo, one: Library, library: Library, source: files.Source
) -> Iterator[Step]:
    """The social cuts of a story."""
    site, say = one.site, words_of(one.site, story.lang).gettext
    overlay = card_layouts(site)
    logos = tuple(path for path in card_logos(site) if path in library.files)
    fonts = typefaces.files(site.brand)
    track = video.tracks[0] if video.tracks else None
    order = cuts.Order(
        source=source, cut=CUTS[0], cues=track.cues if track else (), captions_lang=track.lang if track else "", lang=story.lang,
        focus=video.focus, brand=site.brand, logos=logos, overlay=overlay, address=story.address,
        intro={"title": story.title, "line": as_names(story.authors, story.lang), "wordmark": site.organisation.name},
        outro={
            "title": say("Come and work with us"), "line": site.url.partition("://")[2].rstrip("/") if site.has_url else "",
            "wordmark": site.organisation.name,
        },
    )  # fmt: skip
    used = {
        path: library.files[path] for path in (*overlay.values(), *fonts, *logos) if path in library.files
    }
    for cut in CUTS:
        yield _step(
            f"cut:{one.site.folder}{story.address}:{cut.id}", cuts.cut, source, msgspec.structs.replace(order, cut=cut),
            reads=(f"video:{video.file}",), used=used, by=story.source,
            needs=tuple(f"typeface:{path}" for path in fonts),
        )  # fmt: skip
