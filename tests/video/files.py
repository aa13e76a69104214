"""Videos for tests, made by ffmpeg as phones and editors make them, and what ffprobe says of files."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

#: A picture that moves, and a tone.
PICTURE = "testsrc2=s={size}:r={rate}:d={seconds}"
TONE = "sine=440:d={seconds}"


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
