"""Writing captions: as WebVTT, and as paragraphs to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kollega.captions.read import Cue

#: A pause of so many milliseconds begins a new paragraph, and so do this many letters at the end of a sentence.
_PAUSE, _LONG, _LONGEST = 1_800, 320, 600
_ENDS = (".", "!", "?", "…", "。", "؟", '."', ".”", "!”", "?”")


def clock(time: int) -> str:
    """A time of milliseconds as people write it: `0:07`, `12:30`, `1:02:03`."""
    seconds = time // 1000
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def webvtt(cues: Iterable[Cue]) -> str:
    """A file of what can be shown: each cue with words and a time that has an end."""
    blocks = [
        f"{_exact(cue.start)} --> {_exact(cue.end)}\n{_escaped(cue)}\n"
        for cue in cues
        if cue.lines and cue.end > cue.start
    ]
    return "WEBVTT\n\n" + "\n".join(blocks)


def paragraphs(cues: Sequence[Cue]) -> list[Cue]:
    """The words as paragraphs, each with the time of its first and last: a new one where somebody else speaks, after a
    pause, or at the end of a sentence when it is long."""
    found: list[list[Cue]] = []
    for voice in (voice for cue in cues if cue.lines and cue.end > cue.start for voice in cue.voices):
        if not found or _begins(found[-1], voice):
            found.append([])
        found[-1].append(voice)
    return [
        Cue(some[0].start, max(cue.end for cue in some), (" ".join(cue.text for cue in some),), some[0].speaker)
        for some in found
    ]  # fmt: skip


def said(cues: Sequence[Cue]) -> str:
    """All that is said, with who says it: cue by cue, and read on from one cue to the next, as names may go on there."""
    voices = (voice for cue in cues for voice in cue.voices)
    return "\n".join(f"{one.speaker} {one.text}" for one in (*voices, *paragraphs(cues)))


def _begins(before: list[Cue], cue: Cue) -> bool:
    last, length = before[-1], sum(len(one.text) for one in before)
    other = bool(cue.speaker) and cue.speaker != before[0].speaker
    is_long = length > _LONGEST or (length > _LONG and last.text.endswith(_ENDS))
    return other or cue.start - last.end > _PAUSE or is_long


def _exact(time: int) -> str:
    seconds, rest = divmod(time, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _escaped(cue: Cue) -> str:
    """The lines of a cue. An arrow would begin another cue, so no greater-than sign is left."""
    lines = [
        row.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        for row in cue.lines
    ]  # fmt: skip
    return "\n".join(lines)
