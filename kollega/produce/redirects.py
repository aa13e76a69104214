"""A page at each old address, which leads on wherever the site lies; a host's own rules are faster where it has them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from kollega import templates
from kollega.live import Library, Redirect
from kollega.policy import IN_PAGE
from kollega.records import Struct
from kollega.site import Site
from kollega.steps import Artifact, Made, Step, Work


class Moved(Struct, frozen=True, kw_only=True):
    """What a page that leads on is made of. `theme`: digests of the site's own templates."""

    redirect: Redirect
    #: The complete address that it leads to.
    absolute: str
    site: Site
    theme: dict[str, str]


def steps(library: Library, theme: dict[str, str]) -> Iterator[Step]:
    """A step `redirect:<old address>` for each address at which a page can lie. It speaks the language that it leads to."""
    sites = {one.site.folder: one.site for one in library.every_language}
    for redirect in library.redirects:
        if redirect.is_page:
            site = sites.get(f"{redirect.to.partition('/')[0]}/", library.site)
            yield Step(
                name=f"redirect:{redirect.old}", function=make, source=redirect.source,
                value=Moved(redirect=redirect, absolute=library.site.absolute(redirect.to), site=site, theme=theme),
            )  # fmt: skip


def make(work: Work) -> Made:
    """The page: visitors are led on at once, and search engines told to forget it."""
    moved: Moved = work.value
    redirect, site = moved.redirect, moved.site
    context = {
        "site": site, "redirect": redirect, "policy": IN_PAGE, "absolute": moved.absolute,
        "to": "../" * redirect.old.count("/") + quote(redirect.to) or "./",
    }  # fmt: skip
    whole = templates.render("records/moved.html", templates.theme_of(work.root, site, moved.theme), context)
    path = redirect.old if redirect.is_file else f"{redirect.old}index.html"
    return Made(artifacts=[Artifact(path=path, audience="public", kind="redirect", data=whole.encode())])
