"""The configuration file `mkdocs.yml`: MkDocs' own keys stay MkDocs', ours are under `extra.kollega`."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kollega.confidential import NotAPattern, Terms
from kollega.limits import MOST, WORDS, Limits
from kollega.portals import PORTAL_IDS
from kollega.records import Admin, Brand, ConsentRules, JobRules, Organisation, Sharing, Site
from kollega.schema.brand import brand, in_language, own_texts
from kollega.schema.codes import COUNTRIES
from kollega.schema.consent import consent_rules
from kollega.schema.deploy import targets
from kollega.schema.fields import Context, Field, Reader, read_fields
from kollega.schema.moments import days
from kollega.schema.readers import (
    NETWORK_IDS,
    choice,
    choices,
    code,
    each,
    flag,
    is_url,
    language,
    mapping,
    resolve,
    shown,
    text,
    texts,
    url,
)
from kollega.schema.referral import form, referral
from kollega.schema.values import mail_or_url
from kollega.sources import Files, Map, Node, Scalar, Source

#: What absolute addresses begin with where the site has no `site_url`.
PLACEHOLDER_URL = "http://localhost:8000/"

_ORGANISATION = (
    Field("name", text(120), "text", "the legal name"),
    Field("logo", text(300), "file", "the logo"),
    Field("same_as", each(url("https", "http")), "list of URLs", "the employer elsewhere"),
    Field("country", code(COUNTRIES, "not-a-country"), "ISO 3166 code", "the country of its places"),
)


def _anything(node: Node, context: Context) -> None:
    """A key that a later part of the program reads."""


def _misplaced(node: Node, context: Context) -> None:
    """A key of ours that stands among those of MkDocs."""
    parent = "`extra:`" if context.field == "kollega" else "`extra:` → `kollega:`"
    context.problem("setting-misplaced", node, parent=parent)


def _timezone(node: Node, context: Context) -> str | None:
    name = shown(node).strip()
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        context.problem("not-a-timezone", node, value=name)
        return None
    return name


def _organisation(node: Node, context: Context) -> dict[str, Any] | None:
    if not isinstance(node, Map):
        context.problem("not-a-map", node)
        return None
    return read_fields(node, _ORGANISATION, context.inside(node))


def _limit(most: int) -> Reader:
    """A whole number from 1 to `most`: what the program was not measured with is not asked of it."""

    def read(node: Node, context: Context) -> int | None:
        value = shown(node).strip()
        if isinstance(node, Scalar) and re.fullmatch("[0-9]{1,9}", value) and 1 <= int(value) <= most:
            return int(value)
        context.problem("not-a-limit", node, value=value, most=most)
        return None

    return read


_LIMITS = tuple(
    Field(
        name, _limit(getattr(MOST, name)), f"number up to {getattr(MOST, name)}", f"the most {unit} of {what}"
    )
    for name, (what, unit) in WORDS.items()
)


def _limits(node: Node, context: Context) -> Limits | None:
    if not isinstance(node, Map):
        context.problem("not-a-map", node)
        return None
    return Limits(**read_fields(node, _LIMITS, context.inside(node)))


_JOBS = (
    Field("closing_soon", days(0), "number of days", "so long before its last day a job is marked; 7"),
    Field(
        "gone_after",
        days(0, never=True),
        "number of days, or never",
        "so long after it closed a job keeps its page; 180",
    ),
)


def _jobs(node: Node, context: Context) -> JobRules | None:
    if not isinstance(node, Map):
        context.problem("not-a-map", node)
        return None
    values = read_fields(node, _JOBS, context.inside(node))
    if values.get("gone_after") == -1:
        values["gone_after"] = None
    return JobRules(**values)


_SHARE = (
    Field(
        "campaign",
        flag,
        "true or false",
        "whether shared links name the network in which they are shared; true",
    ),
    Field(
        "from_disk", flag, "true or false", "whether kits give a ZIP where they are opened from a disk; true"
    ),
    Field(
        "backstage",
        url("https", "http"),
        "address",
        "where colleagues open the backstage; feeds, digest and intranet lead there, else to the public site",
    ),
)


def _share(node: Node, context: Context) -> Sharing | None:
    if not isinstance(node, Map):
        context.problem("not-a-map", node)
        return None
    values = read_fields(node, _SHARE, context.inside(node))
    if address := values.get("backstage"):
        values["backstage"] = address.rstrip("/") + "/"
    return Sharing(**values)


_ADMIN = (
    Field("host", choice("github", "gitlab", "gitea", "forgejo"), "one of: github, gitlab, gitea, forgejo", "where the repository is", needed=True),
    Field("repo", text(200), "owner/name", "the repository", needed=True),
    Field("branch", text(100), "text", "the branch that is published; main"),
    Field("server", url("https", "http"), "URL", "the employer's own server of that kind"),
    Field("login", url("https", "http"), "URL", "the service that lets people in at GitHub"),
    Field("app", text(200), "text", "the id of the application at GitLab, Gitea or Forgejo"),
)  # fmt: skip


def _admin(node: Node, context: Context) -> Admin | None:
    if not isinstance(node, Map):
        context.problem("not-a-map", node)
        return None
    values = read_fields(node, _ADMIN, context.inside(node))
    if not {"host", "repo"} <= values.keys():
        return None
    return Admin(**{name: value.rstrip("/") for name, value in values.items()})


def _application(node: Node, context: Context) -> str | None:
    """A page by the name of its file, which the library looks up; else a complete address."""
    value = shown(node).strip()
    if isinstance(node, Scalar) and value.endswith(".md") and ":" not in value:
        return value
    return form(node, context)


def _term(node: Node, context: Context) -> str | None:
    """A phrase, or a pattern between slashes."""
    term: str | None = text()(node, context)
    try:
        Terms([term] if term else [])
    except NotAPattern as error:
        context.problem("not-a-pattern", node, value=term, reason=error)
        return None
    return term


def _media(node: Node, context: Context) -> str | None:
    """A folder beside or above the site's own, or an address without a query."""
    value = shown(node).strip().rstrip("/")
    is_address = is_url(value, ("https",)) and "?" not in value and "#" not in value
    if isinstance(node, Scalar) and value and (is_address or "://" not in value):
        return f"{value}/"
    context.problem("not-an-address", node, value=value, schemes="https://")
    return None


