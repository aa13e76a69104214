"""The command line."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from kollega import __version__
from kollega.telling import MOST_WARNINGS, Progress, as_seen_from_here, counted, refuse, summary, tell


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write year-month-day, e.g. 2026-01-13.", param, ctx)


#: The file of contact sheets, where none is named.
_SHEET = "cards.png"

_root = click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(), metavar="FOLDER",
    help="The site folder, with mkdocs.yml in it. By default the current folder.",
)  # fmt: skip


def _shared(command: Any) -> Any:
    """Options of all commands that read a site folder."""
    for option in (
        _root,
        click.option("--today", type=_Day(), metavar="DATE", help="The day that decides what is live, e.g. 2026-01-13."),
        click.option("--strict", is_flag=True, help="Warnings fail the run."),
        click.option("--workers", type=click.IntRange(1, 256), default=lambda: os.cpu_count() or 1, metavar="N",
                     help="Processes to use. By default one for each core."),
        click.option("--no-pictures", is_flag=True, help="Leave pictures and cards out."),
        click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text",
                     help="How findings are written."),
    ):  # fmt: skip
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kollega")
def cli() -> None:
    """Kollega makes the careers site that colleagues write. Without a command it builds."""


@cli.command()
@_shared
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where the public site goes; by default `site` in the site folder.",
)
@click.option(
    "--backstage-dir",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where the room for colleagues goes; by default `backstage`.",
)
@click.option("--no-cache", is_flag=True, help="Make everything anew, and keep nothing for the next run.")
def build(
    root: Path, today: date | None, strict: bool, workers: int, no_pictures: bool, form: str,
    site_dir: Path | None, backstage_dir: Path | None, no_cache: bool,
) -> None:  # fmt: skip
    """Build the careers site and the room for colleagues."""
    from kollega import pipeline
    from kollega.release import Refused

    begun = time.monotonic()
    order = pipeline.Order(
        root=root.resolve(), site_dir=_folder(root, site_dir, "site"),
        backstage_dir=_folder(root, backstage_dir, "backstage"), today=today, strict=strict, workers=workers,
        cache=not no_cache, pictures=not no_pictures, progress=Progress(begun),
    )  # fmt: skip
    try:
        outcome = pipeline.build(order)
    except Refused as error:
        refuse(str(error), form)
    except OSError as error:
        where = (
            " Name other folders with --site-dir and --backstage-dir."
            if isinstance(error, PermissionError)
            else ""
        )
        refuse(f"{error}.{where} The last good output is as it was.", form)
    found = as_seen_from_here(outcome.report.diagnostics, root, form)
    tell(found, form, most=MOST_WARNINGS, outputs=outcome.outputs)
    if form != "json":
        summary(outcome, order, time.monotonic() - begun)
    sys.exit(0 if outcome.published else 1)


@cli.command()
@_shared
@click.option(
    "--since",
    metavar="REVISION",
    default="",
    help="Tell which other sites links lead to since this revision of git; by default since the main branch.",
)
@click.option(
    "--foreign", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER",
    help="Look at job posts of another system instead: what of them would be understood here.",
)  # fmt: skip
@click.option(
    "--languages", "with_languages", is_flag=True, help="Tell what is not translated, and what is outdated."
)
@click.argument("paths", nargs=-1, metavar="[PATH…]")
def check(
    root: Path,
    today: date | None,
    strict: bool,
    workers: int,
    no_pictures: bool,
    form: str,
    since: str,
    foreign: Path | None,
    with_languages: bool,
    paths: tuple[str, ...],
) -> None:
    """Look for problems in the content; publish nothing. With PATHs, tell only of those files and folders."""
    if foreign:
        from kollega.foreign import survey, told

        click.echo("\n".join(told(survey(foreign), str(foreign))))
        return
    from kollega import pipeline, review

    wanted = [_inside(root, path) for path in paths]
    for path, written in zip(wanted, paths, strict=True):
        if not (root / path).exists():
            raise click.BadParameter(
                f"{written} is not in the site folder {root.resolve()}.", param_hint="PATH"
            )
    outcome = pipeline.check(root.resolve(), today, workers=workers, with_pictures=not no_pictures)

    def is_wanted(path: str) -> bool:
        return not wanted or any(path == one or one == "." or path.startswith(one + "/") for one in wanted)

    found = [
        one
        for one in outcome.report.diagnostics
        # Without its configuration nothing of a site is known.
        if is_wanted(one.path) or (one.path == "mkdocs.yml" and one.severity == "error")
    ]
    try:
        hosts = review.new_hosts(outcome.library, root.resolve(), since) if outcome.library else None
    except review.NoSuchRevision as error:
        raise click.BadParameter(str(error), param_hint="--since") from error
    if hosts is not None:
        hosts = review.Hosts(hosts.since, tuple(host for host in hosts.hosts if is_wanted(host.path)))
    translations = None
    if with_languages and outcome.library:
        rows = outcome.library.translations
        translations = [one for one in rows if is_wanted(one.source) or is_wanted(one.path)]
    tell(as_seen_from_here(found, root, form), form, hosts=hosts, translations=translations)
    bad = {"error", "warning"} if strict else {"error"}
    failed = any(one.severity in bad for one in found)
    if form == "text":
        click.echo(counted(found) or "No problems found.")
    sys.exit(1 if failed else 0)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", metavar="EMPLOYER", help="The name of the employer. On a terminal it is asked for.")
@click.option(
    "--lang",
    default="en",
    show_default=True,
    metavar="LANGUAGE",
    help="The site's language, e.g. da or pt-BR.",
)
def init(folder: Path, name: str | None, lang: str) -> None:
    """Make a small careers site in FOLDER, ready to build, to replace with your own."""
    from kollega.start.init import make_site

    def ask() -> str:
        if name is not None:
            return name
        return click.prompt("Name of the employer") if sys.stdin.isatty() else "Example Employer"

    _start(lambda program: make_site(folder, ask, lang, program))


@cli.command()
@click.argument("kind")
@click.argument("title", nargs=-1, required=True, metavar="TITLE")
@click.option(
    "--author", "authors", multiple=True, metavar="NAME", help="Whose story it is: an id or a name."
)
@click.option(
    "--folder", "in_folder", is_flag=True, help="Give it a folder of its own, for a photo beside it."
)
@_root
@click.option("--today", type=_Day(), metavar="DATE", help="The day to put into it. By default today.")
def new(
    kind: str,
    title: tuple[str, ...],
    authors: tuple[str, ...],
    in_folder: bool,
    root: Path,
    today: date | None,
) -> None:
    """Make a file for a new story, job, person, team, event or value, with its fields explained."""
    from kollega.start.new import Order, make_record

    order = Order(root, kind, " ".join(title), authors, today, in_folder)
    _start(lambda program: make_record(order, program))


@cli.command("import")
@click.argument("source")
@click.argument("board")
@_root
@click.option("--today", type=_Day(), metavar="DATE", help="The day for jobs of which the board names none.")
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
        raise click.ClickException(f"{error}.") from error
    except OSError as error:
        raise click.ClickException(f"it cannot be written: {error}.") from error
    click.echo(run.told(outcome, order, click.get_current_context().find_root().info_name or "kollega"))


def _start(make: Callable[[str], str]) -> None:
    """Make something, and say what the maker says of it; it is told what people type to run this program."""
    from kollega.start import Misused, Refused

    try:
        click.echo(make(click.get_current_context().find_root().info_name or "kollega"))
    except Misused as error:
        raise click.UsageError(str(error)) from error
    except Refused as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"it cannot be written: {error}.") from error


@cli.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG…]")
@click.option(
    "--contact-sheet", "name", is_flag=False, flag_value=_SHEET, default=_SHEET, show_default=True, metavar="[FILE]",
    help="The picture to write, a .png or .jpg.",
)  # fmt: skip
@_root
@click.option("--today", type=_Day(), metavar="DATE", help="The day that decides what is live.")
def cards(slugs: tuple[str, ...], name: str, root: Path, today: date | None) -> None:
    """Show the pictures for networks of stories and jobs, in all formats, in one picture. Without SLUG of the newest."""
    from kollega import sheet

    if Path(name).suffix.casefold() not in sheet.SUFFIXES:  # it is the next word of the line, a slug
        slugs, name = (name, *slugs), _SHEET
    file = Path(name)
    try:
        data, report = sheet.draw(root.resolve(), today, slugs, file.suffix, os.cpu_count() or 1)
        if data:
            file.write_bytes(data)
    except sheet.Unknown as error:
        raise click.BadParameter(f"{error}.", param_hint="SLUG") from error
    except OSError as error:
        raise click.ClickException(f"it cannot be written: {error}.") from error
    tell(as_seen_from_here(report.diagnostics, root, "text"), "text", most=MOST_WARNINGS)
    click.echo(f"The pictures are in {file}." if data else "There is nothing to draw.")
    sys.exit(0 if data else 1)


@cli.command()
@click.argument("name", metavar="SLUG")
@click.option(
    "--zip",
    "to",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write; by default SLUG.zip.",
)
@_root
@click.option("--today", type=_Day(), metavar="DATE", help="The day that decides what is live.")
def kit(name: str, to: Path | None, root: Path, today: date | None) -> None:
    """Write the share kit of a story or open job: its pictures, with words, links and alt texts, as a ZIP."""
    from kollega import kit as kits
    from kollega.diagnostics import Report

    file, report = to or Path(f"{name.strip('/').rpartition('/')[2]}.zip"), Report()
    try:
        files = kits.write(
            root.resolve(), name, file, today=today, workers=os.cpu_count() or 1, report=report
        )
    except kits.NoKit as error:
        raise click.BadParameter(str(error), param_hint="SLUG") from error
    except OSError as error:
        raise click.ClickException(f"it cannot be written: {error}.") from error
    tell(as_seen_from_here(report.diagnostics, root, "text"), "text", most=MOST_WARNINGS)
    click.echo(f"{len(files)} files are in {file}." if files else "Nothing was written.")
    sys.exit(0 if files else 1)


@cli.command()
@_shared
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="N",
    help="The port; where it is taken, the next one that is free.",
)
@click.option("--share-on-network", is_flag=True, help="Let others in this network look, e.g. on a phone.")
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
def serve(
    root: Path, today: date | None, strict: bool, workers: int, no_pictures: bool, form: str,
    port: int, share_on_network: bool, open_browser: bool,
) -> None:  # fmt: skip
    """Show the site in a browser, and each change of a file as soon as it is saved. Publishes nothing."""
    from kollega import pipeline
    from kollega import serve as preview

    order = pipeline.Order(
        root=root.resolve(), site_dir=root, backstage_dir=root, today=today, strict=strict, workers=workers,
        pictures=not no_pictures,
    )  # fmt: skip
    terminal = preview.Terminal(
        say=lambda words: click.echo(words, err=form == "json"),
        tell=lambda found: tell(found, form, most=MOST_WARNINGS),
        progress=lambda: Progress(time.monotonic()),
    )
    try:
        preview.serve(order, terminal, port=port, share=share_on_network, open_browser=open_browser)
    except preview.NoPort as error:
        raise click.ClickException(str(error)) from error


@cli.command()
@click.argument("host", type=click.Choice(["netlify", "cloudflare", "nginx", "apache", "s3"]))
@_root
@click.option("--today", type=_Day(), metavar="DATE", help="The day that decides what is live.")
def redirects(host: str, root: Path, today: date | None) -> None:
    """Print the old addresses in the form that HOST knows. Their pages lead on everywhere, also without it."""
    from kollega.diagnostics import Report
    from kollega.library import load
    from kollega.redirects import FORMS

    report = Report()
    library = load(root.resolve(), today, report)
    if library is None or report.fails():
        raise click.ClickException("there are errors in the content; `check` tells which.")
    click.echo("\n".join(FORMS[host](library.redirects, library.site.url)))


@cli.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Run the project's tests; ARGUMENTS go to pytest."""
    home = Path(__file__).parents[1]
    if not (home / "tests").is_dir():
        raise click.ClickException(
            "the tests are part of the project's repository; clone it and run `python3 build.py test`."
        )
    sys.exit(subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=home, check=False).returncode)


