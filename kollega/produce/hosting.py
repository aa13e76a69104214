"""Files that tell a host how to serve the site: `_headers` and `_redirects`, as Netlify and Cloudflare Pages read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kollega import redirects, search
from kollega.bundle import FOLDER
from kollega.live import Library
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


def steps(library: Library) -> Iterator[Step]:
    """One step for the host's files."""
    value = [library.site.url, list(library.redirects)]
    yield Step(name="hosting", function=make, value=value, source="mkdocs.yml")


def make(work: Work) -> Made:
    """`_headers`; and `_redirects`, where addresses have changed."""
    site_url, moved = work.value
    rows = ["/*", *(f"  {name}: {value}" for name, value in _ALWAYS.items())]
    for folder in ("media", FOLDER, search.FOLDER):
        rows += [f"/{folder}/*", f"  Cache-Control: {_FOR_EVER}"]
    made = [_artifact("_headers", rows)]
    if moved:
        made.append(_artifact("_redirects", redirects.lines(moved, site_url)))
    return Made(artifacts=made)


def _artifact(path: str, rows: Iterable[str]) -> Artifact:
    return Artifact(
        path=path, audience="public", kind="hosting", data="".join(f"{row}\n" for row in rows).encode()
    )
