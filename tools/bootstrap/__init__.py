"""From a fresh clone to the running program, with the standard library alone.

The way there is short when it was gone before: `.venv` carries a stamp that says what it was made from,
and if that is still so, its Python takes over. So this module imports next to nothing; the modules
beside it are for the long way.
"""

from __future__ import annotations

import hashlib
import os
import sys

# Half of this module's time would go into the import of typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))

#: Written when all packages are in place, and only then.
STAMP = os.path.join(VENV, "made-from.txt")

RUN, TEST = "requirements.lock", "requirements-test.lock"

#: What the Python of `.venv` starts with. The folder comes as its first argument.
_ENTER = "import sys; sys.path.insert(0, sys.argv.pop(1)); from tools.bootstrap import run; run(sys.argv[1:])"


class Trouble(Exception):
    """The program cannot start. The text says why, and what to do, in a sentence or two."""


def main(arguments: list[str]) -> NoReturn:
    """Run the program with its packages, wherever they are; fetch them first where they are nowhere.

    Ends with 2 and one line on stderr if that cannot be done.
    """
    lock = TEST if arguments[:1] == ["test"] else RUN
    try:
        here = _here_or_prepared(lock)
    except Trouble as trouble:
        _give_up(str(trouble))
    except OSError as error:
        from tools.bootstrap import failures

        _give_up(failures.of_system(error))
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrupted; nothing was built. The same command begins again.\n")
        sys.exit(130)
    if here:
        run(arguments)
    _hand_over(arguments)


def run(arguments: list[str]) -> NoReturn:
    """Run the program in this process. Its default site is the repository's own, not the current folder."""
    try:
        from kollega import cli
    except ImportError as error:
        if (error.name or "").partition(".")[0] == "kollega":
            raise
        _give_up(
            f"a package is missing or damaged ({error}). Install it again, or delete the folder {VENV} "
            "if there is one, then run the same command again."
        )
    cli.cli.context_settings["default_map"] = {name: {"root": ROOT} for name in cli.cli.commands}
    cli.process(arguments, "python3 build.py")


def whole(lock: str) -> bool:
    """Whether `.venv` was made by this Python, here, from the lock as it is now."""
    lines = stamped()
    return lines[:1] == [house()] and digest(lock) in lines and os.access(PYTHON, os.X_OK)


def stamped() -> list[str]:
    """The lines of the stamp: the house, then a digest for each lock that is installed."""
    try:
        with open(STAMP, encoding="utf-8", errors="replace") as file:
            return file.read().split("\n")
    except OSError:
        return []


def house() -> str:
    """What a virtual environment is bound to: a Python, a kind of machine and a folder."""
    machine = os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_ARCHITECTURE", "")
    version = sys.version.split()[0] + getattr(sys, "abiflags", "")
    return f"{sys.implementation.name} {version} {sys.platform} {machine} {VENV!a}"


def digest(lock: str) -> str:
    """The line of a stamp that says that a lock is installed."""
    with open(os.path.join(ROOT, lock), "rb") as file:
        return f"{lock} {hashlib.sha256(file.read()).hexdigest()}"


def _here_or_prepared(lock: str) -> bool:
    """Whether the packages are those of this Python, as in a container; if not, they are in `.venv` now."""
    if whole(lock):
        return False
    from tools.bootstrap import requirements

    if requirements.importable(requirements.of(lock)):
        return True
    from tools.bootstrap import install

    install.prepare(lock)
    return False


def _hand_over(arguments: list[str]) -> NoReturn:
    command = [PYTHON, "-P", "-c", _ENTER, ROOT, *arguments]
    try:
        if os.name != "nt":
            os.execv(PYTHON, command)  # noqa: S606 - our own Python, no shell
        import signal
        import subprocess

        # Ctrl-C reaches both; the program decides what becomes of it.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.exit(subprocess.call(command))
    except OSError as error:
        _give_up(
            f"{PYTHON} does not start ({error.strerror}). Delete the folder {VENV} and run the command again."
        )


def _give_up(why: str) -> NoReturn:
    sys.stderr.write(f"build.py: {why}\n")
    sys.exit(2)
