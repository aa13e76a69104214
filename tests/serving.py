"""A web server for a folder, as a static host would serve it: `404.html` for what is not there."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

#: Endings of the files that hosts compress.
_TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".rss", ".atom", ".txt"}


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, under: str, directory: str, compressed: bool) -> None:
        self._under = under
        self._compressed = compressed
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if not path.startswith(self._under):
            return str(Path(self.directory, "no such file"))
        return super().translate_path("/" + path.removeprefix(self._under))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not missing.is_file():
            return super().send_error(code, message, explain)
        body = missing.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return None

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path.partition("?")[0].partition("#")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not self._compressed or path.suffix not in _TEXTS or not path.is_file():
            # Visitors who leave early take nothing with them.
            with suppress(ConnectionError):
                super().do_GET()
            return
        data = gzip.compress(path.read_bytes(), 6, mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def serving(folder: Path, under: str = "/", *, compressed: bool = False) -> Iterator[str]:
    """Serve `folder` on the loopback address, and give its address, which ends in `under`.

    `compressed` sends texts as every host does, for measuring.
    """
    handler = partial(_Handler, under=under, directory=str(folder), compressed=compressed)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{under}"
        finally:
            server.shutdown()
            thread.join()
