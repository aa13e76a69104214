"""Captions: WebVTT and SubRip (SRT) files read, looked at as viewers would, and written as plain WebVTT.

Nothing but words and times is kept: colours, positions and styles of a file are left out. The measures are those of
the broadcasters' guidelines: two lines of 42 letters, and no more than 20 letters a second.
"""

from kollega.captions.faults import Fault, faults
from kollega.captions.read import DRAFT, Captions, Cue, read
from kollega.captions.write import clock, paragraphs, said, webvtt

__all__ = ["DRAFT", "Captions", "Cue", "Fault", "clock", "faults", "paragraphs", "read", "said", "webvtt"]
