"""A piece of a page, and what it is."""

from __future__ import annotations

from typing import NamedTuple

EVIL = "https://evil.example"


class Sample(NamedTuple):
    problem: str
    body: str
    #: What Chromium does with it: `runs` it by itself, runs it when `clicked`, `fetches` from another site by
    #: itself or `fetches on a click`; empty where nothing is seen (other browsers, or nothing yet).
    effect: str = ""
    head: str = ""
