"""Videos for tests, made by ffmpeg as phones and editors make them, and what ffprobe says of files."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

#: A picture that moves, and a tone.
PICTURE = "testsrc2=s={size}:r={rate}:d={seconds}"
TONE = "sine=440:d={seconds}"
#: What begins each frame of H.264.
_FRAME = re.compile(rb"\x00\x00\x01(?=[\x01\x21\x41\x61\x25\x45\x65])")


def ffmpeg(*arguments: str | Path) -> None:
    """Run it on arguments of the test's own."""
    subprocess.run(
        ["ffmpeg", "-v", "error", "-nostdin", "-y", *map(str, arguments)], check=True, timeout=120,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


def video(
    to: Path, *more: str, size: str = "320x180", rate: int = 24, seconds: float = 3, sound: bool = True
) -> Path:
    """A video with a picture and, unless it has none, a quiet tone."""
    to.parent.mkdir(parents=True, exist_ok=True)
    tone = ["-f", "lavfi", "-i", TONE.format(seconds=seconds), "-af", "volume=-20dB"] if sound else []
    codec = ["-c:v", "libvpx", "-deadline", "realtime"] if to.suffix == ".webm" else [
        "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p",
    ]  # fmt: skip
    ffmpeg(
        "-f", "lavfi", "-i", PICTURE.format(size=size, rate=rate, seconds=seconds), *tone, *codec, *more, to
    )  # fmt: skip
    return to


def hiding(to: Path, pair: bytes) -> Path:
    """A video that has two letters of captions beside each frame, as broadcasters put them there (ATSC A/53, part 4)."""
    plain = video(to.with_suffix(".h264"), sound=False)
    said = b"\xb5\x00\x31GA94\x03\x41\xff\xfc" + pair + b"\xff"
    note = b"\x00\x00\x01\x06\x04" + bytes([len(said)]) + said + b"\x80"
    plain.write_bytes(_FRAME.sub(lambda found: note + found[0], plain.read_bytes()))
    ffmpeg("-i", plain, "-c", "copy", to)
    return to


def seen(path: Path) -> dict[str, Any]:
    """What ffprobe says: `format`, `video` and, where there is sound, `audio`."""
    done = subprocess.run(
        ["ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json", str(path)],
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    found = json.loads(done.stdout)
    return {"format": found["format"]} | {row["codec_type"]: row for row in found["streams"]}


def loudness(path: Path) -> float:
    """How loud it is, in LUFS."""
    done = subprocess.run(
        ["ffmpeg", "-nostdin", "-hide_banner", "-i", str(path), "-af", "loudnorm=print_format=json", "-vn", "-f", "null", "-"],
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    words = done.stderr.decode()
    return float(json.loads(words[words.rindex("{") : words.rindex("}") + 1])["input_i"])
