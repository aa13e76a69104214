"""The web editor in Chromium, before git on this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.editing import decap_server
from tests.intake.repository import Repository, repository
from tests.serving import serving

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def proxy(repo: Repository, port: int) -> Iterator[None]:
    """What stands between the editor and git."""
    env = os.environ | {
        "MODE": "git",
        "GIT_REPO_DIRECTORY": str(repo.root),
        "PORT": str(port),
        "BIND_HOST": "127.0.0.1",
    }
    with subprocess.Popen(
        ["node", str(decap_server())], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        try:
            yield
        finally:
            running.terminate()


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    old = "---\ntitle: Old\ndate: 2026-01-02\nauthors: [Ada]\nagreed: true\nshare:\n  email: Read this\n---\n\nIt *was* so.\n"
    return repository(
        tmp_path, **{"content/teams/deck.yml": "name: På dækket\n", "stories/old/index.md": old}
    )


@pytest.fixture
def editor(repo: Repository, browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, list[str]]]:
    """The editor, let in, and the hosts that it asked."""
    port = free_port()
    to = tmp_path / "admin"
    subprocess.run(
        [sys.executable, "-m", "kollega", "admin", "--to", str(to), "--local", f"http://localhost:{port}/api/v1", "--root", str(repo.root)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    with proxy(repo, port), serving(to) as base:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.set_default_timeout(120_000)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(base.replace("127.0.0.1", "localhost"))
        page.get_by_role("button", name="Login").click()
        page.get_by_text("Contents").first.wait_for()
        page.goto(page.url.split("#")[0] + "#/collections/stories/new")
        page.get_by_label("Title").wait_for()
        yield page, asked
        context.close()
