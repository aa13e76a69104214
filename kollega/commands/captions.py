"""`captions`: a first draft of a video's captions, for people to mend."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kollega.commands.options import Unwritten


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--lang",
    metavar="LANGUAGE",
    default="en",
    show_default=True,
    help="The language that is spoken, e.g. da.",
)
@click.option(
    "--model",
    metavar="NAME",
    default="small",
    show_default=True,
    help="The speech model, as the program calls it.",
)
def captions(file: Path, lang: str, model: str) -> None:
    """Write a draft of the captions of a video, with a speech model that is installed here.

    Nothing leaves this machine. The draft is never published as it is: listen, mend it, and take its note out.
    """
    from kollega.drafts import NoModel, draft

    try:
        to = draft(file, lang, model)
    except NoModel as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:
        raise Unwritten(error) from error
    click.echo(
        f"{to}: a draft. Listen to the video and mend it, delete the line that begins with NOTE, and name it {lang}.vtt."
    )
