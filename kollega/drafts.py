"""Drafts of captions by a speech model on this machine: the program `whisper`, or the package `faster-whisper`."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from kollega.captions import DRAFT, Cue, read, webvtt
from kollega.languages import base

#: Seconds that a model may take: a laptop without a graphics card needs several times the length of a video.
_PATIENCE = 4 * 3600
#: What the note at the head of a draft says; a file with it is refused by every build.
_NOTE = (
    f"{DRAFT}: a machine wrote these captions, and nobody has read them yet. Delete this line when you have."
)
_NAME = re.compile(r"[A-Za-z0-9._-]{1,80}")


class NoModel(Exception):
    """No draft was made; the text says why, and what to do."""


def draft(video: Path, lang: str, model: str) -> Path:
    """Write the draft of a video's captions beside it (`<name>.<lang>.draft.vtt`), and give its path.

    Raises `NoModel`, and `OSError` where it cannot be written.
    """
    if not (_NAME.fullmatch(model) and _NAME.fullmatch(lang) and lang[0] != "-" != model[0]):
        raise NoModel("the names of a language and of a model are letters, digits, dots and hyphens.")
    to = video.with_name(f"{video.stem}.{lang}.draft.vtt")
    if to.exists():
        raise NoModel(f"{to} is there already; rename or delete it first.")
    if program := shutil.which("whisper"):
        cues = _by_program(program, video, lang, model)
    else:
        cues = _by_package(video, lang, model)
    if not cues:
        raise NoModel(f"nothing that is said was found in {video}.")
    head, _, rest = webvtt(cues).partition("\n\n")
    to.write_text(f"{head}\n\n{_NOTE}\n\n{rest}", "utf-8", newline="\n")
    return to


def _by_program(program: str, video: Path, lang: str, model: str) -> tuple[Cue, ...]:
    """What the program `whisper` writes as WebVTT into a folder of ours."""
    with tempfile.TemporaryDirectory(prefix="kollega-draft-") as folder:
        command = [program, str(video.resolve()), "--model", model, "--language", base(lang),
                   "--output_format", "vtt", "--output_dir", folder]  # fmt: skip
        try:
            subprocess.run(command, stdin=subprocess.DEVNULL, timeout=_PATIENCE, check=True)
        except (OSError, subprocess.SubprocessError) as error:
            raise NoModel(f"the program whisper did not do it ({error}).") from None
        found = sorted(Path(folder).glob("*.vtt"))
        return read(found[0].read_text("utf-8", errors="replace")).cues if found else ()


def _by_package(video: Path, lang: str, model: str) -> tuple[Cue, ...]:
    try:
        from faster_whisper import WhisperModel
    except ImportError:
        raise NoModel(
            "there is no speech model here. Install one (pip install openai-whisper, or: pip install faster-whisper), or write "
            "the captions by hand: any subtitle editor saves WebVTT or SRT."
        ) from None
    segments, _ = WhisperModel(model).transcribe(str(video), language=base(lang))
    return tuple(Cue(round(one.start * 1000), round(one.end * 1000), (one.text.strip(),)) for one in segments)
