"""Backstage: for now an index of the cards and share links of each story and job."""

from __future__ import annotations

from kollega import templates
from kollega.live import Library
from kollega.networks import share_links
from kollega.records import Site, Struct
from kollega.steps import Artifact, Made, Step, Work


class Row(Struct, frozen=True, kw_only=True):
    """A story or job to share."""

    kind: str
    title: str
    address: str
    lang: str
    suggestions: dict[str, tuple[str, ...]]


class Index(Struct, frozen=True, kw_only=True):
    """What the index lists."""

    site: Site
    theme: dict[str, str]
    rows: tuple[Row, ...]


def steps(library: Library, *, pictures: bool, theme: dict[str, str]) -> list[Step]:
    """The step `backstage`. It opens from a folder on disk: its files lie beside it."""
    rows = tuple(
        Row(
            kind=thing.kind,
            title=thing.title,
            address=thing.address,
            lang=thing.lang,
            suggestions=thing.share,
        )
        for thing in (*library.stories, *library.jobs)
    )
    needs = tuple(f"card:{row.address}" for row in rows) if pictures else ()
    index = Index(site=library.site, theme=theme, rows=rows)
    return [Step(name="backstage", function=render, value=index, needs=needs)]


def render(work: Work) -> Made:
    """The index and its style."""
    index: Index = work.value
    site = index.site
    rows = []
    for row in index.rows:
        known = work.made.get(f"card:{row.address}", [])
        inside = next((one for one in known if one.audience == "backstage" and one.kind == "card"), None)
        public = next((one for one in known if one.audience == "public" and one.kind == "card"), None)
        media = site.absolute(public.path) if public else ""
        links = share_links(site.networks, url=site.absolute(row.address), text=row.title, media=media)
        rows.append({"row": row, "card": inside, "share": links, "absolute": site.absolute(row.address)})
    theme = templates.theme_of(work.root, site, index.theme)
    page = templates.render("backstage/index.html", theme, {"site": site, "rows": rows})
    style = templates.render("backstage/backstage.css", theme, {})
    return Made(
        artifacts=[
            Artifact(path="index.html", audience="backstage", kind="page", data=page.encode()),
            Artifact(path="backstage.css", audience="backstage", kind="asset", data=style.encode()),
        ]
    )
