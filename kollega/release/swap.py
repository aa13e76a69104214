"""Lets two folders change places: in one system call where there is one, else by renaming them in turn."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_Call = Callable[[bytes, bytes], int]

#: From linux/fcntl.h and linux/fs.h, and from sys/stdio.h of macOS.
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def _system_call() -> _Call | None:
    """What exchanges two paths at once on this system (0 for success), or nothing."""
    if not sys.platform.startswith(("linux", "darwin")):
        return None
    library = ctypes.CDLL(None)
    call: Any
    if sys.platform == "darwin":
        call = getattr(library, "renamex_np", None)
        return call and (lambda one, other: call(one, other, ctypes.c_uint(_RENAME_SWAP)))
    call = getattr(library, "renameat2", None)
    return call and (
        lambda one, other: call(_AT_FDCWD, one, _AT_FDCWD, other, ctypes.c_uint(_RENAME_EXCHANGE))
    )


_exchange_paths = _system_call()


def swap(new: Path, live: Path, former: Path) -> None:
    """Put the folder `new` at `live`.

    What was at `live` is afterwards at `new`, or at `former` where this took two renames; between
    those `live` is missing for a moment, and a later run finds all of it at `former`. An empty
    folder at `live` is dropped.
    """
    if live.exists() and not any(live.iterdir()):
        live.rmdir()
    if not live.exists():
        new.rename(live)
    # Whatever the reason why the call failed: if it is a real one, the renames meet and raise it too.
    elif not (_exchange_paths and _exchange_paths(os.fsencode(new), os.fsencode(live)) == 0):
        live.rename(former)
        try:
            new.rename(live)
        except BaseException:
            if not live.exists():
                former.rename(live)
            raise


def settle(new: Path, live: Path, former: Path) -> None:
    """Give a folder that a swap left at `former` its proper name again."""
    if not former.exists():
        return
    if not live.exists():
        former.rename(live)
    elif not new.exists():
        former.rename(new)
