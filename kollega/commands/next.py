"""`next`: what changes by itself, and when."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import click

from kollega.commands.options import Told, root_option, today_option
from kollega.problems import spoken

#: What is said of each change, after the name of what changes.
WORDS = {
    "appears": "appears", "expires": "leaves the site", "opens": "opens", "closing-soon": "is marked as closing soon",
    "closes": "closes", "gone": "has no page any more", "updated": "shows the day of its last change",
    "starts": "is that day", "over": "is over", "withdraws": "is on the site no more", "consent-begins": "consent begins",
    "consent-ends": "consent is over", "vanishes": "is in no list any more", "ask": "time to ask again", "read": "time to read it again",
}  # fmt: skip


@click.command("next")
@root_option
@today_option
@click.option(
    "--days", type=click.IntRange(1, 36500), default=90, show_default=True, help="So many days from today."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is written."
)
def next_(root: Path, today: date | None, days: int, form: str) -> None:
    """Tell what changes by itself and when: what appears, closes and expires, whose consent ends, and which advice grows old.

    The site changes only if it is built on that day.
    """
    from kollega.diagnostics import Report, visible
    from kollega.library.life import Life
    from kollega.library.read import read_all
    from kollega.reminders import reminders, told
    from kollega.upcoming import changes

    words = spoken()
    documents = read_all(root.resolve(), Report())
    if documents is None:
        raise Told(words.phrase("there is no site here that can be read; `check` tells why."))
    start = Life(documents.site, today).today
    until = start + min(timedelta(days=days), date.max - start)
    rows = changes(documents, start, until)
    if form == "json":
        click.echo(json.dumps([_plain(row) for row in rows], ensure_ascii=False, indent=1))
        return
    if not rows:
        click.echo(words.phrase("Nothing changes by itself until {day}.", day=until))
    for day, of in groupby(rows, key=lambda row: row.day):
        click.echo(f"{day}")
        for row in of:
            purposes = f" ({', '.join(row.purposes)})" if row.purposes else ""
            click.echo(
                f"  {visible(row.title, 60)}: {words.phrase(WORDS[row.what])}{purposes}   {visible(row.path, 200)}"
            )
    if asked := reminders(documents, start):
        click.echo(words.phrase("To ask today (`check --consent` has a letter for each):"))
    for one in asked:
        click.echo(f"  {visible(told(one), 200)}   {visible(one.path, 200)}")


def _plain(row: object) -> object:
    import msgspec

    return msgspec.to_builtins(row)
