"""`host-files`: how a host has to serve the site, in its own form."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kollega.commands.options import root_option, today_option


@click.command("host-files")
@click.argument(
    "host", type=click.Choice(["netlify", "cloudflare", "nginx", "apache", "caddy", "s3", "github"])
)
@click.option(
    "--to", "folder", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
    help="Write the files there. By default they are printed.",
)  # fmt: skip
@root_option
@today_option
def host_files(host: str, folder: Path | None, root: Path, today: date | None) -> None:
    """Headers, caching, old addresses and the page for what is not there, in the form that HOST knows."""
    from kollega.diagnostics import Report
    from kollega.hosts import FORMS
    from kollega.hosts.description import served
    from kollega.library import load

    report = Report()
    library = load(root.resolve(), today, report)
    if library is None or report.fails():
        raise click.ClickException("there are errors in the content; `check` tells which.")
    files = FORMS[host](served(library))
    for name, text in files.items():
        if folder is None:
            click.echo(f"# {name}\n{text}" if len(files) > 1 else text, nl=False)
            continue
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="\n")
        click.echo(folder / name)
