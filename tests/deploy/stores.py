"""Servers that speak as much of Azure's and Google's storage as publishing needs, as the makers' references describe it.

Azure: Put Blob, Put Block, Put Block List, Get Blob, Delete Blob, Copy Blob, List Blobs, Blob Batch. Google: the XML interface.
Everybody may read, and nobody without the key may do anything else.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

#: What the client needs in its environment; the account of Azure is `example`.
SECRET = base64.b64encode(b"nobody else has this key").decode()
KEYS = {
    "azure": {"AZURE_STORAGE_ACCOUNT_KEY": SECRET},
    "google": {"GOOGLE_BEARER_TOKEN": "ya29.not-for-others"},
}
_TIME = "Sat, 03 Jan 2026 10:00:00 GMT"


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str] = {}
    data: bytes = b""


class Store:
    """A bucket: objects by key, each with what it holds and its headers; and parts that wait for their whole."""

    def __init__(self, kind: str) -> None:
        self.kind, self.name = kind, "careers"
        self.objects: dict[str, tuple[bytes, dict[str, str]]] = {}
        self.parts: dict[tuple[str, str], bytes] = {}
        self.begun: dict[str, Mapping[str, str]] = {}
        self.port = 0

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def listed(self) -> list[str]:
        """What lies in it."""
        return sorted(self.objects)

    def empty(self) -> None:
        """Forget all."""
        self.objects.clear()

    def change(self, key: str, data: bytes) -> None:
        """Put something there by another hand."""
        self._put(key, data, {}, 201)

    def answer(self, method: str, url: str, headers: Mapping[str, str], data: bytes) -> Answer:
        parts = urlsplit(url)
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        key = unquote(parts.path).removeprefix(f"/{self.name}").removeprefix("/")
        if method in ("GET", "HEAD") and key:
            return self._get(key)
        if self.kind == "google":
            return self.google(method, key, query, headers, data)
        if headers.get("Authorization") != _signed(method, parts.path, query, headers):
            return Answer(403, {"x-ms-error-code": "AuthenticationFailed"})
        return self.azure(method, key, query, headers, data)

    def azure(
        self, method: str, key: str, query: dict[str, str], headers: Mapping[str, str], data: bytes
    ) -> Answer:
        match method, query.get("comp"), headers.get("x-ms-copy-source"):
            case "GET", "list", _:
                return self._listed(query)
            case "POST", "batch", _:
                return self._batch(headers, data)
            case "PUT", "block", _:
                self.parts[key, query["blockid"]] = data
                return Answer(201)
            case "PUT", "blocklist", _:
                rows = re.findall("<(?:Uncommitted|Latest)>(.*?)</", data.decode())
                return self._put(key, b"".join(self.parts.pop((key, row)) for row in rows), headers, 201)
            case "PUT", None, None:
                assert headers.get("x-ms-blob-type") == "BlockBlob"
                return self._put(key, data, headers, 201)
            case "PUT", None, str(source):
                return self._copy(key, source, 202)
            case "DELETE", None, None:
                return Answer(202 if self.objects.pop(key, None) else 404)
        return Answer(400)

    def google(
        self, method: str, key: str, query: dict[str, str], headers: Mapping[str, str], data: bytes
    ) -> Answer:
        if headers.get("Authorization") != f"Bearer {KEYS['google']['GOOGLE_BEARER_TOKEN']}":
            return Answer(401)
        match method, headers.get("x-goog-copy-source"):
            case "GET", None:
                return self._listed(query)
            case "POST", None if "uploads" in query:
                self.begun[key] = headers
                return Answer(
                    200,
                    {},
                    b"<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>",
                )
            case "PUT", None if "partNumber" in query:
                self.parts[key, query["partNumber"].zfill(5)] = data
                return Answer(200, {"ETag": '"part"'})
            case "POST", None if "uploadId" in query:
                rows = sorted(row for row in self.parts if row[0] == key)
                self._put(key, b"".join(self.parts.pop(row) for row in rows), self.begun.pop(key), 200)
                return Answer(
                    200, {}, b"<CompleteMultipartUploadResult><ETag>1</ETag></CompleteMultipartUploadResult>"
                )
            case "PUT", None:
                return self._put(key, data, headers, 200)
            case "PUT", str(source):
                return self._copy(key, source, 200)
            case "DELETE", None:
                return Answer(204 if self.objects.pop(key, None) else 404)
        return Answer(400)

    def _get(self, key: str) -> Answer:
        if key not in self.objects:
            return Answer(404)
        data, headers = self.objects[key]
        return Answer(200, {**headers, "Last-Modified": _TIME}, data)

    def _put(self, key: str, data: bytes, headers: Mapping[str, str], status: int) -> Answer:
        is_first = headers.get("If-None-Match") == "*" or headers.get("x-goog-if-generation-match") == "0"
        if is_first and key in self.objects:
            return (
                Answer(409, {"x-ms-error-code": "BlobAlreadyExists"}) if self.kind == "azure" else Answer(412)
            )
        prefix = "x-ms-blob-" if self.kind == "azure" else ""
        kept = {
            name: headers[f"{prefix}{name}"]
            for name in ("Content-Type", "Cache-Control", "Content-Encoding")
            if f"{prefix}{name}" in headers
        }
        tag = f'"{hashlib.md5(data + repr(kept).encode(), usedforsecurity=False).hexdigest()}"'
        self.objects[key] = (data, {**kept, "ETag": tag})
        return Answer(status, {"ETag": tag})

    def _copy(self, key: str, source: str, status: int) -> Answer:
        path = unquote(urlsplit(source).path if "://" in source else source)
        old = path.strip("/").removeprefix(f"{self.name}/")
        if old not in self.objects:
            return Answer(404)
        self.objects[key] = self.objects[old]
        return Answer(
            status, {"x-ms-copy-status": "success"}, b"<CopyObjectResult><ETag>1</ETag></CopyObjectResult>"
        )

    def _listed(self, query: dict[str, str]) -> Answer:
        rows = [key for key in self.listed() if key.startswith(query.get("prefix", ""))]
        if self.kind == "azure":
            row = (
                "<Blob><Name>{0}</Name><Properties><Last-Modified>{3}</Last-Modified><Content-Length>{1}</Content-Length>"
                "<Content-Type>text/plain</Content-Type>"
                "<Etag>{2}</Etag></Properties></Blob>"
            )
            frame = "<EnumerationResults><Blobs>{}</Blobs><NextMarker/></EnumerationResults>"
        else:
            row = (
                "<Contents><Key>{0}</Key><LastModified>2026-01-03T10:00:00.000Z</LastModified><Size>{1}</Size>"
                "<ETag>{2}</ETag></Contents>"
            )
            frame = "<ListBucketResult>{}</ListBucketResult>"
        told = "".join(
            row.format(escape(key), len(self.objects[key][0]), escape(self.objects[key][1]["ETag"]), _TIME)
            for key in rows
        )
        return Answer(200, {"Content-Type": "application/xml"}, frame.format(told).encode())

    def _batch(self, headers: Mapping[str, str], data: bytes) -> Answer:
        """Each part is a request to delete, whose headers are signed by themselves."""
        answers = []
        for number, part in enumerate(
            re.findall(rb"DELETE (\S+) HTTP/1.1\r\n(.*?)\r\n\r\n", data, re.DOTALL)
        ):
            assert b"SharedKey example:" in part[1]
            path = unquote(urlsplit(part[0].decode()).path).removeprefix(f"/{self.name}/")
            status = (
                "202 Accepted" if self.objects.pop(path, None) else "404 The specified blob does not exist."
            )
            answers.append(
                f"--b\r\nContent-Type: application/http\r\nContent-ID: {number}\r\n\r\nHTTP/1.1 {status}\r\n"
                "x-ms-request-id: 1\r\n\r\n"
            )
        body = ("".join(answers) + "--b--\r\n").encode()
        return Answer(202, {"Content-Type": "multipart/mixed; boundary=b"}, body)


def _signed(method: str, path: str, query: Mapping[str, str], headers: Mapping[str, str]) -> str:
    """The authorization of a request at Azure, as its reference has it be made of the key."""
    names = ("Encoding", "Language", "Length", "MD5", "Type")
    plain = [headers.get(f"Content-{name}", "") for name in names]
    plain[2] = plain[2].removeprefix("0")
    rest = ("Date", "If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range")
    plain += [headers.get(name, "") for name in rest]
    own = sorted(
        (name.lower(), value.strip()) for name, value in headers.items() if name.lower().startswith("x-ms-")
    )
    asked = "".join(f"\n{name}:{value}" for name, value in sorted(query.items()))
    text = "\n".join([method, *plain, *(f"{name}:{value}" for name, value in own), f"/example{path}{asked}"])
    made = hmac.digest(base64.b64decode(SECRET), text.encode(), "sha256")
    return f"SharedKey example:{base64.b64encode(made).decode()}"


@contextmanager
def store(kind: str) -> Iterator[Store]:
    """A server of the kind `azure` or `google` with an empty bucket."""
    kept, one = Store(kind), Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            with one:
                status, headers, body = kept.answer(self.command, self.path, self.headers, data)
            self.send_response(status)
            for name, value in ({"Date": formatdate(usegmt=True)} | dict(headers)).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        kept.port = server.server_port
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield kept
        finally:
            server.shutdown()
