"""Telling people and programs what a run found and made."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NoReturn

import click
import msgspec

from kollega.diagnostics import FORMATS, Diagnostic, as_text, visible
from kollega.live import Translation
from kollega.review import Hosts
from kollega.words import language_name

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
        rows = [{name: getattr(one, name) for name in one.__struct_fields__} for one in found]
        whole: dict[str, Any] = {"diagnostics": rows}
        if outputs is not None:
            whole["outputs"] = outputs
        if hosts is not None:
            whole["hosts"] = msgspec.to_builtins(hosts)
        if translations is not None:
            whole["translations"] = msgspec.to_builtins(translations)
        click.echo(json.dumps(whole, ensure_ascii=False, indent=1))
        return
    hidden: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    for one in found:
        if most and form == "text" and one.severity != "error" and shown[one.severity] >= most:
            hidden[one.severity] += 1
            continue
        shown[one.severity] += 1
        click.echo(FORMATS.get(form, as_text)(one))
    for severity, count in hidden.items():
        click.echo(f"… and {count} more of severity {severity}: `check` shows them all.")
    if hosts is not None and hosts.hosts:
        _tell_hosts(hosts, form)
    if translations is not None:
        _tell_translations(translations, form)


def _tell_translations(rows: Sequence[Translation], form: str) -> None:
    """For each language: how much of the others it has, what is missing, and what changed since."""
    if form == "github":
        for row in rows:
            if row.changed:
                words = (
                    f"the original `{row.source}` changed on {row.changed}, and the translation not since."
                )
                note = Diagnostic(
                    path=row.path,
                    line=1,
                    column=1,
                    code="translation-outdated",
                    severity="note",
                    message=words,
                )
                click.echo(FORMATS[form](note))
        return
    for lang, group in groupby(rows, key=lambda row: row.lang):
        own = list(group)
        there, old = [row for row in own if row.is_there], [row for row in own if row.changed]
        outdated = f", {len(old)} of them outdated" if old else ""
        click.echo(f"{language_name(lang, 'en')} ({lang}): {len(there)} of {len(own)} translated{outdated}.")
        for row in old:
            click.echo(f"  outdated  {visible(row.path, 200)}: the original changed on {row.changed}")
        for row in own:
            if not row.is_there:
                click.echo(f"  missing   {visible(row.path, 200)}")


def _tell_hosts(hosts: Hosts, form: str) -> None:
    """The list of other sites, for the reviewer to open; it is no fault that they are there."""
    shown = hosts.hosts if hosts.since else hosts.hosts[:MOST_WARNINGS]
    if form == "github":
        for host in shown:
            words = f"{host.name} is another site to which nothing led before. Look where this leads."
            note = Diagnostic(
                path=host.path, line=host.line, column=1, code="host-new", severity="note", message=words
            )
            click.echo(FORMATS[form](note))
        return
    width = max(len(host.name) for host in shown)
    what = (
        f"new since {hosts.since}"
        if hosts.since
        else "all of them, as there is no main branch to compare with"
    )
    click.echo(f"Other sites that links lead to ({what}). Look at them before you merge:")
    for host in shown:
        click.echo(f"  {visible(host.name, 80):{min(width, 80)}}  {visible(host.path, 200)}:{host.line}")
    if len(shown) < len(hosts.hosts):
        click.echo(f"  … and {len(hosts.hosts) - len(shown)} more: `--format json` names them all.")


_CHANGES = {"added": "new", "changed": "changed", "removed": "gone"}


def number(count: int, one: str, many: str) -> str:
    """A number with its word."""
    return f"{count} {one if count == 1 else many}"


def counted(found: list[Diagnostic]) -> str:
    """How many findings of each severity, in words; an empty text for none."""
    counts = Counter(one.severity for one in found)
    return ", ".join(
        number(counts[name], name, f"{name}s") for name in ("error", "warning", "note") if counts[name]
    )


def summary(outcome: Any, order: Any, seconds: float) -> None:
    """What a build made, what it noticed and how long it took."""
    noticed = counted(outcome.report.diagnostics)
    if not outcome.published:
        why = (
            "warnings count as errors with --strict"
            if order.strict and "error" not in noticed
            else "mend the errors above"
        )
        click.echo(
            f"Nothing was published: {noticed or 'no site was found'} ({why}). The last good output is as it was."
        )
        return
    counts, changes = outcome.counts, outcome.changes
    closed = f" and {counts['closed']} closed" if counts["closed"] else ""
    made = [
        number(counts["stories"], "story", "stories"),
        number(counts["jobs"], f"open{closed} job", f"open{closed} jobs"),
        number(counts["people"], "person", "people"),
    ]
    difference = ", ".join(f"{changes[key]} {word}" for key, word in _CHANGES.items())
    click.echo(f"Built {', '.join(made)}: {number(len(outcome.outputs), 'file', 'files')} ({difference}).")
    for folder in order.folders.values():
        click.echo(f"  {folder}")
    heard = f"Noticed {noticed}. " if noticed else ""
    click.echo(f"{heard}Made {outcome.made} of {outcome.steps} steps anew in {seconds:.1f} s.")


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
