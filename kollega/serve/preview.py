"""The loop of the preview: build, tell, wait for a change."""

from __future__ import annotations

import os
import signal
import tempfile
import traceback
import webbrowser
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import msgspec

from kollega import pipeline
from kollega.diagnostics import Diagnostic
from kollega.digest import of_bytes, of_value
from kollega.order import Order, Outcome, Progress
from kollega.release import Refused
from kollega.release.output import PREVIEW
from kollega.serve import words
from kollega.serve.lookup import Outputs
from kollega.serve.server import Server, network_address
from kollega.serve.state import News, State
from kollega.serve.watch import Watch

#: So many problems are shown in a page.
_MOST = 30


@dataclass(frozen=True)
class Terminal:
    """Where the preview writes: sentences, findings, and the progress of a build that takes long."""

    say: Callable[[str], None]
    tell: Callable[[list[Diagnostic]], None]
    progress: Callable[[], Progress]


def serve(order: Order, terminal: Terminal, *, port: int, share: bool, open_browser: bool) -> None:
    """Show the site of `order` until Ctrl-C. Where its outputs go is up to the preview.

    With `share` other machines of the network can look too. Raises `kollega.serve.NoPort`.
    """
    with ExitStack() as stack:
        ending = _Ending()
        try:
            order = replace(order, is_release=False, **_own_folders(order.root, stack))
            server = Server(Outputs(order.site_dir, order.backstage_dir), News(), port=port, share=share)
            stack.callback(server.stop)
            watch = Watch(order.root, terminal.say)
            stack.callback(watch.stop)
            for line in words.greeting(server.port, port, network_address() if share else None):
                terminal.say(line)
            preview = _Preview(order, terminal, server.news, watch)
            preview.build([])
            if open_browser:
                webbrowser.open(f"http://127.0.0.1:{server.port}/")
            while not ending.is_asked:
                preview.build(watch.wait())
            raise KeyboardInterrupt
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            terminal.say("\nThe preview has ended.")


class _Preview:
    def __init__(self, order: Order, terminal: Terminal, news: News, watch: Watch) -> None:
        self._order, self._terminal, self._news, self._watch = order, terminal, news, watch
        self._known: set[Diagnostic] = set()
        #: What the last build told, and what shows a change ahead of the next one, while the last one is shown.
        self._told = news.state
        self._early: Callable[[str], Mapping[str, bytes]] | None = None

    def build(self, changed: list[str]) -> None:
        """Build, and tell how it went in the terminal and in open pages, which see what is known ahead of it."""
        begun = monotonic()
        ahead = self._show_ahead(changed)
        outcome, failure = self._outcome()
        self._early = outcome.early if outcome else None
        failure = words.kept(failure, self._order.site_dir.exists())
        if outcome and outcome.library:
            site = outcome.library.site
            self._watch.follow([site.docs_dir, site.theme_dir, *site.theme_files])
        self._terminal.say(words.built(changed, monotonic() - begun, outcome, failure))
        if outcome:
            found = outcome.report.diagnostics
            self._terminal.tell([one for one in found if one.severity == "error" or one not in self._known])
            self._known = set(found)
        self._told = self._state(outcome, failure, ahead)
        self._news.tell(self._told)

    def _show_ahead(self, changed: list[str]) -> Mapping[str, bytes]:
        """Show the pages of the one file that changed, where they are known at once."""
        early, self._early = self._early, None
        if early is None or len(changed) != 1:
            return {}
        try:
            ahead = early(changed[0])
        except Exception:  # noqa: BLE001 - the build finds whatever it is, and tells it
            return {}
        if ahead:
            public = self._order.site_dir.resolve()
            name = _name([self._told.build, *ahead.items()])
            state = msgspec.structs.replace(self._told, build=name, early=name, same=[])
            self._news.tell(state, {public / path: data for path, data in ahead.items()})
        return ahead

    def _outcome(self) -> tuple[Outcome | None, str]:
        """The outcome of a build, and why it is not what is shown now."""
        try:
            outcome = pipeline.build(replace(self._order, progress=self._terminal.progress()))
        except Refused as error:
            return None, str(error)
        except OSError as error:
            return None, words.disk(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the last good page stays
            return None, words.bug(error, self._trace())
        return outcome, "" if outcome.published else words.MEND

    def _state(self, outcome: Outcome | None, failure: str, ahead: Mapping[str, bytes]) -> State:
        before = self._told
        build, path = before.build, before.path
        same: list[str] = []
        if outcome and outcome.published:
            build = _name([(row["audience"], row["path"], row["sha256"]) for row in outcome.outputs])
            made = {row["path"]: row["sha256"] for row in outcome.outputs if row["audience"] == "public"}
            same = [name for name, data in ahead.items() if made.get(name) == of_bytes(data)]
        if outcome and outcome.library and (outcome.published or not before.build):
            path = unquote(urlsplit(outcome.library.site.url).path)
        found = outcome.report.diagnostics if outcome and failure else []
        wanted = {"error", "warning"} if self._order.strict else {"error"}
        bad = [one for one in found if one.severity in wanted]
        return State(
            build=build, path=path, failure=failure, problems=bad[:_MOST], more=len(bad[_MOST:]),
            early=self._news.state.early, same=[quote(path + name.removesuffix("index.html")) for name in same],
        )  # fmt: skip

    def _trace(self) -> str:
        """Keep the trace of the exception at hand in a file; its name."""
        file = self._order.site_dir.parent / "failure.txt"
        with suppress(OSError):
            file.unlink(missing_ok=True)
            with file.open("x", encoding="utf-8", errors="replace") as out:
                out.write(traceback.format_exc())
        return str(file)


def _name(value: object) -> str:
    """A name for a content."""
    return of_value(value)[:16]


def _own_folders(root: Path, stack: ExitStack) -> dict[str, Any]:
    """Folders for the outputs, so that what is published stays as it is: in the site folder, hidden from git; or, where that
    cannot be, in a temporary one."""
    folder = root / PREVIEW
    try:
        folder.mkdir(exist_ok=True)
        if folder.is_symlink():
            raise NotADirectoryError
        with suppress(FileExistsError), (folder / ".gitignore").open("x") as file:
            file.write("*\n")
    except OSError:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kollega-")))
    return {"site_dir": folder / "site", "backstage_dir": folder / "backstage"}


class _Ending:
    """Ends the preview on Ctrl-C, and as well when the system asks it to.

    An exception that is raised while foreign code runs may be lost on its way, so it is remembered too.
    """

    def __init__(self) -> None:
        self.is_asked = False
        self._ours = os.getpid()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._end)

    def _end(self, *_: object) -> None:
        if os.getpid() != self._ours:  # a worker that was forked from us
            os._exit(1)
        self.is_asked = True
        raise KeyboardInterrupt
