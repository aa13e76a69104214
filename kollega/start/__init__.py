"""Start: a small site of one's own, and new files with their fields explained."""

from __future__ import annotations


class Refused(Exception):
    """It cannot be done in this folder; the words say why, and what to do. Nothing was written."""


class Misused(Exception):
    """What was typed cannot be meant; the words say why, and what to type."""
