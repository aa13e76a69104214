"""Telling people and programs what a run found and made."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
import msgspec

from kollega.diagnostics import FORMATS, Diagnostic, as_text, visible
from kollega.live import Translation
from kollega.locales import language_name
from kollega.problems import spoken

if TYPE_CHECKING:
    from kollega.order import Order, Outcome
    from kollega.review import Hosts

#: How many warnings a build shows; `check` shows them all.
MOST_WARNINGS = 20


def as_seen_from_here(found: list[Diagnostic], root: Path, form: str) -> list[Diagnostic]:
    """For a git host, which knows paths from the folder of the repository: paths from the current folder."""
    here = Path.cwd()
    if form != "github" or not root.resolve().is_relative_to(here):
        return found
    prefix = root.resolve().relative_to(here)
    return [msgspec.structs.replace(one, path=(prefix / one.path).as_posix()) for one in found]


def refuse(sentence: str, form: str) -> NoReturn:
    """Say why nothing could be written, and end."""
    if form == "json":
        refusal = Diagnostic(path="", code="output-refused", severity="error", message=sentence)
        tell([refusal], form, outputs=[])
        sys.exit(1)
    raise click.ClickException(sentence)


def tell(
    found: list[Diagnostic],
    form: str,
    *,
    most: int = 0,
    outputs: list[dict[str, Any]] | None = None,
    hosts: Hosts | None = None,
    translations: Sequence[Translation] | None = None,
) -> None:
    """Write findings in a form; `most` limits what people see of each severity but errors.

    `outputs` are those of a build, `hosts` what a reviewer should look at, `translations` what languages have.
    """
    if form == "json":
        whole: dict[str, Any] = {"diagnostics": [_row(one) for one in found]}
        if outputs is not None:
            whole["outputs"] = outputs
        if hosts is not None:
            whole["hosts"] = msgspec.to_builtins(hosts)
        if translations is not None:
            whole["translations"] = msgspec.to_builtins(translations)
        click.echo(json.dumps(whole, ensure_ascii=False, indent=1))
        return
    words = spoken()
    hidden: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    for one in found:
        if most and form == "text" and one.severity != "error" and shown[one.severity] >= most:
            hidden[one.severity] += 1
            continue
        shown[one.severity] += 1
        click.echo(FORMATS.get(form, as_text)(one))
    for severity, count in hidden.items():
        more = "… and {count} more of severity {severity}: `check` shows them all."
        click.echo(words.phrase(more, count=count, severity=words.phrase(severity)))
    if hosts is not None and hosts.hosts:
        _tell_hosts(hosts, form)
    if translations is not None:
        _tell_translations(translations, form)


def _row(found: Diagnostic) -> dict[str, Any]:
    """A finding as programs read it."""
    message, hint = found.told(spoken(to_programs=True))
    row = msgspec.structs.asdict(found) | {"message": message, "hint": hint}
    return {name: value for name, value in row.items() if name not in ("problem", "values")}


def _annotate(path: str, line: int, code: str, message: str) -> None:
    """A note beside a line, where the git host shows it."""
    note = Diagnostic(path=path, line=line, column=1, code=code, severity="note", message=message)
    click.echo(FORMATS["github"](note))


def _tell_translations(rows: Sequence[Translation], form: str) -> None:
    """For each language: how much of the others it has, what is missing, and what changed since."""
    words = spoken()
    if form == "github":
        for row in (row for row in rows if row.changed):
            said = "the original `{source}` changed on {day}, and the translation not since."
            _annotate(
                row.path, 1, "translation-outdated", words.phrase(said, source=row.source, day=row.changed)
            )
        return
    for lang, group in groupby(rows, key=lambda row: row.lang):
        own = list(group)
        there, old = [row for row in own if row.is_there], [row for row in own if row.changed]
        named = f"{language_name(lang, words.tag)} ({lang})"
        said = words.phrase("{lang}: {there} of {all} translated", lang=named, there=len(there), all=len(own))
        click.echo(said + (words.phrase(", {count} of them outdated", count=len(old)) if old else "") + ".")
        states = words.phrase("outdated"), words.phrase("missing")
        width = max(map(len, states))
        for row in old:
            changed = words.phrase("the original changed on {day}", day=row.changed)
            click.echo(f"  {states[0]:{width}}  {visible(row.path, 200)}: {changed}")
        for row in own:
            if not row.is_there:
                click.echo(f"  {states[1]:{width}}  {visible(row.path, 200)}")


def _tell_hosts(hosts: Hosts, form: str) -> None:
    """The list of other sites, for the reviewer to open; it is no fault that they are there."""
    words = spoken()
    shown = hosts.hosts if hosts.since else hosts.hosts[:MOST_WARNINGS]
    if form == "github":
        for host in shown:
            said = "{host} is another site to which nothing led before. Look where this leads."
            _annotate(host.path, host.line, "host-new", words.phrase(said, host=host.name))
        return
    width = max(len(host.name) for host in shown)
    new = "Other sites that links lead to (new since {since}). Look at them before you merge:"
    every = "Addresses of other sites in your texts:"
    click.echo(words.phrase(new, since=hosts.since) if hosts.since else words.phrase(every))
    for host in shown:
        click.echo(f"  {visible(host.name, 80):{min(width, 80)}}  {visible(host.path, 200)}:{host.line}")
    if len(shown) < len(hosts.hosts):
        more = words.phrase(
            "… and {count} more: `--format json` names them all.", count=len(hosts.hosts) - len(shown)
        )
        click.echo(f"  {more}")


def counted(found: Sequence[Diagnostic]) -> str:
    """How many findings of each severity, in words; an empty text for none."""
    counts, words = Counter(one.severity for one in found), spoken()
    return ", ".join(
        f"{counts[name]} {words.count(counts[name], name, f'{name}s')}"
        for name in ("error", "warning", "note")
        if counts[name]
    )


def summary(outcome: Outcome, order: Order, seconds: float) -> None:
    """What a build made, what it noticed and how long it took."""
    words, noticed = spoken(), counted(outcome.report.diagnostics)
    if not outcome.published:
        fails = outcome.report.fails()
        why = "mend the errors above" if fails or not order.strict else _STRICT
        said = "Nothing was published: {noticed} ({why}). The last good output is as it was."
        click.echo(
            words.phrase(said, noticed=noticed or words.phrase("no site was found"), why=words.phrase(why))
        )
        return
    counts, changes = outcome.counts, outcome.changes
    jobs = words.count(counts["jobs"], "{n} open job", "{n} open jobs")
    if counts["closed"]:
        jobs = words.phrase("{jobs}, {closed} closed", jobs=jobs, closed=counts["closed"])
    stories = words.count(counts["stories"], "{n} story", "{n} stories")
    people = words.count(counts["people"], "{n} person", "{n} people")
    made = words.phrase(
        "Built {made}: {files} ({new} new, {changed} changed, {gone} gone).",
        made=", ".join((stories, jobs, people)),
        files=words.count(len(outcome.outputs), "{n} file", "{n} files"),
        new=changes["added"],
        changed=changes["changed"],
        gone=changes["removed"],
    )
    click.echo(made)
    for folder in order.folders.values():
        click.echo(f"  {folder}")
    heard = words.phrase("Noticed {noticed}.", noticed=noticed) + " " if noticed else ""
    said = "Made {made} of {steps} steps anew in {seconds} s."
    click.echo(
        heard + words.phrase(said, made=outcome.made, steps=outcome.steps, seconds=words.decimal(seconds))
    )


_STRICT = "warnings count as errors with --strict"


class Progress:
    """A line on the terminal for work that takes longer than a second."""

    def __init__(self, begun: float) -> None:
        self._begun = begun
        self._shown = 0.0

    def __call__(self, what: str, done: int, all_: int) -> None:
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self._begun < 1:
            return
        if done >= all_:
            click.echo("\r\033[K", nl=False, err=True)
        elif now - self._shown > 0.1:
            self._shown = now
            click.echo(f"\r\033[K{what} {done} of {all_}", nl=False, err=True)
