"""The configuration file `mkdocs.yml`: MkDocs' own keys stay MkDocs', ours are under `extra.kollega`."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from kollega.schema.brand import in_language
from kollega.schema.fields import Context, Field, Reader, read_fields
from kollega.schema.readers import is_url, language, resolve, shown, text
from kollega.schema.settings import OURS, anything
from kollega.site import Organisation, Site
from kollega.sources import Files, Map, Node, Scalar, Source

#: What absolute addresses begin with where the site has no `site_url`.
PLACEHOLDER_URL = "http://localhost:8000/"


def _misplaced(node: Node, context: Context) -> None:
    """A key of ours that stands among those of MkDocs."""
    parent = "`extra:`" if context.field == "kollega" else "`extra:` → `kollega:`"
    context.problem("setting-misplaced", node, parent=parent)


#: The keys of MkDocs 1.6, for suggestions.
THEIRS = (
    "site_name site_url site_description site_author nav exclude_docs draft_docs not_in_nav copyright theme docs_dir "
    "site_dir use_directory_urls repo_url repo_name edit_uri edit_uri_template extra_css extra_javascript "
    "extra_templates markdown_extensions mdx_configs strict remote_branch remote_name extra plugins hooks watch "
    "validation dev_addr INHERIT"
).split()

#: Stands for a site whose configuration cannot be read, so that the other files are looked at all the same.
UNREAD = Site(name="", url=PLACEHOLDER_URL, has_url=False, organisation=Organisation(name=""))


def read_site(source: Source, config: Map, files: Files) -> Site:
    """The site; a wrong value of a key is an error of its own, and its default stands in."""
    context = Context(source, "site", files, ZoneInfo("UTC"), "en", outer=source.path)
    theirs = (
        *(Field(name, _reader(name), "text", "", name == "site_name") for name in THEIRS),
        *(Field(name, _misplaced, "", "") for name in ("kollega", *(row.name for row in OURS))),
    )
    values = read_fields(config, theirs, context)
    extra = config.get("extra", "kollega")
    ours: dict[str, Any] = {}
    if isinstance(extra, Map):
        ours = read_fields(extra, OURS, context)
    elif extra is not None and not extra.absent:
        context.field = "extra"
        context.problem("not-a-map", extra)
    if "site_url" not in values and "site_url" not in context.wrong:
        source.problem("site-url-missing", *context.marks.get("site_url", (0, 0)))
    name: str = values.get("site_name", "")
    languages = tuple(dict.fromkeys(ours.get("languages") or (_theme_language(config, context),)))
    ours |= {
        "languages": languages,
        "organisation": Organisation(**{"name": name} | ours.get("organisation", {})),
        "report": _report(ours),
        "texts": in_language(ours.get("texts", {}), languages[0]),
        "targets": ours.pop("deploy", ()),
    }
    return Site(
        name=name,
        url=values.get("site_url", PLACEHOLDER_URL),
        has_url="site_url" in values,
        description=values.get("site_description", ""),
        docs_dir=values.get("docs_dir", "content"),
        lang=languages[0],
        **ours,
    )


def _report(ours: dict[str, Any]) -> str:
    """Where to report a problem, as an address to link to: by default the front page of the employer's own site.

    A profile on a network is a page below another's front page, and nobody reads there what visitors report.
    """
    elsewhere = (ours.get("organisation") or {}).get("same_as", ())
    own = (address for address in elsewhere if not any(part.strip("/") for part in urlsplit(address)[2:]))
    written: str = ours.get("report") or next(own, "")
    return written if "://" in written or not written else f"mailto:{written}"


def _reader(name: str) -> Reader:
    return {
        "site_name": text(120),
        "site_description": text(300),
        "site_url": _site_url,
        "docs_dir": _folder,
    }.get(name, anything)


def _site_url(node: Node, context: Context) -> str | None:
    value = shown(node).strip()
    if (
        isinstance(node, Scalar)
        and is_url(value, ("https", "http"))
        and "?" not in value
        and "#" not in value
    ):
        return value.rstrip("/") + "/"
    context.problem("not-an-address", node, value=value, schemes="https://")
    return None


def _folder(node: Node, context: Context) -> str | None:
    value = shown(node).strip().rstrip("/").removeprefix("./")
    if (
        isinstance(node, Scalar)
        and value
        and not value.startswith(("/", "."))
        and ".." not in value.split("/")
        and resolve("", value)
    ):
        return value
    context.problem("file-elsewhere", node, value=value)
    return None


def _theme_language(config: Map, context: Context) -> str:
    """The language of a site that says none of its own."""
    node = config.get("theme", "language")
    if node is None or node.absent:
        return "en"
    context.field = "language"
    return language(node, context) or "en"
