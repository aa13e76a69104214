"""What the preview shows at the moment, and how open pages hear of it."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from kollega.diagnostics import Diagnostic


class State(msgspec.Struct, frozen=True, kw_only=True):
    """The last build, as open pages are told."""

    #: Names the content of the outputs; a page that was served under another name reloads.
    build: str = ""
    #: The path of the public site's address, with a slash at both ends.
    path: str = "/"
    #: Why the last build is not the one that is shown, in a sentence; empty where it is.
    failure: str = ""
    problems: list[Diagnostic] = []
    #: How many problems there are beyond those.
    more: int = 0
    #: The name under which pages were shown ahead of the build; as long as they are, it is that of `build`.
    early: str = ""
    #: The paths of those that came out the same, as in addresses: they need not reload.
    same: list[str] = []


class News:
    """The state, for threads that wait for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._shown: tuple[State, Mapping[Path, bytes]] = State(), {}

    @property
    def state(self) -> State:
        """The state at this moment."""
        return self._shown[0]

    @property
    def shown(self) -> tuple[State, Mapping[Path, bytes]]:
        """The state, and what is shown in place of some files."""
        return self._shown

    def tell(self, state: State, instead: Mapping[Path, bytes] = MappingProxyType({})) -> None:
        """Replace the state and wake all who wait. From now on `instead` is shown in place of those files."""
        with self._changed:
            self._shown = state, instead
            self._changed.notify_all()

    def wait(self, known: State | None, seconds: float) -> State:
        """The state as soon as it is another than `known`; after some seconds whatever it is."""
        with self._changed:
            self._changed.wait_for(lambda: self.state is not known, seconds)
            return self.state
