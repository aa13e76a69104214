"""The settings of Kollega, which stand under `extra.kollega` in `mkdocs.yml`: a table of fields."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kollega.addresses import is_host, looked_up
from kollega.confidential import NotAPattern, Terms
from kollega.limits import MOST, WORDS, Limits
from kollega.portals import PORTAL_IDS
from kollega.schema.brand import brand, own_texts
from kollega.schema.codes import COUNTRIES
from kollega.schema.consent import consent_rules
from kollega.schema.deploy import targets
from kollega.schema.fields import Context, Field, Reader, group
from kollega.schema.moments import days
from kollega.schema.networks import networks
from kollega.schema.readers import (
    choice,
    choices,
    code,
    each,
    flag,
    is_url,
    language,
    mapping,
    shown,
    text,
    texts,
    web_url,
)
from kollega.schema.referral import form, referral
from kollega.schema.values import mail_or_url
from kollega.site import Admin, JobRules, Sharing
from kollega.sources import Node, Scalar

ORGANISATION = (
    Field("name", text(120), "text", "the legal name"),
    Field("logo", text(300), "file", "the logo"),
    Field("same_as", each(web_url), "list of URLs", "the employer elsewhere"),
    Field("country", code(COUNTRIES, "not-a-country"), "ISO 3166 code", "the country of its places"),
)


def anything(node: Node, context: Context) -> None:
    """A key that a later part of the program reads."""


def _timezone(node: Node, context: Context) -> str | None:
    name = shown(node).strip()
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        context.problem("not-a-timezone", node, value=name)
        return None
    return name


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


_JOBS = (
    Field("closing_soon", days(0), "number of days", "so long before its last day a job is marked; 7"),
    Field(
        "gone_after",
        days(0, never=True),
        "number of days, or never",
        "so long after it closed a job keeps its page; 180",
    ),
)


def _job_rules(**values: Any) -> JobRules:
    never = {"gone_after": None} if values.get("gone_after") == -1 else {}
    return JobRules(**values | never)


def _folder_address(node: Node, context: Context) -> str | None:
    address: str | None = web_url(node, context)
    return address and address.rstrip("/") + "/"


SHARE = (
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
        _folder_address,
        "address",
        "where colleagues open the backstage; feeds, digest and intranet lead there, else to the public site",
    ),
)


def _editor(**values: Any) -> Admin | None:
    if not {"host", "repo"} <= values.keys():
        return None
    return Admin(**{name: value.rstrip("/") for name, value in values.items()})


_ADMIN = (
    Field("host", choice("github", "gitlab", "gitea", "forgejo"), "one of: github, gitlab, gitea, forgejo", "where the repository is", needed=True),
    Field("repo", text(200), "owner/name", "the repository", needed=True),
    Field("branch", text(100), "text", "the branch that is published; main"),
    Field("server", web_url, "URL", "the employer's own server of that kind"),
    Field("login", web_url, "URL", "the service that lets people in at GitHub"),
    Field("app", text(200), "text", "the id of the application at GitLab, Gitea or Forgejo"),
)  # fmt: skip


def _application(node: Node, context: Context) -> str | None:
    """A page by the name of its file, which the library looks up; else a complete address."""
    value = shown(node).strip()
    if isinstance(node, Scalar) and value.endswith(".md") and ":" not in value:
        return value
    return form(node, context)


def _host(node: Node, context: Context) -> str | None:
    """The name of a host, in the letters that a browser looks it up by; of an address its host."""
    value = shown(node).strip()
    name = urlsplit(value).hostname or "" if is_url(value, ("https", "http")) else value.removeprefix("*.")
    if isinstance(node, Scalar) and re.fullmatch(r"[\w-]+(\.[\w-]+)+", name) and is_host(name):
        return looked_up(name)
    context.problem("not-a-host", node, value=value)
    return None


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


#: The settings.
OURS = (
    Field("organisation", group(ORGANISATION, dict), "map", "name, logo, same_as, country"),
    Field("languages", each(language), "list of language tags", "the first is the default"),
    Field(
        "untranslated",
        mapping(choice("show", "hide"), ("stories", "jobs", "events")),
        "map from section to show or hide",
        "what lists of other languages do with what is not translated; show",
    ),
    Field("timezone", _timezone, "name of a timezone", "e.g. Europe/Copenhagen"),
    Field("networks", networks, "list of network ids", "in the employer's order"),
    Field(
        "portals",
        choices(*PORTAL_IDS),
        "list of: indeed, linkedin, xing",
        "portals for which there are feeds of jobs; none by default",
    ),
    Field(
        "share",
        group(SHARE, Sharing),
        "map",
        "links that are shared, and kits: `campaign`, `from_disk`, `backstage`",
    ),
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
    Field(
        "apply_hosts",
        each(_host),
        "list of hosts",
        "hosts to which the `apply_url` of a job may lead, each with those below it, beside the site's own; by default all",
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
        group(_ADMIN, _editor),
        "map",
        "where the web editor finds the repository: `host`, `repo`, `branch`, `server`, `login`, `app`",
    ),
    Field(
        "media", _media, "folder or https address", "where videos lie that are too large for the repository"
    ),
    Field(
        "jobs",
        group(_JOBS, _job_rules),
        "map",
        "how long jobs are marked and kept: `closing_soon`, `gone_after`",
    ),
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
    Field(
        "limits",
        group(_LIMITS, Limits),
        "map",
        "what files may ask of the program, where that is less than usual",
    ),
    Field("deploy", targets, "map from name to target", "where `deploy NAME` publishes to"),
    Field("analytics", anything, "map", "statistics"),
)
