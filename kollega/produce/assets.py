"""Assets: the site's styles, scripts and fonts."""

from __future__ import annotations

from collections.abc import Iterator

from kollega import typefaces
from kollega.bundle import bundle
from kollega.site import Site
from kollega.steps import Artifact, Made, Step, Work


def steps(site: Site, theme: dict[str, str]) -> Iterator[Step]:
    """The step `assets`. `theme`: digests of the site's own theme, by file."""
    needs = tuple(f"typeface:{path}" for path in typefaces.files(site.brand))
    yield Step(name="assets", function=render, value=site, files=theme, needs=needs, source="theme")


def render(work: Work) -> Made:
    """All files of the bundle."""
    made = bundle(work.root, work.value, work.made)
    return Made(
        artifacts=[
            Artifact(path=path, audience="public", kind="asset", data=data)
            for path, data in sorted(made.files.items())
        ]
    )
