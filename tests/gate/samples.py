"""Pieces of pages: harmful ones with the problem that they are, and harmless ones that look like them."""

from __future__ import annotations

from .harmless import HARMLESS
from .leading import LEADING
from .running import RUNNING
from .sample import Sample

HARMFUL = {**RUNNING, **LEADING}

__all__ = ["HARMFUL", "HARMLESS", "Sample"]
