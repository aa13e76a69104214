"""`init` and `new`: first files."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from kollega.commands.options import Day, root_option


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", metavar="EMPLOYER", help="The name of the employer. On a terminal it is asked for.")
@click.option(
    "--lang",
    default="en",
    show_default=True,
    metavar="LANGUAGE",
    help="The site's language, e.g. da or pt-BR.",
)
def init(folder: Path, name: str | None, lang: str) -> None:
    """Make a small careers site in FOLDER, ready to build, to replace with your own."""
    from kollega.start.init import make_site

    def ask() -> str:
        if name is not None:
            return name
        return click.prompt("Name of the employer") if sys.stdin.isatty() else "Example Employer"

    _start(lambda program: make_site(folder, ask, lang, program))


@click.command()
@click.argument("kind")
@click.argument("title", nargs=-1, required=True, metavar="TITLE")
@click.option(
    "--author", "authors", multiple=True, metavar="NAME", help="Whose story it is: an id or a name."
)
@click.option(
    "--folder", "in_folder", is_flag=True, help="Give it a folder of its own, for a photo beside it."
)
@root_option
@click.option("--today", type=Day(), metavar="DATE", help="The day to put into it. By default today.")
def new(
    kind: str,
    title: tuple[str, ...],
    authors: tuple[str, ...],
    in_folder: bool,
    root: Path,
    today: date | None,
) -> None:
    """Make a file for a new story, job, person, team, event or value, with its fields explained."""
    from kollega.start.new import Order, make_record

    order = Order(root, kind, " ".join(title), authors, today, in_folder)
    _start(lambda program: make_record(order, program))


def _start(make: Callable[[str], str]) -> None:
    """Make something, and say what the maker says of it; it is told what people type to run this program."""
    from kollega.start import Misused, Refused

    try:
        click.echo(make(click.get_current_context().find_root().info_name or "kollega"))
    except Misused as error:
        raise click.UsageError(str(error)) from error
    except Refused as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"it cannot be written: {error}.") from error
