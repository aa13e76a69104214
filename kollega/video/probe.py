"""What a video file is: its kind by its first bytes, what ffmpeg tells of it, and what all of it looks and sounds like."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec

from kollega.limits import Limits
from kollega.records import Struct
from kollega.video import ffmpeg

#: Seconds of a video that is published, and pixels of a frame: 8K.
LONGEST = 15 * 60
_MOST_PIXELS = 8192 * 4320
#: The first boxes of MP4 and QuickTime files.
_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"})
_EBML = b"\x1a\x45\xdf\xa3"
_POINTER = b"version https://git-lfs.github.com/spec/"

#: A stream as ffmpeg tells it; until its version 4 four blanks stood before it. What a file says of itself may look alike,
#: but for how its lines begin.
_STREAM = r"^ {2,4}Stream #0:\d+[^ ]*: "
_INPUT = re.compile(rf"{_STREAM}(Video|Audio): (.*)$", re.MULTILINE)
_LENGTH = re.compile(r"^  Duration: (?:(\d+):(\d\d):(\d\d\.\d+)|N/A)", re.MULTILINE)
_SIZE = re.compile(rf"{_STREAM}Video: .*?, (\d{{1,5}})x(\d{{1,5}})[, \[]", re.MULTILINE)
_RATE = re.compile(r", ([\d.]+) (?:fps|tbr)\b")
_HDR = re.compile(r"\b(?:smpte2084|arib-std-b67)\b")
#: Frames are looked at in this size, so many a second.
_SMALL = 64
LOOKS = 2
#: Of the sound so many samples a second are kept, to see how long it is.
_SAMPLES = 1000
#: Seconds of processor time: for the head of a file, and for a second of video when all of it is decoded.
_HEAD, DECODING = 30.0, 12.0


class Broken(Exception):
    """A file that no video can be made of. `problem` is one of the catalogue, with its `values`."""

    def __init__(self, problem: str, **values: int | str) -> None:
        super().__init__(problem)
        self.problem: str = problem
        self.values: dict[str, Any] = dict(values)


class Probe(Struct, frozen=True, kw_only=True):
    """What is known of a video: width and height as it is shown (turned, with square pixels), frames a second, seconds,
    which are 0 where the head does not say them: browsers that record a video do not."""

    demuxer: str
    width: int
    height: int
    rate: float
    seconds: float
    has_sound: bool
    is_hdr: bool = False

    @property
    def short(self) -> int:
        """The shorter side."""
        return min(self.width, self.height)


class Measured(Struct, frozen=True, kw_only=True):
    """What only decoding all of it tells: for how many seconds there is a `picture`, which may end before the sound, and
    in `loudness` what the filter `loudnorm` measured."""

    probe: Probe
    picture: float
    is_cut_off: bool = False
    loudness: dict[str, str] = {}


def demuxer(head: bytes) -> str:
    """The demuxer for a file that begins so. Raises `Broken`."""
    if not head:
        raise Broken("video-empty")
    if head.startswith(_POINTER):
        raise Broken("video-lfs")
    if head[4:8] in _BOXES:
        return "mov"
    if head.startswith(_EBML) and (b"webm" in head[:64] or b"matroska" in head[:64]):
        return "matroska"
    raise Broken("video-not-one")


def probe(path: Path, head: bytes, limits: Limits, folder: Path) -> Probe:
    """What the head of the file and its first frame tell. Raises `Broken`; `folder` is for files of its own."""
    form = demuxer(head)
    if path.stat().st_size > limits.video:
        raise Broken("video-too-large", most=limits.video // 1_000_000)
    try:
        words = ffmpeg.run(
            [*ffmpeg.UNTRUSTED, "-f", form, "-i", ffmpeg.source(path), "-map", "0:v:0", "-frames:v", "1", "-vf", "scale=iw*sar:ih,setsar=1",
             "-f", "null", "-"],
            seconds=_HEAD, folder=folder,
        )  # fmt: skip
    except ffmpeg.Failed as error:
        if "matches no streams" in error.words:
            raise Broken("video-without-picture") from None
        raise Broken(error.reason) from None
    inside, _, outside = words.partition("\nOutput #0")
    streams = _INPUT.findall(inside)
    size, length = _SIZE.search(outside), _LENGTH.search(inside)
    picture = next((said for kind, said in streams if kind == "Video"), "")
    if not (size and length and picture):
        raise Broken("video-undecodable")
    seconds = int(length[1]) * 3600 + int(length[2]) * 60 + float(length[3]) if length[1] else 0.0
    if seconds > LONGEST:
        raise Broken("video-too-long", minutes=LONGEST // 60)
    if int(size[1]) * int(size[2]) > _MOST_PIXELS:
        raise Broken("video-undecodable")
    return Probe(
        demuxer=form, width=int(size[1]), height=int(size[2]), rate=_rate(picture), seconds=seconds,
        has_sound=_has_sound(streams), is_hdr=bool(_HDR.search(picture)),
    )  # fmt: skip


def _has_sound(streams: list[tuple[str, str]]) -> bool:
    """Whether there is sound. Raises `Broken` for one that is not decoded: without it a video says something else."""
    said = next((said for kind, said in streams if kind == "Audio"), "")
    codec = re.split(r"\W", said)[0]
    if said and codec not in ffmpeg.CODECS:
        raise Broken("video-sound-undecodable", codec=codec)
    return bool(said)


def _rate(said: str) -> float:
    """Frames a second; of a phone, which takes them as they come, what it meant to take."""
    found = _RATE.search(said)
    rate = float(found[1]) if found else 0.0
    return rate if 1 <= rate <= 240 else 30.0


def measure(path: Path, known: Probe, folder: Path) -> tuple[Measured, list[bytes]]:
    """Decode all of a video once: how loud it is, whether its end is there, and small gray frames to choose a poster
    from, each `_SMALL` pixels wide and high, `LOOKS` a second. Raises `Broken`."""
    frames, samples = folder / "looks.gray", folder / "heard.u8"
    most = ["-t", str(LONGEST + 1)]
    sound = [
        "-map", "0:a:0", "-af", "loudnorm=I=-16:TP=-1.5:LRA=11:print_format=json",
        "-ar", str(_SAMPLES), "-ac", "1", *most, "-f", "u8", ffmpeg.source(samples),
    ]  # fmt: skip
    try:
        words = ffmpeg.run(
            [*ffmpeg.UNTRUSTED, "-f", known.demuxer, "-i", ffmpeg.source(path), "-map", "0:v:0",
             "-vf", f"fps={LOOKS},scale={_SMALL}:{_SMALL}:flags=area,format=gray", *most, "-f", "rawvideo", ffmpeg.source(frames),
             *(sound if known.has_sound else ())],
            seconds=_HEAD + DECODING * (known.seconds or LONGEST), folder=folder,
        )  # fmt: skip
    except ffmpeg.Failed as error:
        raise Broken(error.reason) from None
    data, size = frames.read_bytes(), _SMALL * _SMALL
    looks = [data[start : start + size] for start in range(0, len(data) - size + 1, size)]
    if not looks:
        raise Broken("video-undecodable")
    picture = (len(looks) + 0.5) / LOOKS  # it ends within half a look of the last
    there = max(picture, samples.stat().st_size / _SAMPLES if samples.is_file() else 0.0)
    is_cut_off = there < known.seconds - 1.5
    seconds = there if is_cut_off or not known.seconds else known.seconds
    if seconds > LONGEST:
        raise Broken("video-too-long", minutes=LONGEST // 60)
    whole = msgspec.structs.replace(known, seconds=seconds)
    return Measured(probe=whole, picture=picture, is_cut_off=is_cut_off, loudness=_loudness(words)), looks


def _loudness(words: str) -> dict[str, str]:
    """What `loudnorm` measured, as far as there is anything to hear."""
    start, end = words.rfind("{"), words.rfind("}")
    try:
        found = json.loads(words[start : end + 1])
        known = {
            name: str(float(found[name]))
            for name in ("input_i", "input_tp", "input_lra", "input_thresh", "target_offset")
        }
    except (ValueError, KeyError, TypeError):
        return {}
    return {} if any(value in ("inf", "-inf", "nan") for value in known.values()) else known
