"""Files that tell a host how to serve the site: `_headers` and `_redirects`, as Netlify and Cloudflare Pages read them."""

from __future__ import annotations

from collections.abc import Iterator

from kollega.hosts import FORMS
from kollega.hosts.description import policy_of
from kollega.live import Library
from kollega.steps import Artifact, Made, Step, Work


def steps(library: Library) -> Iterator[Step]:
    """One step for the host's files."""
    value = [library.site.url, list(library.redirects), policy_of(library)]
    yield Step(name="hosting", function=make, value=value, source="mkdocs.yml")


def make(work: Work) -> Made:
    """`_headers`; and `_redirects`, where addresses have changed."""
    site_url, moved, policy = work.value
    return Made(
        artifacts=[
            Artifact(path=name, audience="public", kind="hosting", data=text.encode())
            for name, text in FORMS["netlify"](moved, site_url, policy).items()
        ]
    )
