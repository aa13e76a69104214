"""Files that tell a host how to serve the site: `_headers` and `_redirects`, as Netlify and Cloudflare Pages read them."""

from __future__ import annotations

from collections.abc import Iterator

from kollega.hosts import FORMS
from kollega.hosts.description import served
from kollega.live import Library
from kollega.steps import Artifact, Made, Step, Work


def steps(library: Library) -> Iterator[Step]:
    """One step for the host's files."""
    yield Step(name="hosting", function=make, value=served(library), source="mkdocs.yml")


def make(work: Work) -> Made:
    """`_headers`; and `_redirects`, where addresses have changed."""
    return Made(
        artifacts=[
            Artifact(path=name, audience="public", kind="hosting", data=text.encode())
            for name, text in FORMS["netlify"](work.value).items()
        ]
    )
