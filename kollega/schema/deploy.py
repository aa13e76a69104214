"""Targets of `deploy`: `extra.kollega.deploy`, a map from names to where the site goes."""

from __future__ import annotations

import re

from kollega.schema.fields import Context, Field, Reader, read_fields
from kollega.schema.readers import choice, flag, shown, text, web_url
from kollega.sources import Map, Node, Scalar
from kollega.targets import HOSTS, SECRET_IN_ADDRESS, Target

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_BRANCH = re.compile(r"[A-Za-z0-9][\w./-]{0,100}")
_DOMAIN = re.compile(r"[a-z0-9][a-z0-9.-]*\.[a-z]{2,}")


def _matching(pattern: re.Pattern[str], example: str) -> Reader:
    """The reader of a text of a certain form."""

    def read(node: Node, context: Context) -> str | None:
        value = shown(node).strip()
        if isinstance(node, Scalar) and pattern.fullmatch(value):
            return value
        context.problem("deploy-form", node, value=value, example=example)
        return None

    return read


#: The fields of one target.
TARGET = (
    Field("to", choice(*HOSTS), f"one of: {', '.join(HOSTS)}", "the kind of host", needed=True),
    Field("address", text(500), "text", "where on it; [Publishing](../publishing.md#all-hosts) has the forms", needed=True),
    Field("output", choice("site", "backstage"), "site or backstage", "what goes there; site"),
    Field("protected", flag, "true or false", "only colleagues can open it; backstage goes nowhere else"),
    Field(
        "layout",
        choice("switch", "flat"),
        "switch or flat",
        "folder, rsync, sftp: releases side by side and a link `current` to one, or the files themselves; switch",
    ),
    Field("branch", _matching(_BRANCH, "gh-pages"), "name of a branch", "git: gh-pages"),
    Field("domain", _matching(_DOMAIN, "careers.example.org"), "name of a host", "git: a domain of your own"),
    Field("history", flag, "true or false", "git: keep every release for ever; false"),
    Field("compress", flag, "true or false", "s3, azure, google: keep texts packed; true"),
    Field("endpoint", web_url, "URL", "s3, azure: a service that speaks the same language"),
    Field("region", _matching(re.compile(r"[a-z0-9-]{1,40}"), "eu-north-1"), "word", "s3: where the bucket lies"),
    Field("account", _matching(re.compile(r"\w[\w-]{0,80}"), "exampleaccount"), "word", "azure, cloudflare"),
    Field("url", web_url, "URL", "the public address, where it is not `site_url`"),
)  # fmt: skip


def targets(node: Node, context: Context) -> tuple[Target, ...] | None:
    """All targets that are right; of the others the problems are told."""
    if not isinstance(node, Map):
        context.problem("not-a-map", node)
        return None
    found: list[Target] = []
    for key, value in node.entries:
        if not _NAME.fullmatch(key.value):
            context.problem("deploy-name", key, value=key.value)
        elif not isinstance(value, Map):
            context.problem("not-a-map", value)
        elif target := _target(key.value, value, context, found):
            found.append(target)
    return tuple(found) or None


def _target(name: str, node: Map, context: Context, others: list[Target]) -> Target | None:
    inner = context.inside(node)
    inner.outer = name
    values = read_fields(node, TARGET, inner)
    if inner.wrong:
        return None
    target = Target(name=name, **values)
    host = HOSTS[target.to]
    if not host.address.fullmatch(target.address):
        inner.field = "address"
        inner.problem("deploy-form", node.get("address"), value=target.address, example=host.example)
        return None
    if SECRET_IN_ADDRESS.search(target.address):
        inner.field = "address"
        inner.problem("deploy-secret", node.get("address"))
        return None
    if target.output == "backstage" and not target.protected:
        inner.field = "output"
        inner.problem("deploy-unprotected", node.get("output"), name=name)
        return None
    return None if _is_in_the_open(target, node, inner, others) else target


def _is_in_the_open(target: Target, node: Map, inner: Context, others: list[Target]) -> bool:
    """Whether the room for colleagues would be where everybody looks; where it may be, that is told."""
    inner.field = "address"
    for other in others:
        public, room = (target, other) if other.output == "backstage" else (other, target)
        if public.output == room.output:
            continue
        if public.place == room.place:
            inner.problem("deploy-same-place", node.get("address"), name=target.name, other=other.name)
            return True
        if public.shows(room):
            inner.problem("deploy-below", node.get("address"), room=room.name, public=public.name)
    return False
