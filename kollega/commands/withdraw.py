"""`withdraw`: taking a person off the site, everywhere."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kollega.commands.options import (
    kept_outside,
    output_options,
    plan_of,
    program_name,
    reason,
    root_option,
    today_option,
)

if TYPE_CHECKING:
    from kollega.withdrawing import Plan

#: What is left to do when the files are right: nothing of it is public by itself.
_NEXT = (
    "Visitors see the site as it was until this is published. Where your git host publishes the main branch, push the commit in a "
    "branch whose name names nobody, and merge its pull request. Where you publish from here: {program} deploy TARGET"
)
_ACTIONS = {
    "delete": "Delete", "edit": "Change", "rename": "Rename", "ask": "Left for you to decide",
}  # fmt: skip
#: So many files of a place are named; the file that `export` writes has all.
_MOST = 12


@click.command()
@click.argument("person")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option("--no-build", is_flag=True, help="Change the files alone; the next build does the rest.")
@click.option(
    "--certificate", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Where the paper on it goes, outside of the site folder; without it is printed.",
)  # fmt: skip
@output_options
@root_option
@today_option
def withdraw(
    person: str, yes: bool, no_build: bool, certificate: Path | None, site_dir: Path | None,
    backstage_dir: Path | None, root: Path, today: date | None,
) -> None:  # fmt: skip
    """Take PERSON (an id or a full name) off the site: files, releases, store, and what a host has.

    Shows everything that names or shows the person and what is to be done with each, and does it when you agree.
    """
    from kollega import withdrawing

    root = root.resolve()
    if certificate:
        kept_outside(certificate, root, "--certificate")
    plan = plan_of(person, root, site_dir, backstage_dir, today)
    _show(plan)
    if not yes and not (sys.stdin.isatty() and click.confirm("Do this now?", default=False)):
        click.echo("Nothing was changed. Say --yes to do it.")
        return
    try:
        done, problem = withdrawing.carry_out(plan, build=not no_build)
    except OSError as error:
        raise click.ClickException(
            f"a file cannot be changed: {reason(error)}. Not all of it is done. Mend that, and do it again."
        ) from error
    _hand_over(withdrawing.paper(plan, done), certificate)
    click.echo("\n" + _NEXT.format(program=program_name()))
    if problem:
        raise click.ClickException(problem)


def _hand_over(paper: str, certificate: Path | None) -> None:
    """Write the paper, or print it: what it says of the time before, nothing else here knows any more."""
    if certificate:
        try:
            certificate.write_text(paper, "utf-8", newline="\n")
        except OSError as error:
            click.echo(f"The paper on it cannot be written ({reason(error)}). Keep what follows:", err=True)
        else:
            click.echo(f"The paper on it is {certificate}. Keep it where only those can read it who must.")
            return
    click.echo("\n" + paper)


def _show(plan: Plan) -> None:
    from kollega.diagnostics import visible

    click.echo(f"{visible(plan.who.name, 80)}: withdrawal on {plan.day}\n")
    for action, heading in _ACTIONS.items():
        rows = [one for one in plan.proposals if one.action == action]
        if rows:
            click.echo(f"{heading}:")
        for one in rows:
            click.echo(f"  {visible(one.path, 200)}" + (f" -> {visible(one.to, 200)}" if one.to else ""))
            for why in one.reasons:
                click.echo(f"      {visible(why, 200)}")
    if plan.places:
        click.echo("Elsewhere:")
    for place in plan.places:
        click.echo(f"  {place.what} ({place.count}): {place.cure}")
        for row in place.rows[:_MOST]:
            click.echo(f"      {visible(row, 200)}")
    click.echo("")
