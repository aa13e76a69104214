"""Social cuts: from one source the forms that networks show, each within the seconds and bytes of all that take it.

Lengths and sizes are what the networks' help pages say in November 2026, and of several the least.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from kollega.captions import Cue
from kollega.records import Struct
from kollega.video import ffmpeg
from kollega.video.plan import encoding, levelled, picture, rate
from kollega.video.probe import Measured

#: Seconds of the cards before and after a cut.
INTRO, OUTRO = 1.6, 2.4
_FADE = 0.4
_SOUND = 128_000
_MOST_BITS = 4_500_000


class Cut(Struct, frozen=True, kw_only=True):
    """A form: pixels, the most seconds and bytes, the networks that show it so, what they cover of it."""

    id: str
    name: str
    width: int
    height: int
    seconds: int
    bytes: int
    networks: tuple[str, ...]
    shape: Literal["wide", "square", "upright", "tall"]
    free: tuple[int, int, int, int] = (0, 0, 0, 0)


CUTS = (
    # X takes 140 seconds, Mastodon's usual limit is 40 MB for all that a server does not change.
    Cut(id="wide", name="Wide video", width=1280, height=720, seconds=140, bytes=40_000_000, shape="wide",
        networks=("linkedin", "x", "mastodon", "bluesky", "facebook", "xing")),
    Cut(id="square", name="Square video", width=1080, height=1080, seconds=140, bytes=40_000_000, shape="square",
        networks=("linkedin", "x", "facebook", "bluesky")),
    Cut(id="upright", name="Upright video", width=1080, height=1350, seconds=90, bytes=40_000_000, shape="upright",
        networks=("linkedin", "instagram", "facebook")),
    # Statuses of WhatsApp and stories of Instagram end after a minute; their names and buttons lie over top and bottom.
    Cut(id="tall", name="Tall video", width=1080, height=1920, seconds=60, bytes=16_000_000, shape="tall",
        networks=("instagram", "tiktok", "snapchat", "whatsapp"), free=(60, 250, 60, 340)),
)  # fmt: skip


def length(cut: Cut, measured: Measured, cues: Sequence[Cue]) -> float:
    """Seconds of the video that are in a cut: all of it, or up to the end of the last words for which there is time."""
    room, whole = cut.seconds - INTRO - OUTRO - 0.2, measured.probe.seconds
    if whole <= room:
        return whole
    ends = [cue.end / 1000 + 0.3 for cue in cues if cue.end / 1000 + 0.3 <= room]
    return max(ends) if ends and max(ends) > room / 2 else room


def shown(cues: Sequence[Cue], seconds: float) -> list[tuple[float, str]]:
    """What is laid over so many seconds, one after the other: for how long, and which words; none are an empty text."""
    rows: list[tuple[float, str]] = []
    at = 0.0
    for cue in sorted((cue for cue in cues if cue.lines and cue.end > cue.start), key=lambda cue: cue.start):
        start, end = max(at, cue.start / 1000), min(seconds, cue.end / 1000)
        if end - start < 0.05:
            continue
        if start > at:
            rows.append((start - at, ""))
        rows.append((end - start, "\n".join(cue.lines)))
        at = end
    return [*rows, (seconds - at, "")] if seconds > at else rows


def listed(rows: Sequence[tuple[float, str]]) -> str:
    """The list of the overlays for ffmpeg: seconds and file names of our own."""
    lines = ["ffconcat version 1.0"]
    for seconds, name in rows:
        lines += [f"file '{name}'", f"duration {seconds:.3f}"]
    return "\n".join([*lines, f"file '{rows[-1][1]}'"]) + "\n"


def arguments(
    path: str, measured: Measured, cut: Cut, seconds: float, box: tuple[float, float, float, float]
) -> list[str]:
    """The arguments for a cut that shows the box (left, top, right, bottom) of the video. The overlays are in `overlays.txt`, the result is `made.mp4`."""
    known = measured.probe
    left, top, right, bottom = box
    # Both begin at zero, whichever of the two begins first in the file: else they would come apart.
    before = f"fps={rate(known)}:start_time=0,trim=end={seconds:.3f},scale=iw*sar:ih,setsar=1"
    cropped = f"crop={int(right - left)}:{int(bottom - top)}:{int(left)}:{int(top)}:exact=1"
    around = f"tpad=start_duration={INTRO}:stop_duration={OUTRO}:start_mode=clone:stop_mode=clone"
    parts = [
        f"[0:v:0]{before},{cropped},{picture(known, (cut.width, cut.height))},{around}[under]",
        f"[1:v:0]fps={rate(known)},format=rgba[over]",
        "[under][over]overlay=eof_action=repeat,format=yuv420p[picture]",
    ]
    if known.has_sound:
        parts.append(
            f"[0:a:0]aresample=first_pts=0,atrim=end={seconds:.3f},{levelled(measured)}aresample=48000,"
            f"afade=t=out:st={max(0.0, seconds - _FADE):.3f}:d={_FADE},adelay={round(INTRO * 1000)}:all=1,apad=pad_dur={OUTRO}[sound]"
        )
    whole = seconds + INTRO + OUTRO
    bits = min(_MOST_BITS, int(cut.bytes * 8 * 0.92 / whole) - _SOUND)
    sound = ["-map", "[sound]", "-c:a", "aac", "-b:a", str(_SOUND), "-ac", "2"] if known.has_sound else []
    return [
        *ffmpeg.UNTRUSTED, "-f", known.demuxer, "-i", path,
        "-protocol_whitelist", "file", "-f", "concat", "-safe", "0", "-i", "overlays.txt",
        "-filter_complex", ";".join(parts), "-map", "[picture]", *sound, *encoding(bits, known),
        "-t", f"{whole:.3f}", *ffmpeg.EXACT, "-f", "mp4", "-movflags", "+faststart", "made.mp4",
    ]  # fmt: skip
