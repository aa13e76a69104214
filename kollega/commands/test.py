"""`test`: the tests of the project."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click


#: A file stays with one process, so that what its tests share is made once.
_ALL = ("-n", "auto", "--dist", "loadfile")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Run the project's tests, without ARGUMENTS on all cores; ARGUMENTS go to pytest."""
    home = Path(__file__).parents[2]
    if not (home / "tests").is_dir():
        raise click.ClickException(
            "the tests are part of the project's repository; clone it and run `python3 build.py test`."
        )
    sys.exit(
        subprocess.run(
            [sys.executable, "-m", "pytest", *(arguments or _ALL)], cwd=home, check=False
        ).returncode
    )
