"""`check`: look for problems; publish nothing."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from kollega.commands.options import shared
from kollega.telling import as_seen_from_here, counted, tell


@click.command()
@shared
@click.option(
    "--since",
    metavar="REVISION",
    default="",
    help="Tell which other sites links lead to since this revision of git; by default since the main branch.",
)
@click.option(
    "--foreign", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER",
    help="Look at job posts of another system instead: what of them would be understood here.",
)  # fmt: skip
@click.option(
    "--languages", "with_languages", is_flag=True, help="Tell what is not translated, and what is outdated."
)
@click.option(
    "--consent", "with_consent", is_flag=True,
    help="Tell whom to ask whether they are still to be shown, with a letter for each.",
)  # fmt: skip
@click.argument("paths", nargs=-1, metavar="[PATH…]")
def check(
    root: Path,
    today: date | None,
    strict: bool,
    workers: int,
    no_pictures: bool,
    form: str,
    since: str,
    foreign: Path | None,
    with_languages: bool,
    with_consent: bool,
    paths: tuple[str, ...],
) -> None:
    """Look for problems in the content; publish nothing. With PATHs, tell only of those files and folders."""
    if foreign:
        from kollega.foreign import survey, told

        click.echo("\n".join(told(survey(foreign), str(foreign))))
        return
    from kollega import pipeline, review

    wanted = [_inside(root, path) for path in paths]
    for path, written in zip(wanted, paths, strict=True):
        if not (root / path).exists():
            raise click.BadParameter(
                f"{written} is not in the site folder {root.resolve()}.", param_hint="PATH"
            )
    outcome = pipeline.check(root.resolve(), today, workers=workers, with_pictures=not no_pictures)

    def is_wanted(path: str) -> bool:
        return not wanted or any(path == one or one == "." or path.startswith(one + "/") for one in wanted)

    found = [
        one
        for one in outcome.report.diagnostics
        # Without its configuration nothing of a site is known.
        if is_wanted(one.path) or (one.path == "mkdocs.yml" and one.severity == "error")
    ]
    try:
        hosts = review.new_hosts(outcome.library, root.resolve(), since) if outcome.library else None
    except review.NoSuchRevision as error:
        raise click.BadParameter(str(error), param_hint="--since") from error
    if hosts is not None:
        hosts = review.Hosts(hosts.since, tuple(host for host in hosts.hosts if is_wanted(host.path)))
    translations = None
    if with_languages and outcome.library:
        rows = outcome.library.translations
        translations = [one for one in rows if is_wanted(one.source) or is_wanted(one.path)]
    tell(as_seen_from_here(found, root, form), form, hosts=hosts, translations=translations)
    bad = {"error", "warning"} if strict else {"error"}
    failed = any(one.severity in bad for one in found)
    if with_consent and form == "text":
        from kollega.commands.consent import letters

        click.echo(letters(root.resolve(), today))
    if form == "text":
        click.echo(counted(found) or "No problems found.")
    sys.exit(1 if failed else 0)


def _inside(root: Path, path: str) -> str:
    """A path that somebody typed, relative to the site folder."""
    full = Path(os.path.abspath(path))  # noqa: PTH100
    return (
        full.relative_to(root.resolve()).as_posix()
        if full.is_relative_to(root.resolve())
        else path.rstrip("/")
    )
