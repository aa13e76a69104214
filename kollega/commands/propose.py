"""`propose`: the story that somebody wrote in the site's folder, as a branch for others to read."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kollega.commands.options import Told, root_option, today_option
from kollega.problems import spoken
from kollega.telling import tell

if TYPE_CHECKING:
    from kollega.intake.written import Written


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--branch", default="", metavar="NAME", help="Its branch. By default it is named after the story."
)
@click.option("--remote", default="origin", show_default=True, metavar="NAME", help="Where the branch goes.")
@click.option(
    "--agreed", is_flag=True,
    help="All who are named or can be recognised in it agree. On a terminal it is asked for.",
)  # fmt: skip
@root_option
@today_option
def propose(path: Path, branch: str, remote: str, agreed: bool, root: Path, today: date | None) -> None:
    """Hand in a story that you wrote with `new`: PATH is its file or folder. It is checked, its pictures are made anew without what the camera wrote, and a branch with it is pushed. Your folder stays as it is."""
    from kollega.intake import Refused, Unclear
    from kollega.intake import written as story

    root = root.resolve()
    try:
        written = story.found(root, path)
        _look(root, written, today)
        order = story.Order(
            root, written, lambda: agreed or (sys.stdin.isatty() and _asked()), branch, remote
        )
        click.echo(story.propose(order))
    except Unclear as error:
        asks = "\n".join(f"- {ask}" for ask in error.asks)
        raise Told(f"{spoken().phrase(_MISSING)}\n{asks}") from error
    except Refused as error:
        raise Told(str(error)) from error
    except OSError as error:
        raise Told(spoken().phrase("it cannot be read: {error}.", error=error)) from error


_MISSING = "something is missing, and nothing was sent. Your files are as they were:"


def _look(root: Path, written: Written, today: date | None) -> None:
    """Tell what is wrong with the story, as `check` does; end where it cannot be published like that."""
    from kollega import pipeline

    outcome = pipeline.check(root, today, workers=os.cpu_count() or 1, is_wanted=written.has)
    found = [one for one in outcome.report.diagnostics if written.has(one.path) or one.breaks_site]
    tell(found, "text")
    if any(one.severity == "error" or one.problem == "placeholder-left" for one in found):
        raise Told(spoken().phrase("nothing was sent. Mend this first; your files are as they were."))


def _asked() -> bool:
    """Ask whether everybody agrees, in the words of the other ways in."""
    from kollega.questions import STORY
    from kollega.words import words

    consent = next(one for one in STORY if one.name == "consent")
    return click.confirm(words(spoken().tag).gettext(consent.hint), default=False)
