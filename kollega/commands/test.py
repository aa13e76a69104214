"""`test`: the tests of the project."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Run the project's tests; ARGUMENTS go to pytest."""
    home = Path(__file__).parents[2]
    if not (home / "tests").is_dir():
        raise click.ClickException(
            "the tests are part of the project's repository; clone it and run `python3 build.py test`."
        )
    sys.exit(subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=home, check=False).returncode)
