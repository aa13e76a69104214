"""`deploy` and `rollback`: bring what was built to a host, and the release before back."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kollega.commands.options import root_option, today_option

if TYPE_CHECKING:
    from kollega.deploy import Outcome, Withdrawn
    from kollega.site import Site
    from kollega.targets import Target

#: So many paths of a phase are listed by a dry run, unless all are asked for.
_SOME = 20
_UNNAMED = (
    "`site_url` in mkdocs.yml is {url}, an address for examples. Feeds, previews and the sitemap lead there, and readers of feeds "
    "know your stories by it for ever. Write the address that the site has, build, and publish again."
)


@click.command()
@click.argument("target")
@root_option
@today_option
@click.option("--dry-run", "dry", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--all", "all_", is_flag=True, help="With --dry-run: name every file.")
@click.option(
    "--take-over", is_flag=True, help="Replace what is there already and was not published from here."
)
def deploy(target: str, root: Path, today: date | None, dry: bool, all_: bool, take_over: bool) -> None:
    """Publish what was built last to TARGET, a name under `deploy` in mkdocs.yml. Only what differs travels."""
    from kollega import deploy as deploying
    from kollega import release

    begun = time.monotonic()
    with _told():
        site, chosen, withdrawn, fellows = _target(target, root.resolve(), today)
        waiting: list[str] = []
        with _release(chosen, root.resolve(), site) as (folder, files):
            order = deploying.Order(
                folder=folder, files=files, withdrawn=withdrawn, dry=dry,
                take_over=take_over, tell=_progress,
            )  # fmt: skip
            order.check()
            with deploying.opened(chosen) as place:
                outcome = place.publish(order)
            if not dry:
                waiting = release.delivered(folder, target, fellows)
    _tell(outcome, most=sys.maxsize if all_ else _SOME if dry else 0, dry=dry)
    if waiting:
        click.echo(f"What was withdrawn has yet to go from: {', '.join(waiting)}. Publish there, too.")
    if not dry:
        _note(root.resolve(), chosen, outcome)
        click.echo(f"Published in {time.monotonic() - begun:.1f} s.")


@click.command()
@click.argument("target")
@root_option
@today_option
def rollback(target: str, root: Path, today: date | None) -> None:
    """Bring the release before the live one back to TARGET. Once more undoes it."""
    from kollega import deploy as deploying

    with _told():
        _, chosen, withdrawn, _ = _target(target, root.resolve(), today)
        order = deploying.Order(folder=root, files={}, withdrawn=withdrawn, tell=_progress)
        with deploying.opened(chosen) as place:
            outcome = place.rollback(order)
    _tell(outcome)
    if outcome.live:
        _note(root.resolve(), chosen, outcome)
    click.echo("The release before is back.")


def _target(name: str, root: Path, today: date | None) -> tuple[Site, Target, Withdrawn, list[str]]:
    """The configuration, its target of that name, what must go there first, and all that get the same output."""
    from kollega import deploy as deploying
    from kollega.diagnostics import Report
    from kollega.library import load

    report = Report()
    library = load(root, today, report)
    if library is None or any(one.breaks_site for one in report.diagnostics):
        raise click.ClickException("there are errors in mkdocs.yml; `check` tells which.")
    if library.site.is_example:
        click.echo(_UNNAMED.format(url=library.site.url), err=True)
    targets = {target.name: target for target in library.site.targets}
    if name not in targets:
        known = ", ".join(targets) or "none yet; write them under `extra.kollega.deploy` in mkdocs.yml"
        raise click.ClickException(f"there is no target `{name}`. Targets: {known}.")
    output = targets[name].output
    withdrawn = deploying.withdrawn.read(root, output, name, library.withdrawn)
    fellows = [one.name for one in targets.values() if one.output == output]
    return library.site, targets[name].of(root), withdrawn, fellows


@contextmanager
def _release(target: Target, root: Path, site: Site) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The folder of the output, held so that no build exchanges it meanwhile, and the list of its files."""
    from kollega import release
    from kollega.deploy import Refused
    from kollega.outputs import has_other_settings

    folder = root / target.output
    if not folder.is_dir():
        raise Refused(f"There is no {folder}. Build first.")
    with release.lock([folder], root=root):
        files = dict(release.live_manifest(folder))
        if not files:
            raise Refused(f"{folder} was not made by a build. Build first.")
        if has_other_settings(folder, site):
            raise Refused(
                f"{folder} was built with other settings than mkdocs.yml has now. Build again, then publish."
            )
        yield folder, files


@contextmanager
def _told() -> Iterator[None]:
    """Errors as sentences for people, without anything secret in them."""
    from kollega import deploy as deploying
    from kollega import release

    try:
        yield
    except (deploying.Failed, release.Refused, OSError) as error:
        raise click.ClickException(deploying.redacted(str(error))) from error


def _progress(words: str) -> None:
    from kollega.deploy import redacted

    if sys.stderr.isatty():
        click.echo(f"\r\033[K{redacted(words)}", nl=False, err=True)


def _tell(outcome: Outcome, most: int = 0, *, dry: bool = False) -> None:
    from kollega.diagnostics import visible

    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    for note in outcome.notes:
        click.echo(f"Note: {visible(note, 400)}")
    reason = "not published from here" if outcome.taken_over else "withdrawn"
    phases = [(f"{reason}, removed first", False, outcome.plan.withdrawn), *outcome.plan.phases]
    for name, comes, paths in phases:
        if paths:
            click.echo(f"{name}: {len(paths)} {'file' if len(paths) == 1 else 'files'}")
            for path in paths[:most]:
                click.echo(f"  {'+' if comes else '-'} {visible(path, 200)}")
            if 0 < most < len(paths):
                click.echo(f"  … and {len(paths) - most} more; --all names them.")
    if not outcome.plan:
        click.echo("Nothing has changed." if not dry else "Nothing would change.")
    click.echo(f"{'To' if dry else 'At'} {visible(outcome.where, 300)}.")


def _note(root: Path, target: Target, outcome: Outcome) -> None:
    """Keep a list of what the target holds, for `withdraw`."""
    from kollega.deploy import held

    held.write(root, target, outcome)
