"""`import`: jobs of a public board."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kollega.commands.options import Day, Unwritten, program_name, root_option


@click.command("import")
@click.argument("source")
@click.argument("board")
@root_option
@click.option("--today", type=Day(), metavar="DATE", help="The day for jobs of which the board names none.")
@click.option(
    "--accept-fewer", is_flag=True, help="Believe an answer with less than half of the jobs of before."
)
@click.option(
    "--remote-from",
    multiple=True,
    metavar="COUNTRY",
    help="Where remote work may be done when the board does not say, e.g. DK. May be given several times.",
)
def import_(
    source: str, board: str, root: Path, today: date | None, accept_fewer: bool, remote_from: tuple[str, ...]
) -> None:
    """Write the jobs of a public board as files: BOARD at SOURCE, e.g. `import greenhouse acme`."""
    from kollega.importing import Refused, run

    order = run.Order(root.resolve(), source, board, accept_fewer, remote_from, today)
    try:
        outcome = run.bring_in(order)
    except Refused as error:
        raise click.ClickException(f"{str(error).rstrip('.')}.") from error
    except OSError as error:
        raise Unwritten(error) from error
    click.echo(run.told(outcome, order, program_name()))
