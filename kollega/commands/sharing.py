"""`cards` and `kit`: pictures and words for networks."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from kollega.commands.options import Unwritten, root_option, today_option
from kollega.telling import MOST_WARNINGS, as_seen_from_here, tell

#: The file of contact sheets, where none is named.
_SHEET = "cards.png"


@click.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG…]")
@click.option(
    "--contact-sheet", "name", is_flag=False, flag_value=_SHEET, default=_SHEET, show_default=True, metavar="[FILE]",
    help="The picture to write, a .png or .jpg.",
)  # fmt: skip
@root_option
@today_option
def cards(slugs: tuple[str, ...], name: str, root: Path, today: date | None) -> None:
    """Show the pictures for networks of stories and jobs, in all formats, in one picture. Without SLUG of the newest."""
    from kollega import sheet

    if not Path(name).suffix:  # it is the next word of the line, a slug
        slugs, name = (name, *slugs), _SHEET
    if Path(name).suffix.casefold() not in sheet.SUFFIXES:
        endings = ", ".join(sheet.SUFFIXES)
        raise click.BadParameter(
            f"{name} is none of the pictures that are written: {endings}.", param_hint="--contact-sheet"
        )
    file = Path(name)
    try:
        data, report = sheet.draw(root.resolve(), today, slugs, file.suffix, os.cpu_count() or 1)
        if data:
            file.write_bytes(data)
    except sheet.Unknown as error:
        raise click.BadParameter(f"{error}.", param_hint="SLUG") from error
    except OSError as error:
        raise Unwritten(error) from error
    tell(as_seen_from_here(report.diagnostics, root, "text"), "text", most=MOST_WARNINGS)
    click.echo(f"The pictures are in {file}." if data else "There is nothing to draw.")
    sys.exit(0 if data else 1)


@click.command()
@click.argument("name", metavar="SLUG")
@click.option(
    "--zip",
    "to",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write; by default SLUG.zip.",
)
@root_option
@today_option
def kit(name: str, to: Path | None, root: Path, today: date | None) -> None:
    """Write the share kit of a story or open job: its pictures, with words, links and alt texts, as a ZIP."""
    from kollega import kit as kits
    from kollega.diagnostics import Report

    file, report = to or Path(f"{name.strip('/').rpartition('/')[2]}.zip"), Report()
    if file.suffix.casefold() != ".zip":
        raise click.BadParameter(f"{file} does not end in .zip, and a share kit is one.", param_hint="--zip")
    try:
        files = kits.write(
            root.resolve(), name, file, today=today, workers=os.cpu_count() or 1, report=report
        )
    except kits.NoKit as error:
        raise click.BadParameter(str(error), param_hint="SLUG") from error
    except OSError as error:
        raise Unwritten(error) from error
    tell(as_seen_from_here(report.diagnostics, root, "text"), "text", most=MOST_WARNINGS)
    click.echo(f"{len(files)} files are in {file}." if files else "Nothing was written.")
    sys.exit(0 if files else 1)
