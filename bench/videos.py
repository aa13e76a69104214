"""What videos cost: seconds of the processor for a second of video, for each thing that is made: `python -m bench.videos`.

The video is made here, with ffmpeg, so that everybody measures the same: 1920 by 1080, 30 frames a second, a tone. Times
are of the processor, of ffmpeg and this process together.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from kollega.captions import Cue
from kollega.digest import of_bytes
from kollega.limits import MOST
from kollega.produce.videos import cuts, files
from kollega.site import Brand
from kollega.steps import Made, Work
from kollega.video import ffmpeg
from kollega.video.cuts import CUTS
from kollega.video.plan import LOOP, VERSIONS

PATH = "video.mp4"


def video(folder: Path, seconds: int, size: str = "1920x1080") -> files.Source:
    """A video in a folder."""
    found = ffmpeg.program()
    if found is None:
        raise SystemExit("there is no ffmpeg")
    subprocess.run(
        [found.path, "-v", "error", "-f", "lavfi", "-i", f"testsrc2=s={size}:r=30:d={seconds}", "-f", "lavfi", "-i", f"sine=440:d={seconds}",
         "-c:v", "libx264", "-preset", "ultrafast", "-crf", "28", "-pix_fmt", "yuv420p", str(folder / PATH)],
        check=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    digest = of_bytes((folder / PATH).read_bytes())
    return files.Source(path=PATH, digest=digest, program=found.version, limits=MOST)


def rows(folder: Path, source: files.Source, seconds: int) -> Iterator[tuple[str, float, int]]:
    """What is made, seconds of the processor for a second of video, and bytes."""
    step = f"video:{PATH}"
    made, took = _timed(lambda: files.measure(Work(value=source, root=str(folder))))
    yield "measured, poster", took / seconds, sum(len(one.data) for one in made.artifacts)
    contents = {(step, one.path): one.data for one in made.artifacts}

    def work(value: object) -> Work:
        return Work(value=value, root=str(folder), contents=contents)

    for version in (*VERSIONS, LOOP):
        order = files.Order(source=source, version=version)
        made, took = _timed(lambda order=order: files.version(work(order)))  # type: ignore[misc]
        yield version.id, took / seconds, sum(len(one.data) for one in made.artifacts)
    cues = tuple(
        Cue(at * 1000, at * 1000 + 1800, ("Some words to read", "in two lines"))
        for at in range(0, seconds, 2)
    )
    for cut in CUTS:
        asked = cuts.Order(
            source=source, cut=cut, cues=cues, captions_lang="en", lang="en", address="stories/lamp/", focus=None, brand=Brand(),
            intro={"title": "Two minutes with the lamp", "wordmark": "Harbour"}, outro={"title": "Come and work with us", "wordmark": "Harbour"},
        )  # fmt: skip
        made, took = _timed(lambda asked=asked: cuts.cut(work(asked)))  # type: ignore[misc]
        yield f"cut {cut.id}", took / seconds, sum(len(one.data) for one in made.artifacts)


def _timed(make: Callable[[], Made]) -> tuple[Made, float]:
    before = _spent()
    made = make()
    return made, _spent() - before


def _spent() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def main(seconds: int = 20) -> None:
    """Measure a video of so many seconds, and print a table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = video(folder, seconds)
        total = 0.0
        for what, cost, size in rows(folder, source, seconds):
            total += cost
            print(f"{what:18} {cost:6.2f} s a second {size / 1e6:8.1f} MB")
        print(f"{'all':18} {total:6.2f} s a second")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
