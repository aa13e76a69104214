"""The program ffmpeg: where it is, and how it is run: without a shell, a terminal or a network, within limits.

It is that of the machine (`ffmpeg` on the PATH), or the one of the optional package `imageio-ffmpeg`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

#: Bytes of memory (address space) that it may take: decoding and encoding 4K needs one and a half gigabytes of it.
MEMORY = 3_000_000_000
#: Bytes of one file that it may write.
LARGEST = 1_000_000_000
#: By the clock it may take so many times what it may take of the processor: a loaded machine is slow.
_PATIENCE = 8
#: Signs of its words that are kept.
_MOST_WORDS = 200_000
_VERSION = re.compile(r"ffmpeg version (\S+)")

#: Asked of every run: nothing from the keyboard, no words but what is asked for, no way to anything but files.
_ALWAYS = ("-hide_banner", "-nostdin", "-nostats", "-y")
#: What is decoded of pictures and sound.
CODECS = tuple(
    "h264 hevc libdav1d libaom-av1 av1 vp8 vp9 mpeg4 mjpeg prores aac alac mp3 mp3float opus libopus vorbis "
    "pcm_s16le pcm_s16be pcm_s24le pcm_f32le rawvideo wrapped_avframe".split()
)
#: Asked before every input that people gave.
UNTRUSTED = ("-protocol_whitelist", "file", "-codec_whitelist", ",".join(CODECS))
#: Asked before every output: the same bytes each time, and nothing that the camera noted.
EXACT = (
    "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact",
    "-threads", "1",
)  # fmt: skip


class Failed(Exception):
    """It could not do what it was asked; `reason` is a key of the reasons of `kollega.problems`."""

    def __init__(self, reason: str, words: str = "") -> None:
        super().__init__(f"{reason}: {words[-2000:]}")
        self.reason, self.words = reason, words


class Program(NamedTuple):
    """Where it is, and its version, which is part of the key of all that it makes."""

    path: str
    version: str


@cache
def program() -> Program | None:
    """The program, or nothing where there is none that runs."""
    for path in filter(None, (shutil.which("ffmpeg"), _packaged())):
        try:
            done = subprocess.run(
                [path, "-version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=True
            )
        except (OSError, subprocess.SubprocessError):
            continue
        found = _VERSION.search(done.stdout.decode(errors="replace"))
        return Program(path, found[1] if found else "unknown")
    return None


def _packaged() -> str | None:
    """The one of the package `imageio-ffmpeg`, where that is installed."""
    try:
        import imageio_ffmpeg
    except ImportError:
        return None
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError:
        return None


def source(path: Path) -> str:
    """A file as ffmpeg names it: whatever its name is, it is neither an option nor an address."""
    return f"file:{path}"


def run(arguments: Sequence[str], *, seconds: float, folder: Path) -> str:
    """Run it in `folder`, and give its words. It may take so many `seconds` of the processor.

    Raises `Failed`: `video-too-costly` where it took more than it may, else `video-undecodable`.
    """
    found = program()
    if found is None:
        raise Failed("video-undecodable", "there is no ffmpeg")
    command = [found.path, *_ALWAYS, *arguments]
    words = folder / "words.txt"
    try:
        with words.open("wb") as said:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, cwd=folder,
                timeout=_PATIENCE * seconds, preexec_fn=_limits(seconds) if sys.platform != "win32" else None,
                env={"PATH": "", "LC_ALL": "C"}, check=False,
            )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Failed("video-too-costly") from None
    text = _read(words)
    # It ends itself, and not by the signal alone, when it hears that its time is over.
    if done.returncode < 0 or "\nExiting normally, received signal" in text:
        raise Failed("video-too-costly", text)
    if done.returncode:
        is_memory = "Cannot allocate memory" in text or "malloc of size" in text
        raise Failed("video-too-costly" if is_memory else "video-undecodable", text)
    return text


def _read(words: Path) -> str:
    with words.open("rb") as file:
        return file.read(_MOST_WORDS).decode(errors="replace")


def _limits(seconds: float) -> Callable[[], None]:
    """What is called in the new process before the program: processor time, memory, size of files, no core."""
    import resource

    rows = [
        (resource.RLIMIT_CPU, round(seconds) + 1),
        (resource.RLIMIT_FSIZE, LARGEST),
        (resource.RLIMIT_CORE, 0),
    ]
    if sys.platform == "linux":  # elsewhere the system does not hold to it
        rows.append((resource.RLIMIT_AS, MEMORY))

    def limit() -> None:
        for what, most in rows:
            _, hard = resource.getrlimit(what)
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))

    return limit
