"""Typefaces: the measures of the employer's own fonts, which the style sheet needs.

Others find them as the facts of what is made under `typeface:<path>`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from kollega import typefaces
from kollega.diagnostics import Report
from kollega.pictures.source import Unreadable, read_source
from kollega.site import Site
from kollega.steps import Artifact, Made, Step, Work


def steps(site: Site, theme: Mapping[str, str]) -> Iterator[Step]:
    """A step for each font file of the configuration. `theme`: digests of the site's own theme, by file."""
    for path in typefaces.files(site.brand):
        yield Step(
            name=f"typeface:{path}", function=render, value=path, files={path: theme[path]}, source=path, risky=True
        )  # fmt: skip


def render(work: Work) -> Made:
    """The measures of one font; nothing but a diagnostic where it cannot be read."""
    # Imported here, as a run that measures nothing need not wait for Pillow.
    from kollega.pictures.measure import measure

    path: str = work.value
    report = Report()
    try:
        measures = measure(read_source(work.root, path))
    except (Unreadable, ValueError) as error:
        report.add("font-broken", path, name=path.rpartition("/")[2], reason=str(error))
        return Made(diagnostics=report.diagnostics)
    facts = msgspec.structs.asdict(measures)
    return Made(
        artifacts=[Artifact(path="measures", audience="internal", kind="measures", data=b"", facts=facts)]
    )
