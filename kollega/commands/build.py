"""`build`: the careers site and the room for colleagues."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kollega.commands.options import output_folder, output_options, reason, shared
from kollega.telling import MOST_WARNINGS, Progress, as_seen_from_here, refuse, summary, tell

if TYPE_CHECKING:
    from kollega.farm import Performers
    from kollega.order import Order, Outcome
    from kollega.unchanged import Seen


def _address(context: click.Context, option: click.Parameter, address: str | None) -> str | None:
    """The address of a cluster's scheduler, as Dask writes it."""
    if not address:
        return None
    from kollega.cluster import scheduler

    if found := scheduler(address):
        return found
    raise click.BadParameter(f"{address!r} is no cluster; write dask://HOST:PORT, e.g. dask://10.0.0.5:8786.")


@click.command()
@shared
@output_options
@click.option(
    "--no-backstage", is_flag=True, help="Make the public site alone; the room for colleagues stays as it is."
)
@click.option("--no-cache", is_flag=True, help="Make everything anew, and keep nothing for the next run.")
@click.option(
    "--executor",
    callback=_address,
    metavar="ADDRESS",
    help="A cluster of Dask that shares the work: dask://HOST:PORT, or dask+tls://HOST:PORT.",
)
@click.option("--profile", "profiled", is_flag=True, help="Tell on standard error what each stage takes.")
def build(
    root: Path, today: date | None, strict: bool, workers: int, no_pictures: bool, form: str, profiled: bool,
    site_dir: Path | None, backstage_dir: Path | None, no_backstage: bool, no_cache: bool, executor: str | None,
) -> None:  # fmt: skip
    """Build the careers site and the room for colleagues."""
    from kollega import profile
    from kollega.order import Order

    begun = time.monotonic()
    order = Order(
        root=root.resolve(), site_dir=output_folder(root, site_dir, "site"),
        backstage_dir=output_folder(root, backstage_dir, "backstage"), today=today, strict=strict, workers=workers,
        cache=not no_cache, pictures=not no_pictures, backstage=not no_backstage, progress=Progress(begun),
        performers=_cluster(executor, workers) if executor else None,
    )  # fmt: skip
    with profile.recording() if profiled else nullcontext() as record:
        outcome = _outcome(order, form)
    found = as_seen_from_here(outcome.report.diagnostics, root, form)
    tell(found, form, most=MOST_WARNINGS, outputs=outcome.outputs)
    if form != "json":
        summary(outcome, order, time.monotonic() - begun)
    if record:
        rows = record.whole()
        told = json.dumps({"profile": rows}, indent=1) if form == "json" else profile.table(rows)
        click.echo(told, err=True)
    sys.exit(0 if outcome.published else 1)


def _outcome(order: Order, form: str) -> Outcome:
    """What comes of the order; where the outputs cannot be written, the end."""
    from kollega import unchanged
    from kollega.profile import stage
    from kollega.release import Refused

    try:
        with stage("looking for changes"):
            seen = unchanged.seen(order)
        return unchanged.outcome(order, seen) or _made(order, seen)
    except Refused as error:
        refuse(str(error), form)
    except OSError as error:
        where = (
            " Name other folders with --site-dir and --backstage-dir."
            if isinstance(error, PermissionError)
            else ""
        )
        refuse(f"{reason(error)}.{where} The last good output is as it was.", form)


def _cluster(address: str, workers: int) -> Callable[[Mapping[str, str]], AbstractContextManager[Performers]]:
    from kollega.cluster import performers

    return partial(performers, address, workers)


def _made(order: Order, seen: Seen) -> Outcome:
    # Where nothing changed nobody waits for the whole program to be loaded.
    from kollega.profile import stage

    with stage("loading the program"):
        from kollega import pipeline

    return pipeline.build(order, seen)
