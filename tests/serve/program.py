"""The preview as people start it: a process of its own."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_HOME = Path(__file__).parents[2]
#: Seconds after which a test gives up; a quiet machine needs two for the first build.
PATIENCE = 40.0


class Program:
    """A running preview, what it has said so far, and its address."""

    def __init__(self, root: Path, *options: object) -> None:
        command = [sys.executable, "-u", "-m", "kollega", "serve", "--root", str(root), "--no-pictures"]
        command += ["--workers", "1", "--today", "2026-02-01", *map(str, options)]
        self.root = root
        self.process = subprocess.Popen(
            command, cwd=_HOME, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
            env=os.environ | {"LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    @property
    def url(self) -> str:
        return re.findall(r"http://127\.0\.0\.1:\d+/", self.wait_for("The site: "))[0]

    @property
    def builds(self) -> list[str]:
        return [line for line in self.lines if "built" in line]

    def wait_for(self, text: str, after: int = 0) -> str:
        """The first line with a text, beginning at the line `after`, as soon as it is there."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for line in self.lines[after:]:
                if text in line:
                    return line
            time.sleep(0.02)
        raise AssertionError(f"{text!r} was not said:\n" + "\n".join(self.lines))

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
        """Status, headers (in lower case) and body of an answer."""
        return get(self.url, path, method, **headers)

    def interrupt(self) -> float:
        """Press Ctrl-C; the seconds that it took to end."""
        begun = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)
        self._reader.join(5)
        return time.monotonic() - begun

    def left(self) -> list[str]:
        """The processes that it started and that are still there (Linux)."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[3] == str(self.process.pid) and fields[0] != "Z":
                found.append(folder.name)
        return found


@contextmanager
def running(root: Path, *options: object) -> Iterator[Program]:
    """A preview of the site at `root`, built once."""
    program = Program(root, *options)
    try:
        program.wait_for("built")
        yield program
    finally:
        if program.process.poll() is None:
            os.killpg(program.process.pid, signal.SIGKILL)
            program.process.wait()


def get(url: str, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
    """What a server answers to a path exactly as it is written."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    body = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


@contextmanager
def events(url: str) -> Iterator[Iterator[dict[str, Any]]]:
    """The states that an open page hears."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE)
    connection.request("GET", "/_kollega/events")
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream"

    def states() -> Iterator[dict[str, Any]]:
        while line := answer.readline():
            if line.startswith(b"data: "):
                yield json.loads(line.removeprefix(b"data: "))

    yield states()
    connection.close()


def built(states: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Of some states those after a build, and not those that show a page ahead of it."""
    return (state for state in states if not state["early"] or state["build"] != state["early"])
