"""What several commands take."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kollega.day import YEARS
from kollega.problems import LANGUAGES, speak, spoken

if TYPE_CHECKING:
    from kollega.withdrawing import Plan


class Told(click.ClickException):
    """What ends a command, in the language of this run."""

    def show(self, file: Any = None) -> None:
        """Write it as click does, with the word for an error in that language."""
        click.echo(f"{spoken().phrase('error').capitalize()}: {self.format_message()}", file=file, err=True)


def reason(error: OSError) -> str:
    """What the disk says, and of which file, without the number that programs know it by."""
    said = (one for one in (error.filename, error.strerror) if isinstance(one, str))
    return ": ".join(said) or str(error)


class Unwritten(Told):
    """The disk does not take what was made."""

    def __init__(self, error: OSError) -> None:
        super().__init__(spoken().phrase("it cannot be written: {error}.", error=reason(error)))


class Mistyped(click.UsageError):
    """What was typed cannot be meant; told in the language of this run."""

    def show(self, file: Any = None) -> None:
        """Write how the command is used, and what is wrong."""
        if self.ctx:
            click.echo(self.ctx.get_usage(), file=file, err=True)
        click.echo(f"{spoken().phrase('error').capitalize()}: {self.format_message()}", file=file, err=True)


def program_name() -> str:
    """What people type to run this program."""
    return click.get_current_context().find_root().info_name or "kollega"


class Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day.year not in YEARS:
            self.fail(f"{value!r} is not a date; write year-month-day, e.g. 2026-01-13.", param, ctx)
        return day


root_option = click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(), metavar="FOLDER",
    help="The site folder, with mkdocs.yml in it. By default the current folder.",
)  # fmt: skip

language_option = click.Option(
    ["--language"], type=click.Choice(list(LANGUAGES)), expose_value=False, is_eager=True,
    callback=lambda context, option, tag: speak(tag or "", os.environ),
    help="The language in which you are told, as far as it is translated; by default that of the terminal.",
)  # fmt: skip

today_option = click.option(
    "--today", type=Day(), metavar="DATE", help="The day that decides what is live, e.g. 2026-01-13."
)


def shared(command: Any) -> Any:
    """Options of all commands that read a site folder."""
    for option in (
        root_option,
        today_option,
        click.option("--strict", is_flag=True, help="Warnings fail the run."),
        click.option("--workers", type=click.IntRange(1, 256), default=lambda: os.cpu_count() or 1, metavar="N",
                     help="Processes to use. By default one for each core."),
        click.option("--no-pictures", is_flag=True, help="Leave pictures and cards out."),
        click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text",
                     help="How findings are written."),
    ):  # fmt: skip
        command = option(command)
    return command


def output_options(command: Any) -> Any:
    """Options of all commands that write, read or clear the outputs (see `output_folder`)."""
    place = click.Path(path_type=Path)
    for option in (
        click.option("--backstage-dir", type=place, metavar="FOLDER",
                     help="Where the room for colleagues lies; by default `backstage`."),
        click.option("--site-dir", type=place, metavar="FOLDER",
                     help="Where the public site lies; by default `site` in the site folder."),
    ):  # fmt: skip
        command = option(command)
    return command


def output_folder(root: Path, given: Path | None, name: str) -> Path:
    """Where an output lies: the folder that was given, or the one of that name in the site folder."""
    return Path(os.path.abspath(given or root / name))  # noqa: PTH100


def plan_of(
    person: str, root: Path, site_dir: Path | None, backstage_dir: Path | None, today: date | None
) -> Plan:
    """Everything that names or shows somebody whom people typed."""
    from kollega import withdrawing
    from kollega.withdraw import Nobody

    folders = output_folder(root, site_dir, "site"), output_folder(root, backstage_dir, "backstage")
    try:
        return withdrawing.plan(root, person, today, *folders)
    except Nobody as error:
        raise click.BadParameter(str(error), param_hint="PERSON") from error
    except withdrawing.NoSite as error:
        raise click.ClickException(str(error)) from error


def kept_outside(paper: Path, root: Path, option: str) -> None:
    """Refuse a place where a paper that names a person must not or cannot lie, before anything is done."""
    if paper.resolve().is_relative_to(root):
        raise click.BadParameter(
            "the paper names the person; put it outside of the site folder.", param_hint=option
        )
    if not paper.resolve().parent.is_dir():
        raise click.BadParameter(f"there is no folder {paper.resolve().parent}.", param_hint=option)
