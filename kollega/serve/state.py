"""What the preview shows at the moment, and how open pages hear of it."""

from __future__ import annotations

import threading

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


class News:
    """The state, for threads that wait for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._state = State()

    @property
    def state(self) -> State:
        """The state at this moment."""
        return self._state

    def tell(self, state: State) -> None:
        """Replace the state and wake all who wait."""
        with self._changed:
            self._state = state
            self._changed.notify_all()

    def wait(self, known: State | None, seconds: float) -> State:
        """The state as soon as it is another than `known`; after some seconds whatever it is."""
        with self._changed:
            self._changed.wait_for(lambda: self._state is not known, seconds)
            return self._state
