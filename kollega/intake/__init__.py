"""Intake: from what a colleague answered or sent to the files of a story, or to questions in plain words.

`issue` reads the answers in an issue, `attachments` fetches its pictures, `archive` opens a ZIP of the form page, `story`
composes the files, `place` writes them, `proposal` makes them a branch, `hosts` speaks with GitHub and GitLab. What comes
in is written by strangers: it is text and pictures, and never becomes a command, a path or an address by itself.
"""

from __future__ import annotations

from kollega.start import Refused

__all__ = ["Refused", "Unclear"]


class Unclear(Exception):
    """Something is missing. `asks` are sentences for the colleague whose story it is."""

    def __init__(self, asks: list[str]) -> None:
        super().__init__("\n".join(asks))
        self.asks = asks
