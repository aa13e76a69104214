"""`intake`, `forms`, `admin`: the ways in for colleagues who know no git."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kollega.commands.options import Day, Told, Unwritten, root_option
from kollega.problems import spoken

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_FILE, required=False)
@click.option(
    "--event", type=_FILE, metavar="JSON", help="What the CI of a host says of an issue, in place of FILE."
)
@click.option(
    "--branch", default="", metavar="NAME", help="Make a branch of it in git, and leave the folder as it is."
)
@click.option("--remote", default="", metavar="NAME", help="Push the branch there, e.g. to origin.")
@click.option(
    "--open-pull-request",
    "is_proposed",
    is_flag=True,
    help="In CI: push the branch, open a pull request, and answer below the issue.",
)
@root_option
@click.option("--today", type=Day(), metavar="DATE", help="The day of publication. By default today.")
def intake(
    file: Path | None,
    event: Path | None,
    branch: str,
    remote: str,
    is_proposed: bool,
    root: Path,
    today: date | None,
) -> None:
    """Take in a story: FILE is a ZIP that the form page made, or the text of an issue that was written with the form."""
    from kollega.intake import Refused, Unclear
    from kollega.intake.run import Order, propose, take_in

    order = Order(root.resolve(), file, event, branch, remote, today)
    try:
        click.echo(propose(order) if is_proposed else take_in(order)[1])
    except Unclear as error:
        asks = "\n".join(f"- {ask}" for ask in error.asks)
        said = spoken().phrase("something is missing, and nothing was written:")
        raise Told(f"{said}\n{asks}") from error
    except Refused as error:
        raise Told(_ended(str(error))) from error
    except OSError as error:
        raise Unwritten(error) from error


@click.command()
@click.argument("host")
@click.option(
    "--program",
    default="OWNER/kollega",
    show_default=True,
    metavar="OWNER/NAME",
    help="The repository from which the job takes this program.",
)
@root_option
def forms(host: str, program: str, root: Path) -> None:
    """Write the form with which colleagues send stories as an issue, and the job that takes them in, for HOST: github, gitlab, gitea or forgejo."""
    from kollega.intake import Refused
    from kollega.intake.forms import write
    from kollega.start.site import documents_of

    try:
        made = write(root, host, program, documents_of(root))
    except Refused as error:
        raise click.ClickException(_ended(str(error))) from error
    except OSError as error:
        raise Unwritten(error) from error
    click.echo("\n".join(["Made:", *(f"  {path}" for path in made)]))


@click.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="FOLDER",
    help="Where it goes: a place of its own, or `site/admin` after a build.",
)
@click.option(
    "--local",
    default="",
    is_flag=False,
    flag_value="http://localhost:8081/api/v1",
    metavar="[ADDRESS]",
    help="To try it on this machine, with the proxy decap-server at this address.",
)
@root_option
def admin(folder: Path, local: str, root: Path) -> None:
    """Write the web editor, with which colleagues write stories in their browser, into a folder. It is fetched with npm."""
    from kollega.admin import page
    from kollega.release.output import STATE
    from kollega.start import Refused
    from kollega.start.site import documents_of

    try:
        files = page.write(documents_of(root), folder, root / STATE, local)
    except Refused as error:
        raise click.ClickException(_ended(str(error))) from error
    except OSError as error:
        raise Unwritten(error) from error
    click.echo(
        f"The web editor is in {folder}: {len(files)} files. Serve that folder, and open its index.html."
    )


def _ended(text: str) -> str:
    return text if text.endswith(".") or "\n" in text else f"{text}."
