"""`consent-form` and `export`: the paper that people sign, and all that is held about one of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kollega.commands.options import (
    Unwritten,
    kept_outside,
    output_options,
    plan_of,
    root_option,
    today_option,
)

if TYPE_CHECKING:
    from kollega.library.read import Documents


@click.command("consent-form")
@click.argument("lang", default="", required=False, metavar="[LANGUAGE]")
@root_option
def consent_form(lang: str, root: Path) -> None:
    """Print the text with which people agree to be shown, in LANGUAGE (en, da, de, fr or nl), to print and sign.

    A template, and not legal advice. Your own words for it go into `theme/consent/`.
    """
    from kollega.consenting import BrokenWords, form, has_words, languages, words_in
    from kollega.diagnostics import Report, visible
    from kollega.library.read import read_all

    documents = read_all(root.resolve(), Report())
    site = documents.site if documents else None
    overlay = root.resolve() / site.theme_dir if site and site.theme_dir else None
    lang = lang or (site.lang if site else "en")
    if not has_words(lang, overlay):
        known = ", ".join(languages(overlay))
        click.echo(
            f"There is no text in `{visible(lang, 40)}`, so this is the English one; there are: {known}.",
            err=True,
        )
    try:
        words = words_in(lang, overlay)
    except BrokenWords as error:
        raise click.ClickException(str(error)) from error
    click.echo(form(words, (site.organisation.name if site else "") or "[EMPLOYER]"))


@click.command()
@click.argument("person")
@click.option(
    "--to", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="The file to write (Markdown), outside of the site folder; without it is printed.",
)  # fmt: skip
@output_options
@root_option
@today_option
def export(
    person: str,
    to: Path | None,
    site_dir: Path | None,
    backstage_dir: Path | None,
    root: Path,
    today: date | None,
) -> None:
    """Write down everything that is held about PERSON (an id or a full name), in one file, for that person to read."""
    from kollega.dossier import dossier

    root = root.resolve()
    if to:
        kept_outside(to, root, "--to")
    text = dossier(plan_of(person, root, site_dir, backstage_dir, today))
    if to is None:
        click.echo(text)
        return
    try:
        to.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise Unwritten(error) from error
    click.echo(f"Everything that is held about {person} is in {to}.")


def letters(documents: Documents, today: date | None) -> str:
    """Whom to ask today, each with a letter."""
    from kollega.consenting import BrokenWords
    from kollega.reminders import as_text, reminders

    site = documents.site
    overlay = documents.files.root / site.theme_dir if site.theme_dir else None
    try:
        return as_text(reminders(documents, today, overlay))
    except BrokenWords as error:
        raise click.ClickException(str(error)) from error
