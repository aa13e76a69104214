"""Netlify and Cloudflare Pages, by a server of this machine that answers as their documentation says."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import msgspec
import pytest

from kollega import deploy
from kollega.deploy import errors, netlify
from kollega.targets import Target
from tests.deploy.releases import expected, release

TOKEN = "nfp_not-for-others"


class Service:
    """What a host keeps: blobs by digest, deploys, the one that is live; and answers that fail first."""

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}
        self.deploys: list[dict[str, Any]] = []
        self.live = ""
        self.uploads = 0
        self.fails = 0

    def answer(self, method: str, path: str, data: bytes) -> tuple[int, Any]:
        if self.fails:
            self.fails -= 1
            return 503, None
        path = path.partition("?")[0]
        match method, re.sub(r"/sites/mine", "/site", path).strip("/").split("/"):
            case "GET", ["site"]:
                return 200, {"published_deploy": self._find(self.live)}
            case "GET", ["site", "files"]:
                files = (self._find(self.live) or {}).get("files", {})
                return 200, [{"path": name, "sha": sha} for name, sha in files.items()]
            case "GET", ["site", "deploys"]:
                return 200, self.deploys
            case "POST", ["site", "deploys"]:
                wanted = json.loads(data)
                made = {
                    "id": str(len(self.deploys)),
                    "state": "preparing",
                    "title": wanted["title"],
                    "files": wanted["files"],
                }
                self.deploys.insert(0, made)
                return 200, made
            case "POST", ["site", "deploys", name, "restore"]:
                self.live = name
                return 200, self._find(name)
            case "GET", ["deploys", name]:
                return 200, self._progress(self._find(name) or {})
            case "PUT", ["deploys", name, "files", *_]:
                self.uploads += 1
                self.blobs[hashlib.sha1(data).hexdigest()] = data
                return 200, {}
            case "DELETE", ["deploys", name]:
                self.deploys = [one for one in self.deploys if one["id"] != name]
                return 204, None
        return 404, None

    def site(self) -> dict[str, bytes]:
        return {name[1:]: self.blobs[sha] for name, sha in (self._find(self.live) or {})["files"].items()}

    def _find(self, name: str) -> dict[str, Any] | None:
        return next((one for one in self.deploys if one["id"] == name), None)

    def _progress(self, one: dict[str, Any]) -> dict[str, Any]:
        one["required"] = sorted(set(one["files"].values()) - self.blobs.keys())
        one["state"] = {"preparing": "prepared"}.get(one["state"], one["state"])
        if not one["required"] and one["state"] == "prepared":
            one["state"], self.live = "ready", one["id"]
        return one


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Service, str]]:
    kept = Service()

    class Handler(BaseHTTPRequestHandler):
        def do(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.headers["Authorization"] != f"Bearer {TOKEN}":
                status, value = 401, {"message": f"no such token {self.headers['Authorization']}"}
            else:
                status, value = kept.answer(self.command, self.path, data)
            body = json.dumps(value).encode() if value is not None else b""
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_DELETE = do

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    monkeypatch.setattr(errors, "PAUSES", (0.01, 0.01))
    monkeypatch.setattr(netlify, "_PAUSE", 0.01)
    monkeypatch.setenv(netlify.TOKEN, TOKEN)
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield kept, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_netlify_gets_what_it_lacks_and_goes_back(service: tuple[Service, str], tmp_path: Path) -> None:
    kept, base = service
    target = Target(name="live", to="netlify", address="mine", endpoint=base)
    one, two = (release(tmp_path / word, word, more={"same.txt": b"same"}) for word in ("one", "two"))
    with deploy.opened(target) as place:
        kept.fails = 2
        place.publish(one)
        assert kept.site() == expected(one)
        sent = kept.uploads
        assert not place.publish(one).plan and kept.uploads == sent
        place.publish(two)
        assert kept.uploads - sent == len(two.files) - 2  # what is the same, and `_headers`
        assert expected(two).items() <= kept.site().items()
        place.rollback(two)
        assert kept.site() == expected(one)


def test_after_a_withdrawal_netlify_keeps_no_older_deploy(
    service: tuple[Service, str], tmp_path: Path
) -> None:
    kept, base = service
    target = Target(name="live", to="netlify", address="mine", endpoint=base)
    one, two = (release(tmp_path / word, word) for word in ("one", "two"))
    with deploy.opened(target) as place:
        place.publish(one)
        gone = msgspec.structs.replace(two, withdrawn=deploy.Withdrawn(people=frozenset({"Ada Anker"})))
        place.publish(gone)
        assert len(kept.deploys) == 1 and kept.site() == expected(two)
        assert "Ada" not in json.dumps(kept.deploys)
        with pytest.raises(deploy.Refused):
            place.rollback(gone)


def test_a_wrong_token_is_told_and_not_shown(
    service: tuple[Service, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(netlify.TOKEN, "nfp_a-wrong-one")
    target = Target(name="live", to="netlify", address="mine", endpoint=service[1])
    with deploy.opened(target) as place, pytest.raises(deploy.Failed, match="NETLIFY_AUTH_TOKEN") as told:
        place.publish(release(tmp_path / "1", "one"))
    assert "wrong-one" not in str(told.value)


def test_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(netlify.TOKEN, raising=False)
    with (
        pytest.raises(deploy.Refused, match="NETLIFY_AUTH_TOKEN"),
        deploy.opened(Target(name="a", to="netlify", address="b")),
    ):
        pass


def test_cloudflare_gets_the_folder_by_its_own_program(
    service: tuple[Service, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program in the place of `wrangler` writes down what it was told, and fails once as a bad line does."""
    kept, base = service
    rows: list[dict[str, Any]] = []
    kept.answer = lambda method, path, data: (
        200,
        {"result": rows, "asked": rows.append({"rolled": path}) if method == "POST" else None},
    )  # type: ignore[method-assign]
    program = tmp_path / "bin/wrangler"
    program.parent.mkdir()
    program.write_text(
        f"#!/bin/sh\n[ -e {tmp_path}/tried ] || {{ touch {tmp_path}/tried; echo ECONNRESET; exit 1; }}\n"
        f'echo "$@" "$CLOUDFLARE_ACCOUNT_ID" > {tmp_path}/said\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    monkeypatch.setenv("CLOUDFLARE_API_TOKEN", TOKEN)
    target = Target(name="live", to="cloudflare", address="careers", account="abc", endpoint=base)
    one = release(tmp_path / "one", "one")
    with deploy.opened(target) as place:
        place.publish(one)
        said = (tmp_path / "said").read_text()
        assert (
            f"pages deploy {one.folder} --project-name=careers" in said
            and said.endswith("abc\n")
            and TOKEN not in said
        )
        message = {
            "latest_stage": {"status": "success"},
            "deployment_trigger": {"metadata": {"commit_message": f"Kollega {one.release}"}},
        }
        rows[:] = [{"id": "2", **message}, {"id": "1", **message}]
        assert not place.publish(one).plan
        place.rollback(one)
        assert rows[-1]["rolled"].endswith("/deployments/1/rollback")


def test_cloudflare_keeps_no_deployment_from_before_a_withdrawal(
    service: tuple[Service, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that was killed after the upload has left an older deployment; the next run removes it."""
    kept, base = service
    one = release(tmp_path / "one", "one")
    gone = msgspec.structs.replace(one, withdrawn=deploy.Withdrawn(people=frozenset({"Ada Anker"})))
    titles = [f"Kollega {one.release} {gone.withdrawal}", *("Kollega 0123456789ab" for _ in range(30))]
    rows = [
        {"id": str(number), "latest_stage": {"status": "success"},
         "deployment_trigger": {"metadata": {"commit_message": title}}}
        for number, title in enumerate(titles)
    ]  # fmt: skip

    def answer(method: str, path: str, data: bytes) -> tuple[int, Any]:
        if method == "DELETE":
            rows[:] = [row for row in rows if row["id"] != re.findall(r"/(\d+)\?", path)[0]]
            return 200, {"result": None}
        page = int(path.rpartition("=")[2])
        return 200, {"result": rows[25 * (page - 1) : 25 * page]}

    kept.answer = answer  # type: ignore[method-assign]
    monkeypatch.setenv("CLOUDFLARE_API_TOKEN", TOKEN)
    target = Target(name="live", to="cloudflare", address="careers", account="abc", endpoint=base)
    with deploy.opened(target) as place:
        place.publish(msgspec.structs.replace(gone, dry=True))
        assert len(rows) == 31
        place.publish(gone)
    assert [row["id"] for row in rows] == ["0"]


def test_netlify_loses_what_a_killed_run_has_left(service: tuple[Service, str], tmp_path: Path) -> None:
    kept, base = service
    one, two = release(tmp_path / "1", "one"), release(tmp_path / "2", "two")
    gone = msgspec.structs.replace(two, withdrawn=deploy.Withdrawn(people=frozenset({"Ada Anker"})))
    target = Target(name="live", to="netlify", address="mine", endpoint=base)
    with deploy.opened(target) as place:
        place.publish(one)
        before = list(kept.deploys)
        place.publish(gone)
        kept.deploys += before
        place.publish(gone)
        assert len(kept.deploys) == 1 and kept.site() == expected(two)
