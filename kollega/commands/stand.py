"""`stand`: what is printed for an event."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from kollega.commands.options import Unwritten, root_option, today_option
from kollega.telling import MOST_WARNINGS, as_seen_from_here, tell


@click.command()
@click.argument("event", metavar="EVENT")
@click.option(
    "--out", "to", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
    help="Where to write the files; by default stand-EVENT.",
)  # fmt: skip
@click.option("--lang", default="", metavar="LANGUAGE", help="In this language alone; by default in all.")
@root_option
@today_option
def stand(event: str, to: Path | None, lang: str, root: Path, today: date | None) -> None:
    """Make what is printed for an event: posters, a roll-up, table cards, badges and business cards (PDF and PNG)."""
    from kollega.diagnostics import Report
    from kollega.stands import kit, press

    if not press.is_installed():
        raise click.ClickException(
            f"what makes posters is not installed; install it once: {press.INSTALL.replace('python3', sys.executable, 1)}"
        )
    folder, report = to or Path(f"stand-{event.strip('/').rpartition('/')[2]}"), Report()
    try:
        files = kit.write(root.resolve(), event, folder, today=today, lang=lang, report=report)
    except kit.NoStand as error:
        raise click.BadParameter(str(error), param_hint="EVENT") from error
    except press.Unprintable as error:
        raise click.ClickException(f"it cannot be printed: {error}.") from error
    except OSError as error:
        raise Unwritten(error) from error
    tell(as_seen_from_here(report.diagnostics, root, "text"), "text", most=MOST_WARNINGS)
    click.echo(
        f"{len(files)} files are in {folder}. Every code was read again and leads to where it should."
        if files else "Nothing was written."
    )  # fmt: skip
    sys.exit(0 if files else 1)
