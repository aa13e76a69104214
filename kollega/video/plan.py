"""What is made of a video for the web, as rows, and the words in which ffmpeg is asked for it."""

from __future__ import annotations

from kollega.records import Struct
from kollega.video import ffmpeg
from kollega.video.probe import Measured, Probe

#: Frames a second that nobody misses.
_RATE = 30.0
#: A size that is hardly larger than the one before is left out.
_HARDLY = 1.2


class Version(Struct, frozen=True, kw_only=True):
    """A size of a video: its shorter side in pixels, and the most bits a second of the picture."""

    id: str
    short: int
    bits: int


#: For phones on a slow network, for most, and for large screens.
VERSIONS = (
    Version(id="360", short=360, bits=800_000),
    Version(id="720", short=720, bits=2_500_000),
    Version(id="1080", short=1080, bits=5_000_000),
)
#: A few seconds without sound, for lists.
LOOP = Version(id="loop", short=270, bits=500_000)
_LOOP_SECONDS = 5.0
#: Seconds of processor time for a second of video, beside decoding it.
_ENCODING = 20.0
_START = 60.0


def size(known: Probe, version: Version) -> tuple[int, int] | None:
    """Width and height of a version, both even and never larger than the source; or nothing where a smaller version is
    as good."""
    below = [other.short for other in VERSIONS if other.short < version.short] if version != LOOP else []
    if below and known.short < below[-1] * _HARDLY:
        return None
    share = min(1.0, version.short / known.short)
    return _even(known.width * share), _even(known.height * share)


def _even(length: float) -> int:
    return max(2, round(length / 2) * 2)


def rate(known: Probe) -> str:
    """Frames a second of everything that is made: as many as there are, up to thirty."""
    return f"{min(known.rate, _RATE):g}"


def seconds_allowed(known: Probe) -> float:
    """Processor time that making one version may take."""
    return _START + _ENCODING * known.seconds


def web(path: str, measured: Measured, version: Version) -> list[str] | None:
    """The arguments for a version; nothing where it is left out. The result is `made.mp4`."""
    known = measured.probe
    wanted = size(known, version)
    if wanted is None:
        return None
    is_loop = version == LOOP
    start = (
        ["-ss", f"{measured.picture * 0.2:.2f}", "-t", f"{_LOOP_SECONDS}"]
        if is_loop and measured.picture > 2 * _LOOP_SECONDS
        else []
    )
    sound = [] if is_loop or not known.has_sound else ["-map", "0:a:0", *sounding(measured)]
    return [
        *ffmpeg.UNTRUSTED, "-f", known.demuxer, *start, "-i", path, "-map", "0:v:0", "-vf", picture(known, wanted),
        *sound, *encoding(version.bits, known), *(["-t", f"{_LOOP_SECONDS}"] if is_loop else ["-t", f"{known.seconds:.3f}"]),
        *ffmpeg.EXACT, "-f", "mp4", "-movflags", "+faststart", "made.mp4",
    ]  # fmt: skip


def picture(known: Probe, wanted: tuple[int, int]) -> str:
    """The filters of the picture: steady frames, square pixels, the usual colours, the size. What a file hides beside its
    frames, such as captions that broadcasters put there, goes: nobody has looked at it."""
    width, height = wanted
    colours = ""
    if known.is_hdr:
        colours = (
            "zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=hable:desat=0,"
            "zscale=t=bt709:m=bt709:r=tv,"
        )
    return (
        f"fps={rate(known)},scale={width}:{height}:flags=bicubic+accurate_rnd+full_chroma_int+bitexact,setsar=1,"
        f"{colours}sidedata=mode=delete,format=yuv420p"
    )


def encoding(bits: int, known: Probe) -> list[str]:
    """H.264 as every browser and network takes it, in so many bits a second at most."""
    key = round(2 * min(known.rate, _RATE))
    return [
        "-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-crf", "23", "-maxrate", str(bits),
        "-bufsize", str(2 * bits), "-g", str(key), "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709",
    ]  # fmt: skip


def sounding(measured: Measured) -> list[str]:
    """The sound as AAC, at -16 LUFS, which is as loud as most networks play."""
    return [
        "-af",
        f"{levelled(measured)}aresample=48000:resampler=swr",
        "-c:a",
        "aac",
        "-b:a",
        "128k",
        "-ac",
        "2",
    ]


def levelled(measured: Measured) -> str:
    """The filter that levels the loudness, by what was measured; nothing for silence."""
    found = measured.loudness
    if not found:
        return ""
    known = ":".join(
        f"{name}={found[key]}"
        for name, key in (
            ("measured_I", "input_i"), ("measured_TP", "input_tp"), ("measured_LRA", "input_lra"),
            ("measured_thresh", "input_thresh"), ("offset", "target_offset"),
        )
    )  # fmt: skip
    return f"loudnorm=I=-16:TP=-1.5:LRA=11:linear=true:{known},"
