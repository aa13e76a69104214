"""The doctor, asked about sites on servers of this machine."""

from __future__ import annotations

import json
import shutil
import socketserver
import subprocess
import sys
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from click.testing import CliRunner

from kollega import deploy, doctor
from kollega.cli import cli
from kollega.diagnostics import Report
from kollega.hosts import FORMS
from kollega.hosts.description import Served
from kollega.release import live_manifest
from kollega.site import Organisation, Site
from kollega.targets import Target
from kollega.video import ffmpeg
from tests.deploy import servers
from tests.deploy.releases import release
from tests.folders import SMALL, write
from tests.serving import serving

TODAY = date(2026, 2, 1)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site that was built in its folder."""
    from kollega import pipeline

    root = write(tmp_path / "site-folder", {**SMALL})
    outcome = pipeline.build(
        pipeline.Order(
            root=root, site_dir=root / "site", backstage_dir=root / "backstage", today=TODAY, pictures=False
        )
    )
    assert outcome.published
    return root


def states(findings: object) -> dict[str, str]:
    return {one.part: one.state for one in findings}  # type: ignore[attr-defined]


@pytest.mark.nginx
def test_a_site_that_is_well(site: Path, tmp_path: Path) -> None:
    made = FORMS["nginx"](Served((), "https://careers.example.org/"))
    files = live_manifest(site / "site")
    (tmp_path / "nginx").mkdir()
    key, certificate = _certificate(tmp_path, days=90)
    tls = f"listen 127.0.0.1:{(port := servers.free_port())} ssl; ssl_certificate {certificate}; ssl_certificate_key {key};"
    with (
        servers.nginx(
            tmp_path / "nginx", site / "site", made["kollega-http.conf"], made["kollega-server.conf"] + tls
        ),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("SSL_CERT_FILE", str(certificate))
        found = list(doctor.live(f"https://localhost:{port}/", files))
    assert set(states(found).values()) == {"ok"}, found


@pytest.mark.parametrize("answer", [b"", b"no HTTP\r\n\r\n"])
def test_a_host_that_leaves_questions_unanswered(answer: bytes) -> None:
    home = b'<link href="static/a.css">'

    class Rude(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            is_home = self.rfile.readline().split()[1] == b"/"
            self.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n" + home if is_home else answer)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Rude) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found = states(doctor.live(f"http://127.0.0.1:{server.server_address[1]}/", {}))
        server.shutdown()
    assert found.keys() == {"live site", "headers", "missing pages", "caching", "feeds"}
    assert {part for part, state in found.items() if state == "unknown"} == {
        "missing pages",
        "caching",
        "feeds",
    }


@pytest.mark.nginx
def test_a_certificate_that_ends_soon_and_one_that_nobody_knows(site: Path, tmp_path: Path) -> None:
    (tmp_path / "nginx").mkdir()
    key, certificate = _certificate(tmp_path, days=3)
    tls = f"listen 127.0.0.1:{(port := servers.free_port())} ssl; ssl_certificate {certificate}; ssl_certificate_key {key};"
    with servers.nginx(tmp_path / "nginx", site / "site", server=tls), pytest.MonkeyPatch.context() as patch:
        (unknown,) = doctor.live(f"https://localhost:{port}/", {})
        assert (unknown.part, unknown.state) == ("certificate", "wrong")
        patch.setenv("SSL_CERT_FILE", str(certificate))
        found = {one.part: one for one in doctor.live(f"https://localhost:{port}/", {})}
    assert found["certificate"].state == "look" and "days" in found["certificate"].seen
    assert found["headers"].state == "look" and "Content-Security-Policy" in found["headers"].seen
    assert found["caching"].state == "look"


def test_feeds_that_are_old(site: Path) -> None:
    files = live_manifest(site / "site")
    feed = site / "site/feeds/all.atom"
    feed.write_bytes(feed.read_bytes().replace(b"Night", b"Day"))
    with serving(site / "site") as base:
        found = {one.part: one for one in doctor.live(base, files)}
    assert found["feeds"].state == "look" and found["missing pages"].state == "ok"


def test_a_style_that_is_not_there_is_no_matter_of_caching(site: Path) -> None:
    for name in ("static", "media"):
        shutil.rmtree(site / "site" / name, ignore_errors=True)
    with serving(site / "site") as base:
        found = {one.part: one for one in doctor.live(base, {})}
    assert found["caching"].state == "wrong" and "status 404" in found["caching"].seen
    assert "publish again" in found["caching"].cure


def test_an_address_that_sends_visitors_on(site: Path) -> None:
    class Moved(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(301)
            self.send_header("Location", base + self.path.removeprefix("/"))
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with serving(site / "site") as base, ThreadingHTTPServer(("127.0.0.1", 0), Moved) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/"
        found = next(iter(doctor.live(url, {})))
        server.shutdown()
    assert (found.state, found.seen) == ("look", f"{url} sends on to {base}")
    assert "`site_url`" in found.cure


def test_what_is_made_and_lies_in_git(tmp_path: Path) -> None:
    def said() -> doctor.Finding:
        return next(one for one in doctor.machine(tmp_path, None, Report()) if one.part == "git")

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", tmp_path, *arguments], check=True, capture_output=True)

    git("init")
    write(tmp_path, {".gitignore": "/.kollega/\n", "site/index.html": "x", "backstage/index.html": "x"})
    assert said().state == "look" and "write /site/, /backstage/ into" in said().cure
    git("add", "backstage")
    assert said().state == "look" and "git rm -r --cached backstage`" in said().cure
    git("rm", "-r", "--cached", "backstage")
    write(tmp_path, {".gitignore": "/.kollega/\n/site/\n/backstage/\n"})
    assert said().state == "ok"


def test_nobody_there(site: Path) -> None:
    (found,) = doctor.live(f"http://127.0.0.1:{servers.free_port()}/", {})
    assert found.state == "unknown" and "online" in found.cure


def test_the_command_offline_says_the_cure_of_each(site: Path) -> None:
    done = CliRunner().invoke(cli, ["doctor", "--root", str(site), "--offline", "--today", "2026-02-01"])
    assert done.exit_code == 0, done.output
    assert "not looked at" in done.output and "last build: less than an hour ago" in done.output
    (site / "mkdocs.yml").write_text("site_name: Harbour\nextra: {kollega: {timezone: Nowhere}}\n")
    done = CliRunner().invoke(cli, ["doctor", "--root", str(site), "--offline", "--format", "json"])
    assert done.exit_code == 1
    assert {row["part"]: row["state"] for row in json.loads(done.output)}["configuration"] == "wrong"


@pytest.mark.parametrize(
    ("url", "state"), [("https://careers.example.org/", "look"), ("https://careers.harbour.test/", "ok")]
)
def test_an_address_for_examples_is_none_yet(tmp_path: Path, url: str, state: str) -> None:
    one = Site(name="Harbour", url=url, organisation=Organisation(name="Harbour"))
    assert states(doctor.machine(tmp_path, one, Report()))["address"] == state


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_ffmpeg_is_there_where_videos_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = write(tmp_path / "bin", {"ffmpeg": "#!/bin/sh\necho ffmpeg version 7.1\n"}) / "ffmpeg"
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    ffmpeg.program.cache_clear()
    try:
        assert states(doctor.machine(tmp_path, None, Report()))["ffmpeg"] == "ok"
    finally:
        ffmpeg.program.cache_clear()


def test_targets(site: Path, tmp_path: Path) -> None:
    files = {"site": live_manifest(site / "site")}
    full = Target(name="full", to="folder", address=str(write(tmp_path / "full", {"a.txt": "theirs"})))
    empty = Target(name="empty", to="folder", address=str(tmp_path / "empty"))
    found = {one.part: one for one in doctor.places([full, empty], site, files)}
    assert found["target full"].state == "wrong" and "--take-over" in found["target full"].seen
    assert found["target empty"].state == "look" and not (tmp_path / "empty").exists()


@pytest.mark.parametrize("layout", ["flat", "switch"])
def test_a_file_of_somebody_else_and_one_that_somebody_else_changed(
    layout: Literal["flat", "switch"], site: Path, tmp_path: Path
) -> None:
    target = Target(name="live", to="folder", address=str(tmp_path / "www"), layout=layout)
    files = live_manifest(site / "site")
    with deploy.opened(target) as place:
        place.publish(deploy.Order(folder=site / "site", files=files))
    live = tmp_path / "www" / ("current" if layout == "switch" else "")
    write(live, {"theirs.html": "theirs"})
    (found,) = doctor.places([target], site, {"site": files})
    # What `deploy` would leave as it is must not be asked of it.
    assert "theirs.html" in found.seen and "`deploy" not in found.cure and "delete" in found.cure
    (live / "theirs.html").unlink()
    (live / "index.html").unlink()
    (found,) = doctor.places([target], site, {"site": files})
    assert "index.html was removed" in found.seen and "run `deploy live`" in found.cure


@pytest.mark.parametrize("layout", ["flat", "switch"])
def test_what_stays_for_those_with_an_older_page_open_is_no_difference(
    layout: Literal["flat", "switch"], tmp_path: Path
) -> None:
    target = Target(name="live", to="folder", address=str(tmp_path / "www"), layout=layout)
    for word in ("one", "two"):
        order = release(tmp_path / "site", word)
        with deploy.opened(target) as place:
            place.publish(order)
        (found,) = doctor.places([target], tmp_path, {"site": order.files})
        assert found.state == "ok", found
        if word == "one":
            shutil.rmtree(tmp_path / "site")


def _certificate(folder: Path, days: int) -> tuple[Path, Path]:
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", str(days),
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    return key, certificate
