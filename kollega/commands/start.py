"""`init` and `new`: first files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kollega.commands.options import Day, Mistyped, Told, Unwritten, program_name, root_option
from kollega.problems import spoken

if TYPE_CHECKING:
    from kollega.start.programme import Order, Question


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--name", metavar="EMPLOYER", help="The name of the employer. On a terminal it is asked for.")
@click.option(
    "--lang",
    default="en",
    show_default=True,
    metavar="LANGUAGE",
    help="The site's language, e.g. da or pt-BR.",
)
@click.option(
    "--programme", is_flag=True,
    help="Make the files of a programme for colleagues who share, too; also in a site that is there, by default in this folder.",
)  # fmt: skip
@click.option("--why", help="Why colleagues should share. On a terminal this and the next six are asked for.")
@click.option("--owner", metavar="PERSON", help="Who is responsible: an id of a person, or a name.")
@click.option("--audience", multiple=True, help="Who it is for. May be given several times.")
@click.option("--subject", multiple=True, help="What should be shared. May be given several times.")
@click.option("--network", multiple=True, help="Where: the id of a network. May be given several times.")
@click.option("--cadence", help="How often.")
@click.option("--measure", help="How you know that it works.")
@click.option("--sponsor", metavar="PERSON", help="Who stands behind the programme.")
@click.option("--hr", metavar="PERSON", help="Who answers for it in human resources.")
@click.option("--communications", metavar="PERSON", help="Who answers for it in communications.")
@click.option(
    "--codeowner",
    multiple=True,
    metavar="@NAME",
    help="Who is asked about changes of the programme's files, for CODEOWNERS.",
)
@click.option(
    "--ci",
    "host",
    type=click.Choice(["github", "gitlab", "forgejo"]),
    help="Also what has a git host check what is proposed, and publish the main branch. It is added to a site that is there, too.",
)
@click.option(
    "--program",
    "address",
    default="",
    metavar="ADDRESS",
    help="With --ci: the address from which the host clones this program. By default that of this clone.",
)
def init(
    folder: Path | None, name: str | None, lang: str, programme: bool, host: str | None, address: str, **answers: Any
) -> None:  # fmt: skip
    """Make a small careers site in FOLDER, ready to build, to replace with your own."""
    from kollega.start import ci
    from kollega.start.init import make_site
    from kollega.start.programme import make_programme

    def ask() -> str:
        if name is not None:
            return name
        question = spoken().phrase("Name of the employer")
        return click.prompt(question) if sys.stdin.isatty() else "Example Employer"

    if folder is None and not programme:
        raise Mistyped(spoken().phrase("name the FOLDER in which the site is to be."))
    folder = folder or Path()
    given = [key for key, value in answers.items() if value]
    if given and not programme:
        raise Mistyped(spoken().phrase("--{option} belongs to --programme.", option=given[0]))
    order = _order(folder, answers) if programme else None
    if host or not programme or not (folder / "mkdocs.yml").exists():
        _start(
            lambda program: make_site(
                folder, ask, lang, program, ci.files(host, ci.program(address), lang) if host else {}
            )
        )
    if order:
        _start(lambda program: make_programme(order, program))


def _order(root: Path, answers: dict[str, Any]) -> Order:
    """The programme that is ordered, where all that was typed can be meant; on a terminal, what was not given is asked for."""
    from kollega.records import ROLES
    from kollega.start.programme import QUESTIONS, Order, check_typed

    fields = {one.field: answers[one.field] for one in QUESTIONS}
    order = Order(
        root=root,
        answers={key: (value,) if isinstance(value, str) else tuple(value or ()) for key, value in fields.items()},
        ask=_ask, owners=tuple(answers["codeowner"]),
        people=tuple((role, answers[role]) for role in ROLES if role != "owner" and answers[role]),
    )  # fmt: skip
    with _told():
        check_typed(order)
    return order


def _ask(question: Question) -> str:
    """The answer of whoever sits at a terminal, asked for again where it cannot be meant."""
    from kollega.start import Misused
    from kollega.start.programme import check_answer

    def read(text: str) -> str:
        try:
            check_answer(question, text)
        except Misused as error:
            raise click.BadParameter(str(error)) from error
        return text

    asked = sys.stdin.isatty()
    return str(click.prompt(question.asked, default="", show_default=False, value_proc=read)) if asked else ""


@click.command()
@click.argument("kind")
@click.argument("title", nargs=-1, required=True, metavar="TITLE")
@click.option(
    "--author", "authors", multiple=True, metavar="NAME", help="Whose story it is: an id or a name."
)
@click.option(
    "--folder", "in_folder", is_flag=True, help="Give it a folder of its own, for a photo beside it."
)
@root_option
@click.option("--today", type=Day(), metavar="DATE", help="The day to put into it. By default today.")
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


def _start(make: Callable[[str], str]) -> None:
    """Make something, and say what the maker says of it; it is told what people type to run this program."""
    with _told():
        click.echo(make(program_name()))


@contextmanager
def _told() -> Iterator[None]:
    """Errors as click tells them, in the language of this run."""
    from kollega.start import Misused, Refused

    try:
        yield
    except Misused as error:
        raise Mistyped(str(error)) from error
    except Refused as error:
        raise Told(str(error)) from error
    except OSError as error:
        raise Unwritten(error) from error
