"""Site folders made for a test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

CONFIG = "site_name: Harbour\nsite_url: https://careers.example.org/\n"
#: The same with the country of its places.
IN_DENMARK = f"{CONFIG}extra: {{kollega: {{organisation: {{country: DK}}}}}}\n"
STORY = "---\ntitle: Night shift\ndate: 2026-01-13\nauthors: Ada Anker\ntags: [night]\n---\n\nIt is dark, and *quiet*.\n"
JOB = (
    "---\ntitle: Lamp keeper\ndate_posted: 2026-01-02\nlocation: Odense, Denmark\napply_email: jobs@example.org\n---\n\n"
    "Keep the lamp. See [a night](../stories/night-shift.md).\n"
)
#: One story, one job, one hand-written page.
SMALL = {
    "mkdocs.yml": CONFIG,
    "content/index.md": "# Come aboard\n\nRead [a story](../stories/night-shift.md).\n",
    "stories/night-shift.md": STORY,
    "jobs/lamp-keeper.md": JOB,
}


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write `files` below `root` (made where it is not there), and give it back."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def contents(folder: Path) -> dict[str, bytes]:
    """All files below `folder`, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@contextmanager
def nobody(folder: Path) -> Iterator[None]:
    """Run as a user without rights to anything that others may not read; to a temporary `folder` it has the way."""
    if not hasattr(os, "geteuid"):
        pytest.skip("the system has no such rights")
    if os.geteuid() != 0:
        yield
        return
    folder.chmod(0o755)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def quay(root: Path) -> Path:
    """A small site: a story and a job of one name, another job, and a draft."""
    story = "---\ntitle: Quay\ndate: 2020-01-01\nauthors: Ida\n---\nText.\n"
    job = "---\ntitle: Quay\ndate_posted: 2020-01-01\nlocation: Odense\napply_url: https://a.example/apply\n---\nText.\n"
    return write(root, {
        "mkdocs.yml": "site_name: Havn\nsite_url: https://a.example/\n", "stories/quay.md": story, "jobs/quay.md": job,
        "jobs/crane.md": job, "stories/draft.md": story.replace("title", "draft: true\ntitle"),
    })  # fmt: skip
