"""What is made of a video file, one step each. What is wrong with the file is told by the first of them alone."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from kollega.captions import Cue, clock, webvtt
from kollega.diagnostics import Report
from kollega.digest import of_bytes
from kollega.limits import Limits
from kollega.live import Track
from kollega.pictures.source import Unreadable, open_source
from kollega.records import Struct
from kollega.steps import Artifact, Made, Work
from kollega.video import ffmpeg, plan, probe

#: What the steps of a video find of it.
MEASURED, STILL = "measured", "still.png"
_HEAD = 256
#: A poster need not be larger than the largest size of a picture.
_WIDEST = 1920


class Source(Struct, frozen=True, kw_only=True):
    """A video file of the site folder; without a `digest` it is not there. `program`: the version of ffmpeg, or nothing.
    `last`: milliseconds to the end of its last captions."""

    path: str
    digest: str
    program: str
    limits: Limits
    last: int = 0

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.rpartition("/")[2]


class Order(Struct, frozen=True, kw_only=True):
    """A version that is asked for."""

    source: Source
    version: plan.Version


class Texts(Struct, frozen=True, kw_only=True):
    """What is written beside a video."""

    tracks: tuple[Track, ...]
    chapters: tuple[tuple[int, str], ...]


def missing(work: Work) -> Made:
    """The word that there is no ffmpeg."""
    report = Report()
    report.add("video-program-missing", work.value)
    return Made(diagnostics=report.diagnostics)


def look(work: Work) -> Made:
    """What is wrong with a file, as far as its head shows it."""
    source: Source = work.value
    report = Report()
    if source.digest and source.program:
        with _folder() as folder:
            _probed(work.root, source, folder, report)
    return Made(diagnostics=report.diagnostics)


def measure(work: Work) -> Made:
    """What is known of a video, for other steps, and a frame of it; or what is wrong with it."""
    from kollega.pictures.poster import best

    source: Source = work.value
    report = Report()
    if not (source.digest and source.program):
        return Made()
    with _folder() as folder:
        known = _probed(work.root, source, folder, report)
        if known is None:
            return Made(diagnostics=report.diagnostics)
        path = Path(work.root, source.path)
        try:
            found, looks = probe.measure(path, known, folder)
            still = _still(path, found, best(looks) / probe.LOOKS, folder)
        except probe.Broken as error:
            report.add(error.problem, source.path, name=source.name, **error.values)
            return Made(diagnostics=report.diagnostics)
        except ffmpeg.Failed as error:
            report.add(error.reason, source.path, name=source.name)
            return Made(diagnostics=report.diagnostics)
    _tell(source, known, found, report)
    data = msgspec.json.encode(found)
    return Made(
        artifacts=[
            Artifact(path=MEASURED, audience="internal", kind="video", data=data),
            Artifact(path=STILL, audience="internal", kind="video", data=still),
        ],
        diagnostics=report.diagnostics,
    )


def _probed(root: str, source: Source, folder: Path, report: Report) -> probe.Probe | None:
    try:
        with open_source(root, source.path, most=math.inf) as file:  # its size is looked at with the head
            head = file.read(_HEAD)
        return probe.probe(Path(root, source.path), head, source.limits, folder)
    except probe.Broken as error:
        report.add(error.problem, source.path, name=source.name, **error.values)
    except Unreadable as error:
        report.add("video-outside", source.path, name=source.name, reason=error.reason)
    return None


def _tell(source: Source, known: probe.Probe, found: probe.Measured, report: Report) -> None:
    there = found.probe.seconds
    if found.is_cut_off:
        report.add(
            "video-cut-off", source.path, name=source.name, seconds=f"{known.seconds:.0f}", there=f"{there:.0f}"
        )  # fmt: skip
    if not found.loudness:
        report.add("video-silent", source.path, name=source.name)
    if source.last > there * 1000 + 1_000:
        report.add(
            "captions-late", source.path, name=source.name, start=clock(source.last), end=clock(round(there * 1000))
        )  # fmt: skip


def _still(path: Path, found: probe.Measured, at: float, folder: Path) -> bytes:
    """The frame at a time, as PNG."""
    known = found.probe
    share = min(1.0, _WIDEST / max(known.width, known.height))
    size = (max(2, round(known.width * share)), max(2, round(known.height * share)))
    ffmpeg.run(
        [*ffmpeg.UNTRUSTED, "-f", known.demuxer, "-ss", f"{at:.2f}", "-i", ffmpeg.source(path), "-map", "0:v:0", "-frames:v", "1",
         "-vf", plan.picture(known, size).removesuffix("format=yuv420p") + "format=rgb24", "-c:v", "png", "-f", "image2",
         *ffmpeg.EXACT, STILL],
        seconds=plan.seconds_allowed(known), folder=folder,
    )  # fmt: skip
    return (folder / STILL).read_bytes()


def poster(work: Work) -> Made:
    """The frame in the sizes of a picture."""
    from kollega.pictures.decode import open_picture
    from kollega.pictures.published import published

    source: Source = work.value
    still = work.contents.get((f"video:{source.path}", STILL))
    return Made(artifacts=published(open_picture(still))) if still else Made()


def version(work: Work) -> Made:
    """A web version, where it is of use."""
    order: Order = work.value
    source = order.source
    found = measured(work, source)
    if found is None:
        return Made()
    arguments = plan.web(ffmpeg.source(Path(work.root, source.path)), found, order.version)
    wanted = plan.size(found.probe, order.version)
    if arguments is None or wanted is None:
        return Made()
    data = made(arguments, found, source)
    if isinstance(data, Made):
        return data
    facts = {"width": wanted[0], "height": wanted[1], "ms": round(found.probe.seconds * 1000)}
    path = f"media/videos/{of_bytes(data)[:16]}-{order.version.id}.mp4"
    return Made(artifacts=[Artifact(path=path, audience="public", kind="video", data=data, facts=facts)])


def measured(work: Work, source: Source) -> probe.Measured | None:
    """What is known of a video, where it can be read."""
    data = work.contents.get((f"video:{source.path}", MEASURED))
    return msgspec.json.decode(data, type=probe.Measured) if data else None


def made(
    arguments: list[str], found: probe.Measured, source: Source, given: dict[str, bytes] | None = None
) -> bytes | Made:
    """What ffmpeg made of a video, with other files that are `given`; or the word that it could not."""
    with _folder() as folder:
        for name, data in (given or {}).items():
            (folder / name).write_bytes(data)
        try:
            ffmpeg.run(arguments, seconds=plan.seconds_allowed(found.probe), folder=folder)
        except ffmpeg.Failed as error:
            report = Report()
            report.add(error.reason, source.path, name=source.name)
            return Made(diagnostics=report.diagnostics)
        return (folder / "made.mp4").read_bytes()


def captions(work: Work) -> Made:
    """The captions in each language as WebVTT, and the chapters."""
    texts: Texts = work.value
    artifacts = [_vtt(track.lang, f"captions:{track.lang}", track.cues) for track in texts.tracks]
    if texts.chapters:
        ends = [*(start for start, _ in texts.chapters[1:]), texts.chapters[-1][0] + 24 * 3600]
        cues = [
            Cue(start * 1000, end * 1000, (title,))
            for (start, title), end in zip(texts.chapters, ends, strict=True)
        ]
        artifacts.append(_vtt("chapters", "chapters", cues))
    return Made(artifacts=artifacts)


def _vtt(name: str, kind: str, cues: tuple[Cue, ...] | list[Cue]) -> Artifact:
    data = webvtt(cues).encode()
    path = f"media/captions/{of_bytes(data)[:16]}-{name.lower()}.vtt"
    return Artifact(path=path, audience="public", kind=kind, data=data)


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder for the files of one run of ffmpeg, that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kollega-video-") as folder:
        yield Path(folder)