def main(arguments: list[str] | None = None, name: str = "kollega") -> None:
    """The program. Without a command it builds; the command may stand anywhere among the options.

    `name` is what people typed to start it, for the words that tell them what to type next.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    cli.main(_with_command(words), prog_name=name)


def _with_command(words: list[str]) -> list[str]:
    takes_value = {
        "--root", "--today", "--workers", "--format", "--site-dir", "--backstage-dir", "--name", "--lang", "--author",
        "--contact-sheet", "--port", "--since", "--foreign", "--remote-from", "--zip",
    }  # fmt: skip
    skip = False
    for number, word in enumerate(words):
        if skip:
            skip = False
        elif word in takes_value:
            skip = True
        elif word in cli.commands:
            return [word, *words[:number], *words[number + 1 :]]
        elif not word.startswith("-") or word in ("-h", "--help", "--version"):
            return words
    return ["build", *words]


def _folder(root: Path, given: Path | None, name: str) -> Path:
    folder = given or root / name
    return Path(os.path.abspath(folder))  # noqa: PTH100 - links stay links, so that the release can refuse them


def _inside(root: Path, path: str) -> str:
    """A path that somebody typed, relative to the site folder."""
    full = Path(os.path.abspath(path))  # noqa: PTH100
    return (
        full.relative_to(root.resolve()).as_posix()
        if full.is_relative_to(root.resolve())
        else path.rstrip("/")
    )
