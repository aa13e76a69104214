"""Waiting for something: in a page whose policy forbids what Playwright waits with, and outside of pages."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Page


def until(page: Page, condition: str) -> None:
    """Wait until an expression is true in the page, at most 5 seconds."""
    page.evaluate(
        f"""async () => {{
          for (let left = 250; left && !({condition}); left--) await new Promise(done => setTimeout(done, 20));
          if (!({condition})) throw new Error("it never came true");
        }}"""
    )


def until_true(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until something outside of a page is so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.1)
