"""The server of the preview: for this machine's own browsers, and for those of its network when asked."""

from __future__ import annotations

import os
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from socketserver import TCPServer, ThreadingMixIn
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import msgspec

from kollega.hosts.description import media_type
from kollega.serve.lookup import Outputs, find, part_of
from kollega.serve.state import News

#: What the preview itself needs lies below this path.
OWN = "/_kollega/"
_THEME = Path(__file__).parents[1] / "theme" / "serve"
_OWN_FILES = {f"{OWN}{name}": _THEME / name for name in ("reload.js", "overlay.css")}
_HERE = {"localhost", "127.0.0.1", "::1"}
#: So many ports are tried, from the one that was asked for.
_TRIED = 50
#: Seconds after which an open page is told that the preview is still there; so it is noticed when it is not.
_PULSE = 10.0
#: Bytes of a file that are in memory at a time.
_CHUNK = 1 << 18


class NoPort(Exception):
    """No port is free; the text is a sentence for people."""


class Server(ThreadingMixIn, TCPServer):
    """Serves two folders and the news, in threads, at `port` or at the next one that is free."""

    daemon_threads = True
    # On Windows, the option of that name lets two programs have one port.
    allow_reuse_address = os.name == "posix"
    request_queue_size = 64

    def __init__(self, outputs: Outputs, news: News, *, port: int, share: bool) -> None:
        self.outputs, self.news = outputs, news
        self._bind("0.0.0.0" if share else "127.0.0.1", port)  # noqa: S104 - asked for
        self.port = int(self.server_address[1])
        if hasattr(os, "register_at_fork"):
            # A worker that outlives us must not keep the port.
            os.register_at_fork(after_in_child=self.socket.close)
        threading.Thread(target=self.serve_forever, args=[0.05], name="server", daemon=True).start()

    def _bind(self, host: str, port: int) -> None:
        last = min(port + _TRIED, 65536) - 1
        for number in range(port, last + 1):
            try:
                super().__init__((host, number), _Handler)
            except OSError as error:
                reason = error.strerror or str(error)
            else:
                return
        raise NoPort(f"No port from {port} to {last} can be used: {reason}. Choose another with --port.")

    def stop(self) -> None:
        """Answer no more requests."""
        self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no news; a bug is, in a sentence."""
        error = sys.exception()
        if not isinstance(error, OSError):
            print(f"A request failed ({type(error).__name__}: {error}).", file=sys.stderr)


def network_address() -> str:
    """This machine's address in its network, or an empty text. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documentation (RFC 5737)
            address: str = probe.getsockname()[0]
        except OSError:
            return ""
    return "" if address.startswith("127.") else address


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Kollega", ""
    timeout = 60

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if self._host() not in {*_HERE, self.connection.getsockname()[0]}:
            # A page of another site whose name was made to lead here must not read the preview.
            self._say(403, "The preview answers only under its own address.")
        elif path == f"{OWN}events":
            self._stream()
        else:
            outputs = self.server.outputs
            found = _OWN_FILES.get(path) or find(self.path, self.server.news.state.path, outputs)
            if isinstance(found, str):
                self._say(302, f"See {found}", Location=found)
            elif not (found and self._file(found, 200)) and not self._missing(outputs):
                self._say(404, "There is nothing at this address.")

    do_HEAD = do_GET

    def _refuse(self) -> None:
        self.close_connection = True
        self._say(405, "The preview can only be read.", Allow="GET, HEAD")

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = _refuse

    def _host(self) -> str | None:
        try:
            return urlsplit(f"//{self.headers.get('Host', '')}").hostname
        except ValueError:
            return None

    def _missing(self, outputs: Outputs) -> bool:
        """Answer with the site's own page for what is not there; while there is no site, with ours."""
        if outputs.public.exists():
            return self._file(outputs.public / "404.html", 404)
        return self._file(_THEME / "waiting.html", 503)

    def _file(self, file: Path, status: int) -> bool:
        """Answer with a file, if it is there; a page gets our script."""
        # First the name of the build, then the file: if a build ends in between, the page reloads once more.
        state, instead = self.server.news.shown
        script = f'<script src="{OWN}reload.js" data-build="{state.build}" defer></script>\n'
        try:
            content = file.open("rb")
        except OSError:  # it went since it was found
            return False
        with content:
            if file.suffix == ".html":
                data = instead.get(file, b"") or content.read()
                data += script.encode()
                self._send(status, media_type(file.name), BytesIO(data), len(data))
            else:
                self._part(media_type(file.name), content, status)
        return True

    def _part(self, kind: str, content: BinaryIO, status: int) -> None:
        """Answer with a file or the part of it that is asked for: browsers show a video so."""
        size = os.fstat(content.fileno()).st_size
        part = part_of(self.headers.get("Range"), size) if status == 200 else None
        if part is None:
            self._send(status, kind, content, size, **{"Accept-Ranges": "bytes"})
        elif part[1] < 1:
            self._say(416, "The file is shorter.", **{"Content-Range": f"bytes */{size}"})
        else:
            content.seek(part[0])
            span = f"bytes {part[0]}-{sum(part) - 1}/{size}"
            self._send(206, kind, content, part[1], **{"Content-Range": span})

    def _say(self, status: int, words: str, **headers: str) -> None:
        data = f"{words}\n".encode()
        self._send(status, "text/plain; charset=utf-8", BytesIO(data), len(data), **headers)

    def _send(self, status: int, kind: str, content: BinaryIO, length: int, **headers: str) -> None:
        self._begin(status, kind, **headers, **{"Content-Length": str(length)})
        while self.command != "HEAD" and length > 0 and (data := content.read(min(length, _CHUNK))):
            self.wfile.write(data)
            length -= len(data)

    def _begin(self, status: int, kind: str, **headers: str) -> None:
        self.send_response(status)
        known = {"Content-Type": kind, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
        for name, value in {**known, "Cross-Origin-Resource-Policy": "same-origin", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def _stream(self) -> None:
        """Tell the state, and each later one, until the page goes away."""
        self.close_connection = True
        self._begin(200, "text/event-stream", Connection="close")
        if self.command == "HEAD":
            return
        told = None
        self.wfile.write(b"retry: 500\n\n")
        while True:
            state = self.server.news.wait(told, _PULSE)
            data = b": still here" if state is told else b"data: " + msgspec.json.encode(state)
            self.wfile.write(data + b"\n\n")
            told = state

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are not told; the terminal is for builds."""
