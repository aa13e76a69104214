"""`check`: look for problems; publish nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from kollega.commands.options import Unwritten, shared
from kollega.problems import spoken
from kollega.telling import as_seen_from_here, counted, tell

if TYPE_CHECKING:
    from kollega.diagnostics import Diagnostic
    from kollega.live import Library
    from kollega.pipeline import Outcome
    from kollega.review import Before, Hosts


@click.command()
@shared
@click.option(
    "--since",
    metavar="REVISION",
    default="",
    help="Tell what is new since this revision of git; by default since the main branch.",
)
@click.option(
    "--summary",
    metavar="FILE",
    help="Write what the change does to the site, as Markdown for a pull request; `-` says it here.",
)
@click.option(
    "--sheets", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
    help="With --summary: put contact sheets of the pictures of the change there.",
)  # fmt: skip
@click.option(
    "--foreign", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER",
    help="Look at job posts of another system instead: what of them would be understood here.",
)  # fmt: skip
@click.option(
    "--languages", "with_languages", is_flag=True, help="Tell what is not translated, and what is outdated."
)
@click.option(
    "--consent", "with_consent", is_flag=True,
    help="Tell whom to ask whether they are still to be shown, with a letter for each.",
)  # fmt: skip
@click.argument("paths", nargs=-1, metavar="[PATH…]")
def check(
    root: Path, today: date | None, strict: bool, workers: int, no_pictures: bool, form: str, since: str,
    summary: str | None, sheets: Path | None, foreign: Path | None, with_languages: bool, with_consent: bool,
    paths: tuple[str, ...],
) -> None:  # fmt: skip
    """Look for problems in the content; publish nothing. With PATHs, tell only of those files and folders."""
    _refuse_what_is_dropped(foreign, form, summary, sheets, with_consent=with_consent)
    if foreign:
        _survey(foreign)
        return
    from kollega import pipeline
    from kollega.library import unread

    wanted = _asked(root, paths)
    is_wanted = _choice(wanted)
    outcome = pipeline.check(
        root.resolve(), today, workers=workers, with_pictures=not no_pictures, is_wanted=is_wanted
    )
    if outcome.documents:
        unread.check_asked(wanted, outcome.documents)
    found = [one for one in outcome.report.diagnostics if is_wanted(one.path) or one.breaks_site]
    hosts = translations = None
    if library := outcome.library:
        with _before(root.resolve(), since, library) as then:
            hosts = _new_hosts(library, then, is_wanted)
            if summary:
                _summarise(outcome, then, hosts, found, summary, sheets, workers)
    if with_languages and library:
        translations = [one for one in library.translations if is_wanted(one.source) or is_wanted(one.path)]
    if summary != "-":
        tell(as_seen_from_here(found, root, form), form, hosts=hosts, translations=translations)
    bad = {"error", "warning"} if strict else {"error"}
    if with_consent and outcome.documents:
        from kollega.commands.consent import letters

        click.echo(letters(outcome.documents, today))
    if form == "text":
        click.echo(counted(found) or spoken().phrase("No problems found."))
    sys.exit(1 if any(one.severity in bad for one in found) else 0)


def _refuse_what_is_dropped(
    foreign: Path | None, form: str, summary: str | None, sheets: Path | None, *, with_consent: bool
) -> None:
    """End where an option would do nothing beside the others."""
    context = click.get_current_context()
    typed = [
        one.opts[0]
        for one in context.command.params
        if one.name
        and context.get_parameter_source(one.name) is ParameterSource.COMMANDLINE
        and one.expose_value
    ]
    if foreign and typed != ["--foreign"]:
        raise click.UsageError("--foreign looks at nothing else: leave out all others.")
    if sheets and not summary:
        raise click.UsageError("--sheets belongs to --summary.")
    if with_consent and form != "text":
        raise click.UsageError(f"--consent writes letters, which are no part of --format {form}.")


def _survey(folder: Path) -> None:
    """Tell what of another system's job posts would be understood."""
    from kollega.foreign import survey, told

    click.echo("\n".join(told(survey(folder), str(folder))))


@contextmanager
def _before(root: Path, since: str, library: Library) -> Iterator[Before]:
    """The content as it was at a revision that somebody typed, or left."""
    from kollega import review

    try:
        with review.before(root, since, library) as then:
            yield then
    except review.NoSuchRevision as error:
        raise click.BadParameter(str(error), param_hint="--since") from error


def _new_hosts(library: Library, then: Before, is_wanted: Callable[[str], bool]) -> Hosts:
    """What a reviewer should look at of the wanted files."""
    import msgspec

    from kollega import review

    hosts = review.new_hosts(library, then)
    return msgspec.structs.replace(hosts, hosts=tuple(one for one in hosts.hosts if is_wanted(one.path)))


def _summarise(
    outcome: Outcome, then: Before, hosts: Hosts, found: list[Diagnostic], to: str, folder: Path | None, workers: int
) -> None:  # fmt: skip
    """Say what the change does, in a file or here."""
    import msgspec

    from kollega import summary
    from kollega.summary import sheets

    if not outcome.documents or not outcome.library:
        return
    now = summary.Content(outcome.documents, outcome.library)
    made = summary.summarise(now, then, hosts, found)
    try:
        if folder:
            written = sheets.write(folder, now, made.shown, made.pictures, workers)
            made = msgspec.structs.replace(made, sheets=written)
        if to == "-":
            click.echo(summary.as_text(made))
        else:
            Path(to).write_text(summary.as_markdown(made), "utf-8", newline="\n")
    except OSError as error:
        raise Unwritten(error) from error


def _asked(root: Path, paths: tuple[str, ...]) -> list[str]:
    """The paths that somebody typed, as paths of the site folder."""
    wanted = [_inside(root, path) for path in paths]
    for path, written in zip(wanted, paths, strict=True):
        full = Path(os.path.abspath(root / path))  # noqa: PTH100
        if not full.exists():
            raise click.BadParameter(f"there is no {written} in {root.resolve()}.", param_hint="PATH")
        if not full.is_relative_to(os.path.abspath(root)):  # noqa: PTH100
            raise click.BadParameter(
                f"{written} is not in the site folder {root.resolve()}.", param_hint="PATH"
            )
    return wanted


def _choice(wanted: Sequence[str]) -> Callable[[str], bool]:
    """Whether a path is one of those, or below one; without any, it is."""
    return lambda path: (
        not wanted or any(path == one or one == "." or path.startswith(one + "/") for one in wanted)
    )


def _inside(root: Path, path: str) -> str:
    """A path that somebody typed, relative to the site folder."""
    full = Path(os.path.abspath(path))  # noqa: PTH100
    return (
        full.relative_to(root.resolve()).as_posix()
        if full.is_relative_to(root.resolve())
        else path.rstrip("/")
    )
