"""The command line: the list of commands, and which of them is meant."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

import click

from kollega import __version__
from kollega.commands import (
    build,
    captions,
    check,
    consent,
    deploy,
    digest,
    doctor,
    doors,
    host_files,
    import_,
    next,
    propose,
    serve,
    sharing,
    stand,
    start,
    test,
    withdraw,
)
from kollega.commands.options import language_option

#: So many more objects than before are there when Python looks for garbage: nearly all that a command makes is of use until it
#: ends, and to find that out after every 700, as Python would, takes a tenth of a build. After 50,000 it takes a twentieth of an
#: edit with 1,500 records, and a tenth with 5,500.
_LOOK_FOR_GARBAGE = 500_000


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kollega")
def cli() -> None:
    """Kollega makes the careers site that colleagues write. Without a command it builds."""


for _command in (
    build.build,
    check.check,
    start.init,
    start.new,
    propose.propose,
    import_.import_,
    doors.intake,
    doors.forms,
    doors.admin,
    sharing.cards,
    sharing.kit,
    stand.stand,
    digest.digest,
    captions.captions,
    serve.serve,
    deploy.deploy,
    deploy.rollback,
    doctor.doctor,
    host_files.host_files,
    next.next_,
    withdraw.withdraw,
    consent.consent_form,
    consent.export,
    test.test,
):
    _command.params.append(language_option)
    cli.add_command(_command)


def main(arguments: list[str] | None = None, name: str = "kollega") -> None:
    """The program. Without a command it builds; the command may stand anywhere among the options.

    `name` is what people typed to start it, for the words that tell them what to type next.
    """
    gc.set_threshold(_LOOK_FOR_GARBAGE, *gc.get_threshold()[1:])
    words = list(sys.argv[1:] if arguments is None else arguments)
    cli.main(_with_command(words), prog_name=name)


def process(arguments: list[str] | None = None, name: str = "kollega") -> NoReturn:
    """The program as all that a process does, which ends with it."""
    try:
        main(arguments, name)
    except SystemExit as end:
        if isinstance(end.code, int | None):
            _end(end.code or 0)
        raise
    _end(0)


def _end(code: int) -> NoReturn:
    """End the process when all is tidy, without giving back the memory of a large site piece by piece, which takes a tenth
    of a second."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # nobody reads it any more, or there is none
            stream.flush()
    os._exit(code)


def _with_command(words: list[str]) -> list[str]:
    takes_value = _options_with_value()
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


def _options_with_value() -> set[str]:
    """Options after which the next word is their value, of all commands."""
    return {
        name
        for command in cli.commands.values()
        for option in command.params
        if isinstance(option, click.Option) and not option.is_flag and not option.count
        for name in option.opts
    }
