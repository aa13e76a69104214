"""The long way: make `.venv`, and have pip fill it as the lock says."""

from __future__ import annotations

import compileall
import contextlib
import importlib.util
import io
import os
import subprocess
import sys

from tools import bootstrap
from tools.bootstrap import ROOT, RUN, STAMP, VENV, Trouble, failures, requirements
from tools.bootstrap.alone import alone

#: Packages whose makers publish no wheel, at all or for each system. They are built with the setuptools of
#: the lock below; every other package is taken ready-made or not at all, so nothing is compiled.
_FROM_SOURCE = ("feedgen", "watchdog")
_BUILD = "requirements-build.lock"

#: pip writes this just before it changes anything.
_CHANGES = "Installing collected packages"


def prepare(lock: str) -> None:
    """Make `.venv`, or bring it up to date, from a lock. Raises `Trouble` and `OSError`."""
    with alone(os.path.join(ROOT, RUN), _waits) as held:
        if bootstrap.whole(lock):
            return
        old = bootstrap.stamped()
        keeps = old[:1] == [bootstrap.house()] and os.access(bootstrap.PYTHON, os.X_OK)
        _say(f"{'Updating' if keeps else 'Making'} {VENV} from {lock}; this takes about a minute, once.")
        # The lock for tests holds all that the other one holds.
        new = [bootstrap.house(), *(bootstrap.digest(name) for name in dict.fromkeys((RUN, lock)))]
        # Without a stamp, whatever is there is made anew; so a run that breaks off leaves none.
        if os.path.lexists(STAMP):
            os.remove(STAMP)
        if not keeps:
            _make()
        for names in (_BUILD, lock):
            done = _pip(names, held)
            if done.returncode:
                if keeps and _CHANGES not in done.stdout:
                    _stamp(old)
                raise Trouble(failures.of_pip(done.stdout, done.returncode))
        # As pip has done with the packages: a machine may be told to have Python compile, and keep nothing of it, at each start.
        compileall.compile_dir(os.path.join(ROOT, "kollega"), quiet=2)
        _stamp(new)


def _make() -> None:
    if os.path.islink(VENV):  # all that lies where it leads would be deleted
        raise Trouble(f"{VENV} is a link to another folder. Delete the link, and start again.")
    for name in ("venv", "ensurepip"):
        found = importlib.util.find_spec(name)
        if found is None or found.origin is None:
            raise Trouble(failures.of_module(name))
    import venv

    try:
        with contextlib.redirect_stdout(io.StringIO()):
            venv.create(VENV, clear=True, with_pip=True, symlinks=os.name != "nt")
    except SystemExit as error:
        # Debian's own way to say that a package of its own is missing.
        raise Trouble(failures.of_module("ensurepip")) from error
    except subprocess.CalledProcessError as error:
        raise Trouble(failures.of_pip(_text(error.output), error.returncode)) from error
    except ValueError as error:
        raise Trouble(
            f"Python makes no environments in a folder with {os.pathsep!r} in its name. Move {ROOT} elsewhere."
        ) from error


def _pip(lock: str, held: int) -> subprocess.CompletedProcess[str]:
    """Install a lock, with the indexes, proxies and certificates that pip is configured to use."""
    wheels = [one.name for one in requirements.of(lock) if one.name not in _FROM_SOURCE]
    done = subprocess.run(
        [
            bootstrap.PYTHON, "-I", "-m", "pip", "install", "--require-hashes", "--no-deps",
            "--only-binary", ",".join(wheels) or ":none:", "--no-build-isolation", "--use-pep517",
            "--no-input", "--progress-bar", "off", "--disable-pip-version-check", "--no-warn-script-location",
            "--requirement", os.path.join(ROOT, lock),
        ],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        # A user may have told pip to install elsewhere by default.
        env={**os.environ, "PIP_USER": "0"},
        pass_fds=() if sys.platform == "win32" else (held,),
    )  # fmt: skip
    return subprocess.CompletedProcess(done.args, done.returncode, _text(done.stdout), "")


def _stamp(lines: list[str]) -> None:
    """Write the stamp in one go: a half-written one would be taken for none."""
    with open(STAMP + ".new", "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
    os.replace(STAMP + ".new", STAMP)


def _text(output: bytes | None) -> str:
    return (output or b"").decode(errors="replace")


def _waits() -> None:
    _say(f"Another run is making {VENV}; waiting for it.")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
