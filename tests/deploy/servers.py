"""Real servers on this machine, each a process or thread of its own that ends with the test."""

from __future__ import annotations

import getpass
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import Lock, Thread
from typing import Any, NamedTuple

import pytest
import urllib3

_SBIN = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin:/sbin"


def program(name: str) -> str | None:
    """A program, also where only an administrator has it on the way."""
    return shutil.which(name, path=_SBIN)


@cache
def may_mount() -> bool:
    """Whether this process may mount a file system of its own, which is tried once."""
    if not sys.platform.startswith("linux") or os.geteuid() or not shutil.which("mount"):
        return False
    with tempfile.TemporaryDirectory() as folder:
        command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return False
        subprocess.run(["umount", folder], check=True)
    return True


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def wait_for(port: int, process: subprocess.Popen[bytes] | None = None) -> bool:
    """Whether somebody listens before the process ends; after 30 s nobody does."""
    end = time.monotonic() + 30
    while time.monotonic() < end and (process is None or process.poll() is None):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
        time.sleep(0.02)
    return False


@contextmanager
def running(command: list[str], port: int, environment: dict[str, str] | None = None) -> Iterator[None]:
    """A server in the foreground. What it says goes to a file: those that it started may outlive it for a moment."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=os.environ | (environment or {})
        )
        try:
            if not wait_for(port, process):
                said.seek(0)
                pytest.fail(f"no server listens: {said.read().decode()}")
            yield
        finally:
            process.terminate()
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


class Login(NamedTuple):
    """How to get into an SSH server: its port, the key, and the line of its host key, by which it is known."""

    port: int
    user: str
    key: str
    known: str

    def address(self, folder: Path, port: int = 0) -> str:
        return f"{self.user}@127.0.0.1:{port or self.port}{folder}"

    def known_at(self, port: int) -> str:
        return self.known.replace(str(self.port), str(port))


@contextmanager
def sshd(folder: Path, most_kb: int = 0) -> Iterator[Login]:
    """An SSH server of one's own, with its own keys, for the user who runs the tests; `most_kb`: no file may be larger."""
    server = program("sshd")
    assert server
    for name in ("host", "user"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name],
            check=True,
            stdin=subprocess.DEVNULL,
        )
    shutil.copy(folder / "user.pub", folder / "allowed")
    port = free_port()
    # With SHLVL, bash does not take itself for the first shell, and leaves the settings of whoever runs the tests alone:
    # they may cost a second for each command.
    (folder / "config").write_text(
        f"HostKey {folder}/host\nAuthorizedKeysFile {folder}/allowed\nPort {port}\nListenAddress 127.0.0.1\n"
        "SetEnv SHLVL=2\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nPidFile none\n"
        "PermitRootLogin yes\nSubsystem sftp internal-sftp\nMaxStartups 100\nMaxSessions 100\n"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    host_key = " ".join((folder / "host.pub").read_text().split()[:2])
    limit = f"trap '' XFSZ; ulimit -f {most_kb * 2};" if most_kb else ""
    with running(["sh", "-c", f"{limit} exec {server} -D -e -f {folder}/config"], port):
        yield Login(
            port, getpass.getuser(), (folder / "user").read_text(), f"[127.0.0.1]:{port} {host_key}\n"
        )


@contextmanager
def nginx(folder: Path, root: Path, http: str = "", server: str = "") -> Iterator[str]:
    """nginx for the files in `root`; the further text goes into its `http` and `server`."""
    port = free_port()
    folder.mkdir(parents=True, exist_ok=True)
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{user} daemon off; pid {folder}/pid; error_log stderr; worker_processes 1; events {{}}\n"
        f"http {{ access_log off; {temporary} {http}\n"
        f"server {{ listen 127.0.0.1:{port}; root {root}; {server}\n}}\n}}\n"
    )
    with running([program("nginx") or "", "-p", str(folder), "-c", str(folder / "nginx.conf")], port):
        yield f"http://127.0.0.1:{port}/"


class Cutter:
    """A way to a server that ends after so many bytes (`after`), once for each time that it is told."""

    def __init__(self, port: int) -> None:
        self._to = port
        self.after: int | None = None
        #: Bytes that have gone to the server, and how often the way was cut.
        self.sent = 0
        self.cuts = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._socket.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                here, _ = self._socket.accept()
                try:
                    there = socket.create_connection(("127.0.0.1", self._to))
                except OSError:
                    here.close()
                    continue
                for one in (here, there):
                    one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for a, b, counts in ((here, there, True), (there, here, False)):
                    Thread(target=self._carry, args=(a, b, counts), daemon=True).start()

    def _carry(self, a: socket.socket, b: socket.socket, counts: bool) -> None:
        with suppress(OSError):
            while data := a.recv(4096):
                if counts:
                    self.sent += len(data)
                    if self.after is not None and self.sent >= self.after:
                        b.sendall(data[: len(data) // 2])
                        self.after = None
                        self.cuts += 1
                        break
                b.sendall(data)
        for one in (a, b):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@contextmanager
def cutter(port: int) -> Iterator[Cutter]:
    made = Cutter(port)
    try:
        yield made
    finally:
        made.close()


class Bucket(NamedTuple):
    """An S3 server, and the bucket in it."""

    endpoint: str
    port: int
    name: str = "careers"

    def empty(self) -> None:
        """Make it anew: everybody may read it and, since the server knows no keys, write it."""
        anyone = {
            "Effect": "Allow",
            "Principal": "*",
            "Action": "s3:*",
            "Resource": f"arn:aws:s3:::{self.name}/*",
        }
        policy = json.dumps({"Version": "2012-10-17", "Statement": [anyone]})
        self.ask("POST", "/moto-api/reset")
        self.ask("PUT", f"/{self.name}")
        self.ask("PUT", f"/{self.name}?policy", policy.encode())

    def listed(self) -> list[str]:
        """What lies in it."""
        return re.findall("<Key>(.*?)</Key>", self.ask("GET", f"/{self.name}?list-type=2").decode())

    def change(self, key: str, data: bytes) -> None:
        """Put something there by another hand."""
        self.ask("PUT", f"/{self.name}/{key}", data)

    def ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        """What the server answers, which must be content."""
        answer = urllib3.request(method, self.endpoint + path, body=body)
        assert answer.status < 300, f"{method} {path}: {answer.status} {answer.data[:500]!r}"
        return answer.data


@contextmanager
def s3() -> Iterator[Bucket]:
    """A server that speaks S3, with one empty bucket that everybody may read."""
    from moto.moto_server.werkzeug_app import (
        DomainDispatcherApplication,
        MotoRequestHandler,
        create_backend_app,
    )
    from werkzeug.serving import make_server

    app, one = DomainDispatcherApplication(create_backend_app), Lock()

    def one_by_one(environment: dict[str, Any], respond: Any) -> Any:
        # moto takes the headers off an object while it copies it: of two copies at once, one lost them.
        with one:
            return app(environment, respond)

    server = make_server("127.0.0.1", 0, one_by_one, threaded=True, request_handler=MotoRequestHandler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        bucket = Bucket(f"http://127.0.0.1:{server.server_port}", server.server_port)
        bucket.empty()
        yield bucket
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
