"""Waiting for something in a page whose policy forbids what Playwright waits with."""

from __future__ import annotations

from playwright.sync_api import Page


def until(page: Page, condition: str) -> None:
    """Wait until an expression is true in the page, at most 5 seconds."""
    page.evaluate(
        f"""async () => {{
          for (let left = 250; left && !({condition}); left--) await new Promise(done => setTimeout(done, 20));
          if (!({condition})) throw new Error("it never came true");
        }}"""
    )
