"""`redirects`: old addresses in the form of a host."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kollega.commands.options import root_option, today_option


@click.command()
@click.argument("host", type=click.Choice(["netlify", "cloudflare", "nginx", "apache", "s3"]))
@root_option
@today_option
def redirects(host: str, root: Path, today: date | None) -> None:
    """Print the old addresses in the form that HOST knows. Their pages lead on everywhere, also without it."""
    from kollega.diagnostics import Report
    from kollega.library import load
    from kollega.redirects import FORMS

    report = Report()
    library = load(root.resolve(), today, report)
    if library is None or report.fails():
        raise click.ClickException("there are errors in the content; `check` tells which.")
    click.echo("\n".join(FORMS[host](library.redirects, library.site.url)))
