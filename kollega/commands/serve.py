"""`serve`: the preview."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import click

from kollega.commands.options import shared
from kollega.telling import MOST_WARNINGS, Progress, tell


@click.command()
@shared
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="N",
    help="The port; where it is taken, the next one that is free.",
)
@click.option("--share-on-network", is_flag=True, help="Let others in this network look, e.g. on a phone.")
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
def serve(
    root: Path, today: date | None, strict: bool, workers: int, no_pictures: bool, form: str,
    port: int, share_on_network: bool, open_browser: bool,
) -> None:  # fmt: skip
    """Show the site in a browser, and each change of a file as soon as it is saved. Publishes nothing."""
    from kollega import serve as preview
    from kollega.order import Order

    order = Order(
        root=root.resolve(), site_dir=root, backstage_dir=root, today=today, strict=strict, workers=workers,
        pictures=not no_pictures,
    )  # fmt: skip
    terminal = preview.Terminal(
        say=lambda words: click.echo(words, err=form == "json"),
        tell=lambda found: tell(found, form, most=MOST_WARNINGS),
        progress=lambda: Progress(time.monotonic()),
    )
    try:
        preview.serve(order, terminal, port=port, share=share_on_network, open_browser=open_browser)
    except preview.NoPort as error:
        raise click.ClickException(str(error)) from error
