"""Files that tell a host how to serve the site: `_headers`, as Netlify and Cloudflare Pages read it."""

from __future__ import annotations

from collections.abc import Iterator

from kollega import search
from kollega.bundle import FOLDER
from kollega.policy import IN_HEADER
from kollega.steps import Artifact, Made, Step, Work

#: Headers of every answer. What is named by its content may be kept for ever; pages are asked for again.
_ALWAYS = {
    "Content-Security-Policy": IN_HEADER,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_FOR_EVER = "public, max-age=31536000, immutable"


def steps() -> Iterator[Step]:
    """One step for the host's files."""
    yield Step(name="hosting", function=make, value=None, source="mkdocs.yml")


def make(work: Work) -> Made:
    """`_headers`."""
    rows = ["/*", *(f"  {name}: {value}" for name, value in _ALWAYS.items())]
    for folder in ("media", FOLDER, search.FOLDER):
        rows += [f"/{folder}/*", f"  Cache-Control: {_FOR_EVER}"]
    return Made(
        artifacts=[
            Artifact(
                path="_headers", audience="public", kind="hosting", data=("\n".join(rows) + "\n").encode()
            )
        ]
    )
