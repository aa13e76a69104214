"""`digest`: the week's or month's news for colleagues."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kollega.commands.options import Day, Unwritten, root_option, today_option
from kollega.telling import tell

if TYPE_CHECKING:
    from kollega.newsletter.issue import Issue
    from kollega.newsletter.post import Chat


@click.command()
@click.option("--since", type=Day(), required=True, metavar="DATE", help="The first day of what is new.")
@click.option("--until", type=Day(), metavar="DATE", help="The last day. By default today.")
@click.option(
    "--lang", default="", metavar="LANGUAGE", help="One language of the site. By default all of them."
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("digest"), show_default=True,
    metavar="FOLDER", help="Where the files go.",
)  # fmt: skip
@click.option("--no-pictures", is_flag=True, help="Leave pictures out.")
@click.option(
    "--post", "chat", type=click.Choice(["slack", "teams"]),
    help="Post it as well, to the address in KOLLEGA_WEBHOOK, in the language of --lang or the first.",
)  # fmt: skip
@today_option
@root_option
def digest(
    since: date, until: date | None, lang: str, out: Path, no_pictures: bool, chat: Chat | None,
    today: date | None, root: Path,
) -> None:  # fmt: skip
    """Write what is new in a range of days: as mail, plain text, for Slack and Teams, and as RSS."""
    from kollega.diagnostics import Report
    from kollega.newsletter import forms
    from kollega.newsletter.make import NoDays, NoLanguage, issues, theme_of

    root, report = root.resolve(), Report()
    try:
        made = issues(
            root,
            since,
            until,
            lang,
            today=today,
            workers=os.cpu_count() or 1,
            with_pictures=not no_pictures,
            report=report,
        )
    except NoLanguage as error:
        raise click.BadParameter(str(error), param_hint="--lang") from error
    except NoDays as error:
        raise click.BadParameter(str(error), param_hint="--since") from error
    # What else could be better, `check` and `build` tell.
    tell([one for one in report.diagnostics if one.severity == "error"], "text")
    if report.fails(strict=False):
        sys.exit(1)
    if not made:
        click.echo("Nothing is new in these days; nothing was written.")
        return
    try:
        out.mkdir(parents=True, exist_ok=True)
        for issue in made:
            for name, data in forms.files(issue, str(root), theme_of(root, issue)).items():
                (out / name).write_bytes(data)
    except OSError as error:
        raise Unwritten(error) from error
    click.echo(
        f"The digest is in {out}, in {len(made)} languages." if len(made) > 1 else f"The digest is in {out}."
    )
    click.echo("Subjects to choose from:\n" + "".join(f"  {one}\n" for one in made[0].subjects), nl=False)
    if chat:
        _post(made[0], chat)


def _post(issue: Issue, chat: Chat) -> None:
    from kollega.newsletter.post import VARIABLE, Refused, post

    address = os.environ.get(VARIABLE, "")
    if not address:
        raise click.ClickException(f"set {VARIABLE} to the address that your chat gave you for posting.")
    try:
        post(issue, chat, address)
    except Refused as error:
        raise click.ClickException(str(error)) from error
    click.echo("It was posted.")