OURS = (
    Field("organisation", _organisation, "map", "name, logo, same_as, country"),
    Field("languages", each(language), "list of language tags", "the first is the default"),
    Field(
        "untranslated",
        mapping(choice("show", "hide"), ("stories", "jobs", "events")),
        "map from section to show or hide",
        "what lists of other languages do with what is not translated; show",
    ),
    Field("timezone", _timezone, "name of a timezone", "e.g. Europe/Copenhagen"),
    Field("networks", choices(*NETWORK_IDS), "list of network ids", "in the employer's order"),
    Field(
        "portals",
        choices(*PORTAL_IDS),
        "list of: indeed, linkedin, xing",
        "portals for which there are feeds of jobs; none by default",
    ),
    Field("share", _share, "map", "links that are shared, and kits: `campaign`, `from_disk`, `backstage`"),
    Field("referral", referral, "map", "how colleagues recommend jobs to people: `parameter`, `form`"),
    Field(
        "report",
        mail_or_url,
        "e-mail address or URL",
        "where visitors report a problem with a page; else the first of `same_as` that is a front page",
    ),
    Field(
        "open_application",
        _application,
        "page of the content folder, e-mail address or URL",
        "where to apply when no job fits",
    ),
    Field("brand", brand, "map", "colours, fonts, logo"),
    Field("texts", own_texts, "map", "your own words for phrases of the interface"),
    Field(
        "classes",
        texts(60),
        "list of words",
        "classes for pages written by hand, beside those of Material's blocks",
    ),
    Field(
        "admin",
        _admin,
        "map",
        "where the web editor finds the repository: `host`, `repo`, `branch`, `server`, `login`, `app`",
    ),
    Field(
        "media", _media, "folder or https address", "where videos lie that are too large for the repository"
    ),
    Field("jobs", _jobs, "map", "how long jobs are marked and kept: `closing_soon`, `gone_after`"),
    Field(
        "pay_rules",
        choice("off", "warn", "fail"),
        "one of: off, warn, fail",
        "what a job is that says less of pay than the law of its place asks",
    ),
    Field(
        "consent",
        consent_rules,
        "list of purposes, or map",
        "purposes for which consent must be on file, each with `hold`, `name` or `picture`; and `review_after`",
    ),
    Field(
        "confidential",
        each(_term),
        "list of phrases, and of patterns between slashes",
        "words that you keep to yourselves: `check` warns of each in texts, captions, alt texts and names of files",
    ),
    Field("limits", _limits, "map", "what files may ask of the program, where that is less than usual"),
    Field("deploy", targets, "map from name to target", "where `deploy NAME` publishes to"),
    *(
        Field(name, _anything, "map", meaning)
        for name, meaning in (
            ("apply_hosts", "hosts to which applications may lead"),
            ("analytics", "statistics"),
        )
    ),
)
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
    return Site(
        name=name,
        url=values.get("site_url", PLACEHOLDER_URL),
        has_url="site_url" in values,
        description=values.get("site_description", ""),
        docs_dir=values.get("docs_dir", "content"),
        lang=languages[0],
        languages=languages,
        untranslated=ours.get("untranslated", {}),
        timezone=ours.get("timezone", "UTC"),
        organisation=Organisation(**{"name": name} | (ours.get("organisation") or {})),
        networks=ours.get("networks", ()),
        portals=ours.get("portals", ()),
        share=ours.get("share", Sharing()),
        referral=ours.get("referral"),
        report=_report(ours),
        open_application=ours.get("open_application", ""),
        brand=ours.get("brand", Brand()),
        texts=in_language(ours.get("texts", {}), languages[0]),
        classes=ours.get("classes", ()),
        limits=ours.get("limits", MOST),
        admin=ours.get("admin"),
        jobs=ours.get("jobs", JobRules()),
        consent=ours.get("consent", ConsentRules()),
        confidential=ours.get("confidential", ()),
        media=ours.get("media", ""),
        pay_rules=ours.get("pay_rules", "warn"),
        targets=ours.get("deploy", ()),
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
    }.get(name, _anything)


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
    value = shown(node).strip().rstrip("/")
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
